//! The bytes of a text: markup, citations, the rules that read prose.

#![no_main]

use libfuzzer_sys::fuzz_target;

/// Events and people that the text may contradict.
const EVENTS: &str = "id;date_debut;titre;categorie;participants;representants
agora;05/02/2022;Agora des territoires;rencontres;60;MC
salon;du 16 au 18 novembre 2021;Salon des maires et des collectivités;rencontres;plus de 500;MC
";
const PEOPLE: &str = "nom;initiales;variantes\nMarie Curie;MC;Mari Curie\n";

fuzz_target!(|bytes: &[u8]| {
    rapport_fuzz::check(&[
        ("textes/avant.typ", bytes),
        ("evenements.csv", EVENTS.as_bytes()),
        ("personnes.csv", PEOPLE.as_bytes()),
    ]);
});
