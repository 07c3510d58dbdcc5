//! What a shape is: a row of named slots, walked by whoever reads or writes it.

use crate::{Member, Op};
use countersign_ident::Secret;
use std::any::Any;
use std::collections::BTreeMap;
use std::fmt;
use zeroize::Zeroizing;

/// An operation as a type: what goes in, what comes out, and its facts.
pub trait Operation: 'static {
    /// The input shape.
    type In: Shape + Default + Clone;
    /// The output shape.
    type Out: Shape + Default + Clone;
    /// Its facts.
    const OP: &'static Op;
}

/// A structure: members with facts, and a slot for each.
pub trait Shape: Any + fmt::Debug + Send + Sync {
    /// The members, in the order of the model.
    fn facts(&self) -> &'static [Member];
    /// The place of member number `member`; `None` past the end.
    fn slot(&mut self, member: usize) -> Option<Slot<'_>>;
}

/// Where a value is read from or written to.
#[derive(Debug)]
pub enum Slot<'a> {
    /// Text.
    Text(&'a mut String),
    /// Text that is not printed.
    Secret(&'a mut Secret),
    /// An integer.
    Integer(&'a mut i32),
    /// A boolean.
    Boolean(&'a mut bool),
    /// Bytes.
    Blob(&'a mut Blob),
    /// An instant.
    Timestamp(&'a mut Timestamp),
    /// A nested structure.
    Structure(&'a mut dyn Shape),
    /// A list.
    List(&'a mut dyn List),
    /// A map.
    Map(&'a mut dyn Map),
    /// Something that may be absent.
    Maybe(&'a mut dyn Maybe),
}

/// Anything that has a slot.
pub trait Value: fmt::Debug + Default + Send + Sync {
    /// Its slot.
    fn slot(&mut self) -> Slot<'_>;
}

/// A list, seen without its member type.
pub trait List: fmt::Debug {
    /// How many members there are.
    fn len(&self) -> usize;
    /// Whether there are none.
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The slot of member `index`.
    fn at(&mut self, index: usize) -> Option<Slot<'_>>;
    /// Adds an empty member and gives its slot.
    fn grow(&mut self) -> Slot<'_>;
}

/// A map from text, seen without its value type.
pub trait Map: fmt::Debug {
    /// Calls `each` with every entry, in the order of the keys.
    fn each(&mut self, each: &mut dyn FnMut(&str, Slot<'_>));
    /// Adds an entry with an empty value and gives its slot.
    fn grow(&mut self, key: &str) -> Slot<'_>;
}

/// An optional value, seen without its type.
pub trait Maybe: fmt::Debug {
    /// The slot, when there is a value.
    fn get(&mut self) -> Option<Slot<'_>>;
    /// The slot, after putting an empty value there if there was none.
    fn fill(&mut self) -> Slot<'_>;
}

/// The shape of operations without parameters or without a result.
#[derive(Debug, Default, Clone, Copy)]
pub struct Nothing;

impl Shape for Nothing {
    fn facts(&self) -> &'static [Member] {
        &[]
    }
    fn slot(&mut self, _: usize) -> Option<Slot<'_>> {
        None
    }
}

/// An input of an operation that answers a page at a time.
pub trait Paged: Operation {
    /// What the pages hold.
    type Item;
    /// `Marker` and `MaxItems` of a request.
    fn page(input: &Self::In) -> (Option<&str>, Option<i32>);
    /// The answer: the items and, when there are more, the marker to go on with.
    fn answer(items: Vec<Self::Item>, marker: Option<String>) -> Self::Out;
}

/// Bytes that may be secret (a seed, a QR image): wiped when dropped, never printed.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Blob(pub Zeroizing<Vec<u8>>);

impl fmt::Debug for Blob {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({} bytes)", self.0.len())
    }
}

impl From<Vec<u8>> for Blob {
    fn from(bytes: Vec<u8>) -> Blob {
        Blob(Zeroizing::new(bytes))
    }
}

/// Seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Timestamp(pub i64);

macro_rules! value {
    ($($of:ty => $slot:ident),* $(,)?) => { $(
        impl Value for $of {
            fn slot(&mut self) -> Slot<'_> { Slot::$slot(self) }
        }
    )* };
}

value! {
    String => Text,
    Secret => Secret,
    i32 => Integer,
    bool => Boolean,
    Blob => Blob,
    Timestamp => Timestamp,
}

impl<T: Value> Value for Vec<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::List(self)
    }
}

impl<T: Value> List for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }
    fn at(&mut self, index: usize) -> Option<Slot<'_>> {
        self.get_mut(index).map(Value::slot)
    }
    fn grow(&mut self) -> Slot<'_> {
        self.push(T::default());
        let last = self.len() - 1;
        // INVARIANT: the member at `last` was pushed a line above.
        #[expect(clippy::indexing_slicing, reason = "the member was pushed a line above")]
        self[last].slot()
    }
}

impl<T: Value> Value for BTreeMap<String, T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Map(self)
    }
}

impl<T: Value> Map for BTreeMap<String, T> {
    fn each(&mut self, each: &mut dyn FnMut(&str, Slot<'_>)) {
        for (key, value) in self.iter_mut() {
            each(key, value.slot());
        }
    }
    fn grow(&mut self, key: &str) -> Slot<'_> {
        self.entry(key.to_owned()).or_default().slot()
    }
}

impl<T: Value> Value for Option<T> {
    fn slot(&mut self) -> Slot<'_> {
        Slot::Maybe(self)
    }
}

impl<T: Value> Maybe for Option<T> {
    fn get(&mut self) -> Option<Slot<'_>> {
        self.as_mut().map(Value::slot)
    }
    fn fill(&mut self) -> Slot<'_> {
        self.get_or_insert_with(T::default).slot()
    }
}
