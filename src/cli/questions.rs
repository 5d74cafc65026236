//! What a newcomer is asked: each question once, with an answer that Enter keeps.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use super::paths;
use crate::begin::new_edition::{self, Answers, CATEGORIES, Kind, NAME};
use crate::design::logo;
use crate::design::theme::{self, Rgb};
use crate::language::partial_date::{Period, PeriodName};
use crate::read::picture::{self, PictureFormat};

/// Most kinds of activity: the palette has no more colours that stay apart.
const MOST_CATEGORIES: usize = 11;
/// Most chapters.
const MOST_CHAPTERS: usize = 12;

/// What the options of the command have already answered.
#[derive(Debug, Default, Clone)]
pub(super) struct Given {
    pub(super) period: Option<PeriodName>,
    pub(super) name: Option<String>,
    pub(super) acronym: Option<String>,
    pub(super) kind: Option<Kind>,
    pub(super) categories: Option<Vec<String>>,
    pub(super) chapters: Option<Vec<String>>,
    pub(super) logo: Option<Logo>,
    pub(super) color: Option<Rgb>,
}

/// The ending of a logo's file, and its bytes.
pub(super) type Logo = (String, Vec<u8>);

/// What is answered for none.
const NONE: &str = "aucun";

/// Why there are no answers.
#[derive(Debug)]
pub(super) enum Unanswered {
    /// The questions were left before the last one.
    Abandoned,
    /// They cannot be asked.
    Fault(io::Error),
}

impl From<io::Error> for Unanswered {
    fn from(error: io::Error) -> Self {
        Self::Fault(error)
    }
}

impl Given {
    /// The answers, with usual ones for what was not given.
    pub(super) fn or_usual(self, period: PeriodName) -> Answers {
        let name = self.name.unwrap_or_else(|| NAME.to_owned());
        let kind = self.kind.unwrap_or(Kind::Network);
        Answers {
            period: period_of(self.period.unwrap_or(period)),
            kind,
            acronym: self.acronym.unwrap_or_else(|| new_edition::acronym(&name)),
            name,
            categories: self.categories.unwrap_or_else(|| owned(CATEGORIES)),
            chapters: self.chapters.unwrap_or_else(|| owned(kind.chapters())),
            theme: theme_of(self.color, self.logo.as_ref()),
            logo: self.logo,
        }
    }

    /// Asks what was not given; `period` is the usual one.
    pub(super) fn or_ask(
        self,
        period: PeriodName,
        input: &mut impl BufRead,
        output: &mut impl Write,
    ) -> Result<Answers, Unanswered> {
        let mut dialogue = Dialogue { input, output, begun: false };
        let name = match self.name {
            Some(name) => name,
            None => dialogue.ask("Nom de l'organisation", NAME, one_line)?,
        };
        let acronym = match self.acronym {
            Some(acronym) => acronym,
            None => dialogue.ask("Sigle", &new_edition::acronym(&name), one_line)?,
        };
        let period = match self.period {
            Some(period) => period,
            None => dialogue.ask(
                "Année du rapport, ou saison (2023-2024)",
                &period.to_string(),
                parse_period,
            )?,
        };
        let period = period_of(period);
        let kind = match self.kind {
            Some(kind) => kind,
            None => dialogue.ask(
                "Genre : réseau, association (avec ses comptes) ou service (ses projets)",
                "réseau",
                parse_kind,
            )?,
        };
        let categories = match self.categories {
            Some(categories) => categories,
            None => dialogue.ask(
                "Genres d'activité, séparés par des virgules",
                &CATEGORIES.join(", "),
                parse_categories,
            )?,
        };
        let chapters = match self.chapters {
            Some(chapters) => chapters,
            None => dialogue.ask(
                "Premiers chapitres, séparés par des virgules",
                &kind.chapters().join(", "),
                parse_chapters,
            )?,
        };
        let logo = match self.logo {
            Some(logo) => Some(logo),
            None => dialogue.ask("Logo, un fichier SVG, PNG ou JPEG", NONE, |text| {
                if text == NONE { Ok(None) } else { parse_logo(text).map(Some) }
            })?,
        };
        let of_logo = logo.as_ref().and_then(|(_, bytes)| logo::colors(bytes).first().copied());
        let usual = of_logo.map_or(NONE.to_owned(), |color| color.to_string());
        let color = match self.color {
            Some(color) => Some(color),
            None => dialogue.ask("Couleur, comme #1F4AA8", &usual, |text| {
                if text == NONE { Ok(None) } else { parse_color(text).map(Some) }
            })?,
        };
        // Kept as it is offered, the colour of the logo brings the others with it.
        let theme = theme_of(color.filter(|color| Some(*color) != of_logo), logo.as_ref());
        Ok(Answers { period, kind, name, acronym, categories, chapters, logo, theme })
    }
}

