//! What the dates of a column say together, before they are read one by one: that their month stands before their day
//! (after a year that comes first, that their day stands before their month),
//! that instants of them are of another day than the one they show.

use super::dating::Dating;
use crate::diagnostic::source::Place;
use crate::diagnostic::{Code, Correction, Diagnostic, Diagnostics, shorten};
use crate::language::french;
use crate::language::partial_date::{
    FieldOrder, PartialDate, Period, day_first, month_first, year_day_month,
};
use crate::read::schema::CellForm;
use crate::read::{Field, Input, Table};

/// Dates whose new writing a message shows.
const SHOWN: usize = 4;

/// Columns of dates that are reported as a whole: none of their dates in figures is read.
#[derive(Default)]
pub(in crate::dataset) struct Doubted(Vec<(&'static str, &'static str, Begins)>);

/// What the dates in figures begin with that are reported with a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Begins {
    DayOrMonth,
    Year,
}

impl Doubted {
    /// Judges all columns of dates, and tells what is wrong with each, once.
    pub(in crate::dataset) fn of(
        input: &Input,
        dating: &Dating,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let mut columns: Vec<DateColumn<'_>> = Vec::new();
        for table in input.tables.values() {
            let dates = table.schema.columns.iter().filter(|column| column.kind == CellForm::Date);
            let with_dates = dates.filter_map(|it| DateColumn::of(table, it.name, dating));
            columns.extend(with_dates);
        }
        let mut doubted = Self::default();
        for (index, column) in columns.iter().enumerate() {
            diagnostics.extend(column.moved(dating));
            let path = |it: &DateColumn<'_>| &input.sources.file(it.table.file).path;
            // The columns of one file are written by one hand, or by one program.
            let others = columns.iter().enumerate().filter(|(other, _)| *other != index);
            let beside = others
                .map(|(_, it)| it)
                .find(|it| path(it) == path(column) && it.verdict().is_some());
            let beside_verdict = beside.and_then(DateColumn::verdict);
            let reported = match (column.verdict(), beside, beside_verdict) {
                (Some(verdict), ..) => Some((verdict, column.reported(verdict))),
                (None, Some(beside), Some(verdict)) if column.may_follow(verdict) => {
                    Some((verdict, column.as_beside(beside, verdict)))
                }
                _ => None,
            };
            if let Some((verdict, reported)) = reported {
                doubted.0.push((column.table.schema.name, column.name, verdict.begins()));
                diagnostics.push(reported);
            }
        }
        doubted
    }

    /// Whether a cell of a column has been reported with all others of it.
    pub(in crate::dataset) fn holds(&self, table: &str, column: &str, text: &str) -> bool {
        let begins = self.0.iter().find(|(its, name, _)| *its == table && *name == column);
        begins.is_some_and(|(.., begins)| match begins {
            Begins::DayOrMonth => FieldOrder::of(text).is_dated(),
            Begins::Year => FieldOrder::of(text).is_year_first(),
        })
    }
}

/// What is surely wrong with the order of a column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// A date has its month first, and none its day.
    MonthFirst,
    /// Some dates have their month first, some their day.
    Mixed,
    /// Where the year comes first, a date has its day before its month, and none its month.
    YearDayMonth,
}

impl Verdict {
    fn begins(self) -> Begins {
        match self {
            Self::YearDayMonth => Begins::Year,
            Self::MonthFirst | Self::Mixed => Begins::DayOrMonth,
        }
    }

    /// The order of the dates that prove it.
    fn order(self) -> &'static str {
        match self {
            Self::YearDayMonth => "le jour est avant le mois",
            Self::MonthFirst | Self::Mixed => "le mois est avant le jour",
        }
    }
}

/// A column of dates, in figures or as instants.
struct DateColumn<'a> {
    table: &'a Table,
    name: &'static str,
    field: Field,
    /// The year of the edition.
    period: Period,
    order: FieldOrder,
    /// How many of its dates have an order that matters.
    dated: usize,
    /// The first of them.
    first: Vec<u32>,
    /// The first date of each kind.
    month_first: Option<u32>,
    day_first: Option<u32>,
    either: Option<u32>,
    twelve_hours: Option<u32>,
    year_day_month: Option<u32>,
    year_either: Option<u32>,
    /// The first instant that is of another day in the zone of the organisation, its date, and how many there are.
    moved: Option<(u32, PartialDate)>,
    moves: usize,
}

impl<'a> DateColumn<'a> {
    /// `None` for a column that the file lacks, or whose dates are in words, in ISO or of a spreadsheet.
    fn of(table: &'a Table, name: &'static str, dating: &Dating) -> Option<Self> {
        let field = table.field(name).filter(|_| table.has(name))?;
        let mut column = Self {
            table,
            name,
            field,
            period: dating.period,
            order: FieldOrder::default(),
            dated: 0,
            first: Vec::new(),
            month_first: None,
            day_first: None,
            either: None,
            twelve_hours: None,
            year_day_month: None,
            year_either: None,
            moved: None,
            moves: 0,
        };
        for record in table.records() {
            column.add(record, dating);
        }
        (column.dated > 0 || column.moves > 0 || column.order.is_year_first()).then_some(column)
    }

