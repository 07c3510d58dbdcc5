//! Rows S1 to S9 of the threat list, as far as they can be told from a request alone. What is the
//! verifier's caller's (the key's state, what a session token says) is tested where that is.

use countersign_sigv4::{Refusal, Signer, inspect, presign};

use crate::{NOW, Request, answer, forge, signer};

const INCOMPLETE: &str = "400 IncompleteSignature";
const MISMATCH: &str = "403 SignatureDoesNotMatch";

fn message(request: &Request) -> String {
    request.judge(NOW, "sts").unwrap_err().message().into_owned()
}

fn presigned(expires: u32, now: i64) -> Request {
    let mut request = Request::new();
    request.query = request.with(|parts| presign(parts, &signer(), now, expires)).unwrap();
    request
}

#[test]
fn an_unsigned_request_is_missing_its_token() {
    let refusal = Request::new().judge(NOW, "sts").unwrap_err();
    assert_eq!(refusal, Refusal::Missing);
    assert_eq!(answer(Err(refusal)), "403 MissingAuthenticationToken");
    assert_eq!(message(&Request::new()), "Request is missing Authentication Token");
}

#[test]
fn s1_every_x_amz_header_must_be_signed() {
    for name in ["x-amz-security-token", "x-amz-target", "x-amz-content-sha256", "x-amz-anything"] {
        let request = Request::signed().header(name, "x");
        assert_eq!(request.answer(), MISMATCH, "{name}");
        assert_eq!(
            message(&request),
            format!("'{name}' must be a 'SignedHeader' in the AWS Authorization.")
        );
    }
    let unsigned_date = Request::signed().edit("authorization", ";x-amz-date", "");
    assert_eq!(unsigned_date.answer(), MISMATCH);
    let second_date = Request::signed().header("x-amz-date", "20150830T123600Z");
    assert_eq!(second_date.answer(), INCOMPLETE);
}

#[test]
fn s1_a_header_that_was_signed_must_be_there() {
    assert_eq!(Request::signed().without("content-type").answer(), MISMATCH);
    assert_eq!(Request::signed().without("host").answer(), MISMATCH);
    assert_eq!(Request::signed().header("content-type", "text/plain").answer(), MISMATCH);
}

#[test]
fn s1_s2_a_right_signature_that_leaves_host_or_the_date_out_is_refused() {
    let basic = || Request::new().header("x-amz-date", "20150830T123600Z");
    let http = || Request::new().header("date", "Sun, 30 Aug 2015 12:36:00 GMT");
    for (request, signed, missing) in [
        (basic(), &["content-type", "host", "x-amz-date"][..], None),
        (basic(), &["host", "x-amz-date"], None),
        (http(), &["date", "host"], None),
        (basic(), &["content-type", "x-amz-date"], Some("host")),
        (basic(), &["content-type", "host"], Some("x-amz-date")),
        (http(), &["content-type", "date"], Some("host")),
        (http(), &["content-type", "host"], Some("date")),
        (http().header("x-amz-target", "x"), &["date", "host"], Some("x-amz-target")),
    ] {
        let judged = forge(request, signed).judge(NOW, "sts");
        let expected = missing.map_or(Ok(()), |name| Err(Refusal::NotSigned(name.into())));
        assert_eq!(judged, expected, "{signed:?}");
    }
}

#[test]
fn s2_signed_headers_are_a_sorted_list_with_host() {
    for (list, expected) in [
        ("", INCOMPLETE),
        (";", INCOMPLETE),
        ("content-type;x-amz-date", MISMATCH),
        ("host;content-type;x-amz-date", INCOMPLETE),
        ("content-type;host;host;x-amz-date", INCOMPLETE),
        ("content-type;Host;x-amz-date", INCOMPLETE),
        ("content-type;host;x-amz-date;", INCOMPLETE),
        (";content-type;host;x-amz-date", INCOMPLETE),
        ("content-type; host;x-amz-date", INCOMPLETE),
        ("content-type%3Bhost%3Bx-amz-date", INCOMPLETE),
        ("content-type;host;x-amz-date;zzz", MISMATCH),
    ] {
        let request = Request::signed().edit("authorization", "content-type;host;x-amz-date", list);
        assert_eq!(request.answer(), expected, "{list}");
    }
}

