//! The figures that exist without being declared: one line each in [`all`].
//!
//! A declaration with the same id takes the place of a standard figure.

use super::compute;
use super::figure::{Figure, Made, Value};
use super::labels::agreed;
use super::{accounting, definitions, members, networks};
use crate::dataset::declarations::{Aggregate, Condition, Filter};
use crate::dataset::settings::Settings;
use crate::dataset::{Dataset, Record, Role, Status};
use crate::language::french;
use crate::language::measure::Number;
use crate::language::suggest::{name_key, slug};
use crate::read::schema::WHOLE;

/// All standard figures of an edition. Those that no row feeds are left out.
pub fn all(settings: &Settings, dataset: &Dataset, previous: Option<&Dataset>) -> Vec<Figure> {
    let standard = Standard { settings, dataset, previous };
    let mut figures = standard.events();
    figures.extend(standard.members());
    figures.extend(standard.newsletters());
    figures.extend(standard.press());
    figures.extend(standard.collections());
    figures.extend(networks::figures(settings, dataset, previous));
    figures.extend(standard.site());
    figures.extend(accounting::figures(dataset, previous));
    figures.retain(|figure| figure.value != Value::Unknown);
    figures
}

/// Beginnings of the ids of standard figures, with the table that they count.
const TABLES: &[(&str, &str)] = &[
    ("evenements", "evenements"),
    ("participations", "evenements"),
    ("adherents", "effectifs"),
    ("envois", "newsletters"),
    ("destinataires", "newsletters"),
    ("presse", "presse"),
    ("telechargements", "telechargements"),
    ("fiches", "telechargements"),
    ("abonnes", "reseaux"),
    ("visites", "site"),
    ("total", "comptes"),
    ("resultat", "comptes"),
    ("subventions", "comptes"),
    ("visiteurs", "site"),
];

/// The table that a figure would be counted from, if its id is that of a standard one.
pub fn table_of(id: &str) -> Option<&'static str> {
    let family = id.split('-').next().unwrap_or_default();
    TABLES.iter().find(|(name, _)| *name == family).map(|(_, table)| *table)
}

struct Standard<'a> {
    settings: &'a Settings,
    dataset: &'a Dataset,
    previous: Option<&'a Dataset>,
}

/// A standard figure, said in the words of a declaration.
struct Definition<'a> {
    id: String,
    /// For one and for several.
    label: [String; 2],
    unit: [&'a str; 2],
    table: &'a str,
    conditions: &'a [(&'a str, &'a [&'a str])],
    column: Option<&'a str>,
    aggregate: Aggregate,
}

