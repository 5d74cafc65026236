//! Measures as sentences state them, against the figures that are measures and the groups of a table
//! of one's own: « la part des sorties faites au sec est de 45 % », « une mission dure 3 h en moyenne »,
//! « un excédent de 2 000 € », « le canal a pris 300 heures ». What is said of the year before is held
//! against what that edition printed.
//!
//! A clause is judged only where it says all that tells a figure from others, one number of its
//! kind, and nothing else that could narrow what is measured.

use std::ops::Range;

use super::context::{is_of_other_times, names_a_part, other_years};
use super::groups::groups;
use super::label::{content, telling};
use super::measurable::{Measured, core, listed};
use super::typed::{Stated, clauses, numbers};
use super::{CITE, LAST_YEAR};
use crate::dataset::{Dataset, Field};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::figures::Figure;
use crate::guardian::View;
use crate::language::french::{self, fold};
use crate::language::measure::{Kind, Measure, Number, Ratio};
use crate::language::partial_date::Period;
use crate::language::quantity::Qualifier;
use crate::read::prose::{Block, BlockKind, sentences};

/// Words of a clause that narrow nothing: stems of verbs, and words for all and for the year.
const NEUTRAL: &str = "est sont etait ete ont avon avez fait faite font atteint atteignent represente \
    representent eleve elevent etabli etablissent monte montent dure durent compte comptent chaque total \
    totale moyenne moyen mediane ensemble cette annee saison exercice environ plu pre presque moin soit \
    nou notre nos chiffre reste restent ressort degage degagent enregistre enregistron vaut valent coute \
    coutent reuni reunissent heure minute euro cent pour passe donne donnent part taux duree montant une degageon \
    compte se solde soldent par cloture cloturent termine terminent \
    chf cad usd eur franc suisse dollar canadien million millier alle allee demande demandent mobilisee \
    pri prise prend prennent mobilise mobilisent exige necessite occupe absorbe recu recoit avait avaient \
    avion etion etaient avant derniere dernier precedente precedent contre dont";
/// What the accounts' own figures are called in sentences.
const SAID: [(&str, &[&str]); 5] = [
    ("total-produits", &["produit"]),
    ("total-charges", &["charge"]),
    ("resultat", &["resultat", "excedent", "deficit"]),
    ("subventions", &["subvention"]),
    ("total-bilan", &["bilan"]),
];

/// Tells each mean, share, ratio, duration and amount that the figures contradict.
pub(in crate::guardian) fn measures_are_those_of_the_data(
    view: &View<'_>,
    diagnostics: &mut Diagnostics,
) {
    let mut now: Vec<Measured> = view.figures.list.iter().filter_map(measured).collect();
    now.extend(groups(view));
    if now.is_empty() {
        return;
    }
    let before = |it: &Measured| Some(Measured { measure: it.previous?, ..it.clone() });
    let then: Vec<Measured> = now.iter().filter_map(before).collect();
    let mut values = None;
    for block in view.texts.iter().flat_map(|text| &text.blocks) {
        if block.kind == BlockKind::Quotation || !block.text.bytes().any(|it| it.is_ascii_digit()) {
            continue;
        }
        for sentence in sentences(&block.text) {
            let words = &block.text[sentence.clone()];
            let Some(year) = year_of(words, view.dataset.period()) else { continue };
            let about = if year == Year::This { &now } else { &then };
            for clause in clauses(words) {
                let clause = sentence.start + clause.start..sentence.start + clause.end;
                let Some((of, stated)) = judged(block, clause, about, view) else { continue };
                let known = values.get_or_insert_with(|| values_of(view, &now));
                if known.iter().any(|value| is_said_of(&stated, value)) {
                    continue;
                }
                diagnostics.push(reported(block, &stated, of, year, view));
            }
        }
    }
}

/// Of which year a sentence is.
#[derive(Clone, Copy, PartialEq)]
enum Year {
    This,
    Last,
}

