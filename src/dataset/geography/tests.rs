//! The data hold together, and codes and names lead to the right place.

use std::collections::HashMap;

use super::names::key;
use super::records::{COMMUNES, DEPARTMENTS, GROUPINGS, REGIONS};
use super::{Level, LineKind, Near, OVERSEAS, chart, find, lambert_93, suggestions};

#[test]
fn records_are_sorted_and_each_is_found() {
    for (records, count) in
        [(&COMMUNES, 34_871), (&GROUPINGS, 1_253), (&DEPARTMENTS, 101), (&REGIONS, 18)]
    {
        let keys: Vec<&str> = records.iter().map(|fields| fields.text(0)).collect();
        assert_eq!(keys.len(), count);
        assert!(keys.is_sorted());
        for key in keys {
            assert_eq!(records.find(key).map(|fields| fields.text(0)), Some(key));
        }
        for absent in ["", "0", "00000", "34999", "99999", "zzz", "2B9999", "9"] {
            assert!(records.find(absent).is_none(), "{absent}");
        }
    }
}

#[test]
fn every_mean_is_that_of_its_communes() {
    let mut communes: HashMap<(Level, String), Vec<(f64, f64)>> = HashMap::new();
    for commune in COMMUNES.iter() {
        let found = find(commune.text(0), None).expect("it is known");
        let department = found.department.expect("a commune has one");
        let place = (f64::from(found.point.longitude), f64::from(found.point.latitude));
        for (level, code) in [
            (Level::Grouping, commune.text(2)),
            (Level::Department, department.code),
            (Level::Region, found.region.code),
        ] {
            communes.entry((level, code.to_owned())).or_default().push(place);
        }
    }
    let judge = |level: Level, key: &str, code: &str| {
        let own = &communes[&(level, key.to_owned())];
        let count = own.len() as f64;
        let longitude = own.iter().map(|it| it.0).sum::<f64>() / count;
        let latitude = own.iter().map(|it| it.1).sum::<f64>() / count;
        let stated = find(code, Some(level)).expect("it is known").point;
        assert!((f64::from(stated.longitude) - longitude).abs() <= 1.0, "{code}");
        assert!((f64::from(stated.latitude) - latitude).abs() <= 1.0, "{code}");
    };
    for (rank, grouping) in GROUPINGS.iter().enumerate() {
        judge(Level::Grouping, &rank.to_string(), grouping.text(0));
    }
    DEPARTMENTS.iter().for_each(|it| judge(Level::Department, it.text(0), it.text(0)));
    REGIONS.iter().for_each(|it| judge(Level::Region, it.text(0), it.text(0)));
}

#[test]
fn lambert_93_agrees_with_the_check_values() {
    for (place, (longitude, latitude), (x, y)) in [
        ("Lille", (3.0573, 50.6292), (704_000.0, 7_059_000.0)),
        ("Paris", (2.3522, 48.8566), (652_500.0, 6_862_000.0)),
    ] {
        let (east, north) = lambert_93(longitude, latitude);
        assert!((east - x).abs() < 600.0 && (north - y).abs() < 600.0, "{place}: {east} {north}");
    }
    // The origin of the projection, exactly.
    let (x, y) = lambert_93(3.0, 46.5);
    assert!((x - 700_000.0).abs() < 0.001 && (y - 6_600_000.0).abs() < 0.001, "{x} {y}");
}

#[test]
fn outlines_enclose_the_land_and_every_commune_but_small_islands_is_near_it() {
    for name in ["metropole", "ile-de-france"].into_iter().chain(OVERSEAS.map(|(code, _)| code)) {
        let chart = chart(name).expect("it is embedded");
        assert!(chart.lines.iter().all(|line| line.points.len() > 1), "{name}");
        let outer = chart.lines.iter().filter(|line| line.kind == LineKind::Outer);
        assert!(outer.clone().count() > 0, "{name}");
        for line in outer {
            assert_eq!(line.points.first(), line.points.last(), "{name}: a coast is closed");
        }
        let xs = chart.lines.iter().flat_map(|line| &line.points).map(|point| point.0);
        let ys = chart.lines.iter().flat_map(|line| &line.points).map(|point| point.1);
        let (west, east) = xs.fold((f64::MAX, f64::MIN), |(a, b), x| (a.min(x), b.max(x)));
        let (south, north) = ys.fold((f64::MAX, f64::MIN), |(a, b), y| (a.min(y), b.max(y)));
        let inside = |code: &str| match name {
            "metropole" => !code.starts_with("97"),
            "ile-de-france" => find(code, None).is_some_and(|it| it.region.code == "11"),
            _ => code.starts_with(name),
        };
        let margin = 45_000.0;
        for commune in COMMUNES.iter().filter(|it| inside(it.text(0))) {
            let point = find(commune.text(0), None).expect("it is known").point;
            let (x, y) = chart.projection.metres(point);
            assert!(x > west - margin && x < east + margin, "{}", commune.text(1));
            assert!(y > south - margin && y < north + margin, "{}", commune.text(1));
        }
    }
    assert_eq!(chart("atlantide"), None);
}

