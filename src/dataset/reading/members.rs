//! Members who are private persons: a report may count them, and names them only
//! if the organisation says that it may.

use crate::dataset::declarations::Filter;
use crate::dataset::geography::Level;
use crate::dataset::settings::{MembersPrivacy, Settings};
use crate::dataset::tables::Declared;
use crate::dataset::{Dataset, MEMBERS_TABLE as MEMBERS, Member};
use crate::diagnostic::source::{Place, Sourced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::french;
use crate::language::quantity::Quantity;
use crate::language::suggest::name_key;
use crate::read::Input;

/// So many rows are reported with their lines.
const SHOWN: usize = 5;

/// The columns by which somebody could be known.
fn naming_columns() -> &'static [&'static str] {
    Member::SCHEMA.counted.map_or(&[], |people| people.hidden)
}

/// Tells a list of private persons that would be published, and what would name
/// those that are only counted.
pub(super) fn check(input: &Input, dataset: &Dataset, diagnostics: &mut Diagnostics) {
    match dataset.settings.members_privacy {
        Some(MembersPrivacy::Name) => {}
        Some(MembersPrivacy::Count) => counted(input, &dataset.settings, diagnostics),
        None => unsaid(input, dataset, diagnostics),
    }
}

fn unsaid(input: &Input, dataset: &Dataset, diagnostics: &mut Diagnostics) {
    let kinds = &dataset.settings.member_kinds;
    let kind_words = |id: &str| {
        let kind = kinds.iter().find(|kind| kind.id == id);
        kind.map_or_else(
            || name_key(id),
            |it| name_key(&format!("{id} {} {}", it.singular, it.plural)),
        )
    };
    let kinds: Vec<(&str, Of)> =
        kinds.iter().map(|kind| (kind.id.as_str(), Of::words(&kind_words(&kind.id)))).collect();
    let of = |id: &str| kinds.iter().find(|(kind, _)| *kind == id).map_or(Of::Either, |it| it.1);
    // The type of a row, or its name, may say enough; of the other rows, most names must be those
    // of people. Among bodies one name must be, whatever the type says of the rest.
    let mut people: Vec<&Member> = Vec::new();
    let (mut doubtful, mut bodies) = (Doubt::default(), Doubt::default());
    for member in &dataset.members {
        let of = of(&member.kind);
        if of == Of::People || french::is_surely_a_persons(&member.name) {
            people.push(member);
            bodies.surely |= of == Of::Bodies;
            continue;
        }
        match of {
            // A body has a code, or a type that says what it is.
            _ if member.code.is_some() => {}
            Of::Bodies => bodies.add(member, french::is_a_persons(&member.name)),
            Of::Standing => doubtful.add(member, french::may_be_a_persons(&member.name)),
            Of::People | Of::Either => doubtful.add(member, french::is_a_persons(&member.name)),
        }
    }
    doubtful.surely = true;
    for doubt in [doubtful, bodies] {
        if doubt.surely && doubt.named.len() * 2 > doubt.rows {
            people.extend(doubt.named);
        }
    }
    let Some(table) = input.tables.get(MEMBERS).filter(|_| !people.is_empty()) else { return };
    let rows = french::with_unit(
        &Quantity::exact(people.len() as u64),
        "ligne est celle d'une personne",
        "lignes sont celles de personnes",
    );
    diagnostics.push(
        Diagnostic::new(
            Code::MembersNamed,
            format!(
                "la table « {MEMBERS} » semble nommer des particuliers : {rows}{}",
                which(input, &mut people, dataset.members.len())
            ),
        )
        // The header: an excerpt of a row would print a name into logs.
        .at(table.place(table.header, "nom"))
        .about(MEMBERS)
        .help(
            "écrivez dans rapport.toml [confidentialite] adherents = \"compter\" : ils seront comptés sans être nommés ni joints ; ou adherents = \"nommer\", si ce sont des organismes, ou s'ils ont accepté d'être nommés",
        ),
    );
}

/// Where a few rows of a table are.
fn which(input: &Input, people: &mut [&Member], of: usize) -> String {
    if people.len() == of || people.len() > SHOWN {
        return String::new();
    }
    people.sort_by_key(|it| it.row.record);
    let lines = people.iter().filter_map(|it| input.sources.locate(it.row.place()).line);
    let lines: Vec<String> = lines.map(|line| line.to_string()).collect();
    match lines.len() {
        0 => String::new(),
        1 => format!(" (ligne {})", lines[0]),
        _ => format!(" (lignes {})", french::list(&lines)),
    }
}

/// Rows that may be those of people.
#[derive(Default)]
struct Doubt<'a> {
    rows: usize,
    named: Vec<&'a Member>,
    /// Other rows of the kind are.
    surely: bool,
}

impl<'a> Doubt<'a> {
    fn add(&mut self, member: &'a Member, is_named: bool) {
        self.rows += 1;
        self.named.extend(is_named.then_some(member));
    }
}

/// Whose names a type of members stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    People,
    Bodies,
    /// How a member stands, which is most often said of people: « membre actif ».
    Standing,
    Either,
}

