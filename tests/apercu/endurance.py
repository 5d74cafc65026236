#!/usr/bin/env python3
"""Hours of work in minutes: random edits, undone edits and breakages, saved as editors save.

    cargo build --release && python3 tests/apercu/endurance.py [NUMBER] [SEED]

500 edits by default. The memory of the tool is told as it goes, and must stay flat; at the end its pages must be
those of a preview that starts on the same files, and the same as before for files that are as before.
"""

import os
import random
import sys
import time

from watch import REPOSITORY, Project, Watch, program

NUMBER = int(sys.argv[1]) if len(sys.argv) > 1 else 500
SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 2021
# Memory may differ by this much between the second fifth of the edits and the last.
FLAT = 1.15

TEXTS = "data/2021/textes"
# A file, what stands in it, and what takes its place; `{}` is another word each time.
EDITS = [
    (f"{TEXTS}/plaidoyer.typ", "politiques", "politiques {}"),
    (f"{TEXTS}/avant-propos.typ", "réseau", "réseau {}"),
    (f"{TEXTS}/formation.typ", " de ", " {} de "),
    (f"{TEXTS}/europe.typ", "\n", "\n\nUne phrase {}.\n\n"),
    ("data/2021/evenements.csv", "Bureau du RTES", "Bureau {}"),
    ("data/2021/evenements.csv", "2021-01-22", "2021-01-25"),
    ("data/2021/presse.csv", "Localtis", "Localtis {}"),
    ("data/2021/rapport.toml", "[[graphiques]]", "# {}\n[[graphiques]]"),
    ("templates/theme.toml", "#1F4AA8", "#1F4A9{digit}"),
    ("templates/theme.toml", "pas_pt = 14", "pas_pt = 14.{digit}"),
    ("templates/composants/citation.typ", "#let", "// {}\n#let"),
    ("templates/pages/couverture.typ", "#let", "// {}\n#let"),
]
BREAKAGES = [
    (f"{TEXTS}/plaidoyer.typ", "- *", "- *#panne({}"),
    (f"{TEXTS}/europe.typ", "\n", "\n#chiffre(\"{}\")\n"),
    ("data/2021/evenements.csv", "2021-02-02", "2021-02-31"),
    ("data/2021/evenements.csv", "titre_court", "titre_cour"),
    ("data/2021/rapport.toml", "[edition]", "[edition"),
    ("templates/theme.toml", "encre =", "ancre ="),
    ("templates/style.typ", "#let prose(texte) = {", "#let prose(texte) = "),
]


def save(project, name, text, chance):
    """As one of the editors does."""
    way = chance.randrange(4)
    path = project.path(name)
    if way == 0:
        project.write(name, text)
    elif way == 1:
        project.write(name + ".tmp", text)
        os.replace(path.with_name(path.name + ".tmp"), path)
    elif way == 2:
        os.rename(path, path.with_name(path.name + "~"))
        project.write(name, text)
    else:
        # Half of it first: the tool may read it so.
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text[:len(text) // 2])
            file.flush()
            time.sleep(chance.choice([0.001, 0.05]))
            file.write(text[len(text) // 2:])


def settled(watch):
    """The state after which none comes for a while."""
    last = None
    while True:
        state = next(watch.states())
        key = (state["revision"], [page["name"] for page in state["pages"]])
        if key == last:
            return state
        last = key
        time.sleep(1.5)


def names(state):
    return [page["name"] for page in state["pages"]]


def main():
    chance = random.Random(SEED)
    project = Project()
    watch = Watch(project, "--port", "0")
    print(f"{program()}; {NUMBER} edits; load {os.getloadavg()[0]:.1f}")
    memory, undo, broken, broken_now = [], [], 0, False
    start = time.monotonic()
    try:
        states = watch.states()
        first = next(states)
        for number in range(NUMBER):
            # What is broken is soon mended, as people do.
            if undo and (len(undo) > 8 or chance.random() < (0.75 if broken_now else 0.35)):
                name, text = undo.pop()
                broken_now = False
            else:
                broken_now = chance.random() < 0.2
                name, old, new = chance.choice(BREAKAGES if broken_now else EDITS)
                former = project.read(name)
                undo.append((name, former))
                word = "".join(chance.choices("abcdeimnorstu", k=7))
                places = former.count(old)
                if not places:
                    undo.pop()
                    continue
                at = chance.randrange(places)
                parts = former.split(old)
                new = new.replace("{digit}", str(chance.randrange(10))).replace("{}", word)
                text = old.join(parts[:at + 1]) + new + old.join(parts[at + 1:])
            save(project, name, text, chance)
            time.sleep(chance.choice([0.02, 0.2, 0.6]))
            if number % 10 == 9:
                broken += not settled(watch)["current"]
                memory.append(watch.memory())
            if number % 100 == 99:
                print(f"{number + 1:5} edits, {time.monotonic() - start:5.0f} s, {memory[-1]:.0f} MiB", flush=True)
        end = settled(watch)
        while not end["current"]:
            name, text = undo.pop()
            project.write(name, text)
            time.sleep(0.3)
            end = settled(watch)
        if any(watch.get(f"/page/{name}")[0] != 200 for name in names(end)):
            raise SystemExit("a page is not there")
        fresh = Watch(project, "--port", "0")
        cold = next(fresh.states())
        same = names(cold) == names(end)
        drawn = same and all(watch.get(f"/page/{n}")[1] == fresh.get(f"/page/{n}")[1] for n in names(end))
        fresh.close()
        while undo:
            name, text = undo.pop()
            project.write(name, text)
        for name in {name for name, *_ in EDITS + BREAKAGES}:
            project.write(name, (REPOSITORY / name).read_text(encoding="utf-8"))
        patience = time.monotonic() + 30
        while not (back := names(settled(watch)) == names(first)) and time.monotonic() < patience:
            time.sleep(1)
        fifth = max(1, len(memory) // 5)
        early, late = max(memory[fifth:2 * fifth] or memory), max(memory[-fifth:])
        print(f"{NUMBER} edits in {time.monotonic() - start:.0f} s, in error {broken} times of {len(memory)} looked at")
        print(f"memory: {min(memory):.0f} to {max(memory):.0f} MiB, {early:.0f} early, {late:.0f} late: "
              + ("flat" if late <= early * FLAT else "GROWS"))
        print("pages of a cold start: " + ("the same, drawn the same" if drawn else "DIFFERENT"))
        print("files as before: " + ("pages as before" if back else "PAGES DIFFER"))
        sys.exit(0 if drawn and back and late <= early * FLAT else 1)
    finally:
        watch.close()
        project.close()


main()
