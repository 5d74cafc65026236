//! An edition in which everything is too long or too many: texts of two hundred characters, a thousand
//! events, a thousand points on the map, numbers of thirteen digits.

use std::fmt::Write;

use crate::dataset::geography;

/// Events, and points of the map.
const MANY: usize = 1_000;
/// Characters of a text that is too long.
const LONG: usize = 200;
const CATEGORIES: usize = 11;
const FAMILIES: usize = 4;
const KINDS: usize = 8;

/// The files, by path.
pub(super) fn files(year: i32) -> Vec<(&'static str, String)> {
    vec![
        ("rapport.toml", manifest(year)),
        ("evenements.csv", events(year)),
        ("presse.csv", press(year)),
        ("telechargements.csv", downloads(year)),
        ("newsletters.csv", newsletters(year)),
        ("reseaux.csv", accounts(year)),
        ("site.csv", site(year)),
        ("publications.csv", publications(year)),
        ("partenaires.csv", partners()),
        ("entretiens.csv", interviews()),
        ("effectifs.csv", headcounts(year)),
        ("adherents.csv", members()),
        ("comptes.csv", ledger()),
        ("financements.csv", grants()),
        ("personnes.csv", people()),
    ]
}

/// Words up to a number of characters, other ones for each rank.
fn words(characters: usize, rank: usize) -> String {
    const WORDS: [&str; 13] = [
        "coopérations",
        "interterritoriales",
        "rencontre",
        "des",
        "élu.e.s",
        "pour",
        "l'accompagnement",
        "réparation",
        "et",
        "solidaire",
        "communes",
        "intercommunalités",
        "prêt",
    ];
    let mut text = format!("Texte {}", rank + 1);
    for word in WORDS.iter().cycle().skip(rank % WORDS.len()) {
        if text.chars().count() + word.chars().count() + 1 > characters {
            break;
        }
        let _ = write!(text, " {word}");
    }
    text
}

fn long(rank: usize) -> String {
    words(LONG, rank)
}

/// A header and rows.
fn table(header: &str, rows: usize, row: impl Fn(usize) -> String) -> String {
    let rows = (0..rows).map(row);
    std::iter::once(header.to_owned()).chain(rows).collect::<Vec<_>>().join("\n") + "\n"
}

