//! What counts in the year: its own rows, what took place, and what last year's report printed.

use serde_json::Value;

use crate::edition::{Edition, MANIFEST, codes};

const LETTER: &str = "\n[[listes]]\nid = \"lettre\"\nnom = \"La lettre\"\ncalendrier = true\n";

fn figures(edition: &Edition) -> Vec<Value> {
    let result = edition.rapport(&["figures", "--format", "json"]).assert().success();
    serde_json::from_slice(&result.get_output().stdout).expect("JSON")
}

fn value(edition: &Edition, id: &str) -> Value {
    let figure = figures(edition).into_iter().find(|one| one["id"] == id);
    figure.map_or(Value::Null, |figure| figure["value"].clone())
}

/// What the templates receive.
fn donnees(edition: &Edition) -> Value {
    edition.rapport(&["export", "--bundle", "arbre", "--ecraser"]).assert().success();
    let file = std::fs::read(edition.root().join("arbre/donnees.json")).expect("it is exported");
    serde_json::from_slice(&file).expect("JSON")
}

fn with(settings: &str) -> Edition {
    let edition = Edition::new();
    edition.write("rapport.toml", format!("{MANIFEST}{settings}"));
    edition
}

#[test]
fn rows_of_other_years_count_nowhere_and_are_told_once_a_table() {
    let settings = "\n[[collections]]\nid = \"kit\"\nnom = \"Le kit\"\n\n[[graphiques]]\nid = \"lettres\"\ntype = \"colonnes\"\ntitre = \"Envois\"\ntable = \"newsletters\"\npar = \"mois\"\n\n[[chiffres]]\nid = \"parues\"\nlibelle = \"publications\"\ntable = \"publications\"\n";
    let edition = with(&format!("{settings}{LETTER}"));
    edition.write("evenements.csv", "id;date_debut;titre;categorie;participants\nagora;05/02/2021;Agora;rencontres;60\nsalon;05/02/2022;Salon;rencontres;500\n");
    edition.write("newsletters.csv", "titre;date_envoi;liste;destinataires\nA;2022-03-03;lettre;900\nB;2021-03-03;lettre;410\nC;2019-01-02;lettre;300\n");
    edition.write("presse.csv", "date;media;titre;portee\n2020-03;La Gazette;Un article;nationale\n2021-03;La Gazette;Un autre;nationale\n");
    edition.write(
        "telechargements.csv",
        "periode;collection;fiche;uniques\n2020;kit;ensemble;70\n2021;kit;ensemble;80\n",
    );
    edition.write(
        "site.csv",
        "periode;rubrique;mesure;nombre\n2021;ensemble;visites;86\n2022;ensemble;visites;99\n",
    );
    edition.write("publications.csv", "id;titre;date\na;Un guide;2021\nb;Un autre;2019\n");
    for (id, expected) in [
        ("evenements", 1),
        ("envois-lettre", 1),
        ("destinataires-lettre", 410),
        ("presse", 1),
        ("telechargements-kit", 80),
        ("visites", 86),
        ("parues", 1),
    ] {
        assert_eq!(value(&edition, id), expected, "{id}");
    }
    let told = codes(&edition.check()).into_iter().filter(|code| code == "date-hors-annee").count();
    assert_eq!(told, 6, "one a table");
    let data = donnees(&edition);
    assert_eq!(data["evenements"].as_array().map(Vec::len), Some(1));
    assert_eq!(data["presse"].as_array().map(Vec::len), Some(1));
    assert_eq!(data["site"].as_array().map(Vec::len), Some(1));
    let months: Vec<&Value> =
        data["graphiques"]["lettres"]["lignes"].as_array().expect("rows").iter().collect();
    let sent: Vec<&Value> = months.iter().map(|row| &row[1]).filter(|it| **it != "0").collect();
    assert_eq!((months.len(), sent.len()), (12, 1), "March alone, and no « sans mois »");
}

