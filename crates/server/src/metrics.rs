//! Counters in Prometheus' text format.

use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::sync::OnceLock;

static RECORDER: OnceLock<Option<PrometheusHandle>> = OnceLock::new();

/// Begins counting; once for the process, however many servers it runs.
pub(crate) fn install() {
    RECORDER.get_or_init(|| {
        PrometheusBuilder::new()
            .install_recorder()
            .inspect_err(|error| tracing::warn!(%error, "there are no metrics"))
            .ok()
    });
}

/// Everything counted so far.
pub(crate) fn text() -> String {
    RECORDER.get().and_then(Option::as_ref).map(PrometheusHandle::render).unwrap_or_default()
}
