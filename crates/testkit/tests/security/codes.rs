//! M1 to M20: one-time codes and the lock-out.

use super::{INVALID_CODES, UNKNOWN_DEVICE, WRONG_CODE};
use countersign_api::iam::{
    DeactivateMfaDevice, DeactivateMfaDeviceInput, ListMfaDevices, ListMfaDevicesInput,
    ResyncMfaDevice, ResyncMfaDeviceInput,
};
use countersign_api::sts::{
    AssumeRole, AssumeRoleInput, GetCallerIdentity, GetCallerIdentityInput, GetSessionToken,
    GetSessionTokenInput,
};
use countersign_ident::Secret;
use countersign_testkit::{Credentials, Phone, Said, Server, Walk, check, said};

fn resync(server: &Server, user: &str, phone: &Phone, steps: [i64; 2]) -> Result<(), Said> {
    let [first, second] = steps.map(|n| Secret::new(phone.code(server, n)));
    let input = ResyncMfaDeviceInput {
        user_name: user.into(),
        serial_number: phone.serial.clone(),
        authentication_code1: first,
        authentication_code2: second,
    };
    server.call::<ResyncMfaDevice>(&server.root(), &input).map(|_| ())
}

fn wrong_codes(walk: &Walk, count: usize) {
    for _ in 0..count {
        check(&walk.assume_with(&walk.phone.wrong(&walk.server)), WRONG_CODE);
    }
}

#[test]
fn m1_a_code_works_once_on_every_path() {
    let walk = Walk::new();
    let code = walk.phone.code(&walk.server, 1);
    let serial = walk.phone.serial.clone();
    check(&walk.server.session(&walk.user, &serial, &code), "200");
    check(&walk.server.session(&walk.user, &serial, &code), WRONG_CODE);
    check(&walk.assume_with(&code), WRONG_CODE);
    check(&resync(&walk.server, "toolkit-user", &walk.phone, [0, 1]), INVALID_CODES);
}

#[test]
fn m1_a_used_code_stays_used_after_kill_9() {
    let mut walk = Walk::new();
    let code = walk.phone.code(&walk.server, 1);
    check(&walk.assume_with(&code), "200");
    walk.server.kill_and_restart();
    check(&walk.assume_with(&code), WRONG_CODE);
}

#[test]
fn m2_a_code_is_six_ascii_digits_and_nothing_else() {
    let walk = Walk::new();
    let code = walk.phone.code(&walk.server, 1);
    let spaced = format!("{} {} {}", &code[..2], &code[2..4], &code[4..]);
    let wide: String =
        code.chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '０' as u32)).collect();
    let arabic: String =
        code.chars().filter_map(|c| char::from_u32(c as u32 - '0' as u32 + '٠' as u32)).collect();
    for text in [
        format!(" {code}"),
        format!("{code} "),
        format!("{code}\t"),
        format!("{code}\n"),
        spaced,
        wide,
        arabic,
        format!("+{code}"),
        format!("0{code}"),
        code[..5].to_owned(),
        String::new(),
        "abcdef".to_owned(),
        "-12345".to_owned(),
    ] {
        check(&walk.assume_with(&text), "400 ValidationError");
        check(&walk.server.session(&walk.user, &walk.phone.serial, &text), "400 ValidationError");
    }
    // Thirteen refusals twice over have counted as nothing and spent nothing.
    check(&walk.assume_with(&code), "200");
}

#[test]
fn m3_an_older_code_is_refused_after_a_newer_one() {
    let walk = Walk::new();
    walk.server.pass(60);
    check(&walk.assume(1), "200");
    check(&walk.assume(0), WRONG_CODE);
    check(&walk.assume(-1), WRONG_CODE);
}

#[test]
fn m4_sixty_four_clients_with_one_code_have_one_success() {
    let walk = Walk::new();
    let code = walk.phone.code(&walk.server, 1);
    let results: Vec<String> = std::thread::scope(|scope| {
        let clients: Vec<_> = (0..64)
            .map(|n| {
                let (walk, code) = (&walk, &code);
                scope.spawn(move || {
                    if n % 2 == 0 {
                        said(&walk.assume_with(code))
                    } else {
                        said(&walk.server.session(&walk.user, &walk.phone.serial, code))
                    }
                })
            })
            .collect();
        clients.into_iter().map(|c| c.join().unwrap()).collect()
    });
    assert_eq!(results.iter().filter(|r| *r == "200").count(), 1, "{results:?}");
    assert!(results.iter().all(|r| r == "200" || r == WRONG_CODE), "{results:?}");
}

