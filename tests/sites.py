"""Built sites as tests see them: the raw JSON that a site was built from, and the pages that a reader gets."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

from bs4 import BeautifulSoup, Tag

from clinical_consensus.build.finish import add_files, finish
from clinical_consensus.build.generate import generate
from clinical_consensus.build.hashed_names import with_hashed_names
from clinical_consensus.build.inputs import authored, builder_inputs, prepare
from clinical_consensus.build.site import files_beside_pages, make_pack, published_with
from clinical_consensus.contract.settings import Settings
from forks import builder_forked
from in_process import Done, run_script

PROJECT = Path(__file__).resolve().parents[1]
ONCOLOGY = PROJECT / "data" / "icm_oncology.json"
COLLECTIONS = {
    "oncology": ONCOLOGY,
    "full": PROJECT / "tests" / "collections" / "synthetic_full.json",
    "minimal": PROJECT / "tests" / "collections" / "synthetic_minimal.json",
    "german": PROJECT / "tests" / "collections" / "synthetic_german.json",
    "chinese": PROJECT / "tests" / "collections" / "synthetic_chinese.json",
    "arabic": PROJECT / "tests" / "collections" / "synthetic_arabic.json",
}
GUIDELINES = ("german", "chinese", "arabic")
"""The collections that state what large guidelines do, each in a language of its own."""
BUILDERS = ("mkdocs", "zensical")
NOT_STATED = "Not stated in the source"
NOT_TRANSCRIBED = "Not transcribed here; see the source"
OWN_WORDS = frozenset((PROJECT / "tests" / "own_words.txt").read_text(encoding="utf-8").split())
"""Every word that the site itself says, on pages and in print."""

Json = dict[str, Any]


def synthetic(content: bytes) -> set[bytes]:
    """The words of a file that say that something is made for tests."""
    return set(re.findall(rb"[a-z0-9]*synthetic[a-z0-9]*", content.lower()))


def synthetic_in_data() -> set[bytes]:
    """Such words in the published collection itself: none but in a copy to which tests have added something."""
    texts = [path.read_bytes() for path in ONCOLOGY.parent.rglob("*") if path.is_file()]
    return set().union(*(synthetic(text) | synthetic(text.replace(b"-", b"")) for text in texts))


def number_of(question: Json) -> str:
    """The number that a question shows: its label, if it has one."""
    return str(question.get("label") or question["number"])


def ordered(data: Json) -> list[Json]:
    """The raw questions in the order of the sections, then of their numbers; those without a section at the end."""
    order = [section["id"] for section in nested(data.get("sections", []))]
    places = {section: place for place, section in enumerate(order)}
    return sorted(data["questions"], key=lambda each: (places.get(each.get("section"), 9999), each["number"]))


def strength_text(data: Json, recommendation: Json) -> str | None:
    """The strength of a recommendation as it is shown, with its direction; None if it is not stated."""
    found = labels(data["strength_scheme"].get("grades", [])).get(recommendation.get("strength") or "")
    direction = recommendation.get("direction")
    return f"{found}, {direction}" if found and direction else found


IN_HOME = 12
"""The most questions that Home lists; with more, it leads to the list of them all."""


def withdrawal(question: Json) -> Json | None:
    """The history entry that withdraws a question, if it is withdrawn."""
    entries = [each for each in question.get("history", []) if each["change"] in ("added", "withdrawn")]
    return entries[-1] if entries and entries[-1]["change"] == "withdrawn" else None


def standing(data: Json, question: Json) -> list[str]:
    """What a question's title says of it: that it was withdrawn, and that others replace it."""
    if not withdrawal(question):
        return []
    return ["withdrawn", *["replaced"] * any(question["id"] in each.get("replaces", []) for each in data["questions"])]


