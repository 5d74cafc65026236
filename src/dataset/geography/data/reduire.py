#!/usr/bin/env python3
"""Réduit les données géographiques d'IGN et d'INSEE à ce que les cartes impriment.

    python3 reduire.py DOSSIER

DOSSIER contient communes.csv (code,nom,dep,epci,lon,lat), departements.geojson et
ile-de-france.geojson (Lambert-93, mètres), outre-mer.geojson (longitude, latitude).
Écrit à côté de ce fichier : communes.txt, epci.txt, departements.txt (points ; noms et
régions sont relus), regions.txt, contours.txt. Deux passages donnent les mêmes octets.
"""
import csv, json, math, sys
from collections import defaultdict
from pathlib import Path

ICI, DOSSIER = Path(__file__).parent, Path(sys.argv[1])
METRES_PAR_DEGRE = 111195.0


def rings(feature):
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [[tuple(point) for point in ring] for polygon in polygons for ring in polygon]


def chains(edges):
    """Lignes aussi longues que possible : elles s'arrêtent où plus de deux traits se touchent."""
    beside = defaultdict(list)
    for a, b in edges:
        beside[a].append(b)
        beside[b].append(a)
    left = {frozenset(edge) for edge in edges}
    lines = []

    def walk(start, following):
        line = [start]
        while following is not None:
            left.discard(frozenset((line[-1], following)))
            line.append(following)
            ahead = [point for point in beside[following] if frozenset((following, point)) in left]
            following = ahead[0] if len(beside[following]) == 2 and ahead else None
        return line

    ends = sorted(point for point in beside if len(beside[point]) != 2)
    for point in ends + sorted(beside):
        for following in sorted(beside[point]):
            if frozenset((point, following)) in left:
                lines.append(walk(point, following))
    return lines


def borders(features):
    """Côtes et frontières, limites de régions, limites de départements : chaque trait une fois."""
    sides = defaultdict(list)
    for feature in features:
        for ring in rings(feature):
            for a, b in zip(ring, ring[1:]):
                if a != b:
                    sides[min(a, b), max(a, b)].append(feature["properties"])
    kinds = defaultdict(list)
    for edge, both in sorted(sides.items()):
        inner = len(both) == 2
        kinds["d" if inner and both[0]["reg"] == both[1]["reg"] else "r" if inner else "c"].append(edge)
    return [(kind, line) for kind in "cdr" for line in chains(kinds[kind])]


def simplified(line, tolerance):
    """Douglas-Peucker."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = math.hypot(bx - ax, by - ay)

    def far(point):
        if length == 0:
            return math.hypot(point[0] - ax, point[1] - ay)
        return abs((bx - ax) * (ay - point[1]) - (ax - point[0]) * (by - ay)) / length

    index = max(range(1, len(line) - 1), key=lambda i: far(line[i]))
    if far(line[index]) <= tolerance:
        return [line[0], line[-1]]
    return simplified(line[: index + 1], tolerance)[:-1] + simplified(line[index:], tolerance)


def written(kind, line):
    """Le premier point en hectomètres, puis le pas jusqu'à chacun des suivants."""
    points = [(round(x / 100), round(y / 100)) for x, y in line]
    points = [p for i, p in enumerate(points) if i == 0 or p != points[i - 1]]
    steps = [f"{b[0] - a[0]},{b[1] - a[1]}" for a, b in zip(points, points[1:])]
    return " ".join([kind, f"{points[0][0]},{points[0][1]}", *steps])


def outlines():
    load = lambda name: json.loads((DOSSIER / name).read_text())["features"]
    lines = ["carte metropole"]
    lines += [written(kind, line) for kind, line in borders(load("departements.geojson"))]
    lines.append("carte ile-de-france")
    lines += [written(kind, line) for kind, line in borders(load("ile-de-france.geojson"))]
    for feature in load("outre-mer.geojson"):
        points = [point for ring in rings(feature) for point in ring]
        lon = round(sum(x for x, _ in points) / len(points), 2)
        lat = round(sum(y for _, y in points) / len(points), 2)
        lines.append(f"carte {feature['properties']['dep']} {lon} {lat}")
        narrow = math.cos(math.radians(lat)) * METRES_PAR_DEGRE
        local = [[((x - lon) * narrow, (y - lat) * METRES_PAR_DEGRE) for x, y in ring] for ring in rings(feature)]
        width = max(x for ring in local for x, _ in ring) - min(x for ring in local for x, _ in ring)
        lines += [written("c", simplified(ring, width / 200)) for ring in local]
    return lines


def mean(rows):
    lon = sum(float(row["lon"]) for row in rows) / len(rows)
    lat = sum(float(row["lat"]) for row in rows) / len(rows)
    return f"{round(lon * 1000)};{round(lat * 1000)}"


