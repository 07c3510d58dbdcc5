//! Records as bytes: tag, length, value. What a version does not know it keeps, and writes back.

use crate::{Damaged, Hidden};
use std::fmt;
use zeroize::Zeroizing;

/// How deep records may nest.
const MOST_DEPTH: usize = 8;

/// What [`record!`](crate::record!) defines: fields with tags, as bytes and back.
pub trait Record: Field {
    /// The record as bytes.
    fn encode(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.put(&mut out);
        out
    }

    /// Reads a record back.
    ///
    /// # Errors
    /// When the bytes are not one.
    fn decode(bytes: &[u8]) -> Result<Self, Damaged> {
        Self::get(bytes, 0)
    }
}

/// A type that a record's field may have.
pub trait Field: Sized + Default {
    /// Whether it is what an absent field means; such a field is not written.
    fn is_default(&self) -> bool;
    /// Appends its bytes.
    fn put(&self, out: &mut Vec<u8>);
    /// Reads it back. `depth` counts nesting.
    fn get(bytes: &[u8], depth: usize) -> Result<Self, Damaged>;

    /// Appends the bytes of several: each with its length before it.
    fn put_list(list: &[Self], out: &mut Vec<u8>) {
        for one in list {
            let mut value = Zeroizing::new(Vec::new());
            one.put(&mut value);
            length(out, value.len());
            out.extend_from_slice(&value);
        }
    }
    /// Reads them back.
    fn get_list(mut bytes: &[u8], depth: usize) -> Result<Vec<Self>, Damaged> {
        let mut list = Vec::new();
        while !bytes.is_empty() {
            let (value, rest) = counted(bytes)?;
            list.push(Self::get(value, depth)?);
            bytes = rest;
        }
        Ok(list)
    }
}

/// Fields that a newer version wrote: tags and bytes, as they stood. They may hold secrets.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Unknown(Zeroizing<Vec<u8>>);

impl fmt::Debug for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.0.len())
    }
}

impl Unknown {
    #[doc(hidden)]
    pub fn keep(&mut self, tag: u8, value: &[u8]) {
        entry(&mut self.0, tag, value);
    }

    #[doc(hidden)]
    pub fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.0);
    }
}

/// Defines a record: a struct whose fields have tags.
///
/// ```
/// use countersign_store::Record;
/// countersign_store::record! {
///     /// A note.
///     pub struct Note { 1 => pub text: String, 2 => pub seen: bool }
/// }
/// let note = Note { text: "hi".into(), ..Note::default() };
/// assert_eq!(Note::decode(&note.encode()).unwrap(), note);
/// ```
#[macro_export]
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$field_meta:meta])* $tag:literal => $field_vis:vis $field:ident: $of:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq)]
        $vis struct $name {
            $($(#[$field_meta])* #[doc = concat!("Tag ", $tag, ".")] $field_vis $field: $of,)*
            /// What a newer version wrote beside these.
            pub unknown: $crate::Unknown,
        }

        impl $crate::Record for $name {}

        impl $crate::Field for $name {
            fn is_default(&self) -> bool {
                false
            }
            fn put(&self, out: &mut Vec<u8>) {
                $(
                    if !$crate::Field::is_default(&self.$field) {
                        $crate::__field(out, $tag, &self.$field);
                    }
                )*
                self.unknown.put(out);
            }
            fn get(bytes: &[u8], depth: usize) -> Result<$name, $crate::Damaged> {
                let mut record = $name::default();
                $crate::__entries(bytes, depth, |tag, value| {
                    match tag {
                        $($tag => record.$field = $crate::Field::get(value, depth + 1)?,)*
                        other => record.unknown.keep(other, value),
                    }
                    Ok(())
                })?;
                Ok(record)
            }
        }
    };
}

#[doc(hidden)]
pub fn field(out: &mut Vec<u8>, tag: u8, field: &impl Field) {
    let mut value = Zeroizing::new(Vec::new());
    field.put(&mut value);
    entry(out, tag, &value);
}

fn entry(out: &mut Vec<u8>, tag: u8, value: &[u8]) {
    out.push(tag);
    length(out, value.len());
    out.extend_from_slice(value);
}

#[doc(hidden)]
pub fn entries(
    mut bytes: &[u8],
    depth: usize,
    mut each: impl FnMut(u8, &[u8]) -> Result<(), Damaged>,
) -> Result<(), Damaged> {
    if depth > MOST_DEPTH {
        return Err(Damaged::new("a record nests too deeply"));
    }
    while let Some((&tag, rest)) = bytes.split_first() {
        let (value, rest) = counted(rest)?;
        each(tag, value)?;
        bytes = rest;
    }
    Ok(())
}

