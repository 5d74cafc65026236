//! `rapport.toml` as it is written: each value with its place, nothing looked
//! up yet. Rust names are English, keys are French; [`Manifest::KEYS`] has all
//! of them with what to write.

mod country;
mod figures;
mod filter;
mod lists;
mod outline;
mod period;
mod reading;
mod tables;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};

pub use country::Country;
pub use figures::{
    Aggregate, Chart, ChartAggregate, ChartOrder, ChartShape, Figure, Map, MapInset,
};
pub use filter::{Condition, Filter, Test};
pub use lists::{Category, Collection, MailingList, MemberKind, Named, Spelling};
pub use outline::{Acknowledgement, Annex, Chapter, FrontText, OtherDocument, PageKind, Section};
pub use period::setting;
pub use reading::{DayOrder, DecimalSign, MonthColumns, ReadingRules, Readings, Words};
pub use tables::{AddedColumn, OwnColumn, OwnColumns, OwnForm, OwnTable};
pub use vocabulary::{Vocabulary, Word, WordGender};

use super::framing::Framing;
use super::hits::Few;
use super::toml::{
    FromToml, KeyShape, Node, Reader, Role, Scalar, WrittenDate, choice, colons_as_equals, declare,
    parse,
};
use crate::diagnostic::source::{FileId, Place, SourceMap, Sourced};
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::language::partial_date::Period;
use crate::language::suggest::name_key;

