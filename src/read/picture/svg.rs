//! Drawings: sound XML of a bounded size, with nothing in it that is not printed.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::{Fault, PictureFormat, kind};

/// Bytes of a drawing, elements once copies are made, and elements within elements. Maps of a
/// country have some ten thousand elements; the engine goes down into elements by calling itself.
const LONGEST: usize = 32 * 1024 * 1024;
const MOST_ELEMENTS: u64 = 300_000;
const DEEPEST: usize = 128;
/// Copies of copies.
const MOST_COPIED: usize = 32;

const BROKEN: Fault = Fault::Drawing("n'est pas un dessin SVG bien formé");
const TOO_MUCH: Fault = Fault::Drawing("contient bien plus d'éléments qu'un dessin n'en montre");
const OUTSIDE: Fault =
    Fault::Drawing("renvoie à une image hors du fichier, qui ne s'imprimerait pas");
const FONTS: Fault = Fault::Drawing(
    "demande un style ou une police hors du fichier, qui manqueraient à l'impression",
);
const SCRIPT: Fault = Fault::Drawing("contient un script : ce qu'il dessine ne s'imprimerait pas");
const WEB: Fault =
    Fault::Drawing("contient des textes de page web (foreignObject), qui ne s'imprimeraient pas");

/// An element with a name, by which it can be copied.
#[derive(Default)]
struct Named {
    elements: u64,
    copies: Vec<String>,
}

/// What is wrong with a drawing.
pub(super) fn check(bytes: &[u8]) -> Result<(), Fault> {
    if bytes.len() > LONGEST {
        return Err(TOO_MUCH);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| BROKEN)?;
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
    reader.config_mut().expand_empty_elements = true;
    let mut open: Vec<Option<String>> = Vec::new();
    // The whole drawing goes by the empty name.
    let mut named = BTreeMap::from([(String::new(), Named::default())]);
    let (mut is_drawing, mut in_style) = (false, false);
    loop {
        match reader.read_event().map_err(|_| BROKEN)? {
            Event::Start(element) => {
                let local = element.local_name();
                let name = local.as_ref();
                is_drawing |= open.is_empty() && name == "svg";
                if open.len() >= DEEPEST {
                    return Err(TOO_MUCH);
                }
                let copied = judge_element(name, &element)?;
                in_style = name == "style";
                open.push(attribute(&element, "id"));
                for id in open.iter().flatten().map(String::as_str).chain([""]) {
                    let all = named.entry(id.to_owned()).or_default();
                    all.elements += 1;
                    all.copies.extend(copied.clone());
                }
            }
            Event::End(_) => {
                in_style = false;
                open.pop();
            }
            Event::Text(text) if in_style => judge_style(text.as_ref())?,
            Event::CData(text) if in_style => judge_style(text.as_ref())?,
            Event::Eof => break,
            _ => {}
        }
    }
    if !is_drawing || !open.is_empty() {
        return Err(BROKEN);
    }
    match elements("", &named, &mut BTreeMap::new(), 0) {
        Some(all) if all <= MOST_ELEMENTS => Ok(()),
        _ => Err(TOO_MUCH),
    }
}

/// The name of the element that this one copies.
fn judge_element(name: &str, element: &BytesStart<'_>) -> Result<Option<String>, Fault> {
    let href = || attribute(element, "href").or_else(|| attribute(element, "xlink:href"));
    match name {
        "script" => Err(SCRIPT),
        "foreignObject" => Err(WEB),
        "image" => match href() {
            Some(href) => judge_within(href.trim()).map(|()| None),
            None => Ok(None),
        },
        "use" => match href() {
            Some(href) => href.strip_prefix('#').map(|id| Some(id.to_owned())).ok_or(OUTSIDE),
            None => Ok(None),
        },
        _ => Ok(None),
    }
}

/// A picture that the drawing holds in itself.
fn judge_within(href: &str) -> Result<(), Fault> {
    let Some(data) = href.strip_prefix("data:") else {
        return if href.starts_with('#') { Ok(()) } else { Err(OUTSIDE) };
    };
    let Some((_, letters)) = data.split_once("base64,") else { return Ok(()) };
    let bytes = from_base64(letters);
    match kind(&bytes)? {
        // The engine draws no drawing within a drawing of a drawing.
        PictureFormat::Svg => Ok(()),
        kind => super::check(kind, &bytes),
    }
}

