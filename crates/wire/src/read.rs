//! A form into a shape, with every fault of every member said at once, in AWS's words.

use crate::{Form, time};
use countersign_api::{List, Member, Service, Shape, Slot, Type, TypeKind};
use data_encoding::BASE64;
use std::fmt::Write as _;

/// Fills `shape` from the form. The error is the message of a 400 `ValidationError`.
///
/// Wording (recorded from AWS): IAM does not repeat the value at fault, STS does unless it is a secret;
/// several faults are joined and counted, in the order of `place_in_map`; a list of texts with a bad member names all limits of its members.
pub fn read(service: &Service, form: &Form, shape: &mut dyn Shape) -> Result<(), String> {
    let echoes = service.echoes_values;
    let mut reader = Reader { form, echoes, faults: Vec::new(), refusal: None };
    let mut faults = reader.request(shape);
    faults.sort_by_key(|(member, _)| place_in_map(member));
    let faults: Vec<String> = faults.into_iter().flat_map(|(_, faults)| faults).collect();
    match faults.len() {
        0 => reader.refusal.map_or(Ok(()), |text| Err(text.to_owned())),
        1 => Err(format!("1 validation error detected: {}", faults.join("; "))),
        n => Err(format!("{n} validation errors detected: {}", faults.join("; "))),
    }
}

/// Where AWS names a member among others that are at fault. Both recorded answers with several have them neither as the
/// request does nor as the model does nor by name, but as Java's hash map of sixteen places does.
fn place_in_map(member: &str) -> u32 {
    let hash = member
        .encode_utf16()
        .fold(0_u32, |h, unit| h.wrapping_mul(31).wrapping_add(u32::from(unit)));
    (hash ^ (hash >> 16)) & 15
}

struct Reader<'a> {
    form: &'a Form,
    echoes: bool,
    faults: Vec<String>,
    /// The text of a type that has its own.
    refusal: Option<&'static str>,
}

/// Where a value stands: its parameter name (`Tags.member.1.Key`) and its name in messages (`tags.1.member.key`).
struct Place<'p> {
    parameter: &'p str,
    path: &'p str,
}

