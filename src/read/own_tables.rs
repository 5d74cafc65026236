//! The tables that an edition declares join those of the tool.

use super::own_columns;
use super::own_names::name;
use super::personal;
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest::{self, name_key};
use crate::read::manifest::{AddedColumn, Manifest, MembersPrivacy, OwnTable};
use crate::read::schema::{
    Catalogue, CellForm, Declaration, DeclaredColumn, Extension, with_optional,
};

/// Letters of the longest name that a sheet of a workbook may have.
const LONGEST: usize = 31;

/// Adds the tables and columns that are declared; what is wrong with a declaration is reported, and
/// the table is read as far as it is clear.
pub fn add(manifest: &Manifest, catalogue: &mut Catalogue, diagnostics: &mut Diagnostics) {
    let declared = &manifest.tables;
    for table in catalogue.clone().iter() {
        let of_table = |column: &&AddedColumn| name_key(&column.table) == table.name;
        let mut added: Vec<DeclaredColumn> = Vec::new();
        for column in manifest.columns.iter().filter(of_table) {
            let is_there = added.iter().any(|it| it.name == name_key(&column.id));
            match table.find(&column.id).is_some() || is_there {
                true => diagnostics.push(column_twice(&column.id, table.name)),
                false => added.push(own_columns::added(column, diagnostics)),
            }
        }
        let beside = own_columns::beside_pictures(&added);
        added.extend(beside.into_iter().filter(|it| table.find(&it.name).is_none()));
        if !added.is_empty() {
            let extension = Extension { table: table.name, columns: added };
            catalogue.replace(extension.schema(table));
        }
    }
    // One kind of activity needs no word for it.
    if let Some(events) = catalogue.find("evenements").filter(|_| manifest.categories.len() < 2) {
        catalogue.replace(with_optional(events, "categorie"));
    }
    for column in &manifest.columns {
        if catalogue.find(&column.table).is_none() {
            let names: Vec<&str> = catalogue.names().collect();
            let is_own = declared.iter().any(|it| name_key(&it.id) == name_key(&column.table));
            let help = match is_own {
                true => "déclarez la colonne dans « colonnes » de cette table".to_owned(),
                false => suggest::help(&column.table, &names, "tables"),
            };
            let message = format!("« {} » n'est pas une table de l'outil", column.table);
            diagnostics.push(
                Diagnostic::new(Code::UnknownReference, message).at(column.table.place).help(help),
            );
        }
    }
    for table in declared {
        if let Some(known) = catalogue.find(&table.id) {
            let others = declared.iter().filter(|other| other.place != table.place);
            let mut same = others.filter(|other| name_key(&other.id) == known.name);
            // Two of one spelling have been reported.
            if !same.any(|other| other.id.value == table.id.value) {
                diagnostics.push(taken(&table.id));
            }
            continue;
        }
        let name = name(&table.id, "la table", diagnostics);
        if name.len() > LONGEST {
            diagnostics.push(too_long(&table.id));
        }
        let declaration = declaration(table, name, diagnostics);
        diagnostics.extend(names_people(table, &declaration, manifest));
        catalogue.add(declaration.schema());
    }
    own_columns::check_targets(manifest, catalogue, diagnostics);
}

fn taken(id: &Sourced<String>) -> Diagnostic {
    Diagnostic::new(Code::DuplicateId, format!("« {id} » est déjà une table"))
        .at(id.place)
        .about(id.as_str())
        .help("donnez-lui un autre nom, ou servez-vous de celle qui existe")
}

fn too_long(id: &Sourced<String>) -> Diagnostic {
    let message = format!("« {id} » est un nom trop long pour une table");
    Diagnostic::new(Code::UnknownChoice, message)
        .at(id.place)
        .help(format!("un nom a au plus {LONGEST} lettres, comme celui d'une feuille"))
}

fn declaration(table: &OwnTable, name: String, diagnostics: &mut Diagnostics) -> Declaration {
    let written = table.columns.as_ref().map_or(&[][..], |columns| &columns.0);
    if table.columns.is_some() && written.is_empty() {
        let message = format!("la table « {name} » n'a aucune colonne");
        let help = "déclarez-en une : colonnes = { heures = { forme = \"nombre\" } }";
        diagnostics.push(Diagnostic::new(Code::MissingKey, message).at(table.place).help(help));
    }
    let mut columns: Vec<DeclaredColumn> =
        written.iter().map(|(name, written)| own_columns::of(name, written, diagnostics)).collect();
    columns.extend(own_columns::beside_pictures(&columns));
    let dated = match &table.date {
        Some(date) => dated(date, &columns, diagnostics),
        None if table.lasting.on => None,
        None => only_date(&columns),
    };
    let said = |key: &Option<Sourced<String>>| key.as_ref().map(|it| it.value.clone());
    Declaration {
        title: said(&table.title).unwrap_or_else(|| table.id.value.clone()),
        description: said(&table.row).unwrap_or_default(),
        lasting: table.lasting.on,
        attached: table.attached.on,
        name,
        dated,
        columns,
    }
}

/// A table that would be attached with the names of people, as that of the members would.
fn names_people(
    table: &OwnTable,
    declaration: &Declaration,
    manifest: &Manifest,
) -> Option<Diagnostic> {
    let privacy = manifest.privacy.as_ref().and_then(|it| it.members.as_ref());
    let may_be_named = privacy.is_some_and(|it| it.value == MembersPrivacy::Name);
    if !declaration.attached || may_be_named {
        return None;
    }
    let mut columns = declaration.columns.iter().filter(|it| it.kind != CellForm::Ignored);
    let column = columns.find(|it| personal::names_people(&it.name))?;
    let message = format!(
        "la table « {} » nomme des personnes (« {} »), et serait jointe au PDF",
        declaration.name, column.name
    );
    Some(
        Diagnostic::new(Code::MembersNamed, message).at(table.place).about(&declaration.name).help(
            "retirez « joindre », ou écrivez [confidentialite] adherents = \"nommer\", si elles ont accepté d'être nommées",
        ),
    )
}

/// A column that a table has, of itself or by another declaration.
fn column_twice(id: &Sourced<String>, table: &str) -> Diagnostic {
    let message = format!("la table « {table} » a déjà une colonne « {id} »");
    Diagnostic::new(Code::DuplicateId, message)
        .at(id.place)
        .about(id.as_str())
        .help("retirez cette déclaration, ou donnez un autre nom à la colonne")
}

/// The column of the date, where it is the only one: its rows of other years are not of this one.
fn only_date(columns: &[DeclaredColumn]) -> Option<String> {
    let mut dates = columns.iter().filter(|column| column.kind == CellForm::Date);
    let only = dates.next().filter(|_| dates.next().is_none())?;
    Some(only.name.clone())
}

/// The column of the date, if it is one.
fn dated(
    date: &Sourced<String>,
    columns: &[DeclaredColumn],
    diagnostics: &mut Diagnostics,
) -> Option<String> {
    let folded = name_key(date);
    let dates = columns.iter().filter(|column| column.kind == CellForm::Date);
    let names: Vec<&str> = dates.map(|column| column.name.as_str()).collect();
    if names.contains(&folded.as_str()) {
        return Some(folded);
    }
    let message = format!("« {date} » n'est pas une colonne de dates de cette table");
    let help = match names.as_slice() {
        [] => "déclarez une colonne avec forme = \"date\", ou retirez cette clé".to_owned(),
        names => suggest::help(date, names, "colonnes de dates"),
    };
    diagnostics.push(Diagnostic::new(Code::UnknownReference, message).at(date.place).help(help));
    None
}
