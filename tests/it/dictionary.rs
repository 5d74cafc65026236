//! `rapport schema`: the schemas judge as the tool does, and the dictionary of
//! the templates says what they receive.

use rapport::begin::reference;
use rapport::charts::Drawn;
use rapport::compile::contents;
use rapport::compile::prepared::prepare;
use rapport::design::templates::Templates;
use rapport::design::theme::{self, SECTIONS};
use rapport::diagnostic::Diagnostics;
use rapport::diagnostic::source::SourceMap;
use rapport::figures::donnees::{API, Donnees, Part, PartField, Shaped, ValueShape, all_parts};
use rapport::typeset::bundle::Purpose;
use serde_json::Value;

use crate::edition::{Edition, repository};

fn read(path: &str) -> String {
    std::fs::read_to_string(repository().join(path)).expect("it is text")
}

/// A text of TOML as an editor hands it to a schema: dates are texts.
fn editor(text: &str) -> Value {
    fn value(it: toml::Value) -> Value {
        match it {
            toml::Value::Datetime(date) => Value::String(date.to_string()),
            toml::Value::Array(items) => items.into_iter().map(value).collect(),
            toml::Value::Table(entries) => {
                Value::Object(entries.into_iter().map(|(key, it)| (key, value(it))).collect())
            }
            toml::Value::String(text) => Value::String(text),
            toml::Value::Integer(number) => number.into(),
            toml::Value::Float(number) => number.into(),
            toml::Value::Boolean(on) => on.into(),
        }
    }
    value(toml::Value::Table(text.parse().expect("it is TOML")))
}

/// What a schema says against a text, each with its path.
fn faults(schema: &str, text: &str) -> Vec<String> {
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::draft202012::options().build(&schema).expect("it is a schema");
    let instance = editor(text);
    let said: Vec<String> = validator
        .iter_errors(&instance)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    said
}

