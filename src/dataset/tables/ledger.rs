//! The table `comptes`: the lines of the accounts, whose totals the tool makes.

use super::prelude::*;
use crate::dataset::accounting::{self, Side, Statement};
use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::language::suggest::name_key;

const COLUMNS: &[Column] = &[
    required(
        "nature",
        "Compte de résultat, contributions en nature, bilan, ou budget de l'année à venir",
    )
    .is(CellForm::Choice(Statement::WORDS))
    .example("resultat")
    .also(&["etat", "tableau"]),
    optional(
        "compte",
        "Numéro du compte dans le plan comptable : 606, 74 ; vide pour une ligne libre",
    )
    .is(CellForm::Code)
    .example("606")
    .also(&["numero", "numero_de_compte", "code"]),
    optional("libelle", "Nom de la ligne, s'il n'est pas celui du plan comptable")
        .example("Exemple : fournitures")
        .also(&["intitule", "designation", "nom"]),
    optional("sens", "De quel côté est la ligne, si son compte ne le dit pas")
        .is(CellForm::Choice(Side::WORDS)),
    optional("poste", "Ligne qui en regroupe plusieurs, si ce n'est pas celle du plan comptable"),
    optional("montant", "Montant de l'année ; pour un budget, celui de l'année à venir")
        .is(CellForm::Amount(None))
        .example("1200,50")
        .also(&["realise", "solde"]),
    optional("precedent", "Montant de l'année d'avant").is(CellForm::Amount(None)).also(&[
        "annee_precedente",
        "n_1",
        "exercice_precedent",
    ]),
    optional("prevu", "Montant prévu au budget de l'année").is(CellForm::Amount(None)).also(&[
        "budget",
        "prevision",
        "budgete",
    ]),
    NOTES,
    ILLUSTRATIVE,
    SOURCE,
];

/// A row of `comptes`.
#[derive(Debug, Clone)]
pub struct LedgerLine {
    /// The statement that it is of.
    pub statement: Statement,
    /// Its side.
    pub side: Side,
    /// The number of its account; a free line has none.
    pub code: Option<String>,
    /// What is printed of it.
    pub label: String,
    /// The line that groups it with others: its name, and its rank on its side by the plan.
    pub group: Option<(String, u8)>,
    /// The amount of the year; of a budget, that of the next year.
    pub amount: Option<Amount>,
    /// The amount of the year before.
    pub previous: Option<Amount>,
    /// What the budget of the year had for it.
    pub planned: Option<Amount>,
    /// The cell of its amount says that it is not known: « n.c. », « ? ».
    pub says_unknown: bool,
    /// It is the sum of other rows, those of the accounts under it: it adds nothing to a total.
    pub is_sum: bool,
    /// What it holds in the columns that the edition adds.
    pub own: OwnValues,
    /// Where it was written.
    pub row: RowRef,
}

impl Declared for LedgerLine {
    const SCHEMA: TableSchema =
        TableSchema::new("comptes", "Comptes", "Une ligne par compte, sans les totaux.", COLUMNS)
            .readable(Self::READABLE)
            .of_money()
            .lasting_without(&["montant", "precedent", "prevu", "illustratif"]);

    fn read(cells: &mut Cells<'_>) -> Option<Self> {
        let statement = cells.required("nature").and_then(|_| {
            cells.choice("nature", Statement::WORDS, |text| Statement::named(&name_key(text)))
        });
        let code = number(cells);
        let stated = cells.choice("sens", Side::WORDS, |text| Side::named(&name_key(text)));
        let (amount, previous, planned) =
            (cells.amount("montant"), cells.amount("precedent"), cells.amount("prevu"));
        // A dash is how accounts write nothing.
        let says_unknown = amount.is_none()
            && cells.written("montant").contains(|it: char| it == '?' || it.is_alphabetic());
        let (own_label, own_group) = (cells.text("libelle"), cells.text("poste"));
        let own = OwnValues::read(cells);
        let statement = statement?;
        // Of another country's plan, what stands beside the account says what it is.
        let is_of_another_plan = stated.is_some() && cells.currency() != Currency::EUR;
        let known = code.as_deref().filter(|_| !is_of_another_plan);
        let side = side(cells, statement, known, stated);
        let label = own_label.or_else(|| {
            let label = known.and_then(accounting::label).map(str::to_owned);
            if label.is_none() {
                return cells.required("libelle");
            }
            label
        });
        let (side, label) = (side?, label?);
        let planned_group = || {
            let heading = accounting::heading(statement, side, known?)?;
            Some((heading.label.to_owned(), heading.rank))
        };
        // A group of one's own stands after those of the plan.
        let group = own_group.map(|group| (group, u8::MAX)).or_else(planned_group);
        Some(Self {
            statement,
            side,
            code,
            label,
            group,
            amount,
            previous,
            planned,
            says_unknown,
            is_sum: false,
            own: own?,
            row: cells.row(),
        })
    }
}

