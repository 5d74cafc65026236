//! The calendar with a few and with many events: every one of them is printed.

use std::fmt::Write;

use crate::edition::Edition;

#[test]
fn every_event_is_in_the_pdf_whatever_their_number() {
    for number in [8, 100, 1_000] {
        let edition = Edition::new();
        let mut rows = String::from("date_debut;titre;titre_court;categorie\n");
        for index in 0..number {
            // Every day of the year in turn, so that months fill unevenly.
            let (month, day) = (index * 7 % 12 + 1, index * 5 % 28 + 1);
            let _ = writeln!(
                rows,
                "2021-{month:02}-{day:02};Rencontre numéro {index};Repère{index:04};rencontres"
            );
        }
        edition.write("evenements.csv", rows);
        let bytes = edition.compile();
        let document = lopdf::Document::load_mem(&bytes).expect("the PDF can be read");
        let pages: Vec<u32> = document.get_pages().keys().copied().collect();
        let text: String =
            document.extract_text(&pages).expect("text").split_whitespace().collect();
        let missing =
            (0..number).filter(|index| !text.contains(&format!("Repère{index:04}"))).count();
        assert_eq!(missing, 0, "{number} events");
    }
}
