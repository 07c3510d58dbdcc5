//! Many ask while others write: each answer is of the state that was asked.

use super::documents::Documents;
use super::records::{Inline, Policy, Role, Stored, User, Version};
use super::{PolicyArn, State, Text};
use countersign_store::Replica as _;
use std::sync::{Arc, Mutex};

const ACCOUNT: u64 = 111_122_223_333;
const POLICIES: usize = 3;
/// What changes besides the policies: what a user has embedded, and a role's trust policy.
const INLINE: usize = POLICIES;
const TRUST: usize = INLINE + 1;
/// How often each line of states changes.
const CHANGES: usize = 400;

/// A state, and of each thing in it which of its texts it has.
#[derive(Clone)]
struct Known {
    state: State,
    texts: [usize; TRUST + 1],
}

/// A thing's text. Both effects occur, and what was said is said again later.
fn text(thing: usize, variant: usize) -> String {
    let effect = if variant.is_multiple_of(2) { "Allow" } else { "Deny" };
    let rest = if thing == TRUST {
        r#""Principal":"*","Action":"sts:AssumeRole""#
    } else {
        r#""Action":"*","Resource":"*""#
    };
    format!(
        r#"{{"Version":"2012-10-17","Statement":{{"Sid":"T{thing}V{variant}","Effect":"{effect}",{rest}}}}}"#
    )
}

fn policy(thing: usize, variant: usize) -> Policy {
    let version = Version {
        number: 1,
        text: Text::from(text(thing, variant).as_str()),
        ..Version::default()
    };
    Policy {
        name: format!("p{thing}"),
        account: ACCOUNT,
        path: "/".into(),
        versions: vec![version],
        default: 1,
        ..Policy::default()
    }
}

impl Known {
    fn new() -> Known {
        let state = State { documents: Documents::with_room_for(8000), ..State::default() };
        let mut known = Known { state, texts: [0; _] };
        (0..known.texts.len()).for_each(|thing| known.change(thing, 0));
        known.user("ada", 0);
        known
    }

    fn apply<T: Stored>(&mut self, record: &T) {
        self.state.apply(0, &record.key(), Some(&record.bytes())).unwrap();
    }

    /// Writes a user who has every policy.
    fn user(&mut self, name: &str, variant: usize) {
        let attached = (0..POLICIES).map(|thing| policy(thing, 0).arn().into());
        let inline = Text::from(text(INLINE, variant).as_str());
        self.apply(&User {
            name: name.into(),
            id: format!("AIDA{name}"),
            account: ACCOUNT,
            path: "/".into(),
            attached: attached.collect(),
            inline: vec![Inline { name: "i".into(), text: inline, ..Inline::default() }],
            boundary: Some(PolicyArn::from(policy(0, 0).arn())),
            ..User::default()
        });
    }

    /// Gives a thing another text.
    fn change(&mut self, thing: usize, variant: usize) {
        self.texts[thing] = variant;
        match thing {
            INLINE => self.user("bob", variant),
            TRUST => self.apply(&Role {
                name: "r".into(),
                id: "AROAr".into(),
                account: ACCOUNT,
                path: "/".into(),
                trust: text(TRUST, variant),
                ..Role::default()
            }),
            _ => self.apply(&policy(thing, variant)),
        }
    }

    /// Asks for every document.
    fn check(&self) {
        let Known { state, texts } = self;
        let of = |thing: usize| text(thing, texts[thing]);
        for (name, inline) in [("ada", text(INLINE, 0)), ("bob", of(INLINE))] {
            let user = state.user(ACCOUNT, name).unwrap();
            let found = user.documents(state).map(|document| document.text().to_owned());
            let expected = [inline].into_iter().chain((0..POLICIES).map(of));
            assert_eq!(found.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
            let boundary = user.boundary.as_ref().unwrap();
            assert_eq!(state.document_or_deny(boundary).text(), of(0));
        }
        let role = state.role(ACCOUNT, "r").unwrap();
        assert_eq!(role.trust(state).text(), of(TRUST));
    }
}

/// Two lines of states part from one: a user whom nobody changes, and what it has noted, is in all of them.
#[test]
fn whoever_asks_gets_the_documents_of_the_state_that_was_asked() {
    let first = Known::new();
    let lines = [Mutex::new(Arc::new(first.clone())), Mutex::new(Arc::new(first.clone()))];
    let newest = |line: usize| lines[line].lock().unwrap().clone();
    // Held by who writes, also where one of them fails.
    let written = Arc::new(());
    let writing = Arc::downgrade(&written);
    std::thread::scope(|threads| {
        for (line, newest) in lines.iter().enumerate() {
            let (mut known, written) = (first.clone(), written.clone());
            threads.spawn(move || {
                for turn in 0..CHANGES {
                    // The lines change different things at a time.
                    let thing = (turn + line) % (TRUST + 1);
                    known.change(thing, (turn / 4 + 3 * line) % 7);
                    known.state.leave_documents();
                    *newest.lock().unwrap() = Arc::new(known.clone());
                    known.check();
                }
                drop(written);
            });
        }
        drop(written);
        for reader in 0..3 {
            let (writing, newest) = (&writing, &newest);
            threads.spawn(move || {
                let mut older = newest(0);
                for turn in reader.. {
                    let known = newest(turn % 2);
                    known.check();
                    older.check();
                    if turn % 5 == 0 {
                        older = known;
                    }
                    if writing.strong_count() == 0 {
                        break;
                    }
                }
            });
        }
    });
    first.check();
}
