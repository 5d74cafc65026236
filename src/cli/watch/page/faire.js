// Les commandes que la page propose : composer le PDF, dire ce qui a changé. L'outil les lance lui-même ;
// la page montre ce qu'il en dit.
"use strict";

const COMMANDES = { composer: ["Le PDF", "Composition…"], comparer: ["Ce qui a changé", "Comparaison…"] };

async function faire(action) {
  const [titre, attente] = COMMANDES[action];
  const boutons = Object.keys(COMMANDES).map($);
  const dire_fait = (fait, texte) => {
    $("fait").classList.toggle("erreur", !fait);
    $("fait").querySelector("pre").textContent = texte;
  };
  ouvrir_relecture(false);
  ouvrir_liste(false);
  $("fait").querySelector("h2").textContent = titre;
  $("fait").hidden = false;
  dire_fait(true, attente);
  boutons.forEach((bouton) => { bouton.disabled = true; });
  try {
    const reponse = await fetch("/faire", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ action }) });
    const { fait, dit } = await reponse.json();
    dire_fait(fait, dit || "C’est fait.");
  } catch {
    dire_fait(false, "L’aperçu n’a pas répondu : est-il toujours ouvert dans le terminal ?");
  }
  boutons.forEach((bouton) => { bouton.disabled = false; });
}

for (const action of Object.keys(COMMANDES)) $(action).addEventListener("click", () => faire(action));
$("fait").querySelector("button").addEventListener("click", () => { $("fait").hidden = true; });
