//! The words of the commands that compare editions and give what goes out.

use std::path::PathBuf;

use clap::{ArgGroup, Args};
use clap_complete::engine::ArgValueCandidates;

use super::Format;
use crate::cli::completion;

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(in crate::cli) struct DiffOptions {
    /// Les deux états à comparer : année, dossier, révision git, .zip, ou .pdf fait par l'outil ; sans le second, l'édition la plus récente ; sans aucun, celle de l'an dernier et elle
    #[arg(value_name = "ÉTAT", add = ArgValueCandidates::new(completion::editions), num_args = 0..=2)]
    pub(in crate::cli) states: Vec<String>,
    /// Compose aussi les deux rapports, et dit les pages qui ont un autre aspect
    #[arg(long)]
    pub(in crate::cli) pages: bool,
    /// Écrit tout le détail dans une page pour un navigateur
    #[arg(long, value_name = "FICHIER")]
    pub(in crate::cli) html: Option<PathBuf>,
    /// Forme du compte rendu : humain, ou json pour les machines
    #[arg(long, value_enum, value_name = "FORME", default_value_t = Format::Humain, hide_default_value = true, hide_possible_values = true)]
    pub(in crate::cli) format: Format,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
#[command(group(ArgGroup::new("export").required(true).multiple(true).args(["bundle", "calendrier", "graphiques", "chiffres", "vignettes", "tables"])))]
pub(in crate::cli) struct ExportOptions {
    /// Dossier ou année de l'édition ; sans lui, la plus récente sous data/
    #[arg(value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(in crate::cli) edition: Option<String>,
    /// Le calendrier de l'année (.ics), pour les agendas
    #[arg(long)]
    pub(in crate::cli) calendrier: bool,
    /// Les graphiques et les cartes : dessin (.svg), image (.png), valeurs (.csv), texte de remplacement (.txt)
    #[arg(long)]
    pub(in crate::cli) graphiques: bool,
    /// Les chiffres, en .json et en .csv
    #[arg(long)]
    pub(in crate::cli) chiffres: bool,
    /// Les chiffres clés en images pour les réseaux sociaux : carrées, debout, couchées, avec leur texte de remplacement
    #[arg(long)]
    pub(in crate::cli) vignettes: bool,
    /// Les tables, nettoyées, en .csv
    #[arg(long)]
    pub(in crate::cli) tables: bool,
    /// Dossier où les écrire ; sans lui, sortie/export-<année>
    #[arg(short, long = "output", visible_alias = "sortie", value_name = "DOSSIER")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Dossier à créer ou à mettre à jour, avec tout ce qu'il faut pour composer le document dans un éditeur Typst
    #[arg(long, value_name = "DOSSIER", conflicts_with_all = ["calendrier", "graphiques", "chiffres", "vignettes", "tables", "output"])]
    pub(in crate::cli) bundle: Option<PathBuf>,
    /// Remplace aussi les fichiers de l'arbre modifiés depuis le dernier export
    #[arg(long, requires = "bundle")]
    pub(in crate::cli) ecraser: bool,
    /// Document de l'arbre
    #[arg(long, value_name = "NOM", add = ArgValueCandidates::new(completion::documents), default_value = "rapport", hide_default_value = true, requires = "bundle")]
    pub(in crate::cli) document: String,
}

#[derive(Debug, Args)]
#[command(next_help_heading = "Arguments et options\u{a0}")]
pub(in crate::cli) struct PublishOptions {
    /// Dossier ou année de l'édition ; sans lui, la plus récente sous data/
    #[arg(value_name = "ÉDITION", add = ArgValueCandidates::new(completion::editions))]
    pub(in crate::cli) edition: Option<String>,
    /// Dossier ou fichier .zip à écrire ; sans lui, sortie/publication-<année>
    #[arg(short, long = "output", visible_alias = "sortie", value_name = "DOSSIER|ZIP")]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Publie aussi les données illustratives, marquées comme telles
    #[arg(long)]
    pub(in crate::cli) illustratif: bool,
}
