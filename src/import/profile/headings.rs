//! The headings that a profile names, and the new names of some of them.

use super::{Known, Names, Profile};

impl Profile {
    /// All headings that it names.
    pub fn headings(&self) -> impl Iterator<Item = &str> {
        let details = self.detail.iter().flat_map(|it| it.colonnes.iter().chain(&it.dates));
        let origins = self.colonnes.values().flat_map(|from| {
            [&from.de, &from.somme].into_iter().chain(&from.distinct).chain(&from.joint)
        });
        let own = [&self.par_mois, &self.premier, &self.couvre, &self.genre];
        let it = &self.comptes;
        let sides = [&it.compte, &it.debit, &it.credit, &it.solde, &it.montant, &it.sens, &it.date];
        let own = own.into_iter().chain(sides).chain(&it.ecriture);
        let known: &Known = &self.reconnaitre;
        let names = known
            .colonnes
            .iter()
            .chain(&known.dates)
            .chain(details)
            .chain(&self.cle)
            .chain(&self.par)
            .chain(&self.personne)
            .chain(own)
            .chain(origins);
        let chosen = self.colonnes.values().flat_map(|from| from.avec.iter().chain(from.ou.keys()));
        let filters = self.seulement.keys().chain(self.sauf.keys());
        names.flat_map(Names::list).chain(chosen).chain(filters).map(String::as_str)
    }

    /// Takes the new names of headings beside those that it has; one without a new name is needed no more.
    pub(super) fn rename(&mut self) {
        let others = std::mem::take(&mut self.autres_noms);
        for (before, now) in others {
            let is_gone = now.is_empty();
            let details = self.detail.iter_mut().map(|it| &mut it.colonnes);
            for needed in details.chain([&mut self.reconnaitre.colonnes]) {
                needed.retain(|names| !is_gone || names.list().first() != Some(&before));
                needed.iter_mut().for_each(|it| it.rename(&before, &now));
            }
            let origins = self.colonnes.values_mut().flat_map(|from| {
                [&mut from.de, &mut from.somme]
                    .into_iter()
                    .chain(&mut from.distinct)
                    .chain(&mut from.joint)
            });
            let own = [&mut self.par_mois, &mut self.premier, &mut self.couvre, &mut self.genre];
            let it = &mut self.comptes;
            let sides = [
                &mut it.compte,
                &mut it.debit,
                &mut it.credit,
                &mut it.solde,
                &mut it.montant,
                &mut it.sens,
                &mut it.date,
            ];
            let own = own.into_iter().chain(sides).chain(&mut it.ecriture);
            let all = origins.chain(&mut self.cle).chain(&mut self.par);
            let all = all.chain(&mut self.personne).chain(own);
            all.for_each(|names| names.rename(&before, &now));
            if is_gone {
                continue;
            }
            for chosen in [&mut self.seulement, &mut self.sauf] {
                if let Some(values) = chosen.remove(&before) {
                    chosen.insert(now.clone(), values);
                }
            }
            for from in self.colonnes.values_mut() {
                from.avec.iter_mut().filter(|it| **it == before).for_each(|it| it.clone_from(&now));
                if let Some(values) = from.ou.remove(&before) {
                    from.ou.insert(now.clone(), values);
                }
            }
        }
    }
}

impl Names {
    fn rename(&mut self, before: &str, now: &str) {
        if self.list().iter().any(|name| name == before) && !now.is_empty() {
            let mut names = self.list().to_vec();
            names.push(now.to_owned());
            *self = Self::Several(names);
        }
    }
}
