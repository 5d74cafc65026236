//! `rapport compile`: check, then write the PDF, or a picture of each page.

use std::cell::Cell;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::args::{CompileOptions, Report};
use super::ending::leave_to_the_system;
use super::forms::OutputForm;
use super::pictures::{self, Names};
use super::progress::{self, Progress, Times};
use super::targets::{self, Target};
use super::{Stop, bounds, day, locked, machine, output, several, ticks};
use crate::charts::Drawn;
use crate::compile::prepared::{self, Draft};
use crate::compile::read_again;
use crate::compile::stages::{self, Begun, Pdf, Step};
use crate::design::templates::Templates;
use crate::diagnostic::source::SourceMap;
use crate::diagnostic::{Code, Diagnostics};
use crate::language::partial_date::Period;
use crate::language::suggest;
use crate::typeset::Document;
use crate::typeset::bundle::{Bundle, Purpose};

/// Pixels an inch of a picture, where nobody asks for another number.
const FINENESS: f64 = 144.0;

pub(super) fn run(options: &CompileOptions) -> Result<(), Stop> {
    machine::expect_much();
    let form = form(options)?;
    let editions = several::editions(&options.editions)?;
    if let [edition] = editions.as_slice() {
        machine::share_the_work();
        let progress = Progress::begin();
        let made = make(edition, options, form, &progress)?;
        return made.finish(edition, options, progress);
    }
    for_several(options)?;
    let progress = Progress::begin();
    let done = AtomicUsize::new(0);
    let made = several::each(&editions, |edition| {
        let many = editions.len();
        progress.say(format!("édition {} sur {many}", done.fetch_add(1, Ordering::Relaxed) + 1));
        make(edition, options, form, &progress)
    });
    drop(progress);
    one_target_each(&made)?;
    let mut ended = Vec::new();
    for (edition, made) in editions.iter().zip(made) {
        if options.format_messages == Report::Humain {
            several::heading(edition);
        }
        ended.push(made.and_then(|made| made.finish(edition, options, Progress::begin())));
    }
    if options.format_messages == Report::Humain {
        several::summary(&ended);
    }
    several::worst(ended)
}

/// Refuses what makes sense for one edition only.
fn for_several(options: &CompileOptions) -> Result<(), Stop> {
    let single = match options.output.as_deref() {
        _ if options.open => "--open ouvre un seul PDF",
        Some(target) if targets::is_stdout(target) => "la sortie standard ne reçoit qu'un PDF",
        Some(target) if !targets::names_folder(target) => {
            "« -o » nomme un seul fichier : donnez un dossier/ (avec la barre)"
        }
        _ if matches!(options.format_messages, Report::Json | Report::Sarif) => {
            "les messages en json ou en sarif sont d'une édition à la fois ; « rapport check » les réunit"
        }
        _ => return Ok(()),
    };
    Err(Stop::Usage(format!("il y a plusieurs éditions, et {single}")))
}

/// Refuses that an edition takes the place of another.
fn one_target_each(made: &[Result<Made, Stop>]) -> Result<(), Stop> {
    let mut known: Vec<&Path> = Vec::new();
    for made in made.iter().flatten() {
        let Place::Pdf(Target::File(target)) = &made.place else { continue };
        if known.contains(&target.as_path()) {
            return Err(Stop::Usage(format!(
                "deux des éditions s'écriraient dans « {} » : composez-les l'une après l'autre, avec -o",
                target.display()
            )));
        }
        known.push(target);
    }
    Ok(())
}

/// Makes the document of an edition, and writes nothing.
fn make(
    edition: &Path,
    options: &CompileOptions,
    form: OutputForm,
    progress: &Progress,
) -> Result<Made, Stop> {
    let times = Times::begin();
    let former = Cell::new(None);
    let begins = |step| {
        times.begins(step);
        if options.editions.len() < 2 {
            progress.say(progress::told(step, former.get()));
        }
    };
    begins(Step::Reading);
    let mut diagnostics = Diagnostics::default();
    let date = day::source_date()?;
    let purpose = if options.impression { Purpose::Printing } else { Purpose::Reading };
    let document = options.document.as_str();
    let Begun { mut prepared, templates, mut engine } =
        stages::begin(edition, document, purpose, &mut diagnostics);
    known_document(&templates, document)?;
    if options.brouillon {
        prepared.take_as(Draft::Yes, &mut diagnostics);
    }
    if let Some(lock) = &options.locked {
        locked::check(lock, edition, &prepared, &templates)?;
    }
    begins(Step::Assembling);
    let drawn = &mut Drawn::default();
    let mut bundle =
        stages::assembled(&mut prepared, &templates, document, purpose, drawn, &mut diagnostics);
    if let (Some(bundle), Some(date)) = (&mut bundle, date) {
        bundle.date = date;
    }
    if let (Some(bundle), true) = (&mut bundle, options.relecture) {
        stages::for_review(bundle, &prepared, &mut diagnostics);
    }
    let given = match options.relecture {
        true => read_again::numbers(&prepared).split_off(prepared.input.numbers.len()),
        false => Vec::new(),
    };
    let open = match options.strict_relecture {
        true => read_again::open(&prepared, &[document]),
        false => Vec::new(),
    };
    let mut name = default_name(document, prepared.dataset.period(), purpose, prepared.draft);
    if options.relecture {
        name.push_str("-relecture");
    }
    let usual = targets::usual(Some(edition), &name);
    let stem = usual.to_string_lossy();
    let target = Target::of(options.output.as_deref(), Path::new(&format!("{stem}.pdf")));
    if let (true, Target::File(target)) = (progress.is_seen(), &target) {
        former.set(progress::pages_of(target));
    }
    if let (Some(_), Target::File(target)) = (&options.output, &target) {
        // Before the pages are made: their time would be lost.
        targets::keep_out(target, edition)?;
    }
    let rows = prepared.rows();
    let watch = bundle.as_ref().map(|bundle| bounds::guard(edition, document, bundle, rows));
    let (engine, bundle) = (&mut engine, bundle.as_ref());
    let (content, sources, place);
    if form == OutputForm::Pdf {
        if let (Some(_), Target::File(target)) = (bundle, &target) {
            check_target(target)?;
        }
        let (pdf, of) = stages::pdf(engine, bundle, prepared, &mut diagnostics, &begins);
        (content, sources, place) = (pdf.map(Content::Pdf), of, Place::Pdf(target));
    } else {
        let (pages, of) = stages::pages(engine, bundle, prepared, &mut diagnostics, &begins);
        let names = Names::new(options.output.as_deref(), &stem, form);
        (content, sources, place) = (pages.map(Content::Pages), of, Place::Pages(names, form));
    }
    drop(watch);
    Ok(Made { content, place, diagnostics, sources, times, open, given })
}