declare! {
    /// All that `rapport.toml` declares. A section is absent only when it is
    /// missing or unusable, which has then been reported.
    pub struct Manifest {
        required "edition" => edition: Option<Edition>, "L'année, le titre et les dates du rapport";
        required "organisation" => organisation: Option<Organisation>, "L'organisation dont c'est le rapport";
        optional "langue" => writing: Option<Writing>, "Comment l'organisation écrit";
        optional "vocabulaire" => vocabulary: Option<Vocabulary>, "Les mots de l'organisation pour ce que l'outil compte : adhérent, participant, événement…";
        optional "contact" => contact: Option<Contact>, "Comment la joindre";
        optional "confidentialite" => privacy: Option<Privacy>, "Ce que le rapport ne dit pas des personnes";
        optional "soutiens" => supporters: Vec<Supporter>, "Qui soutient l'organisation, dans l'ordre d'impression";
        optional "categories" => categories: Vec<Category>, "Les catégories d'événements du calendrier";
        optional "rubriques" => topics: Vec<Named>, "Les thèmes des événements";
        optional "types_adherents" => member_types: Vec<MemberKind>, "Les types d'adhérents";
        optional "familles" => families: Vec<Named>, "Les familles de fiches";
        optional "collections" => collections: Vec<Collection>, "Les collections de fiches, une par kit";
        optional "listes" => mailing_lists: Vec<MailingList>, "Les lettres électroniques";
        optional "partenaires_categories" => partner_categories: Vec<Named>, "Les catégories de partenaires";
        optional "credits" => credits: Option<Credits>, "Les mentions de fin";
        optional "colonnes" => columns: Vec<AddedColumn>, "Des colonnes de l'organisation, dans les tables de l'outil";
        optional "tables" => tables: Vec<OwnTable>, "Les tables de l'organisation, en plus de celles de l'outil";
        optional "lecture" => readings: Option<Readings>, "Comment lire une table dans un fichier dont les en-têtes ne sont pas ceux de l'outil : [lecture.evenements]";
        optional "chiffres" => figures: Vec<Figure>, "Les chiffres du rapport, chacun déclaré une fois";
        optional "graphiques" => charts: Vec<Chart>, "Les graphiques du rapport";
        optional "cartes" => maps: Vec<Map>, "Les cartes du rapport";
        optional "avant" => front: Vec<FrontText>, "Les textes qui précèdent les chapitres";
        optional "chapitres" => chapters: Vec<Chapter>, "Les chapitres, dans l'ordre";
        optional "annexes" => annexes: Vec<Annex>, "Les annexes, dans l'ordre";
        optional "documents" => documents: Vec<OtherDocument>, "Les documents autres que le rapport : communiqué, synthèse, calendrier";
        optional "variantes" => spellings: Vec<Spelling>, "Les noms et la seule forme retenue de chacun";
        optional "ecarts" => acknowledgements: Vec<Acknowledgement>, "Les écarts que l'organisation accepte, avec leur motif";
    }

    /// The year and the dates of the document.
    pub struct Edition {
        either "annee" => year: Option<Sourced<i32>>, "Année du rapport";
        either "exercice" => season: Option<Sourced<Period>>, "Saison ou année scolaire du rapport, douze mois qui se suivent : 2023-09/2024-08";
        optional "titre" => title: Option<Sourced<String>>, "Titre, si ce n'est pas « Rapport d'activité » et l'année";
        required "date" => date: Option<Sourced<WrittenDate>>, "Date du document : 2022-06-29";
        optional "arrete_au" => as_of: Option<Sourced<WrittenDate>>, "Date des chiffres, si ce n'est pas le 31 décembre";
        optional "langue" => language: Option<Sourced<String>>, "Langue du document : fr si rien n'est écrit";
        optional "theme" => theme: Option<Sourced<String>>, "Nom d'un fichier de templates/themes, qui prend la place de templates/theme.toml : vif";
        optional "chiffres_cles" => key_figures: Vec<Sourced<String>>, "Identifiants des chiffres clés, dans l'ordre";
        optional "courbes" => curves: Option<Sourced<u32>>, "Nombre d'années que montre la petite courbe de chaque chiffre clé, de 2 à 10 ; aucune courbe si rien n'est écrit";
        optional "chiffre_soutiens" => supporters_figure: Option<Sourced<String>>, "Identifiant du chiffre qui suit les soutiens, à la deuxième page ; le nombre d'adhérents si rien n'est écrit";
        optional "chiffre_dos" => back_figure: Option<Sourced<String>>, "Identifiant du chiffre que dit le dos ; aucun si rien n'est écrit";
        optional "chiffre_adherents" => members_figure: Option<Sourced<String>>, "Identifiant d'un nombre d'adhérents à une autre date, que l'annexe des adhérents dit après celui de l'année";
        optional "tables_jointes" => attached: Option<Vec<Sourced<String>>>, "Tables jointes au PDF : [\"evenements\", \"presse\"] ; [] pour aucune ; celles dont une page se sert si rien n'est écrit";
        optional "couverture" => cover: Option<Sourced<String>>, "Fichier du dossier images, qui remplace l'année dessinée de la couverture";
        optional "couverture_alt" => cover_alt: Option<Sourced<String>>, "Ce que montre l'image de couverture, pour qui ne la voit pas";
        optional "couverture_credit" => cover_credit: Option<Sourced<String>>, "Auteur de l'image de couverture";
        optional "couverture_cadrage" => cover_framing: Option<Sourced<Framing>>, "Ce qui reste de l'image là où la page la coupe : haut, bas gauche… ; son milieu si rien n'est écrit";
    }

    /// The organisation whose report it is.
    pub struct Organisation {
        required "nom" => name: Sourced<String>, "Nom complet";
        optional "sigle" => acronym: Option<Sourced<String>>, "Sigle";
        optional "creation" => founded: Option<Sourced<i32>>, "Année de création";
        optional "pays" => country: Option<Sourced<Country>>, "Pays, dont l'outil prend la monnaie, le fuseau et le signe entre les milliers : france, belgique, suisse, luxembourg, quebec ; france si rien n'est écrit";
        optional "fuseau" => zone: Option<Sourced<String>>, "Fuseau horaire, où un instant écrit en UTC est un jour : Indian/Reunion ; Europe/Paris si rien n'est écrit";
        optional "monnaie" => currency: Option<Sourced<String>>, "Monnaie des montants, par son code : CHF ; EUR si rien n'est écrit";
        optional "mission" => mission: Option<Sourced<String>>, "Ce qu'elle fait, en une phrase";
        optional "logo" => logo: Option<Sourced<String>>, "Fichier du dossier images";
    }

    /// How the organisation writes.
    pub struct Writing {
        optional "inclusive" => inclusive: Option<Sourced<InclusiveWriting>>, "Écriture des mots que l'outil imprime : point (abonné.e.s), median (abonné·e·s), tiret, parentheses, aucune ; ce que font les textes, si rien n'est écrit";
    }

    /// How to reach it.
    pub struct Contact {
        optional "courriel" => mail: Option<Sourced<String>>, "Adresse électronique";
        optional "telephone" => phone: Option<Sourced<String>>, "Téléphone";
        optional "site" => site: Option<Sourced<String>>, "Adresse du site";
        optional "adresse" => address: Option<Sourced<String>>, "Adresse postale";
        optional "reseaux" => accounts: Vec<SocialAccount>, "Comptes de réseaux sociaux";
    }

    /// An account of a social network.
    pub struct SocialAccount {
        required "reseau" => network: Sourced<String>, "Nom du réseau";
        required "compte" => handle: Sourced<String>, "Nom du compte";
        optional "url" => url: Option<Sourced<String>>, "Adresse du compte";
    }

    /// What is not reported of people.
    pub struct Privacy {
        optional "adherents" => members: Option<Sourced<MembersPrivacy>>, "« compter » : les adhérents sont des particuliers, comptés sans jamais être nommés ni joints ; « nommer » : leurs noms peuvent être publiés";
    }

    /// Somebody who supports the organisation.
    pub struct Supporter {
        required "nom" => name: Sourced<String>, "Nom";
        optional "devise" => motto: Option<Sourced<Motto>>, "Devise qui suit le nom, \\n d'une ligne à l'autre ; true pour celle de la République française";
        optional "logo" => logo: Option<Sourced<String>>, "Fichier du dossier images";
    }

    /// What the last pages mention.
    pub struct Credits {
        optional "photographies" => photographs: Option<Sourced<String>>, "Auteurs des photographies";
        optional "donnees_illustratives" => illustrative: Option<Sourced<String>>, "Ce qui est inventé pour la démonstration";
    }
}

