//! The statements of accounts: lines in the order of the plan, groups, totals and the result.
//!
//! A row whose account begins that of others is their sum: it stands for them only in a column
//! where none of them says anything. A total of which a part is not known is not told.

use std::collections::BTreeSet;

use super::account_lines::{is_same, is_under, unknown, unplanned};
use super::figure::Contribution;
use super::former_column::FormerColumn;
use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Dataset, LedgerLine, Record};
use crate::language::amount::Amount;
use crate::language::measure::Number;
use crate::language::partial_date::Period;
use crate::language::suggest::slug;

/// A statement of accounts, ready to be printed.
#[derive(Debug, Clone)]
pub struct AccountStatement {
    /// Which.
    pub statement: Statement,
    /// What its columns of amounts are: « 2024 », « 2023 », « Budget 2024 ».
    pub columns: Vec<String>,
    /// Its two sides.
    pub sides: [StatementSide; 2],
    /// Products less charges, column by column; of a statement that has a result.
    pub result: Option<Vec<Option<Amount>>>,
    /// Some of it was invented for the demonstration.
    pub illustrative: bool,
}

/// A side of a statement.
#[derive(Debug, Clone)]
pub struct StatementSide {
    /// Which.
    pub side: Side,
    /// Its lines, in order.
    pub lines: Vec<StatementLine>,
    /// The sum of its lines, column by column; nothing where no line has an amount, or one is not
    /// known.
    pub total: Vec<Option<Amount>>,
    /// The rows that this sum counts, column by column.
    pub total_rows: Vec<Rows>,
}

/// The rows of this edition that give an amount; none where last year's edition gives it.
pub type Rows = Vec<Contribution>;

/// A line of a statement.
#[derive(Debug, Clone)]
pub struct StatementLine {
    /// Its account, or its name; no other line of its side has the same.
    pub key: String,
    /// What is printed.
    pub label: String,
    /// The number of its account.
    pub code: Option<String>,
    /// It is the sum of those that follow it, up to the next that stands alone.
    pub is_group: bool,
    /// It is a part of the group above it.
    pub in_group: bool,
    /// Its amounts, column by column.
    pub amounts: Vec<Option<Amount>>,
    /// The rows that give each of them.
    pub rows: Vec<Rows>,
}

/// What a row says in each column.
struct Entry<'a> {
    line: &'a LedgerLine,
    amounts: Vec<Option<Amount>>,
    rows: Vec<Rows>,
    /// The columns of which it does not tell what they should have.
    gaps: Vec<usize>,
}

impl<'a> Entry<'a> {
    fn new(line: &'a LedgerLine, columns: Vec<(Option<Amount>, Rows)>, gaps: Vec<usize>) -> Self {
        let (amounts, rows) = columns.into_iter().unzip();
        Self { line, amounts, rows, gaps }
    }
}

/// An amount that a row of this edition gives.
fn own(line: &LedgerLine, amount: Option<Amount>) -> (Option<Amount>, Rows) {
    let part =
        |amount: Amount| Contribution { row: line.row, part: Some(Number::Measure(amount.into())) };
    (amount, amount.map(part).into_iter().collect())
}

/// An amount of last year's edition.
fn before(amount: Option<Amount>) -> (Option<Amount>, Rows) {
    (amount, Rows::new())
}

/// The statements of an edition that have a line, in the order in which they are printed; `last`
/// is last year's edition, if there is one.
pub fn statements(dataset: &Dataset, last: Option<&Dataset>) -> Vec<AccountStatement> {
    Statement::ALL.into_iter().filter_map(|it| statement(it, dataset, last)).collect()
}

/// One statement; nothing where no line is of it.
pub fn statement(
    statement: Statement,
    dataset: &Dataset,
    last: Option<&Dataset>,
) -> Option<AccountStatement> {
    let of = |it: &&LedgerLine| it.statement == statement;
    let lines: Vec<&LedgerLine> = dataset.ledger.iter().filter(of).collect();
    if lines.is_empty() {
        return None;
    }
    let period = dataset.period();
    let (columns, entries) = match statement {
        Statement::Budget => of_budget(&lines, dataset, period),
        _ => of_year(&lines, &FormerColumn::new(statement, dataset, last), period),
    };
    let sides = statement.sides().map(|side| {
        let of_side: Vec<&Entry<'_>> = entries.iter().filter(|it| it.line.side == side).collect();
        side_of(statement, side, &of_side, columns.len())
    });
    let has_result = matches!(statement, Statement::Income | Statement::Budget);
    let result = || {
        let [products, charges] = &sides;
        let pairs = products.total.iter().zip(&charges.total);
        pairs.map(|(products, charges)| Some((*products)? - (*charges)?)).collect()
    };
    Some(AccountStatement {
        statement,
        illustrative: lines.iter().any(|line| line.illustrative()),
        result: has_result.then(result),
        columns,
        sides,
    })
}

