//! The words that staff use for columns that are called otherwise.

/// Of a table (of every one that has the column, if it has no name), words for each of its columns, in whatever number.
pub type Words = (&'static str, &'static [(&'static str, &'static [&'static str])]);

/// Words that stand for a column.
pub const SYNONYMS: &[Words] = &[
    (
        "",
        &[
            ("notes", &["remarque", "commentaire", "observation", "note_interne"]),
            ("url", &["lien", "lien_web", "site_web", "adresse_web", "page_web", "lien_internet"]),
            ("titre", &["intitule", "libelle", "nom_titre"]),
            ("description", &["resume", "presentation", "descriptif"]),
        ],
    ),
    (
        "evenements",
        &[
            (
                "date_debut",
                &["debut", "date_d", "commence_le", "du", "date_et_heure", "date_heure"],
            ),
            ("date_fin", &["fin", "date_f", "jusqu_au", "au"]),
            (
                "titre",
                &["nom", "evenement", "nom_evenement", "objet", "sujet", "manifestation", "action"],
            ),
            (
                "lieu",
                &[
                    "ville",
                    "commune",
                    "endroit",
                    "salle",
                    "localisation",
                    "localite",
                    "adresse",
                    "ou",
                ],
            ),
            ("rubriques", &["theme", "thematique"]),
            ("type", &["nature", "genre", "type_evenement", "type_action"]),
            (
                "participants",
                &[
                    "present",
                    "participation",
                    "affluence",
                    "effectif",
                    "nombre",
                    "participant",
                    "personne_presente",
                ],
            ),
            ("inscrits", &["inscription"]),
            ("nb_seances", &["seance"]),
            ("format", &["modalite"]),
            ("intervenants", &["orateur", "animateur", "intervenant", "conferencier"]),
            ("statut", &["etat"]),
        ],
    ),
    (
        "telechargements",
        &[
            ("periode", &["mois", "annee"]),
            ("collection", &["kit", "guide"]),
            ("fiche", &["numero", "numero_fiche"]),
            ("titre", &["nom", "nom_fiche"]),
            ("uniques", &["telechargement_unique", "unique"]),
            ("total", &["telechargement"]),
        ],
    ),
    (
        "newsletters",
        &[
            ("date_envoi", &["envoi", "envoye_le", "date_heure_envoi", "mois"]),
            ("titre", &["nom", "objet", "sujet", "campagne", "nom_campagne"]),
            ("liste", &["liste_diffusion", "lettre", "newsletter"]),
            ("destinataires", &["destinataire", "envoye", "abonne", "contact"]),
            ("delivres", &["distribue", "recu", "delivre"]),
            ("ouvertures_uniques", &["ouverture", "ouvreur", "ouvert"]),
            ("clics_uniques", &["clic", "cliqueur", "clique"]),
            ("desabonnements", &["desinscription", "desinscrit", "desabonne"]),
        ],
    ),
    (
        "presse",
        &[
            (
                "date",
                &["parution", "date_parution", "date_publication", "date_diffusion", "paru_le"],
            ),
            ("media", &["journal", "support", "titre_presse", "nom_media", "nom_journal"]),
            ("titre", &["article", "titre_article", "sujet"]),
            ("portee", &["echelle", "niveau", "type_media"]),
            ("auteur", &["journaliste"]),
        ],
    ),
    (
        "adherents",
        &[
            (
                "nom",
                &[
                    "collectivite",
                    "nom_collectivite",
                    "structure",
                    "organisme",
                    "raison_sociale",
                    "adherent",
                    "membre",
                    "commune",
                    "nom_commune",
                ],
            ),
            ("type", &["categorie", "nature", "type_collectivite", "type_adherent"]),
            ("code", &["insee", "code_insee", "siren", "numero_siren"]),
            (
                "depuis",
                &[
                    "adhesion",
                    "annee_adhesion",
                    "date_adhesion",
                    "date",
                    "annee",
                    "adherent_depuis",
                ],
            ),
            ("departement", &["dept", "dpt"]),
        ],
    ),
    (
        "effectifs",
        &[
            ("au", &["date_comptage", "annee"]),
            ("type", &["categorie", "nature"]),
            ("nombre", &["total", "effectif", "adherent", "membre"]),
        ],
    ),
    (
        "reseaux",
        &[
            ("au", &["date_comptage", "mois"]),
            ("reseau", &["plateforme", "reseau_social", "reseaux_sociaux", "media_social"]),
            ("compte", &["nom_compte", "identifiant", "pseudo", "page"]),
            ("abonnes", &["follower", "abonne", "abonnement"]),
        ],
    ),
    (
        "site",
        &[
            ("periode", &["mois", "annee"]),
            ("rubrique", &["page", "section"]),
            ("mesure", &["indicateur"]),
            ("nombre", &["valeur", "total"]),
        ],
    ),
    (
        "publications",
        &[
            ("id", &["identifiant"]),
            ("titre", &["nom"]),
            ("date", &["parution", "date_parution", "annee", "annee_parution"]),
            ("tirage", &["exemplaire"]),
        ],
    ),
    (
        "partenaires",
        &[
            ("nom", &["partenaire", "nom_partenaire", "structure", "organisme"]),
            ("categorie", &["type", "type_partenaire"]),
            ("url", &["site"]),
        ],
    ),
    (
        "personnes",
        &[
            ("nom", &["personne", "prenom_nom", "nom_prenom", "nom_et_prenom", "prenom_et_nom"]),
            ("fonction", &["poste", "mandat"]),
            ("structure", &["organisation", "organisme", "collectivite"]),
            ("debut", &["date_debut", "depuis"]),
            ("fin", &["date_fin"]),
        ],
    ),
    (
        "entretiens",
        &[("nom", &["personne", "prenom_nom", "nom_prenom", "nom_et_prenom", "prenom_et_nom"])],
    ),
];
