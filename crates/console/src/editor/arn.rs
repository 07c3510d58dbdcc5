//! ARNs in a resource's format: `arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}` taken apart into named parts,
//! and put together of them.

/// A format, in the order of its text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Format(pub(crate) &'static str);

/// A part of a format that stays as it is, or that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece {
    Fixed(&'static str),
    Named(&'static str),
}

impl Format {
    fn pieces(self) -> Vec<Piece> {
        let mut pieces = Vec::new();
        let mut rest = self.0;
        while let Some((before, after)) = rest.split_once("${") {
            if !before.is_empty() {
                pieces.push(Piece::Fixed(before));
            }
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            pieces.push(Piece::Named(name));
            rest = after;
        }
        if !rest.is_empty() {
            pieces.push(Piece::Fixed(rest));
        }
        pieces
    }

    /// The names of the parts that a person says: all but the partition, which is `aws` unless an ARN says otherwise.
    pub(crate) fn names(self) -> Vec<&'static str> {
        let named = self.pieces().into_iter().filter_map(|piece| match piece {
            Piece::Named(name) if name != "Partition" => Some(name),
            _ => None,
        });
        named.collect()
    }

    /// The parts of an ARN in this format, by name; `None` when it is not one. The last part takes what is left, since
    /// names have paths.
    pub(crate) fn take_apart(self, arn: &str) -> Option<Vec<(&'static str, String)>> {
        let pieces = self.pieces();
        let mut rest = arn;
        let mut parts = Vec::new();
        let mut pieces = pieces.iter().peekable();
        while let Some(piece) = pieces.next() {
            match piece {
                Piece::Fixed(text) => rest = rest.strip_prefix(text)?,
                Piece::Named(name) => {
                    let (part, after) = match pieces.peek() {
                        Some(Piece::Fixed(next)) => rest.split_at(rest.find(next)?),
                        // Where one name ends and the next begins cannot be seen.
                        Some(Piece::Named(_)) => continue,
                        None => (rest, ""),
                    };
                    // Account and region end where their section ends; what comes last may hold colons.
                    let sectioned = matches!(*name, "Partition" | "Region" | "Account");
                    if part.is_empty() || (sectioned && part.contains([':', '/'])) {
                        return None;
                    }
                    parts.push((*name, part.to_owned()));
                    rest = after;
                }
            }
        }
        rest.is_empty().then_some(parts)
    }

    /// The ARN of parts; the name of the first that is missing otherwise.
    pub(crate) fn put_together(
        self,
        part: impl Fn(&str) -> Option<String>,
    ) -> Result<String, &'static str> {
        let mut arn = String::new();
        for piece in self.pieces() {
            match piece {
                Piece::Fixed(text) => arn.push_str(text),
                Piece::Named("Partition") => arn.push_str("aws"),
                Piece::Named(name) => arn.push_str(&part(name).ok_or(name)?),
            }
        }
        Ok(arn)
    }

    /// Every resource of the type in an account.
    pub(crate) fn any_in(self, account: &str) -> String {
        let any = self.put_together(|name| {
            Some(if name == "Account" { account.to_owned() } else { "*".to_owned() })
        });
        any.unwrap_or_default()
    }

    /// The format with names for what varies: `arn:aws:iam::ACCOUNT:role/ROLE-NAME-WITH-PATH`.
    pub(crate) fn example(self) -> String {
        let text = self.put_together(|name| Some(said(name).to_uppercase().replace(' ', "-")));
        text.unwrap_or_default()
    }
}

/// A part's name as people say it: `RoleNameWithPath` is `Role name with path`.
pub(crate) fn said(name: &str) -> String {
    let mut said = String::new();
    let mut before = ' ';
    for c in name.chars() {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            said.push(' ');
            said.push(c.to_ascii_lowercase());
        } else if said.is_empty() {
            said.push(c.to_ascii_uppercase());
        } else {
            said.push(c);
        }
        before = c;
    }
    said
}

/// Whether a text may stand as a resource: `*` or six sections, the first `arn`.
pub(crate) fn is_arn(text: &str) -> bool {
    text == "*" || (text.starts_with("arn:") && text.splitn(6, ':').count() == 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROLE: Format = Format("arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}");

    #[test]
    fn a_role_is_taken_apart_and_put_together() {
        let parts = ROLE.take_apart("arn:aws:iam::111122223333:role/ops/toolkit-role").unwrap();
        assert_eq!(parts[1], ("Account", "111122223333".to_owned()));
        assert_eq!(parts[2], ("RoleNameWithPath", "ops/toolkit-role".to_owned()));
        assert_eq!(ROLE.names(), ["Account", "RoleNameWithPath"]);
        assert_eq!(said("RoleNameWithPath"), "Role name with path");
        assert_eq!(ROLE.any_in("111122223333"), "arn:aws:iam::111122223333:role/*");
        assert_eq!(ROLE.example(), "arn:aws:iam::ACCOUNT:role/ROLE-NAME-WITH-PATH");
        assert_eq!(ROLE.put_together(|name| (name != "Account").then(String::new)), Err("Account"));
    }

    #[test]
    fn another_arn_is_refused() {
        for odd in [
            "",
            "*",
            "arn:aws:iam::111122223333:user/ada",
            "arn:aws:iam::111122223333:role/",
            "arn:aws:iam:eu-west-1:111122223333:role/a",
            "arn:aws:iam::1111:2222:role/a",
            "arn:aws:s3:::bucket",
            "role/a",
        ] {
            assert_eq!(ROLE.take_apart(odd), None, "{odd}");
        }
    }

    #[test]
    fn every_format_of_the_table_takes_its_own_arns_apart() {
        for service in super::super::facts::services() {
            for resource in service.resources() {
                let format = Format(resource.arn);
                let arn = format.put_together(|name| Some(name.to_lowercase())).unwrap();
                let parts = format.take_apart(&arn);
                assert!(parts.is_some(), "{} {arn}", resource.kind);
                if !format.names().is_empty() {
                    assert!(is_arn(&arn) || !resource.arn.starts_with("arn:"), "{arn}");
                }
            }
        }
    }
}
