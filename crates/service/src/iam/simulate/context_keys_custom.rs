//! `GetContextKeysForCustomPolicy`: the condition keys that documents of a request ask for.

use super::source::parse;
use crate::cx::Cx;
use crate::fault::Fault;
use crate::operation::Read;
use countersign_api::iam::{
    GetContextKeysForCustomPolicy, GetContextKeysForCustomPolicyInput,
    GetContextKeysForCustomPolicyOutput,
};
use countersign_policy::{Document, Kind};
use std::collections::BTreeMap;

impl Read for GetContextKeysForCustomPolicy {
    fn run(
        _: &Cx<'_>,
        i: &GetContextKeysForCustomPolicyInput,
    ) -> Result<GetContextKeysForCustomPolicyOutput, Fault> {
        let names = keys(&given(&i.policy_input_list)?);
        Ok(GetContextKeysForCustomPolicyOutput { context_key_names: Some(names) })
    }
}

/// The documents of a list. Resource policies have keys as well, so they are taken, too.
pub(super) fn given(texts: &[String]) -> Result<Vec<Document>, Fault> {
    let each = |(place, text): (usize, &String)| {
        let id = format!("PolicyInputList.{}", place + 1);
        parse(&id, text, Kind::Identity)
            .or_else(|fault| parse(&id, text, Kind::Resource).map_err(|_| fault))
    };
    texts.iter().enumerate().map(each).collect()
}

/// The keys of documents, each once in whatever case, sorted.
pub(super) fn keys<'d>(documents: impl IntoIterator<Item = &'d Document>) -> Vec<String> {
    let mut all = BTreeMap::new();
    for key in documents.into_iter().flat_map(Document::keys) {
        all.entry(key.to_lowercase()).or_insert(key);
    }
    all.into_values().collect()
}
