//! The alternative text: what someone would say of the chart over the telephone.

use std::cmp::{Ordering, Reverse};

use super::stack::{self, Stack};
use super::{line, table};
use crate::figures::chart_data::{ChartData, ChartForm, Label, Series};
use crate::language::french;
use crate::language::quantity::Qualifier;

/// No text is longer, in characters.
const LONGEST: usize = 600;
/// Signs kept of a label's name: the most that keeps the text short enough.
const NAMES: [usize; 4] = [60, 40, 24, 12];
/// Signs kept of other words of the user.
const SUBTITLE: usize = 120;
const WORDS: usize = 30;
/// As many labels, or series, are named; of more, the number.
const NAMED: usize = 2;
const NAMED_SERIES: usize = 3;

/// One to four sentences in French, at most 600 characters: the kind of chart, what
/// is counted and when, the extremes, the total or the trend, what is not known.
pub fn describe(data: &ChartData) -> String {
    let mut text = String::new();
    for name_signs in NAMES {
        let telling = Telling { data, stacks: stack::stacks(data), name_signs };
        let mut said = telling.sentences().join(" ");
        if data.counted.says_its_unit() {
            // No unit follows « 12 € ».
            said = said.replace(" .", ".").replace(" ,", ",").replace("nombre de  ", "valeurs ");
        }
        text = french::typeset(&said).into_owned();
        if text.chars().count() <= LONGEST {
            return text;
        }
    }
    cut(&text, LONGEST - 1) + "."
}

struct Telling<'a> {
    data: &'a ChartData,
    stacks: Vec<Stack<'a>>,
    name_signs: usize,
}

