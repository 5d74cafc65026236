//! Codes of the texts: what they say against the data, and how they are written.

macro_rules! texts {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "Les textes" {

/// A number typed in a text that no figure of the data gives.
StatedNumber, "nombre-dans-le-texte", Warning {
    what: "Un nombre tapé dans un texte, à côté de ce qu'il compte, n'est celui d'aucun chiffre des données.",
    why: "Le même rapport dirait deux nombres pour une seule chose.",
    example: "« 11 newsletters », alors que la table newsletters compte 10 envois ; « plus de 500 » est vrai de 512, « près de 7 000 » de 6 941.",
    fix: "Citez le chiffre au lieu de le taper, #chiffre(\"…\"), ou corrigez le texte ou les données.",
};
/// Something of last year is left.
LastYear, "reste-de-l-an-dernier", Warning {
    what: "Un texte porte l'année précédente là où l'on attend celle du rapport, ou un nombre qui était celui de l'an dernier.",
    why: "Le lecteur y voit un rapport recopié, et le nombre est faux.",
    example: "« L'année 2020 a été marquée par… » dans le rapport de 2021.",
    fix: "Mettez l'année ou le nombre à jour ; pour une comparaison voulue, écrivez « contre 6 600 en 2020 ».",
};
/// The digits of the year in another order.
SwappedYear, "annee-mal-tapee", Warning {
    what: "Un texte porte une année qui est celle du rapport, deux chiffres échangés ou une lettre à la place d'un chiffre.",
    why: "La phrase est fausse de plusieurs années, et l'œil ne le voit pas.",
    example: "« En 2012, le réseau a réuni… » dans le rapport de 2021 ; « 2O21 », avec la lettre O.",
    fix: "Corrigez l'année ; si c'est bien d'elle que le texte parle, acceptez l'écart dans [[ecarts]].",
};
/// A text, or a long paragraph, is last year's word for word.
RepeatedText, "texte-repris", Warning {
    what: "Un texte, ou l'un de ses longs paragraphes, est mot pour mot celui de l'an dernier.",
    why: "Ce qui n'a pas été récrit raconte peut-être l'autre année.",
    example: "Le paragraphe sur les webinaires est le même dans data/2020 et dans data/2021.",
    fix: "Relisez-le et récrivez ce qui a changé ; s'il vaut pour toutes les années, acceptez-le dans [[ecarts]] avec le nom du fichier pour cible.",
};
/// A date of a text does not exist, or has a wrong day of the week.
DateInText, "date-dans-le-texte", Warning {
    what: "Une date d'un texte n'existe pas, ou le jour de la semaine n'est pas le sien.",
    why: "L'un des deux est faux, et le lecteur ne sait pas lequel.",
    example: "« vendredi 25 février 2021 » (c'est un jeudi), « 31 avril ».",
    fix: "Vérifiez la date dans l'agenda, ou citez-la : #evenement(\"…\", \"date\").",
};
/// A text and the table give two dates to one event.
EventDate, "date-et-evenement", Warning {
    what: "Une phrase nomme un événement et lui donne une autre date que la table ; ou le titre d'un événement dit un jour dont la table échange le mois et le jour.",
    why: "Le texte et le calendrier se contredisent.",
    example: "« le 8 octobre, « Coopérer pour développer » », et le 7 octobre dans la table.",
    fix: "Citez la date au lieu de la taper, #evenement(\"…\", \"date\"), ou corrigez la table.",
};
/// A field of an event beside the title of another.
OtherEvent, "autre-evenement-cite", Warning {
    what: "Une phrase nomme un événement par son titre, et cite aussitôt la date, le lieu ou les participants d'un autre.",
    why: "Le rapport donnerait à l'un ce qui est à l'autre.",
    example: "« Le Forum des communs a réuni #evenement(\"agora\", \"participants\") »",
    fix: "Citez l'événement que nomme la phrase, ou corrigez son titre.",
};
/// An event in another town than its row.
EventPlace, "lieu-et-evenement", Warning {
    what: "Une phrase nomme un événement et lui donne la ville d'un autre.",
    why: "Le texte et la table se contredisent.",
    example: "« L'Agora s'est tenue à Lyon », et la colonne « lieu » dit Nantes.",
    fix: "Corrigez la phrase, ou la colonne « lieu ».",
};
/// An event of a text that no row of the table is.
EventUntold, "evenement-absent", Warning {
    what: "Une phrase raconte un événement d'un jour précis, et la table n'a rien ce jour-là.",
    why: "Il manque au calendrier et à toutes les sommes.",
    example: "« Le 15 avril 2021, un séminaire a réuni 45 personnes », sans ligne en avril.",
    fix: "Ajoutez sa ligne à la table « evenements », puis citez-le ; ou corrigez la date.",
};
/// A quotation mark or a bracket without its other half.
UnbalancedMark, "signe-non-ferme", Warning {
    what: "Un guillemet ou une parenthèse s'ouvre et ne se ferme pas, ou se ferme sans s'être ouvert.",
    why: "On ne sait plus où s'arrête la citation ou le titre.",
    example: "Webinaire « TZCLD : quelles opportunités pour les territoires ?",
    fix: "Ajoutez le signe qui manque, ou retirez celui qui est de trop.",
};
/// A word twice in a row.
DoubledWord, "mot-double", Warning {
    what: "Un mot est écrit deux fois de suite, ou un long paragraphe deux fois.",
    why: "C'est une faute de frappe que l'œil saute à la relecture.",
    example: "« la place de de l'ESS »",
    fix: "Retirez l'un des deux.",
};
/// A mark that says that something is still to be written.
MarkLeft, "marque-oubliee", Error {
    what: "Une marque dit que quelque chose reste à écrire, ou un paragraphe s'arrête au milieu d'une phrase.",
    why: "Elle serait imprimée telle quelle.",
    example: "[à rédiger], À COMPLÉTER, TODO, XX participants, ???, lorem ipsum, {{ adherents }}, «Prénom», « Erreur ! Source du renvoi introuvable. »",
    fix: "Écrivez ce qui manque, ou retirez la phrase. Dans une cellule, un réglage ou un titre entre guillemets, ces mots peuvent être voulus, comme le festival « Écho à venir » : ce n'est qu'un avertissement, qu'on accepte dans [[ecarts]]. « rapport compile --brouillon » imprime les marques, surlignées.",
};
/// What a new edition showed as an example.
ExampleLeft, "exemple-restant", Warning {
    what: "Un texte, une ligne ou un réglage que « rapport new » a écrit comme exemple n'est pas encore remplacé.",
    why: "Le rapport dirait des choses inventées : tant qu'il en reste, chaque page porte « Exemple : contient des données à remplacer », et « --strict » refuse.",
    example: "« Exemple : une visite chez un adhérent », 22 participants, dans evenements.csv.",
    fix: "Remplacez ce qui est signalé par ce qui vaut pour votre année, ou supprimez-le ; « rapport import FICHIER » verse vos exports dans une table et en retire les exemples, « --sans-exemples » ceux des autres aussi. Si une ligne se trouve être juste, acceptez-la dans [[ecarts]], avec son fichier pour cible.",
};
/// A text of the outline says nothing.
EmptyText, "texte-vide", Warning {
    what: "Un texte que le plan nomme est vide.",
    why: "Le rapport aurait un titre sans rien dessous.",
    example: "« textes/avant-propos.typ » ne contient rien, ou des remarques seules.",
    fix: "Écrivez le texte, ou retirez sa section du plan.",
};
/// A slip of inclusive writing, or two ways of writing it.
InclusiveWriting, "ecriture-inclusive", Warning {
    what: "Une forme inclusive est mal écrite, le rapport en mélange deux sortes, ou ses textes n'ont pas celle que demande rapport.toml.",
    why: "« élue.e.s » n'est aucune forme, et un mélange de points et de points médians se voit.",
    example: "« élue.e.s », « participant.e. s », « participant.e.s » ici et « participant·e·s » là.",
    fix: "Écrivez la forme juste (élu.e.s), et la même sorte de signe partout ; « inclusive », sous [langue] de rapport.toml, dit laquelle (point, median, tiret, parentheses, aucune).",
};
/// A link that leads nowhere, by its form.
DeadLink, "lien-mort", Warning {
    what: "L'adresse d'un lien ne mène nulle part, à en juger par sa forme ; le réseau n'est pas consulté.",
    why: "Le lecteur clique et n'arrive nulle part.",
    example: "« # », « http:// », « www.rtes.fr » sans https://, une espace au milieu, mailto: sans adresse.",
    fix: "Écrivez l'adresse entière, par exemple https://www.rtes.fr, ou retirez le lien.",
};
/// An address that no report may lead to.
RefusedAddress, "adresse-refusee", Error {
    what: "L'adresse d'un lien n'est ni celle d'une page web, ni un courriel, ni un téléphone.",
    why: "Elle ouvrirait un programme ou un fichier chez le lecteur, ou ne s'ouvrirait que sur un seul ordinateur.",
    example: "javascript:…, data:…, ftp://…, file:///…, C:\\Docs\\plan.pdf, \\\\serveur\\dossier.",
    fix: "Écrivez l'adresse d'une page, qui commence par https://, ou mailto: suivi d'une adresse, ou tel: suivi d'un numéro.",
};
/// Words of a link that do not say where it leads.
VagueLink, "lien-sans-nom", Warning {
    what: "Les mots d'un lien ne disent pas où il mène.",
    why: "Un lecteur d'écran lit les liens seuls : « ici » ne lui apprend rien.",
    example: "« lien de connexion ICI », « cliquez ici ».",
    fix: "Mettez le lien sur ce qu'il ouvre : « le programme du forum ».",
};
/// A title in other words than those of the table.
TitleWording, "titre-different", Warning {
    what: "Un texte cite un titre en d'autres mots que la table.",
    why: "Le lecteur croit à deux choses différentes.",
    example: "« Relancer les PTCE : diagnostics et propositions » dans un texte, « diagnostic » dans la table.",
    fix: "Reprenez le titre de la table, ou corrigez-la ; un titre d'événement se cite aussi : #evenement(\"…\", \"titre\").",
};
/// A spelling that the organisation does not retain.
Spelling, "graphie", Warning {
    what: "Un nom est écrit sous une forme que l'organisation n'a pas retenue, dans [[variantes]] ou dans la colonne « variantes » des personnes.",
    why: "Une chose doit avoir un seul nom d'un bout à l'autre du rapport.",
    example: "« Grand-Est », quand la forme retenue est « Grand Est ».",
    fix: "Écrivez la forme retenue.",
};
/// A character that means something else here than where it was learnt.
ReservedSign, "signe-reserve", Error {
    what: "Un signe d'un texte a ici un autre sens que celui qu'on lui voulait : @, <…>, $, #, \\, ~, //, un + ou un = au début d'une ligne, ou des guillemets de traitement de texte dans une commande.",
    why: "Ce qui est écrit ne serait pas imprimé, ou le rapport ne se composerait pas.",
    example: "contact@rtes.fr, <b>mots</b>, <18-25>, « 10 000 $ », « ## Titre », « + 12 % » au début d'une ligne, C:\\dossier, ~200, #chiffre(“adherents”), #chiffre (\"adherents\").",
    fix: "Mettez une barre inverse devant le signe, \\@ ou \\$, ou écrivez ce que le message propose.",
};
/// Markup of another format, which would be printed as it stands.
OtherMarkup, "autre-mise-en-forme", Warning {
    what: "Une mise en forme d'un autre format (Markdown, LaTeX, page web, traitement de texte) n'a pas d'effet ici.",
    why: "Les signes seraient imprimés, ou les lignes d'une liste ou d'un tableau se suivraient dans un seul paragraphe.",
    example: "**gras**, [le site](https://www.rtes.fr), « • un » à chaque ligne, | a | b |, &nbsp;, \\textbf{mot} ; #chiffre(\"…\") dans une cellule.",
    fix: "Écrivez *gras*, #lien(\"https://www.rtes.fr\")[le site], « - un » à chaque ligne, #tableau((\"a\", \"b\"), …).",
};

    } } };
}
