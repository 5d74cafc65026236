//! Lines of accounts beside one another: the same account, one under another, those of which a column
//! says nothing.

use crate::dataset::LedgerLine;
use crate::dataset::accounting::Statement;
use crate::language::amount::Amount;
use crate::language::french;

/// Whether two lines, of two years or two statements, are the same account or have the same name.
pub fn is_same(one: &LedgerLine, other: &LedgerLine) -> bool {
    one.side == other.side
        && match (&one.code, &other.code) {
            (Some(one), Some(other)) => one == other,
            (None, None) => french::fold(&one.label) == french::fold(&other.label),
            _ => false,
        }
}

/// Whether the account of a line is under that of another.
pub fn is_under(line: &LedgerLine, above: &LedgerLine) -> bool {
    let (Some(code), Some(above)) = (&line.code, &above.code) else { return false };
    code.len() > above.len() && code.starts_with(above.as_str())
}

/// The lines that have nothing in a column in which neither those under them nor those above them
/// speak for them.
pub fn silent<'a>(
    lines: &[&'a LedgerLine],
    of: impl Fn(&LedgerLine) -> Option<Amount>,
) -> Vec<&'a LedgerLine> {
    let known: Vec<&LedgerLine> = lines.iter().copied().filter(|it| of(it).is_some()).collect();
    let has_part =
        |line: &LedgerLine| known.iter().any(|it| it.side == line.side && is_under(it, line));
    let is_part = |line: &LedgerLine| {
        known.iter().any(|it| it.side == line.side && is_under(line, it) && !has_part(it))
    };
    let is_silent = |it: &&LedgerLine| of(it).is_none() && !has_part(it) && !is_part(it);
    lines.iter().copied().filter(is_silent).collect()
}

/// The lines of a statement whose amount of the year is not known.
pub fn unknown<'a>(lines: &[&'a LedgerLine]) -> Vec<&'a LedgerLine> {
    let silent = silent(lines, |line| match line.statement {
        Statement::Budget => line.amount.or(line.planned),
        _ => line.amount,
    });
    silent.into_iter().filter(|it| it.is_unknown()).collect()
}

/// Those that the year has and of which « prevu » says nothing, where it does of others.
pub fn unplanned<'a>(lines: &[&'a LedgerLine]) -> Vec<&'a LedgerLine> {
    let is_used = lines.iter().any(|it| it.planned.is_some() && it.statement != Statement::Budget);
    let silent = silent(lines, |line| line.planned);
    silent.into_iter().filter(|it| is_used && it.amount.is_some()).collect()
}