    fn add(&mut self, record: u32, dating: &Dating) {
        let text = self.text(record);
        let order = FieldOrder::of(text);
        if order.is_year_first() || order.is_dated() {
            self.order = self.order | order;
            let kinds = [
                (order.month_first, &mut self.month_first),
                (order.day_first, &mut self.day_first),
                (order.either, &mut self.either),
                (order.twelve_hours, &mut self.twelve_hours),
                (order.year_day_month, &mut self.year_day_month),
                (order.year_either, &mut self.year_either),
            ];
            for (holds, first) in kinds {
                if holds {
                    first.get_or_insert(record);
                }
            }
        }
        if order.is_dated() {
            self.dated += 1;
            if self.first.len() < SHOWN {
                self.first.push(record);
            }
        }
        if let Some(date) = dating.moved(text) {
            self.moved.get_or_insert((record, date));
            self.moves += 1;
        }
    }

    fn text(&self, record: u32) -> &'a str {
        self.table.text(record, self.field)
    }

    fn place(&self, record: u32) -> Place {
        self.table.place_of(record, self.field)
    }

    fn verdict(&self) -> Option<Verdict> {
        match self.order {
            FieldOrder { month_first: true, day_first: true, .. } => Some(Verdict::Mixed),
            FieldOrder { month_first: true, .. }
            | FieldOrder { twelve_hours: true, day_first: false, .. } => Some(Verdict::MonthFirst),
            // Of one that could be nothing else, its own row tells enough.
            FieldOrder {
                year_day_month: true, year_month_day: false, year_either: true, ..
            } => Some(Verdict::YearDayMonth),
            _ => None,
        }
    }

    /// Whether its dates may have the order that others have.
    fn may_follow(&self, verdict: Verdict) -> bool {
        match verdict {
            Verdict::YearDayMonth => self.order.year_either && !self.order.year_month_day,
            Verdict::MonthFirst | Verdict::Mixed => self.order.either && !self.order.day_first,
        }
    }

    /// The first date that proves a verdict.
    fn proof(&self, verdict: Verdict) -> u32 {
        let proof = match verdict {
            Verdict::YearDayMonth => self.year_day_month,
            Verdict::MonthFirst | Verdict::Mixed => self.month_first.or(self.twelve_hours),
        };
        proof.unwrap_or(self.table.header)
    }

    /// The date of a record, in the order that a verdict tells.
    fn meant(&self, record: u32, verdict: Verdict) -> Option<PartialDate> {
        match verdict {
            Verdict::YearDayMonth => year_day_month(self.text(record)),
            Verdict::MonthFirst | Verdict::Mixed => month_first(self.text(record), self.period),
        }
    }

    fn reported(&self, verdict: Verdict) -> Diagnostic {
        let name = self.name;
        let proof = self.proof(verdict);
        let shown = shorten(self.text(proof));
        let day = self.meant(proof, verdict).map(|date| said(&date));
        let message = match (verdict, &day) {
            (Verdict::Mixed, _) => format!(
                "la colonne « {name} » mêle deux ordres : « {shown} » a le mois avant le jour, d'autres dates le jour avant le mois"
            ),
            (Verdict::YearDayMonth, day) => format!(
                "la colonne « {name} » a, après l'année, le jour avant le mois : « {shown} » y est {}",
                day.as_deref().unwrap_or_default()
            ),
            (Verdict::MonthFirst, Some(day)) if self.month_first.is_some() => {
                format!("la colonne « {name} » a le mois avant le jour : « {shown} » y est {day}")
            }
            (Verdict::MonthFirst, _) => format!(
                "la colonne « {name} » a des heures à l'américaine : dans « {shown} », le mois est sans doute avant le jour"
            ),
        };
        let mut diagnostic =
            Diagnostic::new(Code::MonthFirst, message).at(self.place(proof)).about(name);
        if let Some(record) = self.day_first.filter(|_| verdict == Verdict::Mixed) {
            diagnostic = diagnostic.related(self.place(record), "ici, le jour est avant le mois");
        }
        let certain = (verdict == Verdict::MonthFirst).then_some(self.month_first).flatten();
        let rewritten = certain.map(|_| self.year_first()).unwrap_or_default();
        self.with_doubt(diagnostic, proof, verdict).help(self.cure(verdict)).corrected(rewritten)
    }

    /// Each day of a column that surely has the month first, with the year first; what tells an hour
    /// too is left.
    fn year_first(&self) -> Vec<Correction> {
        let plain = |text: &str| text.chars().all(|it| it.is_ascii_digit() || "/.-".contains(it));
        let rewritten = |record: u32| {
            let text = Some(self.text(record)).filter(|text| plain(text))?;
            let day = month_first(text, self.period)?;
            let is_day = matches!(day, PartialDate::Day(_));
            is_day.then(|| Correction::of_all(self.place(record), text, day.to_iso()))
        };
        self.table.records().filter_map(rewritten).collect()
    }

    /// Nothing in the column says its order; what stands beside it does.
    fn as_beside(&self, beside: &DateColumn<'_>, verdict: Verdict) -> Diagnostic {
        let name = self.name;
        let first = if verdict == Verdict::YearDayMonth { self.year_either } else { self.either };
        let first = first.unwrap_or(self.table.header);
        let (shown, other) = (shorten(self.text(first)), beside.name);
        let beside_is = match beside.table.schema.name == self.table.schema.name {
            true => format!("« {other} »"),
            false => format!("« {other} » de « {} »", beside.table.schema.name),
        };
        let order = verdict.order();
        Diagnostic::new(
            Code::MonthFirst,
            format!(
                "dans la colonne « {name} », « {shown} » peut se lire de deux façons : {beside_is} a des dates dont {order}"
            ),
        )
        .at(self.place(first))
        .about(name)
        .related(beside.place(beside.proof(verdict)), format!("ici, {order}"))
        .help(self.cure(if verdict == Verdict::Mixed { Verdict::MonthFirst } else { verdict }))
    }

    /// The first date that would be read as another day than it is.
    fn with_doubt(&self, diagnostic: Diagnostic, proof: u32, verdict: Verdict) -> Diagnostic {
        let either = if verdict == Verdict::YearDayMonth { self.year_either } else { self.either };
        let Some(record) = either.filter(|record| *record != proof) else { return diagnostic };
        let text = self.text(record);
        let read = match verdict {
            Verdict::YearDayMonth => PartialDate::parse(text, self.period).ok(),
            Verdict::MonthFirst | Verdict::Mixed => day_first(text, self.period),
        };
        let meant = self.meant(record, verdict);
        let (Some(meant), Some(read)) = (meant, read) else { return diagnostic };
        let (meant, read) = (said(&meant), said(&read));
        diagnostic.related(
            self.place(record),
            match verdict {
                _ if PartialDate::parse(text, self.period).is_err() => meant,
                Verdict::MonthFirst | Verdict::YearDayMonth => {
                    format!("{meant}, qui serait lu comme {read}")
                }
                Verdict::Mixed => format!("{read}, ou {meant} ?"),
            },
        )
    }

    /// What to write: the year first, which nobody reads in two ways.
    fn cure(&self, verdict: Verdict) -> String {
        let certain = |record: &&u32| {
            verdict != Verdict::Mixed || FieldOrder::of(self.text(**record)).month_first
        };
        let years: Vec<u32> =
            [self.year_day_month, self.year_either].into_iter().flatten().collect();
        let proof = [self.month_first.unwrap_or_default()];
        let records = match verdict {
            Verdict::MonthFirst => &self.first[..],
            Verdict::Mixed => &proof[..],
            Verdict::YearDayMonth => &years[..],
        };
        let rewritten: Vec<String> = records
            .iter()
            .filter(certain)
            .filter_map(|record| {
                let text = self.text(*record);
                let date = self.meant(*record, verdict)?;
                Some(format!("« {} » pour « {} »", date.to_iso(), shorten(text)))
            })
            .collect();
        let more = if self.dated > rewritten.len() { ", et ainsi de suite" } else { "" };
        let examples = rewritten.join(", ");
        match verdict {
            _ if examples.is_empty() => format!(
                "écrivez toute la colonne avec l'année d'abord, puis le mois et le jour : {}-02-05 est le 5 février",
                self.period.year_of(2)
            ),
            Verdict::Mixed if self.either.is_none() => {
                format!("écrivez {examples} ; de même pour les autres dates écrites ainsi")
            }
            Verdict::Mixed => format!(
                "vérifiez chaque date de la colonne, et écrivez-les toutes avec l'année d'abord : {examples}{more}"
            ),
            Verdict::YearDayMonth => {
                format!(
                    "écrivez toute la colonne avec le mois avant le jour : {examples}, et ainsi de suite"
                )
            }
            Verdict::MonthFirst => {
                format!("écrivez toute la colonne avec l'année d'abord : {examples}{more}")
            }
        }
    }

    /// Instants that are of another day where the organisation is, unless rapport.toml says where that is.
    fn moved(&self, dating: &Dating) -> Option<Diagnostic> {
        let (record, date) = self.moved.as_ref().filter(|_| !dating.zone_is_said)?;
        let (text, zone) = (shorten(self.text(*record)), dating.zone.name());
        let date = said(date);
        let others = match self.moves - 1 {
            0 => String::new(),
            1 => " ; une autre date de la colonne change de jour ainsi".to_owned(),
            more => format!(" ; {more} autres dates de la colonne changent de jour ainsi"),
        };
        let message = format!("« {text} » est {date} à l'heure de « {zone} »{others}");
        Some(
            Diagnostic::new(Code::InstantDay, message)
                .at(self.place(*record))
                .about(self.name)
                .help(format!(
                    "si c'est bien cette heure qui compte, dites-le sous [organisation] : fuseau = \"{zone}\" ; sinon, écrivez le jour seul"
                )),
        )
    }
}

/// « le 13 février 2022 », « du 13 au 15 février 2022 »
fn said(date: &PartialDate) -> String {
    match date {
        PartialDate::Day(_) => format!("le {}", french::date(date)),
        _ => french::date(date),
    }
}
