//! The guardian on the edition of 2021: what its source said of itself is told
//! at its line, and what holds is not.
//!
//! The sentences are short extracts of the report and the press release of
//! 2021, as they were printed, put back into the edition one a line.

use serde_json::Value;

use crate::edition::Edition;

const TEXT: &str = "textes/essai.typ";

/// What is told of a text that holds these lines: each code with its line.
fn told(edition: &Edition, lines: &[&str]) -> Vec<(String, usize)> {
    // A line is a paragraph: what stands in one must not close what opens in another.
    edition.write(TEXT, lines.join("\n\n"));
    let report = edition.check();
    assert_eq!(report["errors"], 0, "{report:#}");
    // That the outline does not name it concerns no line of it.
    let of_text = |one: &&Value| one["file"] == TEXT && !one["line"].is_null();
    let found = report["diagnostics"].as_array().expect("a list").iter().filter(of_text);
    found
        .map(|one| {
            let line = one["line"].as_u64().expect("it has a line") as usize;
            (one["code"].as_str().expect("it has a code").to_owned(), (line - 1) / 2)
        })
        .collect()
}

#[test]
fn the_edition_of_2021_has_nothing_that_is_not_accepted() {
    let report = Edition::real().check();
    let open: Vec<_> = report["diagnostics"]
        .as_array()
        .expect("a list")
        .iter()
        .filter(|one| one["acknowledged"].is_null())
        .collect();
    assert!(open.is_empty(), "{open:#?}");
}

#[test]
fn contradictions_of_the_source_are_told_at_their_line() {
    let edition = Edition::real();
    // One of the eleven issues is lost, as in the calendar that was printed.
    let sends = std::fs::read_to_string(edition.path("newsletters.csv")).expect("it is text");
    let lost = sends.lines().position(|line| line.contains(";lettre;")).expect("an issue");
    let kept: Vec<_> =
        sends.lines().enumerate().filter(|(at, _)| *at != lost).map(|(_, line)| line).collect();
    edition.write("newsletters.csv", kept.join("\n"));
    // What was published about it is told where it is declared.
    edition.edit("rapport.toml", "declare = \"11\"\n", "");
    let cases = [
        // A count against its list.
        ("11 newsletters envoyées", "nombre-dans-le-texte"),
        ("11 lettres électroniques cette année, envoyées aux adhérents.", "nombre-dans-le-texte"),
        // A number that the data do not give, with the meaning of its words.
        ("à près de 8000 destinataires", "nombre-dans-le-texte"),
        ("envoyées à plus de 7 200 destinataires.", "nombre-dans-le-texte"),
        ("197 collectivités adhérentes", "nombre-dans-le-texte"),
        ("6 491 abonné.e.s au compte", "nombre-dans-le-texte"),
        ("87 067 visites sur le site internet", "nombre-dans-le-texte"),
        (
            "1 810 téléchargements comptabilisés sur l'ensemble des fiches du kit",
            "nombre-dans-le-texte",
        ),
        ("soit un total de 23 articles mettant en lumière les actions", "nombre-dans-le-texte"),
        ("106 fiches pratiques Déniché pour vous", "nombre-dans-le-texte"),
        ("Imprimée en 450 exemplaires", "nombre-dans-le-texte"),
        ("soit 351 abonné.e.s de plus qu'en 2020", "nombre-dans-le-texte"),
        // Registered counted as attended; an event with two attendances.
        (
            "18 novembre 2021 : Webinaire \"Les PTCE en quartiers politique de la ville\" (56 participant.e.s) organisé par l'ANCT",
            "nombre-dans-le-texte",
        ),
        (
            "22 octobre 2021 : Webinaire \"Économie de la fonctionnalité et de la coopération (EFC)\" (75 participant.e.s).",
            "nombre-dans-le-texte",
        ),
        // Last year's number, last year as this one.
        ("6 600 abonné.e.s au compte", "reste-de-l-an-dernier"),
        ("L'année 2020 a été marquée pour le RTES par :", "reste-de-l-an-dernier"),
        // Calendar against prose.
        (
            "9 octobre 2021 : table ronde dans le cadre du séminaire \"Coopérer pour développer\"",
            "date-et-evenement",
        ),
        ("le vendredi 25 février 2021 de 13h30 à 14h", "date-dans-le-texte"),
        ("Les 30 et 31 novembre 2021", "date-dans-le-texte"),
        // One title in several wordings.
        (
            "403 téléchargements de la fiche n°3 : L'ESS au cœur des compétences régionales (versions 1&2).",
            "titre-different",
        ),
        ("\"Relancer les PTCE : diagnostics et propositions\"", "titre-different"),
        // One name, several spellings.
        ("en régions Grand-Est et Auvergne-Rhône-Alpes", "graphie"),
        ("en partenariat avec l'Avisé", "graphie"),
        // What a proof reader would have seen.
        ("Ce temps d'échange initié à la demande d'élue.e.s du RTES", "ecriture-inclusive"),
        (
            "18 mai 2021 : Webinaire \"TZCLD : quelles opportunités pour les territoires ? (plus de 500 participant.e.s)",
            "signe-non-ferme",
        ),
        ("#lien(\"#\")[Retrouvez tous ces articles en annexe.]", "lien-mort"),
        ("(#lien(\"https://www.rtes.fr\")[lien de connexion ICI])", "lien-sans-nom"),
        ("la place de de l'ESS", "mot-double"),
    ];
    let lines: Vec<_> = cases.iter().map(|(line, _)| *line).collect();
    let expected: Vec<_> = cases.iter().map(|(_, code)| *code).enumerate().collect();
    let found = told(&edition, &lines);
    let missed: Vec<_> = expected
        .iter()
        .filter(|(line, code)| !found.contains(&((*code).to_owned(), *line)))
        .map(|(line, code)| (*code, lines[*line]))
        .collect();
    assert!(missed.is_empty(), "not told: {missed:#?}");
    let extra: Vec<_> = found
        .iter()
        .filter(|(code, line)| !expected.contains(&(*line, code.as_str())))
        .map(|(code, line)| (code, lines[*line]))
        .collect();
    assert!(extra.is_empty(), "told and not expected: {extra:#?}");
}

