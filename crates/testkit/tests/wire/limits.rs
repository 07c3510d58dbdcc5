//! The limits on the wire: each has an answer in words, and the server goes on.

use countersign_testkit::{Draft, Server, now};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

const WHO: &str = "Action=GetCallerIdentity&Version=2011-06-15";

#[test]
fn a_body_of_one_mebibyte_and_no_more() {
    let server = Server::start();
    let padded = |length: usize| {
        let head = format!("{WHO}&Pad=");
        let body = format!("{head}{}", "a".repeat(length - head.len()));
        server.form(&server.root(), "sts", &body)
    };
    assert_eq!(padded(1024 * 1024).said(), "200");
    let answer = padded(1024 * 1024 + 1);
    assert!((400..500).contains(&answer.status), "{}", answer.said());
    assert_eq!(server.form(&server.root(), "sts", WHO).said(), "200");
}

#[test]
fn a_thousand_parameters_and_no_more() {
    let server = Server::start();
    let with = |more: usize| {
        let more: Vec<String> = (0..more).map(|n| format!("P{n}=1")).collect();
        server.form(&server.root(), "sts", &format!("{WHO}&{}", more.join("&"))).said()
    };
    assert_eq!(with(998), "200");
    assert!(with(999).starts_with("400 "), "{}", with(999));
}

#[test]
fn a_hundred_headers_and_32_kib_of_them() {
    let server = Server::start();
    let send = |headers: usize, length: usize| {
        let mut draft = Draft::form(server.at(), WHO).sign(&server.root(), "sts", now()).unwrap();
        // content-length is one of them.
        while draft.headers.len() + 1 < headers {
            let n = draft.headers.len();
            draft.headers.push((format!("x-more-{n}"), "v".repeat(length)));
        }
        server.send(&draft).map_or(0, |answer| answer.status)
    };
    assert_eq!(send(100, 1), 200);
    assert!((400..500).contains(&send(101, 1)), "{}", send(101, 1));
    assert!((400..500).contains(&send(90, 500)), "{}", send(90, 500));
    assert_eq!(send(10, 1), 200);
}

#[test]
fn w3_two_lengths_two_ways_to_end_and_no_way_to_begin() {
    let server = Server::start();
    for request in [
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nhost: x\r\n folded: yes\r\n\r\n",
        "GARBAGE\r\n\r\n",
    ] {
        let mut stream = TcpStream::connect(server.at()).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let text = String::from_utf8_lossy(&answer).into_owned();
        assert!(text.starts_with("HTTP/1.1 4"), "{request:?}: {text:?}");
    }
    assert_eq!(server.form(&server.root(), "sts", WHO).said(), "200");
}

#[test]
fn w4_headers_arrive_within_ten_seconds_and_others_do_not_wait() {
    let server = Server::start();
    let mut slow = TcpStream::connect(server.at()).unwrap();
    slow.write_all(b"POST / HTTP/1.1\r\nhost: x\r\n").unwrap();
    slow.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let begin = Instant::now();
    assert_eq!(server.form(&server.root(), "sts", WHO).said(), "200");
    let mut rest = Vec::new();
    let _ = slow.read_to_end(&mut rest);
    let waited = begin.elapsed();
    assert!(
        waited > Duration::from_secs(5) && waited < Duration::from_secs(25),
        "closed after {waited:?}"
    );
}

#[test]
fn every_answer_has_an_id_and_a_date() {
    let server = Server::start();
    for body in [WHO, "Action=Nothing&Version=2011-06-15", ""] {
        let answer = server.form(&server.root(), "sts", body);
        assert!(
            answer.header("x-amzn-requestid").is_some_and(|id| id.len() == 36),
            "{}",
            answer.head
        );
        assert!(
            answer.header("date").is_some_and(|date| date.ends_with(" GMT")),
            "{}",
            answer.head
        );
    }
    let unsigned = server.send(&Draft::form(server.at(), WHO)).unwrap();
    assert!(unsigned.header("x-amzn-requestid").is_some());
}
