use super::testing::bundle;
use super::*;
use crate::diagnostic::Severity;
use crate::diagnostic::source::SourceMap;
use crate::typeset::bundle::BundlePlace;

const INCLUDE: &str = "#include \"/textes/edito.typ\"";

/// The issues of a text, each as `path:line:column severity message`.
fn issues(template: &str, text: &str) -> Vec<String> {
    let bundle = bundle(template, text);
    typeset(&bundle).issues.iter().map(|issue| reported(issue, &bundle)).collect()
}

fn reported(issue: &EngineIssue, bundle: &Bundle) -> String {
    let at = |place: &BundlePlace| {
        let place = bundle.locate(place).unwrap();
        format!("{}:{}:{} ", place.path, place.line, place.column)
    };
    let place = issue.place.as_ref().map(at).unwrap_or_default();
    format!("{place}{} {}", issue.severity.label(), issue.message)
}

#[test]
fn a_sound_bundle_gives_pages_and_no_issue() {
    let result = typeset(&bundle(INCLUDE, "= Éditorial\nIl y a #chiffre(\"x\") membres."));
    assert_eq!(result.issues, []);
    let document = result.document.unwrap();
    assert_eq!(document.page_count(), 1);
    assert_eq!(document.page_texts(), ["Éditorial\nIl y a 42 membres."]);
}

#[test]
fn a_variable_that_does_not_exist_is_told_at_the_users_line_with_a_near_name() {
    let bundle = bundle(INCLUDE, "= Éditorial\n\nL'été, #chifre(\"x\") membres.");
    let result = typeset(&bundle);
    assert!(result.document.is_none());
    let [issue] = result.issues.as_slice() else { panic!("{:?}", result.issues) };
    assert_eq!(
        reported(issue, &bundle),
        "textes/edito.typ:3:9 erreur « chifre » n'est défini nulle part"
    );
    assert_eq!(issue.hints.first().unwrap(), "vouliez-vous dire `chiffre` ?");
}

#[test]
fn a_message_of_a_template_is_shown_at_the_text_that_asked() {
    assert_eq!(
        issues(INCLUDE, "Il y a #chiffre(\"y\") membres."),
        ["textes/edito.typ:1:9 erreur le chiffre « y » n'existe pas"]
    );
}

#[test]
fn mistakes_of_several_texts_are_told_in_one_run() {
    let mut bundle = bundle(INCLUDE, "#chiffre(\"y\")");
    bundle.mount_text("/textes/b.typ", "a\n#absent", "textes/b.typ").unwrap();
    bundle.mount_text("/textes/c.typ", "#image(\"\n", "textes/c.typ").unwrap();
    let reported: Vec<String> =
        typeset(&bundle).issues.iter().map(|issue| reported(issue, &bundle)).collect();
    assert_eq!(
        reported,
        [
            "textes/edito.typ:1:2 erreur le chiffre « y » n'existe pas",
            "textes/b.typ:2:2 erreur « absent » n'est défini nulle part",
            "textes/c.typ:1:7 erreur ce signe est ouvert et jamais fermé",
            "textes/c.typ:1:8 erreur il manque le guillemet fermant",
        ]
    );
}

#[test]
fn mistakes_of_one_text_are_told_in_one_run() {
    let text = "Été #chiffre(\"y\"), #chifre(\"x\"), #table([#chiffre(\"é\")], [#chiffre(\"x\")]).\n\n\
                #let n = absent\n#chiffre(\"z\")";
    assert_eq!(
        issues(INCLUDE, text),
        [
            "textes/edito.typ:1:6 erreur le chiffre « y » n'existe pas",
            "textes/edito.typ:1:21 erreur « chifre » n'est défini nulle part",
            "textes/edito.typ:1:43 erreur le chiffre « é » n'existe pas",
            "textes/edito.typ:3:10 erreur « absent » n'est défini nulle part",
        ]
    );
}

#[test]
fn a_package_is_refused() {
    let bundle = bundle(INCLUDE, "#import \"@preview/cetz:0.3.0\": canvas");
    let [issue] = &typeset(&bundle).issues[..] else { panic!() };
    assert_eq!(issue.kind, IssueKind::Package);
    assert_eq!(
        reported(issue, &bundle),
        "textes/edito.typ:1:9 erreur paquet Typst refusé : « @preview/cetz:0.3.0 »"
    );
    assert!(issue.hints[0].contains("sans réseau"));
}

#[test]
fn an_unknown_font_is_an_error() {
    let bundle = bundle("#set text(font: \"Source Sans 2\")\nBonjour", "");
    let result = typeset(&bundle);
    assert!(result.document.is_none());
    let [issue] = result.issues.as_slice() else { panic!("{:?}", result.issues) };
    assert_eq!(issue.severity, Severity::Error);
    assert_eq!(
        reported(issue, &bundle),
        "templates/rapport.typ:3:17 erreur police inconnue : « source sans 2 »"
    );
    assert_eq!(
        issue.hints,
        ["vouliez-vous dire « Source Sans 3 » ? Polices du document : Source Sans 3"]
    );
}

