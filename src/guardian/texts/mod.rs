//! The texts by themselves: marks, leftovers, spelling, links, what must not leave the organisation.

pub(in crate::guardian) mod claims_of_year;
pub(in crate::guardian) mod counted_members;
pub(in crate::guardian) mod cut_short;
pub(in crate::guardian) mod doubled;
pub(in crate::guardian) mod empty;
pub(in crate::guardian) mod examples;
pub(in crate::guardian) mod inclusive;
pub(in crate::guardian) mod left;
pub(in crate::guardian) mod leftovers;
pub(in crate::guardian) mod links;
pub(in crate::guardian) mod markup;
pub(in crate::guardian) mod own_name;
pub(in crate::guardian) mod personal;
pub(in crate::guardian) mod personal_data;
pub(in crate::guardian) mod pictures;
pub(in crate::guardian) mod punctuation;
pub(in crate::guardian) mod repeated;
pub(in crate::guardian) mod spellings;
pub(in crate::guardian) mod year;
