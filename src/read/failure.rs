//! Cells in which a spreadsheet says that it has no value to show.

/// What a cell holds when its formula was saved without a result.
pub const NO_RESULT: &str = "#FORMULE!";

/// Why a cell has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// Its formula failed: `#REF!`, `#N/A`, `Err:502`.
    Formula,
    /// Its formula was saved without a result.
    NoResult,
    /// The column was too narrow when the sheet was saved as text: `########`.
    TooNarrow,
    /// A long number was abridged, and its last digits are lost: `1,22E+17`.
    Abridged,
}

impl Failure {
    /// What a cell says of itself; `None` for a cell that has a value.
    pub fn of(cell: &str) -> Option<Self> {
        match cell.as_bytes().first()? {
            b'#' if cell == NO_RESULT => Some(Self::NoResult),
            b'#' if cell.len() > 2 && cell.bytes().all(|byte| byte == b'#') => {
                Some(Self::TooNarrow)
            }
            b'#' => is_error(&cell[1..]).then_some(Self::Formula),
            b'E' | b'F' => is_code(cell).then_some(Self::Formula),
            b'L' | b'C' => is_loading(cell).then_some(Self::NoResult),
            b'0'..=b'9' => is_abridged(cell).then_some(Self::Abridged),
            _ => None,
        }
    }

    /// What is told of it, and what to do.
    pub fn message_and_help(self, cell: &str) -> (String, &'static str) {
        match self {
            Self::Formula => (
                format!("la formule de cette cellule a échoué : « {cell} »"),
                "corrigez la formule, ou tapez la valeur à sa place",
            ),
            Self::NoResult => (
                "la formule de cette cellule a été enregistrée sans son résultat".to_owned(),
                "ouvrez le classeur dans le tableur et enregistrez-le, ou tapez la valeur à la place de la formule",
            ),
            Self::TooNarrow => (
                format!(
                    "« {cell} » : la colonne était trop étroite, et la valeur n'a pas été enregistrée"
                ),
                "élargissez la colonne dans le tableur, puis enregistrez à nouveau",
            ),
            Self::Abridged => (
                format!("« {cell} » : le tableur a abrégé un long numéro, dont la fin est perdue"),
                "dans le fichier d'origine, donnez à la colonne le format « Texte » avant d'y coller les numéros",
            ),
        }
    }
}

/// `REF!`, `NOM ?`, `DIV/0!`, `N/A`, without the character before it.
fn is_error(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['¡', '¿']);
    let word = rest.trim_end_matches(['!', '?']).trim_end();
    let is_word = !word.is_empty()
        && word
            .chars()
            .all(|c| c.is_ascii_digit() || c == '/' || (c.is_alphabetic() && c.is_uppercase()));
    is_word && (rest.ends_with(['!', '?']) || word == "N/A" || word == "N/D")
}

/// `Err:502`, `Fehler:522`
fn is_code(cell: &str) -> bool {
    let words = ["Error", "Erreur", "Erro", "Err", "Fehler"];
    let code = words.iter().find_map(|word| cell.strip_prefix(word));
    let code = code.map(|rest| rest.trim_start().trim_start_matches(':').trim_start());
    code.is_some_and(|code| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What a sheet of the web shows as long as it has no result: « Chargement… ».
fn is_loading(cell: &str) -> bool {
    let word = cell.trim_end_matches(['.', '…', ' ']);
    word.len() < cell.len() && ["Loading", "Chargement", "Chargement en cours"].contains(&word)
}

/// `1,22E+17`
fn is_abridged(cell: &str) -> bool {
    let Some((digits, exponent)) = cell.split_once(['E', 'e']) else { return false };
    let exponent = exponent.strip_prefix('+').unwrap_or("");
    let decimals = digits
        .get(1..)
        .and_then(|rest| rest.strip_prefix([',', '.']).or(Some(rest).filter(|it| it.is_empty())));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&exponent.len()) && all_digits(exponent) && decimals.is_some_and(all_digits)
}

#[cfg(test)]
mod tests {
    use super::Failure::{self, Abridged, Formula, NoResult, TooNarrow};

    #[test]
    fn what_a_spreadsheet_writes_in_the_place_of_a_value_is_recognised() {
        for (cell, failure) in [
            ("#REF!", Some(Formula)),
            ("#N/A", Some(Formula)),
            ("#NOM?", Some(Formula)),
            ("#NOM ?", Some(Formula)),
            ("#VALEUR!", Some(Formula)),
            ("#DIV/0!", Some(Formula)),
            ("#PROPAGATION!", Some(Formula)),
            ("#BLOQUÉ!", Some(Formula)),
            ("Err:502", Some(Formula)),
            ("Err :502", Some(Formula)),
            ("Erreur : 522", Some(Formula)),
            ("Fehler:502", Some(Formula)),
            ("#¡VALOR!", Some(Formula)),
            ("#¿NOMBRE?", Some(Formula)),
            ("#WERT!", Some(Formula)),
            ("Loading...", Some(NoResult)),
            ("Chargement…", Some(NoResult)),
            ("#FORMULE!", Some(NoResult)),
            ("########", Some(TooNarrow)),
            ("1,22E+17", Some(Abridged)),
            ("1.22345E+017", Some(Abridged)),
            ("2E+15", Some(Abridged)),
            ("", None),
            ("#ESS", None),
            ("#", None),
            ("#ESS Tous !", None),
            ("Err", None),
            ("Chargement", None),
            ("Chargement des camions...", None),
            ("Forum", None),
            ("12", None),
            ("1,5", None),
            ("3e journée", None),
            ("12E+5", None),
        ] {
            assert_eq!(Failure::of(cell), failure, "{cell}");
        }
    }
}
