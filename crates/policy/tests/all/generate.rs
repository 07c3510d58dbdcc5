//! Well-written cases over small alphabets, so that patterns, names and values meet.
//!
//! A case is made from a list of numbers, each of which makes one choice; where the list ends the first choice is
//! made. So a failing list shrinks to a small case.

use proptest::prelude::*;
use serde_json::{Value, json};

pub(crate) const OWN: &str = "111122223333";
pub(crate) const OTHER: &str = "999988887777";

/// Cases of every kind.
pub(crate) fn case() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<u16>(), 0..300)
        .prop_map(|numbers| Dice(numbers.into_iter(), &NAMES).case().to_string())
}

/// What is left of the numbers, and the names that the caller goes by.
struct Dice(std::vec::IntoIter<u16>, &'static [&'static str]);

pub(crate) const PRINCIPALS: [(&str, &str); 10] = [
    ("aws", "arn:aws:iam::111122223333:user/alice"),
    ("aws", "arn:aws:sts::111122223333:assumed-role/reader/tom"),
    ("aws", "arn:aws:sts::111122223333:federated-user/alice"),
    ("aws", "arn:aws:iam::111122223333:root"),
    ("aws", "arn:aws:iam::111122223333:user/team/bob"),
    ("aws", "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForBatch/x"),
    ("aws", "arn:aws:sts::999988887777:assumed-role/reader/tom"),
    ("aws", "arn:aws:iam::999988887777:root"),
    ("service", "lambda.amazonaws.com"),
    ("anonymous", ""),
];

/// Actions, what they are asked of, and patterns that meet both.
const ASKED: [(&str, &[&str]); 11] = [
    ("s3:GetObject", &["arn:aws:s3:::bucket/key", "arn:aws:s3:::bucket/k*y", "arn:aws:s3:::b"]),
    ("S3:putobject", &["arn:aws:s3:::bucket/key", "arn:aws:s3:::bucket/a:b/c"]),
    ("sts:AssumeRole", &["arn:aws:iam::111122223333:role/team/reader"]),
    ("sts:TagSession", &["arn:aws:iam::111122223333:role/team/reader"]),
    (
        "iam:PassRole",
        &[
            "arn:aws:iam::111122223333:role/team/reader",
            "arn:aws:iam::111122223333:role/aws-reserved/x",
        ],
    ),
    (
        "iam:DeletePolicy",
        &["arn:aws:iam::111122223333:policy/own", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
    ),
    ("kms:Decrypt", &["arn:aws:kms:eu-1:111122223333:key/k"]),
    (
        "kms:DeleteAlias",
        &["arn:aws:kms:eu-1:111122223333:alias/own", "arn:aws:kms:eu-1:111122223333:alias/aws/s3"],
    ),
    ("iam:ListUsers", &["*"]),
    ("sts:GetCallerIdentity", &["*"]),
    ("sts:getSessionToken", &["*"]),
];

const ACTIONS: [&str; 14] = [
    "*",
    "s3:*",
    "s3:GetObject",
    "S3:get*",
    "s3:???Object",
    "sts:*",
    "sts:AssumeRole",
    "iam:*",
    "iam:PassRole",
    "iam:Delete*",
    "kms:*",
    "kms:Decrypt",
    "sts:tagsession",
    "sqs:*",
];

const RESOURCES: [&str; 19] = [
    "*",
    "arn:aws:s3:::bucket/*",
    "arn:aws:s3:::bucket/key",
    "arn:aws:s3:::bucket/k?y",
    "arn:aws:s3:::bucket/${app:s}",
    "arn:aws:s3:::bucket/${APP:S, 'key'}",
    "arn:aws:s3:::bucket/k${*}y",
    "arn:aws:s3:::${app:m}*",
    "arn:aws:s3:::b*",
    "arn:a?s:s3:*::b",
    "arn:*:s3:::*",
    "arn:aws:iam::*:*",
    "arn:aws:iam::111122223333:role/*",
    "arn:aws:iam::*:role/team/${app:s}",
    "arn:aws:iam::*:role/reader",
    "arn:aws:kms:*:111122223333:*",
    "arn:aws:kms:eu-?:*:key/k",
    "arn:aws:s3:::*:b/*",
    "arn:aws:iam::111122223333:policy/*",
];

/// The names of three callers, each in every form: itself, who is behind it, its account.
const OWN_NAMES: [&[&str]; 3] = [
    &["arn:aws:iam::111122223333:user/alice", "111122223333"],
    &[
        "arn:aws:iam::111122223333:role/team/reader",
        "arn:aws:sts::111122223333:assumed-role/reader/tom",
        "111122223333",
    ],
    &[
        "arn:aws:iam::111122223333:user/alice",
        "arn:aws:sts::111122223333:federated-user/alice",
        "111122223333",
    ],
];

const NAMES: [&str; 17] = [
    "*",
    "111122223333",
    "arn:aws:iam::111122223333:user/alice",
    "arn:aws:iam::111122223333:role/team/reader",
    "arn:aws:sts::111122223333:assumed-role/reader/tom",
    "arn:aws:sts::111122223333:federated-user/alice",
    "arn:aws:iam::111122223333:root",
    "999988887777",
    "arn:aws:iam::111122223333:user/team/bob",
    "arn:aws:iam::999988887777:role/reader",
    "arn:aws:sts::999988887777:assumed-role/reader/tom",
    "arn:aws:iam::111122223333:user/Alice",
    "arn:aws:iam::111122223333:role/alice",
    "arn:aws:sts::111122223333:assumed-role/reader/ann",
    "arn:aws:iam::111122223333:user/bob",
    "arn:aws:iam::111122223333:role/AWSServiceRoleForBatch",
    "arn:aws:iam::999988887777:root",
];

/// A family of operators: their names, the key they ask for, what policies write and what requests say.
struct Family {
    operators: &'static [&'static str],
    key: &'static str,
    wanted: &'static [&'static str],
    found: &'static [&'static str],
}

