//! What reaches somebody, in the words of a cell: it is taken out before the row is shown or written.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::rows::{Refused, Rows};
use crate::language::telephones::telephone;
use crate::read::schema::{CellForm, Column, TableSchema};

/// Takes the addresses and the telephone numbers of people out of all cells, and tells it. A row that
/// has nothing else to say in a cell that it must have is refused.
pub(super) fn take_out(schema: &'static TableSchema, rows: &mut Rows) {
    let columns: FxHashMap<&'static str, &Column> =
        schema.columns.iter().map(|column| (column.name, column)).collect();
    let mut taken: Vec<(&'static str, &'static str, String)> = Vec::new();
    let mut kept = Vec::with_capacity(rows.rows.len());
    for mut row in std::mem::take(&mut rows.rows) {
        let mut empty = None;
        for (name, value) in row.values.iter_mut().chain(&mut row.usual) {
            let Some(column) = columns.get(name).filter(|it| holds_words(it.kind)) else {
                continue;
            };
            let is_page = column.kind == CellForm::Address;
            let Some((rest, what)) = without(value, is_page) else { continue };
            if rest.is_empty() && column.required {
                empty = Some((column.name, what));
            }
            *value = rest;
            taken.push((column.name, what, row.origin.clone()));
        }
        match empty {
            None => kept.push(row),
            Some((column, what)) => rows.refused.push(Refused {
                origin: row.origin,
                reason: format!("{column} : il n'y a que {what}, qui ne se garde pas"),
            }),
        }
    }
    rows.rows = kept;
    const SHOWN: usize = 5;
    for (column, what, origin) in taken.iter().take(SHOWN) {
        rows.told.push(format!(
            "{column} : la cellule perd {what}, rien de personnel n'est écrit ({origin})"
        ));
    }
    if taken.len() > SHOWN {
        let more = taken.len() - SHOWN;
        rows.told.push(format!(
            "{more} autres cellules perdent de même une adresse ou un numéro de personne"
        ));
    }
}

fn holds_words(kind: CellForm) -> bool {
    !kind.is_number() && !matches!(kind, CellForm::Date | CellForm::Code | CellForm::Flag)
}

/// Whether a text holds what reaches somebody.
pub(super) fn reaches_somebody(text: &str) -> bool {
    without(text, false).is_some()
}

/// A text without what reaches somebody, and what that was; `None` if there is nothing of the kind.
fn without(text: &str, is_page: bool) -> Option<(String, &'static str)> {
    // Most cells have nothing of what is looked for.
    if !text.contains(['@', '＠']) && text.bytes().filter(u8::is_ascii_digit).count() < 4 {
        return None;
    }
    let mut rest = String::new();
    let (mut from, mut what) = (0, "");
    while let Some((span, kind)) = next(text, from, is_page) {
        rest.push_str(&text[from..span.start]);
        (from, what) = (span.end, kind);
    }
    if what.is_empty() {
        return None;
    }
    rest.push_str(&text[from..]);
    let rest = rest.replace("mailto:", "").replace("()", "").replace("<>", "").replace("[]", "");
    let words = rest.split_whitespace().collect::<Vec<_>>().join(" ");
    let rest = words.trim_matches(|it: char| it.is_whitespace() || ",;:|-–/".contains(it));
    Some((rest.to_owned(), what))
}

fn next(text: &str, from: usize, is_page: bool) -> Option<(Range<usize>, &'static str)> {
    let moved = |span: Range<usize>| from + span.start..from + span.end;
    let mail = mail(&text[from..]).map(|it| (moved(it), "une adresse de courriel"));
    // The address of a page has long numbers that reach nobody.
    let phone = (!is_page).then(|| phone(&text[from..])).flatten();
    let phone = phone.map(|it| (moved(it), "un numéro de téléphone"));
    let machine = (!is_page).then(|| machine(&text[from..])).flatten();
    let machine = machine.map(|it| (moved(it), "une adresse IP"));
    [mail, phone, machine].into_iter().flatten().min_by_key(|(span, _)| span.start)
}

