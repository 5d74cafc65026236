#!/usr/bin/env python3
"""Pictures of the preview in its states, to be looked at: python3 tests/apercu/vues.py FOLDER."""

import sys
import time
from pathlib import Path

from seance import Seance

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)


def settled():
    seance.shown()
    time.sleep(1.6)


def picture(name):
    settled()
    browser.picture(folder / f"{name}.png")


def click(x, y):
    for kind in ("mousePressed", "mouseReleased"):
        browser.page("Input.dispatchMouseEvent", type=kind, x=x, y=y, button="left", clickCount=1)


with Seance() as seance:
    browser, project = seance.browser, seance.project
    picture("ouverture")
    for name, script in [
        ("entiere", "regler({ taille: 'page' }); aller(8)"),
        ("double", "regler({ double: true }); aller(20)"),
        ("double-paysage", "aller(48)"),
        ("gris", "regler({ vue: 'gris' })"),
        ("deutan", "regler({ vue: 'deutan' })"),
        ("grille", "regler({ vue: '', double: false, taille: 'largeur', grille: true }); aller(8)"),
    ]:
        browser.run(script)
        picture(name)
    browser.run("regler({ grille: false }); aller(26)")
    settled()
    place = browser.run("(() => { const c = feuilles[25].figure.getBoundingClientRect(); return [c.left + c.width * .4, c.top + c.height * .30] })()")
    click(*place)
    time.sleep(0.6)
    picture("clic")
    before = browser.run("scrollY")
    original = project.read("data/2021/evenements.csv")
    project.write("data/2021/evenements.csv", original.replace("2021-02-02", "2021-02-31", 1))
    browser.until("etat.errors > 0")
    picture("erreur")
    project.write("data/2021/evenements.csv", original)
    project.write("data/2021/textes/europe.typ", project.read("data/2021/textes/europe.typ") + "\n#chifre(\"adherents\")\n\nEt voici *le gras.\n")
    browser.until("etat.told.some((un) => un.at?.startsWith('textes'))")
    picture("erreurs")
    print("scroll position:", before, "then", browser.run("scrollY"))
    project.write("data/2021/textes/europe.typ", project.read("data/2021/textes/europe.typ").split("\n#chifre")[0])
    project.write("data/2021/evenements.csv", original)
    browser.until("etat.errors === 0")
    browser.run("ouvrir_liste(true)")
    picture("constats")
    browser.run("ouvrir_liste(false)")
    # The tool stops and comes back on the same port: the tab goes on.
    seance.watch.close()
    time.sleep(1)
    browser.picture(folder / "arret.png")
    seance.restart()
    browser.until("document.getElementById('etat').className === ''", 60)
    picture("reprise")
    browser.page("Emulation.setDeviceMetricsOverride", width=700, height=900, deviceScaleFactor=1, mobile=False)
    picture("etroit")