/// Types of members that are people.
const PEOPLE: &[&str] = &[
    "individuel",
    "individuels",
    "individuelle",
    "individuelles",
    "particulier",
    "particuliers",
    "particuliere",
    "physique",
    "physiques",
    "famille",
    "familles",
    "benevole",
    "benevoles",
    "etudiant",
    "etudiants",
    "eleve",
    "eleves",
    "retraite",
    "retraites",
    "citoyen",
    "citoyens",
    "enfant",
    "enfants",
    "adulte",
    "adultes",
    "couple",
    "couples",
    "jeune",
    "jeunes",
    "licencie",
    "licencies",
    "personne",
    "personnes",
    "habitant",
    "habitante",
    "habitants",
    "volontaire",
    "volontaires",
    "salarie",
    "salaries",
    "parent",
    "parents",
    "usager",
    "usagers",
    "militant",
    "militants",
    "sympathisant",
    "sympathisants",
];
/// How a member stands.
const STANDINGS: &[&str] = &[
    "membre",
    "membres",
    "adherent",
    "adherente",
    "adherents",
    "actif",
    "active",
    "actifs",
    "bienfaiteur",
    "bienfaiteurs",
    "honneur",
    "honoraire",
    "honoraires",
    "cotisant",
    "cotisants",
    "tarif",
    "cotisation",
];
/// Standings that bodies have as well.
const OF_FOUNDERS: &[&str] = &["fondateur", "fondateurs", "associe", "associes"];
/// Types of members that are bodies.
const BODIES: &[&str] = &[
    "association",
    "associations",
    "entreprise",
    "entreprises",
    "structure",
    "structures",
    "organisme",
    "organismes",
    "organisation",
    "organisations",
    "collectivite",
    "collectivites",
    "morale",
    "morales",
    "etablissement",
    "etablissements",
    "societe",
    "societes",
    "syndicat",
    "syndicats",
    "federation",
    "federations",
    "institution",
    "institutions",
    "institutionnel",
    "institutionnels",
    "fondation",
    "fondations",
    "cooperative",
    "cooperatives",
    "reseau",
    "reseaux",
    "partenaire",
    "partenaires",
    "ecole",
    "ecoles",
    "universite",
    "universites",
    "club",
    "clubs",
    "comite",
    "comites",
    "groupement",
    "groupements",
    "bailleur",
    "bailleurs",
    "mutuelle",
    "mutuelles",
    "scic",
    "scop",
    "ccas",
    "epci",
    "union",
    "unions",
    "foyer",
    "foyers",
    "maison",
    "maisons",
    "centre",
    "centres",
];

impl Of {
    /// From the folded words of a type.
    fn words(folded: &str) -> Self {
        let any = |known: &[&str]| folded.split('_').any(|word| known.contains(&word));
        let is_body = Level::named_in(folded).is_some() || any(BODIES);
        match (is_body, any(PEOPLE)) {
            (true, true) if !any(&["morale", "morales"]) => Self::Either,
            (true, _) => Self::Bodies,
            (_, true) => Self::People,
            _ if any(STANDINGS) && !any(OF_FOUNDERS) => Self::Standing,
            _ => Self::Either,
        }
    }
}

/// What of rapport.toml would name members that are only counted.
fn counted(input: &Input, settings: &Settings, diagnostics: &mut Diagnostics) {
    let mut say = |what: String, place: Place, help: &str| {
        let message = format!("{what}, que [confidentialite] dit de compter sans les nommer");
        let diagnostic = Diagnostic::new(Code::MembersNamed, message).at(place).about(MEMBERS);
        diagnostics.push(diagnostic.help(help));
    };
    let naming = |filter: &Filter| {
        let condition =
            filter.conditions.iter().find(|it| naming_columns().contains(&it.column.as_str()))?;
        condition.places.first().copied()
    };
    for map in settings.maps.iter().filter(|map| map.rows.table.value == MEMBERS) {
        let what = format!("la carte « {} » placerait les adhérents", map.id.value);
        say(
            what,
            map.rows.table.place,
            "retirez cette carte ; un graphique peut les compter par région ou par département",
        );
    }
    for chart in settings.charts.iter().filter(|it| it.rows.table.value == MEMBERS) {
        let columns = [Some(&chart.by), chart.split.as_ref(), chart.group.as_ref()];
        let named = columns.into_iter().flatten().any(|it| naming_columns().contains(&it.as_str()));
        if let Some(place) = named.then_some(chart.id.place).or_else(|| naming(&chart.rows.filter))
        {
            let what = format!(
                "le graphique « {} » distinguerait les adhérents par leur nom",
                chart.id.value
            );
            say(what, place, "comptez-les par type, région, département ou année d'adhésion");
        }
    }
    for figure in &settings.figures {
        let Some(rows) = figure.rows.as_ref().filter(|it| it.table.value == MEMBERS) else {
            continue;
        };
        let named = figure.column.as_deref().is_some_and(|it| naming_columns().contains(&it));
        if let Some(place) = named.then_some(figure.id.place).or_else(|| naming(&rows.filter)) {
            let what = format!("le chiffre « {} » se sert du nom des adhérents", figure.id.value);
            say(what, place, "comptez-les par type, région, département ou année d'adhésion");
        }
    }
    let attached = settings.edition.attached.iter().flatten();
    for Sourced { place, .. } in attached.filter(|name| name.value == MEMBERS) {
        say(
            "« tables_jointes » joindrait la table des adhérents".to_owned(),
            *place,
            "retirez « adherents » de cette liste",
        );
    }
    for annex in input.manifest.annexes.iter().filter(|annex| annex.id.value == MEMBERS) {
        say(
            "l'annexe « adherents » nomme les adhérents".to_owned(),
            annex.id.place,
            "retirez cette annexe ; #adherents() les compte dans un texte, et un graphique par type ou par région",
        );
    }
}
