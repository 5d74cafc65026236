//! The words of the command line, and nothing else.

mod results;

use std::path::PathBuf;

use super::forms::OutputForm;
use clap::{ArgGroup, Args, CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::engine::ArgValueCandidates;

use super::completion;
pub(super) use results::{DiffOptions, ExportOptions, PublishOptions};

const TEMPLATE: &str = "{about}\n\nUsage : {usage}\n\n{all-args}{after-help}";

/// Compile une année d'activité en rapport PDF
#[derive(Debug, Parser)]
#[command(
    name = "rapport",
    version,
    about = "Compile une année d'activité (TOML, CSV) en rapport d'activité PDF accessible",
    help_template = "{about}\n\nUsage : rapport [COMMANDE] [OPTIONS]\n\n{all-args}{after-help}",
    after_help = "Sans commande, « rapport » dit où vous en êtes. « rapport aide guide » explique l'année en cinq pas ; \
                  « rapport aide taches » va de ce que vous voulez faire à la commande.\n\nCodes de sortie : 0 fait ; 1 erreurs dans les données ou les textes ; 2 mauvaise commande ou fichier inaccessible.",
    subcommand_help_heading = "Commandes\u{a0}",
    subcommand_value_name = "COMMANDE",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// Écrit sans cadres ni couleurs, une information par ligne : pour un lecteur d'écran ou un journal
    #[arg(long, global = true, help_heading = "Options\u{a0}")]
    pub(super) simple: bool,
    /// Affiche cette aide
    #[arg(short = 'h', long = "aide", visible_alias = "help", action = clap::ArgAction::Help, global = true, help_heading = "Options\u{a0}")]
    help: Option<bool>,
    /// Affiche la version
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = "Options\u{a0}")]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Crée une édition : un premier rapport, avec des exemples à remplacer, ou l'année suivante
    #[command(visible_alias = "nouveau", aliases = ["creer", "créer"], help_template = TEMPLATE)]
    New(NewOptions),
    /// Vérifie les données et écrit le PDF
    #[command(visible_alias = "compiler", aliases = ["generer", "générer"], help_template = TEMPLATE)]
    Compile(CompileOptions),
    /// Verse dans les tables l'export d'un service (Mailchimp, Zoom, HelloAsso, agenda .ics…), après l'avoir montré
    #[command(visible_alias = "importer", help_template = TEMPLATE)]
    Import(ImportOptions),
    /// Dit tout ce qui ne va pas, sans rien écrire
    #[command(visible_alias = "vérifier", alias = "verifier", help_template = TEMPLATE)]
    Check(CheckOptions),
    /// Dit ce qui a changé depuis l'an dernier, une révision git, un dossier, un ZIP ou un PDF, et pourquoi
    #[command(visible_alias = "comparer", help_template = TEMPLATE, after_help = "Codes de sortie : 0 aucune différence ; 1 des différences ; 2 mauvaise commande ou fichier inaccessible.")]
    Diff(DiffOptions),
    /// Montre les chiffres, leur texte et leur origine
    #[command(visible_alias = "chiffres", help_template = TEMPLATE)]
    Figures(FiguresOptions),
    /// Écrit ce que l'édition donne d'autre : calendrier, graphiques, chiffres, vignettes, tables, arbre pour un éditeur Typst
    #[command(visible_alias = "exporter", help_template = TEMPLATE)]
    Export(ExportOptions),
    /// Réunit tout ce qui se publie, dans un dossier ou un ZIP : documents, données, images, page d'accueil, empreintes
    #[command(visible_alias = "publier", help_template = TEMPLATE, after_help = "Rien n'est écrit tant qu'il reste une erreur, un exemple, un brouillon, une donnée personnelle, un commentaire ouvert, des données illustratives (sans --illustratif), ou, dès que relecture.toml en valide un premier, un chiffre ou un texte imprimé qui n'est pas validé.")]
    Publish(PublishOptions),
    /// Décrit ce qu'on peut écrire et ce que les gabarits reçoivent
    #[command(visible_alias = "schéma", help_template = TEMPLATE)]
    Schema(SchemaOptions),
    /// Montre les polices, d'où elles viennent et les signes du rapport qui leur manquent
    #[command(visible_alias = "polices", help_template = TEMPLATE)]
    Fonts(FontsOptions),
    /// Montre les pages dans un navigateur, et les refait à chaque enregistrement
    #[command(visible_alias = "aperçu", alias = "apercu", help_template = TEMPLATE)]
    Watch(WatchOptions),
    /// Montre cette aide, celle d'une commande, ou le guide
    #[command(visible_alias = "help", alias = "aider", help_template = TEMPLATE)]
    Aide(HelpOptions),
    /// Un texte seul, dans des bornes étroites : l'outil se le demande à lui-même
    #[command(hide = true)]
    Sonde(ProbeOptions),
}

