//! Edits of texts, byte for byte, and random ones on random files.

use super::*;
use crate::profile::document::Document;
use crate::profile::{Profiles, Settings};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::BTreeMap;
use zeroize::Zeroizing;

fn setting(key: &str, value: &str) -> Setting {
    Setting::new(Key::new(key).unwrap(), Zeroizing::new(value.to_owned())).unwrap()
}

fn parsed(kind: FileKind, text: &str) -> Text<'static> {
    Text::parse(Path::new("f"), kind, Zeroizing::new(text.as_bytes().to_vec())).unwrap()
}

/// A config file after an edit of the profile `a`.
fn config(text: &str, edit: &Edit) -> Result<String, Error> {
    edited("a", text, "", edit, None).map(|[config, _]| config)
}

fn edited(
    name: &str,
    config: &str,
    credentials: &str,
    edit: &Edit,
    only: Option<FileKind>,
) -> Result<[String; 2], Error> {
    let mut both = Both {
        config: parsed(FileKind::Config, config),
        credentials: parsed(FileKind::Credentials, credentials),
        changed: [false; 2],
    };
    edit.check()?;
    both.edit(name, edit, only)?;
    let text = |text: &Text<'_>| String::from_utf8(text.bytes().to_vec()).unwrap();
    let texts = [text(&both.config), text(&both.credentials)];
    assert!(both.changed[0] || texts[0] == config, "an edit that was not said");
    assert!(both.changed[1] || texts[1] == credentials, "an edit that was not said");
    Ok(texts)
}

fn set(text: &str, key: &str, value: &str) -> String {
    config(text, &Edit::Set(vec![setting(key, value)])).unwrap()
}

fn remove(text: &str, keys: &[&str]) -> String {
    let keys = keys.iter().map(|key| Key::new(key).unwrap()).collect();
    config(text, &Edit::Remove(keys)).unwrap()
}

#[test]
fn rule_1_a_value_that_is_there_is_all_that_changes() {
    for (before, key, value, after) in [
        (
            "[profile a]\nReGion\t=  x y  # c\r\nz=1",
            "region",
            "n",
            "[profile a]\nReGion\t=  n  # c\r\nz=1",
        ),
        ("[profile a]\nk=v", "k", "w", "[profile a]\nk=w"),
        (
            "[profile a]\nk=1\nk = 2\n[profile a]\nk = 3\nj=1\n",
            "k",
            "w",
            "[profile a]\nk=1\nk = 2\n[profile a]\nk = w\nj=1\n",
        ),
        ("[profile a]\nk =\n", "k", "w", "[profile a]\nk = w\n"),
        ("[profile a]\nk =   # c\n", "k", "w", "[profile a]\nk = w   # c\n"),
        (
            "[profile a]\nk = v\n  more\n\n# c\n  last\n# stays\nj = 1\n",
            "k",
            "w",
            "[profile a]\nk = w\n# stays\nj = 1\n",
        ),
        ("[profile a]\ns3 =\n  b = 1\n", "s3", "w", "[profile a]\ns3 = w\n"),
        ("[profile a]\nk = v # c\n", "k", "", "[profile a]\nk =  # c\n"),
        (
            "[profile a]\ns3 =\n  B = 1 # c\n  d = 2\n",
            "s3.b",
            "w",
            "[profile a]\ns3 =\n  B = w\n  d = 2\n",
        ),
        (
            "[profile a]\ns3 =\n  b = 1\n  b = 2\n",
            "s3.b",
            "w",
            "[profile a]\ns3 =\n  b = 1\n  b = w\n",
        ),
    ] {
        assert_eq!(set(before, key, value), after, "{before:?}");
    }
    // `[profile default]` is what counts.
    let both = "[default]\nk = 1\n[profile default]\nk = 2\n[default]\nk = 3\n";
    let edit = Edit::Set(vec![setting("k", "w"), setting("new", "n")]);
    let [after, _] = edited("default", both, "", &edit, None).unwrap();
    assert_eq!(after, "[default]\nk = 1\n[profile default]\nk = w\nnew = n\n[default]\nk = 3\n");
}

