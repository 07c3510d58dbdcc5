//! What a shell acts on in a command line, and who only splits it into words hands on as it is.

/// The first such character, if any.
pub(super) fn acts_on(line: &str) -> Option<char> {
    let (mut quote, mut before, mut escaped) = (None, ' ', false);
    for c in line.chars() {
        let at_begin = before.is_whitespace();
        before = c;
        if escaped {
            escaped = false;
            continue;
        }
        let acts = match quote {
            Some('\'') => false,
            Some(_) => "$`".contains(c),
            None => "$`|&;<>()*?[".contains(c) || ("~#".contains(c) && at_begin),
        };
        if acts {
            return Some(c);
        }
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '\'' | '"') => quote = Some(c),
            (None | Some('"'), '\\') => escaped = true,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_and_escaped_it_is_plain() {
        for plain in [
            "helper --x y",
            "'/a b/helper' '$HOME' '|'",
            "helper \"a|b;c*\" \\$HOME \\| \"\\$x\"",
            "helper a~b a#b key=value",
            "",
        ] {
            assert_eq!(acts_on(plain), None, "{plain}");
        }
        for (line, c) in [
            ("helper | base64 -d", '|'),
            ("helper $HOME", '$'),
            ("helper \"$HOME\"", '$'),
            ("\"`id`\"", '`'),
            ("~/bin/helper", '~'),
            ("a && b", '&'),
            ("a 2>/dev/null", '>'),
            ("a '|' *", '*'),
            ("a # b", '#'),
            ("'a'\"'\"$", '$'),
        ] {
            assert_eq!(acts_on(line), Some(c), "{line}");
        }
    }
}
