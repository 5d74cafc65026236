//! The first sheet: how to use the workbook, and what its sheets are.

use rust_xlsxwriter::{Color, Format, FormatAlign, Worksheet, XlsxError};

use super::{DARK, Words};

const STEPS: &[&str] = &[
    "Une feuille par table, une ligne par événement, envoi, article… Remplissez les feuilles qui vous servent ; laissez les autres, ou supprimez-les.",
    "Les colonnes foncées, marquées « * », sont obligatoires. Passez la souris sur un en-tête pour savoir quoi y écrire.",
    "La ligne grise est un exemple : remplacez-la ou supprimez-la. Tant qu'elle est intacte, elle ne compte pas.",
    "N'écrivez ni total ni titre entre les lignes, ne fusionnez pas de cellules : l'outil compte lui-même.",
    "Une valeur inconnue reste vide ; zéro veut dire zéro.",
    "Enregistrez le classeur dans le dossier de l'édition (data/2022, par exemple), à côté de rapport.toml, puis lancez « rapport check ».",
    "Une table ne peut pas être à la fois ici et dans un fichier .csv : gardez l'un des deux.",
];

pub(super) fn write(sheet: &mut Worksheet, words: &Words) -> Result<(), XlsxError> {
    let title = Format::new().set_bold().set_font_size(16).set_font_color(DARK);
    let header = Format::new().set_bold().set_background_color(DARK).set_font_color(Color::White);
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let bold = text.clone().set_bold();
    let period = words.period.map(|period| format!(" {period}")).unwrap_or_default();
    sheet.set_column_width(0, 22)?;
    sheet.set_column_width(1, 34)?;
    sheet.set_column_width(2, 64)?;
    sheet.write_string_with_format(
        0,
        0,
        format!("Saisie du rapport d'activité{period}"),
        &title,
    )?;
    let mut row = 2;
    for step in STEPS {
        sheet.merge_range(row, 0, row, 2, step, &text)?;
        sheet.set_row_height(row, 32)?;
        row += 1;
    }
    row += 1;
    for (column, word) in (0..).zip(["Feuille", "Ce qu'elle contient", "Une ligne"]) {
        sheet.write_string_with_format(row, column, word, &header)?;
    }
    for schema in words.tables.iter() {
        row += 1;
        sheet.write_string_with_format(row, 0, schema.sheet_name(), &bold)?;
        sheet.write_string_with_format(row, 1, schema.title, &text)?;
        sheet.write_string_with_format(row, 2, schema.description, &text)?;
    }
    sheet.set_tab_color(Color::RGB(0xD5_5E_00));
    sheet.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}
