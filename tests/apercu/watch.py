"""`rapport watch` on a copy of the repository's data and templates."""

import http.client
import json
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]


def program():
    """The release build if there is one; `RAPPORT=path` names another."""
    named = os.environ.get("RAPPORT")
    choices = [Path(named)] if named else [REPOSITORY / "target" / kind / "rapport" for kind in ("release", "debug")]
    for one in choices:
        if one.is_file():
            return one.resolve()
    raise SystemExit("no program here: cargo build --release")


class Project:
    """A folder with data and templates that may be edited."""

    def __init__(self):
        self.root = Path(tempfile.mkdtemp(prefix="apercu-"))
        shutil.copytree(REPOSITORY / "data", self.root / "data")
        shutil.copytree(REPOSITORY / "templates", self.root / "templates")

    def path(self, name):
        return self.root / name

    def read(self, name):
        return (self.root / name).read_text(encoding="utf-8")

    def write(self, name, text):
        with open(self.root / name, "w", encoding="utf-8", newline="") as file:
            file.write(text)

    def close(self):
        shutil.rmtree(self.root, ignore_errors=True)


class Watch:
    """The running tool."""

    def __init__(self, project, *arguments):
        self.log = open(project.root / "watch.log", "ab")
        self.process = subprocess.Popen(
            [program(), "watch", "2021", *arguments], cwd=project.root, stdout=subprocess.PIPE, stderr=self.log)
        self.address = self.process.stdout.readline().decode().strip()
        self.port = int(self.address.rstrip("/").rsplit(":", 1)[1])

    def memory(self):
        """Resident memory, in MiB."""
        with open(f"/proc/{self.process.pid}/statm") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def states(self):
        """The states as they come."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", "/etat")
        answer = connection.getresponse()
        while line := answer.fp.readline():
            if line.startswith(b"data:"):
                yield json.loads(line[5:])

    def get(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.read()

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.log.close()