fn manifest(year: i32) -> String {
    let mut text = format!(
        "[edition]\nannee = {year}\ntitre = \"{}\"\ndate = {year}-12-31\n\n\
         [organisation]\nnom = \"{}\"\nsigle = \"INTERMINABLESIGLE\"\nmission = \"{}\"\n\n\
         [contact]\ncourriel = \"une-adresse-electronique-vraiment-tres-longue@sous-domaine.example.org\"\n\
         telephone = \"+33 1 23 45 67 89 poste 12345\"\n\
         site = \"https://www.un-tres-long-nom-de-domaine.example.org/une/page/profonde\"\n\
         adresse = \"{}\"\n",
        long(0),
        long(1),
        long(2),
        long(3)
    );
    for rank in 1..=7 {
        let _ = write!(
            text,
            "\n[[contact.reseaux]]\nreseau = \"Réseau social {rank}\"\ncompte = \"@un_compte_au_nom_interminable_{rank}\"\n"
        );
    }
    for rank in 0..CATEGORIES {
        let _ = write!(
            text,
            "\n[[categories]]\nid = \"c{rank}\"\nlibelle = \"{}\"\nlettre = \"{}\"\ncouleur = {}\n",
            words(90, rank),
            char::from(b'A' + u8::try_from(rank).unwrap_or(0)),
            rank + 1
        );
    }
    for rank in 0..KINDS {
        let _ = write!(
            text,
            "\n[[types_adherents]]\nid = \"t{rank}\"\nsingulier = \"{name}\"\npluriel = \"{name}\"\n",
            name = words(60, rank)
        );
    }
    for rank in 0..FAMILIES {
        let _ =
            write!(text, "\n[[familles]]\nid = \"f{rank}\"\nlibelle = \"{}\"\n", words(90, rank));
    }
    let _ = write!(
        text,
        "\n[[collections]]\nid = \"kit\"\ngraphique = \"tele-kit\"\nnom = \"{}\"\nslogan = \"{}\"\ninscrits = \"plus de 1 234 567\"\n",
        words(120, 4),
        long(5)
    );
    for rank in 0..5 {
        let _ = write!(
            text,
            "\n[[listes]]\nid = \"l{rank}\"\nnom = \"{}\"\nfrequence = \"{}\"\ncalendrier = true\n",
            words(90, rank),
            words(60, rank)
        );
    }
    for rank in 0..3 {
        let _ = write!(
            text,
            "\n[[partenaires_categories]]\nid = \"p{rank}\"\nlibelle = \"{}\"\n",
            words(120, rank)
        );
    }
    let figure = |id: &str, label: &str, value: &str| {
        format!(
            "\n[[chiffres]]\nid = \"{id}\"\nlibelle = \"{label}\"\nunite = [\"visite\", \"visites\"]\n\
             valeur = \"{value}\"\nsource = \"Exemple\"\nau = {year}-12-31\nillustratif = true\n"
        )
    };
    text.push_str(&figure("long", &long(6), "plus de 1 234 567"));
    text.push_str(&figure("enorme", "visites", "1 234 567 890 123"));
    let _ = write!(
        text,
        "\n[[graphiques]]\nid = \"tele-kit\"\ntype = \"barres\"\ntitre = \"{}\"\nsous_titre = \"{}\"\n\
         table = \"telechargements\"\npar = \"fiche\"\nmesure = \"uniques\"\n\
         unite = [\"téléchargement\", \"téléchargements\"]\ndimension = \"Fiche\"\ngroupe = \"famille\"\n\
         source = \"{}\"\n\
         \n[[cartes]]\nid = \"adherents\"\ntitre = \"{}\"\nsous_titre = \"{}\"\ntable = \"adherents\"\n\
         par = \"type\"\nencarts = [\"ile-de-france\", \"outre-mer\"]\nsource = \"{}\"\nnote = \"{}\"\n",
        long(7),
        long(8),
        long(9),
        long(10),
        long(11),
        long(12),
        long(13)
    );
    text
}

fn events(year: i32) -> String {
    let header = "id;date_debut;titre;titre_court;categorie;type;format;participants;nb_seances;lieu;intervenants;representants;partenaires;statut;description";
    table(header, MANY, |rank| {
        let (month, day) = (rank * 7 % 12 + 1, (rank / 12 * 5 + rank) % 28 + 1);
        // One in five has no number, one in seven nobody.
        let people = match rank {
            _ if rank % 5 == 1 => String::new(),
            _ if rank % 7 == 2 => "0".to_owned(),
            0 => "plus de 1 234 567".to_owned(),
            _ => (rank * 37 % 900 + 1).to_string(),
        };
        let speakers: Vec<String> = (0..rank % 9)
            .map(|who| format!("{} ({})", words(40, who), words(90, who + 1)))
            .collect();
        format!(
            "e{rank};{year}-{month:02}-{day:02};{};{};c{};{};hybride;{people};12;{};{};AA, BB, CC, DD, EE;{};{};{}",
            long(rank),
            words(40, rank),
            rank % CATEGORIES,
            words(40, rank + 3),
            words(90, rank + 1),
            speakers.join(" | "),
            [words(90, 2), words(90, 4), words(90, 6)].join(" | "),
            if rank % 11 == 3 { "à confirmer" } else { "" },
            [long(rank), long(rank + 1), long(rank + 2)].join(". "),
        )
    })
}

fn press(year: i32) -> String {
    table("date;media;titre;portee;auteur;extrait;themes;a_la_une", 12, |rank| {
        format!(
            "{year}-{:02};{};{};nationale;{};{};{};oui",
            rank % 12 + 1,
            words(60, rank),
            long(rank),
            words(60, rank + 1),
            [long(rank), long(rank + 1), long(rank + 2)].join(". "),
            (0..12).map(|theme| words(30, theme)).collect::<Vec<_>>().join(" | ")
        )
    })
}

