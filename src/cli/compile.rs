//! `rapport compile`: check, then write the PDF, or a picture of each page.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::{DateTime, NaiveDate};

use super::args::CompileOptions;
use super::ending::leave_to_the_system;
use super::forms::{OutputForm, PageExporter};
use super::pictures::{self, Names};
use super::targets::{self, Target};
use super::{Stop, bounds, edition, machine, output, show};
use crate::charts::Drawn;
use crate::compile::prepared::{Draft, Prepared, prepare};
use crate::compile::stages::{self, Begun};
use crate::design::templates::Templates;
use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Diagnostics};
use crate::language::suggest;
use crate::typeset::Engine;
use crate::typeset::bundle::{Bundle, Purpose};

/// Pixels an inch of a picture, where nobody asks for another number.
const FINENESS: f64 = 144.0;

pub(super) fn run(options: &CompileOptions) -> Result<(), Stop> {
    machine::expect_much();
    machine::share_the_work();
    let form = form(options)?;
    let edition = edition(options.edition.as_deref())?;
    let mut diagnostics = Diagnostics::default();
    let date = source_date()?;
    let purpose = if options.impression { Purpose::Printing } else { Purpose::Reading };
    let document = options.document.as_str();
    let Begun { mut prepared, templates, mut engine } =
        stages::begin(&edition, document, purpose, &mut diagnostics);
    known_document(&templates, document)?;
    if options.brouillon {
        prepared.take_as(Draft::Yes, &mut diagnostics);
    }
    let drawn = &mut Drawn::default();
    let mut bundle =
        stages::assembled(&mut prepared, &templates, document, purpose, drawn, &mut diagnostics);
    if let (Some(bundle), Some(date)) = (&mut bundle, date) {
        bundle.date = date;
    }
    let name = default_name(document, prepared.dataset.year(), purpose, prepared.draft);
    let usual = targets::usual(Some(&edition), &name);
    let stem = usual.to_string_lossy();
    let target = Target::of(options.output.as_deref(), Path::new(&format!("{stem}.pdf")));
    if let (Some(_), Target::File(target)) = (&options.output, &target) {
        // Before the pages are made: their time would be lost.
        targets::keep_out(target, &edition)?;
    }
    let rows = prepared.rows();
    let watch = bundle.as_ref().map(|bundle| bounds::guard(&edition, document, bundle, rows));
    let (strict, open) = (options.strict, options.open);
    let made = Made { bundle: bundle.as_ref(), engine: &mut engine, prepared, strict, open };
    let fineness = options.ppp.map_or(FINENESS, f64::from);
    let done = match form.of_each_page(fineness) {
        None => made.pdf(&target, &mut diagnostics),
        Some(picture) => {
            let names = Names::new(options.output.as_deref(), &stem, form);
            made.pictures(&names, &mut diagnostics, picture)
        }
    };
    drop(watch);
    leave_to_the_system((engine, bundle, templates));
    done
}

/// The form that is asked for, or that the name of the file tells.
fn form(options: &CompileOptions) -> Result<OutputForm, Stop> {
    let target = options.output.as_deref().filter(|target| !targets::names_folder(target));
    if let Some(other) = target.and_then(|target| targets::other_ending(target, &[])) {
        return Err(Stop::Usage(format!(
            "« {} » n'est pas un PDF ni une image : la forme « {other} » n'est pas écrite ; \
             donnez un nom en .pdf (accessible, avec les tables en pièces jointes), .png ou .svg",
            target.unwrap_or(Path::new("")).display()
        )));
    }
    let ending = target.and_then(Path::extension);
    let ending = ending.map(|it| it.to_string_lossy().to_ascii_lowercase());
    let reported = ending.as_deref().and_then(OutputForm::of_ending);
    let form = options.format.or(reported).unwrap_or(OutputForm::Pdf);
    if form != OutputForm::Pdf && options.output.as_deref().is_some_and(targets::is_stdout) {
        return Err(Stop::Usage(
            "« -o - » écrit le PDF sur la sortie standard ; pour des images, donnez un dossier"
                .to_owned(),
        ));
    }
    if options.open
        && (form != OutputForm::Pdf || options.output.as_deref().is_some_and(targets::is_stdout))
    {
        return Err(Stop::Usage("--open ouvre un PDF écrit dans un fichier".to_owned()));
    }
    match (reported, ending) {
        (Some(reported), Some(ending)) if reported != form => Err(Stop::Usage(format!(
            "le nom finit par « .{ending} », et --format demande une autre forme : \
             donnez-leur la même"
        ))),
        _ if options.ppp.is_some() && form != OutputForm::Png => Err(Stop::Usage(
            "--ppp règle la finesse des images png : ajoutez --format png".to_owned(),
        )),
        _ => Ok(form),
    }
}

/// What the pages are made from.
struct Made<'a> {
    /// `None` together with an error.
    bundle: Option<&'a Bundle>,
    engine: &'a mut Engine,
    prepared: Prepared,
    /// Whether a warning keeps the document from being written.
    strict: bool,
    /// Whether the PDF is shown once it is written.
    open: bool,
}

