//! A case as it stands in its folder: environment, files, recorded traffic and the result.

use crate::cases::read;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// One folder.
pub(super) struct Case {
    /// `KIND/FOLDER`.
    pub(super) name: String,
    /// The variables of the environment, all of them.
    pub(super) env: BTreeMap<String, String>,
    /// What stands in the file system, if anything.
    pub(super) fs: PathBuf,
    /// What is asked and answered, in order.
    pub(super) exchanges: Vec<Exchange>,
    /// What comes out.
    pub(super) result: Value,
    /// The profile that is asked for; none for the default chain.
    pub(super) profile: Option<String>,
}

/// A request and its answer.
#[derive(Debug, Clone)]
pub(super) struct Exchange {
    pub(super) request: Request,
    pub(super) status: u64,
    pub(super) answer: String,
}

/// A request, recorded or as it came in.
#[derive(Debug, Clone, Default)]
pub(super) struct Request {
    pub(super) method: String,
    /// The whole URL.
    pub(super) uri: String,
    /// By lower-case name.
    pub(super) headers: BTreeMap<String, String>,
    pub(super) body: String,
}

impl Case {
    pub(super) fn read(kind: &str, folder: &Path) -> Case {
        let env: BTreeMap<String, String> =
            serde_json::from_value(read(&folder.join("env.json"))).unwrap();
        // The first kind is about the profile provider alone, whatever the environment has.
        let alone = kind == "profile-provider";
        let named = || env.get("AWS_PROFILE").cloned().unwrap_or_else(|| "default".to_owned());
        Case {
            name: format!("{kind}/{}", folder.file_name().unwrap().to_str().unwrap()),
            profile: alone.then(named),
            env,
            fs: folder.join("fs"),
            exchanges: exchanges(&read(&folder.join("http-traffic.json"))),
            result: read(&folder.join("test-case.json"))["result"].take(),
        }
    }

    /// The names of the hosts that are asked.
    pub(super) fn hosts(&self) -> impl Iterator<Item = &str> {
        self.exchanges.iter().map(|exchange| host(&exchange.request.uri))
    }

    /// Every text that a key or token may come from: the environment, the files, the answers.
    pub(super) fn texts(&self) -> String {
        let mut texts = self.env.values().fold(String::new(), |texts, value| texts + value + "\n");
        texts.extend(self.exchanges.iter().map(|exchange| exchange.answer.as_str()));
        let mut folders = vec![self.fs.clone()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    texts.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        texts
    }
}

/// The host of a URL, with its port if it has one.
pub(super) fn host(uri: &str) -> &str {
    let rest = uri.split_once("://").unwrap().1;
    rest.split('/').next().unwrap()
}

fn exchanges(traffic: &Value) -> Vec<Exchange> {
    let mut by_connection: BTreeMap<u64, Exchange> = BTreeMap::new();
    for event in traffic["events"].as_array().unwrap() {
        let connection = event["connection_id"].as_u64().unwrap();
        let exchange = by_connection.entry(connection).or_insert_with(|| Exchange {
            request: Request::default(),
            status: 0,
            answer: String::new(),
        });
        let action = &event["action"];
        if let Some(request) = action.pointer("/Request/request") {
            exchange.request.method = request["method"].as_str().unwrap().to_owned();
            exchange.request.uri = whole(request["uri"].as_str().unwrap());
            let headers = request["headers"].as_object().unwrap().iter();
            exchange.request.headers = headers
                .map(|(name, values)| (name.clone(), values[0].as_str().unwrap().to_owned()))
                .collect();
        } else if let Some(response) = action.pointer("/Response/response") {
            exchange.status = response["Ok"]["status"].as_u64().unwrap();
        } else if let Some(data) = action.get("Data") {
            let text = data["data"]["Utf8"].as_str().unwrap();
            match data["direction"].as_str().unwrap() {
                "Request" => exchange.request.body.push_str(text),
                _ => exchange.answer.push_str(text),
            }
        }
    }
    by_connection.into_values().collect()
}

/// A URL with its path, which one that is recorded without has all the same.
fn whole(uri: &str) -> String {
    let has_path = uri.split_once("://").unwrap().1.contains('/');
    if has_path { uri.to_owned() } else { format!("{uri}/") }
}
