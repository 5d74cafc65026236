//! Measures as sentences state them, against the figures that are measures: « la part des sorties
//! faites au sec est de 45 % », « une mission dure 3 h en moyenne », « un excédent de 2 000 € ».
//!
//! A clause is judged only where it says all that tells a figure from others, one number of its
//! kind, and nothing else that could narrow what is measured.

use std::ops::Range;

use super::context::{is_of_other_times, names_a_part, other_years};
use super::label::{content, telling};
use super::{CITE, LAST_YEAR};
use crate::dataset::{Dataset, Field};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::Figure;
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::language::measure::{Kind, Measure, Number, Ratio, Scale};
use crate::language::quantity::Qualifier;
use crate::read::prose::{Block, BlockKind, sentences};

/// Words of a label that say how it measures, not what.
const OF_MEASURE: &str = "duree moyenne moyen mediane median part taux pourcentage proportion montant \
    valeur somme heure minute euro fait faite";
/// Words of a clause that narrow nothing: stems of verbs, and words for all and for the year.
const NEUTRAL: &str = "est sont etait ete ont avon avez fait faite font atteint atteignent represente \
    representent eleve elevent etabli etablissent monte montent dure durent compte comptent chaque total \
    totale moyenne moyen mediane ensemble cette annee saison exercice environ plu pre presque moin soit \
    nou notre nos chiffre reste restent ressort degage degagent enregistre enregistron vaut valent coute \
    coutent reuni reunissent heure minute euro cent pour passe donne donnent part taux duree montant une degageon \
    compte se solde soldent par cloture cloturent termine terminent";
/// What the accounts' own figures are called in sentences.
const SAID: [(&str, &[&str]); 5] = [
    ("total-produits", &["produit"]),
    ("total-charges", &["charge"]),
    ("resultat", &["resultat", "excedent", "deficit"]),
    ("subventions", &["subvention"]),
    ("total-bilan", &["bilan"]),
];
/// What stands before a number and says how to read it.
const QUALIFIERS: [(&str, Qualifier); 7] = [
    ("plus de", Qualifier::MoreThan),
    ("plus d'", Qualifier::MoreThan),
    ("pres de", Qualifier::Almost),
    ("presque", Qualifier::Almost),
    ("environ", Qualifier::About),
    ("autour de", Qualifier::About),
    ("a peu pres", Qualifier::About),
];

/// A measure that a clause types.
struct Stated {
    measure: Measure,
    /// How far a value that is rounded as it is may be from it.
    step: Ratio,
    range: Range<usize>,
}

/// A figure that is a measure, with the words that must be said of it.
struct Measured<'a> {
    figure: &'a Figure,
    measure: Measure,
    /// Sets of words: all of one must be said.
    said: Vec<Vec<String>>,
    /// All that its label says.
    label: Vec<String>,
    is_mean: bool,
}

/// Tells each mean, share, ratio, duration and amount that the figures contradict.
pub(in crate::guardian) fn measures_are_those_of_the_data(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let figures: Vec<Measured<'_>> = view.figures.list.iter().filter_map(measured).collect();
    if figures.is_empty() {
        return;
    }
    let period = view.dataset.period();
    let mut values = None;
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        if block.kind == BlockKind::Quotation || !block.text.bytes().any(|it| it.is_ascii_digit()) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let words = &block.text[sentence.clone()];
            let folded = fold(words);
            let elsewhere = is_of_other_times(&folded)
                || !other_years(words, period).is_empty()
                || names_a_part(words, period)
                || LAST_YEAR.iter().any(|words| folded.contains(words));
            if elsewhere {
                continue;
            }
            for clause in clauses(words) {
                let clause = sentence.start + clause.start..sentence.start + clause.end;
                let Some((of, stated)) = judged(block, clause, &figures, view) else { continue };
                let known = values.get_or_insert_with(|| values_of(view));
                if known.iter().any(|value| is_true(&stated, value)) {
                    continue;
                }
                diagnostics.push(reported(block, &stated, of, view));
            }
        }
    }
}

