//! Exports of parts of a year: what they have in common is counted once, and no part takes the place of more.

use super::samples::TICKETS;
use super::{column, edition, import, rows};

fn downloads(first: u32, second: u32) -> String {
    format!(
        "label,nb_visits,nb_hits,url\n/doc/statuts.pdf,{first},{first},https://exemple.org/doc/statuts.pdf\n/doc/guide.pdf,{second},{second},https://exemple.org/doc/guide.pdf\n"
    )
}

/// A line for each day, of 10 visits.
fn days(first: (u32, u32), last: (u32, u32)) -> String {
    let all = (1..=12).flat_map(|month| (1..=28).map(move |day| (month, day)));
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let more =
        (1..=12u32).zip(lengths).flat_map(|(month, end)| (29..=end).map(move |day| (month, day)));
    let mut all: Vec<(u32, u32)> =
        all.chain(more).filter(|it| first <= *it && *it <= last).collect();
    all.sort_unstable();
    let lines = all.iter().map(|(month, day)| format!("2021-{month:02}-{day:02},10\n"));
    format!("date,nb_visits\n{}", lines.collect::<String>())
}

#[test]
fn a_month_of_downloads_adds_to_the_one_before() {
    let own = edition();
    for (name, text) in [
        ("Telechargements_2021-01.csv", downloads(40, 10)),
        ("Exporter _ Téléchargements _ février 2021.csv", downloads(44, 13)),
    ] {
        for _ in 0..2 {
            let (said, code) = import(&own, name, &text, &["--oui"]);
            assert_eq!(code, 0, "{said}");
            assert!(said.contains("d'après le nom du fichier"), "{said}");
        }
    }
    let all = rows(&own, "telechargements");
    assert_eq!(column(&all, "periode"), ["2021-01", "2021-01", "2021-02", "2021-02"]);
    assert_eq!(column(&all, "uniques"), ["40", "10", "44", "13"]);
    // A file without a number has the same one each month.
    assert_eq!(column(&all, "fiche"), ["1", "2", "1", "2"]);
    let (said, _) = import(&own, "autre.csv", downloads(1, 1), &["--a-blanc"]);
    assert!(said.contains("ni l'export ni le nom du fichier ne le disent"), "{said}");
}

