//! What an operation refused, said beside the field that it is about.

use crate::part::Alert;
use crate::shown::shown;
use countersign_service::Fault;

/// A refusal, or none yet.
#[derive(Debug, Default)]
pub(crate) struct Refusal(Option<(String, String)>);

impl Refusal {
    pub(crate) fn of(fault: &Fault) -> Refusal {
        Refusal(Some((fault.code().to_owned(), fault.message().to_owned())))
    }

    /// What is wrong with the value of a member, by its name in messages: `roleName`.
    pub(crate) fn beside(&self, member: &str) -> Option<String> {
        let (_, message) = self.0.as_ref()?;
        let (_, rest) =
            message.split_once(&format!("Value at '{member}' failed to satisfy constraint: "))?;
        let rest = rest.split("; Value at ").next().unwrap_or_default();
        Some(shown(rest))
    }

    /// The message if the refusal has this code.
    pub(crate) fn coded(&self, code: &str) -> Option<String> {
        let (this, message) = self.0.as_ref()?;
        (this == code).then(|| shown(message))
    }

    /// What no field of these says.
    pub(crate) fn alert(&self, said: &[Option<String>]) -> Option<Alert> {
        let (code, message) = self.0.as_ref().filter(|_| said.iter().all(Option::is_none))?;
        let advice = if code == "AccessDenied" {
            " Ask an administrator for this permission, or switch to a role that has it."
        } else {
            ""
        };
        Some(Alert { kind: "error", text: format!("{}{advice}", shown(message)) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_belongs_to_its_field() {
        let fault = Fault::validation(
            "2 validation errors detected: Value at 'roleName' failed to satisfy constraint: Member must have length less than or equal to 64; Value at 'description' failed to satisfy constraint: Member must be ASCII",
        );
        let refusal = Refusal::of(&fault);
        let name = refusal.beside("roleName");
        assert_eq!(name.as_deref(), Some("Member must have length less than or equal to 64"));
        assert_eq!(refusal.beside("description").as_deref(), Some("Member must be ASCII"));
        assert_eq!(refusal.beside("path"), None);
        assert!(refusal.alert(&[name]).is_none() && refusal.alert(&[None]).is_some());
    }
}