fn measured(figure: &Figure) -> Option<Measured<'_>> {
    let Some(Number::Measure(measure)) = figure.number() else { return None };
    let label = telling(&figure.label);
    let own = SAID.iter().find(|(id, _)| *id == figure.id && figure.declared_at.is_none());
    let is_mean = fold(&figure.label).contains("moyen");
    let said = match own {
        Some((_, words)) => words.iter().map(|word| vec![(*word).to_owned()]).collect(),
        None => {
            let is_of_measure = |word: &String| listed(OF_MEASURE, word);
            let core: Vec<String> =
                label.iter().filter(|word| !is_of_measure(word)).cloned().collect();
            vec![core]
        }
    };
    let said: Vec<Vec<String>> = said.into_iter().filter(|words| !words.is_empty()).collect();
    (!said.is_empty()).then_some(Measured { figure, measure, said, label, is_mean })
}

fn listed(words: &str, word: &str) -> bool {
    words.split_whitespace().any(|it| it == word)
}

/// The one figure that a clause is about, and what it states of it.
fn judged<'f, 'a>(
    block: &Block,
    clause: Range<usize>,
    figures: &'f [Measured<'a>],
    view: &View<'_>,
) -> Option<(&'f Measured<'a>, Stated)> {
    let text = &block.text[clause.clone()];
    let words = content(text);
    let folded = fold(text);
    let is_mean = folded.contains("moyen");
    let stated = numbers(text, is_mean);
    let names = &view.dataset.settings.organisation;
    let own_names = content(&format!("{} {}", names.name, names.acronym));
    let about = |it: &&Measured<'_>| {
        let says = it.said.iter().any(|said| said.iter().all(|word| words.contains(word)));
        let narrows = |word: &String| {
            let is_number = word.bytes().any(|byte| byte.is_ascii_digit());
            let is_said = it.said.iter().flatten().chain(&it.label).any(|said| said == word);
            !is_number && !is_said && !listed(NEUTRAL, word) && !own_names.contains(word)
        };
        says && (!it.is_mean || is_mean) && !words.iter().any(narrows)
    };
    let mut about = figures.iter().filter(about);
    let (of, another) = (about.next()?, about.next());
    let mut like = stated.into_iter().filter(|it| it.measure.kind.is_like(of.measure.kind));
    let (mut one, other) = (like.next()?, like.next());
    if another.is_some() || other.is_some() {
        return None;
    }
    one.range = clause.start + one.range.start..clause.start + one.range.end;
    let is_typed = block.is_typed(one.range.clone());
    (is_typed && !is_true(&one, &of.measure)).then_some((of, one))
}

/// The clauses of a sentence; the comma of a decimal ends none.
fn clauses(sentence: &str) -> Vec<Range<usize>> {
    let bytes = sentence.as_bytes();
    let is_digit =
        |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, character) in sentence.char_indices() {
        let ends = match character {
            ',' => !(is_digit(at.checked_sub(1)) && is_digit(Some(at + 1))),
            ';' | ':' | '(' | ')' => true,
            _ => false,
        };
        if ends {
            found.push(start..at);
            start = at + character.len_utf8();
        }
    }
    found.push(start..sentence.len());
    found
}

