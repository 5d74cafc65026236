//! Numbers that the texts state by hand, held against the data.
//!
//! A number is judged only beside what it counts, and only by the numbers of
//! the data that count the same thing. Among these, those that the sentence is
//! surely about (its words are those of the figure, it names the event, the
//! text lists the theme) decide alone for small numbers, which are equal by
//! chance too easily; a large number that any of them gives is true.

mod facts;
mod statement;
mod units;

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use self::facts::{Fact, facts, holds, of_last_year};
use self::statement::{Reading, Statement, statements};
use self::units::{Family, Lexicon};
use super::View;
use super::named::{Named, named_events};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::french::{self, fold};
use crate::prose::{Block, Cited, Kind, Prose, sentences};
use crate::quantity::{Qualifier, Quantity};

/// Up to here a number is equal to another by chance too easily.
const SMALL: u64 = 12;
/// How many of the nearest numbers are named.
const NAMED: usize = 2;

/// Tells each number of a text that no number of the data gives.
pub(super) fn numbers_are_those_of_the_data(view: &View<'_>, diagnostics: &mut Diagnostics) {
    let mut judge = Judge::new(view);
    for text in view.texts {
        let mut membership = false;
        for block in &text.blocks {
            // A list goes on about what the paragraph before it announces.
            membership = speaks_of_members(&block.text) || (membership && block.kind == Kind::Item);
            let found = statements(block, &judge.lexicon);
            if !found.is_empty() {
                judge.block(text, block, membership, &found, diagnostics);
            }
        }
    }
}

struct Judge<'a> {
    view: &'a View<'a>,
    lexicon: Lexicon,
    facts: BTreeMap<Family, Vec<Fact>>,
    of_last_year: BTreeMap<Family, Vec<Fact>>,
    named: Option<Named<'a>>,
}

/// What surrounds a statement.
struct Context {
    /// Folded words of the block.
    words: HashSet<String>,
    /// Themes whose events the text lists.
    themes: Vec<String>,
    /// The block, or what comes before it, is about members.
    membership: bool,
    /// Events that the sentence names.
    events: Vec<String>,
    /// The sentence, folded.
    sentence: String,
    /// It names another year, whose numbers it gives.
    other_year: bool,
}

impl<'a> Judge<'a> {
    fn new(view: &'a View<'a>) -> Self {
        let lexicon = Lexicon::of(&view.dataset.settings);
        let (facts, of_last_year) = (BTreeMap::new(), BTreeMap::new());
        Self { view, lexicon, facts, of_last_year, named: None }
    }

    fn block(
        &mut self,
        text: &Prose,
        block: &Block,
        membership: bool,
        found: &[Statement],
        diagnostics: &mut Diagnostics,
    ) {
        let themes = text.citations.iter().filter(|it| it.cited == Cited::Theme);
        let mut context = Context {
            words: content(&block.text),
            themes: themes.map(|it| it.id.clone()).collect(),
            membership,
            events: Vec::new(),
            sentence: String::new(),
            other_year: false,
        };
        let mut rest = found;
        for sentence in sentences(&block.text) {
            let within = rest.partition_point(|it| it.range.start < sentence.end);
            let (here, further) = rest.split_at(within);
            rest = further;
            if here.is_empty() {
                continue;
            }
            let words = &block.text[sentence.clone()];
            context.events = self.events(text, block, sentence);
            context.sentence = fold(words);
            for statement in here {
                let own = &block.text[statement.range.clone()];
                context.other_year = names_another_year(words, own, self.view.dataset.year());
                self.judge(block, &context, statement, diagnostics);
            }
        }
    }

    fn judge(
        &mut self,
        block: &Block,
        context: &Context,
        statement: &Statement,
        diagnostics: &mut Diagnostics,
    ) {
        let view = self.view;
        if !is_about_us(statement, context) {
            return;
        }
        let all = self
            .facts
            .entry(statement.family.clone())
            .or_insert_with(|| facts(view, &statement.family));
        if statement.reading == Reading::Gain {
            return gain(view, block, statement, all, diagnostics);
        }
        let near: Vec<&Fact> = all.iter().filter(|it| context.is_about(it, statement)).collect();
        let stated = &statement.quantity;
        let is_true = match statement.reading {
            Reading::Part => all
                .iter()
                .any(|fact| fact.bounds().high.is_none_or(|high| stated.bounds().low <= high)),
            _ => {
                let declared = matches!(statement.family, Family::Declared(_));
                if declared && near.is_empty() {
                    return;
                }
                let small = stated.value() <= SMALL;
                let decided = small && near.iter().any(|it| context.kinship(it, statement) > 1);
                // A fact that shares a word with the sentence may be what it means.
                let may_mean = |fact: &Fact| !decided || context.kinship(fact, statement) > 0;
                near.iter().any(|fact| holds(stated, fact, false))
                    || all.iter().any(|fact| holds(stated, fact, true) && may_mean(fact))
            }
        };
        if is_true || all.is_empty() || context.other_year {
            return;
        }
        let near = if near.is_empty() { all.iter().collect() } else { near };
        let one = told(block, statement, near);
        diagnostics.push(self.explained(block, statement, one));
    }

