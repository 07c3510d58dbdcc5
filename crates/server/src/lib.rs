//! Config, listeners, first start, health, metrics, backup.