#[test]
fn the_schemas_stand_beside_their_files_and_are_fresh() {
    for (file, schema, written) in [
        ("data/2021/rapport.toml", "rapport.schema.json", reference::manifest()),
        ("templates/theme.toml", "theme.schema.json", reference::theme()),
    ] {
        let kind = schema.trim_end_matches(".schema.json");
        let path = repository().join(file).with_file_name(schema);
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == written,
            "{} is stale: rapport schema --json {kind} > {}",
            path.display(),
            path.display()
        );
        let pointer = format!("#:schema ./{schema}\n");
        assert!(read(file).starts_with(&pointer), "{file} begins with {pointer}");
        assert_eq!(faults(&written, &read(file)), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn every_shipped_theme_is_as_the_schema_says() {
    let themes = std::fs::read_dir(repository().join("templates/themes")).expect("it is there");
    let mut count = 0;
    for theme in themes {
        let path = theme.expect("it is readable").path();
        let text = std::fs::read_to_string(&path).expect("it is text");
        assert!(text.starts_with("#:schema ../theme.schema.json\n"), "{}", path.display());
        assert_eq!(faults(&reference::theme(), &text), Vec::<String>::new(), "{}", path.display());
        count += 1;
    }
    assert!(count > 0);
}

#[test]
fn a_damaged_rapport_toml_is_refused_by_the_schema_too() {
    let whole = read("data/2021/rapport.toml");
    for (from, to, at) in [
        ("annee = 2021", "annee = \"2021\"", "/edition/annee"),
        ("annee = 2021\n", "", "/edition"),
        ("[organisation]", "[organisatoin]", ""),
        ("sigle = \"RTES\"", "sigles = \"RTES\"", "/organisation"),
        ("sigle = \"RTES\"", "sigle = 3", "/organisation/sigle"),
        ("nom = \"Réseau des collectivités", "nom = \" \" # ", "/organisation/nom"),
        ("type = \"colonnes\"", "type = \"camembert\"", "/graphiques/2/type"),
        ("{ type = { sauf = \"ensemble\" } }", "{ type = { pas = \"x\" } }", "/chiffres/0/filtre"),
        ("unite = [\"lettre électronique\",", "unite = [", "/chiffres/1/unite"),
        ("calendrier = true", "calendrier = \"oui\"", "/listes/0/calendrier"),
    ] {
        assert!(whole.contains(from), "{from}");
        let found = faults(&reference::manifest(), &whole.replacen(from, to, 1));
        assert!(found.iter().any(|one| one.starts_with(at)), "{to}: {found:?}");
    }
}

#[test]
fn a_damaged_theme_is_refused_by_the_schema() {
    let whole = read("templates/theme.toml");
    for (from, to, at) in [
        ("ecran = \"#FFFFFF\"", "ecran = \"blanc\"", "/couleurs/papier"),
        ("papier = {", "papier = \"blanc\" # ", "/couleurs/papier"),
        ("cmjn = [0, 0, 0, 0]", "cmyk = [0, 0, 0, 0]", "/couleurs/papier"),
        ("discret =", "discrete =", "/couleurs"),
        ("series = [\n", "series = []\nrien = [\n", "/couleurs/graphiques/series"),
        ("cmjn = [0, 0, 0, 100]", "cmjn = [0, 0, 100]", "/couleurs/encre"),
        ("fond_perdu_mm = 3", "fond_perdu_mm = 30", "/impression/fond_perdu_mm"),
        ("pas_pt = 14", "pas_pt = \"14pt\"", "/rythme/pas_pt"),
        ("colonnes = 12", "colonnes = 0", "/page/colonnes"),
        ("[polices]", "[police]", ""),
    ] {
        assert!(whole.contains(from), "{from}");
        let found = faults(&reference::theme(), &whole.replacen(from, to, 1));
        assert!(found.iter().any(|one| one.starts_with(at)), "{to}: {found:?}");
    }
}

/// The names of all tokens of a file, `couleurs.papier`.
fn tokens(prefix: &str, table: &Value, found: &mut Vec<String>) {
    for (name, value) in table.as_object().expect("a section") {
        let path = format!("{prefix}{name}");
        match value {
            // A colour with its inks is one value.
            Value::Object(parts) if !parts.contains_key("ecran") => {
                tokens(&format!("{path}."), value, found)
            }
            _ => found.push(path),
        }
    }
}

#[test]
fn every_token_of_the_theme_is_declared_and_each_declared_one_is_there() {
    let mut written = Vec::new();
    tokens("", &editor(&read("templates/theme.toml")), &mut written);
    let mut declared: Vec<String> = SECTIONS
        .iter()
        .flat_map(|section| {
            section.tokens.iter().map(move |token| format!("{}.{}", section.name, token.name))
        })
        .collect();
    written.sort();
    declared.sort();
    assert_eq!(written, declared, "templates/theme.toml and src/theme.rs");
}

/// What is received by the templates of the 2021 report.
fn donnees() -> Value {
    let mut diagnostics = Diagnostics::default();
    let prepared = prepare(&repository().join("data/2021"), &mut diagnostics);
    let templates = Templates::load(None, &mut diagnostics);
    let theme = theme::load(&templates, None, &mut SourceMap::default(), &mut diagnostics)
        .expect("the theme is sound");
    let drawn = &mut Drawn::default();
    let bundle =
        contents::assemble(&prepared, &templates, "rapport", &theme, Purpose::Reading, drawn)
            .expect("it holds");
    let file = bundle.file("/donnees.json").expect("it is there");
    serde_json::from_slice(file.content.as_slice()).expect("it is JSON")
}

/// Every value is of its shape: no field more, none less.
fn conform(path: &str, shape: &ValueShape, value: &Value) {
    match (shape, value) {
        (ValueShape::Maybe(_), Value::Null)
        | (ValueShape::Text, Value::String(_))
        | (ValueShape::Number, Value::Number(_))
        | (ValueShape::Flag, Value::Bool(_)) => {}
        (ValueShape::Maybe(inner), value) => conform(path, inner, value),
        (ValueShape::List(inner), Value::Array(items)) => {
            items.iter().for_each(|item| conform(&format!("{path}[]"), inner, item));
        }
        (ValueShape::ById(inner), Value::Object(entries)) => {
            entries.values().for_each(|entry| conform(&format!("{path}{{}}"), inner, entry));
        }
        (ValueShape::Part(part), Value::Object(fields)) => {
            let declared: Vec<&str> = part.fields.iter().map(|field| field.name).collect();
            assert_eq!(fields.keys().collect::<Vec<_>>(), declared, "{path}");
            for field in part.fields {
                conform(&format!("{path}.{}", field.name), &field.shape, &fields[field.name]);
            }
        }
        _ => panic!("{path}: {value} is no {}", shape.in_words()),
    }
}

#[test]
fn the_dictionary_tells_of_every_field_that_templates_receive() {
    let donnees = donnees();
    conform("donnees", &Donnees::SHAPE, &donnees);
    let mut names: Vec<&str> = all_parts().iter().map(|part| part.name).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "two parts of one name");
    for part in all_parts() {
        for field in part.fields {
            assert!(!field.description.trim().is_empty(), "{}.{}", part.name, field.name);
        }
    }
}

/// What CONTRIBUTING.md promises to who copied templates. More fields are no change.
#[test]
fn no_field_goes_while_the_contract_keeps_its_number() {
    let path = repository().join("tests/golden/contrat.txt");
    let fields = |part: &&'static Part| {
        let line = |it: &PartField| format!("{}.{} : {}", part.name, it.name, it.shape.in_words());
        part.fields.iter().map(line).collect::<Vec<_>>()
    };
    let mut now: Vec<String> = all_parts().iter().flat_map(fields).collect();
    now.insert(0, format!("api {API}"));
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, now.join("\n") + "\n").expect("it is writable");
    }
    let kept = std::fs::read_to_string(path).expect("it is text");
    let gone: Vec<&str> = kept.lines().filter(|line| !now.iter().any(|it| it == line)).collect();
    let same = kept.lines().next() == now.first().map(String::as_str);
    assert!(same, "a new number of the contract: accept its fields with UPDATE=1");
    assert!(gone.is_empty(), "raise API, templates that were copied read them: {gone:#?}");
}