/// The year that a sentence is about; nothing where it is of another, of several, or of a part.
fn year_of(words: &str, period: Period) -> Option<Year> {
    let (folded, last) = (fold(words), period.before());
    if is_of_other_times(&folded) || names_a_part(words, period) {
        return None;
    }
    let others = other_years(words, period);
    let says_last = LAST_YEAR.iter().any(|words| folded.contains(words));
    let names_last = fold(words).contains(&fold(&last.to_string()));
    let is_last = |year: &&str| year.parse::<i32>().is_ok_and(|year| last.years().contains(&year));
    match others.is_empty() {
        true if !says_last => Some(Year::This),
        true => Some(Year::Last),
        false => (names_last && others.iter().all(is_last)).then_some(Year::Last),
    }
}

fn measured(figure: &Figure) -> Option<Measured> {
    let measure = match figure.number()? {
        Number::Measure(measure) => measure,
        // A mean that is a whole number.
        number @ Number::Count(_) => {
            let is_mean = figure.made.basis.is_some() && figure.made.components.is_empty();
            is_mean.then(|| number.measure())?
        }
    };
    let label = telling(&figure.label);
    let own = SAID.iter().find(|(id, _)| *id == figure.id && figure.declared_at.is_none());
    let said = match own {
        Some((_, words)) => words.iter().map(|word| vec![(*word).to_owned()]).collect(),
        None => vec![core(&label)],
    };
    let said: Vec<Vec<String>> = said.into_iter().filter(|words| !words.is_empty()).collect();
    (!said.is_empty()).then(|| Measured {
        what: figure.label.clone(),
        cite: Some(format!("#chiffre(\"{}\")", figure.id)),
        measure,
        previous: figure.previous.map(|it| it.measure()),
        unit: None,
        decimals: figure.made.decimals,
        said,
        label,
        is_mean: fold(&figure.label).contains("moyen"),
        place: figure.declared_at.or(figure.sources.first().map(|it| it.row.place())),
    })
}

/// The one thing that a clause is about, and what it states of it.
fn judged<'f>(
    block: &Block,
    clause: Range<usize>,
    all: &'f [Measured],
    view: &View<'_>,
) -> Option<(&'f Measured, Stated)> {
    let text = &block.text[clause.clone()];
    if !text.bytes().any(|it| it.is_ascii_digit()) {
        return None;
    }
    let words = content(text);
    let folded = fold(text);
    let is_mean = folded.contains("moyen");
    let names = &view.dataset.settings.organisation;
    let stated = numbers(text, names.currency);
    let own_names = content(&format!("{} {}", names.name, names.acronym));
    let about = |it: &&Measured| {
        let says = it.said.iter().any(|said| said.iter().all(|word| words.contains(word)));
        let narrows = |word: &String| {
            let is_number = word.bytes().any(|byte| byte.is_ascii_digit());
            let is_said = it.said.iter().flatten().chain(&it.label).any(|said| said == word);
            let is_unit = it.unit.as_ref() == Some(word);
            !is_number
                && !is_said
                && !is_unit
                && !listed(NEUTRAL, word)
                && !own_names.contains(word)
        };
        // Without its own word, a number of a mean is one of a mean only.
        let may_be = if it.unit.is_some() { !is_mean } else { !it.is_mean || is_mean };
        let is_like = stated.iter().any(|one| is_of_kind(one, it, is_mean));
        says && may_be && is_like && !words.iter().any(narrows)
    };
    let mut about = all.iter().filter(about);
    let (of, another) = (about.next()?, about.next());
    let mut like = stated.iter().filter(|it| is_of_kind(it, of, is_mean));
    let (_, other) = (like.next()?, like.next());
    if another.is_some() || other.is_some() {
        return None;
    }
    let mut one = stated.into_iter().find(|it| is_of_kind(it, of, is_mean))?;
    one.range = clause.start + one.range.start..clause.start + one.range.end;
    let is_typed = block.is_typed(one.range.clone());
    (is_typed && !is_true(&one, &of.measure)).then_some((of, one))
}

