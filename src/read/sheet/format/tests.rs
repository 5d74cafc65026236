use super::{Format, NumberFormat, of_shown};
use crate::read::sheet::format::Precision::{Day, Month, Year};

fn worded(before: &str, after: &str) -> NumberFormat {
    NumberFormat::Worded(before.to_owned(), after.to_owned())
}

#[test]
fn formats_are_understood() {
    for (code, shape) in [
        ("General", NumberFormat::Plain),
        ("0", NumberFormat::Plain),
        ("00000", NumberFormat::Padded(5)),
        ("0.0%", NumberFormat::Percent),
        ("#,##0\\ \"participants\"", NumberFormat::Plain),
        ("_-* #,##0\\ _€_-;\\-* #,##0\\ _€_-;_-* \"-\"\\ _€_-;_-@_-", NumberFormat::Plain),
        ("#,##0.00\\ \"€\"", NumberFormat::Money("€")),
        ("#,##0.00\\ [$€-40C]", NumberFormat::Money("€")),
        ("[$CHF]\\ #,##0", NumberFormat::Money("CHF")),
        ("[$-40C]#,##0", NumberFormat::Plain),
        ("$#,##0", NumberFormat::Money("$")),
        ("\"plus de \"0", worded("plus de", "")),
        ("\"Près de \"#,##0", worded("Près de", "")),
        (">0", worded(">", "")),
        ("\"moins de \"0", worded("moins de", "")),
        ("\"± \"0", worded("±", "")),
        ("0\" environ\"", worded("", "environ")),
        ("0\"+\"", worded("", "+")),
        ("0\" millions\"", worded("", "millions")),
        ("0\"%\"", worded("", "%")),
        ("0\" milliers\"", NumberFormat::Plain),
        ("\"plus de \"General", worded("plus de", "")),
        ("0.00E+00", NumberFormat::Plain),
        ("##0.0E+0", NumberFormat::Plain),
        ("[<50]\"environ \"0;0", NumberFormat::Plain),
        ("0,,\" M\"", NumberFormat::Plain),
        ("mm-dd-yy", NumberFormat::Date(Day)),
        ("d\\-mmm", NumberFormat::Date(Day)),
        ("[$-40C]d mmmm yyyy;@", NumberFormat::Date(Day)),
        ("mmm-yy", NumberFormat::Date(Month)),
        ("[$-40C]mmmm\\ yyyy;@", NumberFormat::Date(Month)),
        ("mmmm", NumberFormat::Date(Month)),
        ("yyyy", NumberFormat::Date(Year)),
        ("dd/mm/yyyy hh:mm", NumberFormat::Date(Day)),
        ("hh:mm:ss", NumberFormat::Plain),
        ("@", NumberFormat::Plain),
    ] {
        assert_eq!(*Format::of_code(code).shape(60.0), shape, "{code}");
    }
}

