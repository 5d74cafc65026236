//! What `rapport export` gives beside the documents: the calendar, charts, figures, cards, tables.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use icalendar::{Calendar, CalendarComponent, Component, DatePerhapsTime};

use crate::edition::{Edition, MANIFEST};

fn export(edition: &Edition, options: &[&str]) -> (Vec<PathBuf>, String) {
    let words = [&["export", "-o", "export"], options].concat();
    let output = edition.rapport(&words).output().expect("the tool runs");
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    assert!(output.status.success(), "{options:?}: {said}");
    let listed = String::from_utf8(output.stdout).expect("UTF-8");
    (listed.lines().map(|line| edition.root().join(line)).collect(), said)
}

fn with_ending<'a>(files: &'a [PathBuf], ending: &str) -> Vec<&'a Path> {
    files
        .iter()
        .map(PathBuf::as_path)
        .filter(|it| it.extension().is_some_and(|e| e == ending))
        .collect()
}

const EVENTS: &str = "id;date_debut;titre;categorie;lieu;statut;calendrier\n\
    agora;05/02/2021;\"Agora, suite ; fin\";rencontres;Paris;;\n\
    salon;du 16 au 18 novembre 2021;Salon des maires, des élues et des élus de toutes les communes et communautés;rencontres;;à confirmer;\n\
    ;12/03/2021;Sans nom;rencontres;;;\n\
    mois;avril 2021;Un mois entier;rencontres;;;\n\
    rompu;01/06/2021;Annulé;rencontres;;annulé;\n\
    cache;02/06/2021;Caché;rencontres;;;non\n";

fn calendar(edition: &Edition) -> (String, String) {
    let (files, said) = export(edition, &["--calendrier"]);
    let [file] = files.as_slice() else { panic!("{files:?}") };
    assert!(file.ends_with("export/calendrier-2021.ics"), "{file:?}");
    (std::fs::read_to_string(file).expect("it is there"), said)
}

#[test]
fn the_calendar_is_what_another_reader_reads() {
    let edition = Edition::new();
    edition.write("evenements.csv", EVENTS);
    let (text, said) = calendar(&edition);
    assert!(said.contains("Un mois entier"), "what has no day is told: {said}");
    assert!(text.lines().all(|line| line.len() <= 75), "{text}");
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    let calendar: Calendar = text.parse().expect("a calendar");
    let events: Vec<_> = calendar
        .components
        .iter()
        .filter_map(|it| match it {
            CalendarComponent::Event(event) => Some(event),
            _ => None,
        })
        .collect();
    let day = |month, day| {
        Some(DatePerhapsTime::Date(
            chrono::NaiveDate::from_ymd_opt(2021, month, day).expect("a day"),
        ))
    };
    let read: Vec<_> = events
        .iter()
        .map(|it| (it.get_summary().unwrap_or_default().to_owned(), it.get_start(), it.get_end()))
        .collect();
    let long = "Salon des maires, des élues et des élus de toutes les communes et communautés";
    assert_eq!(
        read,
        [
            ("Agora, suite ; fin".to_owned(), day(2, 5), day(2, 6)),
            ("Sans nom".to_owned(), day(3, 12), day(3, 13)),
            (long.to_owned(), day(11, 16), day(11, 19)),
        ]
    );
    let statuses: Vec<_> = events.iter().map(|it| it.property_value("STATUS")).collect();
    assert_eq!(statuses, [Some("CONFIRMED"), Some("CONFIRMED"), Some("TENTATIVE")]);
}

#[test]
fn the_names_of_entries_outlive_other_rows_and_other_dates() {
    let uids = |text: &str| -> BTreeSet<String> {
        let unfolded = text.replace("\r\n ", "");
        unfolded.lines().filter_map(|it| it.strip_prefix("UID:").map(str::to_owned)).collect()
    };
    let edition = Edition::new();
    edition.write("evenements.csv", EVENTS);
    let before = uids(&calendar(&edition).0);
    assert_eq!(before.len(), 3, "{before:?}");
    let neuf = format!("{EVENTS}neuf;01/01/2021;Neuf;rencontres;;;\n").replace("05/02", "06/02");
    edition.write("evenements.csv", neuf);
    let after = uids(&calendar(&edition).0);
    assert!(before.is_subset(&after) && after.len() == 4, "{before:?} {after:?}");
}

#[test]
fn the_calendar_of_2021_holds_every_event_with_a_day() {
    let edition = Edition::real();
    let (text, said) = calendar(&edition);
    let calendar: Calendar = text.parse().expect("a calendar");
    assert!(calendar.components.len() > 80, "{}", calendar.components.len());
    assert!(said.contains("sans jour connu"), "{said}");
    assert_eq!(calendar.components.len(), text.matches("BEGIN:VEVENT").count());
}

