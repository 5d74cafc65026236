//! What a text would print otherwise than it is written, or not at all, in words.

use crate::diagnostic::{Code, Diagnostic, shorten};
use crate::read::prose::HabitKind;

/// What is told of characters that lose or change the words around them.
pub(super) fn reported(kind: HabitKind, written: &str) -> Diagnostic {
    let shown = shorten(&written.split_whitespace().collect::<Vec<_>>().join(" "));
    let (code, message, help) = match kind {
        HabitKind::Label => (
            Code::ReservedSign,
            format!("« {shown} » : ce qui est entre < et > est une étiquette, et ne s'imprime pas"),
            label(written),
        ),
        HabitKind::Angle => (
            Code::ReservedSign,
            format!("« {shown} » : le signe < suivi d'une lettre ou d'un chiffre ouvre une étiquette"),
            match written.contains('@') {
                true => format!(
                    "écrivez {}",
                    written.trim_matches(['<', '>']).replace('@', "\\@")
                ),
                false => format!("écrivez \\{shown}"),
            },
        ),
        HabitKind::Field => (
            Code::MarkLeft,
            format!("« {shown} » est la place d'une valeur, qui n'y est pas"),
            "écrivez la valeur, ou citez-la : #chiffre(\"…\")".to_owned(),
        ),
        HabitKind::Plus => (
            Code::ReservedSign,
            format!("« {shown} » au début d'une ligne numérote une liste : « 1. » serait imprimé à sa place"),
            "écrivez \\+ pour le signe lui-même, ou joignez la ligne à celle qui précède".to_owned(),
        ),
        HabitKind::BrokenParagraph => (
            Code::OtherMarkup,
            match written.starts_with('=') {
                true => format!("« {shown} » au début de la ligne fait un titre de ce qui suit"),
                false => format!("« {shown} » au début de la ligne coupe le paragraphe : ce qui suit serait une liste"),
            },
            format!(
                "joignez cette ligne à celle qui précède, ou écrivez {} ; pour un titre ou une liste, laissez une ligne vide devant",
                escaped(written)
            ),
        ),
        HabitKind::Terms => (
            Code::OtherMarkup,
            "« / » au début de la ligne définit un mot : ni ce signe ni les deux points ne seraient imprimés".to_owned(),
            "écrivez \\/ pour le signe lui-même ; pour une définition, « - *mot* : son sens »".to_owned(),
        ),
        HabitKind::Backslash => (
            Code::ReservedSign,
            format!("« {shown} » : une barre inverse seule ne s'imprime pas"),
            format!("écrivez {}", shorten(&written.replace('\\', "\\\\"))),
        ),
        HabitKind::Latex => (
            Code::OtherMarkup,
            format!("« {shown} » est une commande de LaTeX, qui n'a pas d'effet ici"),
            latex(written).to_owned(),
        ),
        HabitKind::Comment => (
            Code::ReservedSign,
            format!("« {shown} » : « // » ouvre un commentaire, et la fin de la ligne ne s'imprime pas"),
            format!("écrivez {}", shorten(&slashes(written))),
        ),
        HabitKind::BlockComment => (
            Code::ReservedSign,
            "« /* » ouvre un commentaire, et ce qui suit ne s'imprime pas".to_owned(),
            "écrivez \\/* pour les signes eux-mêmes, ou fermez le commentaire par */".to_owned(),
        ),
        HabitKind::Formula => (
            Code::ReservedSign,
            "le signe $ ouvre ici une formule de mathématiques, qui ne s'imprime pas".to_owned(),
            "écrivez la formule en mots et en signes courants, « 2 × 3 », sans $ ; pour le signe lui-même, écrivez \\$".to_owned(),
        ),
        HabitKind::WebComment => (
            Code::ReservedSign,
            format!("« {shown} » : un commentaire de page web s'imprimerait"),
            "retirez-le, ou mettez-le sur une ligne à lui, qui commence par // : // à revoir".to_owned(),
        ),
        HabitKind::EmptyHeading => (
            Code::ReservedSign,
            format!("« {shown} » sans mots fait un titre vide, et le rapport ne se composerait pas"),
            "écrivez le titre sur la même ligne, ou retirez cette ligne".to_owned(),
        ),
        HabitKind::EmptyItem => (
            Code::ReservedSign,
            format!("« {shown} » sans mots imprime une puce vide"),
            format!("écrivez les mots sur la même ligne, ou retirez celle-ci ; pour le signe lui-même, \\{shown}"),
        ),
        HabitKind::Hashtag => (
            Code::ReservedSign,
            format!("« {shown} » serait imprimé sans son signe #, ou ne le serait pas"),
            format!("écrivez \\{shown}"),
        ),
        HabitKind::Tilde => (
            Code::ReservedSign,
            "le signe ~ est une espace insécable, et ne s'imprime pas".to_owned(),
            "écrivez « environ », ou \\~ pour le signe lui-même".to_owned(),
        ),
        HabitKind::Dashes => (
            Code::ReservedSign,
            "deux traits d'union s'impriment comme un tiret : « – »".to_owned(),
            "écrivez \\-- pour les signes eux-mêmes".to_owned(),
        ),
        HabitKind::HiddenHyphen => (
            Code::ReservedSign,
            "« -? » marque la coupe d'un mot, et ne s'imprime pas".to_owned(),
            "écrivez \\-? pour les signes eux-mêmes".to_owned(),
        ),
        HabitKind::Backtick => (
            Code::ReservedSign,
            format!("« {shown} » : les accents graves entourent du code, et ne s'impriment pas"),
            "écrivez une apostrophe ('), ou des guillemets « … »".to_owned(),
        ),
        HabitKind::CutAddress => (
            Code::DeadLink,
            format!("« {shown} » : le lien s'arrêterait devant la première lettre accentuée"),
            format!("écrivez #lien(\"{written}\")[les mots à suivre]"),
        ),
        other => return markdown(other, written, &shown),
    };
    Diagnostic::new(code, message).help(help)
}

