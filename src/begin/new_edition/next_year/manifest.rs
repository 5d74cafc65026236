//! `rapport.toml` of next year.

use super::dates::Shift;
use super::edits::Edits;
use super::readings;
use crate::diagnostic::source::{Place, Sourced};
use crate::read::Input;
use crate::read::manifest::{Chart, Figure, Filter, Manifest, Test};
use crate::read::prose::Cited;
use crate::read::schema::Catalogue;

/// What stands where a value is to be written.
const TO_COMPLETE: &str = "\"À compléter\"";
/// What stands where words are to be written.
const TO_WRITE: &str = "\"À rédiger\"";

/// The text, and what it still declares.
pub(super) struct NextManifest {
    pub(super) text: String,
    /// How many marks stand in it.
    pub(super) marks: usize,
    /// Figures and charts about one row of last year.
    dropped: Vec<String>,
}

impl NextManifest {
    /// Whether what a text cites is still there.
    pub(super) fn stands(&self, input: &Input, cited: Cited, id: &str) -> bool {
        let manifest = &input.manifest;
        match cited {
            // Those that are not declared come back with their rows.
            Cited::Figure => !self.dropped.iter().any(|dropped| dropped == id),
            Cited::Chart => {
                let declared = manifest.charts.iter().any(|chart| chart.id.value == id);
                declared && !self.dropped.iter().any(|dropped| dropped == id)
            }
            Cited::Theme | Cited::Collection | Cited::Annex => true,
            // Rows of last year.
            _ => false,
        }
    }
}

pub(super) fn next(input: &Input, text: &str, shift: Shift) -> NextManifest {
    let manifest = &input.manifest;
    let figures = manifest.figures.iter().filter(|it| is_of_one_row(it.filter.as_ref()));
    let charts = manifest.charts.iter().filter(|it| is_of_one_row(it.filter.as_ref()));
    let (figures, charts): (Vec<&Figure>, Vec<&Chart>) = (figures.collect(), charts.collect());
    let id = |id: &Sourced<String>| id.value.clone();
    let mut next = Next {
        catalogue: &input.catalogue,
        edits: Edits::new(text),
        shift,
        marks: 0,
        dropped: figures
            .iter()
            .map(|it| id(&it.id))
            .chain(charts.iter().map(|it| id(&it.id)))
            .collect(),
    };
    next.head(text);
    next.edition(manifest);
    for it in &manifest.figures {
        next.figure(it);
    }
    for it in &manifest.charts {
        next.chart(it);
    }
    next.rest(manifest);
    NextManifest { text: next.edits.apply(), marks: next.marks, dropped: next.dropped }
}

/// A figure or a chart about rows that are named: they are last year's.
fn is_of_one_row(filter: Option<&Filter>) -> bool {
    let named = |filter: &Filter| {
        let names = |test: &Test| matches!(test, Test::Any(_));
        filter.conditions.iter().any(|it| it.column.value == "id" && names(&it.test))
    };
    filter.is_some_and(named)
}

/// Columns that hold a date.
const DATES: [&str; 5] = ["au", "periode", "date", "date_debut", "date_envoi"];

struct Next<'a> {
    catalogue: &'a Catalogue,
    edits: Edits<'a>,
    shift: Shift,
    marks: usize,
    dropped: Vec<String>,
}