#[test]
fn s3_the_payload_is_always_the_bodys_hash() {
    for value in [
        "UNSIGNED-PAYLOAD",
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
        "",
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "AB821AE955788B0E33EBD34C208442CCFC2D406E2EDC5E7A39BD6458FBB4F843",
    ] {
        let request = Request::new().header("x-amz-content-sha256", value).sign(&signer(), NOW);
        assert_eq!(request.judge(NOW, "sts"), Err(Refusal::Payload), "{value}");
        assert_eq!(request.answer(), MISMATCH);
    }
    let right = "ab821ae955788b0e33ebd34c208442ccfc2d406e2edc5e7a39bd6458fbb4f843";
    let request = Request::new().header("x-amz-content-sha256", right).sign(&signer(), NOW);
    assert_eq!(request.answer(), "ok");
    let twice = request.header("x-amz-content-sha256", right);
    assert_eq!(twice.answer(), INCOMPLETE);
}

#[test]
fn s3_another_body_is_refused() {
    for mut request in [Request::signed(), presigned(60, NOW)] {
        request.body.push(b' ');
        assert_eq!(request.answer(), MISMATCH);
        request.body.clear();
        assert_eq!(request.answer(), MISMATCH);
    }
}

#[test]
fn s3_credentials_stand_in_one_place() {
    let mut both = Request::signed();
    both.query = presigned(60, NOW).query;
    assert_eq!(both.judge(NOW, "sts"), Err(Refusal::TwoPlaces));
    assert_eq!(both.answer(), INCOMPLETE);

    for parameter in
        ["X-Amz-Security-Token=x", "X-Amz-Signature=x", "X-Amz-Date=x", "X-Amz-Algorithm=x"]
    {
        let mut request = Request::signed();
        request.query = parameter.into();
        assert_eq!(request.judge(NOW, "sts"), Err(Refusal::TwoPlaces), "{parameter}");
    }

    let twice = Request::signed();
    let (_, again) = twice.headers.iter().find(|(n, _)| *n == "authorization").cloned().unwrap();
    assert_eq!(twice.header("authorization", &again).answer(), INCOMPLETE);

    for name in ["x-amz-date", "x-amz-security-token"] {
        let request = presigned(60, NOW).header(name, "20150830T123600Z");
        assert_eq!(request.judge(NOW, "sts"), Err(Refusal::TwoPlaces), "{name}");
    }
}

#[test]
fn s3_half_of_the_credentials_is_incomplete() {
    for (pair, expected) in [
        ("Credential", "Authorization header requires 'Credential' parameter."),
        ("SignedHeaders", "Authorization header requires 'SignedHeaders' parameter."),
        ("Signature", "Authorization header requires 'Signature' parameter."),
    ] {
        let mut request = Request::signed();
        let (_, value) = request.headers.iter_mut().find(|(n, _)| *n == "authorization").unwrap();
        let kept: Vec<_> = value
            .trim_start_matches("AWS4-HMAC-SHA256 ")
            .split(", ")
            .filter(|p| !p.starts_with(&format!("{pair}=")))
            .collect();
        *value = format!("AWS4-HMAC-SHA256 {}", kept.join(", "));
        assert_eq!(request.answer(), INCOMPLETE);
        assert_eq!(message(&request), expected);
    }
    let bare = Request::new().header("authorization", "AWS4-HMAC-SHA256");
    assert_eq!(
        message(&bare),
        "Authorization header requires 'Credential' parameter. \
         Authorization header requires 'Signature' parameter. \
         Authorization header requires 'SignedHeaders' parameter. \
         Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
    );

    let whole = presigned(60, NOW).query;
    for name in [
        "X-Amz-Algorithm",
        "X-Amz-Credential",
        "X-Amz-Date",
        "X-Amz-Expires",
        "X-Amz-SignedHeaders",
        "X-Amz-Signature",
    ] {
        let kept: Vec<_> =
            whole.split('&').filter(|p| !p.starts_with(&format!("{name}="))).collect();
        let request = Request { query: kept.join("&"), ..Request::new() };
        assert_eq!(request.answer(), INCOMPLETE, "{name}");
        assert_eq!(
            message(&request),
            format!(
                "AWS query-string parameters must include '{name}'. Re-examine the query-string parameters."
            )
        );
    }
}