#[test]
fn m5_the_window_is_one_step_to_either_side() {
    for steps in [-3, -2, 2, 3] {
        let walk = Walk::new();
        walk.server.pass(300);
        check(&walk.assume(steps), WRONG_CODE);
    }
    let walk = Walk::new();
    walk.server.pass(300);
    for steps in [-1, 0, 1] {
        check(&walk.assume(steps), "200");
    }
}

#[test]
fn m6_signing_in_does_not_move_the_drift() {
    let walk = Walk::new();
    for _ in 0..12 {
        walk.next_step();
        check(&walk.assume(1), "200");
    }
    // Twelve codes one step early would have carried a moving window far away.
    walk.server.pass(60);
    check(&walk.assume(2), WRONG_CODE);
    check(&walk.assume(0), "200");
}

#[test]
fn m7_resynchronisation_wants_two_new_codes_in_a_row() {
    let walk = Walk::new();
    let resync = |steps| resync(&walk.server, "toolkit-user", &walk.phone, steps);
    walk.server.pass(300);
    check(&resync([-10, -9]), INVALID_CODES); // those of enrolment
    check(&resync([1, 0]), INVALID_CODES);
    check(&resync([1, 1]), INVALID_CODES);
    check(&resync([1, 3]), INVALID_CODES);
    // A success clears the count; without one the next row would meet a lock.
    check(&resync([1, 2]), "200");
    check(&resync([60, 61]), INVALID_CODES);
    check(&resync([10, 11]), "200");
    // The drift is recorded: the device is eleven steps ahead.
    check(&walk.assume(0), WRONG_CODE);
    check(&walk.assume(12), "200");
}

#[test]
fn m7_refused_pairs_count_to_the_same_lock() {
    let walk = Walk::new();
    walk.server.pass(300);
    for _ in 0..5 {
        check(&resync(&walk.server, "toolkit-user", &walk.phone, [1, 3]), INVALID_CODES);
    }
    check(&walk.assume(0), WRONG_CODE);
    walk.server.pass(30);
    check(&walk.assume(0), "200");
}

#[test]
fn m8_activation_wants_two_codes_in_a_row_and_spends_both() {
    let server = Server::start();
    let ada = server.user("ada");
    let phone = server.spare("phone");
    for steps in [[0, 0], [1, 0], [-1, 1], [-5, -4]] {
        check(&server.enable("ada", &phone, steps), INVALID_CODES);
    }
    check(&server.enable("ada", &phone, [-1, 0]), "200");
    check(&server.session(&ada, &phone.serial, &phone.code(&server, 0)), WRONG_CODE);
    check(&server.session(&ada, &phone.serial, &phone.code(&server, -1)), WRONG_CODE);
    check(&server.session(&ada, &phone.serial, &phone.code(&server, 1)), "200");

    let bob = server.spare("bob");
    let mut other = server.spare("other");
    other.serial = bob.serial;
    server.user("bob");
    check(&server.enable("bob", &other, [-1, 0]), INVALID_CODES);
    let input = ListMfaDevicesInput { user_name: Some("bob".into()), ..Default::default() };
    assert!(server.call::<ListMfaDevices>(&server.root(), &input).unwrap().mfa_devices.is_empty());
}

#[test]
fn m9_wrong_activation_codes_lock_like_any_other() {
    let server = Server::start();
    server.user("ada");
    let phone = server.spare("phone");
    for _ in 0..5 {
        check(&server.enable("ada", &phone, [0, 0]), INVALID_CODES);
    }
    check(&server.enable("ada", &phone, [-1, 0]), INVALID_CODES);
    server.pass(30);
    check(&server.enable("ada", &phone, [-1, 0]), "200");
}

