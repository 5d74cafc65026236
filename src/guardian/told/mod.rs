//! The texts against the data: numbers, dates, events, people and places that a sentence tells.

pub(in crate::guardian) mod called_off;
pub(in crate::guardian) mod cited_elsewhere;
pub(in crate::guardian) mod frequency;
pub(in crate::guardian) mod held_after_all;
pub(in crate::guardian) mod mandates;
pub(in crate::guardian) mod names_told;
pub(in crate::guardian) mod officers;
pub(in crate::guardian) mod organisers;
pub(in crate::guardian) mod posts;
pub(in crate::guardian) mod stated;
pub(in crate::guardian) mod title_years;
pub(in crate::guardian) mod titles;
pub(in crate::guardian) mod told_places;
pub(in crate::guardian) mod turnout;
pub(in crate::guardian) mod untold;
pub(in crate::guardian) mod written_dates;