/// The number of the account: figures, and nothing else.
fn number(cells: &mut Cells<'_>) -> Option<String> {
    let text = cells.text("compte")?;
    let digits: String = text.chars().filter(|it| !it.is_whitespace() && *it != '.').collect();
    if !digits.is_empty() && digits.len() <= 12 && digits.bytes().all(|it| it.is_ascii_digit()) {
        return Some(digits);
    }
    let message = format!("« {} » n'est pas le numéro d'un compte", shorten(&text));
    let diagnostic = Diagnostic::new(Code::WrongAccount, message)
        .at(cells.place("compte"))
        .help("écrivez des chiffres, comme 606 ; une ligne sans compte laisse la cellule vide");
    cells.say(diagnostic);
    None
}

/// The side of a line: what its account says, else what is written.
fn side(
    cells: &mut Cells<'_>,
    statement: Statement,
    code: Option<&str>,
    stated: Option<Side>,
) -> Option<Side> {
    let by_code = match statement.side_of(code.unwrap_or_default()) {
        Ok(side) => side,
        Err(other) => {
            let code = code.unwrap_or_default();
            let message =
                format!("le compte {code} n'est pas du {} mais du {}", of(statement), of(other));
            let help =
                format!("corrigez le compte, ou écrivez « {} » dans « nature »", other.word());
            let diagnostic = Diagnostic::new(Code::WrongAccount, message)
                .at(cells.place("compte"))
                .related(cells.place("nature"), "la nature est ici")
                .help(help);
            cells.say(diagnostic);
            return None;
        }
    };
    // What is written prevails: a bank account may be overdrawn, a supplier in debt.
    let side = stated.or(by_code);
    let words = statement.sides().map(Side::word).join(" ou ");
    match side {
        Some(side) if statement.sides().contains(&side) => Some(side),
        Some(side) => {
            let message = format!("« {} » n'est pas un côté du {}", side.word(), of(statement));
            let diagnostic = Diagnostic::new(Code::WrongAccount, message)
                .at(cells.place("sens"))
                .help(format!("écrivez {words}"));
            cells.say(diagnostic);
            None
        }
        None => {
            let what = match code {
                Some(code) => {
                    format!("le compte {code} peut être des deux côtés du {}", of(statement))
                }
                None => format!("rien ne dit de quel côté du {} est cette ligne", of(statement)),
            };
            let place = if cells.has("sens") { "sens" } else { "compte" };
            let diagnostic = Diagnostic::new(Code::WrongAccount, what)
                .at(cells.place(place))
                .help(format!("écrivez {words} dans la colonne « sens »"));
            cells.say(diagnostic);
            None
        }
    }
}

/// « compte de résultat », after « du ».
fn of(statement: Statement) -> &'static str {
    match statement {
        Statement::Income => "compte de résultat",
        Statement::InKind => "tableau des contributions en nature",
        Statement::Balance => "bilan",
        Statement::Budget => "budget",
    }
}

record!(LedgerLine, |it| {
    "nature" => Field::Text(it.statement.word()),
    "compte" => text(&it.code),
    "libelle" => Field::Text(&it.label),
    "sens" => Field::Text(it.side.word()),
    "poste" => Field::Text(it.group.as_ref().map_or(it.label.as_str(), |(group, _)| group)),
    "montant" => Field::Amount(it.amount),
    "precedent" => Field::Amount(it.previous),
    "prevu" => Field::Amount(it.planned),
} held: !it.is_sum && it.is_of_the_year(););

impl LedgerLine {
    /// Whether the year has it: a line that only last year or the budget has is not of the year.
    fn is_of_the_year(&self) -> bool {
        self.amount.is_some() || self.is_unknown()
    }

    /// Whether the year has it, and nothing says for how much.
    pub fn is_unknown(&self) -> bool {
        let is_of_another = self.previous.is_some() || self.planned.is_some();
        self.amount.is_none() && (self.says_unknown || !is_of_another)
    }
}

/// Marks the rows that are the sum of others: an account whose number begins that of another, on
/// the same side of the same statement.
pub(in crate::dataset) fn mark_sums(lines: &mut [LedgerLine]) {
    let keys: Vec<(Statement, Side, Option<String>)> =
        lines.iter().map(|line| (line.statement, line.side, line.code.clone())).collect();
    for line in lines {
        let Some(code) = &line.code else { continue };
        line.is_sum = keys.iter().any(|(statement, side, other)| {
            (*statement, *side) == (line.statement, line.side)
                && other.as_ref().is_some_and(|it| it.len() > code.len() && it.starts_with(code))
        });
    }
}