@dataclass(frozen=True)
class Site:
    """A built site and the collection's raw JSON."""

    data: Json
    folder: Path

    @cached_property
    def pages(self) -> dict[str, BeautifulSoup]:
        """Every page by its address: "" is Home, "questions/" the list, "404.html" itself."""
        return {self._address(path): parse(path) for path in sorted(self.folder.rglob("*.html"))}

    def _address(self, path: Path) -> str:
        return path.relative_to(self.folder).as_posix().removesuffix("index.html")

    @property
    def questions(self) -> list[Json]:
        """The raw questions in the order in which the site shows them."""
        return ordered(self.data)

    def listed(self, address: str) -> list[BeautifulSoup]:
        """The page at an address, and those on which its list goes on."""
        others = [page for page in self.pages if re.fullmatch(rf"{re.escape(address)}page\.\d+/", page)]
        return [self.pages[each] for each in (address, *sorted(others, key=lambda each: (len(each), each)))]

    def question_page(self, question: Json) -> BeautifulSoup:
        return self.pages[f"questions/{question['id']}/"]


def site_in(folder: Path, data: Path) -> Site:
    """The built site in `folder`, of the collection in the file `data`."""
    return Site(json.loads(data.read_text(encoding="utf-8")), folder)


def parse(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")


def nested(sections: list[Json], parent: str | None = None) -> list[Json]:
    """The raw sections, each followed by those within it."""
    found = [section for section in sections if section.get("parent") == parent]
    return [each for section in found for each in (section, *nested(sections, section["id"]))]


def states_consensus(data: Json) -> bool:
    """Whether the collection has levels of consensus, or some recommendation a consensus: else it is never named."""
    answers = (each for question in data["questions"] for each in question["recommendations"])
    return bool(data["consensus_scheme"].get("levels")) or any(each.get("consensus") for each in answers)


def states_certainty(data: Json) -> bool:
    """Whether some recommendation of the collection has a certainty: else it is never named."""
    return any(each.get("certainty") for question in data["questions"] for each in question["recommendations"])


def one(within: BeautifulSoup | Tag, selector: str) -> Tag:
    """The only element that `selector` finds."""
    found = within.select(selector)
    assert len(found) == 1, f"{selector}: {len(found)} elements"
    return found[0]


def hooked(within: BeautifulSoup | Tag, hook: str) -> list[tuple[str, str]]:
    """The elements with a hook, in order: id and text."""
    return [(str(element[f"data-{hook}"]), element.get_text()) for element in within.select(f"[data-{hook}]")]


def labels(records: list[Json]) -> dict[str, str]:
    return {record["id"]: record["label"] for record in records}


def run(script: str, *arguments: str | Path, **environment: str) -> Done:
    """Run one of the project's scripts as a user would, from the project's folder, but in this process.

    A site builder that it starts runs in a fork.
    """
    with mock.patch("subprocess.run", builder_forked):
        return run_script(PROJECT, script, arguments, **environment)


def started(script: str, *arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run one of the project's scripts in a process of its own, where the process is what a test is about."""
    kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    command = [sys.executable, PROJECT / "scripts" / script, *arguments]
    return subprocess.run(
        command, cwd=PROJECT, env=kept | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def build_with_mkdocs(data: Path, site: Path, **environment: str) -> None:
    """Build the site of a collection with the project's command."""
    done = run("build_site.py", "--data", data, "--site", site, **environment)
    assert done.returncode == 0, done.stdout + done.stderr


def build_with_zensical(data: Path, site: Path, earlier: Path) -> None:
    """Build the same site with the other builder; the downloads are those of `earlier`, the command's site."""
    generated = generate(data, Settings())
    pack = make_pack(generated, earlier)
    published = published_with(generated, pack)
    with TemporaryDirectory() as folder:
        inputs = builder_inputs(authored(PROJECT), generated.files_with(published))
        prepare(Path(folder), with_hashed_names(inputs).whole())
        done = subprocess.run(
            [sys.executable, "-m", "zensical", "build", "--strict"],
            cwd=folder, env=os.environ | {"SITE_URL": ""}, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        add_files(Path(folder) / "site", files_beside_pages(pack, published))
        finish(Path(folder), generated.collection.profile, "")
        shutil.move(Path(folder) / "site", site)
