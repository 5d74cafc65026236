//! The answers to a form, counted question by question.
//!
//! Who answered, when and from where is never read. What people wrote in their own words is not
//! kept: an answer stands in the table if several gave it, or if it is of a scale that the profile
//! names; the others are counted together.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::cells::one_line;
use super::choices::{Split, split};
use super::profile::Form;
use super::rows::{Imported, Rows, Source};
use crate::language::french;
use crate::language::suggest::name_key;
use crate::read::export::ExportTable;
use crate::read::respondents;

/// What answers are counted under that one person alone gave.
const OTHERS: &str = "Autres réponses";
/// More different answers than this are no choice.
const MOST: usize = 40;
/// Characters of an answer to choose: what is longer was written by somebody.
const LONGEST: usize = 160;
/// Characters of one that two people may give; a longer one may have been sent twice by one.
const SHORT: usize = 60;

/// A question, and the answers of each who gave one.
struct Question {
    title: String,
    field: usize,
    answers: Vec<Vec<String>>,
}

/// The rows of a form: one for each answer to each question.
pub fn rows(source: &Source<'_>, table: &ExportTable, header: usize) -> Rows {
    let form = &source.profile.questionnaire;
    let mut rows = Rows::default();
    let people: Vec<usize> =
        (header + 1..table.len()).filter(|record| !table.is_blank(*record)).collect();
    let mut seen = BTreeMap::new();
    let mut free = Vec::new();
    for question in questions(form, table, header, &people) {
        if question.answers.is_empty() {
            continue;
        }
        match counted(form, &question) {
            Some(counts) => push(source, &question, &counts, &mut seen, &mut rows),
            None => free.push(format!("« {} »", french::shorten(&question.title, 60))),
        }
    }
    if !free.is_empty() {
        let what = if free.len() > 1 { "Questions" } else { "Question" };
        rows.told.push(format!(
            "{what} à réponse libre ou personnelle, dont les réponses ne sont pas gardées : {}",
            free.join(", ")
        ));
    }
    rows
}

/// The questions of a form, in its order.
fn questions(form: &Form, table: &ExportTable, header: usize, people: &[usize]) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let mut field = 0;
    while field < table.width(header) {
        let start = field;
        field += 1;
        let title = title(table, header, start);
        if title.is_empty() || is_told_in(&form.ignorer, table.cell(header, start)) {
            continue;
        }
        // Each answer may have a column of its own, under the title of the question.
        let above = header.checked_sub(1).map_or("", |above| table.cell(above, start));
        if !above.is_empty() && is_ticked(form, table, people, start) {
            let has_no_title = |field: usize| table.cell(header - 1, field).is_empty();
            while field < table.width(header)
                && has_no_title(field)
                && is_ticked(form, table, people, field)
            {
                field += 1;
            }
            let of = |record: &usize| {
                let ticked = (start..field).filter(|it| !table.cell(*record, *it).is_empty());
                ticked.map(|it| one_line(table.cell(header, it))).collect::<Vec<_>>()
            };
            let answers = people.iter().map(of).filter(|it| !it.is_empty()).collect();
            questions.push(Question { title: one_line(above), field: start, answers });
            continue;
        }
        let cells: Vec<&str> = people.iter().map(|it| table.cell(*it, start).trim()).collect();
        let cells: Vec<&str> = cells.into_iter().filter(|it| !it.is_empty()).collect();
        let how = match (is_told_in(&form.plusieurs, &title), is_told_in(&form.une_seule, &title)) {
            (true, _) => Split::Always,
            (_, true) => Split::Never,
            _ => Split::AsItSeems,
        };
        let answers = split(&cells, how);
        questions.push(Question { title, field: start, answers });
    }
    questions.sort_by_key(|it| it.field);
    questions
}

fn title(table: &ExportTable, header: usize, field: usize) -> String {
    one_line(table.cell(header, field))
}

fn is_told_in(list: &[String], title: &str) -> bool {
    let folded = name_key(title);
    list.iter().any(|it| name_key(it) == folded)
}

/// Whether a column holds nothing but ticks, and one at least.
fn is_ticked(form: &Form, table: &ExportTable, people: &[usize], field: usize) -> bool {
    let cells = people.iter().map(|it| table.cell(*it, field).trim()).filter(|it| !it.is_empty());
    !form.coche.is_empty() && cells.into_iter().all(|it| form.coche.iter().any(|tick| tick == it))
}

/// How often each answer was given, in the order in which the scale or the people have them; `None`
/// for a question to which everybody wrote something of their own, or that asks who one is.
fn counted(form: &Form, question: &Question) -> Option<Vec<(String, usize)>> {
    let title = &question.title;
    let is_free = is_told_in(&form.libres, title) || asks_for_words(title);
    if is_free || respondents::asks_who(title) || is_answered_with_names(question) {
        return None;
    }
    let mut counts: Vec<(String, usize)> = Vec::new();
    let mut known: FxHashMap<&str, usize> = FxHashMap::default();
    for answer in question.answers.iter().flatten() {
        if let Some(at) = known.get(answer.as_str()) {
            counts[*at].1 += 1;
            continue;
        }
        if respondents::is_somebodys(answer) {
            return None;
        }
        known.insert(answer, counts.len());
        counts.push((answer.clone(), 1));
    }
    let scale: FxHashSet<String> = form.echelle.iter().map(|it| name_key(it)).collect();
    let is_kept = |(answer, count): &(String, usize)| {
        let length = answer.chars().count();
        let least = if length > SHORT { 3 } else { 2 };
        length <= LONGEST
            && (*count >= least || is_grade(answer) || scale.contains(&name_key(answer)))
    };
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let (mut kept, others): (Vec<_>, Vec<_>) = counts.into_iter().partition(is_kept);
    let of_several: usize = kept.iter().map(|(_, count)| count).sum();
    // A choice is what most took from a list, not what a few wrote alike.
    if of_several * 2 <= all || kept.len() > MOST || is_of_numbers(&kept) {
        return None;
    }
    kept.sort_by_key(|(answer, _)| answer.parse::<u32>().unwrap_or_default());
    if !others.is_empty() {
        kept.push((OTHERS.to_owned(), others.iter().map(|(_, count)| count).sum()));
    }
    Some(kept)
}

