//! What is wrong with a count or a date, in the words of the one who wrote it,
//! with what to write instead.

#[cfg(test)]
mod tests;

use chrono::Datelike;

use super::dating::Dating;
use super::{around, cures, slips, writings};
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::language::french;
use crate::language::partial_date::{
    DateError, FieldOrder, PartialDate, Period, Precision, YearMonth, Zone, day_first, month_first,
    nearest_year, without_time, year_day_month,
};
use crate::language::quantity::{Quantity, QuantityError};
use crate::language::suggest;
use crate::read::schema::languages;

/// What is wrong with a count, in French, without a place.
pub(crate) fn quantity_diagnostic(what: &str, text: &str, error: &QuantityError) -> Diagnostic {
    const FORMS: &str = "formes admises : 60, plus de 500, près de 200, environ 200, une soixantaine ; laissez vide si inconnu";
    let shown = shorten(text);
    if let Some((fault, help)) = around::of_date_format(text) {
        return Diagnostic::new(Code::BadQuantity, format!("« {shown} » {fault}")).help(help);
    }
    let figures = slips::with_figures(text);
    if let Some(figures) = figures.filter(|it| matches!(Quantity::parse(it), Ok(Some(_)))) {
        let message = format!("« {shown} » a une lettre à la place d'un chiffre");
        return Diagnostic::new(Code::BadQuantity, message)
            .help(format!("écrivez « {figures} », si c'est bien ce nombre"));
    }
    let (code, message, help) = match error {
        QuantityError::Negative => (
            Code::NegativeCount,
            format!("« {shown} » : « {what} » ne peut pas être négatif"),
            "corrigez le signe, ou laissez vide si le nombre n'est pas connu".to_owned(),
        ),
        QuantityError::NotWhole => (
            Code::BadQuantity,
            format!("« {shown} » : « {what} » compte des unités entières"),
            "écrivez un nombre entier ; les milliers se séparent par une espace".to_owned(),
        ),
        QuantityError::TooLarge => (
            Code::BadQuantity,
            format!("« {shown} » est trop grand pour être compté"),
            "vérifiez le nombre".to_owned(),
        ),
        QuantityError::Ambiguous => {
            let (fault, help) = match cures::of_fraction(text) {
                Some(help) => ("est une part, pas un nombre", help.to_owned()),
                None => ("peut se lire de deux façons", ambiguous(text)),
            };
            (Code::BadQuantity, format!("« {shown} » {fault}"), help)
        }
        QuantityError::UpperLimit => (
            Code::BadQuantity,
            format!("« {shown} » dit un maximum, qui ne peut pas entrer dans une somme"),
            FORMS.to_owned(),
        ),
        QuantityError::ExtraText => {
            let (fault, help) = match sum(text) {
                _ if cures::is_share(text) => (
                    "est une part, pas un nombre",
                    format!(
                        "« {what} » compte des unités : écrivez combien cela fait, ou laissez vide si ce n'est pas connu ; la part se dit dans le texte"
                    ),
                ),
                _ if cures::is_money(text) => (
                    "est une somme d'argent, pas un nombre",
                    format!(
                        "« {what} » compte des unités : écrivez le nombre seul ; dans un tableur, donnez à la cellule le format « Nombre »"
                    ),
                ),
                None if slips::product(text).is_some() || slips::is_multiplied(text) => (
                    "est une multiplication, pas un nombre",
                    match slips::product(text) {
                        Some(product) => format!("écrivez ce qu'elle donne : {product}"),
                        None => "écrivez ce qu'elle donne".to_owned(),
                    },
                ),
                Some(sum) => {
                    ("est une addition, pas un nombre", format!("écrivez la somme : {sum}"))
                }
                None => ("contient des mots après le nombre", cures::of_words_after(what, text)),
            };
            (Code::BadQuantity, format!("« {shown} » {fault}"), help)
        }
        QuantityError::Unreadable => (
            Code::BadQuantity,
            format!("« {shown} » ne se lit pas comme un nombre"),
            cures::of_words_before(what, text).unwrap_or_else(|| FORMS.to_owned()),
        ),
    };
    Diagnostic::new(code, message).help(help)
}

/// What is wrong with the code of a language, without a place.
pub(in crate::dataset) fn language_diagnostic(text: &str) -> Diagnostic {
    let text = shorten(text);
    let help = match languages::meant(&text) {
        Some(code) => format!("écrivez « {code} »"),
        None => format!(
            "écrivez le code de la langue, en deux lettres : {}, …",
            languages::CODES[..6].join(", ")
        ),
    };
    Diagnostic::new(Code::UnknownChoice, format!("« {text} » n'est pas le code d'une langue"))
        .help(help)
}

/// What is wrong with the name of a time zone, without a place.
pub(in crate::dataset) fn zone_diagnostic(text: &str) -> Diagnostic {
    let text = shorten(text);
    let names = Zone::names();
    let help = suggest::did_you_mean(&text, names.iter().map(String::as_str)).unwrap_or_else(|| {
        "écrivez un continent ou un océan, et une ville : Europe/Paris, America/Guadeloupe, Indian/Reunion, Pacific/Noumea".to_owned()
    });
    Diagnostic::new(Code::UnknownChoice, format!("« {text} » n'est pas un fuseau horaire"))
        .help(help)
}