/// This year's amounts, last year's and those of the budget, where there are any.
fn of_year<'a>(
    lines: &[&'a LedgerLine],
    former: &FormerColumn<'a>,
    period: Period,
) -> (Vec<String>, Vec<Entry<'a>>) {
    let is_planned = lines.iter().any(|line| line.planned.is_some());
    let has_previous = former.is_there();
    let mut columns = vec![(period.to_string(), unknown(lines))];
    if has_previous {
        columns.push((period.before().to_string(), former.gaps()));
    }
    if is_planned {
        columns.push((format!("Budget {period}"), unplanned(lines)));
    }
    let gaps = |line: &LedgerLine| -> Vec<usize> {
        let is_gap = |column: &usize| columns[*column].1.iter().any(|it| it.row == line.row);
        (0..columns.len()).filter(is_gap).collect()
    };
    let amounts = |amount, previous, planned| {
        let mut amounts = vec![amount];
        amounts.extend(has_previous.then_some(previous));
        amounts.extend(is_planned.then_some(planned));
        amounts
    };
    let this_year = lines.iter().map(|line| {
        let previous = match line.previous {
            None => before(former.of(line)),
            typed => own(line, typed),
        };
        let amounts = amounts(own(line, line.amount), previous, own(line, line.planned));
        Entry::new(line, amounts, gaps(line))
    });
    // What last year had and this one has not is a line all the same: its total holds it.
    let left_over = former.left_over().into_iter().filter(|it| !former.may_be_renamed(it.side));
    let left_over = left_over.map(|line| {
        Entry::new(line, amounts(before(None), before(line.amount), before(None)), Vec::new())
    });
    let entries = this_year.chain(left_over).collect();
    (columns.into_iter().map(|(name, _)| name).collect(), entries)
}

/// The amounts of the next year's budget, beside all that the year has: an account that the budget
/// leaves out is a line all the same, since the total holds it.
fn of_budget<'a>(
    lines: &[&'a LedgerLine],
    dataset: &'a Dataset,
    period: Period,
) -> (Vec<String>, Vec<Entry<'a>>) {
    let actual = accounts_of(dataset, Statement::Income);
    let in_kind = accounts_of(dataset, Statement::InKind);
    // Contributions in kind are beside the result: they are here where the budget has some.
    let has_in_kind = lines.iter().any(|line| in_kind.iter().any(|it| holds(line, it)));
    let actual: Vec<&LedgerLine> =
        actual.into_iter().chain(in_kind.into_iter().filter(|_| has_in_kind)).collect();
    let of_line = |line: &LedgerLine| {
        let under = actual.iter().filter(|it| holds(line, it));
        let (amounts, rows): (Vec<_>, Vec<Rows>) = under.map(|it| own(it, it.amount)).unzip();
        (amounts.into_iter().flatten().reduce(|one, two| one + two), rows.concat())
    };
    let beside: Vec<(Option<Amount>, Rows)> = lines.iter().map(|line| of_line(line)).collect();
    let has_actual = !actual.is_empty();
    let of_income = |it: &&LedgerLine| it.statement == Statement::Income;
    let unknown = unknown(&dataset.ledger.iter().filter(of_income).collect::<Vec<_>>());
    let unbudgeted = self::unknown(lines);
    let mut entries: Vec<Entry<'a>> = lines
        .iter()
        .zip(&beside)
        .map(|(line, actual)| {
            let mut columns = vec![own(line, line.amount.or(line.planned))];
            columns.extend(has_actual.then(|| actual.clone()));
            let holds_gap = unknown.iter().any(|it| holds(line, it));
            let mut gaps: Vec<usize> = (holds_gap && has_actual).then_some(1).into_iter().collect();
            gaps.extend(unbudgeted.iter().any(|it| it.row == line.row).then_some(0));
            Entry::new(line, columns, gaps)
        })
        .collect();
    // A line above another gives its place to it in the sum: so it holds nothing else either.
    let is_divided = |line: &LedgerLine| {
        let mut others = lines.iter().zip(&beside);
        others.any(|(it, actual)| actual.0.is_some() && it.side == line.side && is_under(it, line))
    };
    let is_held = |it: &LedgerLine| lines.iter().any(|line| holds(line, it) && !is_divided(line));
    let left_out = actual.iter().filter(|it| !is_held(it));
    entries.extend(
        left_out.map(|it| Entry::new(it, vec![before(None), own(it, it.amount)], Vec::new())),
    );
    let lost = unknown.iter().filter(|it| has_actual && !is_held(it));
    entries.extend(lost.map(|it| Entry::new(it, vec![before(None), before(None)], vec![1])));
    let mut columns = vec![format!("Budget {}", period.after())];
    columns.extend(has_actual.then(|| format!("Réalisé {period}")));
    (columns, entries)
}

