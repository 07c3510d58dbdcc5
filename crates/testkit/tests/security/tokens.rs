//! T1 to T5: session tokens over the real wire.

use countersign_api::sts::{
    AssumeRole, AssumeRoleInput, GetCallerIdentity, GetCallerIdentityInput, Tag,
};
use countersign_testkit::{Credentials, Server, Walk, said};
use data_encoding::BASE64;
use std::collections::HashSet;

fn call(server: &Server, who: &Credentials, token: String) -> String {
    let who = Credentials { token: Some(token), ..who.clone() };
    said(&server.call::<GetCallerIdentity>(&who, &GetCallerIdentityInput {}))
}

#[test]
fn t1_no_bent_cut_or_spliced_token_opens() {
    let walk = Walk::new();
    let session = walk.session(1).unwrap();
    walk.next_step();
    let other = walk.session(1).unwrap();
    let bytes =
        |who: &Credentials| BASE64.decode(who.token.as_deref().unwrap().as_bytes()).unwrap();
    let (good, foreign) = (bytes(&session), bytes(&other));
    let refused = |bytes: &[u8], what: &str| {
        let said = call(&walk.server, &session, BASE64.encode(bytes));
        assert!(
            said.starts_with("403 InvalidClientTokenId")
                || said.starts_with("403 MissingAuthenticationToken")
                || said.starts_with("400 "),
            "{what}: {said}"
        );
    };
    for at in 0..good.len() {
        let mut bent = good.clone();
        bent[at] ^= 0x01;
        refused(&bent, &format!("byte {at} flipped"));
        refused(&good[..at], &format!("cut at {at}"));
    }
    refused(&[good.as_slice(), &[0]].concat(), "one more byte");
    for at in [6, 18, good.len() / 2] {
        refused(&[&good[..at], &foreign[at..]].concat(), &format!("spliced at {at}"));
    }
    let mut future = good.clone();
    future[0] = 2;
    refused(&future, "a future version");
    assert_eq!(call(&walk.server, &session, BASE64.encode(&good)), "200");
}

#[test]
fn t1_a_marker_is_no_token() {
    let server = Server::start();
    for n in 0..3 {
        server.spare(&format!("device-{n}"));
    }
    let input = countersign_api::iam::ListVirtualMfaDevicesInput {
        max_items: Some(1),
        ..Default::default()
    };
    let out =
        server.call::<countersign_api::iam::ListVirtualMfaDevices>(&server.root(), &input).unwrap();
    let marker = data_encoding::BASE64URL_NOPAD.decode(out.marker.unwrap().as_bytes()).unwrap();
    let who =
        Credentials { id: "ASIADHPWNEHFIN3V7NBR".into(), secret: "x".repeat(40), token: None };
    assert!(call(&server, &who, BASE64.encode(&marker)).starts_with("403 InvalidClientTokenId"));
}

#[test]
fn t2_no_two_tokens_share_a_nonce_or_a_key() {
    let walk = Walk::new();
    let (mut nonces, mut ids, mut secrets) = (HashSet::new(), HashSet::new(), HashSet::new());
    for _ in 0..500 {
        let out = walk
            .server
            .call::<countersign_api::sts::GetSessionToken>(&walk.user, &Default::default())
            .unwrap();
        let out = out.credentials.unwrap();
        let token = BASE64.decode(out.session_token.expose().as_bytes()).unwrap();
        assert!(nonces.insert(token[6..18].to_vec()));
        assert!(ids.insert(out.access_key_id));
        assert!(secrets.insert(out.secret_access_key.expose().to_owned()));
        assert_eq!(out.secret_access_key.expose().len(), 40);
    }
}

#[test]
fn t4_a_token_stays_small() {
    let walk = Walk::new();
    let session = walk.assume(1).unwrap();
    assert!(session.token.unwrap().len() < 1024);
    walk.next_step();
    // The largest set that is accepted stays under 8 KiB; a larger one is refused in words.
    let server = &walk.server;
    let admin = server.admin("admin");
    let role = server.role("open", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:AssumeRole","sts:TagSession"]}]}"#);
    let tags = |length: usize, count: usize| {
        let value = |n: usize| {
            (0..length)
                .map(|i| char::from(b'a' + u8::try_from((i * 7 + n * 13) % 26).unwrap()))
                .collect::<String>()
        };
        (0..count).map(|n| Tag { key: format!("key-{n}"), value: value(n) }).collect::<Vec<_>>()
    };
    let with = |tags: Vec<Tag>| {
        let input = AssumeRoleInput {
            role_arn: role.clone(),
            role_session_name: "test".into(),
            tags: Some(tags),
            ..Default::default()
        };
        server.call::<AssumeRole>(&admin, &input)
    };
    let some = with(tags(100, 40)).unwrap().credentials.unwrap();
    assert!(some.session_token.expose().len() <= 8192);
    let who = Credentials {
        id: some.access_key_id,
        secret: some.secret_access_key.expose().into(),
        token: None,
    };
    assert_eq!(
        call(server, &who, some.session_token.expose().to_owned()),
        "200",
        "a client can send it"
    );
    assert!(
        said(&with(tags(256, 50))).starts_with("400 PackedPolicyTooLarge"),
        "{}",
        said(&with(tags(256, 50)))
    );
}
