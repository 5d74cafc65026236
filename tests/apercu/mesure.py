#!/usr/bin/env python3
"""From the save of a file to the changed page in a real browser: medians over 50 edits each.

    cargo build --release && python3 tests/apercu/mesure.py [NUMBER] [PICTURES]

Needs Chromium (`apt-get install chromium`) and nothing else. An edit is timed from just before the file is
written to the frame after the one in which the page in sight shows it.
"""

import os
import re
import statistics
import sys
import time

from seance import SHOWN, Seance
from watch import program

NUMBER = int(sys.argv[1]) if len(sys.argv) > 1 else 50
PICTURES = sys.argv[2] if len(sys.argv) > 2 else None

# What is edited, and the milliseconds that it may take.
EDITS = {
    "mot": ("data/2021/textes/plaidoyer.typ", 100),
    "cellule": ("data/2021/evenements.csv", 200),
    "couleur": ("templates/theme.toml", 500),
}


# Whether the drawings in sight, patched edit after edit, are those that the tool gives whole.
SAME = """(async () => {
    const rest = (svg) => [...svg.children].filter((e) => e.localName !== 'defs').map((e) => e.outerHTML).join('');
    for (const f of feuilles.filter((f) => f.dessin)) {
        const whole = await (await fetch('/page/' + f.montree)).text();
        if (rest(f.dessin) !== rest(lire(whole))) return false;
    }
    return feuilles.some((f) => f.dessin);
})()"""


def letters(number):
    """Another ending for each number: what was seen before would come out of a memory."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(number))


def word(text, number):
    """The first word of six letters in a line of prose becomes another."""
    found = re.search(r"(?m)^(?![#=/])[^\n#]*?\b([a-zéè]{6,9})\b", text)
    return text[:found.start(1)] + found.group(1) + letters(number) + text[found.end(1):]


def cell(text, number):
    """The titles of an event, in the calendar and in its section, get another end."""
    title = "Bureau du RTES;Bureau du RTES"
    assert title in text
    return text.replace(title, f"Bureau {letters(number)};Bureau {letters(number)}", 1)


def colour(text, number):
    """The hue of the first chapter."""
    return re.sub(r'(chapitres = \[\s*\{ ecran = )"#[0-9A-F]{6}"', rf'\1"#1F{number % 64:02X}A0"', text)


HOW = {"mot": word, "cellule": cell, "couleur": colour}


def page_that_changes(seance, name, how, original):
    """Makes two edits, and brings the first page that the second one changes into sight."""
    browser, project = seance.browser, seance.project
    for number in (9000, 9001):
        revision = browser.run("etat.revision")
        project.write(name, how(original, number))
        browser.until(f"etat.revision > {revision}")
        time.sleep(1)
    changed, current = browser.run("etat.changed"), browser.run("etat.current")
    if not current or not changed:
        raise SystemExit(f"the edit of {name} changes nothing: {browser.run('JSON.stringify(etat.told.slice(0, 3))')}")
    page = changed[len(changed) // 2]
    browser.run(f"aller({page})")
    seance.shown()
    time.sleep(0.5)
    return page, len(changed)


def measure(seance, name):
    """Edits one kind of file, again and again, and tells the times."""
    browser, project = seance.browser, seance.project
    file, bar = EDITS[name]
    original = project.read(file)
    page, changed = page_that_changes(seance, file, HOW[name], original)
    times = []
    for number in range(1, NUMBER + 1):
        browser.run(f"""window.__montree = new Promise((fini) => {{
            const ecoute = (e) => {{ if (e.detail.page === {page}) {{ document.removeEventListener('page-montree', ecoute); fini(1) }} }};
            document.addEventListener('page-montree', ecoute) }}); 0""")
        edited = HOW[name](original, number)
        start = time.perf_counter()
        project.write(file, edited)
        browser.run("window.__montree", wait=True)
        times.append((time.perf_counter() - start) * 1000)
        browser.until(SHOWN)
        time.sleep(0.25)
    if not browser.run(SAME, wait=True):
        raise SystemExit(f"after the edits of {name} a page in sight is not what the tool drew")
    project.write(file, original)
    time.sleep(1)
    times.sort()
    verdict = "reached" if statistics.median(times) < bar else "MISSED"
    print(f"{name:8} page {page} of {changed} changed: median {statistics.median(times):.0f} ms, "
          f"from {times[0]:.0f} to {times[-1]:.0f}, nine tenths under {times[int(len(times) * .9)]:.0f} "
          f"(bar {bar} ms: {verdict})")


def main():
    print(f"{program()}; load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with Seance() as seance:
        print(f"{seance.browser.run('etat.pages.length')} pages")
        if PICTURES:
            seance.browser.picture(f"{PICTURES}/debut.png")
        for name in EDITS:
            measure(seance, name)
            if PICTURES:
                seance.browser.picture(f"{PICTURES}/{name}.png")
        print(f"memory of the tool {seance.watch.memory():.0f} MiB; load {os.getloadavg()[0]:.1f}")


main()
