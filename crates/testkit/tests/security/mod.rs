//! The promises of the threat list, one test a row; its id is in the test's name.

mod at_rest;
mod codes;
mod delegation;
mod escalation;
mod names;
mod policies;
mod signatures;
mod tokens;

/// A refusal that every wrong, used or stale code gets from STS.
const WRONG_CODE: &str =
    "403 AccessDenied: MultiFactorAuthentication failed with invalid MFA one time pass code.";
/// A refusal that every serial number gets that is not the caller's.
const UNKNOWN_DEVICE: &str = "403 AccessDenied: MultiFactorAuthentication failed, unable to validate MFA code.  \
    Please verify your MFA serial number is valid and associated with this user.";
/// What a pair of codes gets that does not prove anything.
const INVALID_CODES: &str =
    "403 InvalidAuthenticationCode: Authentication code for device is not valid.";