/// A theme in the colour that is reported, or in those of the logo.
fn theme_of(color: Option<Rgb>, logo: Option<&Logo>) -> Option<String> {
    let of_logo = || logo.map(|(_, bytes)| logo::colors(bytes)).unwrap_or_default();
    theme::own::of(&color.map_or_else(of_logo, |color| vec![color]))
}

fn owned(list: &[&str]) -> Vec<String> {
    list.iter().map(|it| (*it).to_owned()).collect()
}

struct Dialogue<'a, I, O> {
    input: &'a mut I,
    output: &'a mut O,
    begun: bool,
}

impl<I: BufRead, O: Write> Dialogue<'_, I, O> {
    /// Asks until the answer can be used; an empty one is the usual one.
    fn ask<T>(
        &mut self,
        question: &str,
        usual: &str,
        parse: fn(&str) -> Result<T, String>,
    ) -> Result<T, Unanswered> {
        if !self.begun {
            writeln!(self.output, "Quelques questions. Entrée garde la réponse entre crochets.\n")?;
            self.begun = true;
        }
        loop {
            write!(self.output, "{question} [{usual}] : ")?;
            self.output.flush()?;
            let mut bytes = Vec::new();
            if self.input.read_until(b'\n', &mut bytes)? == 0 {
                writeln!(self.output)?;
                return Err(Unanswered::Abandoned);
            }
            let answer = String::from_utf8_lossy(&bytes);
            let answer = Some(answer.trim()).filter(|answer| !answer.is_empty());
            match parse(answer.unwrap_or(usual)) {
                Ok(value) => return Ok(value),
                Err(reason) => writeln!(self.output, "  {reason}")?,
            }
        }
    }
}

/// Whether somebody is there to answer.
pub(super) fn are_answered() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// Asks a question that Enter agrees to.
pub(super) fn offered(question: &str) -> bool {
    const MOST: usize = 5;
    for _ in 0..MOST {
        let mut answer = String::new();
        super::output::message(&format!("\n{question} [O/n] : "));
        if io::stdin().read_line(&mut answer).unwrap_or_default() == 0 {
            return false;
        }
        match answer.trim().to_lowercase().as_str() {
            "" | "o" | "oui" | "y" | "yes" => return true,
            "n" | "non" | "no" => return false,
            _ => super::output::message("  Répondez par « o » (oui) ou « n » (non).\n"),
        }
    }
    false
}

/// Asks a question that needs an answer; `None` if there is none.
pub(super) fn answer(question: &str) -> Option<String> {
    let mut answer = String::new();
    super::output::message(&format!("\n{question} : "));
    let read = io::stdin().read_line(&mut answer).unwrap_or_default();
    (read > 0).then(|| answer.trim().to_owned())
}

/// A text on one line, which is not empty.
pub(super) fn one_line(text: &str) -> Result<String, String> {
    let plain: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split(' ').filter(|word| !word.is_empty()).collect();
    match words.join(" ") {
        empty if empty.trim().is_empty() => Err("il manque un nom".to_owned()),
        line => Ok(line),
    }
}

/// A year or a season, as folders of editions are named: `2024`, `2023-2024`.
pub(super) fn parse_period(text: &str) -> Result<PeriodName, String> {
    let text = text.trim();
    PeriodName::parse(text).filter(|name| name.first_year() >= 1900).ok_or_else(|| {
        format!(
            "« {text} » n'est pas une année : écrivez quatre chiffres, par exemple 2024, ou une saison, 2023-2024"
        )
    })
}

/// The months of a first edition: a season begins in September, unless its rapport.toml says
/// otherwise.
fn period_of(name: PeriodName) -> Period {
    name.beginning_in(9)
}

/// A kind of organisation.
pub(super) fn parse_kind(text: &str) -> Result<Kind, String> {
    Kind::named(text.trim()).ok_or_else(|| {
        format!("« {text} » n'est pas un genre : écrivez réseau, association ou service")
    })
}

/// `#RRVVBB`, with or without its first character.
pub(super) fn parse_color(text: &str) -> Result<Rgb, String> {
    let digits = text.trim().trim_start_matches('#');
    Rgb::parse(&format!("#{digits}")).ok_or_else(|| {
        format!("« {text} » n'est pas une couleur : écrivez six chiffres et lettres, comme #1F4AA8")
    })
}

/// A file that pages can show.
pub(super) fn parse_logo(text: &str) -> Result<Logo, String> {
    // The Explorer copies a path between quotation marks.
    let path = text.trim().trim_matches('"');
    let bytes = std::fs::read(Path::new(path))
        .map_err(|error| format!("« {path} » ne peut pas être lu ({})", paths::reason(&error)))?;
    let kind = picture::kind(&bytes).and_then(|kind| picture::check(kind, &bytes).map(|()| kind));
    match kind {
        Ok(kind @ (PictureFormat::Svg | PictureFormat::Png | PictureFormat::Jpeg)) => {
            Ok((kind.endings()[0].to_owned(), bytes))
        }
        Ok(kind) => {
            Err(format!("« {path} » est au format {kind} : donnez un SVG, un PNG ou un JPEG"))
        }
        Err(fault) => {
            let (what, cure) = fault.message_and_help();
            Err(format!("« {path} » {what} : {cure}"))
        }
    }
}

