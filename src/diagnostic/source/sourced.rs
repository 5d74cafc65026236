//! A value that remembers where it was read.

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