impl Reader<'_> {
    /// Fills the request itself. The faults of each of its members, by the member's name in messages.
    fn request(&mut self, shape: &mut dyn Shape) -> Vec<(String, Vec<String>)> {
        let mut all = Vec::new();
        for (index, member) in shape.facts().iter().enumerate() {
            let path = lower_first(member.name);
            let place = Place { parameter: member.name, path: &path };
            if let Some(slot) = shape.slot(index) {
                self.member(&place, member, slot);
            }
            if !self.faults.is_empty() {
                all.push((path, std::mem::take(&mut self.faults)));
            }
        }
        all
    }

    fn shape(&mut self, prefix: &str, path: &str, shape: &mut dyn Shape) {
        for (index, member) in shape.facts().iter().enumerate() {
            let parameter = format!("{prefix}{}", member.name);
            let path = format!("{path}{}", lower_first(member.name));
            let place = Place { parameter: &parameter, path: &path };
            if let Some(slot) = shape.slot(index) {
                self.member(&place, member, slot);
            }
        }
    }

    fn member(&mut self, place: &Place<'_>, member: &Member, slot: Slot<'_>) {
        if !self.is_there(place.parameter, member.of) {
            if member.required {
                let null = if self.echoes { "Value null" } else { "Value" };
                self.faults.push(format!(
                    "{null} at '{}' failed to satisfy constraint: Member must not be null",
                    place.path
                ));
            }
            return;
        }
        self.value(place, member.of, slot);
    }

    fn is_there(&self, parameter: &str, of: &Type) -> bool {
        match of.kind {
            TypeKind::List | TypeKind::Map | TypeKind::Structure => {
                self.form.get(parameter).is_some() || self.form.has_prefix(&format!("{parameter}."))
            }
            _ => self.form.get(parameter).is_some(),
        }
    }

    fn value(&mut self, place: &Place<'_>, of: &Type, slot: Slot<'_>) {
        let text = self.form.get(place.parameter);
        match slot {
            Slot::Maybe(maybe) => self.value(place, of, maybe.fill()),
            Slot::Text(to) => {
                text.unwrap_or_default().clone_into(to);
                let echo = if self.echoes { text } else { None };
                self.check_text(place, of, to, echo);
            }
            Slot::Secret(to) => {
                text.unwrap_or_default().clone_into(to.expose_mut());
                self.check_text(place, of, to.expose(), None);
            }
            Slot::Integer(to) => match text.unwrap_or_default().parse() {
                Ok(number) => {
                    *to = number;
                    self.check_bounds(place, of, number);
                }
                Err(_) => self.fault(place, text, "Member must be an integer"),
            },
            Slot::Boolean(to) => match text.unwrap_or_default() {
                "true" => *to = true,
                "false" => *to = false,
                _ => self.fault(place, text, "Member must be true or false"),
            },
            Slot::Timestamp(to) => match time::parse(text.unwrap_or_default()) {
                Some(at) => *to = at,
                None => self.fault(place, text, "Member must be a timestamp in ISO 8601"),
            },
            Slot::Blob(to) => match BASE64.decode(text.unwrap_or_default().as_bytes()) {
                Ok(bytes) => *to = bytes.into(),
                Err(_) => self.fault(place, None, "Member must be base64"),
            },
            Slot::Structure(shape) => {
                self.shape(&format!("{}.", place.parameter), &format!("{}.", place.path), shape);
            }
            Slot::List(list) => self.list(place, of, list),
            // No input of IAM or STS holds a map.
            Slot::Map(_) => {}
        }
    }

    fn list(&mut self, place: &Place<'_>, of: &Type, list: &mut dyn List) {
        let Some(member) = of.of else { return };
        let prefix = format!("{}.member.", place.parameter);
        let mut indexes: Vec<Option<usize>> = self.form.with_prefix(&prefix).map(index).collect();
        indexes.sort_unstable();
        indexes.dedup();
        // A gap, a zero, a leading zero or a word has no one meaning.
        if indexes.iter().enumerate().any(|(at, index)| *index != Some(at + 1)) {
            self.fault(place, None, "Member must be numbered from 1 without gaps");
            return;
        }
        let before = self.faults.len();
        for at in 1..=indexes.len() {
            let parameter = format!("{prefix}{at}");
            let path = format!("{}.{at}.member", place.path);
            self.value(&Place { parameter: &parameter, path: &path }, member, list.grow());
        }
        // AWS names the list and all limits of its members, not the member at fault.
        if member.kind == TypeKind::Text && self.faults.len() > before {
            self.faults.truncate(before);
            let limits = all_limits(member);
            self.fault(
                place,
                None,
                &format!("Member must satisfy constraint: [{}]", limits.join(", ")),
            );
        }
        let count = i64::try_from(indexes.len()).unwrap_or(i64::MAX);
        self.check_length(place, of, count, None);
    }

    fn check_text(&mut self, place: &Place<'_>, of: &Type, text: &str, echo: Option<&str>) {
        let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
        self.check_length(place, of, length, echo);
        let off = of.pattern.filter(|p| !p.matches(text));
        if off.is_some() && of.refusal.is_some() {
            self.refusal = self.refusal.or(of.refusal);
        } else if let Some(pattern) = off {
            self.fault(
                place,
                echo,
                &format!("Member must satisfy regular expression pattern: {}", pattern.source),
            );
        }
        if !of.values.is_empty() && !of.values.contains(&text) {
            let set =
                if self.echoes { format!(": [{}]", of.values.join(", ")) } else { String::new() };
            self.fault(place, echo, &format!("Member must satisfy enum value set{set}"));
        }
    }

    fn check_length(&mut self, place: &Place<'_>, of: &Type, length: i64, echo: Option<&str>) {
        if let Some(max) = of.max.filter(|max| length > *max) {
            self.fault(
                place,
                echo,
                &format!("Member must have length less than or equal to {max}"),
            );
        }
        if let Some(min) = of.min.filter(|min| length < *min) {
            self.fault(
                place,
                echo,
                &format!("Member must have length greater than or equal to {min}"),
            );
        }
    }

    fn check_bounds(&mut self, place: &Place<'_>, of: &Type, number: i32) {
        let echo = number.to_string();
        let echo = self.echoes.then_some(echo.as_str());
        if let Some(max) = of.max.filter(|max| i64::from(number) > *max) {
            self.fault(place, echo, &format!("Member must have value less than or equal to {max}"));
        }
        if let Some(min) = of.min.filter(|min| i64::from(number) < *min) {
            self.fault(
                place,
                echo,
                &format!("Member must have value greater than or equal to {min}"),
            );
        }
    }

    fn fault(&mut self, place: &Place<'_>, echo: Option<&str>, constraint: &str) {
        let mut text = "Value".to_owned();
        if let Some(value) = echo.filter(|_| self.echoes) {
            let _ = write!(text, " '{value}'");
        }
        let _ = write!(text, " at '{}' failed to satisfy constraint: {constraint}", place.path);
        self.faults.push(text);
    }
}