#[test]
fn m10_five_hundred_wrong_codes_at_once_are_five() {
    let walk = Walk::new();
    let wrong: Vec<String> = {
        let near: Vec<String> = (-3..=3).map(|n| walk.phone.code(&walk.server, n)).collect();
        (0..).map(|n| format!("{n:06}")).filter(|code| !near.contains(code)).take(500).collect()
    };
    std::thread::scope(|scope| {
        for (n, code) in wrong.iter().enumerate() {
            let walk = &walk;
            scope.spawn(move || {
                let serial = &walk.phone.serial;
                if n % 2 == 0 {
                    check(&walk.assume_with(code), WRONG_CODE);
                } else {
                    check(&walk.server.session(&walk.user, serial, code), WRONG_CODE);
                }
            });
        }
    });
    // Five were compared, so the first lock holds, which is the shortest: had ten been compared, it would be a longer one.
    check(&walk.assume(1), WRONG_CODE);
    walk.server.pass(30);
    check(&walk.assume(1), "200");
}

#[test]
fn m10_a_hundred_a_day_and_no_more() {
    let walk = Walk::new();
    let mut compared = 0;
    // Every hour five more: each round ends in a lock of at most an hour.
    for _ in 0..20 {
        wrong_codes(&walk, 5);
        compared += 5;
        walk.server.pass(3600);
    }
    assert_eq!(compared, 100);
    check(&walk.assume(0), WRONG_CODE);
    // The first of them are a day old now.
    walk.server.pass(5 * 3600);
    check(&walk.assume(0), "200");
}

#[test]
fn m11_only_a_full_success_clears_the_count() {
    let walk = Walk::new();
    wrong_codes(&walk, 4);
    // Right first factors in between, and new sessions without a code, are no success.
    check(&walk.server.call::<GetCallerIdentity>(&walk.user, &GetCallerIdentityInput {}), "200");
    check(
        &walk.server.call::<GetSessionToken>(&walk.user, &GetSessionTokenInput::default()),
        "200",
    );
    wrong_codes(&walk, 1);
    check(&walk.assume(1), WRONG_CODE);
}

#[test]
fn m12_one_count_however_the_device_is_spelt() {
    let walk = Walk::new();
    let code = walk.phone.wrong(&walk.server);
    for serial in [
        walk.phone.serial.clone(),
        walk.phone.serial.to_uppercase(),
        walk.phone.serial.replace("toolkit", "TOOLKIT"),
    ] {
        for _ in 0..5 {
            let result = walk.server.session(&walk.user, &serial, &code);
            assert!(
                [WRONG_CODE, UNKNOWN_DEVICE].contains(&said(&result).as_str()),
                "{}",
                said(&result)
            );
        }
    }
    check(&walk.assume(1), WRONG_CODE);
    // One lock of thirty seconds, not several counts beside each other.
    walk.server.pass(30);
    check(&walk.assume(1), "200");
}

#[test]
fn m13_after_a_lock_five_more_and_a_longer_one() {
    let walk = Walk::new();
    wrong_codes(&walk, 5);
    walk.server.pass(30);
    wrong_codes(&walk, 5);
    walk.server.pass(30);
    check(&walk.assume(0), WRONG_CODE);
    walk.server.pass(30);
    check(&walk.assume(0), "200");
    // A full success: the next lock is a short one again.
    walk.next_step();
    wrong_codes(&walk, 5);
    walk.server.pass(30);
    check(&walk.assume(1), "200");
}

#[test]
fn m14_locked_means_locked_on_every_path() {
    let walk = Walk::new();
    walk.server.pass(300);
    wrong_codes(&walk, 5);
    check(&walk.assume(0), WRONG_CODE);
    check(&walk.session(0), WRONG_CODE);
    check(&resync(&walk.server, "toolkit-user", &walk.phone, [0, 1]), INVALID_CODES);
    walk.server.pass(30);
    check(&walk.assume(0), "200");
}

#[test]
fn m15_a_lock_leaves_keys_and_sessions_alone_and_ends() {
    let walk = Walk::new();
    let session = walk.assume(1).unwrap();
    wrong_codes(&walk, 5);
    for who in [&walk.user, &session] {
        check(&walk.server.call::<GetCallerIdentity>(who, &GetCallerIdentityInput {}), "200");
    }
    walk.server.pass(60);
    check(&walk.assume(0), "200");
}

