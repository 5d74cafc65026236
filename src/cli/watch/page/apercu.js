// La page de l'aperçu : elle montre le dernier état que l'outil lui envoie, et ne garde rien d'autre
// que les réglages de l'affichage. Chaque page du document est une image, remplacée quand elle change.
"use strict";

const $ = (id) => document.getElementById(id);
const racine = document.documentElement;
const PX_PAR_POINT = 96 / 72;
const TAILLES = [0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3, 4];

// — Réglages de l'affichage, gardés d'une fois à l'autre ---------------------------------------------
const reglages = { taille: "largeur", double: false, vue: "", grille: false };
try { Object.assign(reglages, JSON.parse(localStorage.getItem("apercu") ?? "{}")); } catch { /* réglages illisibles : ceux d'origine */ }

let etat = null;        // le dernier état reçu
let disposee = "";      // ce dont dépend la disposition des pages, la dernière fois
let feuilles = [];      // une par page : { figure, image, dessin, voulue, montree, en_cours }

// — L'état reçu -------------------------------------------------------------------------------------
function recevoir(nouvel) {
  const premier = etat === null;
  const ancre = ou();
  // L'outil a repris au milieu d'un passage trop lourd : les pages d'avant restent en vue.
  if (etat && !nouvel.current && !nouvel.pages.length) { nouvel.pages = etat.pages; nouvel.title = nouvel.title || etat.title; }
  etat = nouvel;
  document.title = (etat.errors ? "⚠ " : "") + (etat.title || "Aperçu");
  $("titre").textContent = etat.title || "Aperçu";
  $("document").textContent = etat.document === "rapport" ? "" : etat.document;
  $("origine").hidden = true;
  const change = disposer();
  if (premier) revenir(); else if (change) remettre(ancre);
  charger();
  dire();
  relire(nouvel);
}

// Autant de feuilles que de pages, chacune à sa taille.
function disposer() {
  // Toucher aux styles fait recalculer ceux de chaque lettre en vue : seulement si la disposition change.
  const disposition = JSON.stringify([etat.current, etat.baseline, etat.errors > 0, etat.pages.map((page) => [page.width, page.height])]);
  if (disposition === disposee) {
    etat.pages.forEach((page, rang) => { feuilles[rang].voulue = page.name; });
    return false;
  }
  disposee = disposition;
  const pages = $("pages");
  while (feuilles.length > etat.pages.length) feuilles.pop().figure.remove();
  etat.pages.forEach((page, rang) => {
    let feuille = feuilles[rang];
    if (!feuille) {
      const figure = document.createElement("figure");
      const image = element("div", "image");
      const legende = document.createElement("figcaption");
      legende.textContent = rang + 1;
      figure.className = "feuille";
      figure.append(image, legende);
      figure.addEventListener("click", (clic) => demander(rang, clic));
      feuille = feuilles[rang] = { figure, image, dessin: null, voulue: null, montree: null, en_cours: null };
      pages.append(figure);
    }
    feuille.figure.style.setProperty("--w", page.width);
    feuille.figure.style.setProperty("--h", page.height);
    feuille.figure.classList.toggle("paysage", page.width > page.height);
    feuille.voulue = page.name;
  });
  pages.querySelector(".vide")?.remove();
  if (!etat.pages.length) {
    const vide = document.createElement("p");
    vide.className = "vide";
    vide.textContent = etat.errors
      ? "Les pages apparaîtront dès que les erreurs ci-dessus seront corrigées."
      : "Le document n’a aucune page.";
    pages.append(vide);
  }
  $("nombre").textContent = etat.pages.length ? "/ " + etat.pages.length : "";
  $("page").max = Math.max(1, etat.pages.length);
  appliquer();
  return true;
}

// — La place où l'on lit ----------------------------------------------------------------------------
// La page qui traverse le haut de l'écran, et la part d'elle qui est passée.
function ou() {
  const haut = $("pages").getBoundingClientRect().top < 0 ? bas_de_barre() : 0;
  for (const [rang, feuille] of feuilles.entries()) {
    const cadre = feuille.figure.getBoundingClientRect();
    if (cadre.bottom > haut) {
      const centre = (innerWidth / 2 - cadre.left) / cadre.width;
      return { rang, part: (haut - cadre.top) / cadre.height, centre };
    }
  }
  return null;
}

