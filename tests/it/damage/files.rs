//! The files of an edition, and the ways in which each is damaged.

use std::io::Cursor;

use rust_xlsxwriter::{Workbook, XlsxError};

use super::editions::Expected;
use super::ways::Dice;
use crate::edition::{Edition, MANIFEST, repository};
use crate::spreadsheet;

/// What was done to an edition.
pub struct Done {
    /// In words.
    pub what: String,
    /// What must come of it.
    pub expected: Expected,
}

/// Damages an edition, if it has what this way damages.
pub type Damage = fn(&Edition, &mut Dice) -> Option<Done>;

/// All ways, in turn.
pub const DAMAGES: &[(&str, Damage)] = &[
    ("a bit of a workbook", workbook_bit),
    ("a sign of a setting", setting_sign),
    ("a bit of a picture", picture_bit),
    ("the name of a file", name),
    ("a sign of a text", text_sign),
    ("a bit of a workbook of LibreOffice", ods_bit),
    ("a key of the settings", key),
    ("the end of a file", end),
    ("a bit of a font", font_bit),
    ("a name that a text cites", cited),
    ("bytes of nobody", bytes),
    ("a file is empty", emptied),
    ("a copy of a file", copied),
    ("the encoding of a file", encoded),
    ("a line of a table", line),
];

const SETTINGS: &str = r#"
[[types_adherents]]
id = "ville"
singulier = "ville"
pluriel = "villes"

[[avant]]
titre = "Avant-propos"
texte = "textes/mot.typ"

[[chiffres]]
id = "venus"
libelle = "personnes venues"
unite = ["personne", "personnes"]
table = "evenements"
colonne = "participants"
agregat = "somme"

[[annexes]]
id = "presse"
"#;

const TEXT: &str = "L'année a réuni #chiffre(\"venus\", forme: \"unite\").\n\n\
    Le #evenement(\"agora\", \"date\"), l'agora ouvrait la saison, et *bien d'autres* ont suivi.\n\n\
    #encadre(titre: \"À retenir\")[Les territoires se rencontrent.]\n\n#articles()\n\n#photo(\"agora\")\n";

const EVENTS: &str = "id;date_debut;titre;categorie;participants;rubriques;photo;photo_alt;photo_credit\n\
    agora;05/02/2021;Agora des territoires;rencontres;60;territoires;salle.png;Une salle;Prénom Nom\n\
    forum;12/03/2021;Forum du littoral;rencontres;plus de 40;territoires;;;\n\
    atelier;18/06/2021;Atelier des communes;rencontres;25;territoires;;;\n";

/// A small edition with files of every kind; there is nothing to say about it.
pub fn edition() -> Edition {
    let edition = Edition::empty();
    edition.write("rapport.toml", format!("{MANIFEST}{SETTINGS}"));
    edition.write("evenements.csv", EVENTS);
    edition.write("presse.xlsx", xlsx().expect("a workbook"));
    edition.write("adherents.ods", ods());
    edition.write("textes/mot.typ", TEXT);
    edition.write("images/salle.png", png());
    let fonts = edition.root().join("fonts");
    std::fs::create_dir_all(&fonts).expect("it is writable");
    let own = repository().join("fonts/Inter_400Regular.ttf");
    std::fs::copy(own, fonts.join("Inter_400Regular.ttf")).expect("it is there");
    edition
}

fn xlsx() -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Presse")?;
    let rows = [
        ["date", "media", "titre", "portee", "a_la_une"],
        ["2021-03", "La Gazette", "Les territoires se rencontrent", "nationale", "oui"],
        ["2021-04", "Le Courrier", "Un forum au bord de la mer", "régionale", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, cell)?;
        }
    }
    book.save_to_buffer()
}

fn ods() -> Vec<u8> {
    spreadsheet::ods("Adhérents", &[&["nom", "type"], &["Niort", "ville"], &["Sceaux", "ville"]])
}

fn png() -> Vec<u8> {
    let picture =
        image::RgbImage::from_fn(900, 600, |x, y| image::Rgb([(x / 4) as u8, (y / 3) as u8, 90]));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, image::ImageFormat::Png).expect("in memory");
    bytes.into_inner()
}