#[test]
fn m16_an_unknown_key_and_a_wrong_signature_differ_on_purpose_and_only_they() {
    let walk = Walk::new();
    let unknown = Credentials { id: "AKIAAAAAAAAAAAAAAAAA".into(), ..walk.user.clone() };
    let wrong = Credentials { secret: "x".repeat(40), ..walk.user.clone() };
    let ask = |who| walk.server.call::<GetCallerIdentity>(who, &GetCallerIdentityInput {});
    check(
        &ask(&unknown),
        "403 InvalidClientTokenId: The security token included in the request is invalid.",
    );
    check(&ask(&wrong), "403 SignatureDoesNotMatch");
    // A role that is not there and a role that refuses are one answer.
    let missing = walk.role.replace("toolkit-role", "nobody");
    let refused = walk.server.role("closed", r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}"#);
    let words =
        |role: &str| said(&walk.server.assume(&walk.user, role, None)).replace(role, "ROLE");
    assert_eq!(words(&missing), words(&refused));
}

#[test]
fn m17_half_a_second_factor_is_none() {
    let walk = Walk::new();
    let other = walk.server.user("other");
    let theirs = walk.server.phone("other", "theirs");
    let spare = walk.server.spare("spare");
    let gone = walk.server.phone("toolkit-user", "gone");
    let deactivate = DeactivateMfaDeviceInput {
        user_name: Some("toolkit-user".into()),
        serial_number: gone.serial.clone(),
    };
    check(&walk.server.call::<DeactivateMfaDevice>(&walk.server.root(), &deactivate), "200");

    let code = walk.phone.code(&walk.server, 1);
    let assume = |serial: Option<&str>, code: Option<&str>| {
        let input = AssumeRoleInput {
            role_arn: walk.role.clone(),
            role_session_name: "test".into(),
            serial_number: serial.map(str::to_owned),
            token_code: code.map(Secret::from),
            ..AssumeRoleInput::default()
        };
        walk.server.call::<AssumeRole>(&walk.user, &input).map(|_| ())
    };
    let incomplete = "403 AccessDenied: MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.";
    check(&assume(Some(&walk.phone.serial), None), incomplete);
    check(&assume(None, Some(&code)), incomplete);
    check(&assume(Some(""), Some(&code)), "400 ValidationError");
    check(&assume(Some(&theirs.serial), Some(&theirs.code(&walk.server, 1))), UNKNOWN_DEVICE);
    check(&assume(Some(&spare.serial), Some(&spare.code(&walk.server, 1))), UNKNOWN_DEVICE);
    check(&assume(Some(&gone.serial), Some(&gone.code(&walk.server, 1))), UNKNOWN_DEVICE);
    check(&assume(Some("arn:aws:iam::111122223333:mfa/nobody"), Some(&code)), UNKNOWN_DEVICE);
    // Nothing of this has spent or counted anything.
    check(&assume(Some(&walk.phone.serial), Some(&code)), "200");
    check(&walk.server.session(&other, &theirs.serial, &theirs.code(&walk.server, 1)), "200");
}

#[test]
fn m18_two_codes_are_one_factor() {
    // A code needs a signature by a long-term key: with a session that has no code, or with none, it opens nothing.
    let walk = Walk::new();
    let bare =
        walk.server.call::<GetSessionToken>(&walk.user, &GetSessionTokenInput::default()).unwrap();
    let bare = bare.credentials.unwrap();
    let session = Credentials {
        id: bare.access_key_id,
        secret: bare.secret_access_key.expose().into(),
        token: Some(bare.session_token.expose().into()),
    };
    let code = walk.phone.code(&walk.server, 1);
    check(
        &walk.server.session(&session, &walk.phone.serial, &code),
        "403 AccessDenied: Cannot call GetSessionToken with session credentials",
    );
    let unsigned = format!(
        "Action=GetSessionToken&Version=2011-06-15&SerialNumber={}&TokenCode={code}",
        walk.phone.serial.replace(':', "%3A").replace('/', "%2F")
    );
    let answer =
        walk.server.send(&countersign_testkit::Draft::form(walk.server.at(), &unsigned)).unwrap();
    assert_eq!(
        answer.said(),
        "403 MissingAuthenticationToken: Request is missing Authentication Token"
    );
    check(&walk.server.session(&walk.user, &walk.phone.serial, &code), "200");
}