#[test]
fn every_function_of_the_texts_is_explained() {
    let templates = Templates::load(None, &mut Diagnostics::default());
    let text = reference::templates(&templates, None);
    let functions: Vec<&str> = text
        .split("## Ce que les textes peuvent appeler")
        .nth(1)
        .expect("the section is there")
        .lines()
        .filter(|line| line.starts_with("| `"))
        .collect();
    for name in
        ["chiffre(id, forme: \"texte\")", "evenements(chapitre: none,", "citation(", "site()"]
    {
        let start = format!("| `{name}");
        assert!(functions.iter().any(|line| line.starts_with(&start)), "{name}: {functions:#?}");
    }
    for line in functions {
        let description = line.rsplit("` | ").next().unwrap_or_default().trim_end_matches(" |");
        assert!(description.len() > 8, "{line}");
    }
}

#[test]
fn the_command_prints_each_description() {
    let edition = Edition::real();
    let said = |arguments: &[&str]| {
        let result = edition.rapport(arguments).assert().success();
        String::from_utf8(result.get_output().stdout.clone()).expect("it is UTF-8")
    };
    assert_eq!(said(&["schema", "--json", "rapport"]), reference::manifest());
    assert_eq!(said(&["schema", "--json", "theme"]), reference::theme());
    let tables = said(&["schema", "--tables"]);
    assert!(tables.contains("## evenements : Événements de l'année"), "{tables}");
    assert!(tables.contains("| `date_debut` | oui |"), "{tables}");
    let words = said(&["schema", "--gabarits"]);
    for piece in [
        "| `avec_unite` | texte | Avec son unité : « 177 collectivités » | `",
        "| `adherents` | 177\u{a0}collectivités adhérentes |",
        "| `evenements-par-mois` | Octobre,",
        "| `evenements` | liste : « evenement » | Les événements, par date |  |",
    ] {
        assert!(words.contains(piece), "{piece}\n{words}");
    }
    assert_eq!(said(&["schéma", "--templates", "2021"]), words);
}

#[test]
fn the_dictionary_does_without_an_edition_but_not_without_the_one_asked_for() {
    let edition = Edition::empty();
    edition.rapport(&["schema", "--gabarits"]).assert().success();
    edition.rapport(&["schema", "--gabarits", "2031"]).assert().code(2);
    edition.rapport(&["schema"]).assert().code(2);
    edition.rapport(&["schema", "--tables", "--gabarits"]).assert().code(2);
}