fn downloads(year: i32) -> String {
    table("periode;collection;fiche;titre;titre_court;famille;page;uniques", 24, |rank| {
        let count = 10_u64.pow(u32::try_from(rank % 8).unwrap_or(0));
        format!(
            "{year};kit;{};{};{};f{};{};{count}",
            rank + 1,
            long(rank),
            words(60, rank),
            rank * FAMILIES / 24,
            rank * 12 + 2
        )
    })
}

fn newsletters(year: i32) -> String {
    table("date_envoi;titre;liste;destinataires", 60, |rank| {
        format!("{year}-{:02};{};l{};1234567", rank % 12 + 1, long(rank), rank % 5)
    })
}

fn accounts(year: i32) -> String {
    table("au;reseau;compte;abonnes", 7, |rank| {
        format!("{year};{};@un_compte_au_nom_interminable_{rank};1234567890", words(40, rank))
    })
}

fn site(year: i32) -> String {
    table("periode;rubrique;mesure;nombre", 7, |rank| {
        format!("{year};{};visites;1234567890", words(60, rank))
    })
}

fn publications(year: i32) -> String {
    let header = "id;titre;collection;numero;date;tirage;nouvelles;fiches;partenaires;licence;description;url";
    table(header, 1, |rank| {
        format!(
            "p{rank};{};{};1234;{year}-01/{year}-12;1234567;1234;12345;{};{};{};https://www.un-tres-long-nom-de-domaine.example.org/une/page/vraiment/profonde/dont-l-adresse-ne-finit-pas",
            long(rank),
            words(90, 1),
            (0..9).map(|partner| words(60, partner)).collect::<Vec<_>>().join(" | "),
            words(60, 5),
            [long(2), long(3), long(4)].join(". ")
        )
    })
}

fn partners() -> String {
    table("nom;categorie", 60, |rank| {
        let name = if rank % 6 == 0 { long(rank) } else { words(12 + rank % 40, rank) };
        format!("{name};p{}", rank % 3)
    })
}

fn interviews() -> String {
    table("numero;nom;fonction", 9, |rank| {
        format!("{};{};{}", rank / 3 + 1, words(40, rank), words(120, rank))
    })
}

fn headcounts(year: i32) -> String {
    table("au;type;nombre", KINDS + 1, |rank| match rank {
        KINDS => format!("{year}-12-31;ensemble;11111111"),
        _ => format!("{year}-12-31;t{rank};{}", 10_u64.pow(u32::try_from(rank).unwrap_or(0))),
    })
}

fn ledger() -> String {
    table("nature;compte;libelle;sens;montant;precedent;prevu", 24, |rank| {
        let (code, side) = (if rank % 2 == 0 { 60 } else { 70 }, ["charge", "produit"][rank % 2]);
        let amount = 10_u64.pow(u32::try_from(rank % 10).unwrap_or(0));
        let label = if rank % 5 == 0 { long(rank) } else { words(40, rank) };
        format!("resultat;{code}{rank};{label};{side};{amount},05;{amount};-{amount},50")
    })
}

fn grants() -> String {
    table("financeur;programme;demande;accorde;verse", 9, |rank| {
        format!("{};{};1234567890,12;1234567890,12;0,05", long(rank), long(rank + 1))
    })
}

fn people() -> String {
    table("nom;fonction;structure;role_reseau;groupe;rattachement", 14, |rank| {
        let above = if rank == 0 { String::new() } else { words(40, (rank - 1) / 2) };
        format!(
            "{};{};{};{};bureau;{above}",
            words(40, rank),
            words(90, rank),
            words(60, rank),
            words(60, rank + 1)
        )
    })
}

/// The first communes of each département.
fn members() -> String {
    let codes = (1..500).flat_map(|number| {
        (1..=95_u32).map(move |department| format!("{department:02}{number:03}"))
    });
    let known: Vec<String> =
        codes.filter(|code| geography::find(code, None).is_some()).take(MANY).collect();
    table("nom;type;code", known.len(), |rank| {
        format!("{};t{};{}", words(30, rank), rank % 4, known[rank])
    })
}