/// What was made of an edition.
struct Made {
    /// `None` together with an error.
    content: Option<Content>,
    place: Place,
    diagnostics: Diagnostics,
    sources: SourceMap,
    times: Times,
    /// Figures that are still to be read again, where that keeps the document from being written.
    open: Vec<String>,
    /// What a review copy has given a number to for the first time.
    given: Vec<String>,
}

enum Content {
    Pdf(Pdf),
    Pages(Document),
}

/// Where it goes.
enum Place {
    Pdf(Target),
    Pages(Names, OutputForm),
}

impl Made {
    /// Says what was found, and writes what was made.
    fn finish(
        mut self,
        edition: &Path,
        options: &CompileOptions,
        progress: Progress,
    ) -> Result<(), Stop> {
        let shown = self.reported(edition, options, progress);
        let written = shown.and_then(|progress| match (&self.content, &self.place) {
            (Some(Content::Pdf(pdf)), Place::Pdf(target)) => write_pdf(pdf, target, options.open),
            (Some(Content::Pages(pages)), Place::Pages(names, form)) => {
                write_pages(pages, names, *form, options, &progress)
            }
            _ => Err(Stop::Data),
        });
        if written.is_ok() {
            ticks::number(edition, &self.given);
        }
        if options.temps {
            output::message(&self.times.table(self.passes()));
        }
        leave_to_the_system(self);
        written
    }

    /// How many times its pages were laid out.
    fn passes(&self) -> Option<usize> {
        let document = match self.content.as_ref()? {
            Content::Pdf(pdf) => &pdf.document,
            Content::Pages(document) => document,
        };
        Some(document.passes())
    }

    /// Shows what was found, and stops where the document must not be written. The line of progress
    /// goes on only where nothing is said.
    fn reported(
        &mut self,
        edition: &Path,
        options: &CompileOptions,
        progress: Progress,
    ) -> Result<Progress, Stop> {
        let diagnostics = &mut self.diagnostics;
        diagnostics.sort(&self.sources);
        drop(progress);
        several::tell(options.format_messages, edition, diagnostics, &self.sources);
        let mut errors = diagnostics.iter().filter(|one| one.is_error()).peekable();
        let refused = errors.peek().is_some();
        if refused
            && errors.all(|diagnostic| diagnostic.code == Code::MarkLeft)
            && options.format_messages == Report::Humain
        {
            output::message(super::DRAFT);
        }
        if !refused && !self.open.is_empty() {
            output::message(&format!(
                "{}\n« rapport figures --valider CHIFFRE --par NOM » note ce qui a été relu\n",
                read_again::told(&self.open)
            ));
            return Err(Stop::Data);
        }
        if refused || (options.strict && diagnostics.warnings() > 0) {
            return Err(Stop::Data);
        }
        Ok(Progress::begin())
    }
}

fn write_pdf(pdf: &Pdf, target: &Target, open: bool) -> Result<(), Stop> {
    match target {
        Target::Stdout => output::bytes(&pdf.bytes),
        Target::File(target) => {
            output::write_whole(target, &pdf.bytes)?;
            output::result(&format!("{}\n", target.display()))?;
            if open && open::that_detached(target).is_err() {
                output::message(
                    "aucun lecteur de PDF ne s'est ouvert : ouvrez ce fichier vous-même\n",
                );
            }
            Ok(())
        }
    }
}

fn write_pages(
    document: &Document,
    names: &Names,
    form: OutputForm,
    options: &CompileOptions,
    progress: &Progress,
) -> Result<(), Stop> {
    let fineness = options.ppp.map_or(FINENESS, f64::from);
    let Some(picture) = form.of_each_page(fineness) else { return Err(Stop::Data) };
    let (count, done) = (document.page_count(), AtomicUsize::new(0));
    pictures::write(names, count, |page| {
        progress.say(format!("page {} sur {count}", done.fetch_add(1, Ordering::Relaxed) + 1));
        picture(document, page)
    })
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
    let prepared = prepared::count(edition, diagnostics);
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

/// The name of what is written where nobody says, without its ending.
fn default_name(document: &str, period: Period, purpose: Purpose, draft: Draft) -> String {
    let name = if document == "rapport" { "rapport-activite" } else { document };
    let end = match purpose {
        Purpose::Reading => "",
        Purpose::Printing => "-impression",
    };
    let draft = if draft == Draft::No { "" } else { "-brouillon" };
    format!("{name}-{period}{draft}{end}")
}