/// What is wrong with a date of an edition, in French, without a place.
pub(crate) fn date_diagnostic(text: &str, error: &DateError, dating: &Dating) -> Diagnostic {
    let period = dating.period;
    let forms = || {
        let (year, may) = (period.year_of(2), period.year_of(5));
        format!(
            "formes admises : 05/02/{year}, {year}-02-05, 5 février {year}, 26/27 mai {may}, février {year}"
        )
    };
    let shown = shorten(text);
    let (code, message, help) = match error {
        DateError::Unreadable => match writings::of(text, dating) {
            Some(it) => (Code::BadDate, format!("« {shown} » est {}", it.what), it.help),
            None if slipped_date(text, period).is_some() => (
                Code::BadDate,
                format!("« {shown} » a une lettre à la place d'un chiffre"),
                slipped_date(text, period).unwrap_or_default(),
            ),
            None => {
                let help = in_figures(text, period).or_else(|| vague(text, period));
                let help = help.or_else(|| in_short(text, period));
                let message = format!("« {shown} » ne se lit pas comme une date");
                (Code::BadDate, message, help.unwrap_or_else(forms))
            }
        },
        DateError::NoSuchMonth { month } => (
            Code::ImpossibleDate,
            format!("« {shown} » : il n'y a pas de mois {month}"),
            in_figures(text, period).or_else(|| after_year(text)).unwrap_or_else(forms),
        ),
        DateError::NoSuchDay { month, year, .. } => (
            Code::ImpossibleDate,
            format!("« {shown} » : ce jour n'existe pas"),
            last_day(*year, *month),
        ),
        DateError::EndBeforeStart { .. } => (
            Code::ReversedDates,
            format!("« {shown} » : la fin précède le début"),
            "échangez les deux dates, ou corrigez l'une d'elles".to_owned(),
        ),
        DateError::WrongWeekday { date, actual, .. } => (
            Code::ImpossibleDate,
            format!("« {shown} » : le jour de la semaine n'est pas le bon"),
            format!(
                "le {} est un {} : corrigez le jour ou la date",
                french::date(&PartialDate::Day(*date)),
                french::weekday_name(*actual)
            ),
        ),
        DateError::MixedPrecision => (
            Code::BadDate,
            format!("« {shown} » mêle des jours, des mois ou des années"),
            "donnez le début et la fin avec la même précision : deux jours, ou deux mois"
                .to_owned(),
        ),
        DateError::EndWithoutStart => (
            Code::BadDate,
            format!("« {shown} » est une fin sans début"),
            "écrivez le début dans « date_debut »".to_owned(),
        ),
    };
    Diagnostic::new(code, message).help(help)
}

/// « 05/02/2O21 » with figures alone, if that is a date.
fn slipped_date(text: &str, period: Period) -> Option<String> {
    let figures = slips::with_figures(text)?;
    PartialDate::parse(&figures, period).is_ok().then(|| format!("écrivez « {figures} »"))
}

/// « corrigez le jour : avril 2021 en a 30 ».
fn last_day(year: i32, month: u32) -> String {
    match YearMonth::new(year, month) {
        Some(it) => format!(
            "corrigez le jour : {} {year} en a {}",
            french::month_name(month),
            it.last_day().day()
        ),
        None => "vérifiez l'année".to_owned(),
    }
}

/// What to write in the place of `1.284` or `80-100`.
fn ambiguous(text: &str) -> String {
    let text = text.trim_start_matches(|it: char| !it.is_ascii_digit());
    let numbers: Vec<&str> = text.split(['-', '–', '/', 'à']).map(str::trim).collect();
    let numbers: Option<Vec<u64>> = numbers.iter().map(|number| number.parse().ok()).collect();
    match numbers.as_deref() {
        Some([low, high]) if low < high => format!(
            "donnez un seul nombre, par exemple « environ {} » ou « plus de {low} »",
            low.midpoint(*high)
        ),
        _ => match pointed(text) {
            Some(whole) => format!("écrivez « {whole} » si c'est ce nombre : les milliers se séparent par une espace"),
            None => "écrivez les milliers avec une espace, « 1 000 », et deux nombres dans deux cellules".to_owned(),
        },
    }
}

/// `1.284`, `1,284`: with a space between its thousands.
fn pointed(text: &str) -> Option<String> {
    let (before, after) = text.trim().split_once(['.', ','])?;
    let all = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    (all(before) && all(after) && after.len() == 3 && before.len() <= 3)
        .then(|| format!("{before} {after}"))
}

/// `84 + 12`
fn sum(text: &str) -> Option<u64> {
    if !text.contains('+') {
        return None;
    }
    text.split('+').try_fold(0u64, |sum, number| sum.checked_add(number.trim().parse().ok()?))
}