/// Whether a question asks for words of one's own, which two may happen to write alike.
fn asks_for_words(title: &str) -> bool {
    const WORDS: [&str; 9] = [
        "commentaire",
        "remarque",
        "suggestion",
        "message",
        "temoignage",
        "preciser",
        "precisez",
        "precision",
        "pourquoi",
    ];
    let folded = name_key(title);
    folded.split('_').any(|word| WORDS.contains(&word.trim_end_matches('s')))
}

/// Whether a question asks for somebody, and is answered with names: « Zoé Martin », « Mme Martin ».
fn is_answered_with_names(question: &Question) -> bool {
    let folded = name_key(&question.title);
    let is_name = |answer: &String| {
        let words: Vec<&str> = answer.split_whitespace().collect();
        let is_capital = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
        (2..=4).contains(&words.len()) && words.iter().all(is_capital)
    };
    folded.split('_').any(|word| word == "qui") && question.answers.iter().flatten().any(is_name)
}

/// A mark on a scale.
fn is_grade(answer: &str) -> bool {
    answer.parse::<u8>().is_ok_and(|grade| grade <= 10)
}

/// Ages, years, postcodes: numbers that are no marks are somebody's.
fn is_of_numbers(kept: &[(String, usize)]) -> bool {
    let numbers = kept.iter().filter(|(answer, _)| answer.parse::<u64>().is_ok());
    let beyond = numbers.filter(|(answer, _)| !is_grade(answer)).count();
    beyond * 2 > kept.len()
}

fn push(
    source: &Source<'_>,
    question: &Question,
    counts: &[(String, usize)],
    seen: &mut BTreeMap<u64, u64>,
    rows: &mut Rows,
) {
    let form = source.given.get("enquete").cloned().unwrap_or_else(|| survey(&source.stem()));
    let base = question.answers.len();
    for (answer, count) in counts {
        let values = BTreeMap::from([
            ("enquete", form.clone()),
            ("question", question.title.clone()),
            ("reponse", answer.clone()),
            ("nombre", count.to_string()),
            ("repondants", base.to_string()),
            ("part", share(*count, base)),
        ]);
        let values = values.into_iter().filter_map(|(name, value)| {
            let column = source.schema.columns.iter().find(|column| column.name == name)?;
            Some((column.name, value))
        });
        let values: BTreeMap<&'static str, String> = values.collect();
        let identity = [&form, &question.title, answer].map(String::as_str).join("\u{1f}");
        let key = source.key(&identity, |it| values.get(it).cloned().unwrap_or_default(), seen);
        let origin = format!("{}, colonne {}", source.file, column_name(question.field));
        let profile = source.number;
        rows.rows.push(Imported { key, values, origin, profile, ..Imported::default() });
    }
}

/// « 34,5 % » of those who answered the question.
fn share(count: usize, base: usize) -> String {
    let tenths = (count * 2_000 / base.max(1)).div_ceil(2);
    match tenths % 10 {
        0 => format!("{} %", tenths / 10),
        rest => format!("{},{rest} %", tenths / 10),
    }
}

/// « Bilan des adhérents » of « Bilan des adhérents (réponses) - Réponses au formulaire 1 »
fn survey(stem: &str) -> String {
    let lower = stem.to_lowercase();
    let ends = [" (réponses)", " (responses)"].into_iter().filter_map(|it| lower.find(it));
    ends.min().and_then(|end| stem.get(..end)).unwrap_or(stem).trim().to_owned()
}

/// « C », as a spreadsheet calls the third.
fn column_name(field: usize) -> String {
    let mut name = String::new();
    let mut rest = field + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    name
}

#[cfg(test)]
mod tests {
    use super::{column_name, share, survey};

    #[test]
    fn shares_are_rounded_to_a_tenth() {
        for (count, base, expected) in [
            (1, 3, "33,3 %"),
            (2, 3, "66,7 %"),
            (1, 8, "12,5 %"),
            (1, 16, "6,3 %"),
            (4, 4, "100 %"),
        ] {
            assert_eq!(share(count, base), expected);
        }
    }

    #[test]
    fn names_are_those_of_the_form_and_of_a_spreadsheet() {
        let stem = "Bilan des adhérents (réponses) - Réponses au formulaire 1";
        assert_eq!(survey(stem), "Bilan des adhérents");
        assert_eq!(survey("Bilan"), "Bilan");
        assert_eq!(["A", "Z", "AA"].map(str::to_owned), [0, 25, 26].map(column_name));
    }
}