#[test]
fn a_missing_file_is_an_error_with_a_near_name() {
    let bundle = bundle(INCLUDE, "#image(\"/images/Ete.svg\", alt: \"L'été\")");
    let [issue] = &typeset(&bundle).issues[..] else { panic!() };
    assert_eq!(
        reported(issue, &bundle),
        "textes/edito.typ:1:8 erreur fichier introuvable : « /images/Ete.svg »"
    );
    assert_eq!(issue.hints, ["vouliez-vous dire « /images/été.svg » ?"]);
}

#[test]
fn a_missing_entry_is_an_error() {
    let date = chrono::NaiveDate::from_ymd_opt(2022, 6, 21).unwrap();
    let bundle = Bundle::new("/templates/rapport.typ", "Rapport", date).unwrap();
    let [issue] = &typeset(&bundle).issues[..] else { panic!() };
    assert_eq!(reported(issue, &bundle), "erreur fichier introuvable : « /templates/rapport.typ »");
}

#[test]
fn the_commonest_mistakes_have_french_words() {
    for (text, expected) in [
        ("voir @nulle-part", "le renvoi <nulle-part> ne mène nulle part"),
        (
            "#text(size: 3)[a]",
            "valeur attendue : une longueur (`12pt`, `3cm`) ; trouvé : un entier",
        ),
        ("#chiffre()", "l'argument « id » manque"),
        ("#(1 + \"a\")", "addition impossible : un entier et un texte entre guillemets"),
        ("#(a: 1).b", "la clé \"b\" n'existe pas"),
        ("#[a", "ce signe est ouvert et jamais fermé"),
        ("#let = 3", "il manque ici un nom ou un motif"),
        ("*gras", "ce signe est ouvert et jamais fermé"),
        ("#panic()", "un modèle a arrêté la composition sans dire pourquoi"),
        ("#block[#set page(fill: red)]", "les pages ne se règlent pas dans un texte"),
        ("#block[#set document(title: \"a\")]", "le document ne se règle pas dans un texte"),
        ("#block[a #pagebreak() b]", "un saut de page ne peut pas se trouver dans un bloc"),
        ("#calc.sqrt(-1)", "le moteur de mise en page signale"),
    ] {
        let reported = issues(INCLUDE, text).join(" | ");
        assert!(reported.contains(expected), "{text}: {reported}");
    }
}

#[test]
fn today_is_the_day_of_the_edition() {
    let result = typeset(&bundle("#datetime.today().display()", ""));
    assert_eq!(result.document.unwrap().page_texts(), ["2022-06-21"]);
}

#[test]
fn what_users_type_in_data_is_printed_as_it_stands() {
    let title = "#panic(\"x\") *a* $b$ @c <d> \\ `e` // f";
    let mut bundle = bundle("#json(\"/donnees.json\").titre", "");
    bundle.mount("/donnees.json", serde_json::json!({ "titre": title }).to_string()).unwrap();
    let result = typeset(&bundle);
    assert_eq!(result.issues, []);
    assert_eq!(result.document.unwrap().page_texts(), [title]);
}

#[test]
fn an_engine_that_is_kept_follows_the_bundle() {
    let first = bundle(INCLUDE, "Avant");
    let mut engine = Engine::new(first.fonts());
    assert_eq!(engine.typeset(&first).document.unwrap().page_texts(), ["Avant"]);
    let broken = bundle(INCLUDE, "#absent");
    assert_eq!(engine.typeset(&broken).issues.len(), 1);
    let mut second = bundle(INCLUDE, "Après #sys.inputs.sortie");
    second.inputs.insert("sortie".to_owned(), "impression".to_owned());
    assert_eq!(engine.typeset(&second).document.unwrap().page_texts(), ["Après impression"]);
    engine.forget_unused(0);
}

#[test]
fn an_issue_becomes_a_diagnostic_at_the_users_line() {
    let bundle = bundle(INCLUDE, "é\n #chiffre(\"y\")");
    let mut sources = SourceMap::default();
    let [issue] = &typeset(&bundle).issues[..] else { panic!() };
    let diagnostic = issue.to_diagnostic(&bundle, &mut sources);
    let location = sources.locate(diagnostic.place.unwrap());
    assert_eq!(
        (location.path, location.line, location.column),
        ("textes/edito.typ", Some(2), Some(3))
    );
    let related: Vec<_> = diagnostic.related.iter().map(|(_, what)| what.as_str()).collect();
    assert_eq!(
        related,
        ["message donné par le modèle", "dans l'inclusion de « /textes/edito.typ »"]
    );
}
