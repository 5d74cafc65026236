//! What the texts may call, read from `prose.typ`: each function under the
//! comment that explains it.

use crate::templates::Templates;

/// A call of each function, with names of the edition of 2021.
const EXAMPLES: &[&str] = &[
    r##"#chiffre("adherents", forme: "unite")"##,
    r##"#evenement("vingt-ans-visio", "date")"##,
    r##"#intervenants("kits-lancement")"##,
    r##"#organisation("sigle")"##,
    r##"#tableau(("Poste", "2020", "2021"), ("Loyers", "1 150", "1 200"))"##,
    r##"#evenements(rubrique: "clubs-idf")"##,
    r##"#graphique("evenements-par-mois")"##,
    r##"#carte("administrateurs")"##,
    r##"#collection("regionaless")[Douze fiches pour agir.]"##,
    r##"#publication("spaser")"##,
    r##"#photo("club-idf-tiers-lieux")"##,
    r##"#lien("https://www.rtes.fr", "www.rtes.fr")"##,
    r##"#annexe("presse", "la revue de presse")"##,
    r##"#entretiens()"##,
    r##"#reseaux()"##,
    r##"#site()"##,
    r##"#listes()"##,
    r##"#articles()"##,
    r##"#adherents()"##,
    r##"#partenaires()"##,
    r##"#chapeau[Une phrase qui ouvre le chapitre.]"##,
    r##"#citation(auteur: "Prénom Nom", fonction: "maire")[Nous réparons aussi le quartier.]"##,
    r##"#encadre(titre: "À retenir")[Quarante communes prêtent des outils.]"##,
    r##"#anglais[low tech]"##,
];

/// A function of the texts.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// How it is called: `chiffre(id, forme: "texte")`.
    pub call: String,
    /// The comment above it.
    pub description: String,
}

impl Function {
    /// A call of it, for those that the tool has.
    pub fn example(&self) -> Option<&'static str> {
        let name = |call: &'static str| call.trim_start_matches('#').split(['(', '[']).next();
        let own = self.call.split('(').next();
        EXAMPLES.iter().copied().find(|example| name(example) == own)
    }
}

/// The functions of `prose.typ`, its own and those that it lets through.
pub fn functions(templates: &Templates) -> Vec<Function> {
    let Some(prose) = text(templates, "prose.typ") else { return Vec::new() };
    let mut found = Vec::new();
    let mut comment = Vec::new();
    for line in prose.lines() {
        if let Some(words) = line.strip_prefix("//") {
            comment.push(words.trim());
            continue;
        }
        let function = own(line)
            .map(|call| Function { call, description: comment.join(" ") })
            .or_else(|| passed_on(line, templates));
        found.extend(function);
        comment.clear();
    }
    found
}

fn text<'a>(templates: &'a Templates, path: &str) -> Option<&'a str> {
    std::str::from_utf8(templates.get(path)?).ok()
}

/// `#let chiffre(id) = …`, unless the name begins with `_`.
fn own(line: &str) -> Option<String> {
    let rest = line.strip_prefix("#let ")?;
    let name = &rest[..rest.find('(')?];
    let public = name.starts_with(|first: char| first.is_alphabetic());
    (public && !name.contains([' ', '='])).then(|| rest[..=closing(rest)].to_owned())
}

/// Where the first bracket of a text closes, or its end.
fn closing(text: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' if depth == 1 => return at,
            b')' => depth -= 1,
            _ => {}
        }
    }
    text.len().saturating_sub(1)
}

/// `#import "composants/citation.typ": citation`: explained in its file.
fn passed_on(line: &str, templates: &Templates) -> Option<Function> {
    let (path, name) = line.strip_prefix("#import \"")?.split_once("\": ")?;
    if name.contains([' ', '(']) {
        return None;
    }
    let file = text(templates, path)?;
    if !path.starts_with("composants/") {
        return declared(file, name);
    }
    let comment: Vec<&str> =
        file.lines().map_while(|line| line.strip_prefix("//")).map(str::trim).collect();
    let call = comment.iter().find(|line| line.starts_with(&format!("{name}("))).copied();
    let sentence = comment.iter().take_while(|line| !line.is_empty()).copied();
    Some(Function {
        call: call.map_or_else(|| format!("{name}(…)"), |call| shortest(call).to_owned()),
        description: sentence.collect::<Vec<_>>().join(" "),
    })
}

/// A function of a file that holds many, under its own comment.
fn declared(file: &str, name: &str) -> Option<Function> {
    let (before, after) = file.split_once(&format!("#let {name}("))?;
    let comment = before.lines().rev().map_while(|line| line.strip_prefix("//"));
    let mut comment: Vec<&str> = comment.map(str::trim).collect();
    comment.reverse();
    let call = own(&format!("#let {name}({after}"))?;
    Some(Function { call, description: comment.join(" ") })
}

/// A call without what stands behind it.
fn shortest(call: &str) -> &str {
    let end = call.find("   ").unwrap_or(call.len());
    &call[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;

    #[test]
    fn every_function_has_an_example_and_every_example_a_function() {
        let found = functions(&Templates::load(None, &mut Diagnostics::default()));
        for function in &found {
            assert!(function.example().is_some(), "« {} » has no example", function.call);
        }
        assert_eq!(found.len(), EXAMPLES.len());
    }
}
