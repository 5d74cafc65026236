//! Codes of `rapport.toml`.

macro_rules! settings {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les réglages (rapport.toml)" {

/// The TOML text is malformed.
TomlSyntax, "toml-syntaxe", Error {
    what: "Une ligne de rapport.toml n'est pas écrite selon les règles de ce format.",
    why: "Ce qui suit pourrait être lu de travers, ou pas du tout.",
    example: "titre = Rapport d'activité (sans guillemets), ou [edition sans « ] ».",
    fix: "Corrigez la ligne montrée : cle = valeur, les textes entre guillemets, [section] ou [[élément]] entre crochets.",
};
/// A key that nobody reads.
UnknownKey, "cle-inconnue", Error {
    what: "Cette clé n'existe pas à cet endroit de rapport.toml.",
    why: "Une clé que personne ne lit n'est jamais ignorée en silence : le réglage serait sans effet.",
    example: "sigel = \"RTES\" au lieu de sigle = \"RTES\".",
    fix: "Corrigez le nom d'après la liste montrée, ou déplacez la ligne sous la bonne [section].",
};
/// A key that is needed.
MissingKey, "cle-manquante", Error {
    what: "Une clé obligatoire manque, ou deux clés qui vont ensemble n'y sont pas toutes deux.",
    why: "Sans elle, l'élément ne peut pas être imprimé.",
    example: "Un [[chiffres]] sans « libelle », ou avec agregat = \"somme\" et sans « colonne ».",
    fix: "Ajoutez la clé sous l'élément montré.",
};
/// A value of the wrong kind.
WrongType, "valeur-inattendue", Error {
    what: "La valeur n'est pas du genre attendu : texte, nombre, date, liste, true ou false.",
    why: "L'outil ne devine pas ce que vous avez voulu dire.",
    example: "annee = \"2021\" (un texte) au lieu de annee = 2021 (un nombre).",
    fix: "Écrivez la valeur sous la forme montrée : les textes entre guillemets, les nombres sans, les listes entre crochets.",
};
/// Two entries with one id.
DuplicateId, "identifiant-en-double", Error {
    what: "Deux éléments, ou deux lignes d'une table, portent le même identifiant.",
    why: "Un texte qui le cite ne saurait pas duquel il parle.",
    example: "Deux lignes de « evenements.csv » ont agora dans la colonne « id ».",
    fix: "Donnez à l'un des deux un autre identifiant ; si c'est la même chose écrite deux fois, supprimez-en une.",
};
/// A reference to an id that does not exist.
UnknownReference, "reference-inconnue", Error {
    what: "La valeur renvoie à quelque chose qui n'est déclaré nulle part : catégorie, rubrique, table, colonne, graphique ou annexe.",
    why: "La ligne ou l'élément serait rangé nulle part et disparaîtrait du rapport.",
    example: "La colonne « categorie » porte « rencontre », et rapport.toml déclare « rencontres ».",
    fix: "Corrigez le mot d'après la liste montrée, ou déclarez-le dans rapport.toml.",
};
/// The year of rapport.toml is not that of the folder.
YearDiffers, "annee-du-dossier", Warning {
    what: "L'année écrite dans rapport.toml n'est pas celle du nom du dossier.",
    why: "Les événements de l'année du dossier seraient tous hors du calendrier.",
    example: "data/2022/rapport.toml, copié de 2021, contient encore annee = 2021.",
    fix: "Corrigez « annee » dans rapport.toml, ou renommez le dossier.",
};
/// An acknowledged discrepancy that no longer exists.
StaleAcknowledgement, "ecart-disparu", Warning {
    what: "Un écart accepté dans rapport.toml ne se présente plus.",
    why: "Une acceptation oubliée cacherait le même écart s'il revenait, pour une autre raison.",
    example: "[[ecarts]] accepte « valeur-declaree » sur « participants », et la valeur est maintenant juste.",
    fix: "Retirez cet élément de [[ecarts]].",
};

    } } };
}
