//! Regions by the names that people give them: those of before 2016, and short ones.

use super::territory::{Region, regions};
use crate::language::suggest::name_key;

/// Folded names with the code of the region of today.
const OTHERS: &[(&str, &str)] = &[
    ("alsace", "44"),
    ("champagne_ardenne", "44"),
    ("lorraine", "44"),
    ("aquitaine", "75"),
    ("limousin", "75"),
    ("poitou_charentes", "75"),
    ("auvergne", "84"),
    ("rhone_alpes", "84"),
    ("bourgogne", "27"),
    ("franche_comte", "27"),
    ("languedoc_roussillon", "76"),
    ("midi_pyrenees", "76"),
    ("nord_pas_de_calais", "32"),
    ("nord_pas_de_calais_picardie", "32"),
    ("picardie", "32"),
    ("basse_normandie", "28"),
    ("haute_normandie", "28"),
    ("alsace_champagne_ardenne_lorraine", "44"),
    ("aquitaine_limousin_poitou_charentes", "75"),
    ("languedoc_roussillon_midi_pyrenees", "76"),
    ("bourgogne_franche_comte", "27"),
];
/// Short names, which are no mistake.
const SHORT: &[(&str, &str)] = &[
    ("aura", "84"),
    ("ara", "84"),
    ("paca", "93"),
    ("sud", "93"),
    ("region_sud", "93"),
    ("provence_alpes_cote_d_azur", "93"),
    ("idf", "11"),
    ("bfc", "27"),
    ("hdf", "32"),
    ("cvl", "24"),
    ("centre", "24"),
    ("pdl", "52"),
    ("occitanie_pyrenees_mediterranee", "76"),
    ("reunion", "04"),
];

/// A region as it was named, and whether the name is one of today.
pub fn region_named(written: &str) -> Option<(Region, bool)> {
    let folded = name_key(written);
    let folded = folded.strip_prefix("region_").unwrap_or(&folded);
    if let Some(region) = regions().find(|it| name_key(it.name) == folded || it.code == folded) {
        return Some((region, true));
    }
    let of = |list: &[(&str, &'static str)]| {
        list.iter().find(|(name, _)| *name == folded).map(|it| it.1)
    };
    let short = of(SHORT).map(|code| (code, true));
    let (code, current) = short.or_else(|| of(OTHERS).map(|code| (code, false)))?;
    Some((Region::find(code)?, current))
}
