//! Config, listeners, first start, health, metrics, backup.

mod http;
