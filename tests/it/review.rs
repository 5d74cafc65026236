//! The copy to be read again, and who has read what.

use crate::edition::{Edition, MANIFEST, codes};
use crate::pdf::{assert_conforms, text};

/// An edition whose text cites its figures, one of them with a warning about it.
fn cited() -> Edition {
    let edition = Edition::new();
    let figure = "\n[[chiffres]]\nid = \"venus\"\nlibelle = \"personnes venues\"\ntable = \"evenements\"\ncolonne = \"participants\"\n\n[[avant]]\ntitre = \"Avant-propos\"\ntexte = \"mot\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{figure}"));
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;participants\nagora;05/02/2021;Agora des territoires;rencontres;60\nsalon;07/03/2021;Salon des villes;rencontres;45\n",
    );
    edition.write(
        "textes/mot.typ",
        "L'année a réuni #chiffre(\"venus\") personnes.\n\nLe le réseau avance.\n",
    );
    edition
}

#[test]
fn the_review_copy_shows_how_each_figure_is_counted() {
    let edition = cited();
    let ordinary = edition.compile();
    let output = edition.rapport(&["compile", "--relecture"]).output().expect("it runs");
    let said = String::from_utf8(output.stdout).expect("UTF-8");
    assert_eq!(said, "sortie/rapport-activite-2021-relecture.pdf\n");
    let bytes = std::fs::read(edition.root().join(said.trim())).expect("it is there");
    assert_conforms(&bytes, "the review copy");
    let words = text(&bytes);
    for part in [
        "(venus)",
        "evenements.csv:2",
        "60",
        "Salondesvilles",
        "Total:105(2lignes)",
        "Avertissementsetécartsacceptés",
        "textes/mot.typ:3",
        "Empreintedesdonnées",
    ] {
        assert!(words.contains(part), "« {part} » in {words}");
    }
    assert!(!text(&ordinary).contains("Relecture") && ordinary == edition.compile());
    let again = edition.rapport(&["compile", "--relecture"]).output().expect("it runs");
    assert!(again.status.success());
    assert_eq!(bytes, std::fs::read(edition.root().join(said.trim())).expect("it is there"));
}

#[test]
fn the_review_copy_of_every_document_of_2021_conforms() {
    let edition = Edition::real();
    for document in ["rapport", "communique", "synthese", "calendrier"] {
        let words = ["compile", "--relecture", "--document", document, "-o", "relu.pdf"];
        edition.rapport(&words).assert().success();
        let bytes = std::fs::read(edition.root().join("relu.pdf")).expect("it is there");
        assert_conforms(&bytes, document);
    }
}

#[test]
fn a_tick_holds_as_long_as_the_figure_does() {
    let edition = cited();
    let strict = ["compile", "--strict-relecture"];
    let output = edition.rapport(&strict).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{said}");
    assert!(said.contains("1 chiffre à relire : venus"), "{said}");
    let tick = ["figures", "--valider", "venus", "--par", "Camille Exemple"];
    let mut command = edition.rapport(&tick);
    command.env("SOURCE_DATE_EPOCH", "1655683200");
    command.assert().success().stdout("venus : validé à « 105 »\n");
    let file = std::fs::read_to_string(edition.path("relecture.toml")).expect("it is there");
    assert!(
        file.contains("le = 2022-06-20\n") && file.contains("par = \"Camille Exemple\""),
        "{file}"
    );
    edition.rapport(&strict).assert().success();
    edition.edit("evenements.csv", ";45", ";46");
    let report = edition.check();
    assert!(codes(&report).contains(&"validation-rouverte".to_owned()), "{report}");
    edition.rapport(&strict).assert().code(1);
    edition.rapport(&tick).assert().success();
    edition.rapport(&strict).assert().success();
    let file = std::fs::read_to_string(edition.path("relecture.toml")).expect("it is there");
    assert_eq!(file.matches("[[valides]]").count(), 2, "the former one is history: {file}");
}

