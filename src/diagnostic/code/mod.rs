//! Every code, with its severity and its explanation, in one list.
//!
//! A file holds the codes of one subject; [`Code::ALL`] holds them all. An entry
//! is the only place where the severity of a code and its explanation are
//! written: `rapport check --explain` and the reference of codes show it.

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The report is not written.
    Error,
    /// The report is written; someone should look.
    Warning,
}

impl Severity {
    /// The word that users read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "erreur",
            Self::Warning => "avertissement",
        }
    }

    /// The word that machines read.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// What a code means, in French, for who has just met it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Explanation {
    /// What was found.
    pub what: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// What it looks like.
    pub example: &'static str,
    /// What to do.
    pub fix: &'static str,
}

/// Makes one list of the codes of all subjects. Each subject is a macro that
/// adds its entries to those before it and hands the whole on to the next, so
/// that the entries of one subject can stand in a file of their own.
macro_rules! codes {
    ([$subject:ident $($others:ident)*] $($entries:tt)*) => {
        $subject! { [$($others)*] $($entries)* }
    };
    ([] $($title:literal {$(
        $(#[$doc:meta])* $variant:ident, $name:literal, $severity:ident
        { what: $what:literal, why: $why:literal, example: $example:literal, fix: $fix:literal $(,)? };
    )*})*) => {
        /// The stable name of a kind of diagnostic.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($($(#[$doc])* $variant,)*)* }

        impl Code {
            /// All codes, subject by subject.
            pub const ALL: &[Self] = &[$($(Self::$variant),*),*];

            /// The name that users read and cite.
            pub fn name(self) -> &'static str {
                match self { $($(Self::$variant => $name),*),* }
            }

            /// How much it weighs.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$variant => Severity::$severity),*),* }
            }

            /// What it is about, in French: the title of its part of the reference.
            pub fn subject(self) -> &'static str {
                match self { $($(Self::$variant)|* => $title),* }
            }

            /// What it means and how to fix it, in French.
            pub fn explanation(self) -> Explanation {
                match self { $($(Self::$variant => Explanation {
                    what: $what, why: $why, example: $example, fix: $fix,
                }),*),* }
            }
        }
    };
}

#[macro_use]
mod files;
#[macro_use]
mod tables;
#[macro_use]
mod sheets;
#[macro_use]
mod settings;
#[macro_use]
mod cells;
#[macro_use]
mod places;
#[macro_use]
mod figures;
#[macro_use]
mod texts;
#[macro_use]
mod coherence;
#[macro_use]
mod ledger;
#[macro_use]
mod typesetting;

codes! { [files tables sheets settings cells places figures coherence ledger texts typesetting] }

impl Code {
    /// The code of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Code;

    #[test]
    fn names_are_unique_and_plain() {
        let mut names: Vec<_> = Code::ALL.iter().map(|code| code.name()).collect();
        assert!(names.iter().all(|name| name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Code::ALL.len());
    }

    #[test]
    fn explanations_are_sentences_and_say_each_thing_once() {
        for code in Code::ALL {
            let it = code.explanation();
            for sentence in [it.what, it.why, it.fix] {
                assert!(sentence.ends_with(['.', '?']), "{} : {sentence}", code.name());
                assert!(sentence.starts_with(|c: char| c.is_uppercase() || c == '«'), "{sentence}");
            }
            assert!(!it.example.is_empty() && it.what != it.why, "{}", code.name());
        }
    }

    #[test]
    fn a_code_is_found_by_its_name() {
        assert!(Code::ALL.iter().all(|code| Code::from_name(code.name()) == Some(*code)));
        assert_eq!(Code::from_name("fichier"), None);
    }
}
