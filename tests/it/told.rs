//! What a hurried writer says of an event, of a number or of a share, against the tables: each kind
//! of mistake with sentences that have it, and sentences that nearly have it.

use crate::edition::{Edition, MANIFEST};

const TEXT: &str = "textes/actions.typ";
const EVENTS: &str = "\
id,date_debut,titre,categorie,type,format,participants,inscrits,statut,lieu
forum,2021-10-05,Forum des communs,rencontres,rencontre,présentiel,150,180,,Lyon
agora,2021-03-12,Agora des territoires,rencontres,rencontre,présentiel,60,,,Nantes
w1,2021-04-02,Webinaire Habitat partagé,rencontres,webinaire,en ligne,120,,,
w2,2021-06-10,Webinaire Alimentation durable,rencontres,webinaire,en ligne,90,,,
w3,2021-06-17,Webinaire Mobilités douces,rencontres,webinaire,en ligne,85,,,
fete,2021-09-18,Fête des voisins solidaires,rencontres,rencontre,présentiel,,,annulé,Rennes
v1,2021-05-05,Ressourcerie du port,rencontres,visite,présentiel,25,,,Lille
v2,2021-05-20,Halle aux plantes,rencontres,visite,présentiel,20,,,Roubaix
";
const LAST_YEAR: &str = "\
id,date_debut,titre,categorie,type,participants
a,2020-03-12,Rencontre de mars,rencontres,rencontre,40
b,2020-04-12,Rencontre d'avril,rencontres,rencontre,41
c,2020-05-12,Rencontre de mai,rencontres,rencontre,42
d,2020-06-12,Rencontre de juin,rencontres,rencontre,43
e,2020-09-12,Rencontre de septembre,rencontres,rencontre,44
f,2020-10-12,Rencontre d'octobre,rencontres,rencontre,45
g,2020-11-12,Rencontre de novembre,rencontres,rencontre,46
";
const FIGURES: &str = r#"
[[chiffres]]
id = "heures"
libelle = "heures de bénévolat"
unite = ["heure", "heures"]
valeur = 420

[[chapitres]]
id = "actions"
titre = "Nos actions"

[[chapitres.sections]]
titre = "Actions"
texte = "actions"
"#;

fn edition() -> Edition {
    let edition = Edition::new();
    let manifest = MANIFEST.replace("Réseau d'essai", "Les Ateliers du Canal");
    edition.write("rapport.toml", format!("{manifest}{FIGURES}"));
    edition.write("evenements.csv", EVENTS);
    edition.write("site.csv", "periode;rubrique;mesure;nombre\n2021;ensemble;visites;48000\n");
    edition.write("../2020/rapport.toml", MANIFEST.replace("2021", "2020").replace("2022", "2021"));
    edition.write("../2020/evenements.csv", LAST_YEAR);
    edition
}

/// The codes that are told of each sentence, alone in its paragraph.
fn told(sentences: &[&str]) -> Vec<Vec<String>> {
    let edition = edition();
    let head = "= Nos actions\n\n#evenements()\n\n#site()\n\n#chiffre(\"heures\")\n\n";
    edition.write(TEXT, format!("{head}{}\n", sentences.join("\n\n")));
    let report = edition.check();
    let first = head.lines().count() as u64 + 1;
    let mut found = vec![Vec::new(); sentences.len()];
    for one in report["diagnostics"].as_array().expect("a list") {
        let Some(line) = one["line"].as_u64().filter(|_| one["file"] == TEXT) else { continue };
        assert!(line >= first, "the head of the text is sound: {one}");
        found[((line - first) / 2) as usize].push(one["code"].as_str().expect("a code").to_owned());
    }
    found
}