/// What another document prints is asked for when that one is made.
#[test]
fn a_document_asks_for_what_it_prints() {
    let edition = cited();
    let declared =
        "\n[[documents]]\nid = \"communique\"\ntitre = \"Communiqué\"\ntexte = \"communique\"\n";
    let settings = std::fs::read_to_string(edition.path("rapport.toml")).expect("it is there");
    edition.write("rapport.toml", format!("{settings}{declared}"));
    edition
        .write("textes/communique.typ", "L'année compte #chiffre(\"evenements\") rendez-vous.\n");
    let asked = |words: &[&str]| {
        let words = [&["compile", "--strict-relecture"], words].concat();
        let output = edition.rapport(&words).output().expect("it runs");
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    let release = ["--document", "communique"];
    assert!(asked(&[]).contains("1 chiffre à relire : venus"), "{}", asked(&[]));
    assert!(asked(&release).contains("1 chiffre à relire : evenements"), "{}", asked(&release));
    let tick = ["figures", "--valider", "venus", "--par", "Camille Exemple"];
    edition.rapport(&tick).assert().success();
    assert!(!asked(&[]).contains("à relire"), "{}", asked(&[]));
    assert!(asked(&release).contains("à relire"));
}

#[test]
fn a_tick_without_a_name_or_of_no_figure_is_refused() {
    let edition = cited();
    for words in [
        &["figures", "--valider", "venus"][..],
        &["figures", "--valider", "venus", "--par", " "],
        &["figures", "--valider", "inconnu", "--par", "Camille"],
        &["figures", "--par", "Camille"],
    ] {
        edition.rapport(words).assert().code(2);
        assert!(!edition.path("relecture.toml").exists(), "{words:?}");
    }
}

/// What was read of a text is also what its blocks print of the tables.
#[test]
fn a_tick_of_a_text_reopens_with_what_its_blocks_print() {
    let edition = Edition::new();
    let table = |id: &str| {
        format!(
            "\n[[tables]]\nid = \"{id}\"\n[tables.colonnes]\nmission = {{ forme = \"texte\", obligatoire = true }}\nheures = {{ forme = \"nombre\" }}\n"
        )
    };
    let text = "\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n";
    let own = [table("benevolat"), table("prets")].concat();
    edition.write("rapport.toml", format!("{MANIFEST}{own}{text}"));
    edition.write("benevolat.csv", "mission;heures\nBerges;7\n");
    edition.write("prets.csv", "mission;heures\nTentes;3\n");
    edition.write("textes/mot.typ", "Voici les heures.\n\n#tableau(\"benevolat\")\n");
    let tick = ["figures", "--valider", "textes/mot.typ", "--par", "Camille Exemple"];
    edition.rapport(&tick).assert().success();
    let reopened = || {
        let report = edition.check();
        codes(&report).contains(&"validation-rouverte".to_owned()).then(|| report.to_string())
    };
    assert_eq!(reopened(), None);
    edition.edit("prets.csv", "Tentes;3", "Tentes;4");
    assert_eq!(reopened(), None, "it prints nothing of that table");
    edition.edit("benevolat.csv", "Berges;7", "Berges;8");
    let report = reopened().expect("a cell that it prints has changed");
    assert!(report.contains("« benevolat »"), "{report}");
    edition.rapport(&tick).assert().success();
    edition.edit("textes/mot.typ", "\"benevolat\"", "\"prets\"");
    let report = reopened().expect("it prints another table");
    assert!(report.contains("un paragraphe en a changé"), "{report}");
}

/// Of a list of events, the rows that it takes; of a chart, its values; of a picture, its file.
#[test]
fn a_tick_of_a_text_reopens_with_its_events_its_charts_and_its_pictures() {
    let edition = Edition::new();
    let plan = "\n[[rubriques]]\nid = \"emploi\"\nlibelle = \"Emploi\"\n\n[[graphiques]]\nid = \"par-mois\"\ntype = \"colonnes\"\ntitre = \"Février rassemble\"\ntable = \"evenements\"\npar = \"mois\"\nmesure = \"participants\"\n\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot.typ\"\n\n[[avant]]\ntitre = \"Vues\"\ntexte = \"vues.typ\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{plan}"));
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;participants;rubriques;photo\nagora;05/02/2021;Agora des territoires;rencontres;60;territoires;\nsalon;07/03/2021;Salon des villes;rencontres;45;emploi;salon.svg\n",
    );
    let square = |color: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><rect width=\"9\" height=\"9\" fill=\"{color}\"/></svg>"
        )
    };
    edition.write("images/salon.svg", square("red"));
    edition.write(
        "textes/mot.typ",
        "Voici les rencontres.\n\n#evenements(rubrique: \"territoires\", forme: \"courte\")\n",
    );
    edition.write(
        "textes/vues.typ",
        "Voici les mois.\n\n#graphique(\"par-mois\")\n\n#photo(\"salon\")\n",
    );
    let tick = || {
        for name in ["textes/mot.typ", "textes/vues.typ"] {
            let words = ["figures", "--valider", name, "--par", "Camille Exemple"];
            edition.rapport(&words).assert().success();
        }
    };
    let reopened = || -> Vec<String> {
        let report = edition.check();
        let all = report["diagnostics"].as_array().expect("a list").clone();
        let all = all.iter().filter(|it| it["code"] == "validation-rouverte");
        all.map(|it| it["message"].as_str().expect("a message").to_owned()).collect()
    };
    let told = |said: &[String], parts: &[&str]| {
        assert_eq!(said.len(), parts.len(), "{said:?}");
        for (said, part) in said.iter().zip(parts) {
            assert!(said.contains(part), "« {part} » in {said}");
        }
    };
    tick();
    told(&reopened(), &[]);
    edition.edit("evenements.csv", "Salon des villes", "Salon des bourgs");
    told(&reopened(), &["« textes/vues.typ » n'est plus ce que Camille Exemple a validé"]);
    tick();
    edition.edit("evenements.csv", "Agora des territoires", "Agora des pays");
    told(&reopened(), &["ce qu'il imprime a changé, les lignes de « evenements »"]);
    tick();
    edition.edit("rapport.toml", "mesure = \"participants\"\n", "");
    told(&reopened(), &["ce qu'il imprime a changé, le graphique « par-mois »"]);
    tick();
    edition.write("images/salon.svg", square("blue"));
    told(&reopened(), &["ce qu'il imprime a changé, les images qu'il montre"]);
}

