//! People who are counted: those who were there, those who are members of this year.

use super::{column, edition, import, rows};

#[test]
fn who_never_left_the_waiting_room_was_not_there() {
    let meeting = "Name (original name),Email,Join time,Leave time,Duration (minutes),Guest,Recording disclaimer response,In waiting room\n\
        Ada,ada@exemple.org,06/11/2021 09:58:00 AM,06/11/2021 10:30:00 AM,32,No,,No\n\
        Ada,ada@exemple.org,06/11/2021 09:50:00 AM,06/11/2021 09:58:00 AM,8,No,,Yes\n\
        Eve,eve@exemple.org,06/11/2021 09:59:00 AM,06/11/2021 10:02:00 AM,3,Yes,,Yes\n";
    let own = edition();
    let (said, code) = import(
        &own,
        "participants_8123.csv",
        meeting,
        &["--oui", "--avec", "titre=Club", "--avec", "categorie=rencontres"],
    );
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "evenements"), "participants"), ["1"], "{said}");
    assert!(said.contains("2 lignes laissées (In waiting room : Yes)"), "{said}");
}

#[test]
fn former_members_are_no_members() {
    let members = "Numéro de membre,Nom & prénom,Catégorie\n1,Ada Z,Membres actifs\n2,Eve Q,Anciens membres\n3,Zoé P,Administrateurs\n";
    let own = edition();
    let (said, code) = import(&own, "membres.csv", members, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "effectifs"), "nombre"), ["2"], "{said}");
    assert!(said.contains("1 ligne laissée (Catégorie : Anciens membres)"), "{said}");
}

const HEAD: &str =
    "Référence commande;Date de la commande;Statut de la commande;Nom adhérent;Prénom adhérent\n";

#[test]
fn memberships_of_another_year_and_of_one_person_are_told() {
    let orders = format!(
        "{HEAD}1;05/03/2021 09:00;Validé;Zygmunt;Ada\n2;06/03/2021 09:00;Validé;ZYGMUNT;ada\n3;12/12/2020 09:00;Validé;Quintal;Eve\n"
    );
    let own = edition();
    let (said, code) = import(&own, "adhesions.csv", &orders, &["--oui"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "effectifs"), "nombre"), ["3"], "{said}");
    assert!(said.contains("3 adhésions pour 2 noms"), "{said}");
    assert!(said.contains("1 adhésion de 2020 comptée pour 2021"), "{said}");
    assert!(!said.contains("Zygmunt") && !said.contains("Quintal"), "{said}");
    let former = orders.replace("/2021", "/2019").replace("/2020", "/2019");
    let (said, _) = import(&edition(), "adhesions.csv", former, &["--a-blanc"]);
    assert!(said.contains("toutes, 3 adhésions de 2019 comptées pour 2021"), "{said}");
}

#[test]
fn the_user_says_which_kind_the_members_are() {
    let own = edition();
    let kinds = "\n[[types_adherents]]\nid = \"autre\"\nsingulier = \"autre structure\"\npluriel = \"autres structures\"\n";
    let manifest = std::fs::read_to_string(own.path("rapport.toml")).expect("it is there");
    own.write("rapport.toml", manifest + kinds);
    let orders = format!("{HEAD}1;05/03/2021 09:00;Validé;Zygmunt;Ada\n");
    let (said, code) = import(&own, "adhesions.csv", orders, &["--oui", "--avec", "type=autre"]);
    assert_eq!(code, 0, "{said}");
    assert_eq!(column(&rows(&own, "effectifs"), "type"), ["autre"], "{said}");
}

#[test]
fn what_is_said_and_serves_nothing_is_told() {
    let sheet = "Date;Intitulé;Type\n05/02/2021;Agora;Atelier\n";
    let more = ["--oui", "--avec", "machin=5", "--avec", "categorie[Atelir]=rencontres"];
    for is_poured in [true, false] {
        let own = edition();
        if is_poured {
            own.write("evenements.csv", "date_debut;titre;categorie\n");
        }
        let (said, _) = import(&own, "a.csv", sheet, &more);
        let column = "aucune des tables importées n'a de colonne « machin »";
        assert!(said.contains(&format!("--avec machin=5 ne sert à rien : {column}")), "{said}");
        assert!(said.contains("aucune ligne n'est « atelir »"), "{said}");
        assert_eq!(said.matches("ne sert à rien").count(), 2, "{said}");
    }
}
