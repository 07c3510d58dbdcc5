//! What each operation asks of policy and does: pipeline, callers, state, operations.
