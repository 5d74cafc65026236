//! What is wrong with a count or a date, in the words of the one who wrote it,
//! with what to write instead.

use chrono::Datelike;

use super::cures;
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::french;
use crate::partial_date::{DateError, PartialDate, Precision, YearMonth};
use crate::quantity::QuantityError;
use crate::schema::languages;

/// What is wrong with a count, in French, without a place.
pub(crate) fn quantity_diagnostic(what: &str, text: &str, error: &QuantityError) -> Diagnostic {
    const FORMS: &str = "formes admises : 60, plus de 500, près de 200, environ 200, une soixantaine ; laissez vide si inconnu";
    let shown = shorten(text);
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
            cures::of_words_before(text).unwrap_or_else(|| FORMS.to_owned()),
        ),
    };
    Diagnostic::new(code, message).help(help)
}

/// What is wrong with the code of a language, without a place.
pub(super) fn language_diagnostic(text: &str) -> Diagnostic {
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

/// What is wrong with a date of an edition of this year, in French, without a place.
pub(crate) fn date_diagnostic(text: &str, error: &DateError, year: i32) -> Diagnostic {
    let forms = || {
        format!(
            "formes admises : 05/02/{year}, {year}-02-05, 5 février {year}, 26/27 mai {year}, février {year}"
        )
    };
    let shown = shorten(text);
    let (code, message, help) = match error {
        DateError::Unreadable => {
            let help = vague(text, year).unwrap_or_else(forms);
            (Code::BadDate, format!("« {shown} » ne se lit pas comme une date"), help)
        }
        DateError::NoSuchMonth { month } => (
            Code::ImpossibleDate,
            format!("« {shown} » : il n'y a pas de mois {month}"),
            day_first(text, year).unwrap_or_else(forms),
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
    let numbers: Vec<&str> = text.split(['-', '–', '/', 'à']).map(str::trim).collect();
    let numbers: Option<Vec<u64>> = numbers.iter().map(|number| number.parse().ok()).collect();
    match numbers.as_deref() {
        Some([low, high]) if low < high => format!(
            "donnez un seul nombre, par exemple « environ {} » ou « plus de {low} »",
            low.midpoint(*high)
        ),
        _ => "écrivez les milliers avec une espace, « 1 000 », et deux nombres dans deux cellules"
            .to_owned(),
    }
}

/// `84 + 12`
fn sum(text: &str) -> Option<u64> {
    if !text.contains('+') {
        return None;
    }
    text.split('+').try_fold(0u64, |sum, number| sum.checked_add(number.trim().parse().ok()?))
}

/// What to write in the place of « mi-mars », « à définir », « 14/03/2021 à 14h30 ».
fn vague(text: &str, year: i32) -> Option<String> {
    // « 14/03/2021 à 14h30 », « 14/03/2021 matin »: the beginning is a date.
    let spaces = text.char_indices().filter(|(_, sign)| sign.is_whitespace() || *sign == ',');
    let beginnings: Vec<&str> = spaces.map(|(at, _)| &text[..at]).collect();
    let whole = |part: &&&str| {
        part.starts_with(|sign: char| sign.is_ascii_digit())
            && PartialDate::parse(part, year).is_ok_and(|date| date.precision() == Precision::Day)
    };
    if let Some(date) = beginnings.iter().rev().find(whole) {
        return Some(format!("gardez la date seule : « {date} »"));
    }
    if let Some(date) = cures::date_within(text, year) {
        return Some(format!("gardez la date seule : « {date} » ; le reste va dans « notes »"));
    }
    let folded = french::fold(text);
    let words = folded.split(|sign: char| !sign.is_alphabetic());
    let months: Vec<&str> = words
        .filter_map(|word| (1..=12).map(french::month_name).find(|name| french::fold(name) == word))
        .collect();
    // Of several, none is meant alone.
    if let [month] = months.as_slice() {
        // « mi-mars 2022 » is not of the edition's year.
        let year = cures::year_within(text).map_or_else(|| year.to_string(), str::to_owned);
        return Some(format!("le mois seul suffit : « {month} {year} »"));
    }
    if let Some(year) = cures::year_within(text) {
        return Some(format!("l'année seule suffit : « {year} »"));
    }
    let unknown = ["a definir", "a preciser", "a confirmer", "a venir", "inconnu", "?", "nc"];
    unknown.iter().any(|word| folded.trim() == *word).then(|| {
        format!("écrivez le mois, « mars {year} », ou l'année seule, « {year} », si le jour n'est pas connu")
    })
}

/// `03/14/2021` has its month first.
fn day_first(text: &str, year: i32) -> Option<String> {
    let (month, rest) = text.split_once('/')?;
    let (day, rest) = rest.split_once('/')?;
    let swapped = format!("{day}/{month}/{rest}");
    let read = PartialDate::parse(&swapped, year).is_ok();
    read.then(|| format!("le jour vient avant le mois : « {swapped} »"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::Quantity;

    #[test]
    fn each_way_of_writing_has_its_cure() {
        for (written, cure) in [
            ("mi-mars", "« mars 2024 »"),
            ("début août 2024", "« août 2024 »"),
            ("à définir", "l'année seule, « 2024 »"),
            ("14/03/2024 à 14h30", "« 14/03/2024 »"),
            ("14/03/2024, matin", "« 14/03/2024 »"),
            ("03/14/2024", "« 14/03/2024 »"),
            ("un jour", "formes admises : 05/02/2024"),
            // Two dates, the second beyond what the message shows: neither is proposed alone.
            (
                "le 5 mars 2024 à l'hôtel de ville de Grenoble, au lieu du 7 avril 2024",
                "formes admises : 05/02/2024",
            ),
        ] {
            let error = PartialDate::parse(written, 2024).expect_err(written);
            let help = date_diagnostic(written, &error, 2024).help.unwrap_or_default();
            assert!(help.contains(cure), "{written}: {help}");
        }
        for (written, cure) in [
            ("12 participants", "gardez le nombre seul"),
            ("84 + 12", "la somme : 96"),
            ("80-100", "« environ 90 »"),
            ("1.284", "« 1 000 »"),
            ("67%", "la part se dit dans le texte"),
            ("12,5 pour cent", "la part se dit dans le texte"),
            ("60 €", "le format « Nombre »"),
        ] {
            let error = Quantity::parse(written).expect_err(written);
            let help = quantity_diagnostic("participants", written, &error).help;
            assert!(help.unwrap_or_default().contains(cure), "{written}");
        }
    }
}
