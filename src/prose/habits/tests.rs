//! What is recognised, and what belongs to the markup of a text.

use super::HabitKind::{self, *};
use crate::prose::read;
use crate::source::SourceMap;

fn habits(text: &str) -> Vec<(HabitKind, String)> {
    let file = SourceMap::default().add("textes/a.typ", "");
    let prose = read(file, text, &|_| None);
    prose.habits.into_iter().map(|it| (it.kind, text[it.range].to_owned())).collect()
}

#[test]
fn what_was_learnt_elsewhere_is_recognised() {
    for (text, kind, written) in [
        ("Écrire à contact@rtes.fr.", Address, "contact@rtes.fr"),
        ("Suivre @ReseauRTES !", Handle, "@ReseauRTES"),
        ("Un <b>mot</b>", Tag, "<b>"),
        ("Un mot<br/>puis", Tag, "<br/>"),
        ("Voir <https://www.rtes.fr> ici", AngleLink, "<https://www.rtes.fr>"),
        ("Un budget de 5 $ et 6 $ ici", Price, "$"),
        ("Un budget de 5 $ ici", Price, "$"),
        ("# Titre\n\nmot", Hashes, "#"),
        ("un\n\n## Titre", Hashes, "##"),
        ("Un **mot** fort", TwoStars, "**mot**"),
        ("Voir [le site](https://a.fr) ici", MarkdownLink, "[le site](https://a.fr)"),
        ("soit #chiffre(“adherents”, forme: \"unite\").", Quotes, "“adherents”"),
        ("soit #chiffre(« adherents »).", Quotes, "« adherents »"),
        ("soit #chiffre(adherents).", BareId, "adherents"),
        ("soit #chiffre(envois-lettre).", BareId, "envois-lettre"),
        ("soit #chiffre (\"adherents\").", NotCalled, "#chiffre"),
        ("soit #chiffre", NotCalled, "#chiffre"),
        ("Pour les <18-25> ici", Label, "<18-25>"),
        ("Pour les <18-25 ans> ici", Angle, "<18-25 ans>"),
        ("Bonjour <<Nom>>,", Field, "<<Nom>>"),
        ("mot :\n\n+ 12 % ici", Plus, "+"),
        ("+ de 200 personnes", Plus, "+"),
        ("un total de\n= 450 euros", BrokenParagraph, "="),
        ("le forum\n- très couru -\na plu", BrokenParagraph, "-"),
        ("au printemps\n2022. Le réseau", BrokenParagraph, "2022."),
        ("/ ESS : un sens", Terms, "/ ESS : un sens"),
        ("dans C:\\dossier\\nom ici", Backslash, "C:\\dossier\\nom"),
        ("un\\ndeux", Backslash, "un\\ndeux"),
        ("\\textbf{mot}", Latex, "\\textbf"),
        ("\\item Former", Latex, "\\item"),
        ("sur ftp://a.fr et ici", Comment, "ftp://a.fr et ici"),
        ("lundi // mardi", Comment, "// mardi"),
        ("24h/*7 jours", BlockComment, "/*"),
        ("Le #1 du pays", Hashtag, "#1"),
        ("un #image ici", NotCalled, "#image"),
        ("une #version ici", Hashtag, "#version"),
        ("un #none ici", Hashtag, "#none"),
        ("~200 personnes", Tilde, "~"),
        ("un ~~mot~~ ici", TwoTildes, "~~"),
        ("avec --strict ici", Dashes, "--"),
        ("l`ESS et l`eau", Backtick, "`ESS et l`"),
        ("``mot''", Backtick, "``"),
        ("voir https://a.fr/É_b ici.", CutAddress, "https://a.fr/É_b"),
        ("coûte $10 et $20 ici", Price, "$"),
        ("un __mot__ fort", TwoUnderscores, "__mot__"),
        ("soit 2 * 3 * 4", SpacedStars, "* 3 *"),
        ("mots :\n\n* un\n* deux\n* trois", Bullets, "*"),
        ("* un\n* deux", Bullets, "*"),
        ("mots :\n•\tun\n•\tdeux", Bullets, "•"),
        ("– un ;\n– deux.", Bullets, "–"),
        ("o un\no deux", Bullets, "o"),
        ("1) un\nsuite\n2) deux", Enumeration, "1)"),
        ("a) un\nb) deux", Enumeration, "a)"),
        ("| a | b |\n|---|---|\n| c | d |", PastedTable, "| a | b |\n|---|---|\n| c | d |"),
        ("a\tb\nc\td", PastedTable, "a\tb\nc\td"),
        ("> mots", MarkdownQuote, ">"),
        ("un\n\n---\n\ndeux", Rule, "---"),
        ("#table(columns: 2, [a], [b])", HeadlessTable, "table"),
    ] {
        assert_eq!(habits(text), [(kind, written.to_owned())], "{text}");
    }
}

#[test]
fn what_belongs_to_this_format_stays_silent() {
    for text in [
        "à contact\\@rtes.fr et \\@ReseauRTES",
        "#lien(\"mailto:contact@rtes.fr\")[nous écrire]",
        "= Titre <debut>\n\nvoir @debut",
        "Un *mot* et _un autre_",
        "`<b>` et `# Titre`",
        "l'aire $pi r^2$ du cercle",
        "5 \\$ par personne",
        "#chiffre(\"adherents\") « et » “autres”",
        "#let montrer(id) = chiffre(id)\n#montrer(\"a\")",
        "#evenements(rubrique: \"a\")",
        "#anglais[low tech]",
        "[une note] (https://a.fr)",
        "// # pas un titre",
        "Bonjour à ** tous",
        "un **** mot",
        "Nos actions :\n- former\n- relier",
        "Nos actions\n- former\n- relier\n- publier",
        "Nos actions :\n1. former\n2. relier",
        "+ former\n+ relier",
        "Un mot.\n= Titre\nUn autre.",
        "== 2021 en chiffres",
        "// un commentaire\nmot",
        "#graphique(\"a\") // le graphique",
        "Une phrase. // à revoir",
        "/* un reste */ mot",
        "un mot~: deux~; trois",
        "de 10 -- 12 à 14",
        "une ligne \\\nune autre",
        "\\u{e9}t\\u{e9} \\~ \\# \\/\\/",
        "https://www.rtes.fr/a_b, puis",
        "– un aparté – et la suite",
        "a | b",
        "1) seul",
        "l'écran 3 * 4",
        "#table(columns: 2, table.header([a], [b]), [c], [d])",
        "#tableau((\"a\", \"b\"),\n\t(\"c\",\t\"d\"),\n)",
        "élu·e·s et élu.e.s, 24h/24, et/ou, R&D",
        "",
    ] {
        assert_eq!(habits(text), [], "{text}");
    }
}