#[test]
fn s4_the_date_is_within_a_quarter_of_an_hour() {
    let request = Request::signed();
    for (offset, expected) in [
        (14 * 60, "ok"),
        (15 * 60, "ok"),
        (15 * 60 + 1, MISMATCH),
        (-15 * 60, "ok"),
        (-15 * 60 - 1, MISMATCH),
    ] {
        assert_eq!(answer(request.judge(NOW + offset, "sts")), expected, "{offset}");
    }
    for now in [i64::MIN, i64::MAX] {
        assert_eq!(answer(request.judge(now, "sts")), MISMATCH);
    }
    let late = request.judge(NOW + 16 * 60, "sts").unwrap_err().message().into_owned();
    assert_eq!(
        late,
        "Signature expired: 20150830T123600Z is now earlier than 20150830T123700Z (20150830T125200Z - 15 min.)"
    );
    let early = request.judge(NOW - 16 * 60, "sts").unwrap_err().message().into_owned();
    assert_eq!(
        early,
        "Signature not yet current: 20150830T123600Z is still later than 20150830T123500Z (20150830T122000Z + 15 min.)"
    );
}

#[test]
fn s4_the_scopes_day_is_the_signatures_day() {
    let request = Request::signed().edit("authorization", "/20150830/", "/20150829/");
    assert_eq!(request.answer(), MISMATCH);
    assert_eq!(
        message(&request),
        "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: \
         '20150829' != '20150830', from '20150830T123600Z'."
    );
}

#[test]
fn s4_a_date_is_a_date() {
    for bad in ["", "20150830", "20150830T123600", "2015-08-30T12:36:00Z", "yesterday"] {
        let request = Request::signed().edit("x-amz-date", "20150830T123600Z", bad);
        assert_eq!(request.judge(NOW, "sts"), Err(Refusal::Date), "{bad}");
    }
    let none = Request::signed().without("x-amz-date");
    assert_eq!(none.answer(), INCOMPLETE);
}

#[test]
fn s4_x_amz_date_comes_before_date() {
    let later = "Sun, 30 Aug 2015 18:00:00 GMT";
    let beside = Request::new().header("date", later).sign(&signer(), NOW);
    assert_eq!(beside.answer(), "ok");
    assert_eq!(beside.edit("date", "18:00", "12:36").answer(), MISMATCH);
}

#[test]
fn s4_a_presigned_request_lives_as_long_as_it_says() {
    let request = presigned(60, NOW);
    for (offset, expected) in
        [(0, "ok"), (60, "ok"), (61, MISMATCH), (-15 * 60, "ok"), (-15 * 60 - 1, MISMATCH)]
    {
        assert_eq!(answer(request.judge(NOW + offset, "sts")), expected, "{offset}");
    }
    let week = presigned(604_800, NOW);
    assert_eq!(answer(week.judge(NOW + 604_800, "sts")), "ok");
    assert_eq!(answer(week.judge(NOW + 604_801, "sts")), MISMATCH);
}