#[test]
fn rule_2_a_new_key_comes_after_the_last_property() {
    for (before, key, after) in [
        (
            "[profile a]\n# c\n\n[profile b]\nk = 1\n",
            "n",
            "[profile a]\nn = v\n# c\n\n[profile b]\nk = 1\n",
        ),
        (
            "[profile a]\nk = 1\n\n\n[profile a]\nj = 2\r\n  on\r\n# c\n",
            "n",
            "[profile a]\nk = 1\n\n\n[profile a]\nj = 2\r\n  on\r\nn = v\r\n# c\n",
        ),
        ("[profile a]\r\nk = 1", "n", "[profile a]\r\nk = 1\r\nn = v\r\n"),
        ("[profile a]", "n", "[profile a]\nn = v\n"),
        (
            "[profile a]\ns3 =\n\tb = 1\n\n  c = 2\n",
            "s3.n",
            "[profile a]\ns3 =\n\tb = 1\n\n  c = 2\n  n = v\n",
        ),
        ("[profile a]\nk = 1\n", "s3.n", "[profile a]\nk = 1\ns3 =\n    n = v\n"),
        (
            "[profile a]\ns3 = # none\nk = 1\n",
            "s3.n",
            "[profile a]\ns3 = # none\n    n = v\nk = 1\n",
        ),
    ] {
        assert_eq!(set(before, key, "v"), after, "{before:?}");
    }
    let refused = config("[profile a]\ns3 = x\n", &Edit::Set(vec![setting("s3.n", "v")]));
    assert!(refused.unwrap_err().to_string().starts_with("f:2: "));
}

#[test]
fn rule_3_a_profile_is_added_at_the_end() {
    let add = Edit::Add(vec![setting("k", "v"), setting("s3.b", "1"), setting("s3.c", "2")]);
    let new = "[profile a]\nk = v\ns3 =\n    b = 1\n    c = 2\n";
    for (before, between) in [
        ("", ""),
        ("\u{feff}", ""),
        ("\n", ""),
        ("# c\n \t\n", ""),
        ("# c\n", "\n"),
        ("# c", "\n\n"),
        ("# c\n ", "\n"),
        ("# c\n\r", "\n"),
    ] {
        assert_eq!(config(before, &add).unwrap(), format!("{before}{between}{new}"), "{before:?}");
    }
    let crlf = config("\u{feff}# c\r\n# d", &add).unwrap();
    assert_eq!(crlf, format!("\u{feff}# c\r\n# d\r\n\r\n{}", new.replace('\n', "\r\n")));

    let settings = vec![
        setting("AWS_Access_Key_Id", "AKIA"),
        setting("region", "r"),
        setting("aws_session_token", "t"),
    ];
    let [config, credentials] = edited("default", "", "[x]\n", &Edit::Add(settings), None).unwrap();
    assert_eq!(config, "[default]\nregion = r\n");
    assert_eq!(credentials, "[x]\n\n[default]\nAWS_Access_Key_Id = AKIA\naws_session_token = t\n");
}

#[test]
fn rules_4_and_5_what_goes_goes_whole() {
    let text = "[profile a]\n# 1\nk = 1\n  on\n# 2\n  on\n# 3\nj = 2\n\n[profile b]\nk = b\n[profile a] ; c\nK = 3\ns3 =\n  x = 1\n  y = 2\n# 4\n\n";
    assert_eq!(
        remove(text, &["k"]),
        "[profile a]\n# 1\n# 3\nj = 2\n\n[profile b]\nk = b\n[profile a] ; c\ns3 =\n  x = 1\n  y = 2\n# 4\n\n"
    );
    let one = remove(text, &["s3.X", "j"]);
    assert_eq!(one, text.replace("  x = 1\n", "").replace("j = 2\n", ""));
    assert_eq!(remove("\u{feff}[profile a]\nk = 1\n# c\n", &[]), "\u{feff}# c\n");
    assert_eq!(remove(text, &[]), "\n[profile b]\nk = b\n# 4\n\n");

    let [config, credentials] = edited(
        "default",
        "[default]\nk = 1\n[profile default]\nk = 2\n[profile x]\n",
        "[default]\nk = 3",
        &Edit::Remove(Vec::new()),
        None,
    )
    .unwrap();
    assert_eq!((config.as_str(), credentials.as_str()), ("[profile x]\n", ""));
}