#[test]
fn a_text_may_name_a_row_of_another_year() {
    let edition = with("\n[[avant]]\ntexte = \"textes/mot.typ\"\n");
    edition.write("evenements.csv", "id;date_debut;titre;categorie\nagora;05/02/2021;Agora;rencontres\nsalon;05/02/2022;Salon;rencontres\n");
    edition.write("publications.csv", "id;titre;date\nguide;Un guide;2019\n");
    edition.write(
        "textes/mot.typ",
        "Rendez-vous le #evenement(\"salon\", \"date\").\n\n#publication(\"guide\")\n",
    );
    edition.compile();
    assert_eq!(value(&edition, "evenements"), 1);
}

#[test]
fn a_range_that_touches_the_year_is_of_both() {
    let edition = Edition::new();
    edition.write("evenements.csv", "date_debut;date_fin;titre;categorie\n2020-12-28;2021-01-03;Noël;rencontres\n2021-12-28;2022-01-03;Hiver;rencontres\n");
    assert_eq!(value(&edition, "evenements"), 2);
    assert_eq!(edition.check()["warnings"], 0);
}

#[test]
fn what_was_called_off_or_put_off_counts_nowhere_unless_it_is_asked_for() {
    let figure = |id: &str, rest: &str| {
        format!(
            "\n[[chiffres]]\nid = \"{id}\"\nlibelle = \"{id}\"\ntable = \"evenements\"\n{rest}\n"
        )
    };
    let settings = [
        figure("sorties", ""),
        figure("presences", "colonne = \"participants\""),
        figure("renoncees", "filtre = { statut = [\"annulé\", \"reporté\"] }"),
        figure("tenues", "filtre = { statut = { sauf = \"à confirmer\" } }"),
    ];
    let chart = "\n[[graphiques]]\nid = \"mois\"\ntype = \"barres\"\ntitre = \"Mois\"\ntable = \"evenements\"\npar = \"categorie\"\n";
    let edition = with(&format!("{}{chart}", settings.concat()));
    edition.write("evenements.csv", "date_debut;titre;categorie;statut;participants\n03/01/2021;A;rencontres;;4\n07/02/2021;B;rencontres;annulé;\n08/03/2021;C;rencontres;reporté;9\n");
    for (id, expected) in
        [("sorties", 1), ("presences", 4), ("renoncees", 2), ("tenues", 1), ("evenements", 1)]
    {
        assert_eq!(value(&edition, id), expected, "{id}");
    }
    let data = donnees(&edition);
    assert_eq!(data["graphiques"]["mois"]["lignes"][0][1], "1");
    let months = data["calendrier"]["mois"].as_array().expect("twelve");
    assert_eq!(months.iter().filter_map(|month| month["evenements"].as_u64()).sum::<u64>(), 1);
    let origin = edition.rapport(&["figures", "presences", "--origine"]).assert().success();
    let origin = String::from_utf8_lossy(&origin.get_output().stdout).into_owned();
    assert!(origin.contains("1 ligne") && !origin.contains("inconnu"), "{origin}");
}

const PEOPLE: &str = "\n[[chiffres]]\nid = \"participants\"\nlibelle = \"participants\"\nunite = [\"personne\", \"personnes\"]\ntable = \"evenements\"\ncolonne = \"participants\"\n";

/// An edition that counts 941 people, and last year's that counted 703.
fn two_years(last: &str) -> Edition {
    let edition = with(PEOPLE);
    edition.edit(
        "rapport.toml",
        "annee = 2021",
        "chiffres_cles = [\"participants\"]\nannee = 2021",
    );
    edition.write(
        "evenements.csv",
        "date_debut;titre;categorie;participants\n02/01/2021;B;rencontres;941\n",
    );
    let manifest = MANIFEST.replace("2021", "2020").replace("2022", "2021");
    edition.write("../2020/rapport.toml", format!("{manifest}{PEOPLE}{last}"));
    edition.write("../2020/evenements.csv", "date_debut;titre;categorie;participants\n03/01/2020;A;rencontres;700\n04/01/2020;C;rencontres;3\n");
    edition
}