/// The margin is narrow, and a board has much to say of one page.
#[test]
fn many_notes_of_one_paragraph_stand_in_the_margin_and_in_the_list() {
    let edition = cited();
    let comment = |rank: usize| {
        format!(
            "mot;Le le réseau;Camille;Une remarque assez longue pour tenir sur plusieurs lignes, la {rank}e\n"
        )
    };
    let comments: String = (1..=7).map(comment).collect();
    edition.write("commentaires.csv", format!("ancre;passage;auteur;texte\n{comments}"));
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let words = text(&std::fs::read(edition.root().join("relu.pdf")).expect("it is there"));
    assert_eq!(words.matches("plusieurslignes,la7e").count(), 2, "in the margin and in the list");
}

/// An edition with an income statement, a chart of its events and the text that prints both.
fn with_accounts() -> Edition {
    let edition = Edition::new();
    let chart = "\n[[graphiques]]\nid = \"par-mois\"\ntype = \"colonnes\"\ntitre = \"Février rassemble\"\ntable = \"evenements\"\npar = \"mois\"\nmesure = \"participants\"\n\n[[avant]]\ntitre = \"Mot\"\ntexte = \"mot\"\n";
    edition.write("rapport.toml", format!("{MANIFEST}{chart}"));
    edition.write(
        "comptes.csv",
        "nature;compte;libelle;montant;precedent\nresultat;606;Achats;1200;1100\nresultat;626;Timbres;80,50;\nresultat;74;Subventions;1500;1400\n",
    );
    edition.write(
        "textes/mot.typ",
        "Nos comptes sont ceux-ci.\n\n#compte-de-resultat()\n\nEt nos mois ceux-là.\n\n#graphique(\"par-mois\")\n",
    );
    edition
}