#[test]
fn where_a_setting_goes_without_being_told() {
    let (config, credentials) = ("[profile a]\nk = 1\n", "[a]\nk = 2\n[c]\n");
    let of = |name: &str, key: &str, only| {
        edited(name, config, credentials, &Edit::Set(vec![setting(key, "v")]), only).unwrap()
    };
    assert_eq!(of("a", "k", None), [config, "[a]\nk = v\n[c]\n"]);
    assert_eq!(of("a", "k", Some(FileKind::Config)), ["[profile a]\nk = v\n", credentials]);
    assert_eq!(of("a", "n", None), ["[profile a]\nk = 1\nn = v\n", credentials]);
    assert_eq!(of("a", "aws_session_token", None)[1], "[a]\nk = 2\naws_session_token = v\n[c]\n");
    assert_eq!(of("c", "n", None), [config, "[a]\nk = 2\n[c]\nn = v\n"]);
    let lacks = of("c", "n", Some(FileKind::Config));
    assert_eq!(lacks, ["[profile a]\nk = 1\n\n[profile c]\nn = v\n", credentials]);

    let fails = |name: &str, edit: Edit, only| {
        assert!(matches!(edited(name, config, credentials, &edit, only), Err(Error::Failed(_))));
    };
    fails("c", Edit::Add(Vec::new()), None);
    fails("d", Edit::Set(vec![setting("k", "v")]), Some(FileKind::Config));
    fails("d", Edit::Remove(Vec::new()), None);
    fails("c", Edit::Remove(Vec::new()), Some(FileKind::Config));
    fails("a", Edit::Remove(vec![Key::new("k").unwrap(), Key::new("n").unwrap()]), None);
    let twice = Edit::Set(vec![setting("k", "v"), setting("K", "w")]);
    assert!(matches!(edited("a", config, credentials, &twice, None), Err(Error::Usage(_))));
}

/// Files of every kind of line, put together at random; some do not read.
fn files() -> impl Strategy<Value = String> {
    let line = select(vec![
        "[profile a]",
        "[profile b] # c",
        "[default]",
        "[profile default]",
        "[ profile\ta ]; c",
        "[sso-session a]",
        "[other]",
        "[profile a!]",
        "k = 1",
        "K=2 # c",
        "j =",
        "j\t= x y ; z",
        "s3 =",
        "s3 = # c",
        "  k = 1",
        "\tk=3 # c",
        "  k =",
        "  more",
        "",
        "  ",
        "# c",
        "; d",
        "bad key = 1",
        "k = é\u{a0}",
        "n = \"#\"",
    ]);
    let end = select(vec!["\n", "\n", "\r\n"]);
    let lines = proptest::collection::vec((line, end), 0..24);
    (any::<bool>(), select(vec!["[profile a]\n", "[default]\r\n", ""]), lines, any::<bool>())
        .prop_map(|(mark, first, lines, open)| {
            let mut text = if mark { "\u{feff}".to_owned() } else { String::new() };
            text.push_str(first);
            text.extend(lines.into_iter().flat_map(|(line, end)| [line, end]));
            if open { text.trim_end_matches(['\r', '\n']).to_owned() } else { text }
        })
}

fn keys() -> impl Strategy<Value = &'static str> {
    select(vec!["k", "K", "j", "s3", "s3.k", "S3.new", "new", "new.k"])
}