/// The measures of a clause. A number without a unit is one of a mean only.
fn numbers(text: &str, is_mean: bool) -> Vec<Stated> {
    let is_space = |character: char| " \u{a0}\u{202f}".contains(character);
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(offset) = text[at..].find(|character: char| character.is_ascii_digit()) {
        let start = at + offset;
        let mut end = start;
        let mut decimals = 0;
        let digits = |from: usize| text[from..].bytes().take_while(u8::is_ascii_digit).count();
        end += digits(end);
        // Thousands.
        while let Some(space) = text[end..].chars().next().filter(|it| is_space(*it)) {
            let after = end + space.len_utf8();
            if digits(after) != 3 {
                break;
            }
            end = after + 3;
        }
        if text[end..].starts_with(',') && digits(end + 1) > 0 {
            decimals = digits(end + 1);
            end += 1 + decimals;
        }
        let glued = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let (unit, step) = unit(&text[end..], decimals);
        at = end;
        if glued || (unit == 0 && !is_mean) {
            continue;
        }
        let end = end + unit;
        at = end;
        let written: String =
            text[start..end].chars().map(|it| if is_space(it) { ' ' } else { it }).collect();
        let qualifier = qualifier(&text[..start]);
        let plain = || written.replace(' ', "").replace(',', ".").parse::<u64>().ok();
        let measure = Measure::of_any_kind(&written)
            .or_else(|| Some(Measure::exact(Ratio::whole(plain()?), Kind::Decimal)));
        if let (Some(measure), Some(step)) = (measure, step) {
            let measure = Measure { qualifier, ..measure };
            found.push(Stated { measure, step, range: start..end });
        }
    }
    found
}

/// The bytes of the unit after a number, and what its last decimal is worth.
fn unit(after: &str, decimals: usize) -> (usize, Option<Ratio>) {
    let last = u32::try_from(decimals).ok().and_then(|it| 10_i128.checked_pow(it));
    let last = last.and_then(|scale| Ratio::new(1, scale));
    let of = |units: i128| last.and_then(|it| it.times(Ratio::whole(units)));
    let rest = after.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
    let space = after.len() - rest.len();
    let ends = |word: &str| {
        rest.strip_prefix(word).is_some_and(|it| !it.starts_with(|it: char| it.is_alphanumeric()))
    };
    for (word, units) in [
        ("%", 1),
        ("pour cent", 1),
        ("k€", Scale::Thousands.units()),
        ("M€", Scale::Millions.units()),
        ("€", 1),
        ("euros", 1),
        ("CHF", 1),
        ("CAD", 1),
        ("minutes", 1),
        ("min", 1),
    ] {
        if ends(word) {
            return (space + word.len(), of(units));
        }
    }
    if let Some(minutes) = rest.strip_prefix('h').filter(|it| !it.starts_with(char::is_alphabetic))
    {
        let figures = minutes.trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let digits = figures.bytes().take_while(u8::is_ascii_digit).count();
        return match digits {
            2 => (after.len() - figures.len() + 2, Some(Ratio::whole(1))),
            _ => (space + 1, Some(Ratio::whole(30))),
        };
    }
    (0, last)
}

fn qualifier(before: &str) -> Qualifier {
    let before = fold(before);
    let before = before.trim_end();
    let found = QUALIFIERS.iter().find(|(words, _)| before.ends_with(words));
    found.map_or(Qualifier::Exact, |(_, qualifier)| *qualifier)
}

/// Whether what is stated is true of a value, rounded as it is. The sign goes with the word:
/// « un déficit de 300 € ».
fn is_true(stated: &Stated, value: &Measure) -> bool {
    if !stated.measure.kind.is_like(value.kind) {
        return false;
    }
    let size = |it: Ratio| if it.is_negative() { Ratio::ZERO.minus(it) } else { Some(it) };
    let (Some(said), Some(actual)) = (size(stated.measure.value), size(value.value)) else {
        return true;
    };
    let far = said.minus(actual).and_then(size);
    let share = |hundredths: i128| actual.times(Ratio::new(hundredths, 100)?);
    // What is not known of a value may only add to it, half as much again at most.
    let is_open = value.qualifier != Qualifier::Exact;
    let is_more = said >= actual && share(150).is_some_and(|most| said <= most);
    match stated.measure.qualifier {
        _ if is_open && is_more => true,
        Qualifier::Exact => far.is_some_and(|far| far < stated.step),
        Qualifier::MoreThan => said <= actual,
        Qualifier::Almost => share(90).is_some_and(|low| low <= said && actual <= said),
        Qualifier::About => far.zip(share(10)).is_some_and(|(far, most)| far <= most),
    }
}