#[derive(Debug, Args)]
pub(super) struct ProbeOptions {
    /// Dossier de l'édition
    pub(super) edition: PathBuf,
    /// Document dont viennent les gabarits
    pub(super) document: String,
    /// Chemin du texte, ou du gabarit, dans l'arbre
    pub(super) file: String,
    /// Nombre d'octets du texte
    pub(super) end: usize,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct NewOptions {
    /// Dossier du projet (l'édition y est data/<année>), dossier de l'édition (data/2022), ou année ; sans lui, le dossier courant
    #[arg(value_name = "DOSSIER|ANNÉE")]
    pub(super) folder: Option<String>,
    /// Édition dont vient celle de l'année suivante : année ou dossier ; sans lui, la plus récente à côté
    #[arg(long, value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions), conflicts_with_all = ["nom", "sigle", "genre", "categories", "chapitres", "logo", "couleur"])]
    pub(super) depuis: Option<String>,
    /// Année du rapport
    #[arg(long, value_name = "ANNÉE")]
    pub(super) annee: Option<String>,
    /// Nom de l'organisation
    #[arg(long, value_name = "NOM")]
    pub(super) nom: Option<String>,
    /// Sigle de l'organisation ; sans lui, les initiales du nom
    #[arg(long, value_name = "SIGLE")]
    pub(super) sigle: Option<String>,
    /// Ce dont c'est le rapport : reseau, association (avec ses comptes) ou service (avec ses projets)
    #[arg(long, value_name = "GENRE", add = ArgValueCandidates::new(completion::kinds))]
    pub(super) genre: Option<String>,
    /// Genres d'activité, séparés par des virgules
    #[arg(long, value_name = "LISTE")]
    pub(super) categories: Option<String>,
    /// Titres des chapitres, séparés par des virgules
    #[arg(long, value_name = "LISTE")]
    pub(super) chapitres: Option<String>,
    /// Logo de l'organisation (SVG, PNG ou JPEG), copié dans images/ ; sans --couleur, il donne aussi ses couleurs au thème
    #[arg(long, value_name = "FICHIER")]
    pub(super) logo: Option<PathBuf>,
    /// Couleur de l'organisation, "#RRVVBB" : un thème en est tiré, assez foncé pour être lu par tous
    #[arg(long, value_name = "COULEUR")]
    pub(super) couleur: Option<String>,
    /// Copie les gabarits de l'outil dans le dossier templates du projet, pour les modifier
    #[arg(long, visible_alias = "templates", conflicts_with_all = ["depuis", "annee", "nom", "sigle", "genre", "categories", "chapitres", "logo", "couleur", "ci"])]
    pub(super) gabarits: bool,
    /// Écrit dans le projet de quoi vérifier et composer à chaque envoi : github ou gitlab
    #[arg(long, value_enum, value_name = "SERVICE", hide_possible_values = true, conflicts_with_all = ["depuis", "annee", "nom", "sigle", "genre", "categories", "chapitres", "logo", "couleur"])]
    pub(super) ci: Option<Service>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct CompileOptions {
    /// Dossier ou année de l'édition, ou plusieurs (data/*) ; sans lui, la plus récente sous data/
    #[arg(value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(super) editions: Vec<String>,
    /// Fichier à écrire, dossier/ ou - pour la sortie standard ; sans lui, sortie/rapport-activite-<année>.pdf. Pour des images : un dossier, ou un nom où {p} est la page ({0p} : avec des zéros devant, {t} : leur nombre)
    #[arg(short, long = "output", visible_alias = "sortie", value_name = "FICHIER")]
    pub(super) output: Option<PathBuf>,
    /// Document à composer
    #[arg(long, value_name = "NOM", add = ArgValueCandidates::new(completion::documents), default_value = "rapport", hide_default_value = true)]
    pub(super) document: String,
    /// Forme du document : pdf ; png ou svg, une image par page ; sans elle, celle que dit la fin du nom
    #[arg(long, value_enum, value_name = "FORME", hide_possible_values = true)]
    pub(super) format: Option<OutputForm>,
    /// Finesse des images png, en points par pouce, de 18 à 1200 ; sans elle, 144
    #[arg(long, value_name = "NOMBRE", value_parser = clap::value_parser!(u16).range(18..=1200))]
    pub(super) ppp: Option<u16>,
    /// Imprime une édition en cours d'écriture : ce qui reste à écrire est surligné, et chaque page porte « Brouillon »
    #[arg(long)]
    pub(super) brouillon: bool,
    /// Traite les avertissements comme des erreurs : rien n'est écrit tant qu'il en reste
    #[arg(long)]
    pub(super) strict: bool,
    /// Compose la copie de relecture : un numéro à côté de chaque chiffre, la liste de leurs lignes à la fin, les lignes numérotées, les avertissements en marge
    #[arg(long, conflicts_with = "impression")]
    pub(super) relecture: bool,
    /// Refuse de composer tant qu'un chiffre imprimé n'a pas été relu à sa valeur d'aujourd'hui (relecture.toml)
    #[arg(long)]
    pub(super) strict_relecture: bool,
    /// Refuse de composer si quelque chose diffère de ce que dit ce rapport.lock, écrit par « rapport publish »
    #[arg(long, value_name = "FICHIER")]
    pub(super) locked: Option<PathBuf>,
    /// Compose pour un imprimeur : encres du thème (CMJN), noir pur, fond perdu, images à 300 points par pouce
    #[arg(long)]
    pub(super) impression: bool,
    /// Forme des messages, sur la sortie d'erreurs : humain ; json, github (annotations) ou sarif pour les machines
    #[arg(long, value_enum, value_name = "FORME", default_value_t = Report::Humain, hide_default_value = true, hide_possible_values = true)]
    pub(super) format_messages: Report,
    /// Dit le temps que prend chaque étape, et combien de fois les pages sont mises en place
    #[arg(long)]
    pub(super) temps: bool,
    /// Ouvre le PDF une fois écrit
    #[arg(long, visible_alias = "ouvrir")]
    pub(super) open: bool,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct ImportOptions {
    /// Exports à verser dans les tables, ou tableau dont les en-têtes ne sont pas ceux de l'outil
    #[arg(value_name = "FICHIER", required = true)]
    pub(super) files: Vec<PathBuf>,
    /// Dossier ou année de l'édition ; sans elle, la plus récente sous data/
    #[arg(long, value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(super) edition: Option<String>,
    /// Montre chaque ligne et ce qu'elle deviendrait, sans rien écrire
    #[arg(long)]
    pub(super) a_blanc: bool,
    /// Écrit sans demander ; ce qui a été modifié à la main reste tel quel
    #[arg(long)]
    pub(super) oui: bool,
    /// Prend les valeurs de l'export aussi pour les lignes modifiées à la main
    #[arg(long)]
    pub(super) ecraser: bool,
    /// Retire aussi les lignes d'exemple de « rapport new » des tables auxquelles l'import ne touche pas
    #[arg(long)]
    pub(super) sans_exemples: bool,
    /// Prend aussi les lignes d'une autre année que celle de l'édition
    #[arg(long)]
    pub(super) autres_annees: bool,
    /// Valeur, pour les nouvelles lignes, d'une colonne que l'export n'a pas : categorie=rencontres, ou selon son mot "categorie[Atelier]=formations" ; d'un tableau, aussi l'en-tête qu'elle y a : "titre=Nom du rendez-vous"
    #[arg(long, value_name = "COLONNE=VALEUR")]
    pub(super) avec: Vec<String>,
}

/// A service that runs commands after each push.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Service {
    /// GitHub Actions
    Github,
    /// GitLab CI
    Gitlab,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct CheckOptions {
    /// Dossier ou année de l'édition, ou plusieurs (data/*) ; sans lui, la plus récente sous data/
    #[arg(value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(super) editions: Vec<String>,
    /// Forme du compte rendu : humain ; json, github (annotations) ou sarif pour les machines
    #[arg(long, value_enum, value_name = "FORME", default_value_t = Report::Humain, hide_default_value = true, hide_possible_values = true)]
    pub(super) format: Report,
    /// Traite les avertissements comme des erreurs
    #[arg(long)]
    pub(super) strict: bool,
    /// Dit aussi ce qui a été déduit : encodage et séparateur de chaque table
    #[arg(short, long)]
    pub(super) verbose: bool,
    /// Montre chaque message en entier ; sans cette option, dès qu'il y en a beaucoup, le premier de chaque sorte
    #[arg(long)]
    pub(super) tout: bool,
    /// Écrit les corrections certaines (graphie retenue, en-tête presque juste, nombre tapé qui est un chiffre…), après les avoir montrées ; propose les autres
    #[arg(long, conflicts_with_all = ["format", "strict", "explain"])]
    pub(super) corrige: bool,
    /// Avec --corrige : écrit sans demander
    #[arg(long, requires = "corrige")]
    pub(super) oui: bool,
    /// Avec --corrige : remet les fichiers tels qu'ils étaient avant les dernières corrections
    #[arg(long, requires = "corrige", conflicts_with = "oui")]
    pub(super) annuler: bool,
    /// Explique un code et s'arrête ; sans code, en donne la liste ; « tout » les explique tous
    #[arg(long, value_name = "CODE", add = ArgValueCandidates::new(completion::codes))]
    pub(super) explain: Option<Option<String>>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct FiguresOptions {
    /// Dossier ou année de l'édition, puis identifiant d'un chiffre, d'un état ou d'un graphique (« bilan ») ; l'un ou l'autre suffit
    #[arg(value_name = "ÉDITION|CHIFFRE", add = ArgValueCandidates::new(completion::figures), num_args = 0..=2)]
    pub(super) words: Vec<String>,
    /// Note dans relecture.toml qu'un chiffre, ou un texte (textes/mot.typ), a été relu tel qu'il est aujourd'hui ; « rapport check » dira s'il change
    #[arg(long, value_name = "CHIFFRE|TEXTE", add = ArgValueCandidates::new(completion::to_read_again), num_args = 1.., requires = "par", conflicts_with_all = ["origine", "format"])]
    pub(super) valider: Vec<String>,
    /// Qui l'a relu
    #[arg(long, value_name = "NOM", requires = "valider")]
    pub(super) par: Option<String>,
    /// Dit de quelles lignes vient chaque chiffre, et ce que chacune y ajoute
    #[arg(long)]
    pub(super) origine: bool,
    /// Forme de la liste : humain, ou json pour les machines
    #[arg(long, value_enum, value_name = "FORME", default_value_t = Format::Humain, hide_default_value = true, hide_possible_values = true)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
#[command(group(ArgGroup::new("description").required(true).args(["json", "tables", "gabarits", "classeur"])))]
pub(super) struct SchemaOptions {
    /// Dossier ou année de l'édition d'où viennent les exemples ; sans lui, la plus récente sous data/
    #[arg(value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(super) edition: Option<String>,
    /// JSON Schema d'un fichier de réglages, pour un éditeur : rapport ou theme ; ou des tables : tables
    #[arg(long, value_enum, value_name = "FICHIER", hide_possible_values = true)]
    pub(super) json: Option<SchemaFile>,
    /// Les tables et leurs colonnes, avec celles que l'édition déclare
    #[arg(long)]
    pub(super) tables: bool,
    /// Le dictionnaire de ce que les gabarits reçoivent, avec les chiffres et les graphiques de l'édition
    #[arg(long, visible_alias = "templates")]
    pub(super) gabarits: bool,
    /// Écrit un classeur de saisie (.xlsx) : une feuille par table, avec les listes de l'édition
    #[arg(long)]
    pub(super) classeur: bool,
    /// Met dans le classeur les lignes de l'édition, au lieu d'un exemple
    #[arg(long, requires = "classeur")]
    pub(super) lignes: bool,
    /// Classeur à écrire ; sans lui, sortie/saisie-<année>.xlsx
    #[arg(
        short,
        long = "output",
        visible_alias = "sortie",
        value_name = "FICHIER",
        requires = "classeur"
    )]
    pub(super) output: Option<PathBuf>,
}

/// What has a JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum SchemaFile {
    /// rapport.toml
    Rapport,
    /// theme.toml
    Theme,
    /// Les tables et leurs colonnes
    Tables,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct FontsOptions {
    /// Dossier ou année de l'édition ; sans lui, la plus récente sous data/
    #[arg(value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(super) edition: Option<String>,
    /// Document dont les signes comptent
    #[arg(long, value_name = "NOM", add = ArgValueCandidates::new(completion::documents), default_value = "rapport", hide_default_value = true)]
    pub(super) document: String,
    /// Forme de la liste : humain, ou json pour les machines
    #[arg(long, value_enum, value_name = "FORME", default_value_t = Format::Humain, hide_default_value = true, hide_possible_values = true)]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct WatchOptions {
    /// Dossier ou année de l'édition ; sans lui, la plus récente sous data/
    #[arg(value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(super) edition: Option<String>,
    /// Document à montrer
    #[arg(long, value_name = "NOM", add = ArgValueCandidates::new(completion::documents), default_value = "rapport", hide_default_value = true)]
    pub(super) document: String,
    /// Ouvre le navigateur
    #[arg(long, visible_alias = "ouvrir")]
    pub(super) open: bool,
    /// Port à écouter, sur cette machine seulement ; sans lui, 4173 ou le premier libre
    #[arg(long, value_name = "PORT")]
    pub(super) port: Option<u16>,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(super) struct HelpOptions {
    /// Commande à expliquer, ou guide, taches, textes, profils, completion, man ; sans sujet, l'aide générale
    #[arg(value_name = "SUJET", add = ArgValueCandidates::new(|| completion::subjects(&Arguments::command())))]
    pub(super) subject: Option<String>,
    /// Pour completion : bash, zsh, fish, powershell ou elvish ; pour man : le dossier où écrire les pages
    #[arg(value_name = "PRÉCISION", add = ArgValueCandidates::new(completion::shells))]
    pub(super) detail: Option<String>,
}

/// For people or for machines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// Pour les personnes
    Humain,
    /// Pour les machines
    Json,
}

/// The form in which diagnostics are reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Report {
    /// Pour les personnes
    Humain,
    /// Pour les machines
    Json,
    /// Les annotations de GitHub
    Github,
    /// SARIF 2.1.0
    Sarif,
}