#[test]
fn what_a_format_shows_is_held_against_what_the_cell_holds() {
    for (code, value, shown) in [
        ("General", 12.5, None),
        ("0", 12.0, None),
        ("0", 12.5, Some("13")),
        ("0", 0.1 + 0.2 + 0.7, None),
        ("0.0", 12.5, None),
        ("0.0", 12.34, Some("12,3")),
        ("#,##0", 6941.0, None),
        ("#,##0,", 6941.0, Some("7")),
        ("#,##0.0,,", 6_941_000.0, Some("6,9")),
        ("0%", 0.35, None),
        ("0%", 0.355, Some("36\u{202f}%")),
        ("0.00E+00", 12345.0, None),
        ("# ?/?", 0.33, None),
        ("dd/mm/yyyy", 44232.5, None),
        (";;;", 60.0, Some("")),
        ("0;-0;;@", 0.0, None),
        ("\"complet\"", 60.0, Some("complet")),
        ("[>=1000]#,##0,\"k\";0", 6941.0, Some("7k")),
        ("[>=1000]#,##0,\"k\";0", 7000.0, None),
        ("[>=1000]#,##0,\"k\";0", 60.0, None),
        ("[>50]\"beaucoup\";0", 60.0, Some("beaucoup")),
        ("[>50]\"beaucoup\";0", 40.0, None),
        ("0.0,,\" M€\"", 1_500_000.0, None),
        ("0\" M\"", 60.0, Some("60 M")),
        ("0\" milliers\"", 60.0, Some("60 milliers")),
        ("General\" milliers\"", 60.5, Some("60,5 milliers")),
        ("Standard\" €\"", 60.0, None),
        ("0.00E+00\" M\"", 60.0, Some("60 M")),
        ("0\" k€\"", 60.0, Some("60 k€")),
        ("0\" k€ HT\"", 60.0, Some("60 k€ HT")),
        ("0,\" k€ HT\"", 60_000.0, None),
        ("0\" milliers de visites\"", 60.0, Some("60 milliers de visites")),
        ("0\"0\"", 60.0, Some("600")),
        ("0\" 000\"", 60.0, Some("60 000")),
        ("\"2\"000", 60.0, Some("2060")),
        ("0\" ?\"", 60.0, Some("60 ?")),
        ("0\" maximum\"", 60.0, Some("60 maximum")),
        ("\"-\"0", 60.0, Some("-60")),
        ("-0", 60.0, Some("-60")),
        ("0;0", -5.0, Some("5")),
        ("0;-0", -5.0, None),
        ("#,##0_);(#,##0)", -5.0, None),
        ("#,##0_);[Red](#,##0)", 5.0, None),
        ("+0;-0;0", 5.0, None),
        ("\"-\"", 60.0, Some("-")),
        ("\"-\"", 0.0, None),
        ("00\"-\"00", 6070.0, Some("60-70")),
        ("0\"h\"00", 1430.0, Some("14h30")),
        ("0#\" \"##\" \"##", 60.0, None),
        ("# ##0", 6941.0, None),
        ("0\",\"00", 6941.0, Some("69,41")),
        ("0\".\"000", 6941.0, None),
        ("##0.0E+0", 12345.0, None),
        ("0\" €\"", 60.0, None),
        ("# ##0 €", 6941.0, None),
        ("0\" participants\"", 60.0, None),
        ("\"n° \"0", 60.0, None),
        ("0\" m²\"", 60.0, None),
        ("[$-40C]d mmmm yyyy;@", 44232.0, None),
        ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", 60.0, None),
        ("_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-", 0.0, None),
    ] {
        let found = Format::of_code(code).otherwise(value);
        assert_eq!(found.as_deref(), shown, "{code} {value}");
    }
}

#[test]
fn words_around_a_text_are_told() {
    for (code, shown) in [
        ("General", None),
        ("@", None),
        ("0;-0;;@", None),
        ("#,##0_);@_)", None),
        ("\"plus de \"@", Some("plus de 60")),
        ("0;0;0;@\" environ\"", Some("60 environ")),
        (";;;", Some("")),
        ("0;0;0", None),
    ] {
        assert_eq!(Format::of_code(code).otherwise_of_text("60").as_deref(), shown, "{code}");
    }
}

#[test]
fn a_text_that_shows_another_number_is_told() {
    for (shown, value, expected) in [
        ("60", 60.0, (NumberFormat::Plain, None)),
        ("6 941", 6941.0, (NumberFormat::Plain, None)),
        ("6,941.5", 6941.5, (NumberFormat::Plain, None)),
        ("6.941,50", 6941.5, (NumberFormat::Plain, None)),
        ("-12,5", -12.5, (NumberFormat::Plain, None)),
        ("13", 12.5, (NumberFormat::Plain, Some("13"))),
        ("7", 6941.0, (NumberFormat::Plain, Some("7"))),
        ("plus de 60", 60.0, (worded("plus de", ""), None)),
        ("60%", 60.0, (worded("", "%"), None)),
        ("60 milliers", 60.0, (NumberFormat::Plain, Some("60 milliers"))),
        ("60 ?", 60.0, (NumberFormat::Plain, Some("60 ?"))),
        ("600", 60.0, (NumberFormat::Plain, Some("600"))),
        ("-60", 60.0, (NumberFormat::Plain, Some("-60"))),
        ("(60)", -60.0, (NumberFormat::Plain, None)),
        ("-", 60.0, (NumberFormat::Plain, Some("-"))),
        ("-", 0.0, (NumberFormat::Plain, None)),
        ("60-70", 6070.0, (NumberFormat::Plain, Some("60-70"))),
        ("1/2", 0.5, (NumberFormat::Plain, None)),
        ("1,23E+04", 12345.0, (NumberFormat::Plain, None)),
        ("7 k", 7000.0, (NumberFormat::Plain, None)),
        ("60 €", 60.0, (NumberFormat::Plain, None)),
        ("60 participants", 60.0, (NumberFormat::Plain, None)),
        ("14:30", 0.6, (NumberFormat::Plain, None)),
        ("complet", 60.0, (NumberFormat::Plain, Some("complet"))),
        ("#REF!", 60.0, (NumberFormat::Plain, None)),
        ("", 60.0, (NumberFormat::Plain, None)),
    ] {
        let (shape, text) = of_shown(shown, value);
        assert_eq!((shape, text.as_deref()), expected, "{shown}");
    }
}