/// The lines of a statement that have an amount and stand for themselves.
fn accounts_of(dataset: &Dataset, statement: Statement) -> Vec<&LedgerLine> {
    let of = |it: &&LedgerLine| it.statement == statement && it.amount.is_some();
    let known: Vec<&LedgerLine> = dataset.ledger.iter().filter(of).collect();
    let is_whole =
        |line: &LedgerLine| known.iter().any(|it| it.side == line.side && is_under(it, line));
    known.iter().copied().filter(|line| !is_whole(line)).collect()
}

/// Whether a line of the budget stands for an account of the year: it is the same, or above it.
fn holds(line: &LedgerLine, account: &LedgerLine) -> bool {
    is_same(line, account) || (line.side == account.side && is_under(account, line))
}

/// Whether an entry stands for itself in a column: it has an amount there, and no account under it
/// has one.
fn is_counted(entry: &Entry<'_>, column: usize, all: &[&Entry<'_>]) -> bool {
    entry.amounts[column].is_some()
        && !all.iter().any(|it| it.amounts[column].is_some() && is_under(it.line, entry.line))
}

/// The sum of each column, and the rows that it counts; no sum where a part is not known.
fn sums(entries: &[&Entry<'_>], columns: usize) -> (Vec<Option<Amount>>, Vec<Rows>) {
    let sum = |column: usize| {
        if entries.iter().any(|it| it.gaps.contains(&column)) {
            return (None, Rows::new());
        }
        let counted = || entries.iter().filter(move |it| is_counted(it, column, entries));
        let amounts = counted().filter_map(|it| it.amounts[column]);
        let rows = counted().flat_map(|it| it.rows[column].iter().copied()).collect();
        (amounts.reduce(|one, two| one + two), rows)
    };
    (0..columns).map(sum).unzip()
}

fn side_of(
    statement: Statement,
    side: Side,
    entries: &[&Entry<'_>],
    columns: usize,
) -> StatementSide {
    // Groups of the plan in its order, those of one's own as they come, free lines last.
    type Group<'e, 'd> = (Option<(u8, &'e str)>, Vec<&'e Entry<'d>>);
    let mut groups: Vec<Group<'_, '_>> = Vec::new();
    for entry in entries {
        let key = entry.line.group.as_ref().map(|(label, rank)| (*rank, label.as_str()));
        match groups.iter_mut().find(|(of, _)| key.is_some() && *of == key) {
            Some((_, members)) => members.push(entry),
            None => groups.push((key, vec![entry])),
        }
    }
    groups.sort_by_key(|(key, _)| key.map_or((true, u8::MAX), |(rank, _)| (false, rank)));
    let mut lines = Vec::new();
    for (key, mut members) in groups {
        members.sort_by(|a, b| a.line.code.cmp(&b.line.code));
        let printed: Vec<&&Entry<'_>> = members.iter().filter(|it| !it.line.is_sum).collect();
        let name = key.map(|(_, label)| label).filter(|_| statement != Statement::InKind);
        // The heading of a single line would say the same again, but on a balance sheet.
        let is_alone = printed.len() == 1
            && (statement != Statement::Balance || name == Some(printed[0].line.label.as_str()));
        let name = name.filter(|_| !is_alone);
        if let Some(label) = name {
            let (amounts, rows) = sums(&members, columns);
            lines.push(StatementLine {
                key: slug(label),
                label: label.to_owned(),
                code: None,
                is_group: true,
                in_group: false,
                amounts,
                rows,
            });
        }
        lines.extend(printed.into_iter().map(|it| StatementLine {
            key: it.line.code.clone().unwrap_or_else(|| slug(&it.line.label)),
            label: it.line.label.clone(),
            code: it.line.code.clone(),
            is_group: false,
            in_group: name.is_some(),
            amounts: it.amounts.clone(),
            rows: it.rows.clone(),
        }));
    }
    tell_apart(lines.iter_mut().map(|it| &mut it.key));
    let (total, total_rows) = sums(entries, columns);
    StatementSide { side, lines, total, total_rows }
}

/// Numbers those that are the same: `dons`, `dons-2`.
pub(super) fn tell_apart<'a>(keys: impl Iterator<Item = &'a mut String>) {
    let mut known: BTreeSet<String> = BTreeSet::new();
    for key in keys {
        let alone = key.clone();
        let mut number = 2;
        while !known.insert(key.clone()) {
            *key = format!("{alone}-{number}");
            number += 1;
        }
    }
}