fn read(edition: &Edition, name: &str) -> Vec<u8> {
    std::fs::read(edition.path(name)).expect("it is there")
}

fn done(what: String, expected: Expected) -> Option<Done> {
    Some(Done { what, expected })
}

/// Turns one bit over.
fn flip(edition: &Edition, name: &str, dice: &mut Dice, expected: Expected) -> Option<Done> {
    let mut bytes = read(edition, name);
    let (at, bit) = (dice.below(bytes.len()), dice.below(8));
    bytes[at] ^= 1 << bit;
    edition.write(name, bytes);
    done(format!("{name}, byte {at}, bit {bit}"), expected)
}

fn workbook_bit(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    flip(edition, "presse.xlsx", dice, Expected::ToldOrSame)
}

fn ods_bit(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    flip(edition, "adherents.ods", dice, Expected::ToldOrSame)
}

fn picture_bit(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    flip(edition, "images/salle.png", dice, Expected::Ends)
}

fn font_bit(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    flip(edition, "../../fonts/Inter_400Regular.ttf", dice, Expected::Ends)
}

/// One sign of punctuation fewer, where it holds the file together.
fn setting_sign(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let text = String::from_utf8(read(edition, "rapport.toml")).expect("it is text");
    let signs: Vec<_> = text.match_indices(['[', ']', '"', '=']).map(|it| it.0).collect();
    let at = signs[dice.below(signs.len())];
    let mut damaged = text.clone();
    damaged.remove(at);
    edition.write("rapport.toml", damaged);
    done(format!("« {} » at {at}", &text[at..=at]), Expected::Told)
}

fn key(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let text = String::from_utf8(read(edition, "rapport.toml")).expect("it is text");
    let lines: Vec<_> = text.lines().collect();
    let rank = dice.below(lines.len());
    let (name, value) = lines[rank].split_once(" = ")?;
    let (what, line) = match dice.below(3) {
        0 => ("misspelt", format!("{}x = {value}", &name[..name.len() - 1])),
        1 => ("twice", format!("{0}\n{0}", lines[rank])),
        _ => ("without a value", format!("{name} =")),
    };
    let mut damaged: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
    damaged[rank] = line;
    edition.write("rapport.toml", damaged.join("\n"));
    done(format!("« {name} » {what}, line {}", rank + 1), Expected::Told)
}

/// A sign of the markup too many, or one fewer.
fn text_sign(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let mut text = String::from_utf8(read(edition, "textes/mot.typ")).expect("it is text");
    let (what, expected) = if dice.below(2) == 0 {
        let signs: Vec<_> = text.match_indices(['(', ')', '"', '[', ']']).map(|it| it.0).collect();
        let at = signs[dice.below(signs.len())];
        (format!("« {} » at {at}", text.remove(at)), Expected::Ends)
    } else {
        let starts: Vec<_> = text.char_indices().map(|it| it.0).collect();
        let at = starts[dice.below(starts.len())];
        let sign = ["#", "$", "[", "]", "*", "\"", "(", "@", "<", "`", "\\", "\u{0}", "\u{202e}"];
        let sign = sign[dice.below(sign.len())];
        text.insert_str(at, sign);
        (format!("{sign:?} at {at}"), Expected::Ends)
    };
    edition.write("textes/mot.typ", text);
    done(what, expected)
}

/// A letter of a name that a text cites.
fn cited(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let text = String::from_utf8(read(edition, "textes/mot.typ")).expect("it is text");
    let name = ["venus", "agora\"", "unite", "chiffre(", "evenement(", "encadre", "articles"];
    let name = name[dice.below(name.len())];
    let at = text.find(name)? + dice.below(4);
    let mut damaged = text;
    damaged.replace_range(at..=at, "z");
    edition.write("textes/mot.typ", damaged);
    done(format!("« {name} » at {at}"), Expected::Ends)
}

const FILES: &[&str] = &[
    "rapport.toml",
    "evenements.csv",
    "presse.xlsx",
    "adherents.ods",
    "textes/mot.typ",
    "images/salle.png",
];

