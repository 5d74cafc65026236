//! First names that are common in France, folded. A word of them makes of a name that of
//! a person, whatever else is said; those that name places or things more often are left out.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// Whether a folded word is one of them.
pub(super) fn is_first_name(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| FIRST_NAMES.split(' ').collect());
    KNOWN.contains(word)
}

const FIRST_NAMES: &str = "\
    abdel abdou adama adele adrien agathe agnes ahmed aicha alain albert alexandra alexandre \
    alexis alice aline alphonse amadou amandine amelie amina amine anais andre andrea andree \
    angele angelique anne annick annie anthony antoine antoinette ariane armand arnaud arthur \
    astrid aude audrey aurelie aurelien axel baptiste barbara bastien beatrice benedicte \
    benjamin benoit bernadette bernard bertrand blandine boris brigitte bruno camille carine \
    carole caroline catherine cecile cedric celine chantal charlene charles charlotte chloe \
    christelle christian christiane christine christophe claire clara claude claudie claudine \
    clemence clement clementine clotilde colette coralie corinne cyril cyrille damien daniel \
    daniele danielle david deborah delphine denis denise diane didier dimitri dominique \
    dorothee edith edouard eliane elias elisa elisabeth elise elodie eloise emile emilie emma \
    emmanuel emmanuelle eric erwan estelle esther etienne eugene eva evelyne fabien fabienne \
    fabrice fanny farid fatima fatou fatoumata felix fernand florence florent florian francine \
    francis franck francois francoise frederic frederique gabriel gabrielle gael gaelle gaetan \
    gaston gautier genevieve georges gerald geraldine gerard germain ghislaine gilbert gilles \
    ginette gisele gregoire gregory guillaume gustave guy gwenaelle hamid hassan helene henri \
    henriette herve hubert hugo hugues huguette ibrahima ines irene isabelle ismael jacqueline \
    jacques jamal jean jeanne jeannine jennifer jeremie jeremy jerome jessica joel joelle johan \
    johanna jonathan jose joseph josette josiane judith jules julia julie julien juliette \
    justine kader kamel karim karima karine katia kevin khadija khaled laetitia laila laurence \
    laurent lea leila leo leon leonie liliane lionel lise loic louis louise luc lucas lucette \
    lucie lucien lucienne ludovic lydia lydie madeleine magali maite malik mamadou manon manuel \
    marc marcel marcelle margaux marguerite maria mariam marianne marie marielle marina marion \
    marjorie marlene martial martin martine maryse maryvonne mathias mathieu mathilde matthieu \
    maud maurice max maxime mehdi melanie melissa michel michele micheline michelle mireille \
    mohamed mohammed monique morgane moussa muriel mustapha myriam nadege nadia nadine nancy \
    natacha nathalie nathan nicolas nicole noel noemie nora olivia olivier omar oumar ousmane \
    pascal pascale patrice patricia patrick paul paule paulette pauline perrine philippe pierre \
    pierrette quentin rachel rachid raoul raphael raymond raymonde rebecca regine regis remi \
    remy renaud rene renee richard robert roger roland rolande romain romane sabine sabrina \
    said salim salima samia samir samuel sandra sandrine sara sarah sebastien serge severine \
    sidonie simon simone sofia solange sonia sophie stephane stephanie suzanne sylvain sylvette \
    sylviane sylvie tanguy theo theodore therese thibault thibaut thierry thomas tristan ursule \
    valentin valentine valerie vanessa veronique victor vincent virginie viviane wilfried \
    xavier yacine yann yannick yasmina yasmine youssef yves yvette yvon yvonne zoe";