const FAMILIES: [Family; 8] = [
    Family {
        operators: &[
            "StringEquals",
            "StringNotEquals",
            "StringLike",
            "StringNotLike",
            "StringEqualsIgnoreCase",
            "StringNotEqualsIgnoreCase",
        ],
        key: "app:s",
        wanted: &[
            "key",
            "k*",
            "k?y",
            "KEY",
            "*",
            "${app:m}",
            "${App:S}",
            "${app:none, 'key'}",
            "k${*}y",
            "k${?}y",
            "${$}",
            "*${app:m}*",
            "a:b/c",
            "reader",
            "",
        ],
        found: &["key", "k*y", "kEy", "k?y", "$", "a:b/c", "reader", "", "k${*}y"],
    },
    Family {
        operators: &["StringEquals", "StringNotEquals", "StringLike", "StringNotLike"],
        key: "app:m",
        wanted: &["key", "k*", "${app:s}", "*", "bucket"],
        found: &["key", "k*", "bucket", "*", "?"],
    },
    Family {
        operators: &[
            "NumericEquals",
            "NumericNotEquals",
            "NumericLessThan",
            "NumericLessThanEquals",
            "NumericGreaterThan",
            "NumericGreaterThanEquals",
        ],
        key: "app:n",
        wanted: &["10", "10.0", "9", "-1", "0.5", "-0"],
        found: &["10", "10.00", "9", "100", "-1.0", "0", "0.50", "soon"],
    },
    Family {
        operators: &[
            "DateEquals",
            "DateNotEquals",
            "DateLessThan",
            "DateLessThanEquals",
            "DateGreaterThan",
            "DateGreaterThanEquals",
        ],
        key: "app:d",
        wanted: &[
            "2020-01-01T00:00:00Z",
            "2020-01-01",
            "1577836800",
            "2020-02-29T12:30:00+01:00",
            "2020",
        ],
        found: &[
            "2020-01-01T00:00:00Z",
            "2020-01-01T02:00:00+02:00",
            "1577836800",
            "2020-02-29T11:30Z",
            "2020-01-01T00:00:00.5Z",
            "2019-12-31",
            "1582975800",
            "2020-01",
            "soon",
        ],
    },
    Family {
        operators: &["Bool"],
        key: "aws:MultiFactorAuthPresent",
        wanted: &["true", "false", "True"],
        found: &["true", "false", "FALSE"],
    },
    Family {
        operators: &["IpAddress", "NotIpAddress"],
        key: "aws:SourceIp",
        wanted: &["10.0.0.0/8", "10.1.2.3", "2001:db8::/32", "0.0.0.0/0", "10.1.2.0/31", "::/0"],
        found: &["10.1.2.3", "10.1.2.1", "2001:db8::1", "11.0.0.0", "2001:DB8:0::1", "host"],
    },
    Family {
        operators: &["ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"],
        key: "aws:SourceArn",
        wanted: &[
            "arn:aws:s3:::bucket/*",
            "arn:aws:s3:::bucket",
            "arn:*:s3:*:*:b*",
            "arn:aws:iam::*:role/?",
            "arn:aws:s3:::${app:s}",
            "arn:aws:iam::111122223333:*",
        ],
        found: &[
            "arn:aws:s3:::bucket/key",
            "arn:aws:s3:::bucket",
            "arn:aws:iam::111122223333:role/a:b",
            "arn:aws:iam::111122223333:role/r",
            "arn:aws:s3:::key",
            "arn:aws:s3:::Bucket",
        ],
    },
    Family {
        operators: &["BinaryEquals"],
        key: "app:y",
        wanted: &["YQ==", "YWI=", "YWJj"],
        found: &["YQ==", "YWI=", "YWJj"],
    },
];