#[test]
fn what_the_tables_contradict_is_told_once() {
    let number = "nombre-dans-le-texte";
    let cases = [
        // An event's number that is another's, whatever verb says it, with and without its title.
        ("Le « Forum des communs » a réuni 60 personnes.", number),
        ("Le Forum des communs a réuni 60 personnes à Lyon.", number),
        ("L'Agora des territoires a rassemblé 150 personnes.", number),
        ("L'Agora des territoires a attiré une centaine de personnes.", number),
        ("L'Agora des territoires, qui ouvrait la saison, a accueilli 150 personnes.", number),
        ("L'Agora des territoires a mobilisé 150 acteurs.", number),
        ("Le 12 mars, nous avons accueilli 150 participants.", number),
        ("Le forum a réuni 60 participants.", number),
        ("Le Forum des communs a réuni 180 participants.", number),
        ("Le webinaire « Habitat partagé » a réuni 90 participants.", number),
        (
            "Le Forum des communs a réuni #evenement(\"agora\", \"participants\").",
            "autre-evenement-cite",
        ),
        ("Le forum s'est tenu le 12 mars.", "date-et-evenement"),
        // A figure of the organisation's own, named by a word of its family.
        ("Nos bénévoles ont donné 500 heures.", number),
        // This year's number, given to another.
        ("En 2020, le Forum des communs a réuni 150 participants.", number),
        // Another part of the year, another town.
        ("Au printemps, le Forum des communs a ouvert ses portes.", "date-et-evenement"),
        ("En avril, le Forum des communs a ouvert ses portes.", "date-et-evenement"),
        ("Le Forum des communs s'est tenu au premier semestre.", "date-et-evenement"),
        ("L'Agora des territoires s'est tenue à Lyon.", "lieu-et-evenement"),
        ("À Nantes, le Forum des communs a ouvert ses portes.", "lieu-et-evenement"),
        ("Le « Forum des communs » a réuni 150 personnes à Nantes.", "lieu-et-evenement"),
        // Shares, comparisons, denials.
        ("La moitié de nos événements étaient des visites.", number),
        ("10 % de nos événements étaient des webinaires.", number),
        ("Nous avons organisé deux fois plus d'événements qu'en 2020.", number),
        ("Nous avons organisé plus d'événements qu'en 2020.", number),
        ("Le nombre d'événements a doublé.", number),
        ("Aucun événement n'a été annulé.", number),
        ("Aucun webinaire n'a été organisé cette année.", number),
        ("Les webinaires représentent 80 % de nos événements.", number),
        ("Le budget est de 45 000 €, dont 30 000 € de subventions (80 %).", number),
        // What did not take place.
        ("La Fête des voisins solidaires a réuni 80 habitants.", "evenement-annule"),
        ("La « Fête des voisins solidaires » a été un beau moment.", "evenement-annule"),
        // Slips of who types commands.
        ("Soit chiffre(\"heures\") en tout.", "autre-mise-en-forme"),
        ("=Titre collé", "autre-mise-en-forme"),
        ("Voir page { PAGE } du document.", "marque-oubliee"),
        ("#lorem(20)", "autre-mise-en-forme"),
        ("#photo()", "autre-mise-en-forme"),
        ("#citation(auteur: \"Paul\")[]", "autre-mise-en-forme"),
        ("Un mot#footnote[ ].", "autre-mise-en-forme"),
        ("Sans titre", "marque-oubliee"),
        ("Nous remercions la ville, le département et", "marque-oubliee"),
        ("NB : demander à Marc le bon nombre.", "marque-oubliee"),
        ("Les Ateliers du Canel remercient la ville.", "graphies-proches"),
        ("xxx participants", "marque-oubliee"),
    ];
    let sentences: Vec<&str> = cases.iter().map(|(sentence, _)| *sentence).collect();
    let found = told(&sentences);
    let wrong: Vec<String> = cases
        .iter()
        .zip(&found)
        .filter(|((_, code), found)| *found != &[(*code).to_owned()])
        .map(|((sentence, code), found)| format!("{sentence}\n    {code}, and not {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_the_tables_bear_out_stays_silent() {
    let sentences = [
        // Sums of some rows, and words that count two things.
        "Deux visites ont eu lieu en mai.",
        "Nos deux webinaires de juin ont réuni 175 participants.",
        "Les trois webinaires ont réuni 295 participants.",
        "Le Forum des communs et l'Agora des territoires ont réuni 210 participants.",
        "Les 48 000 visites du site étonnent.",
        // Of those who write, of other years, of several, to come.
        "Nous étions 80.",
        "Nous étions 80 participants, serrés.",
        "Depuis sa création, l'association a organisé 300 événements.",
        "Depuis sa création, le Forum des communs a réuni 12 000 participants.",
        "En trois ans, nous avons réuni 4 000 participants.",
        "L'an prochain, nous organiserons 12 webinaires.",
        "En 2019, le Forum des communs a réuni 90 participants.",
        // True as they stand.
        "L'Agora des territoires a réuni une soixantaine de personnes.",
        "L'Agora des territoires a mobilisé 40 acteurs.",
        "Le Forum des communs, à l'automne, a réuni 150 participants à Lyon.",
        "À l'automne, le Forum des communs a ouvert ses portes.",
        "Après le Forum des communs, à Nantes, une table ronde a suivi.",
        "Le Forum des communs accueillait des élus venus de Nantes.",
        "Plus d'un tiers de nos événements étaient des webinaires.",
        "Près de la moitié de nos événements se sont tenus en ligne.",
        "Aucun webinaire n'a été organisé en région.",
        "Aucun événement de printemps n'a été annulé.",
        "La Fête des voisins solidaires a été annulée.",
        "La Fête des voisins solidaires a dû céder devant la crise sanitaire.",
        "La Fête des voisins solidaires aura lieu en 2022.",
        "Le budget est de 45 000 €, dont 30 000 € de subventions (67 %).",
        "Le forum des associations, le 12 mars, a réuni 40 stands.",
        // Words that are no slip.
        "Le chiffre (« environ ») se discute.",
        "Un test de recrutement a eu lieu.",
    ];
    let found = told(&sentences);
    let wrong: Vec<String> = sentences
        .iter()
        .zip(&found)
        .filter(|(_, found)| !found.is_empty())
        .map(|(sentence, found)| format!("{sentence}\n    {found:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