#[test]
fn a_part_of_a_month_takes_the_place_of_no_whole_one() {
    let own = edition();
    let (said, code) = import(&own, "a.csv", days((3, 1), (4, 30)), &["--oui"]);
    assert!(code == 0 && !said.contains("incomplet"), "{said}");
    let (said, code) = import(&own, "b.csv", days((2, 1), (3, 15)), &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert!(
        said.contains("mois incomplet (du 1er au 15 mars 2021) ; celui de la table reste"),
        "{said}"
    );
    assert!(!said.contains("ne sont plus") && !said.contains("n'est plus"), "{said}");
    assert_eq!(column(&rows(&own, "site"), "nombre"), ["310", "300", "280"]);
    // Alone it is taken, and told; more days take its place, other days do not.
    let own = edition();
    for (name, text, expected, told) in [
        (
            "a.csv",
            days((3, 1), (3, 15)),
            "150",
            "mois incomplet : l'export n'en a que du 1er au 15 mars 2021",
        ),
        (
            "b.csv",
            days((3, 16), (3, 30)),
            "150",
            "la table en a d'autres jours, qui restent (du 1er au 15 mars 2021)",
        ),
        ("c.csv", days((3, 1), (3, 20)), "200", "que du 1er au 20 mars 2021"),
        ("d.csv", days((3, 1), (3, 31)), "310", "nombre : 200 → 310"),
        ("e.csv", days((3, 1), (3, 20)), "310", "celui de la table reste"),
    ] {
        let (said, code) = import(&own, name, text, &["--oui"]);
        assert!(code == 0 && said.contains(told), "{name}: {said}");
        assert_eq!(column(&rows(&own, "site"), "nombre"), [expected], "{name}: {said}");
    }
}

#[test]
fn weeks_and_months_of_one_series_are_not_added_up() {
    let weeks = "date,nb_visits\n\"2021-01-25,2021-01-31\",70\n\"2021-02-01,2021-02-07\",71\n\"2021-02-22,2021-03-07\",72\n";
    let own = edition();
    let (said, code) = import(&own, "semaines.csv", weeks, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let periods = ["2021-01-25/2021-01-31", "2021-02-01/2021-02-07", "2021-02-22/2021-03-07"];
    assert_eq!(column(&rows(&own, "site"), "periode"), periods);
    let (said, code) = import(&own, "jours.csv", days((2, 1), (4, 30)), &["--oui"]);
    assert!(
        code == 1 && said.contains("« 2021-03 » a des jours de « 2021-02-22/2021-03-07 »"),
        "{said}"
    );
    let site = rows(&own, "site");
    assert_eq!(column(&site, "periode"), [&periods[..], &["2021-04"]].concat(), "{said}");
    // The other way round, and within one command.
    let own = edition();
    std::fs::write(own.root().join("semaines.csv"), weeks).expect("written");
    let (said, code) = import(&own, "jours.csv", days((2, 1), (4, 30)), &["semaines.csv", "--oui"]);
    assert_eq!(code, 1, "{said}");
    let periods = column(&rows(&own, "site"), "periode");
    assert_eq!(periods, ["2021-02", "2021-03", "2021-04", "2021-01-25/2021-01-31"], "{said}");
    assert_eq!(own.check()["errors"], 0);
}

const MEMBERS: &str = "Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent;Email payeur\n";

fn members(orders: std::ops::RangeInclusive<u32>) -> String {
    let line = |order: u32| {
        let (day, month) = (order % 28 + 1, order / 10 + 1);
        format!(
            "{};{day:02}/{month:02}/2021 10:00;Validé;Zygmunt{order};Ada;a{order}@exemple.org\n",
            1000 + order
        )
    };
    format!("{MEMBERS}{}", orders.map(line).collect::<String>())
}

#[test]
fn two_exports_of_one_thing_are_counted_together_once() {
    let own = edition();
    let (first, second) = (members(0..=39), members(30..=59));
    let (said, code) = import(&own, "un.csv", &first, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    let (said, code) = import(&own, "deux.csv", &second, &["--oui"]);
    assert!(code == 1 && said.contains("donnez les deux fichiers à la même commande"), "{said}");
    assert_eq!(column(&rows(&own, "effectifs"), "nombre"), ["40"]);
    for files in [["un.csv", "deux.csv"], ["deux.csv", "un.csv"]] {
        let text = if files[0] == "un.csv" { &first } else { &second };
        let (said, code) = import(&own, files[0], text, &[files[1], "--oui"]);
        assert!(code == 0 && said.contains("10 lignes en commun"), "{said}");
        assert_eq!(column(&rows(&own, "effectifs"), "nombre"), ["60"], "{said}");
    }
    // A later export of all of them takes its place.
    let (said, code) = import(&own, "tout.csv", members(0..=69), &["--oui"]);
    assert!(code == 0 && said.contains("60 → 70"), "{said}");
    let bytes = std::fs::read(own.path("effectifs.csv")).expect("there");
    assert!(!String::from_utf8_lossy(&bytes).contains("Zygmunt"));
}

#[test]
fn tickets_of_one_event_are_one_event() {
    let more = TICKETS
        .replace(
            "1001;04/03/2021 14:25;Validé;Zygmunt;Ada;",
            "1003;09/03/2021 14:25;Validé;Quintal;Max;",
        )
        .replace(";5001;", ";5009;");
    let event = ["--oui", "--avec", "titre=Bal", "--avec", "date_debut=2021-04-13"];
    let own = edition();
    import(&own, "bal 1.csv", TICKETS, &event);
    let (said, code) = import(&own, "bal 2.csv", more.replace("04/03/2021", "05/03/2021"), &event);
    assert!(code == 1 && said.contains("donnez les deux fichiers à la même commande"), "{said}");
    let both = [&["bal 1.csv"], &event[..]].concat();
    let (said, code) = import(&own, "bal 2.csv", more.replace("04/03/2021", "05/03/2021"), &both);
    assert_eq!(code, 0, "{said}");
    let events = rows(&own, "evenements");
    assert_eq!(
        (column(&events, "titre"), column(&events, "inscrits")),
        (vec!["Bal".into()], vec!["3".into()]),
        "{said}"
    );
}
