//! The cover: the whole title, the year once, the name once.

use crate::edition::Edition;

/// The words of the first page, without spaces.
fn cover(title: &str, organisation: &str) -> String {
    let edition = Edition::new();
    edition.write(
        "rapport.toml",
        format!(
            "[edition]\nannee = 2021\ntitre = \"{title}\"\ndate = 2022-06-29\n\n[organisation]\n{organisation}\n\n\
             [[categories]]\nid = \"rencontres\"\nlibelle = \"Rencontres\"\n\n[[annexes]]\nid = \"calendrier\"\n"
        ),
    );
    let bytes = edition.compile();
    let document = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
    let text = document.extract_text(&[1]).expect("the page holds text");
    text.chars().filter(|c| !c.is_whitespace() && !('\u{2000}'..='\u{206f}').contains(c)).collect()
}

#[test]
fn the_year_leaves_the_title_only_where_it_dates_it() {
    let name = "nom = \"Les Amis du canal\"\nsigle = \"LAC\"";
    for (title, printed) in [
        ("Rapport annuel 2021", "Rapportannuel2021"),
        ("Rapport annuel", "Rapportannuel2021"),
        ("Rapport annuel (2021)", "Rapportannuel2021"),
        ("Rapport annuel 2021-2022", "Rapportannuel2021-2022"),
        ("Bilan 2020/2021", "Bilan2020/2021"),
        ("Horizon 2021", "Horizon2021"),
        ("2021 : un canal pour tous", "2021:uncanalpourtous"),
        ("Rapport 20210", "Rapport202102021"),
    ] {
        let text = cover(title, name);
        assert!(text.contains(printed), "{title}: {text}");
        let years = text.matches("2021").count();
        assert_eq!(years, printed.matches("2021").count(), "{title}: {text}");
    }
}

#[test]
fn the_name_is_printed_once_without_an_acronym() {
    let text = cover("Rapport annuel 2021", "nom = \"Les Amis du canal\"");
    assert_eq!(text.matches("LesAmisducanal").count(), 1, "{text}");
    let text = cover("Rapport annuel 2021", "nom = \"Les Amis du canal\"\nsigle = \"LAC\"");
    assert_eq!((text.matches("LesAmisducanal").count(), text.matches("LAC").count()), (1, 1));
}