    /// The events that a sentence names, by their title or by their id.
    fn events(&mut self, text: &Prose, block: &Block, sentence: Range<usize>) -> Vec<String> {
        let view = self.view;
        let named = self.named.get_or_insert_with(|| named_events(view));
        let quoted = named.in_quotes(&block.text, sentence.clone());
        let source = block.source(sentence);
        // Citations are in the order of the text.
        let first = text.citations.partition_point(|it| it.range.start < source.start);
        let cited = text.citations[first..].iter().take_while(|it| it.range.start < source.end);
        let cited = cited.filter(|it| it.cited == Cited::Event);
        let quoted = quoted.iter().flat_map(|(_, events)| *events);
        quoted.map(|it| it.id.clone()).chain(cited.map(|it| it.id.clone())).collect()
    }

    /// A number of those who registered, or of last year, is told as such.
    fn explained(&mut self, block: &Block, statement: &Statement, one: Diagnostic) -> Diagnostic {
        let view = self.view;
        let words = &block.text[statement.range.clone()];
        let value = statement.quantity.value();
        let same = |fact: &&Fact| fact.quantity.value() == value && value > SMALL;
        if matches!(statement.family, Family::Participants | Family::People) {
            let registered = self
                .facts
                .entry(Family::Registered)
                .or_insert_with(|| facts(view, &Family::Registered));
            if let Some(fact) = registered.iter().find(same) {
                return one
                    .message(format!(
                        "« {words} » : ce nombre est celui des inscrits, {}",
                        fact.what
                    ))
                    .help("écrivez « inscrits », ou donnez le nombre de ceux qui sont venus");
            }
        }
        let former = self
            .of_last_year
            .entry(statement.family.clone())
            .or_insert_with(|| of_last_year(view, &statement.family));
        match former.iter().find(same) {
            Some(fact) => Diagnostic {
                code: Code::LastYear,
                message: format!(
                    "« {words} » est le nombre de {} : {}",
                    view.dataset.year() - 1,
                    fact.what
                ),
                ..one
            },
            None => one,
        }
    }
}

/// Whether a sentence names a year that is not the report's, outside of the
/// number itself.
fn names_another_year(sentence: &str, number: &str, year: i32) -> bool {
    sentence
        .split(|sign: char| !sign.is_ascii_digit())
        .filter(|digits| digits.len() == 4 && !number.contains(digits))
        .filter_map(|digits| digits.parse().ok())
        .any(|named: i32| named != year && (1900..2100).contains(&named))
}

/// The words of a text that say something, folded.
fn content(text: &str) -> HashSet<String> {
    let folded = fold(text);
    let words = folded.split(|sign: char| !(sign.is_alphanumeric() || sign == '.'));
    words.map(units::stem).filter(|word| word.len() >= 3).collect()
}

/// Words of a label that tell nothing from another.
const EMPTY: &str = "les des aux par pour sur dans avec une cette annee total nombre ensemble compte \
    organise organisee coorganise co-organise type ligne rendez evenement site";

impl Context {
    /// Whether the sentence is surely about this number of the data.
    fn is_about(&self, fact: &Fact, statement: &Statement) -> bool {
        if !self.events.is_empty() {
            return fact.event.as_ref().is_some_and(|event| self.events.contains(event));
        }
        if fact.event.is_none() && fact.themes.iter().any(|theme| self.themes.contains(theme)) {
            return true;
        }
        let (said, all) = self.common(fact, statement);
        said > 0 && said >= all.min(2) && said * 10 >= all * 6
    }

    /// How much tells that the sentence is about it: words of its label, its
    /// theme, its event.
    fn kinship(&self, fact: &Fact, statement: &Statement) -> usize {
        let event = fact.event.as_ref().is_some_and(|event| self.events.contains(event));
        let theme = fact.themes.iter().any(|theme| self.themes.contains(theme));
        self.common(fact, statement).0 + if event || theme { 2 } else { 0 }
    }

