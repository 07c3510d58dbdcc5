//! The AWS query protocol: forms in, XML out, and the reverse for clients.