impl Telling<'_> {
    fn sentences(&self) -> Vec<String> {
        let mut sentences = vec![self.subject()];
        if self.data.shape == ChartForm::Line && self.data.series.len() > 1 {
            sentences.extend(self.lines());
        } else {
            sentences.extend(self.extremes());
            sentences.extend(match self.data.shape {
                ChartForm::Line => self.trend(),
                ChartForm::Bars | ChartForm::Columns => self.total(),
            });
        }
        sentences.extend(self.reserves());
        sentences
    }

    /// « Graphique en barres horizontales, 22 valeurs : « Téléchargements, 2021 ». »
    fn subject(&self) -> String {
        let parts = stack::parts(self.data).len();
        let kind = match (self.data.shape, parts) {
            (ChartForm::Bars, 2..) => "Graphique en barres horizontales empilées",
            (ChartForm::Bars, _) => "Graphique en barres horizontales",
            (ChartForm::Columns, 2..) => "Graphique en colonnes empilées",
            (ChartForm::Columns, _) => "Graphique en colonnes",
            (ChartForm::Line, 2..) => "Graphique à plusieurs courbes",
            (ChartForm::Line, _) => "Graphique en courbe",
        };
        let values = match self.data.labels.len() {
            0 => "aucune valeur".to_owned(),
            1 => "une seule valeur".to_owned(),
            many => format!("{} valeurs", number(many)),
        };
        let series = match parts {
            0 | 1 => String::new(),
            many => format!(" en {} séries", number(many)),
        };
        let subtitle = self.data.subtitle.trim().trim_end_matches('.');
        let what = if subtitle.is_empty() {
            let by = cut(&self.data.dimension, WORDS).to_lowercase();
            let by = if by.is_empty() { by } else { format!(" par {by}") };
            format!("nombre {}{by}", french::de(&self.unit(2)))
        } else {
            format!("« {} »", cut(subtitle, SUBTITLE))
        };
        format!("{kind}, {values}{series} : {what}.")
    }

    /// The labels whose value is known, with it and its text.
    fn known(&self) -> Vec<(&Label, u64, String)> {
        let all = self.data.labels.iter().zip(&self.stacks);
        all.filter_map(|(label, stack)| Some((label, stack.total?, cut(&stack.text, WORDS))))
            .collect()
    }

    /// The greatest and the least value, with their names.
    fn extremes(&self) -> Option<String> {
        let known = self.known();
        if let [(label, value, text)] = known.as_slice() {
            let only = if self.data.labels.len() > 1 { "Seule valeur connue : " } else { "" };
            let sentence = format!("{only}{}, {text} {}.", self.name(label), self.unit(*value));
            return Some(french::capitalized(&sentence));
        }
        let greatest = known.iter().max_by_key(|(_, value, _)| *value)?;
        let least = known.iter().min_by_key(|(_, value, _)| *value)?;
        if greatest.1 == least.1 {
            let word = if known.len() < self.data.labels.len() { " connues" } else { "" };
            return Some(format!("Toutes les valeurs{word} sont égales : {}.", greatest.2));
        }
        let at = |extreme: u64| {
            let labels = known.iter().filter(|(_, value, _)| *value == extreme);
            self.names(&labels.map(|(label, ..)| *label).collect::<Vec<_>>())
        };
        let (most, fewest) = (at(greatest.1), at(least.1));
        Some(format!("Maximum : {} ({most}) ; minimum : {} ({fewest}).", greatest.2, least.2))
    }

    /// The total, last year's beside it, and the greatest part.
    fn total(&self) -> Option<String> {
        let known = self.known();
        if known.len() < 2 || !self.data.counted.adds_up {
            return None;
        }
        let sum = add(known.iter().map(|(_, value, _)| *value));
        let lacking = self.stacks.iter().any(|stack| stack.lacking);
        let of = if lacking { "Total des valeurs connues" } else { "Total" };
        let about = match stack::sum(self.stacks.iter().map(|stack| stack.qualifier)) {
            Qualifier::Exact => "",
            Qualifier::MoreThan => "plus de ",
            _ => "environ ",
        };
        let mut sentence =
            format!("{of} : {about}{} {}", self.data.counted.text(sum), self.unit(sum));
        if let Some(previous) = stack::previous(self.data) {
            let values: Option<Vec<u64>> =
                previous.points.iter().map(|point| point.value).collect();
            if let Some(values) = values {
                let name = cut(&previous.name, WORDS);
                sentence += &format!(" ({name} : {})", self.data.counted.text(add(values)));
            }
        }
        let parts = stack::parts(self.data);
        let size = |part: usize| {
            let values = self.stacks.iter().flat_map(|stack| &stack.parts);
            add(values.filter(|(of, _)| *of == part).map(|(_, value)| *value))
        };
        let greatest = (0..parts.len()).max_by_key(|part| (size(*part), Reverse(*part)));
        if let Some(greatest) = greatest.filter(|_| parts.len() > 1 && sum > 0) {
            let name = cut(&parts[greatest].name, self.name_signs);
            let size = self.data.counted.text(size(greatest));
            sentence += &format!(", dont {size} pour la série la plus forte, « {name} »");
        }
        Some(sentence + ".")
    }

    /// From the first known value to the last.
    fn trend(&self) -> Option<String> {
        let known = self.known();
        let [(first, from, from_text), .., (last, to, to_text)] = known.as_slice() else {
            return None;
        };
        let difference = self.data.counted.text(from.abs_diff(*to));
        let change = match from.cmp(to) {
            Ordering::Less => format!("hausse de {difference}"),
            Ordering::Greater => format!("baisse de {difference}"),
            Ordering::Equal => "même niveau".to_owned(),
        };
        let (first, last, unit) = (self.name(first), self.name(last), self.unit(*to));
        let sentence = format!("{first} : {from_text} ; {last} : {to_text} {unit}, {change}.");
        Some(french::capitalized(&sentence))
    }

    /// Of several lines, where each starts and ends.
    fn lines(&self) -> Option<String> {
        let mut reported: Vec<String> =
            self.data.series.iter().take(NAMED_SERIES).map(|series| self.line(series)).collect();
        let more = self.data.series.len().saturating_sub(NAMED_SERIES);
        if more > 0 {
            let series = if more == 1 { "autre série" } else { "autres séries" };
            reported.push(format!("{} {series}", number(more)));
        }
        Some(format!("{}.", reported.join(" ; ")))
    }

    fn line(&self, series: &Series) -> String {
        let mut known = series
            .points
            .iter()
            .zip(&self.data.labels)
            .enumerate()
            .filter(|(_, (point, _))| point.value.is_some())
            .map(|(index, (_, label))| {
                format!("{} ({})", cut(&table::cell(series, index), WORDS), self.name(label))
            });
        let name = cut(&series.name, WORDS);
        match (known.next(), known.next_back()) {
            (Some(first), Some(last)) => format!("{name} : {first}, puis {last}"),
            (Some(only), None) => format!("{name} : {only}"),
            (None, _) => format!("{name} : aucune valeur connue"),
        }
    }

    /// What keeps the chart from being the whole truth.
    fn reserves(&self) -> Option<String> {
        let mut said = Vec::new();
        let all = self.data.labels.iter().zip(&self.stacks);
        let (absent, unknown): (Vec<_>, Vec<_>) = all
            .filter(|(_, stack)| stack.lacking)
            .partition(|(_, stack)| stack.total.is_none() && stack.text != french::UNKNOWN);
        let labels = |of: &[(&Label, &Stack<'_>)]| -> String {
            self.names(&of.iter().map(|(label, _)| *label).collect::<Vec<_>>())
        };
        // « Pas d’envoi (août) »: there is nothing to know.
        for same in absent.chunk_by(|(_, one), (_, next)| one.text == next.text) {
            said.push(format!("{} ({})", cut(&same[0].1.text, WORDS), labels(same)));
        }
        let nothing_known = self.stacks.iter().all(|stack| stack.total.is_none());
        match unknown.len() {
            0 => {}
            1 => said.push(format!("une valeur inconnue ({})", labels(&unknown))),
            _ if nothing_known => said.push("toutes les valeurs sont inconnues".to_owned()),
            several => {
                said.push(format!("{} valeurs inconnues ({})", number(several), labels(&unknown)));
            }
        }
        if self.data.shape == ChartForm::Line {
            said.extend(
                line::floor(self.data).map(|floor| line::floor_words(floor, self.data.counted)),
            );
        }
        if self.data.illustrative {
            said.push("certaines valeurs sont illustratives".to_owned());
        }
        (!said.is_empty()).then(|| french::capitalized(&format!("{}.", said.join(" ; "))))
    }

    /// The unit for a number; « valeur » where the chart has none.
    fn unit(&self, number: u64) -> String {
        let [singular, plural] = &self.data.unit;
        if singular.trim().is_empty() || plural.trim().is_empty() {
            let said = self.data.counted.says_its_unit();
            return if said { "" } else { french::agree(number, "valeur", "valeurs") }.to_owned();
        }
        cut(french::agree(number, singular, plural), WORDS)
    }

    /// « a », « a et b », « a, b et 3 autres »
    fn names(&self, labels: &[&Label]) -> String {
        let mut named: Vec<_> = labels.iter().take(NAMED).map(|label| self.name(label)).collect();
        match labels.len().saturating_sub(NAMED) {
            0 => {}
            1 => named.push("une autre".to_owned()),
            more => named.push(format!("{} autres", number(more))),
        }
        french::list(&named)
    }

    /// A single word as it is, more between guillemets; a month has no capital.
    fn name(&self, label: &Label) -> String {
        let text = cut(&label.text, self.name_signs);
        match text.contains(' ') {
            true => format!("« {text} »"),
            false if self.data.dimension.eq_ignore_ascii_case("mois") => text.to_lowercase(),
            false => text,
        }
    }
}

fn add(values: impl IntoIterator<Item = u64>) -> u64 {
    values.into_iter().fold(0, u64::saturating_add)
}

fn number(count: usize) -> String {
    french::number(u64::try_from(count).unwrap_or(u64::MAX))
}

/// At most `characters` characters, cut after a word where there is one.
fn cut(text: &str, characters: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= characters {
        return text.to_owned();
    }
    let kept: String = text.chars().take(characters - 1).collect();
    let word = kept.rfind(' ').filter(|end| *end > kept.len() / 2);
    let kept = &kept[..word.unwrap_or(kept.len())];
    format!("{}…", kept.trim_end_matches(|character: char| !character.is_alphanumeric()))
}
