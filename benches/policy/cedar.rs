//! The mixed set for cedar-policy. What IAM finds by wildcards in actions is there a group of actions, which is how
//! Cedar would have it written; resources and conditions are in the context of each request.

use crate::set::{ACCOUNT, Asked};
use cedar_policy::{
    Authorizer, Context, Decision, Entities, Entity, EntityUid, PolicySet, Request,
    RestrictedExpression,
};
use std::collections::{HashMap, HashSet};
use std::str::FromStr as _;

/// One user's policies.
pub(crate) struct Cedar {
    policies: PolicySet,
    entities: Entities,
    principal: EntityUid,
    authorizer: Authorizer,
}

const ACTIONS: [(&str, &[&str]); 4] = [
    ("iam:CreateAccessKey", &["iam"]),
    ("iam:DeleteRole", &["iam", "iam:Delete"]),
    ("iam:TagUser", &["iam"]),
    ("iam:GetUser", &["iam", "iam:Get"]),
];

fn uid(kind: &str, id: &str) -> EntityUid {
    EntityUid::from_str(&format!("{kind}::\"{id}\"")).expect("a uid")
}

impl Cedar {
    pub(crate) fn new(user: usize, statements: usize) -> Cedar {
        let text: String = (0..statements).map(|place| statement(user, place)).collect();
        let policies = PolicySet::from_str(&text).expect("Cedar");
        let principal = uid("User", &format!("user-{user}"));
        let attrs = HashMap::from([
            ("username".to_owned(), RestrictedExpression::new_string(format!("user-{user}"))),
            ("team".to_owned(), RestrictedExpression::new_string(format!("team-{user}"))),
        ]);
        let mut all =
            vec![Entity::new(principal.clone(), attrs, HashSet::new()).expect("an entity")];
        for (action, groups) in ACTIONS {
            let parents = groups.iter().map(|group| uid("Action", group)).collect();
            all.push(Entity::new_no_attrs(uid("Action", action), parents));
        }
        let entities = Entities::from_entities(all, None).expect("entities");
        Cedar { policies, entities, principal, authorizer: Authorizer::new() }
    }

    /// Decides a request that is made for it, from an address of the house, 60 seconds after a code.
    pub(crate) fn decide(
        &self,
        (action, resource, tags): &Asked,
        action_id: &EntityUid,
        nowhere: &EntityUid,
    ) -> bool {
        let text = |text: &str| RestrictedExpression::new_string(text.to_owned());
        let mut pairs = vec![
            ("arn".to_owned(), text(resource)),
            ("mfa".to_owned(), RestrictedExpression::new_bool(true)),
            ("age".to_owned(), RestrictedExpression::new_long(60)),
            ("now".to_owned(), RestrictedExpression::new_long(1_800_000_000)),
            ("ip".to_owned(), RestrictedExpression::new_ip("10.2.3.4")),
        ];
        pairs.extend(tags.iter().map(|(key, value)| ((*key).to_owned(), text(value))));
        let _ = action;
        let context = Context::from_pairs(pairs).expect("a context");
        let request =
            Request::new(self.principal.clone(), action_id.clone(), nowhere.clone(), context, None);
        let request = request.expect("a request");
        let answer = self.authorizer.is_authorized(&request, &self.policies, &self.entities);
        answer.decision() == Decision::Allow
    }
}

pub(crate) fn action(name: &str) -> EntityUid {
    uid("Action", name)
}

pub(crate) fn nowhere() -> EntityUid {
    uid("Resource", "any")
}

fn statement(user: usize, place: usize) -> String {
    let iam = |rest: &str| format!("arn:aws:iam::{ACCOUNT}:{rest}");
    let policy = |effect: &str, actions: &str, when: String| {
        format!("{effect}(principal, action in [{actions}], resource) when {{ {when} }};\n")
    };
    let like = |pattern: &str| format!("context.arn like \"{pattern}\"");
    match place % 10 {
        _ if place == 0 => concat!(
            "forbid(principal, action, resource) unless { action in [Action::\"iam:ListMFADevices\",",
            "Action::\"iam:EnableMFADevice\", Action::\"iam:GetUser\", Action::\"sts:GetCallerIdentity\"]",
            " || !(context has mfa) || context.mfa };\n"
        ).to_owned(),
        0 => policy(
            "permit",
            r#"Action::"s3:Get", Action::"s3:List""#,
            like(&format!("arn:aws:s3:::u{user}-bucket-{place}/*")),
        ),
        1 => policy(
            "permit",
            r#"Action::"iam:Get", Action::"iam:List""#,
            like(&iam(&format!("user/team-{place}/*"))),
        ),
        2 => policy(
            "permit",
            r#"Action::"iam:CreateAccessKey", Action::"iam:DeleteAccessKey""#,
            // Cedar cannot put a value into a text; the name stands in the policy.
            format!(
                "context.arn == \"{}\" && context has mfa && context.mfa && context has age && context.age < 3600 && \
                    (context.ip.isInRange(ip(\"10.0.0.0/8\")) || context.ip.isInRange(ip(\"172.16.{}.0/24\")))",
                iam(&format!("user/dev-{place}/user-{user}")),
                place % 256
            ),
        ),
        3 => policy(
            "permit",
            r#"Action::"ec2:StartInstances", Action::"ec2:StopInstances""#,
            "context has team && context.team == principal.team".to_owned(),
        ),
        4 => policy(
            "forbid",
            r#"Action::"iam:Delete", Action::"iam:Put", Action::"iam:Attach""#,
            format!(
                "{} && !context.ip.isInRange(ip(\"10.0.0.0/8\"))",
                like(&iam(&format!("role/prod-{place}-*")))
            ),
        ),
        5 => policy(
            "permit",
            r#"Action::"sqs""#,
            format!("context.arn == \"arn:aws:sqs:us-east-1:{ACCOUNT}:u{user}-queue-{place}\""),
        ),
        6 => policy(
            "permit",
            r#"Action::"dynamodb:GetItem", Action::"dynamodb:PutItem", Action::"dynamodb:Query""#,
            like(&format!("arn:aws:dynamodb:*:{ACCOUNT}:table/t{place}-team-{user}")),
        ),
        7 => policy(
            "permit",
            r#"Action::"iam:TagUser", Action::"iam:UntagUser", Action::"iam:UpdateUser""#,
            format!(
                "{} && context has team && context.team == \"t{place}\" && !(context has tagkeys)",
                like(&iam(&format!("user/dep-{place}/*")))
            ),
        ),
        8 => policy(
            "permit",
            r#"Action::"sts:AssumeRole""#,
            format!(
                "context.arn == \"{}\" && context has mfa && context.mfa",
                iam(&format!("role/u{user}-role-{place}"))
            ),
        ),
        _ => policy(
            "forbid",
            r#"Action::"s3:DeleteObject""#,
            format!(
                "{} && context.now < 1893456000",
                like(&format!("arn:aws:s3:::u{user}-bucket-{place}/audit/*"))
            ),
        ),
    }
}