#[test]
fn last_year_s_value_is_the_one_that_its_report_printed() {
    for (last, change, told) in [
        ("", Some("+ 238"), false),
        ("declare = \"701\"\n", Some("+ 240"), false),
        ("affichage = \"plus de\"\narrondi = 100\n", None, true),
        ("filtre = { participants = \"700\" }\n", None, true),
    ] {
        let edition = two_years(last);
        let data = donnees(&edition);
        let printed = &data["chiffres"]["participants"]["ecart"];
        let printed =
            printed["texte"].as_str().map(|text| text.replace(['\u{a0}', '\u{202f}'], " "));
        assert_eq!(printed.as_deref(), change, "{last}");
        let codes = codes(&edition.check());
        assert_eq!(codes.contains(&"comparaison-impossible".to_owned()), told, "{last} {codes:?}");
    }
}

#[test]
fn charts_print_names_and_never_ids() {
    let chart = |id: &str, rest: &str| {
        format!("\n[[graphiques]]\nid = \"{id}\"\ntype = \"barres\"\ntitre = \"T\"\n{rest}\n")
    };
    let settings = [
        "\n[[rubriques]]\nid = \"pe\"\nlibelle = \"Pas de l'Échelle\"\n".to_owned(),
        "\n[[types_adherents]]\nid = \"v\"\nsingulier = \"ville\"\npluriel = \"villes\"\n".to_owned(),
        LETTER.to_owned(),
        "\n[[collections]]\nid = \"kit\"\nnom = \"Le kit\"\n\n[[familles]]\nid = \"f\"\nlibelle = \"Fiches de base\"\n".to_owned(),
        chart("themes", "table = \"evenements\"\npar = \"rubriques\""),
        chart("series", "table = \"evenements\"\npar = \"mois\"\nserie = \"rubriques\""),
        chart("titres", "table = \"evenements\"\npar = \"id\""),
        chart("types", "table = \"effectifs\"\npar = \"type\"\nmesure = \"nombre\""),
        chart("listes", "table = \"newsletters\"\npar = \"liste\""),
        chart("collections", "table = \"telechargements\"\npar = \"collection\"\nserie = \"famille\""),
        chart("departements", "table = \"adherents\"\npar = \"departement\""),
    ];
    let edition = with(&settings.concat());
    edition.write(
        "evenements.csv",
        "id;date_debut;titre;categorie;rubriques\nagora;05/02/2021;Agora des territoires;rencontres;pe\n",
    );
    edition.write("effectifs.csv", "au;type;nombre\n31/12/2021;v;75\n");
    edition
        .write("newsletters.csv", "titre;date_envoi;liste;destinataires\nB;2021-03-03;lettre;41\n");
    edition.write(
        "telechargements.csv",
        "periode;collection;fiche;famille;uniques\n2021;kit;1;f;70\n",
    );
    edition.write("adherents.csv", "nom;type;code;departement\nLille;v;59350;59\n");
    let data = donnees(&edition);
    let charts = &data["graphiques"];
    for (id, name) in [
        ("themes", "Pas de l’Échelle"),
        ("titres", "Agora des territoires"),
        ("types", "villes"),
        ("listes", "La lettre"),
        ("collections", "Le kit"),
        ("departements", "Nord"),
    ] {
        assert_eq!(charts[id]["lignes"][0][0], name, "{id}");
    }
    assert!(charts["themes"]["alt"].as_str().is_some_and(|alt| alt.contains("Pas de l’Échelle")));
    let legend = |id: &str| charts[id].to_string();
    assert!(!legend("series").contains("\"pe\""), "{}", legend("series"));
    assert!(!legend("collections").contains("\"f\""), "{}", legend("collections"));
}

