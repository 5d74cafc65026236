//! Accounts: from the entries of a year (FEC), or a balance, to the lines of the statements.
//!
//! What people are called stands in entries (third parties, wordings) and is never read. The lines
//! bear the names and the order of the plan (`dataset::accounting`).

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::amounts::{day, hundredths, written};
use super::profile::Names;
use super::recognise::Headings;
use super::rows::{Imported, Refused, Rows, Source};
use crate::dataset::accounting::{self, Side, Statement};
use crate::language::amount::{Amount, Currency};
use crate::language::french;
use crate::read::export::ExportTable;

/// Figures of an account that tell the line of the statement: as the plan has them.
const FIGURES: usize = 3;

/// What one row of an export says of an account.
struct Posting {
    account: String,
    debit: i128,
    credit: i128,
    entry: usize,
}

/// What must be balanced.
struct Entry {
    name: String,
    row: u32,
    debit: i128,
    credit: i128,
}

/// What an export holds.
#[derive(Default)]
struct Book {
    postings: Vec<Posting>,
    entries: Vec<Entry>,
    days: Option<(NaiveDate, NaiveDate)>,
}

/// A line of a statement, in the order in which statements are printed.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    statement: Statement,
    side: Side,
    code: String,
}

/// The lines of the statements. An export that is not balanced gives none: each entry that is not
/// is reported.
pub fn rows(source: &Source<'_>, table: &ExportTable, header: usize) -> Rows {
    let mut rows = Rows::default();
    let book = book(source, table, header, &mut rows);
    if rows.refused.is_empty() {
        of_another_year(source, &book, &mut rows);
    }
    let entries = &source.profile.comptes.ecriture;
    if rows.refused.is_empty() && !entries.is_empty() {
        check_entries(source, &book, &mut rows);
    }
    if !rows.refused.is_empty() {
        return rows;
    }
    let closing = closing(&book);
    let mut accounts: BTreeMap<&str, i128> = BTreeMap::new();
    for posting in &book.postings {
        if !closing.contains(&posting.entry) {
            *accounts.entry(&posting.account).or_default() += posting.debit - posting.credit;
        }
    }
    if !closing.is_empty() {
        let count = french::count(closing.len(), "écriture");
        rows.told.push(format!(
            "{count} de clôture (charges et produits soldés, bilan) : le résultat est calculé sans"
        ));
    }
    if entries.is_empty() {
        for total in without_totals(&mut accounts) {
            let origin = format!("{}, compte {total}", source.file);
            rows.leave(origin, total, "total des comptes qui commencent de même");
        }
        let gap: i128 = accounts.values().sum();
        if gap != 0 {
            let reason = format!(
                "la balance n'est pas équilibrée, l'écart est de {} : exportez-la avec tous les comptes, des classes 1 à 7",
                shown(gap)
            );
            rows.refused.push(Refused { origin: source.file.to_owned(), reason });
            return rows;
        }
    }
    if let Some((account, gap)) =
        accounts.iter().find(|(account, gap)| is_of(account, &["88", "89"]) && **gap != 0)
    {
        let reason = format!(
            "le compte {account}, qui ne sert qu'à l'ouverture et à la clôture, n'est pas soldé ({})",
            shown(*gap)
        );
        rows.refused.push(Refused { origin: source.file.to_owned(), reason });
        return rows;
    }
    push_lines(source, &accounts, &mut rows);
    rows
}

/// The rows of the export, and what cannot be read of them.
fn book(source: &Source<'_>, table: &ExportTable, header: usize, rows: &mut Rows) -> Book {
    let spec = &source.profile.comptes;
    let headings = Headings::of(table, header);
    let field = |names: &Names| headings.find_last(names);
    let (account, date) = (field(&spec.compte), field(&spec.date));
    let (debit, credit, balance) = (field(&spec.debit), field(&spec.credit), field(&spec.solde));
    let (amount, side) = (field(&spec.montant), field(&spec.sens));
    let named: Vec<Option<usize>> = spec.ecriture.iter().map(field).collect();
    let cell = |record: usize, field: Option<usize>| field.map_or("", |it| table.cell(record, it));
    let mut book = Book::default();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    let mut last = 0;
    for record in header + 1..table.len() {
        if table.is_blank(record) {
            continue;
        }
        let text = cell(record, account).trim();
        let number = number(text);
        let is_entry = !named.is_empty();
        let Some(number) = number else {
            // Totals, titles of classes, and what no statement has.
            if !is_entry || text.starts_with(['0', '9']) {
                let origin = format!("{}, ligne {}", source.file, table.row(record));
                rows.leave(origin, text, "aucun compte d'un état");
            } else {
                let reason =
                    format!("« {} » n'est pas le numéro d'un compte", french::shorten(text, 20));
                rows.refused.push(refused(source, table, record, reason));
            }
            continue;
        };
        let sides =
            match (debit, credit, balance, amount) {
                (Some(debit), Some(credit), ..) => hundredths(table.cell(record, debit))
                    .zip(hundredths(table.cell(record, credit))),
                (_, _, _, Some(amount)) => hundredths(table.cell(record, amount))
                    .and_then(|it| sided(it, cell(record, side))),
                (_, _, Some(balance), _) => {
                    hundredths(table.cell(record, balance)).map(|it| (it.max(0), (-it).max(0)))
                }
                _ => None,
            };
        let Some((debit, credit)) = sides else {
            let reason = format!("le montant du compte {number} n'est pas lisible au centime près");
            rows.refused.push(refused(source, table, record, reason));
            continue;
        };
        let parts: Vec<&str> = named.iter().map(|it| cell(record, *it).trim()).collect();
        // Some programs write the number of an entry on its first row only.
        let follows =
            is_entry && parts.last().is_some_and(|it| it.is_empty()) && !book.entries.is_empty();
        let entry = if follows {
            last
        } else {
            *known.entry(parts.join("\u{1f}")).or_insert_with(|| {
                let row = table.row(record);
                book.entries.push(Entry { name: name(&parts), row, debit: 0, credit: 0 });
                book.entries.len() - 1
            })
        };
        last = entry;
        book.entries[entry].debit += debit;
        book.entries[entry].credit += credit;
        if let Some(day) = day(cell(record, date), source.reading) {
            let (first, last) = book.days.unwrap_or((day, day));
            book.days = Some((first.min(day), last.max(day)));
        }
        book.postings.push(Posting { account: number.to_owned(), debit, credit, entry });
    }
    book
}