/// What to write in the place of « mi-mars », « à définir », « 14/03/2021 à 14h30 ».
fn vague(text: &str, period: Period) -> Option<String> {
    // « 14/03/2021 à 14h30 », « 14/03/2021 matin »: the beginning is a date.
    let spaces =
        text.char_indices().filter(|(_, character)| character.is_whitespace() || *character == ',');
    let beginnings: Vec<&str> = spaces.map(|(at, _)| &text[..at]).collect();
    let whole = |part: &&&str| {
        part.starts_with(|character: char| character.is_ascii_digit())
            && PartialDate::parse(part, period).is_ok_and(|date| date.precision() == Precision::Day)
    };
    if let Some(date) = beginnings.iter().rev().find(whole) {
        let after = text[date.len()..].trim_start();
        let figures = after.split([' ', '\u{a0}', ',']).next().unwrap_or_default();
        if let Some(date) = in_full(date, figures, period) {
            return Some(format!("écrivez l'année en entier : « {date} »"));
        }
        // « 16 juin 2O21 »: without its year it would be of another one.
        let is_digit = |it: char| it.is_ascii_digit();
        let numbers = date.split(|it: char| !is_digit(it)).filter(|it| !it.is_empty()).count();
        let has_year = numbers > if date.contains(char::is_alphabetic) { 1 } else { 2 };
        if !has_year
            && figures.len() == 4
            && figures.starts_with(is_digit)
            && !figures.contains([':', 'h'])
        {
            return Some(format!("écrivez l'année en chiffres après « {date} »"));
        }
        return Some(format!("gardez la date seule : « {} »", without_time(date)));
    }
    if let Some(date) = cures::date_within(text, period) {
        return Some(format!("gardez la date seule : « {date} » ; le reste va dans « notes »"));
    }
    let folded = french::fold(text);
    let words = folded.split(|character: char| !character.is_alphabetic());
    let months: Vec<&str> = words
        .filter_map(|word| (1..=12).map(french::month_name).find(|name| french::fold(name) == word))
        .collect();
    // Of several, none is meant alone.
    if let [month] = months.as_slice() {
        // « mi-mars 2022 » is not of the edition's year.
        let usual = || french::month_named(month).map_or(0, |month| period.year_of(month));
        let year = cures::year_within(text).map_or_else(|| usual().to_string(), str::to_owned);
        return Some(format!("le mois seul suffit : « {month} {year} »"));
    }
    if let Some(year) = cures::year_within(text) {
        return Some(format!("l'année seule suffit : « {year} »"));
    }
    let unknown = ["a definir", "a preciser", "a confirmer", "a venir", "inconnu", "?", "nc"];
    unknown.iter().any(|word| folded.trim() == *word).then(|| {
        let year = period.year_of(3);
        format!("écrivez le mois, « mars {year} », ou l'année seule, « {year} », si le jour n'est pas connu")
    })
}

/// `5 févr` and the two figures of its year, which follow it: « 5 février 2021 ».
fn in_full(date: &str, after: &str, period: Period) -> Option<String> {
    let figures = after.trim().trim_start_matches(['\'', '’']);
    if figures.len() != 2 || !date.contains(char::is_alphabetic) {
        return None;
    }
    let year = nearest_year(figures.parse().ok()?, period.first_year())?;
    // A year that it tells itself is not followed by another.
    if date.split(|character: char| !character.is_ascii_digit()).any(|number| number.len() == 4) {
        return None;
    }
    Some(french::date(&PartialDate::parse(date, year).ok()?))
}

/// What to write in the place of `03/14/2021`, whose month is first, or of `14/03/2021 3:00 PM`. A date that says
/// nothing of its order beside an hour of English may be of either.
fn in_figures(text: &str, period: Period) -> Option<String> {
    let order = FieldOrder::of(text);
    if order.month_first && !order.day_first {
        let date = month_first(text, period)?.to_iso();
        return Some(format!("le jour vient avant le mois, ou l'année d'abord : « {date} »"));
    }
    if order.twelve_hours && order.either {
        let (english, french) = (month_first(text, period)?, day_first(text, period)?);
        return Some(format!(
            "l'heure est à l'américaine, et le mois sans doute avant le jour : écrivez « {} » pour le {}, ou « {} » pour le {}",
            english.to_iso(),
            french::date(&english),
            french.to_iso(),
            french::date(&french),
        ));
    }
    let date = day_first(text, period).filter(|_| order.twelve_hours)?.to_iso();
    Some(format!("gardez la date seule : « {date} »"))
}

/// What to write in the place of « 26-03-21 »; of « 21-02-05 », whose year may be first, nothing.
fn in_short(text: &str, period: Period) -> Option<String> {
    let date = day_first(text, period).filter(|_| FieldOrder::of(text).day_first)?;
    let is_near = date.first_day().is_some_and(|day| day.year().abs_diff(period.first_year()) <= 1);
    is_near.then(|| format!("écrivez l'année en entier, d'abord : « {} »", date.to_iso()))
}

/// What to write in the place of `2021-13-02`.
fn after_year(text: &str) -> Option<String> {
    let swapped = year_day_month(text)?.to_iso();
    Some(format!("le mois vient avant le jour quand l'année est d'abord : « {swapped} »"))
}