/// A length: seven bits a byte, lowest first.
fn length(out: &mut Vec<u8>, mut length: usize) {
    while length >= 0x80 {
        out.push(u8::try_from(length & 0x7f).unwrap_or(0) | 0x80);
        length >>= 7;
    }
    out.push(u8::try_from(length).unwrap_or(0));
}

/// A length and as many bytes; what follows them.
fn counted(bytes: &[u8]) -> Result<(&[u8], &[u8]), Damaged> {
    let cut = || Damaged::new("a record is cut short");
    let mut length = 0_usize;
    let mut rest = bytes;
    for shift in [0, 7, 14, 21, 28] {
        let (&byte, after) = rest.split_first().ok_or_else(cut)?;
        rest = after;
        length |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return rest.split_at_checked(length).ok_or_else(cut);
        }
    }
    Err(Damaged::new("a record has a length that nothing has"))
}

macro_rules! numbers {
    ($($of:ty),*) => { $(
        impl Field for $of {
            fn is_default(&self) -> bool { *self == 0 }
            fn put(&self, out: &mut Vec<u8>) { out.extend_from_slice(&self.to_be_bytes()); }
            fn get(bytes: &[u8], _: usize) -> Result<$of, Damaged> {
                bytes.try_into().map(<$of>::from_be_bytes).map_err(|_| Damaged::new("a number has another width"))
            }
        }
    )* };
}

numbers! { u16, u32, u64, i64 }

impl Field for bool {
    fn is_default(&self) -> bool {
        !self
    }
    fn put(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }
    fn get(bytes: &[u8], _: usize) -> Result<bool, Damaged> {
        match bytes {
            [0] => Ok(false),
            [1] => Ok(true),
            _ => Err(Damaged::new("a truth is neither")),
        }
    }
}

impl Field for String {
    fn is_default(&self) -> bool {
        self.is_empty()
    }
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_bytes());
    }
    fn get(bytes: &[u8], _: usize) -> Result<String, Damaged> {
        String::from_utf8(bytes.to_vec()).map_err(|_| Damaged::new("a text is not UTF-8"))
    }
}

/// Several of them are plain bytes.
impl Field for u8 {
    fn is_default(&self) -> bool {
        *self == 0
    }
    fn put(&self, out: &mut Vec<u8>) {
        out.push(*self);
    }
    fn get(bytes: &[u8], _: usize) -> Result<u8, Damaged> {
        match bytes {
            [byte] => Ok(*byte),
            _ => Err(Damaged::new("a number has another width")),
        }
    }
    fn put_list(list: &[u8], out: &mut Vec<u8>) {
        out.extend_from_slice(list);
    }
    fn get_list(bytes: &[u8], _: usize) -> Result<Vec<u8>, Damaged> {
        Ok(bytes.to_vec())
    }
}

impl<const N: usize> Field for [u8; N]
where
    [u8; N]: Default,
{
    fn is_default(&self) -> bool {
        self.iter().all(|byte| *byte == 0)
    }
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self);
    }
    fn get(bytes: &[u8], _: usize) -> Result<[u8; N], Damaged> {
        bytes.try_into().map_err(|_| Damaged::new("bytes have another length"))
    }
}

impl Field for Hidden {
    fn is_default(&self) -> bool {
        self.expose().is_empty()
    }
    fn put(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.expose());
    }
    fn get(bytes: &[u8], _: usize) -> Result<Hidden, Damaged> {
        Ok(Hidden::from(bytes.to_vec()))
    }
}

impl<T: Field> Field for Option<T> {
    fn is_default(&self) -> bool {
        self.is_none()
    }
    fn put(&self, out: &mut Vec<u8>) {
        if let Some(value) = self {
            value.put(out);
        }
    }
    fn get(bytes: &[u8], depth: usize) -> Result<Option<T>, Damaged> {
        T::get(bytes, depth).map(Some)
    }
}