/// A picture is opened when it is printed.
fn refused(name: &str) -> Expected {
    if name.starts_with("images/") { Expected::Refused } else { Expected::Told }
}

fn file(dice: &mut Dice) -> &'static str {
    FILES[dice.below(FILES.len())]
}

/// A part of the end is lost, as after a broken copy.
fn end(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let name = file(dice);
    let mut bytes = read(edition, name);
    let kept = dice.below(bytes.len());
    bytes.truncate(kept);
    edition.write(name, &bytes);
    let expected = match name {
        "presse.xlsx" | "adherents.ods" => Expected::ToldOrSame,
        // Between two lines, or in the last cell, nobody could tell; pictures are their own matter.
        _ => Expected::Ends,
    };
    done(format!("{name}, {kept} bytes kept"), expected)
}

fn bytes(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let name = file(dice);
    let noise: Vec<u8> = (0..dice.below(400) + 30).map(|_| dice.below(256) as u8).collect();
    edition.write(name, noise);
    done(name.to_owned(), refused(name))
}

fn emptied(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let name = file(dice);
    edition.write(name, "");
    done(name.to_owned(), refused(name))
}

/// Another name, as a copy, a browser or a mail program gives it.
fn name(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let from = file(dice);
    let (stem, ending) = from.rsplit_once('.').expect("each has an ending");
    let (to, expected) = match dice.below(4) {
        // A workbook is read by the names of its sheets.
        0 => (format!("{stem}s.{ending}"), Expected::ToldOrSame),
        // A table may bear the number of a copy.
        1 => (format!("{stem} (1).{ending}"), Expected::ToldOrSame),
        2 => (format!("{stem}.{ending}.txt"), Expected::Told),
        _ => (format!("ailleurs/{}", from.rsplit('/').next().unwrap_or(from)), Expected::Told),
    };
    std::fs::create_dir_all(edition.path("ailleurs")).expect("it is writable");
    std::fs::rename(edition.path(from), edition.path(&to)).expect("it is there");
    done(format!("{from} becomes {to}"), expected)
}

fn copied(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let from = ["evenements.csv", "presse.xlsx", "adherents.ods"][dice.below(3)];
    let (stem, ending) = from.rsplit_once('.').expect("each has an ending");
    let to = [
        format!("{stem} - Copie.{ending}"),
        format!("{stem} (2).{ending}"),
        format!("{stem}_old.{ending}"),
    ];
    let to = &to[dice.below(3)];
    std::fs::copy(edition.path(from), edition.path(to)).expect("it is there");
    done(format!("{from} is also {to}"), Expected::Told)
}

fn encoded(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let name = ["rapport.toml", "evenements.csv", "textes/mot.typ"][dice.below(3)];
    let text = String::from_utf8(read(edition, name)).expect("it is text");
    let (what, bytes) = match dice.below(3) {
        0 => ("Windows-1252", encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()),
        1 => {
            let units = text.encode_utf16().flat_map(u16::to_le_bytes);
            ("UTF-16", [0xFF, 0xFE].into_iter().chain(units).collect())
        }
        _ => ("UTF-8 with a mark", [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
    };
    let expected = if what.starts_with("UTF-8") { Expected::Same } else { Expected::ToldOrSame };
    edition.write(name, bytes);
    done(format!("{name} in {what}"), expected)
}

/// A line of the table is joined to the next, or has a cell more or fewer.
fn line(edition: &Edition, dice: &mut Dice) -> Option<Done> {
    let text = String::from_utf8(read(edition, "evenements.csv")).expect("it is text");
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let rank = 1 + dice.below(lines.len() - 2);
    let what = match dice.below(3) {
        0 => {
            let next = lines.remove(rank + 1);
            lines[rank] += &next;
            "joined to the next"
        }
        1 => {
            lines[rank] = lines[rank].replacen(';', "", 1);
            "a separator fewer"
        }
        _ => {
            lines[rank].insert(0, ';');
            "a separator more"
        }
    };
    edition.write("evenements.csv", lines.join("\n") + "\n");
    done(format!("line {}, {what}", rank + 1), Expected::Told)
}
