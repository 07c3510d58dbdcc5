//! What holds for every request.

use countersign_sigv4::{inspect, presign};
use proptest::prelude::*;

use crate::{NOW, Request, key, signer};

fn request() -> impl Strategy<Value = Request> {
    let query = prop::collection::vec(("[A-Za-z0-9.]{1,8}", "[A-Za-z0-9_~-]{0,8}"), 0..6);
    let host = "[a-z0-9.]{1,20}";
    ("[A-Z]{3,6}", "/[a-z0-9/%.;]{0,20}", query, host, prop::collection::vec(any::<u8>(), 0..200))
        .prop_map(|(method, path, query, host, body)| {
            let query: Vec<_> = query.iter().map(|(n, v)| format!("{n}={v}")).collect();
            let headers = vec![("host", host), ("x-amz-meta", "a b".into())];
            Request { method, path, query: query.join("&"), headers, body }
        })
}

/// Changes one character of the signed parts to another that is printable.
fn bend(request: &mut Request, place: prop::sample::Index, to: u8) -> bool {
    let mut texts = vec![&mut request.method, &mut request.path, &mut request.query];
    texts.extend(request.headers.iter_mut().filter(|(n, _)| *n != "authorization").map(|(_, v)| v));
    let lengths: usize = texts.iter().map(|t| t.len()).sum();
    let mut at = place.index(lengths);
    for text in texts {
        if at < text.len() {
            let mut bytes = text.clone().into_bytes();
            let changed = bytes[at] != to;
            bytes[at] = to;
            *text = String::from_utf8(bytes).unwrap();
            return changed;
        }
        at -= text.len();
    }
    false
}

proptest! {
    #[test]
    fn what_was_signed_is_verified(request in request()) {
        let signed = request.clone().sign(&signer(), NOW);
        prop_assert_eq!(signed.judge(NOW, "sts"), Ok(()));

        let mut presigned = request.without("x-amz-meta");
        presigned.query = presigned.with(|parts| presign(parts, &signer(), NOW, 60)).unwrap();
        prop_assert_eq!(presigned.judge(NOW, "sts"), Ok(()));
    }

    #[test]
    fn any_other_character_is_refused(
        request in request(),
        place: prop::sample::Index,
        to in b'!'..=b'~',
    ) {
        let mut request = request.sign(&signer(), NOW);
        prop_assume!(bend(&mut request, place, to));
        prop_assert!(request.judge(NOW, "sts").is_err());
    }

    #[test]
    fn any_other_bit_of_the_body_is_refused(
        request in request(),
        place: prop::sample::Index,
        bit in 0..8_u8,
    ) {
        let mut request = request.sign(&signer(), NOW);
        prop_assume!(!request.body.is_empty());
        let at = place.index(request.body.len());
        request.body[at] ^= 1_u8 << bit;
        prop_assert!(request.judge(NOW, "sts").is_err());
    }

    #[test]
    fn garbage_is_refused_without_a_panic(
        tail in "[ -~]{0,80}",
        credential in "[A-Z0-9/a-z_-]{0,60}",
        signed in "[a-z;%3B-]{0,30}",
        date in "[0-9TZ :A-Za-z]{0,30}",
        query in "(X-Amz-[A-Za-z]{4,9}|[ -~é]{0,6}|[=&%+]){0,12}",
        raw in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        let value = format!("AWS4-HMAC-SHA256 Credential={credential}, SignedHeaders={signed}, Signature={tail}");
        for authorization in [value.as_bytes(), &raw, b"AWS4-HMAC-SHA256 ".as_slice()] {
            let headers = [
                ("host", b"localhost".as_slice()),
                ("authorization", authorization),
                ("x-amz-date", date.as_bytes()),
                ("x-amz-security-token", &raw),
            ];
            for headers in [&headers[..], &headers[..1]] {
                let parts = countersign_sigv4::Parts {
                    method: "GET",
                    path: "/",
                    query: &query,
                    headers,
                    body: &raw,
                };
                let judged = inspect(&parts).and_then(|c| c.verify(&key(&c), NOW, "sts"));
                let refusal = judged.expect_err("garbage was accepted");
                prop_assert!(matches!(refusal.status(), 400 | 403));
                prop_assert!(!refusal.message().is_empty());
            }
        }
    }
}
