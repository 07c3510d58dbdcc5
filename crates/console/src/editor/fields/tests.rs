//! What the form's fields do, and that a document which nobody touches comes through it as it was.

use super::*;
use crate::editor::draft::{Draft, MFA};
use serde_json::{Value, json};

const ACCOUNT: &str = "111122223333";

fn view(statement: &Value) -> View {
    Draft::of(json!({"Statement": [statement]})).unwrap().view(0).unwrap()
}

fn taken(view: &View, pairs: &[(&str, &str)]) -> (View, Wrong) {
    let form = pairs.iter().fold(Form::default(), |form, (name, value)| form.and(name, value));
    let mut after = view.clone();
    let wrong = take(&mut after, &State::of(&form), &form, ACCOUNT);
    (after, wrong)
}

fn sts(actions: &[&str]) -> View {
    view(&json!({"Effect": "Allow", "Action": actions, "Resource": []}))
}

#[test]
fn a_box_that_was_filtered_away_stays_ticked() {
    let before = sts(&["sts:AssumeRole", "sts:GetCallerIdentity"]);
    let (after, _) =
        taken(&before, &[("actions", "on"), ("narrowed", "Assume"), ("action", "AssumeRoot")]);
    assert_eq!(after.actions, ["GetCallerIdentity", "AssumeRoot"]);
    let (after, _) = taken(&before, &[("actions", "on")]);
    assert!(after.actions.is_empty());
    assert_eq!(taken(&before, &[]).0, before, "a page without actions changes none");
}

#[test]
fn a_level_is_ticked_and_unticked_as_a_whole() {
    let before = sts(&["sts:AssumeRole"]);
    let (all, _) = taken(&before, &[("actions", "on"), ("action", "AssumeRole"), ("level", "W")]);
    let writes = facts_of("sts", Level::Write);
    assert_eq!(all.actions.len(), writes.len());
    let mut pairs = vec![("actions", "on")];
    pairs.extend(writes.iter().map(|name| ("action", *name)));
    assert!(taken(&all, &pairs).0.actions.is_empty(), "the level was unticked");
    pairs.push(("level", "W"));
    assert_eq!(taken(&all, &pairs).0, all);
    pairs.remove(1);
    assert_eq!(taken(&all, &pairs).0.actions.len(), writes.len() - 1);
}

fn facts_of(prefix: &str, level: Level) -> Vec<&'static str> {
    let all = crate::editor::facts::service(prefix).unwrap().actions();
    all.into_iter().filter(|action| action.level == level).map(|action| action.name).collect()
}

#[test]
fn patterns_cover_and_are_kept_or_taken_away() {
    let before = sts(&["sts:Assume*", "sts:Unheard"]);
    let kept = [("actions", "on"), ("other", "Assume*"), ("other", "Unheard")];
    assert_eq!(taken(&before, &kept).0, before, "covered boxes are not sent");
    let (after, _) = taken(&before, &[("actions", "on"), ("other", "Unheard"), ("whole", "on")]);
    assert_eq!(after.actions, ["Unheard", "*"]);
    let (after, wrong) = taken(&before, &[("pattern", "STS:Get*")]);
    assert!(wrong.is_empty() && after.actions.contains(&"Get*".to_owned()));
    for odd in ["s3:Get*", "Get Object", "a/b", "sts:"] {
        let (after, wrong) = taken(&before, &[("pattern", odd)]);
        assert_eq!((after, wrong[0].0), (before.clone(), "pattern"), "{odd}");
    }
    assert!(covers("assume*", "AssumeRole") && covers("?et*", "Get"));
    assert!(!covers("Get", "GetX") && !covers("*****x", "abcx"));
}

#[test]
fn resources_come_back_when_specific_is_chosen_again() {
    let before = view(&json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}));
    let arn = "arn:aws:iam::111122223333:role/a";
    let (after, _) = taken(&before, &[("resources", "specific"), ("kept", arn)]);
    assert_eq!(after.resources, Resources::Specific(vec![arn.to_owned()]));
    let (any, _) = taken(&after, &[("resources", "specific"), ("any", "role")]);
    let whole = "arn:aws:iam::111122223333:role/*".to_owned();
    assert_eq!(any.resources, Resources::Specific(vec![arn.to_owned(), whole]));
    assert_eq!(taken(&any, &[("resources", "specific")]).0.resources, after.resources);
    assert_eq!(taken(&any, &[("resources", "all")]).0.resources, Resources::All);
}