/// Markup of Markdown, and what is pasted from a document.
fn markdown(kind: HabitKind, written: &str, shown: &str) -> Diagnostic {
    let (message, help) = match kind {
        HabitKind::TwoStars => (
            "deux étoiles ne mettent rien en gras".to_owned(),
            format!("une seule de chaque côté : *{}*", written.trim_matches('*')),
        ),
        HabitKind::TwoUnderscores => (
            "deux traits bas ne mettent rien en gras".to_owned(),
            format!("écrivez *{}*", written.trim_matches('_')),
        ),
        HabitKind::SpacedStars => (
            format!("« {shown} » : deux signes, un de chaque côté, ne s'impriment pas et changent le caractère de ce qu'ils entourent"),
            "sans espace à l'intérieur, *mot* est en gras et _mot_ en italique ; pour le signe lui-même, écrivez \\* ou \\_".to_owned(),
        ),
        HabitKind::TwoTildes => (
            "« ~~ » ne barre rien et ne s'imprime pas".to_owned(),
            "écrivez #strike[les mots], ou retirez-les".to_owned(),
        ),
        HabitKind::Bullets => (
            format!("les lignes qui commencent par « {shown} » ne font pas une liste : elles se suivraient"),
            "écrivez « - » au début de chaque ligne".to_owned(),
        ),
        HabitKind::Enumeration => (
            format!("les lignes numérotées par « {shown} » ne font pas une liste : elles se suivraient"),
            "écrivez « 1. », « 2. » au début de chaque ligne, ou laissez une ligne vide entre elles".to_owned(),
        ),
        HabitKind::PastedTable => (
            "un tableau collé d'un autre document s'imprimerait sur une seule ligne, sans colonnes".to_owned(),
            table(written),
        ),
        HabitKind::HeadlessTable => (
            "ce tableau n'a pas d'en-tête : un lecteur d'écran ne dirait pas le nom de ses colonnes".to_owned(),
            "mettez la première ligne dans table.header(…), ou écrivez #tableau((\"Poste\", \"2021\"), (\"Loyers\", \"1 200\"))".to_owned(),
        ),
        HabitKind::MarkdownQuote => (
            "« > » au début d'une ligne ne fait pas une citation : il serait imprimé".to_owned(),
            "écrivez #citation(auteur: \"…\")[les mots]".to_owned(),
        ),
        HabitKind::GluedHeading => (
            format!("« {shown} » : sans espace après « = », ce n'est pas un titre"),
            format!("écrivez « {} »", spaced(shown)),
        ),
        HabitKind::Filler => (
            format!("« {shown} » imprime du faux latin, pour remplir"),
            "écrivez votre texte à la place".to_owned(),
        ),
        HabitKind::NamesNothing => (
            format!("« {shown} » ne nomme rien, et n'imprime rien"),
            format!("écrivez entre les parenthèses ce qu'elle doit citer, ou retirez-la : « rapport aide textes » donne des exemples de {}", shown.trim_end_matches(['(', ')'])),
        ),
        HabitKind::NoWords => (
            format!("« {shown} » n'a pas de mots à imprimer"),
            "écrivez-les entre les crochets, ou retirez la commande".to_owned(),
        ),
        HabitKind::Rule => (
            format!("« {shown} » ne trace pas de trait"),
            "retirez cette ligne : une ligne vide sépare deux paragraphes".to_owned(),
        ),
        _ => ("ce lien serait imprimé avec ses crochets".to_owned(), link(written)),
    };
    Diagnostic::new(Code::OtherMarkup, message).help(help)
}

