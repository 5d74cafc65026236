//! The workbooks of the gallery: what each holds is written here, and `UPDATE=1`
//! writes the files anew.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError,
};

use crate::edition::repository;

type Fill = fn(&mut Worksheet) -> Result<(), XlsxError>;

/// Path in the gallery, and the sheets by name.
const WORKBOOKS: &[(&str, &[(&str, Fill)])] = &[
    ("affichage-different/milliers/evenements.xlsx", &[("Feuil1", in_thousands)]),
    ("affichage-different/mots/evenements.xlsx", &[("Feuil1", worded)]),
    ("affichage-different/silence/evenements.xlsx", &[("Feuil1", grouped)]),
    ("cellule-en-erreur/classeur/evenements.xlsx", &[("Feuil1", failed)]),
    ("cellule-en-erreur/sans-resultat/evenements.xlsx", &[("Feuil1", never_worked_out)]),
    ("cellules-barrees/ligne/evenements.xlsx", &[("Feuil1", struck_row)]),
    ("cellules-barrees/titre/evenements.xlsx", &[("Feuil1", struck_title)]),
    ("cellules-barrees/silence/evenements.xlsx", &[("Feuil1", struck_beside)]),
    ("cellules-fusionnees/categorie/evenements.xlsx", &[("Feuil1", merged_category)]),
    ("cellules-fusionnees/silence/evenements.xlsx", &[("Feuil1", merged_title)]),
    ("cellules-masquees/feuille/donnees.xlsx", &[("Notes", empty), ("Événements", hidden_sheet)]),
    ("cellules-masquees/filtre/evenements.xlsx", &[("Feuil1", hidden_rows)]),
    ("cellules-masquees/silence/evenements.xlsx", &[("Feuil1", hidden_beside)]),
    ("date-en-numero/annee-dans-une-date/evenements.xlsx", &[("Feuil1", year_as_date)]),
    ("feuille-ignoree/brouillon/evenements.xlsx", &[("Feuil1", events), ("Presse 2021", draft)]),
    ("feuille-ignoree/silence/evenements.xlsx", &[("Feuil1", events), ("Feuil2", empty)]),
    ("fusion-ambigue/nombre/evenements.xlsx", &[("Feuil1", merged_count)]),
    ("fusion-ambigue/silence/evenements.xlsx", &[("Feuil1", merged_category)]),
    ("table-en-double/classeur-et-csv/evenements.xlsx", &[("Feuil1", events)]),
    ("table-en-double/silence-feuilles/donnees.xlsx", &[("Événements", events), ("Presse", press)]),
];

const HEADER: [&str; 5] = ["id", "date_debut", "titre", "categorie", "participants"];

fn events(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 1)
}

/// The header and some events.
fn rows(sheet: &mut Worksheet, first: u32, count: u32) -> Result<(), XlsxError> {
    const TITLES: [&str; 4] =
        ["Agora des territoires", "Club des élus", "Salon des maires", "Forum des réseaux"];
    sheet.write_row(first, 0, HEADER)?;
    for (index, title) in (1..=count).zip(TITLES) {
        let row = first + index;
        sheet.write_row(row, 0, [format!("e{index}"), format!("0{index}/02/2021")])?;
        sheet.write_row(row, 2, [title, "rencontres"])?;
        sheet.write_number(row, 4, 10 * index)?;
    }
    Ok(())
}

fn failed(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 2)?;
    sheet.write_formula(1, 4, Formula::new("=F2*2").set_result("#VALUE!"))?;
    Ok(())
}

/// As the program that writes it leaves a formula: a zero, to be worked out when it is opened.
fn never_worked_out(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 2)?;
    sheet.write_formula(1, 4, "=40+20")?;
    Ok(())
}

fn in_thousands(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 2)?;
    let format = Format::new().set_num_format("#,##0,");
    sheet.write_number_with_format(1, 4, 6941, &format)?;
    Ok(())
}

fn worded(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    const FORMATS: [&str; 4] = ["0\" milliers\"", "0\"0\"", "-0", "[>50]\"beaucoup\";0"];
    rows(sheet, 0, 4)?;
    for (row, format) in (1..).zip(FORMATS) {
        let format = Format::new().set_num_format(format);
        sheet.write_number_with_format(row, 4, 60, &format)?;
    }
    Ok(())
}

fn grouped(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 4)?;
    let format = Format::new().set_num_format("#,##0");
    sheet.write_number_with_format(1, 4, 6941, &format)?;
    for (row, format) in [(2, "\"plus de \"0"), (3, "0\" participants\""), (4, "0.00E+00")] {
        let format = Format::new().set_num_format(format);
        sheet.write_number_with_format(row, 4, 60, &format)?;
    }
    Ok(())
}

fn struck() -> Format {
    Format::new().set_font_strikethrough()
}

fn struck_row(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 2)?;
    for (column, text) in (0..).zip(["e2", "02/02/2021", "Club des élus", "rencontres"]) {
        sheet.write_string_with_format(2, column, text, &struck())?;
    }
    sheet.write_number_with_format(2, 4, 20, &struck())?;
    Ok(())
}

fn struck_title(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 2)?;
    let (struck, plain) = (struck(), Format::new());
    sheet.write_rich_string(1, 2, &[(&struck, "Agora"), (&plain, " des territoires")])?;
    Ok(())
}

fn struck_beside(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 1)?;
    sheet.write_blank(20, 0, &struck())?;
    sheet.write_blank(1, 9, &struck())?;
    Ok(())
}

fn merged_category(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 3)?;
    sheet.merge_range(1, 3, 3, 3, "rencontres", &Format::new())?;
    Ok(())
}

fn merged_count(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 3)?;
    sheet.merge_range(1, 4, 3, 4, "60", &Format::new())?;
    Ok(())
}

fn merged_title(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.merge_range(0, 0, 0, 4, "Événements 2021", &Format::new())?;
    rows(sheet, 2, 2)
}

fn hidden_rows(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 4)?;
    sheet.set_row_hidden(2)?.set_row_hidden(3)?;
    Ok(())
}

fn hidden_sheet(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_hidden(true);
    rows(sheet, 0, 1)
}

fn hidden_beside(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.set_column_hidden(9)?.set_row_hidden(20)?;
    rows(sheet, 0, 1)
}

fn year_as_date(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    rows(sheet, 0, 1)?;
    let format = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write_number_with_format(1, 1, 2021, &format)?;
    Ok(())
}

fn draft(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.write_string(0, 0, "à trier")?;
    Ok(())
}

fn press(sheet: &mut Worksheet) -> Result<(), XlsxError> {
    sheet.write_row(0, 0, ["date", "media", "titre", "portee"])?;
    sheet.write_row(1, 0, ["2021-03", "Localtis", "Un kit pour les élus", "nationale"])?;
    Ok(())
}

fn empty(_: &mut Worksheet) -> Result<(), XlsxError> {
    Ok(())
}

fn bytes(sheets: &[(&str, Fill)]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&day));
    for (name, fill) in sheets {
        fill(book.add_worksheet().set_name(*name)?)?;
    }
    book.save_to_buffer()
}

#[test]
fn each_workbook_is_what_is_written_here() {
    let gallery = repository().join("tests/erreurs");
    for (path, sheets) in WORKBOOKS {
        let bytes = bytes(sheets).expect("a workbook");
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(gallery.join(path), bytes).expect("written");
        } else {
            assert!(std::fs::read(gallery.join(path)).is_ok_and(|it| it == bytes), "{path}");
        }
    }
}
