//! Codes of what the tables and the settings contradict in each other.

macro_rules! coherence {
    ([$($next:ident)*] $($before:tt)*) => { codes! { [$($next)*] $($before)* "La cohérence des tables" {

/// One event in two rows.
DuplicateEvent, "evenement-en-double", Warning {
    what: "Deux lignes, à des dates proches et sous des titres proches, semblent raconter un seul événement.",
    why: "L'événement serait montré deux fois, et compté deux fois dans les chiffres.",
    example: "« Alimentation & coopération » et « Alimentation et coopération », le 22 janvier.",
    fix: "Gardez une ligne et donnez-lui tous ses thèmes, séparés par « | » ; si ce sont deux événements, distinguez leurs titres, leurs lieux ou leurs régions.",
};
/// An event that no page tells.
EventInNoChapter, "evenement-sans-page", Warning {
    what: "Des événements ne sont dans aucun chapitre : ni les listes #evenements(…) des textes ne les prennent, ni une phrase ne les cite. Ou une liste ne prend aucun événement.",
    why: "Le lecteur ne les trouverait qu'au calendrier, par leur titre court, alors que le plan raconte les autres.",
    example: "La colonne « rubriques » est vide, et les chapitres listent leurs événements par rubrique.",
    fix: "Écrivez la rubrique du chapitre sur leurs lignes, donnez leur catégorie à un chapitre (categories = [\"…\"]) ou citez-les dans un texte ; acceptez l'écart s'ils ne doivent figurer qu'au calendrier. Un événement annulé, ou de contexte, n'est pas attendu.",
};
/// One event in two rows, with two attendances.
TwoAttendances, "affluences-differentes", Warning {
    what: "Deux lignes racontent le même événement avec deux nombres de participants.",
    why: "L'un des deux nombres est faux, et les sommes les ajoutent.",
    example: "« Webinaire filières », le 2 avril : 55 participants dans une ligne, 80 dans l'autre.",
    fix: "Gardez la bonne ligne ; si ce sont deux séances du même jour, distinguez leurs titres ou leurs lieux.",
};
/// Registered people counted as participants.
RegisteredAsParticipants, "inscrits-et-participants", Warning {
    what: "Le nombre de participants semble être celui des inscrits.",
    why: "Tous les inscrits ne viennent pas : l'affluence serait exagérée.",
    example: "La ligne dit 56 participants, et ses notes « 56 inscrits ».",
    fix: "Écrivez dans « participants » les personnes venues, ou laissez la cellule vide si le nombre n'est pas connu ; les inscrits vont dans « inscrits ».",
};
/// An event of the past that is still tentative.
StillTentative, "evenement-incertain", Warning {
    what: "Un événement passé est encore « à confirmer ».",
    why: "À la date du rapport, on sait s'il a eu lieu.",
    example: "Un webinaire de novembre 2021 « à confirmer » dans un rapport du 29 juin 2022.",
    fix: "Videz « statut » si l'événement a eu lieu, ou écrivez « annulé » ou « reporté ».",
};
/// An event that did not take place, told or counted as if it had.
CalledOff, "evenement-annule", Warning {
    what: "Un texte cite la date ou les participants d'un événement annulé ou reporté ; ou un titre, une remarque dit l'événement annulé, et sa colonne « statut » ne le dit pas.",
    why: "Le rapport raconterait, ou compterait, ce qui n'a pas eu lieu.",
    example: "« Le 5 février, le forum a réuni 60 personnes », alors que la table le dit annulé ; « ANNULÉ - Forum » sans statut.",
    fix: "Écrivez « annulé » ou « reporté » dans « statut », et dites-le dans le texte ; si l'événement a eu lieu, écrivez « confirmé » dans « statut ».",
};
/// Initials that are nobody's.
UnknownInitials, "initiales-inconnues", Warning {
    what: "Des initiales ne sont celles de personne : aucune ligne de la table « personnes » ne les a, ou le nom de la ligne ne les donne pas.",
    why: "Le calendrier imprimerait des initiales que personne ne peut lire.",
    example: "« AL », alors que la table connaît « ALF », Anne-Laure Federici.",
    fix: "Corrigez les initiales, ou ajoutez-les à la personne dans la colonne « initiales ».",
};
/// Initials of two people, or two initials of one.
AmbiguousInitials, "initiales-ambigues", Warning {
    what: "Les mêmes initiales désignent deux personnes, ou une personne est désignée par deux initiales différentes.",
    why: "Le lecteur du calendrier ne sait pas qui était là.",
    example: "« PA » et « Pat.A. » au calendrier, toutes deux pour Patricia Andriot.",
    fix: "Donnez à chaque personne des initiales à elle, et les mêmes partout.",
};
/// One person in two places on one day.
TwoPlaces, "deux-lieux", Warning {
    what: "Une même personne est présente le même jour dans deux lieux.",
    why: "Une des deux dates, un des deux lieux ou les initiales sont faux.",
    example: "« CS » à Mexico du 4 au 8 octobre et à Roubaix le 8 octobre.",
    fix: "Vérifiez les deux lignes ; si la personne a fait le voyage dans la journée, acceptez l'écart dans [[ecarts]].",
};
/// One person with two roles at once.
TwoRoles, "deux-roles", Warning {
    what: "Une même personne a deux fonctions ou deux rôles dans la même structure, sans date qui les sépare.",
    why: "Le rapport la nommerait de deux façons.",
    example: "« vice-président du RTES » dans une ligne et « secrétaire du RTES » dans une autre.",
    fix: "Dites dans « debut » et « fin » quand chaque rôle commence et finit, ou gardez le bon.",
};
/// A role that the table of people does not give.
RoleDiffers, "role-different", Warning {
    what: "Une personne est dite avoir un autre rôle que celui de la table « personnes », ou quelqu'un avoir organisé un événement, ou y avoir parlé, que sa ligne ne nomme pas.",
    why: "Le rapport dirait deux choses d'une seule personne, ou d'une seule journée.",
    example: "« Pascal Duforestel (président du RTES) » parmi les intervenants, vice-président dans la table.",
    fix: "Gardez le bon rôle, ou ajoutez à la table une ligne pour l'autre, avec ses dates.",
};
/// A role at a date at which it had ended, or had not begun.
OutOfOffice, "role-hors-dates", Warning {
    what: "Une personne est nommée à une date où son rôle avait pris fin, ou n'avait pas commencé.",
    why: "Un journaliste appellerait quelqu'un qui est parti ; un lecteur verrait un rôle que la personne n'avait pas.",
    example: "Un communiqué de novembre 2021 donne à joindre Martin Besnier, parti en septembre.",
    fix: "Nommez la personne de ce jour-là, ou corrigez « debut » et « fin » dans la table « personnes ».",
};
/// One name in two spellings.
NearNames, "graphies-proches", Warning {
    what: "Le même nom est écrit de deux façons, ou deux noms ne diffèrent que d'une lettre.",
    why: "Les comptes par nom les séparent, et le lecteur y voit deux structures ou une négligence.",
    example: "« Grand-Est » et « Grand Est », « Avise » et « Avisé », « Localtis » et « Localtis.info ».",
    fix: "Écrivez le nom partout de la même façon ; si ce sont vraiment deux noms, acceptez l'écart dans [[ecarts]].",
};
/// A count ten times those of its column.
ZeroTooMany, "zero-de-trop", Warning {
    what: "Un nombre dépasse de très loin ceux de sa colonne, et leur ressemble s'il perd un zéro.",
    why: "Une faute de frappe changerait à elle seule le total de l'année.",
    example: "Les webinaires ont réuni de 15 à 90 personnes, et l'un d'eux 550.",
    fix: "Retirez le zéro de trop ; si le nombre est juste, acceptez l'écart dans [[ecarts]].",
};
/// A value drawn down over the cells below it.
DrawnDown, "valeur-recopiee", Warning {
    what: "Plusieurs lignes de suite ont le même jour, ou un jour ou un nombre de plus chacune, comme quand on étire une cellule dans un tableur.",
    why: "Les vraies valeurs sont perdues sous celles du tableur, et le calendrier ou les totaux sont faux.",
    example: "Quatre rencontres de quatre villes, toutes le 12 mars ; 55, 56, 57, 58, 59 participants.",
    fix: "Retrouvez les valeurs dans l'agenda ou l'export d'origine ; si elles sont justes, acceptez l'écart dans [[ecarts]].",
};
/// One title in two wordings.
TitleWordings, "titre-en-plusieurs-versions", Warning {
    what: "Le titre d'une fiche ou d'une publication est écrit autrement ailleurs.",
    why: "Le lecteur cherche deux documents là où il n'y en a qu'un.",
    example: "La fiche 3 s'appelle « L'ESS au cœur des compétences » en janvier et « L'ESS dans les compétences » en février.",
    fix: "Choisissez un titre et écrivez-le partout.",
};
/// A row of last year's table.
LastYearRow, "ligne-de-l-an-dernier", Warning {
    what: "Un événement est le même que dans l'édition de l'an dernier.",
    why: "Une ligne recopiée pour servir de modèle est restée dans la table.",
    example: "« Assemblée générale », avec les mêmes 84 participants qu'en 2020.",
    fix: "Supprimez la ligne, ou mettez à jour sa date et ses nombres.",
};
/// A value that was not updated.
SameAsLastYear, "valeur-de-l-an-dernier", Warning {
    what: "Un grand nombre est exactement celui de l'an dernier.",
    why: "La valeur n'a sans doute pas été mise à jour.",
    example: "6 600 abonnés en 2021 comme en 2020.",
    fix: "Relevez la nouvelle valeur ; si elle est vraiment la même, acceptez l'écart dans [[ecarts]].",
};
/// A change of more than a half.
StrongChange, "evolution-forte", Warning {
    what: "Un chiffre a changé de plus de moitié en un an.",
    why: "C'est souvent un zéro de trop, une ligne oubliée ou une autre façon de compter.",
    example: "660 abonnés l'an dernier, 6 941 cette année.",
    fix: "Vérifiez les deux années ; si l'évolution est réelle, acceptez l'écart dans [[ecarts]] avec sa raison.",
};
/// A monthly letter that skips a month.
SkippedMonth, "mois-sans-envoi", Warning {
    what: "Une lettre mensuelle n'a aucun envoi pour un mois de l'année, hors juillet et août.",
    why: "Un envoi manque sans doute dans la table.",
    example: "La lettre « mensuelle » a des envois de janvier à décembre, mais aucun en avril.",
    fix: "Ajoutez l'envoi qui manque, ou corrigez la fréquence dans [[listes]].",
};
/// A stock that last year's and the arrivals do not give.
StockAndFlow, "stock-et-arrivees", Warning {
    what: "Un nombre total n'est pas celui de l'an dernier augmenté de ce qui est arrivé dans l'année.",
    why: "Un des trois nombres est faux, et un lecteur qui a le rapport précédent le verra.",
    example: "105 fiches en tout, mais 90 l'an dernier et 14 nouvelles.",
    fix: "Corrigez le total, les arrivées ou la table de l'an dernier.",
};
/// A count that is not the length of its list.
CountAndList, "nombre-et-liste", Warning {
    what: "Un nombre annoncé n'est pas celui des lignes qu'il compte.",
    why: "Un lecteur qui compte la liste du rapport ne trouve pas le nombre qu'il annonce.",
    example: "Une série de 4 séances, dont 3 sont dans la table.",
    fix: "Complétez la liste, ou corrigez le nombre.",
};
/// A frequency that the number of issues contradicts.
FrequencyAndSends, "frequence-et-envois", Warning {
    what: "Le nombre d'envois d'une lettre ne correspond pas à la fréquence annoncée.",
    why: "Le rapport dirait les deux sur la même page.",
    example: "« 3 fois par mois » et 23 envois dans l'année, au lieu de 36.",
    fix: "Corrigez « frequence » dans [[listes]], ou complétez la table des envois.",
};
/// A part greater than its whole.
PartExceedsWhole, "partie-et-tout", Warning {
    what: "Une partie est plus grande que son tout.",
    why: "Une des deux valeurs est fausse, ou deux colonnes ont été échangées.",
    example: "1 900 messages ouverts pour 1 800 messages arrivés.",
    fix: "Vérifiez les deux valeurs dans l'outil d'où elles viennent.",
};
/// Two columns whose values were exchanged.
SwappedColumns, "colonnes-echangees", Warning {
    what: "Dans presque toutes les lignes d'une table, deux colonnes contiennent ce que l'autre devrait contenir.",
    why: "Leurs en-têtes ont été échangés : tout ce qui en est compté ou imprimé est faux.",
    example: "« desabonnements » dépasse « clics_uniques » dans tous les envois ; « nom » contient des régions, et « region » des communes.",
    fix: "Échangez les deux noms dans l'en-tête.",
};
/// Most events do not say what the organisation did in them.
EmptyRole, "role-vide", Warning {
    what: "Une colonne dit ce que l'organisation a fait dans ses événements, et des lignes la laissent vide.",
    why: "Les chiffres par rôle ne comptent que les lignes qui le disent : leur somme est fausse.",
    example: "Dix événements, 620 participants, et « organisateur » dans une seule ligne de 60 : la page dirait 60 participations.",
    fix: "Écrivez le rôle de chaque ligne : organisateur, co-organisateur, contributeur, participant ou contexte.",
};
/// A date whose day and month were exchanged.
Exchanged, "jour-et-mois-echanges", Warning {
    what: "Le jour et le mois d'une date semblent échangés : le titre, les remarques ou l'ordre de la table disent l'autre jour.",
    why: "L'événement serait imprimé à un autre mois, et le calendrier aussi.",
    example: "« Lettre de mars » datée du 3 mai, entre celles de février et d'avril.",
    fix: "Écrivez la date avec l'année d'abord, 2024-03-05, et vérifiez les autres dates de la colonne.",
};
/// A date of the settings that cannot be.
SettingDate, "reglage-hors-de-l-annee", Warning {
    what: "Une date de rapport.toml ne peut pas être juste : elle précède l'année du rapport, ou suit sa publication.",
    why: "La date est imprimée sur la couverture, ou date les chiffres.",
    example: "Le rapport de 2024, daté du 15 juin 2024 ; des chiffres arrêtés au 31 décembre 2042.",
    fix: "Corrigez l'année.",
};
/// An optional cell that a page prints is empty.
EmptyPrinted, "vide-imprime", Warning {
    what: "Une cellule facultative est vide, et une page imprime ce qu'elle devrait dire.",
    why: "Le lecteur verrait une étiquette « (vide) », une fiche sans titre ou un article sans date.",
    example: "Un graphique des téléchargements par famille, et trois fiches sans famille.",
    fix: "Remplissez la cellule, ou retirez ces lignes par le filtre du graphique.",
};
/// A series whose participants stand in two places.
SeriesCountedTwice, "serie-comptee-deux-fois", Warning {
    what: "Une série a des participants sur sa ligne d'ensemble et sur ses séances.",
    why: "Une somme les compte deux fois.",
    example: "« Cycle de 4 webinaires », 128 participants, et 30 sur la ligne de sa première séance.",
    fix: "Gardez les participants sur la ligne d'ensemble, ou sur les séances.",
};
/// A sum of things that do not add up.
CountedTwice, "compte-deux-fois", Warning {
    what: "Une somme ajoute un tout et ses parties, une année et ses mois, ou deux mesures différentes.",
    why: "Le nombre imprimé compte deux fois la même chose, ou ne compte rien.",
    example: "Un chiffre somme de « effectifs » sans filtre : les 75 villes, et l'ensemble qui les compte déjà.",
    fix: "Dites dans le filtre du chiffre ou du graphique ce qu'il faut retenir : type = { sauf = \"ensemble\" }, mesure = \"visites\", periode = \"2021\".",
};
/// Something declared or given that no page shows.
NotPrinted, "element-inutilise", Warning {
    what: "Un graphique, une carte, un chiffre, une image, une table remplie ou un réglage est déclaré ou déposé, et aucune page n'en montre rien.",
    why: "Quelqu'un l'a préparé pour le rapport, et il n'y serait pas.",
    example: "[[graphiques]] id = \"presse-par-mois\", et aucun texte n'écrit #graphique(\"presse-par-mois\").",
    fix: "Placez-le dans un texte, ou retirez-le ; s'il sert à autre chose, acceptez l'écart dans [[ecarts]].",
};
/// One thing in two rows of its table.
DuplicateRow, "ligne-en-double", Warning {
    what: "Deux lignes d'une table disent la même chose.",
    why: "Les sommes et les listes la comptent deux fois.",
    example: "La fiche 3 du kit a deux lignes pour 2021, avec 403 et 430 téléchargements.",
    fix: "Gardez une seule des deux lignes.",
};
/// A title concludes from invented values.
IllustrativeTitle, "titre-sur-illustratif", Warning {
    what: "Le titre d'un graphique tire une conclusion de valeurs qui sont illustratives.",
    why: "Une valeur inventée pour la démonstration ne prouve rien, et le lecteur retient le titre.",
    example: "« La fiche 3 devance de loin toutes les autres », quand les autres valeurs sont inventées.",
    fix: "Dites ce que le graphique montre (« Téléchargements par fiche »), ou remplacez les valeurs illustratives par les vraies.",
};
/// The mark of the State, set in type.
StateMark, "marque-de-l-etat", Warning {
    what: "La devise de la République suit le nom d'un soutien qui n'a pas de logo : la page imite la marque de l'État.",
    why: "Le bloc-marque de l'État est un dessin protégé ; composé en lettres, il n'est ni conforme ni reconnu.",
    example: "[[soutiens]] nom = \"Préfecture\", devise = true, sans « logo ».",
    fix: "Demandez le fichier du bloc-marque, déposez-le dans « images » et nommez-le à « logo » ; ou retirez « devise ».",
};
/// A rank that no row has.
MissingNumber, "numero-manquant", Warning {
    what: "Une suite numérotée saute un numéro.",
    why: "Une ligne a sans doute été perdue, et le nombre annoncé n'est plus celui de la liste.",
    example: "Les fiches du kit vont de 1 à 22, sans la 13.",
    fix: "Ajoutez la ligne qui manque, ou corrigez les numéros.",
};
/// Personal data in a table or a text.
PersonalData, "donnees-personnelles", Warning {
    what: "Une table, un texte ou rapport.toml contient l'adresse électronique, le téléphone ou l'adresse postale d'une personne, une adresse IP ou un numéro de sécurité sociale.",
    why: "Le rapport n'en a pas besoin, ses tables peuvent être jointes au PDF, et la loi protège ces données.",
    example: "Une colonne « notes » qui contient le téléphone portable d'une intervenante.",
    fix: "Effacez ces données. Les adresses génériques (contact@…) et celles de [contact] sont admises.",
};
/// A file with a row for each person.
PersonalExport, "export-nominatif", Error {
    what: "Le fichier a une ligne par personne, ou une colonne d'adresses, de téléphones, de dates de naissance.",
    why: "Il contient des données personnelles, et le rapport ne veut que leurs totaux.",
    example: "Un export dont l'en-tête porte « Adresse e-mail » et « Numéro de téléphone ».",
    fix: "Retirez ces colonnes, ou le fichier du dossier ; dans l'outil d'envoi, exportez le bilan de la campagne (une ligne par envoi), ou reportez ses totaux dans la table.",
};
/// Members who are private persons would be named.
MembersNamed, "adherents-nominatifs", Error {
    what: "La table « adherents » semble nommer des particuliers, ou une partie du rapport nommerait des adhérents qui sont à compter.",
    why: "Une liste d'adhérents est une donnée personnelle : le rapport la publierait, et la table serait jointe au PDF.",
    example: "« adherents.csv » a une ligne par membre, « Camille Exemple », sans code ni type.",
    fix: "Écrivez [confidentialite] adherents = \"compter\" dans rapport.toml : les adhérents sont comptés, et aucun nom n'est lu. Écrivez « nommer » si ce sont des organismes, ou s'ils ont accepté d'être nommés.",
};
/// What was approved is another.
ReopenedApproval, "validation-rouverte", Warning {
    what: "Un chiffre ou un texte que quelqu'un avait validé, dans relecture.toml, n'est plus ce qu'il était alors, ou n'existe plus.",
    why: "Sa validation ne vaut plus : personne n'a relu ce qu'il est devenu.",
    example: "« adherents » a été validé à « 177 », puis une ligne s'est ajoutée : il vaut « 178 ».",
    fix: "Vérifiez ses lignes avec « rapport figures adherents --origine », ou relisez le texte, puis validez-le à nouveau : « rapport figures --valider adherents --par NOM », « --valider textes/mot.typ ».",
};
/// A comment that is still open.
OpenComment, "commentaire-ouvert", Warning {
    what: "Un commentaire de commentaires.csv est encore ouvert.",
    why: "Quelqu'un a demandé de revoir quelque chose, et personne n'a dit que c'était fait.",
    example: "« Camille : « ce total compte deux fois le salon » », sans rien dans la colonne « etat ».",
    fix: "Faites ce qui est demandé, ou répondez dans « reponse » ; puis écrivez « clos » dans « etat ».",
};
/// A comment about what is no longer there.
LostComment, "commentaire-sans-place", Warning {
    what: "Un commentaire encore ouvert porte sur un chiffre, un texte ou un passage qui n'est plus là, ou qui n'a jamais existé.",
    why: "Il ne peut plus être montré à sa place, et ne doit pas se perdre.",
    example: "L'ancre « venus » d'un commentaire, alors que le chiffre s'appelle désormais « participations ».",
    fix: "Écrivez dans « ancre » et « passage » ce dont il s'agit aujourd'hui, ou « clos » dans « etat » s'il n'a plus d'objet.",
};

    } } };
}