#[test]
fn s4_a_presigned_requests_life_is_one_second_to_a_week() {
    for bad in ["0", "-1", "604801", "", "x", "+60", "60.0", " 60", "%2060", "99999999999999999999"]
    {
        let mut request = presigned(60, NOW);
        request.query = request.query.replace("X-Amz-Expires=60", &format!("X-Amz-Expires={bad}"));
        assert_eq!(request.judge(NOW, "sts"), Err(Refusal::Expires), "{bad}");
    }
    for bad in [0, 604_801] {
        let made = Request::new().with(|parts| presign(parts, &signer(), NOW, bad));
        assert_eq!(made, Err(Refusal::Expires));
    }
}

#[test]
fn s5_credentials_in_a_query_have_one_spelling() {
    let whole = presigned(60, NOW).query;
    for (from, to) in [
        ("X-Amz-Algorithm", "x-amz-algorithm"),
        ("X-Amz-Signature", "X-AMZ-Signature"),
        ("X-Amz-Credential", "X-Amz-credential"),
        ("AWS4-HMAC-SHA256&", "AWS4-HMAC-SHA256&X-Amz-Algorithm=AWS4-HMAC-SHA256&"),
        ("X-Amz-Date=", "X-Amz-%44ate=20150830T123600Z&X-Amz-Date="),
        ("X-Amz-Date=", "x-amz-date=20150830T123600Z&X-Amz-Date="),
    ] {
        let request = Request { query: whole.replacen(from, to, 1), ..Request::new() };
        assert_eq!(request.answer(), INCOMPLETE, "{to}");
    }
    // These are other spellings of the same, so the signature holds.
    for (from, to) in [("%2F", "%2f"), ("%3B", ";"), ("X-Amz-Date", "X-Amz-%44ate"), ("%2F", "/")] {
        let request = Request { query: whole.replacen(from, to, 1), ..Request::new() };
        assert_eq!(request.answer(), "ok", "{to}");
    }
}

#[test]
fn s5_a_query_that_reads_in_two_ways_is_refused() {
    for query in ["a=b+c", "a=%", "a=%4", "a=1&&b=2", "=x"] {
        let request = Request { query: query.into(), ..Request::signed() };
        assert_eq!(request.answer(), "400 MalformedQueryString", "{query}");
        let signed = Request { query: query.into(), ..Request::new() };
        let refused = signed.with(|parts| countersign_sigv4::sign(parts, &signer(), NOW));
        assert_eq!(refused, Err(Refusal::Query));
    }
}

#[test]
fn s6_a_signature_is_for_one_path() {
    for path in ["//", "/./", "/%2e", "/;x", "/iam/..", "/.", ""] {
        let moved = Request { path: path.into(), ..Request::signed() };
        let expected = if path.is_empty() { "ok" } else { MISMATCH };
        assert_eq!(moved.answer(), expected, "{path}");
        let signed = Request { path: path.into(), ..Request::new() }.sign(&signer(), NOW);
        assert_eq!(signed.answer(), "ok", "{path}");
    }
}

#[test]
fn s7_the_scope_is_for_this_service_and_ends_in_aws4_request() {
    let s3 = Request::new().sign(&Signer { service: "s3", ..signer() }, NOW);
    assert_eq!(s3.answer(), MISMATCH);
    assert_eq!(message(&s3), "Credential should be scoped to correct service: 'sts'.");

    for (from, to, expected) in [
        ("/sts/", "/iam/", MISMATCH),
        ("/us-east-1/", "/eu-west-1/", MISMATCH),
        ("aws4_request", "aws4_requesx", MISMATCH),
        ("aws4_request", "AWS4_REQUEST", MISMATCH),
        ("/sts/aws4_request", "/aws4_request", INCOMPLETE),
        ("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512", INCOMPLETE),
        ("AWS4-HMAC-SHA256", "aws4-hmac-sha256", INCOMPLETE),
        ("AWS4-HMAC-SHA256", "AWS4-ECDSA-P256-SHA256", INCOMPLETE),
        ("AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256", INCOMPLETE),
    ] {
        assert_eq!(Request::signed().edit("authorization", from, to).answer(), expected, "{to}");
    }
    for other in ["AWS AKIDEXAMPLE:c2lnbmF0dXJl", "Basic QUtJRDpzZWNyZXQ=", "Bearer x", "", " "] {
        let request = Request::new().header("authorization", other);
        assert_eq!(request.answer(), INCOMPLETE, "{other}");
    }
    let presigned = presigned(60, NOW);
    for (from, to) in
        [("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA512"), ("AWS4-HMAC-SHA256", "AWS4-HMAC-SHA25%36")]
    {
        let request = Request { query: presigned.query.replacen(from, to, 1), ..Request::new() };
        assert_eq!(request.judge(NOW, "sts"), Err(Refusal::Algorithm), "{to}");
    }
}