pub(super) fn parse_categories(text: &str) -> Result<Vec<String>, String> {
    parse_list(text, MOST_CATEGORIES, "genres d'activité")
}

pub(super) fn parse_chapters(text: &str) -> Result<Vec<String>, String> {
    parse_list(text, MOST_CHAPTERS, "chapitres")
}

fn parse_list(text: &str, most: usize, what: &str) -> Result<Vec<String>, String> {
    let items: Vec<String> =
        text.split([',', ';', '|']).filter_map(|item| one_line(item).ok()).collect();
    match items.len() {
        0 => Err(format!("il manque des noms : écrivez les {what}, séparés par des virgules")),
        count if count > most => {
            Err(format!("{count} {what}, c'est trop pour commencer : donnez-en {most} au plus"))
        }
        _ => Ok(items),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dialogue(given: Given, typed: &str) -> (Result<Answers, Unanswered>, String) {
        let mut shown = Vec::new();
        let answers = given.or_ask(2024.into(), &mut typed.as_bytes(), &mut shown);
        (answers, String::from_utf8(shown).unwrap())
    }

    #[test]
    fn enter_keeps_what_is_offered() {
        let (answers, shown) = dialogue(Given::default(), "\n\n\n\n\n\n\n\n");
        assert_eq!(answers.unwrap(), Given::default().or_usual(2024.into()));
        insta::assert_snapshot!(shown.replace(" : ", " :\n"), @"
        Quelques questions. Entrée garde la réponse entre crochets.

        Nom de l'organisation [Nom de votre organisation] :
        Sigle [NVO] :
        Année du rapport, ou saison (2023-2024) [2024] :
        Genre :
        réseau, association (avec ses comptes) ou service (ses projets) [réseau] :
        Genres d'activité, séparés par des virgules [Rencontres, Formations et webinaires, Visites, Vie de l'organisation] :
        Premiers chapitres, séparés par des virgules [Se rencontrer et se former, Faire connaître] :
        Logo, un fichier SVG, PNG ou JPEG [aucun] :
        Couleur, comme #1F4AA8 [aucun] :
        ");
    }

    #[test]
    fn an_answer_that_cannot_be_used_is_asked_again() {
        let typed = "  L'Atelier \"#1\" \r\n\n24\nMMXXIV\n2019\ncommune\nAssociation\nFêtes ; , Bals\n,\nUn|Deux\nnulle-part.svg\n\nvert\n005F73\n";
        let (answers, shown) = dialogue(Given::default(), typed);
        let answers = answers.unwrap();
        assert_eq!(
            (answers.name.as_str(), answers.period),
            ("L'Atelier \"#1\"", Period::calendar(2019))
        );
        assert_eq!(answers.kind, Kind::Association);
        assert!(shown.contains("« commune » n'est pas un genre"), "{shown}");
        assert_eq!(answers.categories, ["Fêtes", "Bals"]);
        assert_eq!(answers.chapters, ["Un", "Deux"]);
        assert!(answers.theme.is_some_and(|theme| theme.contains("\"#005F73\"")));
        assert!(shown.contains("nulle-part.svg » ne peut pas être lu"), "{shown}");
        assert!(shown.contains("« vert » n'est pas une couleur"), "{shown}");
        assert!(shown.contains("« MMXXIV » n'est pas une année"), "{shown}");
        assert!(shown.contains("il manque des noms : écrivez les chapitres"), "{shown}");
    }

    #[test]
    fn what_was_given_is_not_asked() {
        let given =
            Given { period: Some(2020.into()), name: Some("A B".to_owned()), ..Given::default() };
        let (answers, shown) = dialogue(given.clone(), "\n\n\n\n\n\n");
        assert_eq!(answers.unwrap(), given.or_usual(0.into()));
        assert!(!shown.contains("Nom") && !shown.contains("Année"), "{shown}");
    }

    #[test]
    fn the_end_of_the_input_abandons() {
        for typed in ["", "Nom\n", "Nom\nN\n2024\nréseau\nA\n", "\n\n\n\n\n\n\n"] {
            let (answers, _) = dialogue(Given::default(), typed);
            assert!(matches!(answers, Err(Unanswered::Abandoned)), "{typed:?}");
        }
    }

    #[test]
    fn lists_have_an_end() {
        assert!(parse_categories(&["a"; 12].join(",")).is_err());
        assert_eq!(parse_categories(&["a"; 11].join(",")).unwrap().len(), 11);
    }
}
