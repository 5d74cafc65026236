use super::*;

#[test]
fn each_way_of_writing_has_its_cure() {
    for (written, cure) in [
        ("mi-mars", "« mars 2024 »"),
        ("début août 2024", "« août 2024 »"),
        ("à définir", "l'année seule, « 2024 »"),
        ("14/03/2024 à 14h30", "« 14/03/2024 »"),
        ("14/03/2024, matin", "« 14/03/2024 »"),
        ("03/14/2024", "« 2024-03-14 »"),
        ("3.14.24", "« 2024-03-14 »"),
        ("03/14/2024 09:00:00", "« 2024-03-14 »"),
        ("03/14/2024 09:00:00 AM", "« 2024-03-14 »"),
        ("14/03/2024 09:00:00 AM", "« 2024-03-14 »"),
        ("06/11/2024 03:00:00 PM", "« 2024-06-11 » pour le 11 juin 2024, ou « 2024-11-06 »"),
        ("02/13/2024 - 02/15/2024", "« 2024-02-13/2024-02-15 »"),
        ("2024-14-03", "« 2024-03-14 »"),
        ("26-03-24", "« 2024-03-26 »"),
        ("24-02-05", "formes admises : 05/02/2024"),
        ("14/03/2024 14:30, salle B", "« 14/03/2024 »"),
        ("5 févr 24", "« 5 février 2024 »"),
        ("5 mars '23", "« 5 mars 2023 »"),
        ("un jour", "formes admises : 05/02/2024"),
        ("05/02/2O24", "« 05/02/2024 »"),
        ("mars 26", "« mars 2026 », ou « 2024-03-26 »"),
        ("mars 24", "« mars 2024 »"),
        // Two dates, the second beyond what the message shows: neither is proposed alone.
        (
            "le 5 mars 2024 à l'hôtel de ville de Grenoble, au lieu du 7 avril 2024",
            "formes admises : 05/02/2024",
        ),
    ] {
        let dating = Dating::new(2024.into(), None);
        let error = dating.read(written).expect_err(written);
        let help = date_diagnostic(written, &error, &dating).help.unwrap_or_default();
        assert!(help.contains(cure), "{written}: {help}");
    }
    for (written, cure) in [
        ("12 participants", "gardez le nombre seul"),
        ("84 + 12", "la somme : 96"),
        ("80-100", "« environ 90 »"),
        ("1.284", "« 1 284 » si c'est ce nombre"),
        ("environ 60 à 80", "« environ 70 »"),
        ("I20", "« 120 »"),
        ("1O5", "« 105 »"),
        ("2 x 60", "donne : 120"),
        ("60 personnes x 2", "écrivez ce qu'elle donne"),
        ("12 pers.", "gardez le nombre seul, « 12 »"),
        ("67%", "la part se dit dans le texte"),
        ("12,5 pour cent", "la part se dit dans le texte"),
        ("60 €", "le format « Nombre »"),
    ] {
        let error = Quantity::parse(written).expect_err(written);
        let help = quantity_diagnostic("participants", written, &error).help;
        assert!(help.unwrap_or_default().contains(cure), "{written}");
    }
}
