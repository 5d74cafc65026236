//! A value that remembers where it was read.

use std::fmt;
use std::ops::Deref;

use super::Place;

/// A value and the place where it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it is written.
    pub place: Place,
}

impl<T> Sourced<T> {
    /// A value at its place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The value changed, at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Sourced<U> {
        Sourced { value: change(self.value), place: self.place }
    }
}

/// A text is read as it is, wherever its place does not matter.
impl Deref for Sourced<String> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

impl Sourced<String> {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.value
    }
}

impl fmt::Display for Sourced<String> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.value)
    }
}

impl<T: AsRef<str> + ?Sized> PartialEq<T> for Sourced<String> {
    fn eq(&self, other: &T) -> bool {
        self.value == other.as_ref()
    }
}