#[test]
fn members_are_counted_by_what_there_is() {
    let kinds = "\n[[types_adherents]]\nid = \"homme\"\nsingulier = \"homme\"\npluriel = \"hommes\"\n\n[[types_adherents]]\nid = \"femme\"\nsingulier = \"femme\"\npluriel = \"femmes\"\n";
    // Types of one date add up.
    let edition = with(kinds);
    edition.write("effectifs.csv", "au;type;nombre\n31/12/2021;homme;49\n31/12/2021;femme;71\n");
    assert_eq!(value(&edition, "adherents"), 120);
    let members = &donnees(&edition)["adherents"];
    assert_eq!(
        (&members["total"]["texte"], members["types"].as_array().map(Vec::len)),
        (&"120".into(), Some(2))
    );
    // Of two dates, there is no number in all.
    edition.write("effectifs.csv", "au;type;nombre\n31/12/2021;homme;49\n31/10/2021;femme;71\n");
    assert_eq!(value(&edition, "adherents"), Value::Null);
    // Without a headcount, the list is counted.
    std::fs::remove_file(edition.path("effectifs.csv")).expect("it is there");
    edition.write(
        "adherents.csv",
        "nom;type\nCycles du Port;homme\nLa Remise;femme\nLes Halles;femme\n",
    );
    assert_eq!(value(&edition, "adherents"), 3);
    assert_eq!(value(&edition, "adherents-femme"), 2);
}

#[test]
fn a_chart_of_zeros_is_drawn() {
    for shape in ["barres", "colonnes", "courbe"] {
        let edition = with(&format!(
            "\n[[graphiques]]\nid = \"zeros\"\ntype = \"{shape}\"\ntitre = \"T\"\ntable = \"evenements\"\npar = \"mois\"\nmesure = \"participants\"\n"
        ));
        edition.write(
            "evenements.csv",
            "date_debut;titre;categorie;participants\n03/01/2021;A;rencontres;0\n",
        );
        let data = donnees(&edition);
        assert_eq!(data["graphiques"]["zeros"]["lignes"][0][1], "0", "{shape}");
        // And where nothing is known.
        edition.write(
            "evenements.csv",
            "date_debut;titre;categorie;participants\n03/01/2021;A;rencontres;\n",
        );
        let data = donnees(&edition);
        assert_eq!(data["graphiques"]["zeros"]["lignes"][0][1], "inconnu", "{shape}");
        assert_eq!(codes(&edition.check()), ["graphique-vide"], "{shape}");
    }
}

#[test]
fn a_stock_is_shown_at_its_last_date() {
    let edition = with(
        "\n[[types_adherents]]\nid = \"v\"\nsingulier = \"ville\"\npluriel = \"villes\"\n\n[[graphiques]]\nid = \"types\"\ntype = \"barres\"\ntitre = \"T\"\ntable = \"effectifs\"\npar = \"type\"\nmesure = \"nombre\"\n",
    );
    edition.write(
        "effectifs.csv",
        "au;type;nombre\n31/12/2020;v;70\n31/12/2021;v;75\n01/06/2022;v;80\n",
    );
    let data = donnees(&edition);
    assert_eq!(data["graphiques"]["types"]["lignes"][0][1], "75");
}

/// Twelve months of a measure of the site, 101 in January, 112 in December.
fn months(measure: &str) -> String {
    (1..=12).map(|month| format!("2021-{month:02};ensemble;{measure};{}\n", 100 + month)).collect()
}

