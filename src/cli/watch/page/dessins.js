// Les dessins des pages. Une page en vue est un dessin dans la page de l'aperçu : quand une ligne y change,
// seule cette ligne est redessinée. Les autres pages sont des images, qui ne pèsent rien.
"use strict";

let en_cours = 0;       // pages que l'on va chercher
let minuterie = 0;
const REPOS = 250;      // ms sans changement avant de s'occuper des pages qu'on ne voit pas

const images = (rang) => {
  const image = new Image();
  image.alt = "Page " + (rang + 1);
  image.draggable = false;
  return image;
};

// — D'abord celles qu'on voit, puis les autres, une à une ---------------------------------------------
function charger() {
  const attendent = feuilles.filter((f) => f.voulue !== f.montree && f.en_cours === null);
  const vues = attendent.filter(visible);
  vues.forEach(montrer);
  clearTimeout(minuterie);
  if (vues.length || en_cours) return;
  // La première fois, sans attendre : il n'y a rien encore à la place.
  const vide = attendent.find((f) => f.montree === null);
  if (vide) { montrer(vide); return; }
  minuterie = setTimeout(() => {
    if (en_cours) return;
    const suivante = feuilles.find((f) => f.voulue !== f.montree) ?? feuilles.find((f) => visible(f) !== (f.dessin !== null) && f.montree !== null);
    if (suivante) montrer(suivante);
  }, REPOS);
}

async function montrer(feuille) {
  const nom = feuille.voulue;
  feuille.en_cours = nom;
  en_cours += 1;
  const rang = feuilles.indexOf(feuille);
  const remplace = feuille.montree !== null && feuille.montree !== nom;
  let arrivee = false;
  try {
    arrivee = visible(feuille) ? (await retoucher(feuille, nom) || await dessiner(feuille, nom)) : await peindre(feuille, nom, rang);
  } catch { /* l'outil s'est arrêté, ou la page vient de changer encore */ }
  en_cours -= 1;
  feuille.en_cours = null;
  if (arrivee) {
    feuille.montree = nom;
    if (remplace) signaler(feuille);
    requestAnimationFrame(() => setTimeout(() =>
      document.dispatchEvent(new CustomEvent("page-montree", { detail: { page: rang + 1, nom, revision: etat.revision } }))));
  } else if (feuille.voulue === nom) {
    await new Promise((suite) => setTimeout(suite, 500));
  }
  charger();
}

// — Trois façons de montrer une page ------------------------------------------------------------------
// Ce qui change dans le dessin qu'on voit ; faux s'il faut le refaire.
async function retoucher(feuille, nom) {
  if (!feuille.dessin || feuille.montree === null || feuille.montree === nom) return false;
  // L'état apporte lui-même les retouches des pages qui viennent de changer, quand elles sont peu.
  const apportee = etat.patches.find((une) => une.name === nom && une.former === feuille.montree);
  const retouche = apportee?.patch ?? await demande("/page/" + nom + "/depuis/" + feuille.montree, "json");
  if (!retouche || !feuille.dessin) return false;
  const neuf = lire(retouche.svg);
  const arrivants = [...neuf.children];
  const fin = [...feuille.dessin.children].find((e) => e.localName === "defs") ?? null;
  for (const { within, at, old, new: combien } of retouche.replaced) {
    const groupe = within.reduce((dehors, rang) => elements(dehors)[rang], feuille.dessin);
    const anciens = elements(groupe);
    const suivant = anciens[at + old] ?? (groupe === feuille.dessin ? fin : null);
    for (const ancien of anciens.slice(at, at + old)) ancien.remove();
    for (const element of arrivants.splice(0, combien)) groupe.insertBefore(element, suivant);
  }
  feuille.dessin.append(...arrivants);
  return true;
}

// Le dessin entier. Il a son propre arbre : les noms de ses lettres ne sont pas ceux d'une autre page.
async function dessiner(feuille, nom) {
  const texte = await demande("/page/" + nom, "text");
  const dessin = lire(texte);
  dessin.setAttribute("width", "100%");
  dessin.setAttribute("height", "100%");
  const support = document.createElement("div");
  support.className = "image";
  support.role = "img";
  support.ariaLabel = "Page " + (feuilles.indexOf(feuille) + 1);
  support.attachShadow({ mode: "open" }).append(dessin);
  remplacer(feuille, support, dessin);
  return true;
}

// Une image, que le navigateur oublie quand elle n'est pas en vue.
async function peindre(feuille, nom, rang) {
  const image = images(rang);
  image.className = "image";
  image.src = "/page/" + nom;
  await image.decode();
  remplacer(feuille, image, null);
  return true;
}

function remplacer(feuille, image, dessin) {
  feuille.image.replaceWith(image);
  feuille.image = image;
  feuille.dessin = dessin;
}

async function demande(adresse, sorte) {
  const reponse = await fetch(adresse);
  if (!reponse.ok) throw new Error(reponse.status);
  return reponse[sorte]();
}

const elements = (groupe) => [...groupe.children].filter((e) => e.localName !== "defs");

const lire = (texte) => document.importNode(new DOMParser().parseFromString(texte, "image/svg+xml").documentElement, true);

function signaler(feuille) {
  feuille.figure.classList.remove("changee");
  requestAnimationFrame(() => feuille.figure.classList.add("changee"));
}

function visible(feuille) {
  const cadre = feuille.figure.getBoundingClientRect();
  return cadre.bottom > 0 && cadre.top < innerHeight && cadre.right > 0 && cadre.left < innerWidth;
}