    /// Words of a label that the block says, and how many it has. The unit is
    /// said by both, and is no sign that they are about one thing.
    fn common(&self, fact: &Fact, statement: &Statement) -> (usize, usize) {
        let unit = match &statement.family {
            Family::Declared(unit) | Family::Events(unit) => unit.as_str(),
            _ => "",
        };
        let label: Vec<String> = content(&fact.what)
            .into_iter()
            .filter(|word| word != unit && !is_unit(word))
            .filter(|word| !EMPTY.split_whitespace().any(|it| it == word))
            .collect();
        (label.iter().filter(|word| self.words.contains(*word)).count(), label.len())
    }
}

fn is_unit(word: &str) -> bool {
    const UNITS: &str = "participant participation inscrit personne destinataire abonne follower \
        adherent article fiche exemplaire telechargement visite visiteur lettre electronique numero \
        envoi newsletter webinaire conference formation seminaire collectivite adherente envoyee \
        pratique imprime";
    UNITS.split_whitespace().any(|it| it == word)
}

fn speaks_of_members(text: &str) -> bool {
    ["adhér", "Adhér", "ADHÉR"].iter().any(|stem| text.contains(stem))
}

/// « collectivités » and « personnes » may be anybody's: the sentence must say
/// that they are members, or that they came.
fn is_about_us(statement: &Statement, context: &Context) -> bool {
    let said = |words: &[&str]| words.iter().any(|word| context.sentence.contains(word));
    match &statement.family {
        Family::Members => {
            context.membership || said(&["adher", "reseau rassemble", "reseau compte"])
        }
        Family::People => {
            let value = statement.quantity.value();
            value > SMALL && said(&["inscri", "particip", "present", "assist", "suivi", "reuni"])
        }
        Family::Articles => !said(&["articles de la loi", "articles du code", "projet de loi"]),
        Family::Events(_) => {
            !context.themes.is_empty()
                || said(&["organis", "a tenu", "anime", "donne lieu", "ont eu lieu", "propose"])
        }
        _ => true,
    }
}

/// « 341 abonné.e.s de plus »: what was gained since last year.
fn gain(
    view: &View<'_>,
    block: &Block,
    statement: &Statement,
    all: &[Fact],
    diagnostics: &mut Diagnostics,
) {
    let exact =
        |quantity: &Quantity| (quantity.qualifier() == Qualifier::Exact).then(|| quantity.value());
    let gained = |fact: &&Fact| {
        let (now, before) = (exact(&fact.quantity)?, exact(fact.previous.as_ref()?)?);
        Some((now.checked_sub(before)?, now, before))
    };
    let gains: Vec<(u64, u64, u64)> = all.iter().filter_map(|fact| gained(&fact)).collect();
    let bounds = statement.quantity.bounds();
    let Some((gain, now, before)) = gains.first() else { return };
    if gains.iter().any(|(gain, ..)| bounds.contains(*gain)) {
        return;
    }
    let words = &block.text[statement.range.clone()];
    diagnostics.push(
        Diagnostic::new(
            Code::StatedNumber,
            format!("« {words} » de plus : les données n'en donnent pas autant"),
        )
        .at(block.place(statement.range.clone()))
        .about(words)
        .help(format!(
            "de {} à {}, il y en a {} de plus qu'en {} : corrigez le texte ou les données",
            french::number(*before),
            french::number(*now),
            french::number(*gain),
            view.dataset.year() - 1
        )),
    );
}

fn told(block: &Block, statement: &Statement, mut near: Vec<&Fact>) -> Diagnostic {
    let words = &block.text[statement.range.clone()];
    let stated = statement.quantity.value();
    near.sort_by_key(|fact| fact.quantity.value().abs_diff(stated));
    let nearest: Vec<String> = near.iter().take(NAMED).map(|fact| fact.words()).collect();
    let message = format!("« {words} » : aucun chiffre des données ne le dit");
    let one = Diagnostic::new(Code::StatedNumber, message)
        .at(block.place(statement.range.clone()))
        .about(words)
        .help(format!("au plus près : {} ; citez le chiffre, ou corrigez", nearest.join(" ; ")));
    match near.first().and_then(|fact| fact.place) {
        Some(place) => one.related(place, "le plus proche est ici"),
        None => one,
    }
}