function remettre(ancre) {
  if (!ancre || !feuilles.length) return;
  const feuille = feuilles[Math.min(ancre.rang, feuilles.length - 1)];
  const cadre = feuille.figure.getBoundingClientRect();
  const haut = ancre.part > 0 || scrollY > 0 ? bas_de_barre() : 0;
  const vertical = cadre.top + ancre.part * cadre.height - haut;
  const horizontal = cadre.left + ancre.centre * cadre.width - innerWidth / 2;
  if (Math.abs(vertical) > 0.5 || Math.abs(horizontal) > 0.5) scrollBy({ left: horizontal, top: vertical, behavior: "instant" });
}

const bas_de_barre = () => document.querySelector(".barre").getBoundingClientRect().bottom;

function revenir() {
  try {
    const ancre = JSON.parse(sessionStorage.getItem("apercu-place"));
    if (ancre) remettre(ancre);
  } catch { /* place illisible : le début */ }
}

let attente = 0;
addEventListener("scroll", () => {
  clearTimeout(attente);
  attente = setTimeout(() => {
    const ancre = ou();
    if (!ancre) return;
    sessionStorage.setItem("apercu-place", JSON.stringify(ancre));
    if (document.activeElement !== $("page")) $("page").value = ancre.rang + (ancre.part > 0.6 ? 2 : 1);
    charger();
  }, 60);
}, { passive: true });

function aller(numero) {
  const feuille = feuilles[Math.min(Math.max(1, numero), feuilles.length) - 1];
  feuille?.figure.scrollIntoView({ block: "start", behavior: "instant" });
}

// — Ce qui est dit ----------------------------------------------------------------------------------
const pluriel = (nombre, mot) => nombre + " " + mot + (nombre > 1 ? "s" : "");

function dire() {
  const erreurs = etat.reported.filter((un) => un.level === "erreur");
  const autres = etat.reported.filter((un) => un.level !== "erreur");
  const changees = etat.changed.length;
  let phrase = "à jour";
  if (!etat.current) phrase = etat.pages.length ? "les pages d’avant restent" : "aucune page encore";
  else if (changees && changees < etat.pages.length) phrase = (changees > 1 ? "pages " : "page ") + abrege(etat.changed) + (changees > 1 ? " changées" : " changée");
  afficher_etat(phrase, etat.current ? "" : "erreur");

  $("erreurs").hidden = !erreurs.length;
  $("erreurs").querySelector("h2").textContent = pluriel(erreurs.length, "erreur");
  $("erreurs").querySelector("ol").replaceChildren(...erreurs.map(constat));
  $("liste").querySelector("ol").replaceChildren(...[...erreurs, ...autres].map(constat));
  $("liste").querySelector("h2").textContent = etat.reported.length ? "Constats" : "Rien à signaler";
  const acceptes = etat.reported.length - etat.errors - etat.warnings;
  const comptes = [[etat.errors, "erreur"], [etat.warnings, "avertissement"]].filter(([n]) => n).map(([n, mot]) => pluriel(n, mot));
  $("constats").textContent = comptes.join(", ") || (acceptes ? pluriel(acceptes, "écart") + (acceptes > 1 ? " acceptés" : " accepté") : "Rien à signaler");
  $("constats").classList.toggle("avis", etat.errors + etat.warnings > 0);
}

const abrege = (numeros) => numeros.length > 6 ? numeros.slice(0, 5).join(", ") + "…" : numeros.join(", ");

function afficher_etat(phrase, classe) {
  $("etat").textContent = phrase;
  $("etat").className = classe;
}

// Un élément avec son texte ; jamais de balisage : ce qui vient des fichiers est du texte.
function element(nom, classe, texte) {
  const neuf = document.createElement(nom);
  if (classe) neuf.className = classe;
  if (texte !== undefined) neuf.textContent = texte;
  return neuf;
}

