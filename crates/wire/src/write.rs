//! Shapes and faults as XML.

use crate::time;
use countersign_api::{Op, Service, Shape, Slot, Type};
use data_encoding::BASE64;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::io::Write as _;

/// What percent-encoding leaves alone, in policy documents and in forms (RFC 3986 section 2.3).
pub(crate) const UNRESERVED: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The XML of a successful answer. (Output is walked through `&mut` because one body serves readers too.)
pub fn answer(service: &Service, op: &Op, output: &mut dyn Shape, request_id: &str) -> Vec<u8> {
    let mut xml = Xml { out: Vec::with_capacity(1024) };
    let _ = write!(xml.out, "<{}Response xmlns=\"{}\">", op.name, service.namespace);
    if op.has_output {
        let _ = write!(xml.out, "<{}Result>", op.name);
        xml.shape(output);
        let _ = write!(xml.out, "</{}Result>", op.name);
    }
    let _ = write!(
        xml.out,
        "<ResponseMetadata><RequestId>{request_id}</RequestId></ResponseMetadata></{}Response>",
        op.name
    );
    xml.out
}

/// The XML of a fault. Statuses from 500 on are the receiver's, all others the sender's.
pub fn fault(namespace: &str, status: u16, code: &str, message: &str, request_id: &str) -> Vec<u8> {
    let mut xml = Xml { out: Vec::with_capacity(512) };
    let by = if status < 500 { "Sender" } else { "Receiver" };
    let _ = write!(xml.out, "<ErrorResponse xmlns=\"{namespace}\"><Error><Type>{by}</Type>");
    xml.element("Code", code);
    xml.element("Message", message);
    let _ = write!(xml.out, "</Error><RequestId>{request_id}</RequestId></ErrorResponse>");
    xml.out
}

struct Xml {
    out: Vec<u8>,
}

impl Xml {
    fn shape(&mut self, shape: &mut dyn Shape) {
        for (index, member) in shape.facts().iter().enumerate() {
            if let Some(slot) = shape.slot(index) {
                self.member(member.name, member.of, slot);
            }
        }
    }

    fn member(&mut self, name: &str, of: &Type, slot: Slot<'_>) {
        match slot {
            Slot::Maybe(maybe) => {
                if let Some(slot) = maybe.get() {
                    self.member(name, of, slot);
                }
            }
            Slot::Text(text) if of.url_encoded => {
                self.element(name, &utf8_percent_encode(text, UNRESERVED).to_string());
            }
            Slot::Text(text) => self.element(name, text),
            Slot::Secret(text) => self.element(name, text.expose()),
            Slot::Integer(number) => self.element(name, &number.to_string()),
            Slot::Boolean(truth) => self.element(name, if *truth { "true" } else { "false" }),
            Slot::Timestamp(at) => self.element(name, &time::format(*at)),
            Slot::Blob(bytes) => self.element(name, &BASE64.encode(&bytes.0)),
            Slot::Structure(shape) => self.nested(name, |xml| xml.shape(shape)),
            Slot::List(list) => self.nested(name, |xml| {
                for at in 0..list.len() {
                    if let (Some(slot), Some(member)) = (list.at(at), of.of) {
                        xml.member("member", member, slot);
                    }
                }
            }),
            Slot::Map(map) => self.nested(name, |xml| {
                map.each(&mut |key, value| {
                    xml.nested("entry", |xml| {
                        xml.element("key", key);
                        if let Some(of) = of.of {
                            xml.member("value", of, value);
                        }
                    });
                });
            }),
        }
    }

    fn nested(&mut self, name: &str, inside: impl FnOnce(&mut Xml)) {
        let _ = write!(self.out, "<{name}>");
        inside(self);
        let _ = write!(self.out, "</{name}>");
    }

    fn element(&mut self, name: &str, text: &str) {
        self.nested(name, |xml| xml.text(text));
    }

