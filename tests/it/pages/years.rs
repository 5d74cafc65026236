//! The drawn year and the heads of the calendar, in years of 365 and 366 days that begin on each day of the week.

use super::{compare, drawn};
use crate::edition::{Edition, MANIFEST};

/// The drawn year, the twelve heads of the calendar.
const PAGE: &str = r#"
#import "../theme.typ": *
#import "../donnees.typ": annee, calendrier, evenements
#import "../composants/anneau.typ": anneau
#import "../composants/calendrier-dessin.typ": frise as frise-du-mois
#set document(title: "Essai")
#set page(width: 150mm, height: 150mm, margin: 8mm)
#set text(font: "Source Sans 3", size: 9pt, lang: "fr")
#set rect(fill: black)
#pdf.artifact({
  anneau(evenements, annee, 30mm, noms: true)
  v(2mm)
  grid(columns: (1fr,) * 3, gutter: 3mm, ..calendrier.mois.map(m => frise-du-mois(m, 42mm, 6mm)))
})
"#;

#[test]
fn the_drawn_year_has_the_days_of_its_year() {
    // From Monday to Sunday; 2024 begins on a Monday, 2028 on a Saturday, both with 366 days.
    for year in [2018, 2019, 2026, 2020, 2021, 2022, 2023, 2024, 2028] {
        let edition = Edition::new();
        edition.write("rapport.toml", MANIFEST.replace("annee = 2021", &format!("annee = {year}")));
        let end_of_february = if year % 4 == 0 { 29 } else { 28 };
        edition.write(
            "evenements.csv",
            format!(
                "date_debut;titre;categorie;participants\n\
                 {year}-01-01;Premier jour;rencontres;100\n\
                 {year}-02-{end_of_february};Fin de février;rencontres;100\n\
                 {year}-02-28/{year}-03-02;Deux mois;rencontres;40\n\
                 {year}-06;Un mois;rencontres;20\n\
                 {year}-12-31;Dernier jour;rencontres;100\n"
            ),
        );
        let name = format!("annee-{year}");
        compare(&name, &drawn(&edition, PAGE), &[(name.clone(), 0)]);
    }
}