impl Dice {
    fn next(&mut self, choices: usize) -> usize {
        usize::from(self.0.next().unwrap_or(0)) % choices
    }

    /// Whether something happens that does so once in `n`.
    fn once_in(&mut self, n: usize) -> bool {
        self.next(n) == n - 1
    }

    fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.next(all.len())]
    }

    /// One of some, or a list of some.
    fn some(&mut self, all: &[&str]) -> Value {
        if !self.once_in(3) {
            return json!(self.of(all));
        }
        let n = 1 + self.next(3);
        json!((0..n).map(|_| self.of(all)).collect::<Vec<_>>())
    }

    fn cased(&mut self, name: &str) -> String {
        match self.next(4) {
            3 => name.to_ascii_uppercase(),
            2 => name.to_ascii_lowercase(),
            _ => name.to_owned(),
        }
    }

    fn case(&mut self) -> Value {
        let at = self.next(2 * PRINCIPALS.len());
        // Half of the callers are of the three that have the most names.
        let at = if at < PRINCIPALS.len() { at } else { at % OWN_NAMES.len() };
        let (kind, id) = PRINCIPALS[at];
        self.1 = OWN_NAMES.get(at).copied().unwrap_or(&NAMES);
        let (action, resources) = self.of(&ASKED);
        let resource = self.of(resources);
        let mut request = json!({
            "principal": {"kind": kind, "id": id},
            "action": action,
            "resource": resource,
            "resource_account": if self.once_in(4) { OTHER } else { OWN },
            "context": self.context(),
        });
        if resource == "*" {
            request["wildcard_only_action"] = json!(true);
        }
        let trust = ["sts:AssumeRole", "sts:TagSession"].contains(&action);
        let mut policies = json!({"identity": self.documents(false)});
        if !self.once_in(3) {
            let many = 1 + self.next(3);
            let statements: Vec<Value> =
                (0..many).map(|_| self.resource_statement(trust)).collect();
            policies["resource"] = self.document(&statements);
        }
        for layer in ["boundary", "session"] {
            if self.once_in(3) {
                policies[layer] = self.documents(false);
            }
        }
        if self.once_in(8) {
            policies["endpoint"] = self.documents(true);
        }
        for layer in ["scp", "rcp"] {
            if self.once_in(8) {
                let levels = 1 + self.next(2);
                policies[layer] = (0..levels)
                    .map(|_| json!({"level": "some", "policies": self.documents(layer == "rcp")}))
                    .collect();
            }
        }
        json!({"id": "generated", "request": request, "policies": policies})
    }

    fn context(&mut self) -> Value {
        let mut context = json!({});
        for family in &FAMILIES {
            let value = match self.next(5) {
                0 | 1 => continue,
                2 | 3 => json!(self.of(family.found)),
                _ => {
                    let n = self.next(4);
                    // What is not of its type is compared one at a time.
                    let typed = &family.found[..3];
                    json!((0..n).map(|_| self.of(typed)).collect::<Vec<_>>())
                }
            };
            context[self.cased(family.key)] = value;
        }
        context
    }

    fn documents(&mut self, named: bool) -> Value {
        let many = if self.once_in(10) { 0 } else { 1 + self.next(2) };
        let document = |dice: &mut Dice| {
            let many = 1 + dice.next(3);
            let statements: Vec<Value> = (0..many)
                .map(|_| {
                    let mut statement = dice.statement();
                    if named && dice.once_in(2) {
                        statement["Principal"] = dice.principal();
                    }
                    statement
                })
                .collect();
            dice.document(&statements)
        };
        (0..many).map(|_| document(self)).collect()
    }

    fn document(&mut self, statements: &[Value]) -> Value {
        let statement = match statements {
            [one] if self.once_in(2) => one.clone(),
            all => json!(all),
        };
        match self.next(6) {
            5 => json!({"Statement": statement}),
            4 => json!({"Version": "2008-10-17", "Statement": statement}),
            _ => json!({"Version": "2012-10-17", "Statement": statement}),
        }
    }

    fn principal(&mut self) -> Value {
        if self.once_in(2) {
            let own = self.1;
            return json!({"AWS": self.some(own)});
        }
        match self.next(8) {
            0 => json!("*"),
            7 => json!({"Service": self.some(&["lambda.amazonaws.com", "ec2.amazonaws.com"])}),
            6 => json!({"AWS": self.some(&NAMES), "Service": "lambda.amazonaws.com"}),
            _ => json!({"AWS": self.some(&NAMES)}),
        }
    }

    fn resource_statement(&mut self, trust: bool) -> Value {
        let mut statement = self.statement();
        if trust {
            let members = statement.as_object_mut().unwrap();
            members.remove("Resource");
            members.remove("NotResource");
        }
        match self.next(10) {
            9 if !trust => {}
            7 | 8 if !trust => {
                // An Allow with it is not stored.
                if !self.once_in(4) {
                    statement["Effect"] = json!("Deny");
                }
                let mut names = self.1.to_vec();
                if self.once_in(2) {
                    names.remove(0);
                }
                names.push(self.of(&NAMES[1..]));
                statement["NotPrincipal"] = json!({"AWS": names});
            }
            _ => statement["Principal"] = self.principal(),
        }
        statement
    }

    fn statement(&mut self) -> Value {
        let mut statement = json!({"Effect": if self.once_in(5) { "Deny" } else { "Allow" }});
        let not = self.once_in(6);
        statement[if not { "NotAction" } else { "Action" }] = self.some(&ACTIONS);
        let not = self.once_in(6);
        statement[if not { "NotResource" } else { "Resource" }] = self.some(&RESOURCES);
        if self.once_in(2) {
            statement["Condition"] = self.condition();
        }
        statement
    }

    fn condition(&mut self) -> Value {
        let mut block = json!({});
        for _ in 0..=self.next(2) {
            let family = &FAMILIES[self.next(FAMILIES.len())];
            let key = self.cased(family.key);
            if self.once_in(8) {
                block["Null"] = json!({key: self.of(&["true", "false"])});
                continue;
            }
            let set = self.of(&["", "", "ForAllValues:", "ForAnyValue:"]);
            let if_exists = if self.once_in(3) { "IfExists" } else { "" };
            let operator = format!("{set}{}{if_exists}", self.of(family.operators));
            block[operator] = json!({key: self.some(family.wanted)});
        }
        block
    }
}

