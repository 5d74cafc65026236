//! Numbers that a sentence gives to the year before, against what that edition has: « En 2022-2023,
//! nous étions 90 adhérents ».

use super::context::Context;
use super::facts::of_last_year;
use super::index::{Facts, holds};
use super::scope::Scope;
use super::statement::{Reading, Statement};
use super::units::Family;
use super::{Judge, LAST_YEAR, SMALL};
use crate::diagnostic::{Code, Diagnostic};
use crate::guardian::View;
use crate::language::french::fold;
use crate::read::prose::Block;

/// What says, folded, that a number is that of all.
const COUNTS: [&str; 6] =
    ["nous etions", "nous comptions", "nous avions", "comptait", "federait", "reunissait"];

/// What is told of a number of all members, or of a figure in the words of its label, that the
/// edition of the year before did not print.
pub(super) fn not_last_years(
    judge: &mut Judge<'_>,
    block: &Block,
    context: &Context,
    statement: &Statement,
) -> Option<Diagnostic> {
    let view = judge.view;
    let is_of_all = match &statement.family {
        Family::Members(None) => {
            let counts = COUNTS.iter().any(|words| context.sentence.contains(words));
            matches!(statement.scope, Scope::Year | Scope::All)
                || (statement.scope == Scope::Open && counts)
        }
        Family::Named(_) => true,
        _ => false,
    };
    let is_plain = statement.reading == Reading::Whole && statement.quantity.value() > SMALL;
    if !is_of_all || !is_plain || !is_of_last_year(view, context) {
        return None;
    }
    let family = &statement.family;
    let former = judge.of_last_year.entry(family.clone());
    let former = former.or_insert_with(|| Facts::new(of_last_year(view, family), ""));
    let is_member = matches!(family, Family::Members(_));
    let whole = || former.list.iter().filter(|fact| fact.is_whole || !is_member);
    let printed = whole().next()?;
    if former.list.iter().any(|fact| holds(statement, fact, true)) {
        return None;
    }
    let words = &block.text[statement.range.clone()];
    let year = view.dataset.period().before();
    let printed = super::Fact { cite: None, ..printed.clone() };
    let message = format!("« {words} » : l'édition {year} dit {}", printed.in_words());
    Some(
        Diagnostic::new(Code::StatedNumber, message)
            .at(block.place(statement.range.clone()))
            .about(words)
            .help("corrigez le nombre, ou l'année que dit la phrase"),
    )
}

/// Whether a sentence names the year before, and no other.
fn is_of_last_year(view: &View<'_>, context: &Context) -> bool {
    let (period, sentence) = (view.dataset.period(), context.sentence.as_str());
    let last = period.before();
    let others = super::context::other_years(sentence, period);
    let is_last = |year: &&str| year.parse::<i32>().is_ok_and(|year| last.years().contains(&year));
    let says = LAST_YEAR.iter().any(|words| sentence.contains(words))
        || sentence.contains(&fold(&last.to_string()));
    says && !context.other_times && others.iter().all(is_last)
}
