//! Inclusive writing: how the feminine stands beside the masculine. The tool writes its own words
//! as the organisation writes its texts.

use super::agree;

/// What may follow the sign: « élu.e.s », « acteur.rice », « territoriaux.ales ».
const ENDINGS: &str = "e s es ne nes le les te tes se ses ve ves fe fes que ques ère ères euse euses \
    rice rices trice trices eresse eresses elle elles ale ales ète ètes esse esses enne ennes onne \
    onnes ienne iennes che ches ctrice ctrices";

/// Endings that are words too: alone after a stop, they may only lack a space (« fin.les »).
const WORDS_TOO: &[&str] =
    &["s", "ne", "le", "les", "te", "se", "ses", "tes", "que", "elle", "elles"];

/// The sign of an inclusive form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum InclusiveSign {
    /// « élu.e.s »
    Stop,
    /// « élu·e·s »
    MiddleDot,
    /// « élu-e-s »
    Hyphen,
    /// « élu(e)s »
    Brackets,
}

/// How the feminine is written; the default is the masculine alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Inclusive {
    /// The sign, if the feminine is written at all.
    pub sign: Option<InclusiveSign>,
    /// The mark of the plural follows without a sign of its own: « élu·es ».
    pub plural_joined: bool,
}

/// An inclusive form as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InclusiveForm<'a> {
    /// The sign that was typed.
    pub sign: char,
    /// What stands before it.
    pub stem: &'a str,
    /// What stands after it, sign after sign.
    pub endings: Vec<&'a str>,
}

impl InclusiveForm<'_> {
    /// Which of the two signs it is written with.
    pub fn kind(&self) -> InclusiveSign {
        if self.sign == '.' { InclusiveSign::Stop } else { InclusiveSign::MiddleDot }
    }
}

/// A word with stops or middle dots, if it is an inclusive form.
pub fn inclusive_form(word: &str) -> Option<InclusiveForm<'_>> {
    let sign = word.chars().find(|sign| matches!(sign, '.' | '·' | '‧' | '•'))?;
    let mut parts = word.split(sign);
    let stem = parts.next()?;
    let endings: Vec<&str> = parts.collect();
    let known = |ending: &&str| ENDINGS.split_whitespace().any(|it| it == *ending);
    let holds = stem.chars().any(char::is_alphabetic) && endings.iter().all(known);
    holds.then_some(InclusiveForm { sign, stem, endings })
}

/// A word with hyphens or brackets, if it is an inclusive form: « élu-e-s », « élu(e)s ».
fn other_form(word: &str) -> Option<InclusiveSign> {
    if let Some((stem, rest)) = word.split_once('(') {
        let (ending, after) = rest.split_once(')')?;
        let known = ENDINGS.split_whitespace().any(|it| it == ending && it != "s");
        let holds = known && matches!(after, "" | "s") && stem.chars().all(char::is_alphabetic);
        return (holds && !stem.is_empty()).then_some(InclusiveSign::Brackets);
    }
    let hyphen = ["-e-s", "-ne-s", "-rice-s", "-trice-s", "-euse-s"];
    hyphen.iter().any(|it| word.ends_with(it)).then_some(InclusiveSign::Hyphen)
}