/// Whether a number may be one of a thing: it has its unit. An amount of another currency is none of
/// it, and false.
fn is_of_kind(stated: &Stated, of: &Measured, is_mean: bool) -> bool {
    match (stated.measure.kind, of.measure.kind) {
        (Kind::Money(..), Kind::Money(..)) => true,
        (Kind::Decimal, Kind::Decimal) => match &of.unit {
            Some(unit) => stated.word.as_ref() == Some(unit),
            None => is_mean,
        },
        (one, other) => one.is_like(other),
    }
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
    let is_open = value.qualifier == Qualifier::MoreThan;
    let is_more = said >= actual && share(150).is_some_and(|most| said <= most);
    let is_near = value.qualifier != Qualifier::Exact
        && far.zip(share(15)).is_some_and(|(far, most)| far <= most);
    match stated.measure.qualifier {
        _ if (is_open && is_more) || is_near => true,
        Qualifier::Exact => far.is_some_and(|far| far < stated.step),
        Qualifier::MoreThan => said <= actual,
        Qualifier::Almost => share(90).is_some_and(|low| low <= said && actual <= said),
        Qualifier::About => far.zip(share(10)).is_some_and(|(far, most)| far <= most),
    }
}

/// Whether what is stated is a value of something else, to its last figure: a value that is not
/// exact would allow too much.
fn is_said_of(stated: &Stated, value: &Measure) -> bool {
    let exact = Measure { qualifier: Qualifier::Exact, ..*value };
    is_true(stated, &exact)
}

/// Every value of the data that a sentence may give of one thing: figures of both years, groups, and
/// cells.
fn values_of(view: &View<'_>, all: &[Measured]) -> Vec<Measure> {
    let figures = view.figures.list.iter().filter_map(|figure| Some(figure.number()?.measure()));
    let before = view.figures.list.iter().filter_map(|figure| Some(figure.previous?.measure()));
    let groups = all.iter().map(|it| it.measure);
    let last = view.previous.map(cells).unwrap_or_default();
    figures.chain(before).chain(groups).chain(cells(view.dataset)).chain(last).collect()
}

fn cells(dataset: &Dataset) -> Vec<Measure> {
    let mut found = Vec::new();
    for table in dataset.settings.catalogue.iter() {
        let rows = dataset.records(table.name);
        let is_own = dataset.own.iter().any(|own| own.schema.name == table.name);
        for column in table.columns {
            found.extend(rows.iter().filter_map(|row| match row.field(column.name) {
                Field::Measure(measure) => measure.copied(),
                Field::Amount(amount) => amount.map(Measure::from),
                Field::Count(count) if is_own => count.copied().map(Measure::from),
                _ => None,
            }));
        }
    }
    found
}

fn reported(
    block: &Block,
    stated: &Stated,
    of: &Measured,
    year: Year,
    view: &View<'_>,
) -> Diagnostic {
    let words = &block.text[stated.range.clone()];
    let (period, what) = (view.dataset.period(), &of.what);
    let value = french::any_number(&Number::of(of.measure), of.decimals);
    let was = of.previous.filter(|was| year == Year::This && is_true(stated, was));
    let (code, message) = match (year, was) {
        (Year::Last, _) => (
            Code::StatedNumber,
            format!("« {words} » : l'édition {} a imprimé {value} ({what})", period.before()),
        ),
        (_, Some(_)) => {
            (Code::LastYear, format!("« {words} » est le nombre de {} : {what}", period.before()))
        }
        _ => (Code::StatedNumber, format!("« {words} » : aucun chiffre des données ne le dit")),
    };
    let cite = of.cite.as_ref().map(|cite| format!(", {cite}")).unwrap_or_default();
    let help = match year {
        Year::Last => "corrigez le nombre, ou l'année que dit la phrase".to_owned(),
        Year::This if of.cite.is_none() => {
            format!("au plus près : {value} ({what}) ; corrigez la phrase, ou les données")
        }
        Year::This => format!("au plus près : {value} ({what}){cite} ; {CITE}"),
    };
    let diagnostic = Diagnostic::new(code, message)
        .at(block.place(stated.range.clone()))
        .about(words)
        .help(help);
    match of.place.filter(|_| year == Year::This) {
        Some(place) => diagnostic.related(place, "le plus proche est ici"),
        None => diagnostic,
    }
}

#[cfg(test)]
mod tests {
    use super::is_true;
    use crate::guardian::told::stated::typed::numbers;
    use crate::language::amount::Currency;
    use crate::language::measure::{Kind, Measure, Ratio};

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
            let stated = numbers(text, Currency::EUR).remove(0);
            assert_eq!(is_true(&stated, &measure), expected, "{text}");
        }
    }
}
