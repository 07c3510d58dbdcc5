//! Errors that a client may see, in AWS's codes, statuses and words.

use std::borrow::Cow;
use std::fmt;

/// A fault: the public half, and sealed, for the caller's administrators, why policy refused. What an operator needs
/// besides goes to the log where it happens.
#[derive(Clone, PartialEq, Eq)]
pub struct Fault(Box<Inner>);

#[derive(Clone, PartialEq, Eq)]
struct Inner {
    code: Cow<'static, str>,
    status: u16,
    message: String,
    authorization_message: Option<String>,
}

impl Fault {
    /// A fault with its wire code, HTTP status and message.
    pub fn new(
        code: impl Into<Cow<'static, str>>,
        status: u16,
        message: impl Into<String>,
    ) -> Fault {
        Fault(Box::new(Inner {
            code: code.into(),
            status,
            message: message.into(),
            authorization_message: None,
        }))
    }

    /// The same with why policy refused, sealed.
    pub(crate) fn with_authorization_message(mut self, sealed: Option<String>) -> Fault {
        self.0.authorization_message = sealed;
        self
    }

    /// The code on the wire: `NoSuchEntity`.
    pub fn code(&self) -> &str {
        &self.0.code
    }

    /// The HTTP status.
    pub fn status(&self) -> u16 {
        self.0.status
    }

    /// The message.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// Why policy refused, as `DecodeAuthorizationMessage` takes it: sealed, base64url.
    pub fn authorization_message(&self) -> Option<&str> {
        self.0.authorization_message.as_deref()
    }

    /// A parameter that the model or AWS's text refuses.
    pub fn validation(message: impl Into<String>) -> Fault {
        Fault::new("ValidationError", 400, message)
    }

    /// An operation that nobody has written yet.
    pub fn not_implemented(operation: &str) -> Fault {
        Fault::new("NotImplemented", 501, format!("{operation} is not implemented."))
    }

    /// Something broke on our side; the log says what.
    pub fn service_failure() -> Fault {
        Fault::new(
            "ServiceFailure",
            500,
            "The request processing has failed because of an unknown error.",
        )
    }

    /// Too busy or cut off; the same call may work later.
    pub fn unavailable() -> Fault {
        Fault::new("ServiceUnavailable", 503, "The service is not available now. Try again.")
    }

    pub(crate) fn denied(message: impl Into<String>) -> Fault {
        Fault::new("AccessDenied", 403, message)
    }

    pub(crate) fn no_such(message: impl Into<String>) -> Fault {
        Fault::new("NoSuchEntity", 404, message)
    }

    pub(crate) fn no_such_user(name: &str) -> Fault {
        Fault::no_such(format!("The user with name {name} cannot be found."))
    }

    pub(crate) fn no_such_role(name: &str) -> Fault {
        Fault::no_such(format!("The role with name {name} cannot be found."))
    }

    pub(crate) fn no_such_device(serial: &str) -> Fault {
        Fault::no_such(format!("MFA Device with serial number {serial} does not exist."))
    }

    pub(crate) fn no_such_key(id: &str) -> Fault {
        Fault::no_such(format!("The Access Key with id {id} cannot be found."))
    }

    pub(crate) fn exists(message: impl Into<String>) -> Fault {
        Fault::new("EntityAlreadyExists", 409, message)
    }

    pub(crate) fn conflict(message: impl Into<String>) -> Fault {
        Fault::new("DeleteConflict", 409, message)
    }

    pub(crate) fn quota(what: &str, most: usize) -> Fault {
        Fault::new("LimitExceeded", 409, format!("Cannot exceed quota for {what}: {most}"))
    }

    /// White space is in no quota of AWS's, but it has to be kept.
    pub(crate) fn too_much_space(most: usize) -> Fault {
        Fault::new(
            "LimitExceeded",
            409,
            format!("Policies with their white space exceed {most} bytes."),
        )
    }

    pub(crate) fn invalid_input(message: impl Into<String>) -> Fault {
        Fault::new("InvalidInput", 400, message)
    }

    pub(crate) fn malformed_policy(message: impl Into<String>) -> Fault {
        Fault::new("MalformedPolicyDocument", 400, message)
    }

    /// A root user, a role or the installation where only a user will do.
    pub(crate) fn no_user() -> Fault {
        Fault::new("InvalidUserType", 400, "Only IAM Users can change their own password.")
    }

    pub(crate) fn invalid_codes() -> Fault {
        Fault::new("InvalidAuthenticationCode", 403, "Authentication code for device is not valid.")
    }

    /// Wrong, reused or stale code, or a locked device: STS tells no difference.
    pub(crate) fn mfa_wrong_code() -> Fault {
        Fault::denied("MultiFactorAuthentication failed with invalid MFA one time pass code.")
    }

    /// An unknown serial, an unassigned device, or another user's.
    pub(crate) fn mfa_unknown_device() -> Fault {
        Fault::denied(
            "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number \
             is valid and associated with this user.",
        )
    }

    pub(crate) fn mfa_incomplete() -> Fault {
        Fault::denied(
            "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.",
        )
    }

    pub(crate) fn invalid_token() -> Fault {
        Fault::new(
            "InvalidClientTokenId",
            403,
            "The security token included in the request is invalid.",
        )
    }

    pub(crate) fn expired_token() -> Fault {
        Fault::new("ExpiredToken", 403, "The security token included in the request is expired")
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.status(), self.code(), self.message())
    }
}

impl From<countersign_sigv4::Refusal> for Fault {
    fn from(refusal: countersign_sigv4::Refusal) -> Fault {
        Fault::new(refusal.code(), refusal.status(), refusal.message())
    }
}
