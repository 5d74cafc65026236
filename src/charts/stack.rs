//! What stands on one label: its parts, their total, last year's value.

use crate::figures::chart_data::{ChartData, Counted, Point, Role, Series};
use crate::language::french;
use crate::language::quantity::Qualifier;

/// All that is drawn on one label.
pub(super) struct Stack<'a> {
    /// Index among the [`parts`] and value of each part that is known and not zero.
    pub(super) parts: Vec<(usize, u64)>,
    /// Sum of the parts that are known; none when no part is.
    pub(super) total: Option<u64>,
    /// The total in French, or why there is none: « inconnu », « pas d’envoi ».
    pub(super) text: String,
    /// What the parts make of the total: exact, a bound, an approximation.
    pub(super) qualifier: Qualifier,
    /// A part is unknown.
    pub(super) lacking: bool,
    /// Last year's value.
    pub(super) previous: Option<&'a Point>,
}

/// The series that add up: all but last year's.
pub(super) fn parts(data: &ChartData) -> Vec<&Series> {
    data.series.iter().filter(|series| series.role != Role::Previous).collect()
}

/// Last year's series, if there is one.
pub(super) fn previous(data: &ChartData) -> Option<&Series> {
    data.series.iter().find(|series| series.role == Role::Previous)
}

/// One stack a label.
pub(super) fn stacks(data: &ChartData) -> Vec<Stack<'_>> {
    let (parts, previous) = (parts(data), previous(data));
    (0..data.labels.len())
        .map(|index| {
            let points: Vec<_> = parts.iter().map(|series| series.points.get(index)).collect();
            stack(&points, previous.and_then(|series| series.points.get(index)), data.counted)
        })
        .collect()
}

fn stack<'a>(
    points: &[Option<&'a Point>],
    previous: Option<&'a Point>,
    counted: Counted,
) -> Stack<'a> {
    let value = |point: &Option<&Point>| point.and_then(|point| point.value);
    let known: Vec<u64> = points.iter().filter_map(value).collect();
    let total = (!known.is_empty()).then(|| known.iter().fold(0_u64, |a, b| a.saturating_add(*b)));
    let lacking = known.len() < points.len();
    let known_points = points.iter().flatten().filter(|point| point.value.is_some());
    let qualifier = sum(known_points.map(|point| point.qualifier));
    let text = match (points, total) {
        ([Some(point)], _) => point.text.clone(),
        (_, None) => french::UNKNOWN.to_owned(),
        (_, Some(total)) if lacking => format!("≥\u{202F}{}", counted.text(total)),
        (_, Some(total)) => match qualifier {
            Qualifier::Exact => counted.text(total),
            Qualifier::MoreThan => format!("plus de {}", counted.text(total)),
            _ => format!("env. {}", counted.text(total)),
        },
    };
    let parts = points
        .iter()
        .enumerate()
        .filter_map(|(index, point)| Some((index, value(point)?)))
        .filter(|(_, value)| *value > 0)
        .collect();
    Stack { parts, total, text, qualifier, lacking, previous }
}

/// What numbers add up to: « plus de » as long as all that is not exact is at least its number,
/// as the sum of the same rows says elsewhere.
pub(super) fn sum(parts: impl Iterator<Item = Qualifier>) -> Qualifier {
    parts.fold(Qualifier::Exact, |sum, part| match (sum, part) {
        (sum, Qualifier::Exact) => sum,
        (Qualifier::Exact | Qualifier::MoreThan, Qualifier::MoreThan) => Qualifier::MoreThan,
        _ => Qualifier::About,
    })
}

/// The greatest value drawn, last year's among them.
pub(super) fn greatest(stacks: &[Stack]) -> u64 {
    let previous = |stack: &Stack| stack.previous.and_then(|point| point.value);
    stacks.iter().flat_map(|stack| [stack.total, previous(stack)]).flatten().max().unwrap_or(0)
}

/// Lengths in which a bar of `length` pixels is drawn: whole, or with a
/// broken end where its value is a bound or an approximation.
pub(super) fn pieces(length: i32, approximate: bool) -> Vec<(i32, i32)> {
    match length {
        _ if !approximate => vec![(0, length)],
        30.. => vec![(0, length - 18), (length - 14, length - 8), (length - 4, length)],
        16.. => vec![(0, length - 8), (length - 4, length)],
        _ => vec![(0, length)],
    }
}