#[derive(Debug, Clone)]
enum Random {
    Add,
    Set(&'static str, &'static str),
    Remove,
    RemoveKey(&'static str),
}

fn edits() -> impl Strategy<Value = Random> {
    let values = select(vec!["", "v", "a b", "x#y", "=", "é", "[x]"]);
    prop_oneof![
        Just(Random::Add),
        Just(Random::Remove),
        keys().prop_map(Random::RemoveKey),
        (keys(), values.clone()).prop_map(|(key, value)| Random::Set(key, value)),
        (keys(), values).prop_map(|(key, value)| Random::Set(key, value)),
    ]
}

/// Both files merged: what is read of everything that is not about this profile and key.
fn read_of(text: &str) -> BTreeMap<String, Settings> {
    let document = Document::parse("f".as_ref(), FileKind::Config, text.as_bytes()).unwrap();
    let read = Profiles::merge(document, Document::default());
    let sessions = read.sso_sessions.into_iter().map(|(name, of)| (format!("sso {name}"), of));
    read.profiles.into_iter().chain(sessions).collect()
}

/// Whether the lines of one are lines of the other, in order and byte for byte.
fn is_part(part: &str, whole: &str) -> bool {
    let bare = |text: &'_ str| text.trim_start_matches('\u{feff}').to_owned();
    let (part, whole) = (bare(part), bare(whole));
    let mut whole = whole.split_inclusive('\n');
    part.split_inclusive('\n').all(|line| whole.any(|other| other == line))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_edit_of_any_file_changes_its_lines_only_and_reads_back(
        text in files(),
        name in select(vec!["a", "default", "new"]),
        random in edits(),
    ) {
        if Document::parse("f".as_ref(), FileKind::Config, text.as_bytes()).is_err() {
            return Ok(());
        }
        let (before, only) = (read_of(&text), Some(FileKind::Config));
        let edit = match random {
            Random::Add => Edit::Add(vec![setting("k", "v")]),
            Random::Set(key, value) => Edit::Set(vec![setting(key, value)]),
            Random::Remove => Edit::Remove(Vec::new()),
            Random::RemoveKey(key) => Edit::Remove(vec![Key::new(key).unwrap()]),
        };
        let Ok([after, _]) = edited(name, &text, "", &edit, only) else { return Ok(()) };
        let mut now = read_of(&after);

        // Nothing but what was named reads otherwise than before.
        let key = match random {
            Random::Set(key, _) | Random::RemoveKey(key) => Some(key.to_ascii_lowercase()),
            Random::Add | Random::Remove => None,
        };
        let outer = key.as_ref().map(|key| key.split('.').next().unwrap().to_owned());
        let mut before = before;
        let (was, is) = (before.remove(name).unwrap_or_default(), now.remove(name));
        prop_assert_eq!(&before, &now);
        if let Some(outer) = &outer {
            let others = |settings: &Settings| -> Vec<(String, String)> {
                let others = settings.iter().filter(|(key, _)| key != outer);
                others.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
            };
            prop_assert_eq!(others(&was), others(is.as_ref().unwrap()));
        }

        // Every other line is there as it was.
        let mark = |text: &str| text.starts_with('\u{feff}');
        prop_assert_eq!(mark(&text), mark(&after));
        match random {
            Random::Add => {
                prop_assert!(after.starts_with(text.as_str()));
                let is = is.unwrap();
                prop_assert_eq!(is.get("k"), Some("v"));
            }
            Random::Set(key, value) => {
                let is = is.unwrap();
                match key.split_once('.') {
                    None => prop_assert_eq!(is.get(outer.as_ref().unwrap()), Some(value)),
                    Some((_, inner)) => {
                        let now = is.inner(outer.as_ref().unwrap(), inner);
                        prop_assert_eq!(now.unwrap_or_default(), value);
                    }
                }
            }
            Random::Remove => {
                prop_assert!(is.is_none());
                prop_assert!(is_part(&after, &text));
            }
            Random::RemoveKey(key) => {
                prop_assert!(is_part(&after, &text));
                let is = is.unwrap();
                match key.split_once('.') {
                    None => prop_assert_eq!(is.get(outer.as_ref().unwrap()), None),
                    Some((_, inner)) => prop_assert_eq!(is.inner(outer.as_ref().unwrap(), inner), None),
                }
            }
        }
        if let Random::Set(key, _) = random {
            // At most three lines are new or other than before: a header, a key, and its block's line; an
            // empty line may stand before them.
            let kept = |line: &&str| text.split_inclusive('\n').any(|old| old == *line);
            let new: Vec<_> = after.split_inclusive('\n').filter(|line| !kept(line)).collect();
            prop_assert!(new.len() <= 5, "{:?} makes {:?}", key, new);
        }
    }
}