/// What the letters stand for.
fn from_base64(letters: &str) -> Vec<u8> {
    let value = |letter: u8| match letter {
        b'A'..=b'Z' => Some(letter - b'A'),
        b'a'..=b'z' => Some(letter - b'a' + 26),
        b'0'..=b'9' => Some(letter - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let values: Vec<u8> = letters.bytes().filter_map(value).collect();
    let bits = |four: &[u8]| {
        let all = four.iter().fold(0_u32, |all, it| all << 6 | u32::from(*it));
        let all = all << (6 * (4 - four.len()));
        let [_, bytes @ ..] = all.to_be_bytes();
        bytes.into_iter().take(four.len() * 6 / 8).collect::<Vec<u8>>()
    };
    values.chunks(4).flat_map(bits).collect()
}

fn judge_style(text: &str) -> Result<(), Fault> {
    let outside = text.contains("@import") || text.contains("@font-face");
    if outside { Err(FONTS) } else { Ok(()) }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|it| it.key.as_ref() == name)?;
    Some(quick_xml::escape::unescape(&found.value).ok()?.into_owned())
}

/// How many elements a name stands for, copies included; `None` if there is no end of it.
fn elements(
    name: &str,
    named: &BTreeMap<String, Named>,
    known: &mut BTreeMap<String, u64>,
    depth: usize,
) -> Option<u64> {
    if let Some(known) = known.get(name) {
        return Some(*known);
    }
    let Some(one) = named.get(name) else { return Some(0) };
    if depth > MOST_COPIED {
        return None;
    }
    let mut all = one.elements;
    for copy in &one.copies {
        all = all.saturating_add(elements(copy, named, known, depth + 1)?);
    }
    known.insert(name.to_owned(), all);
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::{BROKEN, FONTS, OUTSIDE, SCRIPT, TOO_MUCH, WEB, check};
    use crate::read::picture::Fault;

    #[test]
    fn a_drawing_is_judged_before_it_is_drawn() {
        let svg = |inside: &str| {
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\">{inside}</svg>")
        };
        let copies: String = (1..9)
            .map(|n| {
                format!("<g id=\"g{n}\">{}</g>", format!("<use href=\"#g{}\"/>", n - 1).repeat(10))
            })
            .collect();
        let deep = format!("{}{}", "<g>".repeat(5000), "</g>".repeat(5000));
        let huge =
            "<image href=\"data:image/gif;base64,R0lGODlh/////wAAACwAAAAAAQABAAACAQcAOw==\"/>";
        for (inside, expected) in [
            ("<path d=\"M0 0\"/><a href=\"https://exemple.fr\"><g/></a>", Ok(())),
            ("<g id=\"a\"/><use href=\"#a\"/>", Ok(())),
            ("<image href=\"https://exemple.fr/a.png\"/>", Err(OUTSIDE)),
            ("<image xlink:href=\"photo.jpg\"/>", Err(OUTSIDE)),
            ("<use href=\"autre.svg#a\"/>", Err(OUTSIDE)),
            ("<script>1</script>", Err(SCRIPT)),
            ("<style>@import url(a.css);</style>", Err(FONTS)),
            ("<style><![CDATA[@font-face { src: url(a.woff) }]]></style>", Err(FONTS)),
            ("<foreignObject/>", Err(WEB)),
            ("<g>", Err(BROKEN)),
            ("<g id=\"a\"><use href=\"#a\"/></g>", Err(TOO_MUCH)),
            (&copies, Err(TOO_MUCH)),
            (&deep, Err(TOO_MUCH)),
            (huge, Err(Fault::TooLarge { width: 65_535, height: 65_535 })),
        ] {
            assert_eq!(
                check(svg(inside).as_bytes()),
                expected,
                "{}",
                &inside[..inside.len().min(60)]
            );
        }
        assert_eq!(check(b"<dessin/>"), Err(BROKEN));
        assert_eq!(check(b"<svg"), Err(BROKEN));
    }
}