#[test]
fn charts_cards_figures_and_tables_stand_with_their_words() {
    let edition = Edition::real();
    let (files, _) = export(&edition, &["--graphiques", "--vignettes", "--chiffres", "--tables"]);
    for file in &files {
        let bytes = std::fs::read(file).expect("it is there");
        assert!(!bytes.is_empty(), "{file:?}");
    }
    let svg = with_ending(&files, "svg");
    assert!(svg.len() > 5, "{svg:?}");
    for drawing in svg {
        for ending in ["png", "csv", "txt"] {
            assert!(drawing.with_extension(ending).is_file(), "{drawing:?} has a {ending}");
        }
        let text = std::fs::read_to_string(drawing).expect("text");
        assert!(text.starts_with("<svg") && !text.contains("<text"), "{drawing:?}");
    }
    let sizes = |name: &str| -> BTreeSet<(u32, u32)> {
        let cards = with_ending(&files, "png");
        let cards = cards.iter().filter(|it| it.to_string_lossy().ends_with(name));
        cards.map(|it| image::image_dimensions(it).expect("a picture")).collect()
    };
    assert_eq!(sizes("-carre.png"), [(1080, 1080)].into());
    assert_eq!(sizes("-portrait.png"), [(1080, 1350)].into());
    assert_eq!(sizes("-paysage.png"), [(1200, 630)].into());
    let words =
        std::fs::read_to_string(edition.root().join("export/vignettes/adherents-carre.txt"));
    assert!(words.expect("it is there").contains("177"), "the card says its figure in words");
    let figures = std::fs::read_to_string(edition.root().join("export/chiffres/chiffres.csv"));
    let figures = figures.expect("it is there");
    assert!(figures.starts_with('\u{feff}') && figures.contains("adherents;"), "{figures}");
    assert!(edition.root().join("export/tables/evenements.csv").is_file());
}

#[test]
fn the_same_edition_gives_the_same_files() {
    let edition = Edition::real();
    let options = ["--graphiques", "--vignettes", "--chiffres", "--calendrier"];
    let read = |files: Vec<PathBuf>| -> Vec<Vec<u8>> {
        files.iter().map(|it| std::fs::read(it).expect("it is there")).collect()
    };
    let first = read(export(&edition, &options).0);
    assert_eq!(first, read(export(&edition, &options).0));
}

#[test]
fn nothing_is_written_into_the_edition_nor_from_wrong_data() {
    let edition = Edition::new();
    let words = ["export", "--calendrier", "-o", "data/2021/agenda"];
    edition.rapport(&words).assert().code(2);
    edition.edit("evenements.csv", "05/02/2021", "31/02/2021");
    edition.rapport(&["export", "--chiffres", "-o", "export"]).assert().code(1);
    assert!(!edition.root().join("export").exists());
}

#[test]
fn a_card_holds_any_number() {
    let edition = Edition::new();
    let values = ["177", "72860", "12345678901", "\"plus de 1 780\"", "\"une soixantaine\""];
    let label = "intercommunalités, départements, régions et communes adhérentes ou partenaires";
    let figures: String = (0..values.len())
        .map(|at| {
            format!(
                "\n[[chiffres]]\nid = \"c{at}\"\nlibelle = \"{label}\"\nvaleur = {}\n",
                values[at]
            )
        })
        .collect();
    for theme in ["", "theme = \"vif\"\n", "theme = \"ecran\"\n"] {
        let keys = "chiffres_cles = [\"c0\", \"c1\", \"c2\", \"c3\", \"c4\"]\n";
        let head = format!("[edition]\n{theme}{keys}");
        edition
            .write("rapport.toml", format!("{}{figures}", MANIFEST.replace("[edition]\n", &head)));
        let (files, _) = export(&edition, &["--vignettes"]);
        let cards = with_ending(&files, "png");
        assert_eq!(cards.len(), values.len() * 3, "{files:?}");
        for card in cards {
            let picture = image::open(card).expect("a picture").to_rgb8();
            let (width, height) = picture.dimensions();
            // The white at the right edge, below the band of colour.
            let edge = (width - width / 30..width)
                .flat_map(|x| (height / 10..height).map(move |y| (x, y)));
            let paper = picture.get_pixel(width - 1, height - 1);
            let printed = edge.filter(|(x, y)| picture.get_pixel(*x, *y) != paper).count();
            assert_eq!(printed, 0, "{theme}{card:?} prints over its edge");
        }
    }
}
