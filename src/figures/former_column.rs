//! Last year's column of a statement: what « precedent » has, else what last year's edition had,
//! account by account; and of which lines neither tells anything.

use super::account_lines::{is_same, is_under, silent};
use crate::dataset::accounting::{Side, Statement};
use crate::dataset::{Dataset, LedgerLine};
use crate::language::amount::Amount;

/// The lines of a statement, this year's and last year's.
pub struct FormerColumn<'a> {
    lines: Vec<&'a LedgerLine>,
    before: Vec<&'a LedgerLine>,
}

impl<'a> FormerColumn<'a> {
    /// The column of a statement; `last` is last year's edition, if there is one.
    pub fn new(statement: Statement, dataset: &'a Dataset, last: Option<&'a Dataset>) -> Self {
        let of = |it: &&LedgerLine| it.statement == statement;
        let before = last.into_iter().flat_map(|last| last.ledger.iter().filter(of));
        Self { lines: dataset.ledger.iter().filter(of).collect(), before: before.collect() }
    }

    /// Whether something tells of last year.
    pub fn is_there(&self) -> bool {
        self.lines.iter().any(|it| it.previous.is_some())
            || self.before.iter().any(|it| it.amount.is_some())
    }

    /// What last year had of a line.
    pub fn of(&self, line: &LedgerLine) -> Option<Amount> {
        line.previous.or_else(|| self.same(line)?.amount)
    }

    /// What last year's edition had of an account, or of those that it stands for.
    pub fn in_edition(&self, line: &LedgerLine) -> Option<Amount> {
        if let Some(same) = self.same(line) {
            return same.amount;
        }
        let under: Vec<&LedgerLine> = self.known_under(line).collect();
        let leaves = under.iter().filter(|it| !under.iter().any(|other| is_under(other, it)));
        leaves.filter_map(|it| it.amount).reduce(|one, two| one + two)
    }

    /// Accounts of last year's edition that this year divides, and what « precedent » has of their
    /// parts, with the first of these.
    pub fn divided(&self) -> Vec<(&'a LedgerLine, Amount, &'a LedgerLine)> {
        let of = |whole: &&'a LedgerLine| {
            let mut parts = self.typed().filter(|it| it.side == whole.side && is_under(it, whole));
            let first = parts.clone().next()?;
            let is_there = self.lines.iter().any(|it| is_same(it, whole));
            let sum = parts.try_fold(None, |sum: Option<Amount>, it| {
                let part = it.previous?;
                Some(Some(sum.map_or(part, |sum| sum + part)))
            })??;
            (!is_there && whole.amount.is_some()).then_some((*whole, sum, first))
        };
        self.before.iter().filter_map(of).collect()
    }

    /// Lines with an amount of last year whose edition had no such account.
    pub fn strays(&self) -> Vec<&'a LedgerLine> {
        let is_known = |line: &LedgerLine| {
            let near = |it: &&LedgerLine| {
                is_same(it, line)
                    || (it.side == line.side && (is_under(it, line) || is_under(line, it)))
            };
            self.before.iter().any(near)
        };
        let has_edition = self.before.iter().any(|it| it.amount.is_some());
        let is_stray = |it: &&LedgerLine| {
            has_edition && it.previous.is_some_and(|it| !it.is_zero()) && !is_known(it)
        };
        self.typed().filter(is_stray).collect()
    }

    /// What last year had and no line of this year stands for: its total holds it all the same.
    pub fn left_over(&self) -> Vec<&'a LedgerLine> {
        let stands_for = |line: &LedgerLine, it: &LedgerLine| {
            is_same(line, it)
                || (line.side == it.side
                    && line.previous.is_some()
                    && (is_under(line, it) || is_under(it, line)))
        };
        let is_left = |it: &&LedgerLine| {
            it.amount.is_some() && !self.lines.iter().any(|line| stands_for(line, it))
        };
        self.before.iter().copied().filter(is_left).collect()
    }

    /// Whether accounts of a side that last year did not have may be those that are left over, under
    /// another number: neither may then be added to the other.
    pub fn may_be_renamed(&self, side: Side) -> bool {
        self.strays().iter().any(|it| it.side == side)
            && self.left_over().iter().any(|it| it.side == side)
    }

    /// Whether they surely are: they have the same sum.
    fn is_renamed(&self, side: Side) -> bool {
        let sum = |lines: Vec<&LedgerLine>, of: fn(&LedgerLine) -> Option<Amount>| {
            let of_side = lines.into_iter().filter(|it| it.side == side);
            of_side.filter_map(of).reduce(|one, two| one + two)
        };
        let strays = sum(self.strays(), |it| it.previous);
        strays.is_some() && strays == sum(self.left_over(), |it| it.amount)
    }

    /// Lines of this year without which no total of the column may be told.
    pub fn gaps(&self) -> Vec<&'a LedgerLine> {
        let mut gaps: Vec<&LedgerLine> = match self.before.iter().any(|it| it.amount.is_some()) {
            true => self.without_a_part(),
            false if !self.is_there() => Vec::new(),
            false => {
                let silent = silent(&self.lines, |line| line.previous);
                silent.into_iter().filter(|it| it.amount.is_some()).collect()
            }
        };
        let sides = |it: &&LedgerLine| self.may_be_renamed(it.side) && !self.is_renamed(it.side);
        gaps.extend(self.strays().into_iter().filter(sides));
        gaps
    }

    /// What last year's edition did not know, or had as a whole whose parts are not all here.
    fn without_a_part(&self) -> Vec<&'a LedgerLine> {
        let unknown = |line: &LedgerLine| {
            self.same(line).is_some_and(|it| it.is_unknown()) && line.previous.is_none()
        };
        let divided = self.divided();
        let is_part = |line: &LedgerLine| {
            line.amount.is_some()
                && self.of(line).is_none()
                && divided.iter().any(|(whole, sum, _)| {
                    is_under(line, whole) && line.side == whole.side && whole.amount != Some(*sum)
                })
        };
        self.lines.iter().copied().filter(|line| unknown(line) || is_part(line)).collect()
    }

    fn same(&self, line: &LedgerLine) -> Option<&'a LedgerLine> {
        self.before.iter().find(|it| is_same(it, line)).copied()
    }

    fn typed(&self) -> impl Iterator<Item = &'a LedgerLine> + Clone {
        self.lines.iter().copied().filter(|it| it.previous.is_some())
    }

    fn known_under(&self, line: &LedgerLine) -> impl Iterator<Item = &'a LedgerLine> {
        let is_part =
            |it: &&LedgerLine| it.side == line.side && it.amount.is_some() && is_under(it, line);
        self.before.iter().copied().filter(is_part)
    }
}