/// An address in the place of a label, or the characters themselves.
fn label(written: &str) -> String {
    let inside = written.trim_matches(['<', '>']);
    let (name, end) = inside.rsplit_once('.').unwrap_or_default();
    let is_site = !name.is_empty()
        && end.len() > 1
        && end.bytes().all(|byte| byte.is_ascii_lowercase())
        && !inside.contains(' ');
    match is_site {
        true => format!("écrivez l'adresse seule : https://{inside}"),
        false => format!("écrivez \\{written} pour l'imprimer, ou retirez-la"),
    }
}

/// « =Titre » as a heading: « = Titre ».
fn spaced(written: &str) -> String {
    let words = written.trim_start_matches('=');
    format!("{} {words}", &written[..written.len() - words.len()])
}

/// The character that begins a line, so that it is printed.
fn escaped(written: &str) -> String {
    match written.strip_suffix('.') {
        Some(number) => format!("{number}\\."),
        None => format!("\\{written}"),
    }
}

/// Each `//` so that it is printed; but those of a web address are.
fn slashes(written: &str) -> String {
    let mut parts = written.split("//");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |before, part| {
        let is_address = before.ends_with("http:") || before.ends_with("https:");
        before + if is_address { "//" } else { "\\/\\/" } + part
    })
}

fn latex(written: &str) -> &'static str {
    match written.trim_start_matches('\\') {
        "textbf" | "bfseries" => "en gras : *les mots*",
        "textit" | "emph" | "itshape" => "en italique : _les mots_",
        "item" | "begin" | "end" => "une liste : une ligne par élément, qui commence par un tiret",
        "section" | "subsection" | "chapter" => "un titre : === Dans la presse",
        "footnote" => "une note : #footnote[les mots]",
        "href" | "url" => "un lien : #lien(\"https://…\")[les mots]",
        _ => "retirez-la, et gardez les mots qu'elle entoure",
    }
}

/// The first lines of a table, as a text prints one.
fn table(written: &str) -> String {
    let bars = written.contains('|');
    let cells = |line: &str| -> Vec<String> {
        let parts: Vec<&str> = match bars {
            true => line.trim().trim_matches('|').split('|').collect(),
            false => line.split('\t').collect(),
        };
        parts.iter().map(|part| format!("\"{}\"", part.trim().replace('"', "\\\""))).collect()
    };
    let is_rule = |line: &&str| !line.chars().all(|character| "|-: \t".contains(character));
    let rows: Vec<String> = written
        .lines()
        .filter(is_rule)
        .take(2)
        .map(|line| format!("({})", cells(line).join(", ")))
        .collect();
    format!("une ligne entre parenthèses, l'en-tête d'abord : #tableau({}, …)", rows.join(", "))
}

fn link(written: &str) -> String {
    let inner = written.trim_start_matches('[').trim_end_matches(')');
    match inner.split_once("](") {
        Some((words, address)) => format!("écrivez #lien(\"{address}\")[{words}]"),
        None => "écrivez #lien(\"https://…\")[les mots]".to_owned(),
    }
}
