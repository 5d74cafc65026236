//! `rapport.toml`: every key.

use super::{MANIFEST, edition};
use crate::read::manifest::{Aggregate, ChartShape, Manifest, Test};
use crate::read::toml::{Key, KeyShape};

const WHOLE: &str = r#"
[[chiffres]]
id = "participants_en_ligne"
libelle = "participants en ligne"
unite = ["participant", "participants"]
table = "evenements"
filtre = { format = "en ligne", type = ["webinaire", "club"], categorie = { sauf = "europe" }, nb_seances = 2 }
colonne = "participants"
agregat = "somme"
affichage = "plus de"
arrondi = 10
au = 2021-12-31
declare = "plus de 1780"
edition_precedente = false

[[chiffres]]
id = "part_des_visites"
libelle = "part des visites"
texte = "1/5e"
valeur = 17213
source = "R612"
illustratif = true

[[graphiques]]
id = "webinaires"
type = "Barres"
titre = "Les webinaires, mois par mois"
table = "evenements"
par = "mois"
precedent = true
limite = 12

[[avant]]
titre = "Édito"
texte = "edito"

[[chapitres]]
id = "plaidoyer"
titre = "Plaidoyer"
couleur = 2

[[chapitres.sections]]
titre = "PTCE"
texte = "textes/ptce.typ"
numerotee = false

[[annexes]]
id = "presse"

[[documents]]
id = "communique"
titre = "Lancement du kit"
texte = "communique"
evenement = "lancement"
date = 2021-02-22
lieu = "Lille"
horaire = "13h30 à 14h"

[[documents]]
id = "synthese"
graphiques = ["webinaires"]

[[ecarts]]
code = "valeur-declaree"
cible = "participants_en_ligne"
motif = "Un événement n'est pas dans la table."
"#;

#[test]
fn every_section_is_read() {
    let manifest = format!("{MANIFEST}{WHOLE}");
    let (input, diagnostics) = edition(&[
        ("rapport.toml", manifest.as_bytes()),
        ("textes/edito.typ", b""),
        ("textes/ptce.typ", b""),
        ("textes/communique.typ", b""),
    ]);
    assert_eq!(super::shown(&input, &diagnostics), "");
    let manifest = &input.manifest;
    let figure = &manifest.figures[0];
    assert_eq!(figure.aggregate.map(|one| one.value), Some(Aggregate::Sum));
    assert_eq!(figure.as_of.as_ref().map(|one| one.value.0.as_str()), Some("2021-12-31"));
    assert_eq!(figure.declared.as_ref().map(|one| one.value.0.as_str()), Some("plus de 1780"));
    assert!(!figure.compare.on && manifest.figures[1].compare.on);
    assert_eq!(manifest.figures[1].value.as_ref().map(|one| one.value.0.as_str()), Some("17213"));
    let filter = figure.filter.as_ref().expect("a filter");
    let columns: Vec<_> = filter.conditions.iter().map(|one| one.column.value.as_str()).collect();
    assert_eq!(columns, ["format", "type", "categorie", "nb_seances"]);
    assert!(matches!(&filter.conditions[1].test, Test::Any(values) if values.len() == 2));
    assert!(matches!(&filter.conditions[2].test, Test::Except(values) if values.len() == 1));
    assert_eq!(input.sources.text(figure.label.place), "\"participants en ligne\"");
    assert_eq!(input.sources.text(figure.place), "[[chiffres]]");
    assert_eq!(manifest.charts[0].shape.value, ChartShape::Bars);
    let section = &manifest.chapters[0].sections[0];
    assert!(!section.numbered.on);
    let [release, summary] = manifest.documents.as_slice() else { panic!("two documents") };
    assert_eq!(release.event.as_ref().map(|one| one.value.as_str()), Some("lancement"));
    assert_eq!(release.date.as_ref().map(|one| one.value.0.as_str()), Some("2021-02-22"));
    assert!(release.charts.is_empty() && summary.text.is_none());
    assert_eq!(summary.charts[0].value, "webinaires");
    assert_eq!(manifest.acknowledgements.len(), 1);
}

#[test]
fn all_keys_are_described() {
    fn check(keys: &[Key]) -> usize {
        let mut count = keys.len();
        for key in keys {
            assert!(!key.description.is_empty() && key.name.is_ascii(), "{}", key.name);
            let shape = if let KeyShape::List(shape) = key.shape { *shape } else { key.shape };
            if let KeyShape::Table(keys) = shape {
                count += check(keys);
            }
        }
        count
    }
    assert!(check(Manifest::KEYS) > 90);
}