impl Edition {
    /// The twelve months of the report, and where they are written; `None` where they are not, which
    /// has been reported.
    pub fn period(&self) -> Option<Sourced<Period>> {
        let year = self.year.as_ref().map(|it| Sourced::new(Period::calendar(it.value), it.place));
        year.or(self.season)
    }
}

/// The words that follow a name.
#[derive(Debug, Clone)]
pub struct Motto(pub String);

impl Motto {
    /// What `true` stands for.
    const REPUBLIC: &str = "Liberté\nÉgalité\nFraternité";
}

impl Scalar for Motto {
    const SHAPE: KeyShape = KeyShape::TextOrSwitch;

    fn from_node(node: Node<'_>, reader: &mut Reader<'_>) -> Option<Self> {
        match node.value().as_bool() {
            Some(on) => on.then(|| Self(Self::REPUBLIC.to_owned())),
            None => String::from_node(node, reader).map(Self),
        }
    }
}

choice! {
    /// How the feminine stands beside the masculine.
    pub enum InclusiveWriting {
        /// « abonné.e.s »
        Stop = "point",
        /// « abonné·e·s »
        MiddleDot = "median",
        /// « abonné-e-s »
        Hyphen = "tiret",
        /// « abonné(e)s »
        Brackets = "parentheses",
        /// « abonnés »
        None = "aucune",
    }
}

choice! {
    /// What the report does with the names of members.
    pub enum MembersPrivacy {
        /// They are private persons: they are counted, and no name is read.
        Count = "compter",
        /// They are bodies, or people who agreed: they may be named.
        Name = "nommer",
    }
}

impl Organisation {
    /// The name of its time zone, as it is written or as its country has it.
    pub fn zone_name(&self) -> Option<&str> {
        let of_country = || self.country.as_ref().map(|it| it.value.conventions().zone);
        self.zone.as_ref().map(|zone| zone.value.as_str()).or_else(of_country)
    }
}

