//! Words that a French user types in the place of a command, and where they lead.

use crate::language::suggest;

/// What is said of some words, without accents.
const MEANT: &[(&[&str], &str)] = &[
    (
        &["ouvrir", "ouvre", "voir", "afficher", "montrer", "visualiser", "regarder", "open"],
        "« rapport watch --open » montre les pages dans un navigateur ; « rapport compile » écrit le PDF, à ouvrir ensuite",
    ),
    (
        &[
            "previsualiser",
            "preview",
            "surveiller",
            "suivre",
            "serve",
            "servir",
            "serveur",
            "lancer",
            "start",
            "run",
            "dev",
        ],
        "« rapport watch » montre les pages et les refait à chaque enregistrement",
    ),
    (
        &["charger", "ajouter", "add", "verser"],
        "« rapport import FICHIER » verse l'export d'un service dans les tables ; un tableau à vous, déposez le fichier (CSV, .xlsx ou .ods) dans le dossier de l'édition, sous le nom de sa table : « rapport schema --tables » les décrit, « rapport check » dit ce qui ne va pas",
    ),
    (
        &["imprimer", "print", "pdf", "rapport", "make", "sortir"],
        "« rapport compile » écrit le PDF, et « rapport compile --impression » celui d'un imprimeur",
    ),
    (
        &["generer", "produire", "construire", "composer", "build", "creer_pdf"],
        "« rapport compile » écrit le PDF",
    ),
    (
        &["controler", "controle", "tester", "test", "lint", "verify", "verification", "erreurs"],
        "« rapport check » dit tout ce qui ne va pas",
    ),
    (
        &["valider", "validate", "approuver", "cocher"],
        "« rapport figures --valider ID --par NOM » valide un chiffre ou un texte ; « rapport check » dit tout ce qui ne va pas",
    ),
    (
        &["corriger", "correction", "corrections", "reparer", "fix"],
        "« rapport check --corrige » écrit les corrections certaines, après les avoir montrées",
    ),
    (
        &["relire", "relecture", "review"],
        "« rapport compile --relecture » écrit l'exemplaire à relire, chiffres numérotés ; « rapport check » dit ce qui ne va pas",
    ),
    (
        &["calendrier", "agenda", "ics", "ical"],
        "« rapport export --calendrier » écrit l'agenda de l'année (.ics)",
    ),
    (
        &["vignette", "vignettes", "carte", "cartes", "reseaux"],
        "« rapport export --vignettes » écrit les chiffres en images à partager",
    ),
    (&["tache", "taches"], "« rapport aide taches » liste les commandes par tâche"),
    (&["guide", "manuel", "tutoriel"], "« rapport aide guide » montre le guide"),
    (&["profil", "profils"], "« rapport aide profils » dit quels exports sont reconnus"),
    (&["texte", "textes"], "« rapport aide textes » liste ce que les textes peuvent appeler"),
    (
        &["expliquer", "explique", "explain", "code", "codes"],
        "« rapport check --explain CODE » explique un code",
    ),
    (
        &[
            "creer",
            "cree",
            "init",
            "initialiser",
            "commencer",
            "debuter",
            "nouvelle",
            "create",
            "edition",
            "annee",
            "demarrer",
        ],
        "« rapport new » crée une édition",
    ),
    (
        &["chiffre", "statistiques", "stats", "indicateurs", "compter", "origine", "total"],
        "« rapport figures » montre les chiffres, et « rapport figures --origine » d'où ils viennent",
    ),
    (
        &["classeur", "saisie", "excel", "xlsx", "tableur", "formulaire"],
        "« rapport schema --classeur » écrit un classeur de saisie",
    ),
    (
        &["gabarit", "gabarits", "modele", "modeles", "template", "templates", "theme", "themes"],
        "« rapport new --gabarits » copie les gabarits pour les modifier, et « rapport schema --gabarits » dit ce qu'ils reçoivent",
    ),
    (
        &["tables", "table", "colonnes", "dictionnaire", "documentation", "doc"],
        "« rapport schema --tables » décrit les tables et leurs colonnes",
    ),
    (
        &["png", "svg", "image", "images", "pages"],
        "« rapport compile --format png » écrit une image par page",
    ),
    (&["aider", "secours", "assistance", "usage"], "« rapport aide » montre l'aide"),
];

/// Where a word leads that is no command.
pub(super) fn meant(word: &str) -> Option<&'static str> {
    let word = suggest::name_key(word.trim_start_matches('-'));
    MEANT.iter().find(|(words, _)| words.contains(&word.as_str())).map(|(_, said)| *said)
}

/// What writes the format that a word names, for whoever wants it from `rapport export`.
pub(super) fn exported(word: &str) -> Option<&'static str> {
    Some(match suggest::name_key(word).as_str() {
        "pdf" | "rapport" => "« rapport compile » écrit le PDF",
        "png" | "svg" | "image" | "images" => {
            "« rapport compile --format png » (ou svg) écrit une image par page"
        }
        "json" | "chiffres" | "donnees" => "« rapport figures --format json » écrit les chiffres",
        "excel" | "xlsx" | "classeur" => {
            "« rapport schema --classeur --lignes » écrit les tables dans un classeur"
        }
        "word" | "docx" | "html" | "odt" => {
            "cette forme n'est pas écrite : « rapport compile » écrit un PDF accessible, ou des images"
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_leads_to_a_command_whatever_its_accents_and_capitals() {
        for (word, command) in [
            ("ouvrir", "rapport watch --open"),
            ("Générer", "rapport compile"),
            ("prévisualiser", "rapport watch"),
            ("charger", "rapport import"),
            ("imprimer", "rapport compile"),
            ("relire", "rapport compile --relecture"),
            ("calendrier", "rapport export --calendrier"),
            ("tâches", "rapport aide taches"),
            ("créer", "rapport new"),
            ("contrôler", "rapport check"),
        ] {
            assert!(meant(word).is_some_and(|said| said.contains(command)), "{word}");
        }
        assert_eq!(meant("compil"), None);
    }

    #[test]
    fn each_word_leads_to_one_place() {
        let mut words: Vec<_> = MEANT.iter().flat_map(|(words, _)| *words).collect();
        let all = words.len();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), all);
        assert!(words.iter().all(|word| suggest::name_key(word) == **word));
    }
}