function constat(un) {
  const li = element("li", un.level);
  li.append(element("p", "message", un.message));
  const lieu = element("p", "lieu");
  const niveau = un.level === "accepté" ? "écart accepté" : un.level;
  lieu.append(niveau + " ", element("code", "", un.code));
  if (un.at) lieu.append(" · ", element("code", "", un.at));
  if (un.excerpt?.cell) lieu.append(" · cellule " + un.excerpt.cell);
  li.append(lieu);
  if (un.excerpt && (un.excerpt.before + un.excerpt.marked + un.excerpt.after).trim()) {
    const pre = element("pre");
    pre.append(element("span", "ligne", un.excerpt.line + " │ "), un.excerpt.before, element("mark", "", un.excerpt.marked), un.excerpt.after);
    li.append(pre);
  }
  for (const autre of un.related) li.append(element("p", "motif", autre.at + (autre.words ? " : " + autre.words : "")));
  if (un.reason) li.append(element("p", "motif", "Motif : " + un.reason));
  else if (un.help) li.append(element("p", "faire", un.help));
  return li;
}

// — D'où vient ce qu'on montre du doigt ---------------------------------------------------------------
async function demander(rang, clic) {
  const cadre = feuilles[rang].figure.getBoundingClientRect();
  const { width, height } = etat.pages[rang];
  const x = (clic.clientX - cadre.left) / cadre.width * width;
  const y = (clic.clientY - cadre.top) / cadre.height * height;
  let trouve = null;
  try {
    const reponse = await fetch(`/origine?page=${rang + 1}&x=${x.toFixed(2)}&y=${y.toFixed(2)}`);
    if (reponse.ok) trouve = await reponse.json();
  } catch { return; }
  raconter(trouve, clic.pageX, clic.pageY);
}

function raconter(origine, x, y) {
  const boite = $("origine");
  boite.replaceChildren();
  if (!origine) {
    boite.append(element("h2", "", "Ici, rien n’est imprimé par un fichier de l’édition ou des gabarits."));
  } else {
    boite.append(element("h2", "", origine.about ?? origine.kind));
    if (origine.source) {
      const lieu = origine.source.file + ":" + origine.source.line;
      const fichier = element("button", "fichier", lieu);
      fichier.title = "Copier";
      fichier.addEventListener("click", () => navigator.clipboard?.writeText(lieu).then(() => { fichier.textContent = lieu + " — copié"; }));
      boite.append(fichier, element("pre", "", origine.source.excerpt || " "));
    }
    if (origine.rows.length) {
      boite.append(element("h2", "", "La valeur vient de"));
      const lignes = element("ul");
      for (const ligne of origine.rows) {
        const li = element("li");
        li.append(element("code", "", ligne.at), " ", ligne.text.length > 160 ? ligne.text.slice(0, 160) + "…" : ligne.text);
        lignes.append(li);
      }
      if (origine.more_rows) lignes.append(element("li", "autres", origine.more_rows > 1 ? `et ${origine.more_rows} autres lignes` : "et une autre ligne"));
      boite.append(lignes);
    }
  }
  if (origine?.ticks.length) proposer_de_valider(boite, origine.ticks);
  boite.hidden = false;
  const largeur = boite.offsetWidth, hauteur = boite.offsetHeight;
  boite.style.left = Math.max(scrollX + 8, Math.min(x + 12, scrollX + innerWidth - largeur - 24)) + "px";
  const dessous = y + 16 + hauteur < scrollY + innerHeight;
  boite.style.top = Math.max(scrollY + bas_de_barre() + 8, dessous ? y + 16 : y - hauteur - 16) + "px";
  boite.focus({ preventScroll: true });
}

document.addEventListener("mousedown", (appui) => { if (!$("origine").contains(appui.target)) $("origine").hidden = true; });

// — Les outils --------------------------------------------------------------------------------------
function appliquer() {
  const pages = $("pages");
  pages.className = [reglages.double && "double", reglages.grille && etat?.baseline && "grille", reglages.vue, etat && !etat.current && "gardees"].filter(Boolean).join(" ");
  const echelle = echelle_voulue();
  racine.style.setProperty("--point", echelle * PX_PAR_POINT + "px");
  if (etat?.baseline) {
    racine.style.setProperty("--pas", etat.baseline.step);
    racine.style.setProperty("--debut", etat.baseline.first);
  }
  racine.style.setProperty("--haut", document.querySelector(".barre").offsetHeight + "px");
  // Aux tailles qui suivent la fenêtre, une page plus large que les autres y tient aussi.
  const place = racine.clientWidth - 96;
  feuilles.forEach(({ figure }, rang) => {
    const largeur = etat.pages[rang].width * PX_PAR_POINT;
    if (typeof reglages.taille === "string" && largeur * echelle > place) figure.style.setProperty("--point", place / largeur * PX_PAR_POINT + "px");
    else figure.style.removeProperty("--point");
  });
  $("taille").textContent = Math.round(echelle * 100) + " %";
  const presse = { largeur: reglages.taille === "largeur", entiere: reglages.taille === "page", simple: !reglages.double, double: reglages.double, grille: reglages.grille };
  for (const [nom, oui] of Object.entries(presse)) $(nom).setAttribute("aria-pressed", oui);
  $("grille").disabled = etat !== null && !etat.baseline;
  $("vue").value = reglages.vue;
  $("origine").hidden = true;
}