#[test]
fn codes_are_read_as_staff_write_them() {
    for (code, level, name, department) in [
        ("92024", None, Some("Clichy"), Some("92")),
        (" 2a004 ", None, Some("Ajaccio"), Some("2A")),
        ("97411", None, Some("Saint-Denis"), Some("974")),
        ("75110", None, Some("Paris"), Some("75")),
        ("69389", None, Some("Lyon"), Some("69")),
        ("13201", None, Some("Marseille"), Some("13")),
        ("246 700 488", None, None, Some("67")),
        ("75", None, Some("Paris"), Some("75")),
        ("75", Some(Level::Department), Some("Paris"), Some("75")),
        ("75", Some(Level::Region), Some("Nouvelle-Aquitaine"), None),
        ("76", Some(Level::Region), Some("Occitanie"), None),
        ("974", None, Some("La Réunion"), Some("974")),
        ("52", Some(Level::Commune), Some("Haute-Marne"), Some("52")),
        ("59", Some(Level::Region), Some("Nord"), Some("59")),
    ] {
        let found = find(code, level).unwrap_or_else(|| panic!("« {code} » is known"));
        assert_eq!((found.name, found.department.map(|it| it.code)), (name, department), "{code}");
    }
    for unknown in
        ["", "1", "1053", "00000", "75121", "215903501", "999999999", "920244", "Lille", "é3"]
    {
        assert_eq!(find(unknown, None), None, "{unknown}");
    }
}

#[test]
fn the_kind_of_authority_is_told_from_its_words() {
    for (words, level) in [
        ("ville", Some(Level::Commune)),
        ("Mairie de Paris", Some(Level::Commune)),
        ("Villeurbanne", None),
        ("intercommunalité", Some(Level::Grouping)),
        ("Communauté de communes Auberive Vingeanne et Montsaugonnais", Some(Level::Grouping)),
        ("Eurométropole de Strasbourg", Some(Level::Grouping)),
        ("Nantes Métropole", Some(Level::Grouping)),
        ("département", Some(Level::Department)),
        ("conseil-departemental", Some(Level::Department)),
        ("Région Grand Est", Some(Level::Region)),
        ("conseil régional", Some(Level::Region)),
        ("association", None),
        ("", None),
    ] {
        assert_eq!(Level::named_in(words), level, "{words}");
    }
}

#[test]
fn names_lead_to_codes() {
    let codes = |name: &str, level, department| {
        let (near, found) = suggestions(name, level, department);
        let codes: Vec<&str> = found.iter().map(|it| it.code).collect();
        (near, codes.join(" "))
    };
    for (name, department, near, expected) in [
        ("Clichy-la-Garenne", "", Near::Like, "92024"),
        ("Le Kremlin-Bicêtre", "94", Near::Same, "94043"),
        ("L’Île-Saint-Denis", "", Near::Same, "93039"),
        ("Ville de EPINAY SUR SEINE", "", Near::Same, "93031"),
        ("Saint-Denis", "", Near::Same, "11339 30247 93066 97411"),
        ("St Denis", "93", Near::Same, "93066"),
        ("Saint-Denis", "Seine-Saint-Denis", Near::Same, "93066"),
        ("Saint-Denis", "75", Near::Same, "11339 30247 93066 97411"),
        ("Kremlin", "", Near::Like, "94043"),
        ("Genevilliers", "", Near::Like, "92036"),
        ("Zzzzzz", "", Near::Like, ""),
        ("", "", Near::Like, ""),
        ("Le", "", Near::Like, ""),
    ] {
        assert_eq!(codes(name, Level::Commune, department), (near, expected.to_owned()), "{name}");
    }
    for (name, expected) in [
        ("Nantes Métropole", "244400404"),
        ("Eurométropole de Strasbourg", "246700488"),
        ("Communauté d'agglomération du Grand Angoulême", "200071827"),
    ] {
        assert_eq!(codes(name, Level::Grouping, ""), (Near::Like, expected.to_owned()), "{name}");
    }
    assert_eq!(codes("Conseil départemental du Pas de Calais", Level::Department, "").1, "62");
    assert_eq!(codes("Région Nouvelle Aquitaine", Level::Region, "").1, "75");
    assert_eq!(codes("Nouvele-Aquitaine", Level::Region, ""), (Near::Like, "75".to_owned()));
    assert_eq!(codes("Bourgogne", Level::Region, "").1, "");
}

#[test]
fn keys_are_short_and_plain() {
    for (name, expected) in [
        ("L’Haÿ-les-Roses", "hay les roses"),
        ("Ste-Savine", "sainte savine"),
        ("Ville de Paris", "paris"),
        ("La", ""),
    ] {
        assert_eq!(key(name), expected);
    }
}
