//! A bundle for the tests of this module and of [`crate::typeset::export`].

use crate::typeset::bundle::Bundle;

/// Templates as small as they can be, and one text.
pub(crate) fn bundle(template: &str, text: &str) -> Bundle {
    let date = chrono::NaiveDate::from_ymd_opt(2022, 6, 21).unwrap();
    let mut bundle = Bundle::new("/templates/rapport.typ", "Rapport 2021", date).unwrap();
    let template = format!(
        "#set document(title: \"Rapport 2021\")\n\
         #set text(font: \"Source Sans 3\", lang: \"fr\")\n{template}"
    );
    let prose = "#let chiffre(id) = if id == \"x\" [42] else { panic(\"le chiffre « \" + id + \" » n'existe pas\") }";
    let mut add = |path: &str, content: &str| {
        bundle.mount_from(path, content.to_owned(), path.trim_start_matches('/')).unwrap();
    };
    add("/templates/rapport.typ", &template);
    add("/templates/prose.typ", prose);
    add("/images/été.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>");
    bundle.mount_text("/textes/edito.typ", text, "textes/edito.typ").unwrap();
    let font = include_bytes!("../../fonts/SourceSans3_400Regular.ttf");
    bundle.add_font("SourceSans3_400Regular.ttf", font).unwrap();
    bundle
}
