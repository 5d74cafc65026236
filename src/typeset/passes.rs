//! Passes of the engine over a document: it is laid out again until what it asks of itself, page
//! numbers and headings, is what the pages say. The loop of the engine's own `compile`, which does not
//! tell how many it takes.

use typst::World;
use typst::comemo::{Constraint, Track};
use typst::diag::{At, SourceResult, Warned};
use typst::engine::{Engine, Route, Sink, Traced};
use typst::foundations::{Output, StyleChain, Target, TargetElem};
use typst::introspection::{EmptyIntrospector, Introspector, MAX_ITERS, analyze};
use typst::syntax::Span;
use typst::utils::Protected;
use typst_layout::PagedDocument;

use super::world::BundleWorld;

/// The pages of the main file, after as many passes as they need.
pub(super) struct Passes {
    /// What came out, and what the engine warns of.
    pub(super) compiled: Warned<SourceResult<PagedDocument>>,
    /// How many times the pages were laid out.
    pub(super) count: usize,
}

/// Lays out the main file.
pub(super) fn run(world: &BundleWorld) -> Passes {
    let (mut sink, mut count) = (Sink::new(), 0);
    let output = settled(world, &mut sink, &mut count);
    let output = output.map_err(|mut errors| {
        let mut seen = Vec::new();
        errors.retain(|it| {
            let is_new = !seen.contains(&(it.span, it.message.clone()));
            seen.push((it.span, it.message.clone()));
            is_new
        });
        errors
    });
    Passes { compiled: Warned { output, warnings: sink.warnings() }, count }
}

fn settled(world: &dyn World, sink: &mut Sink, count: &mut usize) -> SourceResult<PagedDocument> {
    let (library, traced) = (world.library(), Traced::default());
    let target = TargetElem::target.set(Target::Paged).wrap();
    let base = StyleChain::new(&library.styles);
    let styles = base.chain(&target);
    let main = world.source(world.main()).at(Span::detached())?;
    let content = typst_eval::eval(
        world.track(),
        library,
        traced.track(),
        sink.track_mut(),
        Route::default().track(),
        &main,
    )?
    .content();
    let mut history: Vec<PagedDocument> = Vec::new();
    let document = loop {
        let introspector: &dyn Introspector = match history.last() {
            Some(former) => Output::introspector(former),
            None => &EmptyIntrospector,
        };
        let (asked, mut heard) = (Constraint::new(), Sink::new());
        let mut engine = Engine {
            library,
            world: world.track(),
            introspector: Protected::new(introspector.track_with(&asked)),
            traced: traced.track(),
            sink: heard.track_mut(),
            route: Route::default(),
        };
        let document = PagedDocument::create(&mut engine, &content, styles)?;
        *count += 1;
        if asked.validate(Output::introspector(&document)) {
            sink.extend_from_sink(heard);
            break document;
        }
        if *count == MAX_ITERS {
            let introspectors = std::array::from_fn(|pass| match pass.checked_sub(1) {
                None => &EmptyIntrospector as &dyn Introspector,
                Some(pass) => Output::introspector(history.get(pass).unwrap_or(&document)),
            });
            let unsettled = analyze(world.track(), introspectors, heard.introspections());
            sink.extend_from_sink(heard);
            unsettled.into_iter().for_each(|warning| sink.warn(warning));
            break document;
        }
        history.push(document);
    };
    match sink.delayed() {
        errors if errors.is_empty() => Ok(document),
        errors => Err(errors),
    }
}