impl Next<'_> {
    /// The comments at the top, with the new year and a word about the marks.
    fn head(&mut self, text: &str) {
        let is_remark = |line: &&str| line.trim().is_empty() || line.trim().starts_with('#');
        let end = text.split_inclusive('\n').take_while(is_remark).map(str::len).sum();
        let Shift { from, to } = self.shift;
        let note = format!(
            "# Édition {to}, tirée de celle de {from} par « rapport new ». Il reste à écrire ce que disent les marques\n\
             # « À compléter » et « À rédiger » : « rapport check » les montre toutes. Les lignes de {from} qui ne valent\n\
             # plus sont gardées derrière un # : reprenez-les, ou retirez-les.\n\n"
        );
        let head = self.shift.own_year(&text[..end]);
        self.edits.replace_start(end, format!("{head}{note}"));
    }

    fn edition(&mut self, manifest: &Manifest) {
        let Some(edition) = &manifest.edition else { return };
        self.edits.replace(edition.year.place, self.shift.to.to_string());
        if let Some(title) = &edition.title {
            self.move_on(title.place);
        }
        for date in [&edition.date, &edition.as_of].into_iter().flatten() {
            self.date_to_check(date.place);
        }
        self.key_figures(&edition.key_figures);
        let words = [&edition.cover, &edition.cover_alt, &edition.cover_credit];
        self.passed(words, edition.cover_framing.as_ref().map(|it| it.place));
        for id in [&edition.supporters_figure, &edition.back_figure, &edition.members_figure] {
            if let Some(id) = id.as_ref().filter(|id| self.dropped.contains(&id.value)) {
                self.edits.comment_out(id.place);
            }
        }
    }

    /// A picture of last year, with what is said of it.
    fn passed(&mut self, words: [&Option<Sourced<String>>; 3], framing: Option<Place>) {
        for place in words.into_iter().flatten().map(|it| it.place).chain(framing) {
            self.edits.comment_out(place);
        }
    }

    fn move_on(&mut self, place: Place) {
        let moved = self.shift.years(self.edits.at(place));
        self.edits.replace(place, moved);
    }

    fn date_to_check(&mut self, place: Place) {
        let before = self.edits.at(place);
        let note = format!("À vérifier ; {before} dans l'édition {}.", self.shift.from);
        self.edits.replace_with_note(place, &self.shift.years(before), &note);
    }

    /// The list without the figures that are no longer declared.
    fn key_figures(&mut self, ids: &[Sourced<String>]) {
        let is_kept = |id: &&Sourced<String>| !self.dropped.contains(&id.value);
        let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return };
        if ids.iter().all(|id| is_kept(&id)) {
            return;
        }
        let kept: Vec<&str> =
            ids.iter().filter(is_kept).map(|id| self.edits.at(id.place)).collect();
        if let (Place::Span { file, start, .. }, Place::Span { end, .. }) =
            (first.place, last.place)
        {
            self.edits.replace(Place::Span { file, start, end }, kept.join(", "));
        }
    }

    fn figure(&mut self, figure: &Figure) {
        if self.dropped.contains(&figure.id.value) {
            return self.edits.comment_out_section(figure.place);
        }
        if let Some(declared) = &figure.declared {
            self.edits.comment_out(declared.place);
        }
        let typed = figure.value.as_ref().map(|it| it.place);
        let typed = typed.or(figure.text.as_ref().map(|it| it.place));
        if let Some(place) = typed {
            self.mark(place, TO_COMPLETE);
            self.edits.comment_out_key(figure.place, "illustratif");
        }
        if let Some(source) =
            figure.source.as_ref().filter(|_| figure.declared.is_some() || typed.is_some())
        {
            self.edits.comment_out(source.place);
        }
        if let Some(date) = &figure.as_of {
            self.date_to_check(date.place);
        }
        self.move_on(figure.label.place);
        if let Some(definition) = &figure.definition {
            self.words_to_check(definition.place);
        }
        self.filter(figure.filter.as_ref());
    }

    /// Words that may tell last year's news: its year moves on, and what else they count is to be
    /// read again.
    fn words_to_check(&mut self, place: Place) {
        let before = self.edits.at(place);
        let moved = self.shift.years(before);
        match before.contains(|character: char| character.is_ascii_digit()) {
            true => self.edits.replace_with_note(place, &moved, "À vérifier"),
            false => self.edits.replace(place, moved),
        }
    }

    /// The dates of a filter go with the date of its figure.
    fn filter(&mut self, filter: Option<&Filter>) {
        let conditions = filter.iter().flat_map(|filter| &filter.conditions);
        for condition in conditions.filter(|it| DATES.contains(&it.column.value.as_str())) {
            let (Test::Any(values) | Test::Except(values)) = &condition.test;
            for value in values {
                self.move_on(value.place);
            }
        }
    }

    /// A mark in place of a value, which is kept behind it.
    fn mark(&mut self, place: Place, mark: &str) {
        let note = format!("{} : {}", self.shift.from, self.edits.at(place));
        self.edits.replace_with_note(place, mark, &note);
        self.marks += 1;
    }

    fn chart(&mut self, chart: &Chart) {
        if self.dropped.contains(&chart.id.value) {
            return self.edits.comment_out_section(chart.place);
        }
        self.filter(chart.filter.as_ref());
        self.mark(chart.title.place, TO_WRITE);
        if let Some(subtitle) = &chart.subtitle {
            self.move_on(subtitle.place);
        }
        if let Some(source) = &chart.source {
            let written = self.edits.at(source.place);
            self.edits.replace_with_note(source.place, written, "À vérifier");
        }
    }

    /// The files that rules read, and what they name of them, with their year moved on.
    fn readings(&mut self, manifest: &Manifest) {
        for (table, rules) in manifest.readings.iter().flat_map(|it| &it.0) {
            let Some(schema) = self.catalogue.find(table) else { continue };
            for file in rules.files.iter().flat_map(|files| &files.0) {
                let moved = readings::name(file, schema, self.shift);
                if moved != file.value {
                    self.edits.replace(file.place, toml::Value::String(moved).to_string());
                }
            }
            let names = rules.names.iter().flat_map(|names| &names.0).map(|(name, _)| name);
            let constants = rules.constants.iter().flat_map(|words| &words.0).map(|(_, it)| it);
            for it in names.chain(&rules.ignored).chain(constants) {
                self.move_on(it.place);
            }
            let filters = [&rules.only, &rules.except].into_iter().flatten();
            for condition in filters.flat_map(|filter| &filter.conditions) {
                let (Test::Any(values) | Test::Except(values)) = &condition.test;
                for it in values {
                    self.move_on(it.place);
                }
            }
        }
    }

    fn rest(&mut self, manifest: &Manifest) {
        self.readings(manifest);
        for it in manifest.collections.iter().filter_map(|it| it.subscribers.as_ref()) {
            self.edits.comment_out(it.place);
        }
        for it in manifest.organisation.iter().filter_map(|it| it.mission.as_ref()) {
            self.words_to_check(it.place);
        }
        for map in &manifest.maps {
            for it in std::iter::once(&map.title).chain(&map.subtitle) {
                self.move_on(it.place);
            }
        }
        let annexes = manifest.annexes.iter().filter_map(|it| it.title.as_ref());
        for it in annexes.chain(manifest.front.iter().filter_map(|it| it.title.as_ref())) {
            self.move_on(it.place);
        }
        if let Some(credits) = &manifest.credits {
            for it in [&credits.photographs, &credits.illustrative].into_iter().flatten() {
                self.edits.comment_out(it.place);
            }
        }
        for chapter in &manifest.chapters {
            self.words_to_check(chapter.title.place);
            for it in chapter.short.iter().chain(chapter.sections.iter().map(|it| &it.title)) {
                self.move_on(it.place);
            }
            let opening = chapter.opening.as_ref();
            if let Some(id) = opening.filter(|id| self.dropped.contains(&id.value)) {
                self.edits.comment_out(id.place);
            }
            let words = [&chapter.picture, &chapter.picture_alt, &chapter.picture_credit];
            self.passed(words, chapter.picture_framing.as_ref().map(|it| it.place));
        }
        for it in &manifest.documents {
            for passed in [&it.event, &it.hours].into_iter().flatten() {
                self.edits.comment_out(passed.place);
            }
            if let Some(date) = &it.date {
                self.date_to_check(date.place);
            }
            // What announces an event of last year announces another one now.
            if let Some(title) = it.title.as_ref().filter(|_| it.event.is_some()) {
                self.mark(title.place, TO_WRITE);
            }
        }
        for it in &manifest.acknowledgements {
            self.edits.comment_out_section(it.place);
        }
    }
}