/// Every value of the data that a sentence may give of one thing: figures, and cells of measures.
fn values_of(view: &View<'_>) -> Vec<Measure> {
    let figures = view.figures.list.iter().filter_map(|figure| Some(figure.number()?.measure()));
    figures.chain(cells(view.dataset)).collect()
}

fn cells(dataset: &Dataset) -> Vec<Measure> {
    let mut found = Vec::new();
    for table in dataset.settings.catalogue.iter() {
        let rows = dataset.records(table.name);
        for column in table.columns {
            found.extend(rows.iter().filter_map(|row| match row.field(column.name) {
                Field::Measure(measure) => measure.copied(),
                Field::Amount(amount) => amount.map(Measure::from),
                _ => None,
            }));
        }
    }
    found
}

fn reported(block: &Block, stated: &Stated, of: &Measured<'_>, view: &View<'_>) -> Diagnostic {
    let words = &block.text[stated.range.clone()];
    let (figure, label) = (of.figure, &of.figure.label);
    let was = figure.previous.map(|previous| previous.measure());
    let (code, message) = match was.filter(|was| is_true(stated, was)) {
        Some(_) => (
            Code::LastYear,
            format!("« {words} » est le nombre de {} : {label}", view.dataset.period().before()),
        ),
        None => (Code::StatedNumber, format!("« {words} » : aucun chiffre des données ne le dit")),
    };
    let now = french::any_number(&Number::Measure(of.measure), figure.made.decimals);
    let diagnostic = Diagnostic::new(code, message)
        .at(block.place(stated.range.clone()))
        .about(words)
        .help(format!("au plus près : {now} ({label}), #chiffre(\"{}\") ; {CITE}", figure.id));
    match figure.declared_at.or(figure.sources.first().map(|it| it.row.place())) {
        Some(place) => diagnostic.related(place, "le plus proche est ici"),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::{Measure, Stated, clauses, is_true, numbers};
    use crate::language::measure::{Kind, Ratio};

    fn one(text: &str) -> Stated {
        let mut found = numbers(text, true);
        assert_eq!(found.len(), 1, "{text}");
        found.remove(0)
    }

    #[test]
    fn a_measure_is_true_of_what_it_rounds() {
        let ratio = |above, below| Ratio::new(above, below).expect("no zero below");
        for (text, value, kind, expected) in [
            ("88 %", ratio(175, 2), Kind::Percent, true),
            ("87 %", ratio(175, 2), Kind::Percent, true),
            ("45 %", ratio(175, 2), Kind::Percent, false),
            ("87,5 %", ratio(175, 2), Kind::Percent, true),
            ("près de 90 %", ratio(175, 2), Kind::Percent, true),
            ("plus de 90 %", ratio(175, 2), Kind::Percent, false),
            ("2 h 30", ratio(150, 1), Kind::Duration, true),
            ("3 h", ratio(150, 1), Kind::Duration, false),
            ("31", ratio(123, 4), Kind::Decimal, true),
            ("25", ratio(123, 4), Kind::Decimal, false),
        ] {
            let measure = Measure::exact(value, kind);
            assert_eq!(is_true(&one(text), &measure), expected, "{text}");
        }
    }

    #[test]
    fn amounts_are_read_with_their_thousands() {
        for text in ["31 152 €", "31\u{202f}152\u{a0}€", "31,2 k€", "environ 31 000 euros"] {
            assert!(matches!(one(text).measure.kind, Kind::Money(..)), "{text}");
        }
        assert_eq!(numbers("le 12 mars", false).len(), 0);
    }

    #[test]
    fn a_decimal_ends_no_clause() {
        let text = "les produits ont fait 12,5 k€, les charges 10 k€";
        let found: Vec<&str> = clauses(text).into_iter().map(|it| &text[it]).collect();
        assert_eq!(found, ["les produits ont fait 12,5 k€", " les charges 10 k€"]);
    }
}