impl Made<'_> {
    fn pdf(self, target: &Target, diagnostics: &mut Diagnostics) -> Result<(), Stop> {
        let Self { bundle, engine, prepared, strict, open } = self;
        if let (Some(_), Target::File(target)) = (bundle, target) {
            check_target(target)?;
        }
        let (pdf, sources) = stages::pdf(engine, bundle, prepared, diagnostics);
        reported(diagnostics, &sources, strict)?;
        let Some(pdf) = pdf else { return Err(Stop::Data) };
        match target {
            Target::Stdout => output::bytes(&pdf.bytes)?,
            Target::File(target) => {
                output::write_whole(target, &pdf.bytes)?;
                output::result(&format!("{}\n", target.display()))?;
                if open && open::that_detached(target).is_err() {
                    output::message(
                        "aucun lecteur de PDF ne s'est ouvert : ouvrez ce fichier vous-même\n",
                    );
                }
            }
        }
        leave_to_the_system((pdf, sources));
        Ok(())
    }

    fn pictures(
        self,
        names: &Names,
        diagnostics: &mut Diagnostics,
        picture: PageExporter,
    ) -> Result<(), Stop> {
        let Self { bundle, engine, prepared, strict, .. } = self;
        let (document, sources) = stages::pages(engine, bundle, prepared, diagnostics);
        reported(diagnostics, &sources, strict)?;
        let Some(document) = document else { return Err(Stop::Data) };
        let written =
            pictures::write(names, document.page_count(), |page| picture(&document, page));
        leave_to_the_system((document, sources));
        written
    }
}

/// Shows what was found, and stops where the document must not be written.
fn reported(diagnostics: &mut Diagnostics, sources: &SourceMap, strict: bool) -> Result<(), Stop> {
    let shown = show(diagnostics, sources);
    let mut errors = diagnostics.iter().filter(|one| one.is_error()).peekable();
    if errors.peek().is_some() && errors.all(|diagnostic| diagnostic.code == Code::MarkLeft) {
        output::message(super::DRAFT);
    }
    let refused = strict && diagnostics.warnings() > 0;
    if refused { shown.and(Err(Stop::Data)) } else { shown }
}

/// Refuses to write over what is no PDF.
fn check_target(target: &Path) -> Result<(), Stop> {
    let (aim, former) = output::aim(target)?;
    // An empty file has nothing to lose.
    if former.is_some_and(|former| former.len() > 0) && !is_pdf(&aim) {
        return Err(Stop::Usage(format!(
            "« {} » existe et n'est pas un PDF : donnez un autre nom, ou déplacez ce fichier",
            target.display()
        )));
    }
    Ok(())
}

fn is_pdf(path: &Path) -> bool {
    let mut start = [0; 4];
    File::open(path).and_then(|mut file| file.read_exact(&mut start)).is_ok() && start == *b"%PDF"
}

/// The bundle of an edition's document; `None` together with an error.
pub(super) fn bundle(
    edition: &Path,
    document: &str,
    purpose: Purpose,
    diagnostics: &mut Diagnostics,
) -> Result<(Option<Bundle>, SourceMap), Stop> {
    let templates = Templates::of(edition, diagnostics);
    known_document(&templates, document)?;
    let prepared = prepare(edition, diagnostics);
    Ok(stages::bundle(prepared, &templates, document, purpose, diagnostics))
}

/// Refuses a document that the templates do not have.
pub(super) fn known_document(templates: &Templates, document: &str) -> Result<(), Stop> {
    let documents = templates.documents();
    if documents.contains(&document) {
        return Ok(());
    }
    let help = suggest::help(document, &documents, "documents");
    Err(Stop::Usage(format!("le document « {document} » n'existe pas : {help}")))
}

/// The day that reproducible builds ask for, in place of the edition's.
pub(super) fn source_date() -> Result<Option<NaiveDate>, Stop> {
    let Some(seconds) = std::env::var_os("SOURCE_DATE_EPOCH").filter(|value| !value.is_empty())
    else {
        return Ok(None);
    };
    let date = seconds.to_str().and_then(|text| DateTime::from_timestamp(text.parse().ok()?, 0));
    match date {
        Some(date) => Ok(Some(date.date_naive())),
        None => Err(Stop::Usage("SOURCE_DATE_EPOCH doit être un nombre de secondes".to_owned())),
    }
}

/// The name of what is written where nobody says, without its ending.
fn default_name(document: &str, year: i32, purpose: Purpose, draft: Draft) -> String {
    let name = if document == "rapport" { "rapport-activite" } else { document };
    let end = match purpose {
        Purpose::Reading => "",
        Purpose::Printing => "-impression",
    };
    let draft = if draft == Draft::No { "" } else { "-brouillon" };
    format!("{name}-{year}{draft}{end}")
}