function echelle_voulue() {
  if (typeof reglages.taille === "number") return reglages.taille;
  const debout = etat?.pages.filter((page) => page.width <= page.height) ?? [];
  const modele = (debout.length ? debout : etat?.pages ?? [])[0];
  if (!modele) return 1;
  const largeur = (racine.clientWidth - 96) / (modele.width * (reglages.double ? 2 : 1) * PX_PAR_POINT);
  if (reglages.taille === "largeur") return Math.min(largeur, 2);
  return Math.min(largeur, (innerHeight - bas_de_barre() - 32) / (modele.height * PX_PAR_POINT));
}

function regler(changement) {
  const ancre = ou();
  Object.assign(reglages, changement);
  localStorage.setItem("apercu", JSON.stringify(reglages));
  appliquer();
  remettre(ancre);
  charger();
}

function pas(sens) {
  const echelle = echelle_voulue();
  const suivante = sens > 0 ? TAILLES.find((t) => t > echelle * 1.01) : TAILLES.findLast((t) => t < echelle * 0.99);
  if (suivante) regler({ taille: suivante });
}

function ouvrir_liste(oui = $("liste").hidden) {
  $("liste").hidden = !oui;
  $("constats").setAttribute("aria-expanded", oui);
}

const VUES = ["", "gris", "protan", "deutan", "tritan"];
const actions = {
  moins: () => pas(-1),
  plus: () => pas(1),
  largeur: () => regler({ taille: "largeur" }),
  entiere: () => regler({ taille: "page" }),
  simple: () => regler({ double: false }),
  double: () => regler({ double: true }),
  grille: () => regler({ grille: !reglages.grille }),
  constats: () => { ouvrir_relecture(false); ouvrir_liste(); },
  relecture: () => ouvrir_relecture(),
};
for (const [nom, action] of Object.entries(actions)) $(nom).addEventListener("click", action);
$("vue").addEventListener("change", () => regler({ vue: $("vue").value }));
$("page").addEventListener("change", () => aller(Number($("page").value)));

const touches = {
  "+": actions.plus, "=": actions.plus, "-": actions.moins, "0": () => regler({ taille: 1 }), "1": actions.simple, "2": actions.double,
  l: actions.largeur, p: actions.entiere, g: actions.grille, a: actions.constats, r: actions.relecture,
  v: () => regler({ vue: VUES[(VUES.indexOf(reglages.vue) + 1) % VUES.length] }),
};
addEventListener("keydown", (touche) => {
  if (touche.key === "Escape") {
    $("origine").hidden = $("fait").hidden = true;
    ouvrir_liste(false);
    ouvrir_relecture(false);
  }
  if (touche.ctrlKey || touche.metaKey || touche.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(touche.target.tagName)) return;
  const action = touches[touche.key.toLowerCase()];
  if (action) { touche.preventDefault(); action(); }
});
addEventListener("resize", () => { const ancre = ou(); appliquer(); remettre(ancre); charger(); });

// — Le fil avec l'outil ------------------------------------------------------------------------------
// Il reprend de lui-même quand l'outil redémarre ; les pages restent en attendant.
function ecouter() {
  const fil = new EventSource("/etat");
  fil.onmessage = (message) => recevoir(JSON.parse(message.data));
  fil.onerror = () => {
    afficher_etat("l’outil est arrêté ; relancé, il reprend ici", "arrete");
    if (fil.readyState === EventSource.CLOSED) {
      fil.close();
      setTimeout(ecouter, 500);
    }
  };
}

appliquer();
ecouter();
