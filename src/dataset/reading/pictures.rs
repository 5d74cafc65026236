//! Pictures that the edition names: each is in the folder, in a format that can
//! be printed, says what it shows, and whose it is.

use std::collections::BTreeMap;

use crate::dataset::Picture;
use crate::diagnostic::source::{Place, Sourced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::suggest;
use crate::read::file_names;
use crate::read::picture::{self, Fault};
use crate::read::schema::{CellForm, Column};
use crate::read::{Input, Table};

/// A picture where it is named.
struct Named<'a> {
    /// The file, without its folder.
    file: &'a str,
    place: Place,
    /// « la photo », « le logo ».
    what: &'static str,
    /// Id of what it is a picture of.
    about: &'a str,
    /// What must be reported beside it.
    needs: Needs<'a>,
}

/// What a picture must say beside itself.
enum Needs<'a> {
    /// Nothing: a logo or a cover is reported by the name of what it stands for.
    Nothing,
    /// What it shows and who made it, at these columns or keys.
    Words { alt: (&'static str, &'a str), credit: (&'static str, &'a str) },
}

/// Tells every picture that is missing, or that does not say enough.
pub(super) fn check(input: &Input, diagnostics: &mut Diagnostics) {
    let files: Vec<&str> = input.images.iter().map(|image| without_folder(&image.path)).collect();
    let mut judged = Judged::default();
    let credited = input.manifest.credits.as_ref().is_some_and(|it| it.photographs.is_some());
    for named in all(input) {
        let Named { file, place, what, about, .. } = named;
        let Some(found) = file_names::find(file, files.iter().copied()) else {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingFile,
                    format!("{what} « {file} » n'est pas dans le dossier « images »"),
                )
                .at(place)
                .help(missing(file, &files)),
            );
            continue;
        };
        if let Some(one) = judged.tell(input, found) {
            diagnostics.push(one.at(place).about(about));
        }
        let Needs::Words { alt, credit } = named.needs else { continue };
        if alt.1.is_empty() {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingAlternative,
                    format!("{what} « {file} » ne dit pas ce qu'elle montre"),
                )
                .at(place)
                .about(about)
                .help(format!("décrivez-la en une phrase dans « {} »", alt.0)),
            );
        }
        if credit.1.is_empty() && !credited {
            diagnostics.push(
                Diagnostic::new(
                    Code::MissingCredit,
                    format!("{what} « {file} » ne dit pas qui l'a faite"),
                )
                .at(place)
                .about(about)
                .help(format!(
                    "écrivez son auteur dans « {} », ou celui de toutes dans [credits] photographies",
                    credit.0
                )),
            );
        }
    }
    // Those that only a text, or a template, names.
    for file in files {
        let Some(place) = judged.is_new(file).then(|| input.sources.find(file, 1)) else {
            continue;
        };
        if let Some(place) = place.first()
            && let Some(one) = judged.tell(input, file)
        {
            diagnostics.push(one.at(*place).about(file));
        }
    }
}

/// The pictures that were looked at, each once however many rows name it.
#[derive(Default)]
struct Judged<'a>(BTreeMap<&'a str, Option<Fault>>);

impl<'a> Judged<'a> {
    fn is_new(&self, file: &str) -> bool {
        !self.0.contains_key(file)
    }

    /// What is wrong with the file of a picture, without its place.
    fn tell(&mut self, input: &Input, file: &'a str) -> Option<Diagnostic> {
        let asset = input.images.iter().find(|image| without_folder(&image.path) == file)?;
        let kind = picture::kind(&asset.bytes);
        if let Ok(kind) = &kind
            && !kind.endings().iter().any(|ending| has_extension(file, ending))
        {
            let (stem, ending) = file.rsplit_once('.').unwrap_or((file, ""));
            let message = format!(
                "l'image « {file} » est en réalité une image {kind}, sous un nom en .{ending}"
            );
            let help = format!(
                "renommez le fichier en « {stem}.{} », et corrigez ce nom",
                kind.endings()[0]
            );
            self.0.insert(file, None);
            return Some(Diagnostic::new(Code::PictureFormat, message).help(help));
        }
        let judge = || kind.and_then(|kind| picture::check(kind, &asset.bytes)).err();
        let fault = self.0.entry(file).or_insert_with(judge).as_ref()?;
        let (message, help) = fault.message_and_help();
        let code = match fault {
            Fault::Animated => Code::AnimatedPicture,
            Fault::Foreign(_) => Code::PictureFormat,
            _ => Code::UnreadablePicture,
        };
        Some(Diagnostic::new(code, format!("l'image « {file} » {message}")).help(help))
    }
}