#[test]
fn what_holds_in_the_source_stays_silent() {
    let lines = [
        // A number stated twice, both times truly.
        "à près de 7000 destinataires",
        "11 lettres électroniques cette année, envoyées à plus de 6 800 destinataires.",
        "6 941 followers, soit 341 abonné.e.s de plus qu'en 2020",
        // The parts of a total, and the same value by chance.
        "177 collectivités adhérentes en 2021, soit 75 villes, 76 intercommunalités, 17 départements, 9 régions.",
        "177 personnes se sont inscrites pour recevoir le kit et ses différentes fiches.",
        "Plus de 170 personnes se sont inscrites pour recevoir le kit et ses fiches.",
        // Stocks at their dates.
        "... et de ses 183 collectivités adhérentes !",
        "En 2022, le réseau rassemble plus de 180 collectivités",
        "Le RTES rassemble plus de 145 collectivités françaises",
        "20 articles publiés dans la presse nationale spécialisée et 2 articles dans la presse régionale, soit un total de 22 articles",
        "\\+ de 1780 participant.e.s aux conférences en ligne et formations organisées par le RTES",
        "105 fiches pratiques, dont 14 nouvelles fiches en 2021",
        "86 067 visites sur le site internet www.rtes.fr",
        "1 801 téléchargements comptabilisés sur l'ensemble des fiches du kit, 403 téléchargements de la fiche n°3",
        "téléchargé plus de 250 fois (téléchargements uniques), imprimée à 500 exemplaires puis à 250 exemplaires",
        "5 février 2021 : Webinaire PTCE (60 participant.e.s)",
        "Près de 200 personnes issues des collectivités ont participé à ce webinaire",
        "18 mai 2021 : Webinaire \"TZCLD : quelles opportunités pour les territoires ?\" (plus de 500 participant.e.s)",
        "En 2021, 5 webinaires sur l'alimentation durable ont été organisés",
        "le RTES a organisé ou co-organisé 2 webinaires en 2021 aux démarches des CRTE",
        "Deux premiers webinaires ont été organisés en 2021",
        "4 webinaires organisés en Pays de la Loire (septembre à décembre 2021, 128 participant.e.s),",
        "2 cycles des hautes études métropolitaines (mars et mai 2021 ; 31 et 25 participant.e.s).",
        "rassemblant près d'une centaine de participant.e.s sur 2 jours",
        "Avec près de 3000 participant.e.s et 80 ateliers, les 26 et 27 mai 2021",
        "Plus de 80 personnes étaient présentes à distance et en présentiel, soit 70 collectivités adhérentes représentées.",
        "Imprimé en 1000 exemplaires, 440 d'entre-eux ont été envoyés début 2022",
        // Numbers that count nothing of the kind.
        "27 100 ans de la RECMA, 20 1er tour, 9ème Points de RepèreESS, la loi 2014-856, n°4",
        "La Grappe, 75 rue Léon Gambetta, 59000 Lille, une commune de 1100 habitant.e.s",
        "1/5e des visites sur le site du RTES concerne la rubrique",
        "Pendant 3 jours, le RTES partageait un stand, avec 2 chercheurs et 3 podcasts",
        // Dates that are right.
        "Lille, le 22 février 2021, le jeudi 25 février 2021 de 13h30 à 14h",
        "8 octobre 2021 : table ronde dans le cadre du séminaire \"Coopérer pour développer\"",
        "24 novembre 2021 : \"Départements, comment soutenir l'ESS sur vos territoires ?\"",
        "AU 21/09/2021, du 16 au 18 novembre 2021, le lendemain, le 17 septembre",
        "Le club lancé en 2020 s'est étendu ; le kit édité en 2020",
        // Writing.
        "des élu.e.s de plus en plus nombreux.ses, agent.e.s public.que.s territoriaux.ales, acteur.rice.s",
        "Nous nous retrouverons au Salon (SCOP ou ESAT) des « Villes [et villages] »",
    ];
    let found = told(&Edition::real(), &lines);
    let found: Vec<_> = found.iter().map(|(code, line)| (code, lines[*line])).collect();
    assert!(found.is_empty(), "{found:#?}");
}