/// The documents of a case, each to be changed in its place.
pub(crate) fn each_document(case: &mut Value, change: &mut impl FnMut(&mut Value)) {
    for (name, layer) in case["policies"].as_object_mut().unwrap() {
        match (name.as_str(), layer) {
            ("resource", document) => change(document),
            ("scp" | "rcp", levels) => {
                for level in levels.as_array_mut().unwrap() {
                    level["policies"].as_array_mut().unwrap().iter_mut().for_each(&mut *change);
                }
            }
            (_, documents) => documents.as_array_mut().unwrap().iter_mut().for_each(&mut *change),
        }
    }
}

/// The lists of documents of a case, each to be changed in its place.
pub(crate) fn each_list(case: &mut Value, change: &mut impl FnMut(&mut Vec<Value>)) {
    for (name, layer) in case["policies"].as_object_mut().unwrap() {
        match (name.as_str(), layer) {
            ("resource", _) => {}
            ("scp" | "rcp", levels) => {
                for level in levels.as_array_mut().unwrap() {
                    change(level["policies"].as_array_mut().unwrap());
                }
            }
            (_, documents) => change(documents.as_array_mut().unwrap()),
        }
    }
}

/// The statements of a case, each to be changed in its place.
pub(crate) fn each_statement(case: &mut Value, change: &mut impl FnMut(&mut Value)) {
    each_document(case, &mut |document| match &mut document["Statement"] {
        Value::Array(all) => all.iter_mut().for_each(&mut *change),
        one => change(one),
    });
}

/// Numbers that make one statement, without whom it is about.
pub(crate) fn statement() -> impl Strategy<Value = Value> {
    prop::collection::vec(any::<u16>(), 0..20).prop_map(|n| Dice(n.into_iter(), &NAMES).statement())
}