/// The figures with which an account begins, of a class that statements have: third parties may
/// follow them.
fn number(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    (end > 0 && end <= 12 && text.starts_with(['1', '2', '3', '4', '5', '6', '7', '8']))
        .then(|| &text[..end])
}

fn sided(amount: i128, side: &str) -> Option<(i128, i128)> {
    match side.trim().to_ascii_uppercase().as_str() {
        "D" | "+1" | "1" | "DEBIT" => Some((amount, 0)),
        "C" | "-1" | "CREDIT" => Some((0, amount)),
        _ => None,
    }
}

/// « l'écriture 12 du journal BQ »
fn name(parts: &[&str]) -> String {
    match parts {
        [journal, number] if !journal.is_empty() => {
            format!("l'écriture {number} du journal {journal}")
        }
        parts => format!("l'écriture {}", parts.last().copied().unwrap_or_default()),
    }
}

fn refused(source: &Source<'_>, table: &ExportTable, record: usize, reason: String) -> Refused {
    Refused { origin: format!("{}, ligne {}", source.file, table.row(record)), reason }
}

fn shown(hundredths: i128) -> String {
    french::amount(Amount::new(hundredths, Currency::EUR))
}

/// The entries of another year are another edition's.
fn of_another_year(source: &Source<'_>, book: &Book, rows: &mut Rows) {
    let period = source.reading.period;
    let Some((first, last)) = book.days else { return };
    if first > period.last_day() || last < period.first_day() {
        let days = [first, last].map(|it| it.format("%d/%m/%Y").to_string());
        let reason = format!(
            "ses écritures vont du {} au {}, et l'édition est celle de {period}",
            days[0], days[1]
        );
        rows.refused.push(Refused { origin: source.file.to_owned(), reason });
    }
}

/// Each entry has as much on the left as on the right.
fn check_entries(source: &Source<'_>, book: &Book, rows: &mut Rows) {
    let (debit, credit) = book
        .postings
        .iter()
        .fold((0, 0), |(debit, credit), it| (debit + it.debit, credit + it.credit));
    let sides =
        |debit: i128, credit: i128| format!("débit {}, crédit {}", shown(debit), shown(credit));
    // Numbers that tell rows, not entries, leave only the whole to be held against itself.
    let are_rows = book.entries.len() == book.postings.len() && book.postings.len() > 1;
    if are_rows && debit != credit {
        let reason = format!("les écritures ne sont pas équilibrées : {}", sides(debit, credit));
        rows.refused.push(Refused { origin: source.file.to_owned(), reason });
    }
    for entry in book.entries.iter().filter(|it| !are_rows && it.debit != it.credit) {
        let sides = sides(entry.debit, entry.credit);
        let reason = format!(
            "{} n'est pas équilibrée ({sides}) : aucun compte n'est repris ; corrigez-la dans le logiciel, puis refaites l'export",
            entry.name
        );
        rows.refused
            .push(Refused { origin: format!("{}, ligne {}", source.file, entry.row), reason });
    }
}

fn is_of(account: &str, beginnings: &[&str]) -> bool {
    beginnings.iter().any(|it| account.starts_with(it))
}

