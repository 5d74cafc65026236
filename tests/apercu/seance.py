"""The preview of a copy of the project, in a browser: what the scripts share."""

from chromium import Chromium
from watch import Project, Watch

SHOWN = "feuilles.every((f) => f.montree === f.voulue)"


class Seance:
    """`with Seance() as seance`: project, tool and browser, closed at the end whatever happens."""

    def __enter__(self):
        self.project = Project()
        self.watch = Watch(self.project, "--port", "0")
        self.browser = Chromium()
        try:
            self.browser.go(self.watch.address)
            self.browser.until("typeof feuilles === 'object' && etat?.pages?.length > 0", 120)
            self.shown()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_):
        try:
            for complaint in self.browser.complaints():
                print("console:", complaint)
        finally:
            self.close()

    def shown(self):
        """Waits until every page in sight is the one that is meant."""
        self.browser.until(SHOWN, 120)

    def restart(self):
        """The tool, stopped before, comes back on the same port."""
        self.watch = Watch(self.project, "--port", str(self.watch.port))

    def close(self):
        self.browser.close()
        self.watch.close()
        self.project.close()