#[test]
fn lines_of_statements_and_drawings_have_a_number_and_their_rows() {
    let edition = with_accounts();
    let former = edition.compile();
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let bytes = std::fs::read(edition.root().join("relu.pdf")).expect("it is there");
    assert_conforms(&bytes, "the review copy of accounts");
    let words = text(&bytes);
    for part in [
        "(compte-de-resultat.charge.606)",
        "2021:1200€;2020:1100€",
        "comptes.csv:2",
        "(compte-de-resultat.charge.total)",
        "2021:1280,50€",
        "(compte-de-resultat.resultat)",
        "2021:219,50€",
        "−1200€",
        "(graphiques.par-mois)",
        "Sommede«participants»danslatable«Événements».Unevaleurpar«mois».",
        "evenements.csv:2",
    ] {
        assert!(words.contains(part), "« {part} » in {words}");
    }
    assert!(!words.contains("N’estpasimprimé"), "each number stands on a page: {words}");
    assert_eq!(edition.compile(), former, "the report itself has none of it");
}

#[test]
fn a_tick_of_a_line_or_of_a_drawing_reopens_with_its_values() {
    let edition = with_accounts();
    let strict = ["compile", "--strict-relecture"];
    let output = edition.rapport(&strict).output().expect("it runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("compte-de-resultat (6), graphiques (1)"), "{said}");
    // All lines of a statement at once, then the drawing.
    let tick = |name: &str| {
        edition.rapport(&["figures", "--valider", name, "--par", "Camille"]).assert().success();
    };
    tick("compte-de-resultat");
    tick("graphiques.par-mois");
    edition.rapport(&strict).assert().success();
    edition.edit("comptes.csv", "Achats;1200;", "Achats;1250;");
    edition.edit("evenements.csv", ";60", ";61");
    let report = edition.check().to_string();
    for part in [
        "« compte-de-resultat.charge.606 » vaut « 2021 : 1\u{202f}250",
        "« graphiques.par-mois » vaut « Février : 61 », et valait « Février : 60 »",
    ] {
        assert!(report.contains(part), "« {part} » in {report}");
    }
    assert!(!report.contains("charge.626"), "what stays is not told: {report}");
    edition.rapport(&strict).assert().code(1);
}

/// A draft goes round with its numbers; what is cited since does not take them.
#[test]
fn numbers_stay_those_of_the_first_copy() {
    let edition = cited();
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let kept = std::fs::read_to_string(edition.path("relecture.toml")).expect("it is there");
    assert!(kept.contains("[[numerotes]]\nchiffres = [\n  \"venus\",\n]"), "{kept}");
    edition.write("commentaires.csv", "numero;auteur;texte\n1;Camille;Bien compté ?\n");
    // Another figure comes first in the list of the edition.
    edition.edit(
        "rapport.toml",
        "[[chiffres]]\n",
        "[[chiffres]]\nid = \"tenus\"\nlibelle = \"rencontres\"\ntable = \"evenements\"\nagregat = \"nombre\"\n\n[[chiffres]]\n",
    );
    edition.edit("textes/mot.typ", "L'année", "En #chiffre(\"tenus\") fois, l'année");
    let report = edition.check().to_string();
    assert!(report.contains("sur le chiffre « venus »"), "{report}");
    assert!(!report.contains("un numéro peut devenir"), "the number holds by itself: {report}");
    edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).assert().success();
    let words = text(&std::fs::read(edition.root().join("relu.pdf")).expect("it is there"));
    assert!(words.contains("chiffre«venus»;commentaires.csv:2"), "{words}");
    let kept = std::fs::read_to_string(edition.path("relecture.toml")).expect("it is there");
    assert!(kept.ends_with("chiffres = [\n  \"tenus\",\n]\n"), "the new one comes after: {kept}");
    let again = edition.rapport(&["compile", "--relecture", "-o", "relu.pdf"]).output();
    assert!(again.expect("it runs").status.success());
    let after = std::fs::read_to_string(edition.path("relecture.toml")).expect("it is there");
    assert_eq!(after, kept, "a copy of the same adds nothing");
    // Next year's copies begin anew.
    edition.write("commentaires.csv", "numero;auteur;texte\n");
    edition.rapport(&["new", "2022"]).assert().success();
    let next = edition.root().join("data/2022/relecture.toml");
    let next = std::fs::read_to_string(next).unwrap_or_default();
    assert!(!next.contains("numerotes"), "{next}");
}