/// Entries that close a year: those that carry charges and products into the result, and those that
/// carry all into the closing balance.
fn closing(book: &Book) -> BTreeSet<usize> {
    #[derive(Clone, Default)]
    struct Seen {
        income: bool,
        result: bool,
        other: bool,
        closes: bool,
    }
    let mut seen = vec![Seen::default(); book.entries.len()];
    for posting in &book.postings {
        let entry = &mut seen[posting.entry];
        match posting.account.as_str() {
            it if is_of(it, &["6", "7"]) => entry.income = true,
            it if is_of(it, &["12"]) => entry.result = true,
            it if is_of(it, &["891"]) => entry.closes = true,
            _ => entry.other = true,
        }
    }
    // A balance has no entries: all its rows are one.
    let is_balance = book.entries.len() <= 1;
    let closes = |it: &Seen| it.closes || (it.income && it.result && !it.other);
    let numbered = seen.iter().enumerate().filter(|(_, it)| !is_balance && closes(it));
    numbered.map(|(number, _)| number).collect()
}

/// Takes away the accounts that are the sum of those under them; how many.
fn without_totals<'a>(accounts: &mut BTreeMap<&'a str, i128>) -> Vec<&'a str> {
    let mut longest: Vec<&str> = accounts.keys().copied().collect();
    longest.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let mut totals = Vec::new();
    for account in longest {
        let below = accounts.iter().filter(|(it, _)| {
            it.len() > account.len() && it.starts_with(account) && !totals.contains(*it)
        });
        let sums: Vec<i128> = below.map(|(_, sum)| *sum).collect();
        if !sums.is_empty() && sums.iter().sum::<i128>() == accounts[account] {
            totals.push(account);
        }
    }
    totals.iter().for_each(|it| {
        accounts.remove(it);
    });
    totals
}

/// The side of an account on the balance sheet: that of the plan for funds, property and what
/// lessens them; for third parties and banks, that of what is left.
fn side_of(account: &str, left: i128) -> Side {
    let natural = if left > 0 { Side::Assets } else { Side::Liabilities };
    let planned = Statement::Balance.side_of(account).ok().flatten();
    match account.as_bytes() {
        [b'4', b'9', ..] | [b'5', b'9', ..] => Side::Assets,
        [b'4' | b'5', ..] => natural,
        _ => planned.unwrap_or(natural),
    }
}

fn push_lines(source: &Source<'_>, accounts: &BTreeMap<&str, i128>, rows: &mut Rows) {
    let figures = source.profile.comptes.chiffres.unwrap_or(FIGURES).max(2);
    let has_income = accounts.keys().any(|it| is_of(it, &["6", "7"]));
    let mut lines: BTreeMap<Line, i128> = BTreeMap::new();
    let mut add = |statement: Statement, side: Side, code: &str, left: i128| {
        let sign = if matches!(side, Side::Charges | Side::Assets) { 1 } else { -1 };
        let line = Line { statement, side, code: code.to_owned() };
        *lines.entry(line).or_default() += sign * left;
    };
    let (mut result, mut former) = (0, 0);
    for (account, left) in accounts {
        let code = account.get(..figures).unwrap_or(account);
        match account.as_bytes() {
            [b'6', ..] => add(Statement::Income, Side::Charges, code, *left),
            [b'7', ..] => add(Statement::Income, Side::Products, code, *left),
            [b'8', b'6', ..] => add(Statement::InKind, Side::Charges, code, *left),
            [b'8', b'7', ..] => add(Statement::InKind, Side::Products, code, *left),
            [b'8', ..] => {}
            // Beside this year's result, what is left of a former one is carried forward.
            [b'1', b'2', ..] if has_income => former += left,
            [b'1', second @ (b'1' | b'2'), ..] => {
                let code = if *second == b'1' { "11" } else { "12" };
                add(Statement::Balance, Side::Liabilities, code, *left);
            }
            _ => add(Statement::Balance, side_of(account, *left), code, *left),
        }
        if is_of(account, &["6", "7"]) {
            result += left;
        }
    }
    if has_income {
        add(Statement::Balance, Side::Liabilities, "12", result);
    }
    if former != 0 {
        add(Statement::Balance, Side::Liabilities, "11", former);
        rows.told.push(format!(
            "le compte 12 porte encore un résultat d'avant ({}) : il est joint au report à nouveau",
            shown(-former)
        ));
    }
    let mut seen = BTreeMap::new();
    for (line, amount) in lines.into_iter().filter(|(_, amount)| *amount != 0) {
        let Line { statement, side, code } = line;
        let mut values = BTreeMap::new();
        values.insert("nature", statement.word().to_owned());
        values.insert("montant", written(amount));
        let told = statement.side_of(&code).ok().flatten();
        let stated = if told == Some(side) { "" } else { side.word() };
        values.insert("sens", stated.to_owned());
        let named = accounting::label(&code).is_some();
        let label = if named { String::new() } else { format!("Compte {code}") };
        values.insert("libelle", label);
        let identity = format!("{} {code} {}", statement.word(), side.word());
        let origin = format!("{}, compte {code}", source.file);
        values.insert("compte", code);
        let key =
            source.key(&identity, |it| values.get(it).cloned().unwrap_or_default(), &mut seen);
        let profile = source.number;
        rows.rows.push(Imported { key, values, origin, profile, ..Imported::default() });
    }
}