#[test]
fn s7_the_header_is_a_list_of_the_three_pairs() {
    for (from, to) in [
        ("Credential=", "credential="),
        ("Credential=", "Credential "),
        ("Signature=", "Signature=00, Signature="),
        (", Signature", ", Extra=1, Signature"),
        (", Signature", ", , Signature"),
        ("Credential=", "Credential= "),
    ] {
        let request = Request::signed().edit("authorization", from, to);
        assert_eq!(request.answer(), INCOMPLETE, "{to}");
    }
    let tight = Request::signed().edit("authorization", ", SignedHeaders", ",SignedHeaders");
    assert_eq!(tight.answer(), "ok");
}

#[test]
fn s8_the_session_token_is_covered_by_the_signature() {
    let signer = Signer { session_token: Some("token"), ..signer() };
    let request = Request::new().sign(&signer, NOW);
    assert_eq!(request.answer(), "ok");
    let other = request.clone().edit("x-amz-security-token", "token", "nekot");
    assert_eq!(other.answer(), MISMATCH);
    assert_eq!(request.clone().without("x-amz-security-token").answer(), MISMATCH);
    assert_eq!(request.clone().header("x-amz-security-token", "token").answer(), INCOMPLETE);
    let blank = request.edit("x-amz-security-token", "token", "to ken");
    assert_eq!(blank.judge(NOW, "sts"), Err(Refusal::Token));

    let mut presigned = Request::new();
    presigned.query = presigned.with(|parts| presign(parts, &signer, NOW, 60)).unwrap();
    assert_eq!(presigned.answer(), "ok");
    presigned.query =
        presigned.query.replace("X-Amz-Security-Token=token", "X-Amz-Security-Token=x");
    assert_eq!(presigned.answer(), MISMATCH);
}

#[test]
fn s9_a_signature_is_exactly_64_lower_case_digits() {
    let request = Request::signed();
    let signature = request.with(|parts| {
        let value = parts.headers.iter().find(|(n, _)| *n == "authorization").unwrap().1;
        String::from_utf8(value.to_vec()).unwrap().rsplit_once('=').unwrap().1.to_owned()
    });
    let bent = [
        signature.to_uppercase(),
        signature.chars().skip(1).collect(),
        format!("{signature}0"),
        format!("0x{signature}"),
        String::new(),
        "0".repeat(64),
    ];
    for bent in bent {
        let request = request.clone().edit("authorization", &signature, &bent);
        assert_eq!(request.judge(NOW, "sts"), Err(Refusal::Mismatch), "{bent}");
        assert!(
            message(&request).starts_with("The request signature we calculated does not match")
        );
    }
}

#[test]
fn nothing_shows_a_secret() {
    let signer = Signer { session_token: Some("canary-token"), ..signer() };
    let shown = Request::new().sign(&signer, NOW).with(|parts| {
        let claim = inspect(parts).unwrap();
        format!("{signer:?} {parts:?} {claim:?} {:?}", crate::key(&claim))
    });
    for canary in ["canary-token", "EXAMPLEKEY"] {
        assert!(!shown.contains(canary), "{shown}");
    }
}
