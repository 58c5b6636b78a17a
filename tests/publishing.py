"""A publisher who replaces the site on a host by its next edition, while readers are there."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page

from first_edition import saved_first_edition
from hosts import Host
from shared import Shared

NEW = "SYNTHETIC-GRADE"
"""The strength of the two questions that change."""


def next_edition(folder: Path, shared: Shared, version: str = "1.1.0") -> Path:
    """The site of a second edition."""
    return shared.site(next_collection(folder, version))


def next_collection(folder: Path, version: str = "1.1.0") -> Path:
    """The file of a second edition, plainly synthetic: two questions changed, one is withdrawn."""
    data = json.loads(saved_first_edition(folder).read_text(encoding="utf-8"))
    shutil.rmtree(folder / "editions")
    data["collection"]["edition"] = {"version": version, "date": "2026-12-01"}
    data["strength_scheme"]["grades"].append({**data["strength_scheme"]["grades"][0], "id": "synthetic", "label": NEW})
    for number in (0, 3):
        data["questions"][number]["recommendations"][0]["strength"] = "synthetic"
    if version != "1.0.0":
        entry = {"edition": version, "date": "2026-12-01", "change": "withdrawn", "reason": "SYNTHETIC"}
        data["questions"][2]["history"].append(entry)
    file = folder / "collection.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


@dataclass(frozen=True)
class Publisher:
    """A host with the first edition, which a test can replace by the next one."""

    host: Host
    folder: Path
    shared: Shared

    def publish(self, version: str = "1.1.0") -> None:
        newer = next_edition(self.folder.parent / version, self.shared, version)
        self.replace(newer)

    def replace(self, site: Path) -> None:
        """The host has the site in the folder `site` instead of its own."""
        with self.away():
            shutil.rmtree(self.folder)
            shutil.copytree(site, self.folder)

    @contextmanager
    def away(self) -> Iterator[None]:
        """The host cannot be reached meanwhile, so that no open page sees its pages while they change."""
        was, self.host.off = self.host.off, True
        try:
            yield
        finally:
            self.host.off = was


def expect_one_edition(page: Page) -> None:
    """The device keeps one edition alone, as soon as it has removed others."""
    for _ in range(50):
        editions = [name for name in page.evaluate("caches.keys()") if not name.endswith(" notes")]
        if len(editions) == 1:
            return
        page.wait_for_timeout(200)
    raise AssertionError(editions)