def save(name, lines):
    (ICI / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def lambert_93(lon, lat):
    e, n, c, xs, ys = 0.0818191908426215, 0.7256077650532670, 11754255.426, 700000, 12655612.0499
    sine = e * math.sin(math.radians(lat))
    isometric = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2) * ((1 - sine) / (1 + sine)) ** (e / 2))
    radius, angle = c * math.exp(-n * isometric), n * math.radians(lon - 3)
    return xs + radius * math.sin(angle), ys - radius * math.cos(angle)


def distance(point, lines):
    """De combien un point est hors des lignes fermées : 0 s'il est dedans."""
    x, y = point
    inside, nearest = False, math.inf
    for line in lines:
        for (ax, ay), (bx, by) in zip(line, line[1:]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
            squared = (bx - ax) ** 2 + (by - ay) ** 2
            along = 0 if squared == 0 else max(0, min(1, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / squared))
            nearest = min(nearest, math.hypot(ax + along * (bx - ax) - x, ay + along * (by - ay) - y))
    return 0 if inside else nearest


def mended(communes):
    """Quelques points de la source sont faux : longitude au mauvais signe, longitude et latitude égales.

    Un point qui tombe à plus de 30 km de son département ou, en métropole, loin de toute autre commune de
    son intercommunalité (15 km, et quatre fois leur écart habituel) reçoit le signe contraire si cela l'y ramène, sinon la moyenne des autres
    communes de son intercommunalité dans ce département.
    """
    TOLERANCE = 30000
    land = {}
    for name in ("departements.geojson", "outre-mer.geojson"):
        for feature in json.loads((DOSSIER / name).read_text())["features"]:
            land[feature["properties"]["dep"]] = rings(feature)
    flat = lambda lon, lat: (lon * math.cos(math.radians(lat)) * METRES_PAR_DEGRE, lat * METRES_PAR_DEGRE)
    planes = {}
    for dep, lines in land.items():
        project = flat if dep.startswith("97") else lambert_93
        planes[dep] = project, [[flat(*p) for p in line] for line in lines] if dep.startswith("97") else lines

    beside = defaultdict(list)
    for row in communes:
        if row["epci"] and not row["dep"].startswith("97"):
            beside[row["epci"]].append((row["code"], *flat(float(row["lon"]), float(row["lat"]))))

    spacing = {}
    for epci, points in beside.items():
        near = sorted(min((math.hypot(x - ox, y - oy) for c, ox, oy in points if c != code), default=0) for code, x, y in points)
        spacing[epci] = near[len(near) // 2]

    def out(row, lon):
        project, lines = planes[row["dep"]]
        if distance(project(lon, float(row["lat"])), lines) > TOLERANCE:
            return True
        x, y = flat(lon, float(row["lat"]))
        others = [math.hypot(x - ox, y - oy) for code, ox, oy in beside[row["epci"]] if code != row["code"]]
        return bool(others) and min(others) > max(TOLERANCE / 2, 4 * spacing[row["epci"]])

    wrong = []
    for row in communes:
        lon = float(row["lon"])
        if not out(row, lon):
            continue
        if not out(row, -lon):
            row["lon"] = str(-lon)
        else:
            wrong.append(row)
    for row in wrong:
        others = [r for r in communes if r["epci"] == row["epci"] and r["dep"] == row["dep"] and r not in wrong]
        for axis in ("lon", "lat"):
            row[axis] = str(round(sum(float(r[axis]) for r in others) / len(others), 3))
        print("sans point sûr :", row["code"], row["nom"], file=sys.stderr)


communes = sorted(csv.DictReader((DOSSIER / "communes.csv").open(encoding="utf-8")), key=lambda row: row["code"])
mended(communes)
by_epci, by_department = defaultdict(list), defaultdict(list)
for row in communes:
    by_department[row["dep"]].append(row)
    if row["epci"]:
        by_epci[row["epci"]].append(row)
sirens = sorted(by_epci)
rank = {siren: str(index) for index, siren in enumerate(sirens)}
save("communes.txt", [
    f"{r['code']};{r['nom']};{rank.get(r['epci'], '')};{round(float(r['lon']) * 1000)};{round(float(r['lat']) * 1000)}"
    for r in communes
])


def main_department(rows):
    count = defaultdict(int)
    for row in rows:
        count[row["dep"]] += 1
    return min(count, key=lambda dep: (-count[dep], dep))


save("epci.txt", [f"{siren};{main_department(by_epci[siren])};{mean(by_epci[siren])}" for siren in sirens])
kept = [line.split(";")[:3] for line in (ICI / "departements.txt").read_text(encoding="utf-8").splitlines()]
save("departements.txt", [";".join([*names, mean(by_department[names[0]])]) for names in kept])
region_of = {code: region for code, _, region in kept}
by_region = defaultdict(list)
for row in communes:
    by_region[region_of[row["dep"]]].append(row)
kept = [line.split(";")[:2] for line in (ICI / "regions.txt").read_text(encoding="utf-8").splitlines()]
save("regions.txt", [";".join([*names, mean(by_region[names[0]])]) for names in kept])
save("contours.txt", outlines())