#[test]
fn conditions_are_taken_where_they_are_shown() {
    let before = sts(&["sts:AssumeRole"]);
    let (after, _) = taken(&before, &[("mfa", "on")]);
    assert_eq!(after, before);
    let shown = ("conditions-shown", "on");
    let (after, wrong) = taken(
        &before,
        &[
            shown,
            ("mfa", "on"),
            ("ip", "203.0.113.0/24, ::1"),
            ("key", "aws:PrincipalOrgID"),
            ("value", "o-1"),
            ("operator", "StringEquals"),
            ("if-exists", "on"),
            ("qualifier", "ForAnyValue"),
        ],
    );
    assert!(wrong.is_empty(), "{wrong:?}");
    assert!(after.needs_mfa());
    assert_eq!(after.source_ip(), ["203.0.113.0/24", "::1"]);
    let (_, last) = after.others().next().unwrap();
    assert_eq!(last.operator, "ForAnyValue:StringEqualsIfExists");
    assert!(taken(&after, &[shown]).0.conditions.iter().all(|line| line.key != MFA));
    for (name, pairs) in [
        ("ip", [shown, ("ip", "1.2.3"), ("x", "")]),
        ("ip", [shown, ("ip", "10.0.0.0/33"), ("x", "")]),
        ("key", [shown, ("value", "x"), ("operator", "Bool")]),
        ("value", [shown, ("key", "aws:username"), ("operator", "Bool")]),
        ("operator", [shown, ("key", "aws:username"), ("value", "x")]),
    ] {
        let (after, wrong) = taken(&before, &pairs);
        assert_eq!((after, wrong[0].0), (before.clone(), name));
    }
}

#[test]
fn arns_are_added_whole_or_in_parts() {
    let add = |pairs: &[(&str, &str)]| {
        let form = pairs.iter().fold(Form::default(), |form, (name, value)| form.and(name, value));
        let mut view = sts(&["sts:AssumeRole"]);
        let types = types(&view);
        add_arns(&mut view, &types, &form).map(|()| view.resources)
    };
    let role = Resources::Specific(vec!["arn:aws:iam::111122223333:role/a/b".to_owned()]);
    assert_eq!(add(&[("arn-role", " arn:aws:iam::111122223333:role/a/b ")]), Ok(role.clone()));
    let parts = [("part-role-Account", ACCOUNT), ("part-role-RoleNameWithPath", "a/b")];
    assert_eq!(add(&parts), Ok(role));
    for odd in [
        &[("arn-role", "arn:aws:iam::111122223333:user/a")][..],
        &[("arn-role", "toolkit-role")],
        &[("part-role-Account", ACCOUNT)],
        &[("part-role-Account", "1:2"), ("part-role-RoleNameWithPath", "a")],
        &[],
    ] {
        let wrong = add(odd).unwrap_err();
        assert_eq!(wrong[0].0, "role", "{wrong:?}");
    }
}

/// What a browser sends of a statement that nobody has touched.
fn untouched(view: &View) -> Form {
    let all = service(view).map(Service::actions).unwrap_or_default();
    let picked = Picked::of(view);
    let mut form = Form::default().and("effect", if view.allows { "allow" } else { "deny" });
    form = form.and("conditions-shown", "on").and("ip", &view.source_ip().join(", "));
    if view.service.as_deref().is_some_and(|service| service != "*") {
        form = form.and("actions", "on");
    }
    for action in all.iter().filter(|a| picked.names(a) && picked.covers(a).is_none()) {
        form = form.and("action", action.name);
    }
    for level in Level::ALL {
        let mut of = all.iter().filter(|action| action.level == level).peekable();
        if of.peek().is_some() && of.all(|action| picked.has(action)) {
            form = form.and("level", level.letter());
        }
    }
    for other in unlisted(view, &all) {
        form = form.and("other", &other);
    }
    if view.actions.iter().any(|action| action == "*") {
        form = form.and("whole", "on");
    }
    if view.needs_mfa() {
        form = form.and("mfa", "on");
    }
    let Resources::Specific(arns) = &view.resources else {
        return form.and("resources", "all");
    };
    for resource in any_types(view) {
        if arns.contains(&Format(resource.arn).any_in(ACCOUNT)) {
            form = form.and("any", resource.kind);
        }
    }
    form.and("resources", "specific")
}

