//! Limits: of work, of answers, and of a page.

use super::{BUCKET, allow, ask, custom, matched, policy, simulate_custom, texts, user};
use countersign_api::iam::{SimulateCustomPolicy, SimulatePrincipalPolicy};
use countersign_testkit::{Server, check};

/// No request is slow: too many results are refused, and so are patterns that would take too many steps.
#[test]
fn what_would_be_slow_is_refused() {
    let server = Server::start();
    let good = policy(&allow("*"));
    let mut input = custom(&[&good], "s3:GetObject");
    input.action_names = (0..100).map(|n| format!("s3:Get{n}")).collect();
    input.resource_arns = Some((0..10).map(|n| format!("{BUCKET}{n}")).collect());
    let all = server.call::<SimulateCustomPolicy>(&server.root(), &input).unwrap();
    let all = all.evaluation_results.unwrap();
    let results = all.iter().filter_map(|one| one.resource_specific_results.as_ref());
    assert_eq!(results.map(Vec::len).sum::<usize>(), 1000);
    input.resource_arns.as_mut().unwrap().push(BUCKET.to_owned());
    check(
        &simulate_custom(&server, &input),
        "400 InvalidInput: ActionNames times ResourceArns is more than 1000.",
    );
    let slow = format!(
        r#"{{"Effect":"Allow","Action":"*","Resource":"arn:aws:s3:::{}b"}}"#,
        "*a".repeat(3000)
    );
    let long = format!("arn:aws:s3:::{}", "a".repeat(2000));
    input.policy_input_list = vec![policy(&slow)];
    input.resource_arns = Some(vec![long]);
    let refused = "400 InvalidInput: The simulation is too large. Ask for fewer actions or resources at once.";
    check(&simulate_custom(&server, &input), refused);
    input.max_items = Some(5);
    assert_eq!(simulate_custom(&server, &input).unwrap().eval_decision, "implicitDeny");
    // A star that is escaped is one all the same.
    input.max_items = None;
    input.policy_input_list =
        vec![policy(&slow.replace(&"*a".repeat(3000), &r"\u002aa".repeat(1000)))];
    check(&simulate_custom(&server, &input), refused);
    let big = "x".repeat(11_000);
    input.policy_input_list = vec![policy(&allow(&format!("s3:{big}")))];
    check(
        &simulate_custom(&server, &input),
        "400 InvalidInput: PolicyInputList.1: a policy has at most 10240 characters.",
    );
}

/// So is an answer that would say too much, or go over too many statements that say nothing.
#[test]
fn what_would_be_long_is_refused() {
    let server = Server::start();
    let refused = "400 InvalidInput: The simulation is too large. Ask for fewer actions or resources at once.";
    // 200 statements that match, on a hundred results: as much as is told.
    let full = policy(&vec![r#"{"Effect":"Allow","Action":"*","Resource":"*"}"#; 200].join(","));
    let mut input = custom(&[&full], "s3:GetObject");
    input.action_names = (0..10).map(|n| format!("s3:Get{n}")).collect();
    input.resource_arns = Some((0..10).map(|n| format!("{BUCKET}{n}")).collect());
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(matched(result.matched_statements.as_ref()).len(), 200, "each once");
    let first = &result.resource_specific_results.unwrap()[0];
    assert_eq!(matched(first.matched_statements.as_ref()).len(), 200);
    input.resource_arns.as_mut().unwrap().push(BUCKET.to_owned());
    check(&simulate_custom(&server, &input), refused);
    input.max_items = Some(9);
    check(&simulate_custom(&server, &input), "200");
    input.max_items = None;
    // The same statements twice are two documents' all the same.
    input.resource_arns.as_mut().unwrap().truncate(5);
    input.policy_input_list.push(full.clone());
    let result = simulate_custom(&server, &input).unwrap();
    assert_eq!(matched(result.matched_statements.as_ref()).len(), 400);
    input.policy_input_list.push(full);
    check(&simulate_custom(&server, &input), refused);
    // Keys that are not there count as well.
    let keys: Vec<String> = (0..201).map(|n| format!(r#""app:K{n}":"x""#)).collect();
    let asks = policy(&format!(
        r#"{{"Effect":"Allow","Action":"*","Resource":"*","Condition":{{"StringLike":{{{}}}}}}}"#,
        keys.join(",")
    ));
    input.policy_input_list = vec![asks];
    check(&simulate_custom(&server, &input), "200");
    input.resource_arns = Some((0..10).map(|n| format!("{BUCKET}{n}")).collect());
    check(&simulate_custom(&server, &input), refused);
    // Statements that do not match: 500 of them on a thousand results are as many as are looked at.
    let none = policy(&vec![r#"{"Effect":"Allow","Action":"a:*","Resource":"*"}"#; 125].join(","));
    input.policy_input_list = vec![none; 4];
    input.action_names = (0..100).map(|n| format!("s3:Get{n}")).collect();
    check(&simulate_custom(&server, &input), "200");
    input.policy_input_list.push(policy(&allow("s3:*")));
    check(&simulate_custom(&server, &input), refused);
}

#[test]
fn results_come_in_pages() {
    let server = Server::start();
    server.user("ada");
    server.allow("ada", &policy(&allow("s3:Get*")));
    let mut input = ask(&user("ada"), "s3:GetObject", BUCKET);
    input.action_names = texts(&["s3:PutA", "s3:GetB", "s3:PutC", "s3:GetD", "s3:PutE"]);
    input.max_items = Some(2);
    let (mut all, mut pages) = (Vec::new(), 0);
    loop {
        let out = server.call::<SimulatePrincipalPolicy>(&server.root(), &input).unwrap();
        let results = out.evaluation_results.unwrap();
        pages += 1;
        all.extend(results.into_iter().map(|r| (r.eval_action_name, r.eval_decision)));
        assert_eq!(out.is_truncated, Some(out.marker.is_some()));
        let Some(marker) = out.marker else { break };
        input.marker = Some(marker);
    }
    assert_eq!(pages, 3);
    let names: Vec<_> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["s3:PutA", "s3:GetB", "s3:PutC", "s3:GetD", "s3:PutE"]);
    assert!(all.iter().all(|(name, said)| (said == "allowed") == name.contains("Get")));
    // A marker goes on with its own list only.
    input.resource_arns = None;
    let other = server.call::<SimulatePrincipalPolicy>(&server.root(), &input);
    check(&other, "400 ValidationError: Invalid Marker.");
}