#[test]
fn months_of_the_site_are_added_to_a_year_unless_the_year_is_told() {
    const HEADER: &str = "periode;rubrique;mesure;nombre\n";
    let edition = Edition::new();
    edition.write("site.csv", format!("{HEADER}{}", months("visites")));
    assert_eq!(value(&edition, "visites"), 1278);
    let data = donnees(&edition);
    assert_eq!(data["site"].as_array().map(Vec::len), Some(1), "one box, not twelve");
    assert_eq!(data["site"][0]["nombre"]["valeur"], 1278);
    assert!(codes(&edition.check()).is_empty());

    let quarter = "2021-01/2021-03;ensemble;visites;306\n";
    edition.write("site.csv", format!("{HEADER}{quarter}{}", months("visites")));
    assert_eq!(value(&edition, "visites"), 1278, "a month within a quarter counts once");

    for year in ["2021", "2021-01-01/2021-12-31"] {
        let year = format!("{year};ensemble;visites;1300\n");
        edition.write("site.csv", format!("{HEADER}{year}{}", months("visites")));
        assert_eq!(value(&edition, "visites"), 1300);
        assert_eq!(donnees(&edition)["site"].as_array().map(Vec::len), Some(1));
    }

    for measure in ["visiteurs", "visiteurs uniques", "taux de rebond"] {
        edition.write("site.csv", format!("{HEADER}{}", months(measure)));
        assert_eq!(value(&edition, &measure.replace(' ', "-")), Value::Null, "{measure}");
        assert_eq!(donnees(&edition)["site"].as_array().map(Vec::len), Some(0));
        assert!(codes(&edition.check()).contains(&"mois-sans-annee".to_owned()), "{measure}");
    }
}

#[test]
fn a_sheet_is_one_sheet_whatever_its_periods() {
    let edition = with(
        "\n[[collections]]\nid = \"kit\"\nnom = \"Le kit\"\n\n[[familles]]\nid = \"base\"\nlibelle = \"Base\"\n",
    );
    let rows = |rows: &[&str]| {
        let rows: String = rows.iter().map(|row| format!("{row}\n")).collect();
        edition.write(
            "telechargements.csv",
            format!("periode;collection;fiche;titre;famille;uniques\n{rows}"),
        );
        let data = donnees(&edition);
        let collection = &data["collections"][0];
        let sum = value(&edition, "telechargements-kit");
        assert_eq!(collection["telechargements"]["valeur"], sum);
        assert_eq!(collection["fiches"], value(&edition, "fiches-kit"));
        (sum, collection.clone())
    };
    let january = ["2021-01;kit;1;Un;base;30", "2021-01;kit;2;Deux;base;25"];
    let february = ["2021-02;kit;1;Un;base;20", "2021-02;kit;2;Deux;base;1"];
    let months = [january, february].concat();
    let (sum, kit) = rows(&months);
    assert_eq!((sum, &kit["fiches"]), (76.into(), &2.into()));
    assert_eq!(kit["familles"][0]["fiches"].as_array().map(Vec::len), Some(2));
    assert_eq!(kit["plus_telechargee"]["uniques"]["valeur"], 50);

    let year = ["2021;kit;1;Un;base;50"];
    assert_eq!(rows(&[&months[..], &year].concat()).0, 76, "the year and its months count once");
    let whole = ["2021-01;kit;ensemble;;;60"];
    assert_eq!(rows(&[&months[..], &whole].concat()).0, 81, "February keeps its sheets");
    let whole = ["2021;kit;ensemble;;;90", "2021-01;kit;ensemble;;;60"];
    assert_eq!(rows(&[&months[..], &whole].concat()).0, 90);
}

/// What the followers on X were a year ago.
fn data_before(edition: &Edition) -> Value {
    edition.write("../2020/reseaux.csv", "au;reseau;compte;abonnes\n2020-12-31;X;@reseau;900\n");
    let figure = figures(edition).into_iter().find(|one| one["id"] == "abonnes-x");
    figure.map_or(Value::Null, |figure| figure["previous"].clone())
}

#[test]
fn two_accounts_of_one_network_are_added_and_shown_apart() {
    let edition = Edition::new();
    edition.write("reseaux.csv", "au;reseau;compte;abonnes\n2021-06-30;X;@reseau;1100\n2021-12-31;X;@reseau;1200\n2021-12-31;X;@directrice;50\n");
    assert_eq!(value(&edition, "abonnes-x"), 1250);
    let before = data_before(&edition);
    assert_eq!(before, Value::Null, "no count of last year is not a count of zero");
    let data = donnees(&edition);
    let shown = data["reseaux"].as_array().expect("a list");
    let counts: Vec<&Value> = shown.iter().map(|it| &it["abonnes"]["valeur"]).collect();
    assert_eq!(counts, [1200, 50]);
}