/// Takes a document through the form and the other tab, statement by statement, and answers how many it showed.
fn through_the_form(document: &Value) -> usize {
    let mut state = State::begin(Some(&document.to_string()));
    let mut seen = 0;
    for index in 0..state.draft().unwrap().statements().len() {
        state.opened(index);
        let mut draft = state.draft().unwrap();
        let Some(view) = state.view(&draft, index) else { continue };
        seen += 1;
        let mut after = view.clone();
        let wrong = take(&mut after, &state, &untouched(&view), ACCOUNT);
        assert!(wrong.is_empty(), "{wrong:?}");
        assert_eq!(after, view, "{document}");
        draft.set(index, &after);
        state.put(&draft);
        // An edit that is taken back leaves nothing behind, or at most the other way to write one text.
        after.set_mfa(!after.needs_mfa());
        draft.set(index, &after);
        after.set_mfa(!after.needs_mfa());
        draft.set(index, &after);
        assert_eq!(state.view(&draft, index).unwrap().needs_mfa(), view.needs_mfa());
    }
    assert_eq!(crate::editor::read::json(&state.text).unwrap(), *document);
    seen
}

#[test]
fn awss_own_policies_come_through_the_form() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../model/iam/managed");
    let (mut all, mut seen) = (0, 0);
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let facts: Value = serde_json::from_str(&text).unwrap();
        seen += through_the_form(&facts["Document"]);
        all += 1;
    }
    assert!(all > 100 && seen > 100, "{seen} statements of {all} policies");
}

mod generated {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof![
            Just("*".to_owned()),
            Just("203.0.113.0/24".to_owned()),
            Just("not an address".to_owned()),
            Just("true".to_owned()),
            Just("arn:aws:iam::111122223333:role/*".to_owned()),
            "[ -~]{0,12}",
        ]
    }

    fn action() -> impl Strategy<Value = String> {
        let names =
            ["AssumeRole", "assumerole", "Assume*", "*", "Get?", "Unheard", "GetCallerIdentity"];
        let prefix =
            prop_oneof![8 => Just("sts"), 1 => Just("s3"), 1 => Just("nosuch"), 1 => Just("*")];
        (prefix, proptest::sample::select(names.to_vec()))
            .prop_map(|(of, name)| format!("{of}:{name}"))
    }

    fn one_or_more(of: impl Strategy<Value = String> + Clone + 'static) -> BoxedStrategy<Value> {
        prop_oneof![of.clone().prop_map(Value::String), vec(of, 0..4).prop_map(|all| json!(all)),]
            .boxed()
    }

    fn condition() -> impl Strategy<Value = Value> {
        let operators =
            proptest::sample::select(&["Bool", "BoolIfExists", "IpAddress", "StringLike"][..]);
        let keys = proptest::sample::select(&[MFA, "aws:SourceIp", "aws:sourceip", "k"][..]);
        let value = prop_oneof![
            one_or_more(text().boxed()),
            Just(json!(true)),
            Just(json!([false, 3])),
            Just(json!({})),
        ];
        let block = proptest::collection::hash_map(keys, value, 0..3);
        proptest::collection::hash_map(operators, block, 0..3).prop_map(|block| json!(block))
    }

    fn statement() -> impl Strategy<Value = Value> {
        let effect = proptest::sample::select(&["Allow", "Deny", "Never"][..]);
        let element = prop_oneof![
            20 => Just("Action"), 1 => Just("NotAction"), 1 => Just("action")
        ];
        (
            effect,
            element,
            one_or_more(action().boxed()),
            proptest::option::weighted(0.9, one_or_more(text().boxed())),
            proptest::option::of(condition()),
            proptest::option::weighted(0.2, text()),
        )
            .prop_map(|(effect, element, actions, resources, condition, sid)| {
                let mut all = serde_json::Map::new();
                all.insert("Effect".to_owned(), json!(effect));
                all.insert(element.to_owned(), actions);
                for (name, value) in [
                    ("Resource", resources),
                    ("Condition", condition),
                    ("Sid", sid.map(Value::String)),
                ] {
                    all.extend(value.map(|value| (name.to_owned(), value)));
                }
                Value::Object(all)
            })
    }

    proptest! {
        #[test]
        fn documents_come_through_the_form(
            all in vec(statement(), 0..4),
            alone in any::<bool>(),
        ) {
            let mut whole = json!({"Version": "2012-10-17", "Id": "x", "Statement": all});
            if alone && let Some(one) = all.first() {
                whole["Statement"] = one.clone();
            }
            through_the_form(&whole);
        }
    }
}
