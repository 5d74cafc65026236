// La relecture dans l'aperçu : ce que chacun valide, les commentaires à leur place et leur clôture. Ce qui
// est écrit l'est par l'outil, dans relecture.toml et commentaires.csv ; la page ne garde que le nom.
"use strict";

const ETATS = { ouvert: "à relire", valide: "validé", change: "changé depuis" };
let coches = [];        // les chiffres et les textes, dans l'état où l'outil les donne

async function charger_coches() {
  try {
    const reponse = await fetch("/relecture");
    if (reponse.ok) coches = (await reponse.json()) ?? [];
  } catch { /* l'outil est arrêté : l'état d'avant reste */ }
}

// Demande à l'outil d'écrire ; dit ce qui l'empêche.
async function ecrire(quoi) {
  let phrase = "";
  try {
    const reponse = await fetch("/relecture", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(quoi) });
    if (!reponse.ok) phrase = await reponse.text();
  } catch { phrase = "l’outil est arrêté"; }
  $("suite").textContent = phrase;
  return !phrase;
}

// Le nom de qui relit, demandé une fois.
function qui_relit() {
  const nom = $("nom").value.trim();
  if (nom) return nom;
  ouvrir_relecture(true);
  $("suite").textContent = "Dites d’abord votre nom : il est écrit à côté de ce que vous validez.";
  $("nom").focus();
  return "";
}

async function valider(coche) {
  const par = qui_relit();
  if (par && await ecrire({ action: "valider", nom: coche.name, marque: coche.mark, par })) await montrer_coches();
}

function bouton_valider(coche) {
  if (coche.state === "valide") return element("p", "motif", coche.words);
  const bouton = element("button", "valider", coche.state === "change" ? "Valider à nouveau" : "Valider");
  bouton.setAttribute("aria-label", bouton.textContent + " " + coche.name);
  bouton.addEventListener("click", () => valider(coche));
  return bouton;
}

function coche_en_liste(coche) {
  const li = element("li", coche.state === "valide" ? "accepté" : "avertissement");
  li.append(element("p", "message", coche.text ? coche.text + " — " + coche.label : coche.name));
  li.append(element("p", "lieu", ETATS[coche.state] + " · " + coche.name));
  if (coche.state === "change") li.append(element("p", "motif", coche.words));
  li.append(bouton_valider(coche));
  return li;
}

async function montrer_coches() {
  await charger_coches();
  const rang = { change: 0, ouvert: 1, valide: 2 };
  const triees = [...coches].sort((une, autre) => rang[une.state] - rang[autre.state]);
  $("coches").replaceChildren(...triees.map(coche_en_liste));
}

async function clore(commentaire) {
  await ecrire({ action: "clore", rang: commentaire.rank, texte: commentaire.text });
}

function commentaire_en_liste(commentaire) {
  const li = element("li", "avertissement");
  li.append(element("p", "message", (commentaire.author ? commentaire.author + " : " : "") + commentaire.text));
  const lieu = element("p", "lieu", "C" + commentaire.rank + " · " + commentaire.about);
  if (commentaire.at) {
    const aller_voir = element("button", "fichier", "page " + commentaire.at[0]);
    aller_voir.addEventListener("click", () => aller(commentaire.at[0]));
    lieu.append(" · ", aller_voir);
  }
  li.append(lieu);
  if (commentaire.closes) {
    const bouton = element("button", "clore", "Clore");
    bouton.setAttribute("aria-label", "Clore le commentaire C" + commentaire.rank);
    bouton.addEventListener("click", () => clore(commentaire));
    li.append(bouton);
  }
  return li;
}

// Les commentaires ouverts : en liste, et chacun à sa place sur la page.
function montrer_commentaires() {
  document.querySelectorAll(".epingle").forEach((epingle) => epingle.remove());
  $("commentaires").replaceChildren(...etat.comments.map(commentaire_en_liste));
  if (!etat.comments.length) $("commentaires").append(element("li", "", "Aucun n’est ouvert."));
  for (const commentaire of etat.comments) {
    if (!commentaire.at) continue;
    const [numero, x, y] = commentaire.at;
    const page = etat.pages[numero - 1], feuille = feuilles[numero - 1];
    if (!page || !feuille) continue;
    const epingle = element("button", "epingle", "C" + commentaire.rank);
    epingle.title = (commentaire.author ? commentaire.author + " : " : "") + commentaire.text;
    epingle.setAttribute("aria-label", "Commentaire C" + commentaire.rank + ", " + epingle.title);
    epingle.style.left = Math.max(0, x / page.width * 100 - 4) + "%";
    epingle.style.top = Math.max(0, y / page.height * 100 - 1.5) + "%";
    epingle.addEventListener("click", (clic) => { clic.stopPropagation(); ouvrir_relecture(true); });
    feuille.figure.append(epingle);
  }
}

function ouvrir_relecture(oui = $("a-relire").hidden) {
  $("a-relire").hidden = !oui;
  $("relecture").setAttribute("aria-expanded", oui);
  if (oui) { ouvrir_liste(false); montrer_coches(); }
}

function relire(nouvel) {
  montrer_commentaires();
  const reste = nouvel.comments.length;
  $("relecture").textContent = reste ? "Relecture : " + pluriel(reste, "commentaire") : "Relecture";
  $("relecture").classList.toggle("avis", reste > 0);
  if (!$("a-relire").hidden) montrer_coches();
}

// Dans la boîte de ce qu'on montre du doigt : valider ce chiffre, ou ce texte.
async function proposer_de_valider(boite, noms) {
  if (!noms.length) return;
  await charger_coches();
  for (const coche of coches.filter((une) => noms.includes(une.name))) {
    const ligne = element("p", "faire", coche.name + " : " + ETATS[coche.state] + " ");
    ligne.append(bouton_valider(coche));
    boite.append(ligne);
  }
}

try { document.getElementById("nom").value = localStorage.getItem("apercu-nom") ?? ""; } catch { /* pas de mémoire : il sera redemandé */ }
document.getElementById("nom").addEventListener("change", (saisie) => { try { localStorage.setItem("apercu-nom", saisie.target.value.trim()); } catch { /* de même */ } });