/// « ada@exemple.org »
fn mail(text: &str) -> Option<Range<usize>> {
    let is_local = |c: char| c.is_alphanumeric() || "._%+-'".contains(c);
    let is_host = |c: char| c.is_alphanumeric() || ".-".contains(c);
    text.match_indices(['@', '＠']).find_map(|(at, sign)| {
        let local = text[..at].chars().rev().take_while(|c| is_local(*c));
        let start = at - local.map(char::len_utf8).sum::<usize>();
        let after = at + sign.len();
        let host = text[after..].chars().take_while(|c| is_host(*c));
        let host = &text[after..after + host.map(char::len_utf8).sum::<usize>()];
        let host = host.trim_end_matches(['.', '-']);
        let (name, end) = host.rsplit_once('.')?;
        let is_mail = start < at && !name.is_empty() && end.chars().count() > 1;
        is_mail.then_some(start..after + host.len())
    })
}

/// « 06 12 34 56 78 », « +32 470 00 00 00 »: those that a text may be known by, and whatever else
/// looks like one in a cell.
fn phone(text: &str) -> Option<Range<usize>> {
    if text.bytes().filter(u8::is_ascii_digit).count() < 9 {
        return None;
    }
    let bytes = text.as_bytes();
    let begins = |at: &usize| {
        let before = at.checked_sub(1).and_then(|it| bytes.get(it));
        !before.is_some_and(|it| it.is_ascii_alphanumeric() || b"/_-.,".contains(it))
            && matches!(bytes[*at], b'0' | b'+')
    };
    (0..bytes.len()).filter(begins).find_map(|start| {
        if let Some(known) = telephone(text, start) {
            return Some(known);
        }
        let (mut digits, mut end) = (String::new(), start);
        for (at, character) in text[start..].char_indices() {
            match character {
                '0'..='9' => {
                    digits.push(character);
                    end = start + at + 1;
                }
                '+' if at == 0 => {}
                ' ' | '.' | '-' | '\u{a0}' | '\u{202f}' | '(' | ')' if digits.len() < 14 => {}
                _ => break,
            }
            // The French ones have an end; of others all figures are taken.
            if bytes[start] == b'0' && !digits.starts_with("00") && digits.len() == 10 {
                break;
            }
        }
        let goes_on = text[end..].starts_with(|it: char| it.is_ascii_alphanumeric());
        let is_french = digits.len() == 10 && digits.starts_with('0') && !digits.starts_with("00");
        let is_abroad = (10..=15).contains(&digits.len())
            && (bytes[start] == b'+' || digits.starts_with("0033"));
        (!goes_on && (is_french || is_abroad)).then_some(start..end)
    })
}

/// « 203.0.113.7 »
fn machine(text: &str) -> Option<Range<usize>> {
    let is_part = |c: char| c.is_ascii_digit() || c == '.';
    // Nearly no cell has as many points.
    if text.bytes().filter(|it| *it == b'.').count() < 3 {
        return None;
    }
    let mut at = 0;
    text.split(|c: char| !is_part(c)).find_map(|word| {
        let start = at + text[at..].find(word)?;
        at = start + word.len();
        let parts: Vec<&str> = word.split('.').collect();
        let is_machine = parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok());
        (is_machine && !word.is_empty()).then_some(start..start + word.len())
    })
}

#[cfg(test)]
mod tests {
    use super::without;

    #[test]
    fn what_reaches_somebody_is_taken_out_of_words() {
        for (text, rest) in [
            ("Atelier avec ada@exemple.org", Some("Atelier avec")),
            ("Ada (ada.b@exemple.org) et Eve <e@x.fr>", Some("Ada et Eve")),
            ("ada@exemple.org, eve@exemple.org", Some("")),
            ("Inscriptions : 06 12 34 56 78", Some("Inscriptions")),
            ("Au +33 6 12 34 56 78 ou 0612345678.", Some("Au ou .")),
            ("Eva, 0470/00.00.00", Some("Eva")),
            ("Bureau 02 000 00 00", Some("Bureau")),
            ("0032 470 00 00 00 (Eva)", Some("(Eva)")),
            ("Depuis 203.0.113.7", Some("Depuis")),
            ("Rencontre @Lille", None),
            ("https://www.youtube.com/@canal/videos.html", None),
            ("https://exemple.org/b/0612345678", None),
            ("Du 05/02/2021 au 07/02/2021, salle 2", None),
            ("01 02 2021 et 03 04 2021", None),
            ("2021-2022-2023", None),
        ] {
            assert_eq!(without(text, false).map(|it| it.0).as_deref(), rest, "{text}");
        }
        assert!(without("https://exemple.org/?tel=+33612345678", true).is_none());
        assert!(without("mailto:ada@exemple.org", true).is_some());
    }
}