/// What a policy with one condition lets a credential do.
fn allowed(
    server: &Server,
    who: &Credentials,
    name: &str,
    operator: &str,
    key: &str,
    value: &str,
) -> bool {
    server.allow(
        name,
        &format!(
            r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"sts:GetAccessKeyInfo","Resource":"*"}},
            {{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{{"{operator}":{{"{key}":"{value}"}}}}}}]}}"#
        ),
    );
    let input = ListMfaDevicesInput { user_name: Some(name.into()), ..Default::default() };
    said(&server.call::<ListMfaDevices>(who, &input)) == "200"
}

#[test]
fn m19_what_each_credential_says_of_mfa() {
    const PRESENT: &str = "aws:MultiFactorAuthPresent";
    const AGE: &str = "aws:MultiFactorAuthAge";
    let server = Server::start();
    let ada = server.user("ada");
    let phone = server.phone("ada", "ada");
    // A long-term key: absent.
    let long_term = |operator, key, value| allowed(&server, &ada, "ada", operator, key, value);
    assert!(!long_term("Bool", PRESENT, "true"));
    assert!(!long_term("Bool", PRESENT, "false"));
    assert!(long_term("BoolIfExists", PRESENT, "true"));
    assert!(long_term("Null", PRESENT, "true"));
    assert!(long_term("Null", AGE, "true"));
    // A session with a code: true, and its age counts from acceptance, over a restart too.
    let session = server.session(&ada, &phone.serial, &phone.code(&server, 1)).unwrap();
    let marked = |operator, key, value| allowed(&server, &session, "ada", operator, key, value);
    assert!(marked("Bool", PRESENT, "true"));
    assert!(!marked("Null", PRESENT, "true"));
    assert!(marked("NumericLessThan", AGE, "60"));
    server.pass(600);
    assert!(!marked("NumericLessThan", AGE, "600"));
    assert!(marked("NumericLessThan", AGE, "700"));
}

#[test]
fn m19_a_role_session_is_not_marked_whatever_opened_it() {
    let walk = Walk::new();
    let session = walk.assume(1).unwrap();
    let put = |operator: &str, key: &str, value: &str| {
        let input = countersign_api::iam::PutRolePolicyInput {
            role_name: "toolkit-role".into(),
            policy_name: "test".into(),
            policy_document: format!(
                r#"{{"Version":"2012-10-17","Statement":[{{"Effect":"Allow","Action":"iam:*","Resource":"*","Condition":{{"{operator}":{{"{key}":"{value}"}}}}}}]}}"#
            ),
        };
        walk.server
            .call::<countersign_api::iam::PutRolePolicy>(&walk.server.root(), &input)
            .unwrap();
        let list =
            ListMfaDevicesInput { user_name: Some("toolkit-user".into()), ..Default::default() };
        said(&walk.server.call::<ListMfaDevices>(&session, &list)) == "200"
    };
    assert!(put("Bool", "aws:MultiFactorAuthPresent", "false"));
    assert!(!put("Bool", "aws:MultiFactorAuthPresent", "true"));
    assert!(!put("BoolIfExists", "aws:MultiFactorAuthPresent", "true"));
    assert!(put("Null", "aws:MultiFactorAuthAge", "true"));
}

#[test]
fn m20_no_clock_makes_a_code_good_twice() {
    let walk = Walk::new();
    let code = walk.phone.code(&walk.server, 1);
    check(&walk.assume_with(&code), "200");
    for offset in [-3600, 3600, 315_360_000, -2_000_000_000, 0] {
        walk.server.clock(offset);
        check(&walk.assume_with(&code), WRONG_CODE);
        // Whatever the clock says, the server answers.
        check(
            &walk.server.call::<GetCallerIdentity>(&walk.user, &GetCallerIdentityInput {}),
            "200",
        );
        walk.server.clock(offset + 4000);
    }
}

#[test]
fn m20_a_clock_that_goes_back_does_not_shorten_a_lock() {
    let walk = Walk::new();
    wrong_codes(&walk, 5);
    walk.server.pass(-3600);
    check(&walk.assume(1), WRONG_CODE);
    walk.server.pass(3629);
    check(&walk.assume(1), WRONG_CODE);
    walk.server.pass(1);
    check(&walk.assume(1), "200");
}
