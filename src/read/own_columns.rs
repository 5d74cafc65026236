//! The columns that an edition declares: what each form needs beside it, and what it does not take.

use super::own_names::name;
use crate::diagnostic::source::Sourced;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::amount::Currency;
use crate::language::suggest;
use crate::read::manifest::{AddedColumn, Manifest, OwnColumn, OwnForm};
use crate::read::schema::{Catalogue, CellForm, DeclaredColumn};

/// A column more of a table of the tool.
pub fn added(column: &AddedColumn, diagnostics: &mut Diagnostics) -> DeclaredColumn {
    of(&column.id, &as_own(column), diagnostics)
}

fn as_own(column: &AddedColumn) -> OwnColumn {
    OwnColumn {
        form: column.form,
        required: column.required,
        values: column.values.clone(),
        currency: column.currency.clone(),
        unit: column.unit.clone(),
        label: column.label.clone(),
        target: column.target.clone(),
        description: column.description.clone(),
        place: column.place,
    }
}

/// A column as it is declared; what is wrong with it is reported, and it is then read as words.
pub fn of(
    name: &Sourced<String>,
    written: &OwnColumn,
    diagnostics: &mut Diagnostics,
) -> DeclaredColumn {
    let form = written.form.value;
    for diagnostic in [lacking(name, written), useless(name, written)].into_iter().flatten() {
        diagnostics.push(diagnostic);
    }
    let kind = match form {
        // A choice of nothing would refuse every cell.
        OwnForm::Choice if written.values.is_empty() => CellForm::Text,
        OwnForm::Row if written.target.is_none() => CellForm::Text,
        OwnForm::Money => CellForm::Amount(currency(written.currency.as_ref(), diagnostics)),
        _ => form.kind(),
    };
    let words = match form {
        OwnForm::Row => written.target.iter().map(|it| suggest::name_key(it)).collect(),
        _ => written.values.iter().map(|word| word.value.clone()).collect(),
    };
    DeclaredColumn {
        name: self::name(name, "la colonne", diagnostics),
        required: written.required.on,
        description: written.description.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
        kind,
        words,
        label: written.label.as_ref().map(|it| it.value.clone()),
        unit: written.unit.as_ref().map(|it| it.value.clone()).unwrap_or_default(),
    }
}

/// The columns that say what each picture shows and whose it is, where they are not declared.
pub fn beside_pictures(columns: &[DeclaredColumn]) -> Vec<DeclaredColumn> {
    let pictures =
        columns.iter().filter(|it| matches!(it.kind, CellForm::Picture(_) | CellForm::Photo(_)));
    let beside = pictures.flat_map(|picture| {
        [("alt", "Ce que montre l'image, pour qui ne la voit pas"), ("credit", "Auteur de l'image")]
            .map(|(end, description)| (format!("{}_{end}", picture.name), description))
    });
    let free = beside.filter(|(name, _)| columns.iter().all(|it| it.name != *name));
    let column = |(name, description): (String, &str)| DeclaredColumn {
        name,
        required: false,
        description: description.to_owned(),
        kind: CellForm::Text,
        words: Vec::new(),
        label: None,
        unit: Default::default(),
    };
    free.map(column).collect()
}

fn currency(written: Option<&Sourced<String>>, diagnostics: &mut Diagnostics) -> Option<Currency> {
    let written = written?;
    let found = Currency::named(written);
    if found.is_none() {
        let message = format!("« {written} » n'est pas une monnaie");
        diagnostics.push(
            Diagnostic::new(Code::UnknownChoice, message)
                .at(written.place)
                .help("écrivez son code de trois lettres : EUR, CHF, CAD, XPF, XOF, …"),
        );
    }
    found
}

/// What a form needs and does not have.
fn lacking(name: &Sourced<String>, written: &OwnColumn) -> Option<Diagnostic> {
    let (what, help) = match written.form.value {
        OwnForm::Choice if written.values.is_empty() => (
            "est un choix, et n'a pas de « valeurs »",
            "ajoutez valeurs = [\"…\", \"…\"], ou écrivez forme = \"texte\"",
        ),
        OwnForm::Row if written.target.is_none() => (
            "est une référence, et ne dit pas à quelle table",
            "ajoutez table = \"…\" (dans [[colonnes]] : vers = \"…\"), ou écrivez forme = \"texte\"",
        ),
        _ => return None,
    };
    let message = format!("la colonne « {name} » {what}");
    Some(Diagnostic::new(Code::MissingKey, message).at(name.place).help(help))
}

/// What is written beside a form that takes no notice of it.
fn useless(name: &Sourced<String>, written: &OwnColumn) -> Option<Diagnostic> {
    let form = written.form.value;
    let values = written.values.first().filter(|_| form != OwnForm::Choice);
    let currency = written.currency.as_ref().filter(|_| form != OwnForm::Money);
    let target = written.target.as_ref().filter(|_| form != OwnForm::Row);
    let (place, what, is_not, form) = match (values, currency, target) {
        (Some(it), ..) => (it.place, "des « valeurs »", "un choix", "choix"),
        (_, Some(it), _) => (it.place, "une « monnaie »", "un montant", "montant"),
        (.., Some(it)) => {
            (it.place, "une table à laquelle elle renvoie", "une référence", "reference")
        }
        _ => return None,
    };
    let message = format!("la colonne « {name} » a {what}, et n'est pas {is_not}");
    let help = format!("écrivez forme = \"{form}\", ou retirez cette clé");
    Some(Diagnostic::new(Code::UnknownKey, message).at(place).help(help))
}

/// Tells the references to a table that does not exist.
pub fn check_targets(manifest: &Manifest, catalogue: &Catalogue, diagnostics: &mut Diagnostics) {
    let own = manifest.tables.iter().filter_map(|table| table.columns.as_ref());
    let own = own.flat_map(|columns| &columns.0).map(|(_, column)| (column.form, &column.target));
    let added = manifest.columns.iter().map(|column| (column.form, &column.target));
    for (form, target) in own.chain(added) {
        let Some(target) = target.as_ref().filter(|_| form.value == OwnForm::Row) else { continue };
        if catalogue.find(target).is_some() {
            continue;
        }
        let names: Vec<&str> = catalogue.names().collect();
        let message = format!("la table « {target} » n'existe pas");
        diagnostics.push(
            Diagnostic::new(Code::UnknownReference, message)
                .at(target.place)
                .help(suggest::help(target, &names, "tables")),
        );
    }
}