/// The limits of a list's texts in the order in which AWS lists them.
fn all_limits(of: &Type) -> Vec<String> {
    let mut limits = Vec::new();
    if let Some(max) = of.max {
        limits.push(format!("Member must have length less than or equal to {max}"));
    }
    if let Some(min) = of.min {
        limits.push(format!("Member must have length greater than or equal to {min}"));
    }
    if let Some(pattern) = of.pattern {
        limits.push(format!("Member must satisfy regular expression pattern: {}", pattern.source));
        limits.push("Member must not be null".to_owned());
    }
    if !of.values.is_empty() {
        limits.push("Member must satisfy enum value set".to_owned());
    }
    limits
}

/// The number at the start of `12.Key`; `None` for anything that is not written as a person counts.
fn index(rest: &str) -> Option<usize> {
    let digits = rest.split('.').next()?;
    let plain = !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    if plain { digits.parse().ok() } else { None }
}

/// `userName` for `UserName`, as messages write it.
fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map(|c| c.to_ascii_lowercase()).into_iter().chain(chars).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use countersign_api::iam::{
        CreateOpenIdConnectProviderInput, CreateRoleInput, ListUsersInput, UntagUserInput,
        UpdateAccountPasswordPolicyInput,
    };
    use countersign_api::sts::AssumeRoleInput;
    use countersign_api::{iam, sts};

    fn fill<S: Shape + Default>(service: &Service, form: &str) -> Result<S, String> {
        let mut shape = S::default();
        read(service, &Form::parse("", form.as_bytes()).unwrap(), &mut shape).map(|()| shape)
    }

    #[test]
    fn fills_nested_members_and_lists() {
        let role: CreateRoleInput = fill(
            &iam::SERVICE,
            "RoleName=r&AssumeRolePolicyDocument=%7B%7D&MaxSessionDuration=3600\
             &Tags.member.1.Key=a&Tags.member.1.Value=b&Tags.member.2.Key=c&Tags.member.2.Value=",
        )
        .unwrap();
        assert_eq!((role.role_name.as_str(), role.max_session_duration), ("r", Some(3600)));
        let tags = role.tags.unwrap();
        assert_eq!((tags[0].key.as_str(), tags[1].value.as_str()), ("a", ""));
        assert!(role.path.is_none());
    }

    #[test]
    fn an_empty_list_is_one() {
        let untag: UntagUserInput = fill(&iam::SERVICE, "UserName=u&TagKeys=").unwrap();
        assert_eq!(untag.tag_keys, Vec::<String>::new());
    }

    #[test]
    fn says_every_fault_at_once() {
        let long = "x".repeat(513);
        assert_eq!(
            fill::<ListUsersInput>(&iam::SERVICE, &format!("PathPrefix={long}&MaxItems=0"))
                .unwrap_err(),
            "3 validation errors detected: Value at 'maxItems' failed to satisfy constraint: Member must have value greater than or equal to 1; \
             Value at 'pathPrefix' failed to satisfy constraint: Member must have length less than or equal to 512; \
             Value at 'pathPrefix' failed to satisfy constraint: Member must satisfy regular expression pattern: \\u002F[\\u0021-\\u007F]*"
        );
    }

    #[test]
    fn several_faults_come_in_awss_order() {
        let form = "MaxPasswordAge=1096&MinimumPasswordLength=129&PasswordReusePrevention=25";
        let message = fill::<UpdateAccountPasswordPolicyInput>(&iam::SERVICE, form).unwrap_err();
        assert!(message.starts_with("3 validation errors detected: "), "{message}");
        assert_eq!(
            members(&message),
            ["minimumPasswordLength", "passwordReusePrevention", "maxPasswordAge"]
        );
        let (url, thumb, client) = ("u".repeat(256), "t".repeat(41), "c".repeat(256));
        let form =
            format!("Url={url}&ThumbprintList.member.1={thumb}&ClientIDList.member.1={client}");
        let message = fill::<CreateOpenIdConnectProviderInput>(&iam::SERVICE, &form).unwrap_err();
        assert_eq!(members(&message), ["clientIDList", "thumbprintList", "url"]);
    }

    /// The members that a message names, in order.
    fn members(message: &str) -> Vec<&str> {
        message.split(" at '").skip(1).filter_map(|rest| rest.split('\'').next()).collect()
    }

    #[test]
    fn names_a_list_and_the_limits_of_its_texts() {
        let long = "x".repeat(129);
        assert_eq!(
            fill::<UntagUserInput>(&iam::SERVICE, &format!("UserName=u&TagKeys.member.1={long}"))
                .unwrap_err(),
            "1 validation error detected: Value at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: \
             [Member must have length less than or equal to 128, Member must have length greater than or equal to 1, \
             Member must satisfy regular expression pattern: [\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+, Member must not be null]"
        );
    }

    #[test]
    fn sts_repeats_values_but_not_codes() {
        let arn = "RoleArn=arn:aws:iam::111122223333:role/r";
        assert_eq!(
            fill::<AssumeRoleInput>(&sts::SERVICE, &format!("{arn}&RoleSessionName=Session1:2"))
                .unwrap_err(),
            "1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: \
             Member must satisfy regular expression pattern: [\\w+=,.@-]*"
        );
        for code in ["12345", "1234567", " 123456", "１２３４５６", "+12345", "12 456", ""] {
            let form = format!("{arn}&RoleSessionName=ada&TokenCode={}", code.replace('+', "%2B"));
            let message = fill::<AssumeRoleInput>(&sts::SERVICE, &form).unwrap_err();
            assert!(message.contains("Value at 'tokenCode' failed"), "{message}");
            assert!(code.is_empty() || !message.contains(code), "{message}");
        }
        assert!(
            fill::<AssumeRoleInput>(&sts::SERVICE, "")
                .unwrap_err()
                .contains("Value null at 'roleArn'")
        );
    }

    #[test]
    fn w2_list_numbers_have_no_gaps() {
        for form in [
            "TagKeys.member.2=a",
            "TagKeys.member.1=a&TagKeys.member.3=b",
            "TagKeys.member.0=a",
            "TagKeys.member.01=a",
            "TagKeys.member.x=a",
        ] {
            let message =
                fill::<UntagUserInput>(&iam::SERVICE, &format!("UserName=u&{form}")).unwrap_err();
            assert!(message.contains("'tagKeys'"), "{form}: {message}");
        }
    }
}
