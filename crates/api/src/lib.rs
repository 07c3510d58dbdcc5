//! The shapes and operation names of IAM and STS, generated from the facts in model/.