/// What to do for a picture that is not there.
fn missing(file: &str, files: &[&str]) -> String {
    match suggest::did_you_mean(file, files.iter().copied()) {
        Some(_) => suggest::help(file, files, "fichiers du dossier"),
        None => "mettez-y le fichier, ou retirez ce nom".to_owned(),
    }
}

/// The files of the pictures that tables and rapport.toml name, without their folder.
pub(crate) fn named_pictures(input: &Input) -> impl Iterator<Item = &str> {
    all(input).into_iter().map(|named| named.file)
}

/// Pictures of the tables, then of rapport.toml.
fn all(input: &Input) -> Vec<Named<'_>> {
    let mut named = Vec::new();
    for table in input.tables.values() {
        table.schema.columns.iter().for_each(|column| in_column(table, column, &mut named));
    }
    let manifest = &input.manifest;
    if let Some(file) = manifest.organisation.as_ref().and_then(|it| it.logo.as_ref()) {
        named.push(at(file, "le logo", Needs::Nothing));
    }
    for file in manifest.supporters.iter().filter_map(|it| it.logo.as_ref()) {
        named.push(at(file, "le logo", Needs::Nothing));
    }
    for file in manifest.collections.iter().filter_map(|it| it.cover.as_ref()) {
        named.push(at(file, "la couverture", Needs::Nothing));
    }
    if let Some(edition) = &manifest.edition
        && let Some(file) = &edition.cover
    {
        let words = Needs::Words {
            alt: ("couverture_alt", written(&edition.cover_alt)),
            credit: ("couverture_credit", written(&edition.cover_credit)),
        };
        named.push(at(file, "l'image de couverture", words));
    }
    for chapter in &manifest.chapters {
        let Some(file) = &chapter.picture else { continue };
        let words = Needs::Words {
            alt: ("image_alt", written(&chapter.picture_alt)),
            credit: ("image_credit", written(&chapter.picture_credit)),
        };
        named.push(at(file, "l'image du chapitre", words));
    }
    named
}

/// The pictures that a column of a table names. Photographs alone must be
/// described and credited: a logo or a cover is told by its name.
fn in_column<'a>(table: &'a Table, column: &Column, named: &mut Vec<Named<'a>>) {
    let (what, beside) = match column.kind {
        CellForm::Picture(what) => (what, None),
        CellForm::Photo(what) => {
            let beside = |end: &str| table.schema.named(&format!("{}_{end}", column.name));
            (what, beside("alt").zip(beside("credit")))
        }
        _ => return,
    };
    let about = table.schema.subject();
    for row in table.rows().filter(|row| !row.get(column.name).is_empty()) {
        named.push(Named {
            file: without_folder(row.get(column.name)),
            place: row.place(column.name),
            what,
            about: row.get(about),
            needs: beside.map_or(Needs::Nothing, |(alt, credit)| Needs::Words {
                alt: (alt, row.get(alt)),
                credit: (credit, row.get(credit)),
            }),
        });
    }
}

/// The picture of a key of rapport.toml.
fn at<'a>(file: &'a Sourced<String>, what: &'static str, needs: Needs<'a>) -> Named<'a> {
    let name = without_folder(&file.value);
    Named { file: name, place: file.place, what, about: name, needs }
}

fn written(value: &Option<Sourced<String>>) -> &str {
    value.as_ref().map_or("", |it| it.value.as_str())
}

fn without_folder(path: &str) -> &str {
    path.trim_start_matches(Picture::FOLDER)
}

fn has_extension(file: &str, extension: &str) -> bool {
    file.rsplit_once('.').is_some_and(|(_, end)| end.eq_ignore_ascii_case(extension))
}