impl Standard<'_> {
    fn figure(&self, definition: &Definition<'_>) -> Figure {
        let filter = filter_of(definition.conditions);
        self.figure_of(definition, &filter, |dataset| {
            compute::rows(dataset, definition.table, &filter)
        })
    }

    /// A figure of rows that no filter alone picks out.
    fn figure_of(
        &self,
        definition: &Definition<'_>,
        filter: &Filter,
        rows: impl for<'d> Fn(&'d Dataset) -> Vec<&'d dyn Record>,
    ) -> Figure {
        let compute = |dataset: &Dataset| {
            compute::aggregate(&rows(dataset), definition.column, definition.aggregate)
        };
        let computed = compute(self.dataset);
        let quantity = computed.quantity();
        Figure {
            id: definition.id.clone(),
            label: agreed(quantity.as_ref(), &definition.label),
            unit: definition.unit.map(str::to_owned),
            text: french::quantity_or_unknown(quantity.as_ref()),
            value: quantity.map_or(Value::Unknown, Value::Count),
            as_of: None,
            previous: self.previous.map(compute).and_then(|computed| computed.result),
            incomparable: None,
            definition: definitions::of_rows(
                (definition.aggregate, definition.column),
                (definition.table, filter),
                self.dataset,
            ),
            sources: computed.sources,
            made: Made::default(),
            declared_at: None,
            computed: None,
            illustrative: computed.illustrative,
        }
    }

    fn events(&self) -> Vec<Figure> {
        const OWN: &[&str] = &[Role::Organiser.word(), Role::CoOrganiser.word()];
        const HELD: &[&str] = &[Status::Held.word(), Status::Tentative.word()];
        let word = &self.settings.vocabulary.event;
        let forms = [word.one.as_str(), word.several.as_str()];
        let organised = ["", "s"].map(|plural| {
            let ending = format!("{}{plural}", word.ending());
            format!("organisé{ending} ou co-organisé{ending}")
        });
        // For one and for several: the word, then what is said of it.
        let label =
            |said: [&str; 2]| [0, 1].map(|index| format!("{} {}", forms[index], said[index]));
        let count = |id: &str, label: [String; 2], conditions: &[(&str, &[&str])]| {
            self.figure(&Definition {
                id: id.to_owned(),
                label,
                unit: forms,
                table: "evenements",
                conditions,
                column: None,
                aggregate: Aggregate::Count,
            })
        };
        let [one, several] = organised.each_ref().map(String::as_str);
        let period = &self.settings.vocabulary.period;
        let of_period = french::of_the(&period.with_article());
        let online = organised.each_ref().map(|it| format!("en ligne {it}"));
        let mut figures = vec![
            count("evenements", label([of_period.as_str(); 2]), &[("statut", HELD)]),
            count(
                "evenements-organises",
                label([one, several]),
                &[("statut", HELD), ("role", OWN)],
            ),
            count(
                "evenements-en-ligne",
                label(online.each_ref().map(String::as_str)),
                &[("statut", HELD), ("role", OWN), ("format", &["en ligne"])],
            ),
        ];
        figures.push(
            self.figure(&Definition {
                id: "participations".to_owned(),
                label: ["participation", "participations"]
                    .map(|it| format!("{it} aux {} {several}", word.several)),
                unit: ["participation", "participations"],
                table: "evenements",
                conditions: &[("statut", HELD), ("role", OWN)],
                column: Some("participants"),
                aggregate: Aggregate::Sum,
            }),
        );
        figures
    }

    fn members(&self) -> Vec<Figure> {
        let now = members::headcounts(self.dataset);
        let before = self.previous.map(members::headcounts);
        let kinds = self.settings.member_kinds.iter().map(|kind| {
            let unit = [kind.singular.as_str(), kind.plural.as_str()];
            (kind.id.as_str(), format!("adherents-{}", slug(&kind.id)), unit)
        });
        let own = self.settings.vocabulary.member.forms();
        let whole = (WHOLE, "adherents".to_owned(), own.each_ref().map(String::as_str));
        std::iter::once(whole)
            .chain(kinds)
            .filter_map(|(kind, id, unit)| {
                let count = now.of(kind)?;
                let previous = before.as_ref().and_then(|before| before.of(kind));
                // A list and a headcount do not count the same: only the latter has a date.
                let is_of_another_kind = previous
                    .as_ref()
                    .is_some_and(|previous| previous.as_of.is_some() != count.as_of.is_some());
                let unit = unit.map(str::to_owned);
                Some(Figure {
                    id,
                    label: agreed(Some(&count.quantity), &unit),
                    unit,
                    text: french::quantity(&count.quantity),
                    value: Value::Count(count.quantity),
                    as_of: count.as_of.clone(),
                    previous: previous
                        .filter(|_| !is_of_another_kind)
                        .map(|count| Number::Count(count.quantity)),
                    incomparable: is_of_another_kind.then(|| {
                        "l'une des deux années compte les lignes de « adherents », l'autre lit « effectifs »"
                            .to_owned()
                    }),
                    definition: count.definition(),
                    sources: count.sources.clone(),
                    made: Made::default(),
                    declared_at: None,
                    computed: None,
                    illustrative: count.illustrative,
                })
            })
            .collect()
    }

    fn newsletters(&self) -> Vec<Figure> {
        let mut figures = Vec::new();
        let send = self.settings.vocabulary.send.forms();
        for list in &self.settings.lists {
            let id = list.id.as_str();
            figures.push(self.figure(&Definition {
                id: format!("envois-{}", slug(id)),
                label: send.each_ref().map(|word| format!("{word}, {}", list.name)),
                unit: send.each_ref().map(String::as_str),
                table: "newsletters",
                conditions: &[("liste", &[id])],
                column: None,
                aggregate: Aggregate::Count,
            }));
            figures.push(self.figure(&Definition {
                id: format!("destinataires-{}", slug(id)),
                label:
                    ["destinataire", "destinataires"].map(|word| format!("{word}, {}", list.name)),
                unit: ["destinataire", "destinataires"],
                table: "newsletters",
                conditions: &[("liste", &[id])],
                column: Some("destinataires"),
                aggregate: Aggregate::Last,
            }));
        }
        figures.retain(|figure| !figure.sources.is_empty());
        figures
    }

    fn press(&self) -> Vec<Figure> {
        let count = |id: String, end: &str, conditions: &[(&str, &[&str])]| {
            self.figure(&Definition {
                id,
                label: ["article", "articles"].map(|word| format!("{word} de presse{end}")),
                unit: ["article", "articles"],
                table: "presse",
                conditions,
                column: None,
                aggregate: Aggregate::Count,
            })
        };
        if self.dataset.articles.is_empty() {
            return Vec::new();
        }
        let mut figures = vec![count("presse".to_owned(), "", &[])];
        let mut scopes: Vec<&str> =
            self.dataset.articles.iter().map(|article| article.scope.as_str()).collect();
        scopes.sort_unstable();
        scopes.dedup();
        for scope in scopes {
            let id = format!("presse-{}", slug(scope));
            figures.push(count(id, &format!(" {scope}"), &[("portee", &[scope])]));
        }
        figures
    }

    fn collections(&self) -> Vec<Figure> {
        let mut figures = Vec::new();
        for collection in &self.settings.collections {
            let id = collection.id.as_str();
            let downloads = Definition {
                id: format!("telechargements-{}", slug(id)),
                label: ["téléchargement", "téléchargements"]
                    .map(|word| format!("{word}, {}", collection.name)),
                unit: ["téléchargement", "téléchargements"],
                table: "telechargements",
                conditions: &[("collection", &[id])],
                column: Some("uniques"),
                aggregate: Aggregate::Sum,
            };
            let filter = filter_of(downloads.conditions);
            figures.push(self.figure_of(&downloads, &filter, |dataset| {
                dataset.downloads_of(id).into_iter().map(|row| row as &dyn Record).collect()
            }));
            let mut sheets = self.figure(&Definition {
                id: format!("fiches-{}", slug(id)),
                label: ["fiche", "fiches"].map(|word| format!("{word}, {}", collection.name)),
                unit: ["fiche", "fiches"],
                table: "telechargements",
                conditions: &[("collection", &[id])],
                column: Some("fiche"),
                aggregate: Aggregate::Distinct,
            });
            // The number of sheets is no matter of downloads.
            sheets.illustrative = false;
            if sheets.count().is_some_and(|quantity| quantity.value() > 0) {
                figures.push(sheets);
            }
        }
        figures.retain(|figure| !figure.sources.is_empty());
        figures
    }

    fn site(&self) -> Vec<Figure> {
        let mut figures: Vec<Figure> = Vec::new();
        for series in self.dataset.site_series().iter().filter(|series| series.adds_up) {
            let Some((section, measure)) = series.name() else { continue };
            let id = match section {
                WHOLE => slug(measure),
                section => format!("{}-{}", slug(measure), slug(section)),
            };
            let singular = measure.strip_suffix('s').unwrap_or(measure);
            let definition = Definition {
                id,
                label: [singular, measure].map(|word| format!("{word} du site, {section}")),
                unit: [singular, measure],
                table: "site",
                conditions: &[("mesure", &[measure]), ("rubrique", &[section])],
                column: Some("nombre"),
                aggregate: Aggregate::Sum,
            };
            let filter = filter_of(definition.conditions);
            let is_same = |(of, what): (&str, &str)| {
                name_key(of) == name_key(section) && name_key(what) == name_key(measure)
            };
            figures.push(self.figure_of(&definition, &filter, |dataset| {
                let series = dataset.site_series();
                let same =
                    series.into_iter().find(|it| it.adds_up && it.name().is_some_and(is_same));
                let rows = same.map(|series| series.rows).unwrap_or_default();
                rows.into_iter().map(|row| row as &dyn Record).collect()
            }));
        }
        figures
    }
}

fn filter_of(conditions: &[(&str, &[&str])]) -> Filter {
    let condition = |(column, values): &(&str, &[&str])| Condition {
        column: (*column).to_owned(),
        values: values.iter().map(|value| (*value).to_owned()).collect(),
        places: Vec::new(),
        except: false,
    };
    Filter { conditions: conditions.iter().map(condition).collect() }
}
