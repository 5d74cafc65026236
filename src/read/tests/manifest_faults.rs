//! `rapport.toml`: every problem, and all of them at once.

use super::{MANIFEST, messages};

/// What users are reported about a sound manifest with these lines after it.
pub fn reported(lines: &str) -> String {
    messages(&[("rapport.toml", format!("{MANIFEST}{lines}").as_bytes())])
}

#[test]
fn sections_that_are_missing() {
    insta::assert_snapshot!(messages(&[("rapport.toml", b"")]), @"
    erreur[cle-manquante]: il manque la section [edition]
     ╭▸ rapport.toml
     ╰ à faire: ajoutez une section [edition] ; ce qu'on y écrit : L'année, le titre et les dates du rapport

    erreur[cle-manquante]: il manque la section [organisation]
     ╭▸ rapport.toml
     ╰ à faire: ajoutez une section [organisation] ; ce qu'on y écrit : L'organisation dont c'est le rapport

    2 erreurs
    ");
}

#[test]
fn unknown_keys_are_all_found() {
    insta::assert_snapshot!(reported("sigles = \"RTES\"\nslogan = \"x\"\n[edtion]\n"), @r#"
    erreur[cle-inconnue]: la clé « sigles » n'existe pas dans [organisation]
      ╭▸ rapport.toml:6:1
      │
    6 │ sigles = "RTES"
      │ ━━━━━━
      │
      ╰ à faire: vouliez-vous dire « sigle » ?

    erreur[cle-inconnue]: la clé « slogan » n'existe pas dans [organisation]
      ╭▸ rapport.toml:7:1
      │
    7 │ slogan = "x"
      │ ━━━━━━
      │
      ╰ à faire: clés admises : nom, sigle, creation, pays, fuseau, monnaie, mission, logo

    erreur[cle-inconnue]: la section « edtion » n'existe pas
      ╭▸ rapport.toml:8:2
      │
    8 │ [edtion]
      │  ━━━━━━
      │
      ╰ à faire: vouliez-vous dire « edition » ?

    3 erreurs
    "#);
}

#[test]
fn missing_keys_are_all_found() {
    insta::assert_snapshot!(reported("[[chiffres]]\n[[chiffres]]\nid = \"a\"\nlibelle = \" \"\n"), @r#"
    erreur[cle-manquante]: il manque la clé « id » dans [[chiffres]]
      ╭▸ rapport.toml:6:1
      │
    6 │ [[chiffres]]
      │ ━━━━━━━━━━━━
      │
      ╰ à faire: ajoutez sous cette ligne « id = … » ; ce qu'on y écrit : Nom par lequel les textes citent le chiffre

    erreur[cle-manquante]: il manque la clé « libelle » dans [[chiffres]]
      ╭▸ rapport.toml:6:1
      │
    6 │ [[chiffres]]
      │ ━━━━━━━━━━━━
      │
      ╰ à faire: ajoutez sous cette ligne « libelle = … » ; ce qu'on y écrit : Ce que compte le chiffre

    erreur[cle-manquante]: la clé « libelle » est vide
      ╭▸ rapport.toml:9:11
      │
    9 │ libelle = " "
      │           ━━━
      │
      ╰ à faire: remplissez-la ; ce qu'on y écrit : Ce que compte le chiffre

    3 erreurs
    "#);
}

#[test]
fn one_wrong_entry_hides_no_other() {
    let lines = "[[chiffres]]\nid = \"a\"\nlibelle = \"A\"\narrondi = \"10\"\nagregat = \"sommes\"\nunite = \"visite\"\n\
                 [[chiffres]]\nid = 3\nlibelle = \"B\"\nillustratif = \"oui\"\narrondi = -1\nfiltre = { a = { sans = 1 }, b = 1.5 }\n";
    insta::assert_snapshot!(reported(lines), @r#"
    erreur[valeur-inattendue]: « arrondi » doit être un nombre entier, pas un texte
      ╭▸ rapport.toml:9:11
      │
    9 │ arrondi = "10"
      │           ━━━━
      │
      ╰ à faire: sans guillemets : arrondi = 10

    erreur[choix-inconnu]: « agregat » n'admet pas la valeur « sommes »
       ╭▸ rapport.toml:10:11
       │
    10 │ agregat = "sommes"
       │           ━━━━━━━━
       │
       ╰ à faire: vouliez-vous dire « somme » ? (valeurs admises : nombre, somme, max, dernier, distincts, moyenne, mediane, minimum, maximum, part, rapport, cumul)

    erreur[valeur-inattendue]: « unite » doit être une liste de deux textes, singulier et pluriel, pas un texte
       ╭▸ rapport.toml:11:9
       │
    11 │ unite = "visite"
       │         ━━━━━━━━
       │
       ╰ à faire: par exemple : unite = ["visite", "visites"]

    erreur[valeur-inattendue]: « id » doit être un texte, pas un nombre entier
       ╭▸ rapport.toml:13:6
       │
    13 │ id = 3
       │      ━
       │
       ╰ à faire: entre guillemets : id = "3"

    erreur[valeur-inattendue]: « illustratif » doit être true ou false, pas un texte
       ╭▸ rapport.toml:15:15
       │
    15 │ illustratif = "oui"
       │               ━━━━━
       │
       ╰ à faire: sans guillemets : illustratif = true ou illustratif = false

    erreur[valeur-inattendue]: « arrondi » n'admet pas le nombre -1
       ╭▸ rapport.toml:16:11
       │
    16 │ arrondi = -1
       ╰╴          ━━

    erreur[cle-inconnue]: la condition sur « a » n'admet que « sauf »
       ╭▸ rapport.toml:17:16
       │
    17 │ filtre = { a = { sans = 1 }, b = 1.5 }
       │                ━━━━━━━━━━━━
       │
       ╰ à faire: par exemple : a = { sauf = "valeur" }

    erreur[valeur-inattendue]: « b » doit être un texte, pas un nombre à virgule
       ╭▸ rapport.toml:17:34
       │
    17 │ filtre = { a = { sans = 1 }, b = 1.5 }
       │                                  ━━━
       │
       ╰ à faire: entre guillemets : b = "1.5"

    8 erreurs
    "#);
}

#[test]
fn sections_of_the_wrong_kind() {
    let lines = "[chiffres]\nid = \"a\"\n[[contact]]\n[[soutiens]]\nnom = [\"x\"]\n";
    insta::assert_snapshot!(reported(lines), @r#"
    erreur[valeur-inattendue]: « chiffres » doit être une liste, pas un groupe de clés
      ╭▸ rapport.toml:6:1
      │
    6 │ [chiffres]
      │ ━━━━━━━━━━
      │
      ╰ à faire: avec deux crochets : [[chiffres]]

    erreur[valeur-inattendue]: « contact » doit être un groupe de clés, pas une liste
      ╭▸ rapport.toml:8:1
      │
    8 │ [[contact]]
      │ ━━━━━━━━━━━
      │
      ╰ à faire: avec un seul crochet : [contact]

    erreur[valeur-inattendue]: « nom » doit être un texte, pas une liste
       ╭▸ rapport.toml:10:7
       │
    10 │ nom = ["x"]
       ╰╴      ━━━━━

    3 erreurs
    "#);
}

#[test]
fn one_id_twice() {
    let lines = "[[rubriques]]\nid = \"ptce\"\nlibelle = \"A\"\n[[rubriques]]\nid = \"ptce\"\nlibelle = \"B\"\n";
    insta::assert_snapshot!(reported(lines), @r#"
    erreur[identifiant-en-double]: l'identifiant « ptce » est déjà pris
       ╭▸ rapport.toml:10:6
       │
    10 │ id = "ptce"
       │      ━━━━━━
       │
       ⸬  rapport.toml:7:6
       │
     7 │ id = "ptce"
       │      ━━━━━━ il est pris ici
       │
       ╰ à faire: donnez un autre identifiant à l'un des deux

    1 erreur
    "#);
}

#[test]
fn a_text_that_is_missing() {
    let manifest =
        format!("{MANIFEST}[[avant]]\ntexte = \"edito.typ\"\n[[avant]]\ntexte = \"europe\"\n");
    let files: [(&str, &[u8]); 2] =
        [("rapport.toml", manifest.as_bytes()), ("textes/editos.typ", b"")];
    insta::assert_snapshot!(messages(&files), @r#"
    erreur[fichier-manquant]: le texte « textes/edito.typ » n'existe pas
      ╭▸ rapport.toml:7:9
      │
    7 │ texte = "edito.typ"
      │         ━━━━━━━━━━━
      │
      ╰ à faire: vouliez-vous dire « textes/editos.typ » ?

    erreur[fichier-manquant]: le texte « textes/europe.typ » n'existe pas
      ╭▸ rapport.toml:9:9
      │
    9 │ texte = "europe"
      │         ━━━━━━━━
      │
      ╰ à faire: créez ce fichier, ou corrigez son nom

    2 erreurs
    "#);
}