impl Inclusive {
    /// How texts write, by what most of their forms do.
    pub fn of_texts<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let (mut counts, mut joined, mut apart) = ([0_usize; 4], 0_usize, 0_usize);
        for text in texts {
            for word in text.split(|c: char| c.is_whitespace() || "«»“”\"'’,;:!?[]*_/".contains(c))
            {
                let word = word.trim_end_matches(['.', '…']);
                if let Some(form) = inclusive_form(word) {
                    if matches!(form.endings[..], [only] if WORDS_TOO.contains(&only)) {
                        continue;
                    }
                    counts[form.kind() as usize] += 1;
                    match form.endings[..] {
                        [.., "s"] => apart += 1,
                        [only] if only.ends_with('s') => joined += 1,
                        _ => {}
                    }
                } else if let Some(sign) = other_form(word) {
                    counts[sign as usize] += 1;
                }
            }
        }
        use InclusiveSign::{Brackets, Hyphen, MiddleDot, Stop};
        let signs = [Stop, MiddleDot, Hyphen, Brackets];
        let most = signs.into_iter().filter(|it| counts[*it as usize] > 0);
        // Of two that are as frequent, the first of the list.
        let sign = most.rev().max_by_key(|it| counts[*it as usize]);
        Self { sign, plural_joined: joined > apart }
    }

    /// The singular and the plural of a word, of which the masculine and the ending of the
    /// feminine are given: « abonné » and « e », « lecteur » and « rice ».
    pub fn forms(self, masculine: &str, feminine: &str) -> [String; 2] {
        let sign = match self.sign {
            None => return [masculine.to_owned(), format!("{masculine}s")],
            Some(InclusiveSign::Brackets) => {
                let singular = format!("{masculine}({feminine})");
                return [singular.clone(), singular + "s"];
            }
            Some(InclusiveSign::Stop) => ".",
            Some(InclusiveSign::MiddleDot) => "·",
            Some(InclusiveSign::Hyphen) => "-",
        };
        let singular = format!("{masculine}{sign}{feminine}");
        let plural = if self.plural_joined { "s".to_owned() } else { format!("{sign}s") };
        [singular.clone(), singular + &plural]
    }

    /// The word of so many: « 1 abonné·e », « 341 abonné·e·s ».
    pub fn word(self, count: u64, masculine: &str, feminine: &str) -> String {
        let [singular, plural] = self.forms(masculine, feminine);
        agree(count, &singular, &plural).to_owned()
    }
}

/// The singular of a word in the plural, however its feminine is written.
pub fn singular(plural: &str) -> &str {
    let endings = [".s", "·s", "‧s", "•s", "-s", "s"];
    endings.iter().find_map(|ending| plural.strip_suffix(ending)).unwrap_or(plural)
}

#[cfg(test)]
mod tests {
    use super::{Inclusive, InclusiveSign, singular};

    fn of(text: &str) -> [String; 2] {
        Inclusive::of_texts([text]).forms("abonné", "e")
    }

    #[test]
    fn the_words_of_the_tool_follow_those_of_the_texts() {
        for (text, expected) in [
            ("Les élu.e.s et leurs agent.e.s.", ["abonné.e", "abonné.e.s"]),
            ("Les participant·e·s sont venu·e·s.", ["abonné·e", "abonné·e·s"]),
            ("Les participant·es sont venu·es.", ["abonné·e", "abonné·es"]),
            ("Les élu-e-s.", ["abonné-e", "abonné-e-s"]),
            ("Chaque participant(e) et les élu(e)s.", ["abonné(e)", "abonné(e)s"]),
            (
                "Les élus sont venus. www.rtes.fr et fin.les autres, ruralité(s)",
                ["abonné", "abonnés"],
            ),
            ("", ["abonné", "abonnés"]),
            ("Un.e élu.e, deux habitant·e·s, trois agent.e.s", ["abonné.e", "abonné.e.s"]),
        ] {
            assert_eq!(of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_feminine_has_its_own_ending() {
        let point = Inclusive { sign: Some(InclusiveSign::MiddleDot), plural_joined: false };
        for (masculine, feminine, one, many) in [
            ("lecteur", "rice", "lecteur·rice", "lecteur·rice·s"),
            ("salarié", "e", "salarié·e", "salarié·e·s"),
        ] {
            assert_eq!(point.word(1, masculine, feminine), one);
            assert_eq!(point.word(0, masculine, feminine), one);
            assert_eq!(point.word(2, masculine, feminine), many);
            assert_eq!(Inclusive::default().word(2, masculine, feminine), format!("{masculine}s"));
        }
    }

    #[test]
    fn a_plural_gives_its_singular() {
        for (plural, expected) in [
            ("participant.e.s", "participant.e"),
            ("participant·e·s", "participant·e"),
            ("participant·es", "participant·e"),
            ("participant(e)s", "participant(e)"),
            ("participant-e-s", "participant-e"),
            ("élèves", "élève"),
            ("public", "public"),
        ] {
            assert_eq!(singular(plural), expected);
        }
    }
}