impl<T: Field> Field for Vec<T> {
    fn is_default(&self) -> bool {
        self.is_empty()
    }
    fn put(&self, out: &mut Vec<u8>) {
        T::put_list(self, out);
    }
    fn get(bytes: &[u8], depth: usize) -> Result<Vec<T>, Damaged> {
        T::get_list(bytes, depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    record! {
        struct Inner { 1 => name: String, 2 => at: Vec<i64> }
    }
    record! {
        struct Old { 1 => name: String, 3 => inner: Vec<Inner> }
    }
    record! {
        struct New {
            1 => name: String, 2 => secret: Hidden, 3 => inner: Vec<Inner>, 4 => maybe: Option<String>,
            5 => yes: bool, 6 => n: u32, 7 => small: u8, 8 => bytes: Vec<u8>, 9 => digest: [u8; 32],
            10 => one: Inner, 11 => lists: Vec<Vec<u8>>, 12 => big: u64, 13 => other: Option<Inner>,
            200 => middle: u16,
        }
    }

    fn inner() -> impl Strategy<Value = Inner> {
        let of = |(name, at)| Inner { name, at, ..Inner::default() };
        (any::<String>(), any::<Vec<i64>>()).prop_map(of)
    }

    prop_compose! {
        fn new()(
            (name, maybe) in any::<(String, Option<String>)>(),
            secret in any::<Vec<u8>>(),
            inner in prop::collection::vec(inner(), 0..4),
            (yes, n, small, big, middle) in any::<(bool, u32, u8, u64, u16)>(),
            bytes in any::<Vec<u8>>(),
            digest in any::<[u8; 32]>(),
            one in inner(),
            other in prop::option::of(inner()),
            lists in any::<Vec<Vec<u8>>>(),
        ) -> New {
            let (secret, unknown) = (secret.into(), Unknown::default());
            New {
                name, secret, inner, maybe, yes, n, small, bytes, digest, one, lists, big, other,
                middle, unknown,
            }
        }
    }

    proptest! {
        #[test]
        fn comes_back_as_it_went(record in new()) {
            prop_assert_eq!(New::decode(&record.encode()).unwrap(), record);
        }

        #[test]
        fn an_older_version_keeps_what_it_does_not_know(record in new()) {
            let mut old = Old::decode(&record.encode()).unwrap();
            old.name.push('!');
            let back = New::decode(&old.encode()).unwrap();
            prop_assert_eq!(New { name: old.name, ..record }, back);
        }

        #[test]
        fn garbage_is_refused_or_read_but_never_worse(bytes: Vec<u8>) {
            if let Ok(record) = New::decode(&bytes) {
                let again = New::decode(&record.encode()).unwrap();
                prop_assert_eq!(again, record);
            }
        }

        #[test]
        fn what_is_cut_or_bent_is_refused_or_read_but_never_worse(
            record in new(), at: prop::sample::Index, to: u8,
        ) {
            let mut bytes = record.encode();
            if bytes.is_empty() {
                return Ok(());
            }
            let at = at.index(bytes.len());
            let _ = New::decode(&bytes[..at]);
            bytes[at] = to;
            let _ = New::decode(&bytes);
        }
    }

    #[test]
    fn what_says_nothing_takes_no_room() {
        let nothing = New::default().encode();
        assert_eq!(nothing, [10, 0], "only a record inside says that it is there");
        assert_eq!(New::decode(&nothing).unwrap(), New::default());
        assert_eq!(New::decode(&[]).unwrap(), New::default());
    }

    #[test]
    fn an_absent_option_differs_from_an_empty_one() {
        let record = New { maybe: Some(String::new()), ..New::default() };
        assert_eq!(New::decode(&record.encode()).unwrap().maybe, Some(String::new()));
        let record = New { other: Some(Inner::default()), ..New::default() };
        assert_eq!(New::decode(&record.encode()).unwrap(), record);
    }

    #[test]
    fn lengths_are_believed_only_as_far_as_there_are_bytes() {
        for bad in [
            &[1][..],
            &[1, 2, b'a'],
            &[1, 0xff, 0xff, 0xff, 0xff, 0x7f],
            &[1, 0xff, 0xff, 0xff, 0xff, 0xff, 0x01, b'a'],
            &[1, 1, 0xff],
            &[5, 1, 2],
            &[5, 0],
            &[6, 3, 0, 0, 1],
            &[9, 31, 0],
            &[3, 2, 5, b'a'],
        ] {
            assert!(New::decode(bad).is_err(), "{bad:?}");
        }
    }

    #[test]
    fn records_nest_only_so_deep() {
        record! {
            struct Nest { 1 => nest: Vec<Nest> }
        }
        let nested = |depth: usize| {
            (0..depth).fold(Nest::default(), |nest, _| Nest { nest: vec![nest], ..Nest::default() })
        };
        assert!(Nest::decode(&nested(MOST_DEPTH).encode()).is_ok());
        assert!(Nest::decode(&nested(MOST_DEPTH + 1).encode()).is_err());
    }

    #[test]
    fn a6_a_secret_is_not_printed_not_even_one_of_a_later_version() {
        let record = New { secret: b"canary".to_vec().into(), bytes: vec![201], ..New::default() };
        assert!(!format!("{record:?}").contains("canary"));
        assert!(!format!("{record:?}").contains("99, 97"));
        let old = Old::decode(&record.encode()).unwrap();
        assert!(!format!("{old:?}").contains("201") && !format!("{old:?}").contains("99, 97"));
    }
}