    /// Escapes what XML 1.0 reserves. A carriage return is written as a reference, since a reader would fold a
    /// raw one; what XML cannot hold at all becomes the replacement character.
    fn text(&mut self, text: &str) {
        let mut plain = 0;
        let bytes = text.as_bytes();
        for (at, c) in text.char_indices() {
            let instead: &[u8] = match c {
                '&' => b"&amp;",
                '<' => b"&lt;",
                '>' => b"&gt;",
                '"' => b"&quot;",
                '\r' => b"&#xD;",
                '\t' | '\n' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'.. => {
                    continue;
                }
                _ => "\u{FFFD}".as_bytes(),
            };
            self.out.extend_from_slice(bytes.get(plain..at).unwrap_or_default());
            self.out.extend_from_slice(instead);
            plain = at + c.len_utf8();
        }
        self.out.extend_from_slice(bytes.get(plain..).unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use countersign_api::iam::{self, GetUserOutput, GetUserPolicyOutput, ListUsersOutput, User};
    use countersign_api::sts::{self, GetCallerIdentityOutput};
    use countersign_api::{Operation, Timestamp};

    fn xml<O: Operation>(service: &Service, mut out: O::Out) -> String {
        String::from_utf8(answer(service, O::OP, &mut out, "req-1")).unwrap()
    }

    #[test]
    fn an_answer_is_wrapped_as_the_protocol_says() {
        let out = GetCallerIdentityOutput {
            user_id: Some("AIDA".into()),
            account: Some("111122223333".into()),
            arn: Some("arn:aws:iam::111122223333:user/ada".into()),
        };
        assert_eq!(
            xml::<sts::GetCallerIdentity>(&sts::SERVICE, out),
            "<GetCallerIdentityResponse xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><GetCallerIdentityResult>\
             <UserId>AIDA</UserId><Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/ada</Arn>\
             </GetCallerIdentityResult><ResponseMetadata><RequestId>req-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>"
        );
        assert!(
            !xml::<iam::DeleteUser>(&iam::SERVICE, countersign_api::Nothing).contains("Result>")
        );
    }

    #[test]
    fn lists_times_and_absent_members() {
        let user = User {
            user_name: "a&<b>\"\r\u{1}".into(),
            create_date: Timestamp(0),
            ..User::default()
        };
        let text = xml::<iam::ListUsers>(
            &iam::SERVICE,
            ListUsersOutput { users: vec![user.clone()], is_truncated: Some(false), marker: None },
        );
        assert!(text.contains("<Users><member><Path></Path><UserName>a&amp;&lt;b&gt;&quot;&#xD;\u{FFFD}</UserName>"), "{text}");
        assert!(text.contains("<CreateDate>1970-01-01T00:00:00Z</CreateDate>"), "{text}");
        assert!(
            text.contains("<IsTruncated>false</IsTruncated>") && !text.contains("Marker"),
            "{text}"
        );
        assert!(!xml::<iam::GetUser>(&iam::SERVICE, GetUserOutput { user }).contains("Tags"));
    }

    #[test]
    fn policy_documents_travel_percent_encoded() {
        let out = GetUserPolicyOutput {
            policy_document: "{\"a\": \"b+c~\"}".into(),
            ..Default::default()
        };
        let text = xml::<iam::GetUserPolicy>(&iam::SERVICE, out);
        assert!(
            text.contains("<PolicyDocument>%7B%22a%22%3A%20%22b%2Bc~%22%7D</PolicyDocument>"),
            "{text}"
        );
    }

    #[test]
    fn a_fault_says_whose_it_is() {
        let text = |status| String::from_utf8(fault("urn:x", status, "C", "a <b>", "r")).unwrap();
        assert_eq!(
            text(403),
            "<ErrorResponse xmlns=\"urn:x\"><Error><Type>Sender</Type><Code>C</Code><Message>a &lt;b&gt;</Message></Error>\
             <RequestId>r</RequestId></ErrorResponse>"
        );
        assert!(text(500).contains("<Type>Receiver</Type>"));
    }
}