impl Manifest {
    /// A manifest in which nothing is declared.
    pub fn empty(file: FileId) -> Self {
        Self::read("", file, &mut Diagnostics::default())
    }

    /// Reads the whole text; every problem is reported.
    pub fn parse(file: FileId, sources: &SourceMap, diagnostics: &mut Diagnostics) -> Self {
        let source = sources.file(file);
        // Control characters were reported with the text; the parser sees spaces.
        let clean = |c: char| if c.is_ascii_control() && !"\t\r\n".contains(c) { ' ' } else { c };
        let text: String = source.text.chars().map(clean).collect();
        Self::read(&colons_as_equals(text, file, diagnostics), file, diagnostics)
    }

    fn read(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Self {
        let (root, faults) = parse(text, file, diagnostics);
        let mut found = Diagnostics::default();
        let mut reader = Reader { file, text, diagnostics: &mut found };
        let node = Node { name: "rapport.toml", role: Role::Root, value: &root };
        let manifest = <Self as FromToml>::read(node, &mut reader);
        let mut manifest = manifest.expect("no key of the root is needed to build it");
        // Without a year or a season nothing of the rest can be judged.
        manifest.edition = manifest.edition.filter(|edition| edition.period().is_some());
        manifest.report_duplicates(&mut found);
        let faulty = FaultyLines::of(text, &faults);
        let mut by_code = BTreeMap::new();
        for one in found.into_vec().into_iter().filter(|one| !faulty.hold(one)) {
            by_code.entry(one.code).or_insert_with(|| Few::new(one.code)).push(one);
        }
        for few in by_code.into_values() {
            few.finish("endroit", diagnostics);
        }
        manifest
    }

    fn report_duplicates(&self, diagnostics: &mut Diagnostics) {
        let lists: [Vec<&Sourced<String>>; 14] = [
            self.tables.iter().map(|one| &one.id).collect(),
            self.categories.iter().map(|one| &one.id).collect(),
            self.topics.iter().map(|one| &one.id).collect(),
            self.member_types.iter().map(|one| &one.id).collect(),
            self.families.iter().map(|one| &one.id).collect(),
            self.collections.iter().map(|one| &one.id).collect(),
            self.mailing_lists.iter().map(|one| &one.id).collect(),
            self.partner_categories.iter().map(|one| &one.id).collect(),
            self.figures.iter().map(|one| &one.id).collect(),
            self.charts.iter().map(|one| &one.id).collect(),
            self.maps.iter().map(|one| &one.id).collect(),
            self.chapters.iter().map(|one| &one.id).collect(),
            self.annexes.iter().map(|one| &one.id).collect(),
            self.documents.iter().map(|one| &one.id).collect(),
        ];
        for ids in lists {
            let mut first = BTreeMap::new();
            for id in ids {
                match first.get(id.value.as_str()) {
                    None => {
                        first.insert(id.value.as_str(), id.place);
                    }
                    Some(place) => diagnostics.push(duplicate(id, *place)),
                }
            }
        }
        let letters: Vec<_> = self.categories.iter().filter_map(|it| it.letter.as_ref()).collect();
        for (rank, letter) in letters.iter().enumerate() {
            let first = letters[..rank].iter().find(|it| it.value == letter.value);
            diagnostics.extend(first.map(|first| same_letter(letter, first.place)));
        }
    }

    /// The twelve months of the report, if they are told.
    pub fn period(&self) -> Option<Period> {
        self.edition.as_ref()?.period().map(|period| period.value)
    }

    /// The ids of a list that cells cite, each with its name; none of a list that does not exist.
    pub fn entries(&self, list: &str) -> Vec<(String, String)> {
        let pair =
            |id: &Sourced<String>, name: &Sourced<String>| (id.value.clone(), name.value.clone());
        match list {
            "categories" => self.categories.iter().map(|it| pair(&it.id, &it.label)).collect(),
            "rubriques" => self.topics.iter().map(|it| pair(&it.id, &it.label)).collect(),
            "familles" => self.families.iter().map(|it| pair(&it.id, &it.label)).collect(),
            "collections" => self.collections.iter().map(|it| pair(&it.id, &it.name)).collect(),
            "listes" => self.mailing_lists.iter().map(|it| pair(&it.id, &it.name)).collect(),
            "types_adherents" => {
                self.member_types.iter().map(|it| pair(&it.id, &it.singular)).collect()
            }
            "partenaires_categories" => {
                self.partner_categories.iter().map(|it| pair(&it.id, &it.label)).collect()
            }
            _ => Vec::new(),
        }
    }

    /// The texts that the outline names, in its order, then those of the other documents.
    pub fn texts(&self) -> impl Iterator<Item = &Sourced<String>> {
        self.outlined().chain(self.documents.iter().filter_map(|one| one.text.as_ref()))
    }

    /// The texts that the outline names, in its order.
    pub fn outlined(&self) -> impl Iterator<Item = &Sourced<String>> {
        let front = self.front.iter().filter_map(|one| one.text.as_ref());
        let sections = self.chapters.iter().flat_map(|chapter| &chapter.sections);
        let annexes = self.annexes.iter().filter_map(|one| one.text.as_ref());
        front.chain(sections.map(|section| &section.text)).chain(annexes)
    }
}

fn duplicate(id: &Sourced<String>, first: Place) -> Diagnostic {
    let message = format!("l'identifiant « {} » est déjà pris", id.value);
    Diagnostic::new(Code::DuplicateId, message)
        .at(id.place)
        .related(first, "il est pris ici")
        .help("donnez un autre identifiant à l'un des deux")
}

/// The calendar tells categories apart by their letters, for who does not see their colours.
fn same_letter(letter: &Sourced<String>, first: Place) -> Diagnostic {
    let message = format!("la lettre « {} » est déjà celle d'une autre catégorie", letter.value);
    Diagnostic::new(Code::DuplicateId, message)
        .at(letter.place)
        .related(first, "elle l'est ici")
        .help("donnez une autre lettre à l'une des deux, ou retirez « lettre » : l'outil en choisit une")
}

/// The lines of a text on which it is malformed.
struct FaultyLines {
    /// Where each line of the text begins.
    starts: Vec<usize>,
    /// The faulty ones among them.
    faulty: BTreeSet<usize>,
    /// One of them is the header of a section, which is then lost.
    loses_section: bool,
    /// The keys that seem to be written on them.
    keys: BTreeSet<String>,
}

impl FaultyLines {
    /// The lines that hold these offsets. Keys under a malformed header would be
    /// taken for those of another section: their lines are left out too.
    fn of(text: &str, offsets: &[usize]) -> Self {
        let ends = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let starts = std::iter::once(0).chain(ends.map(|(end, _)| end + 1)).collect();
        let mut lines =
            Self { starts, faulty: BTreeSet::new(), loses_section: false, keys: BTreeSet::new() };
        lines.faulty = offsets.iter().map(|offset| lines.line(*offset)).collect();
        let mut under_faulty_header = false;
        for (index, line) in text.split('\n').enumerate() {
            let number = index + 1;
            if let Some((key, _)) = line.split_once('=').filter(|_| lines.faulty.contains(&number))
            {
                lines.keys.insert(name_key(key));
            }
            if line.trim_start().starts_with('[') {
                under_faulty_header = lines.faulty.contains(&number);
                lines.loses_section |= under_faulty_header;
            } else if under_faulty_header {
                lines.faulty.insert(number);
            }
        }
        lines
    }

    /// The number of the line, from 1.
    fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset)
    }

    /// Whether a problem is only what follows from a malformed line.
    fn hold(&self, diagnostic: &Diagnostic) -> bool {
        let is_written = diagnostic.subject.as_ref().is_some_and(|key| self.keys.contains(key));
        match diagnostic.place {
            _ if is_written && diagnostic.code == Code::MissingKey => true,
            Some(Place::Span { start, .. }) => self.faulty.contains(&self.line(start as usize)),
            Some(Place::File(_)) => self.loses_section,
            _ => false,
        }
    }
}
