"""A committee that edits, releases and signs off the collection of a copy of the project, as CONTRIBUTING says.

What it adds is plainly synthetic.
"""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from folders import cloned
from releasing import commit, git
from sites import ONCOLOGY, PROJECT, Json, run

ADDED = "Synthetic addition to a copy."
NEW, LATER = "synthetic-question-of-a-copy", "synthetic-later-question-of-a-copy"
"""A new question with a source of its own, and one that was read from the source of another question."""
PUBLICATION = {
    "id": "synthetic-publication", "type": "report", "title": "Synthetic publication of a copy",
    "author": [{"literal": "Synthetic committee"}], "publisher": "Synthetic publisher",
    "issued": {"date-parts": [[2001]]},
}  # fmt: skip
"""Where the new question was published."""


@dataclass
class Committee:
    """Who edits, releases and signs off the collection of a copy of the project, on one day."""

    data: Path
    day: str

    @property
    def value(self) -> Json:
        found: Json = json.loads(self.data.read_text(encoding="utf-8"))
        return found

    @property
    def valid(self) -> list[Json]:
        """The questions that were not withdrawn."""
        withdrawn = [each["history"][-1]["change"] == "withdrawn" for each in self.value["questions"]]
        return [each for each, gone in zip(self.value["questions"], withdrawn, strict=True) if not gone]

    @property
    def inferred(self) -> Json:
        """The first of these whose authors were placed by inference, or the last."""
        placed = [
            each
            for each in self.valid
            for entry in each["provenance"]
            if entry["field"] == "authors" and entry.get("placement") == "inferred"
        ]
        return [*placed, self.valid[-1]][0]

    def edit(self, change: Callable[[Json], object]) -> None:
        value = self.value
        change(value)
        for source in value["sources"]:
            source["sha256"] = hashlib.sha256((self.data.parent / source["file"]).read_bytes()).hexdigest()
        self.data.write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        commit(self.data)

    def release(self, *reasons: str | Path) -> None:
        """Release the next minor version as CONTRIBUTING says, and commit it."""
        major, minor = self.value["collection"]["edition"]["version"].split(".")[:2]
        changelog = self.data.parents[1] / "CHANGELOG.md"
        done = run(
            "release.py", f"{major}.{int(minor) + 1}.0", *reasons, "--date", self.day, "--data", self.data,
            "--changelog", changelog,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        commit(self.data)

    def sign_off(self, question: str) -> None:
        signed = ["--reviewer", "Synthetic Reviewer", "--role", "Synthetic role", "--date", self.day]
        day = datetime.date.fromisoformat(self.day)
        with mock.patch("clinical_consensus.cli.sign_off.today", return_value=day):
            done = run("sign_off.py", question, *signed, "--data", self.data)
        assert done.returncode == 0, done.stderr
        commit(self.data)


def committee_in(folder: Path) -> Committee:
    """The committee of a copy of the project under version control."""
    data = cloned(folder) / ONCOLOGY.relative_to(PROJECT)
    git(data, "init", "--quiet")
    commit(data)
    date = json.loads(data.read_text(encoding="utf-8"))["collection"]["edition"]["date"]
    return Committee(data, max(date, datetime.datetime.now(datetime.UTC).date().isoformat()))


def add_a_sentence(question: str, folder: Path) -> Callable[[Json], None]:
    """A change of a question's answer, which its source says too: one more sentence."""

    def change(value: Json) -> None:
        [of] = [each for each in value["questions"] if each["id"] == question]
        recommendation = of["recommendations"][0]
        recommendation["statements"][-1]["text"] += f" {ADDED}"
        field = f"recommendations.{recommendation['id']}.statements"
        [entry] = [each for each in of["provenance"] if each["field"] == field]
        [source] = [each for each in value["sources"] if each["id"] == entry["source"]]
        lines = (folder / source["file"]).read_text(encoding="utf-8").split("\n")
        lines[entry["lines"][1] - 1] = f"{lines[entry['lines'][1] - 1].rstrip()} {ADDED}"
        (folder / source["file"]).write_text("\n".join(lines), encoding="utf-8")

    return change


def add_a_question(folder: Path, replaced: str) -> Callable[[Json], None]:
    """A new question with fields of many kinds, from a source of its own, in place of one that is withdrawn."""

    def change(value: Json) -> None:
        number, grade = max(each["number"] for each in value["questions"]) + 1, value["strength_scheme"]["grades"][0]
        level = value["consensus_scheme"]["levels"][0]
        title, text = "Synthetic question of a copy?", "Synthetic statement of a copy."
        lines = [
            f"{number} - {title}", "Population: A synthetic adults of a copy", f"Response/Recommendation: {text}",
            f"{value['strength_scheme']['label']}: {grade['label']}, against.", "Remarks: A synthetic remark of a copy",
            f"({level['label']}: agree 96.5%, disagree 2.5%, abstain 1%)", "Rationale: A synthetic reason of a copy",
            "A synthetic heading", "• A synthetic item", "A synthetic head | A synthetic other",
            "A synthetic cell | 5 %",
            "A synthetic reason of the answer", "Published as: Synthetic publication, Synthetic committee, 2001.",
            "It stands for an earlier question.",
        ]  # fmt: skip
        source = {"id": "synthetic-source", "title": "Synthetic source of a copy", "file": "sources/synthetic.txt"}
        (folder / source["file"]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        value["sources"].append(source)
        at = f"recommendations.{NEW}-r1"
        places = {
            "title": (1, 1), "population": (2, 2), f"{at}.statements": (3, 3), f"{at}.strength": (4, 4),
            f"{at}.direction": (4, 4), f"{at}.remarks": (5, 5), f"{at}.consensus": (6, 6), "rationale": (7, 11),
            f"{at}.rationale": (12, 12), "publication": (13, 13), "replaces": (14, 14),
        }  # fmt: skip
        table = {
            "caption": None,
            "header": ["A synthetic head", "A synthetic other"],
            "rows": [["A synthetic cell", "5 %"]],
        }
        value["questions"].append({
            "id": NEW, "number": number, "title": title, "population": "A synthetic adults of a copy", "parts": [],
            "recommendations": [{
                "id": f"{NEW}-r1", "statements": [{"id": f"{NEW}-r1-s1", "text": text}], "strength": grade["id"],
                "direction": "against", "remarks": ["A synthetic remark of a copy"],
                "rationale": ["A synthetic reason of the answer"],
                "consensus": {"level": level["id"], "vote": {"agree": 96.5, "disagree": 2.5, "abstain": 1}},
            }],
            "authors": None, "references": None, "topics": [], "related": [], "history": [],
            "rationale": ["A synthetic reason of a copy", {"heading": "A synthetic heading"},
                          {"list": ["A synthetic item"]}, {"table": table}],
            "replaces": [replaced], "publication": PUBLICATION,
            "provenance": [
                {"field": name, "source": source["id"], "lines": list(lines)} for name, lines in places.items()
            ],
        })  # fmt: skip

    return change


def add_a_second_source(question: str, folder: Path) -> Callable[[Json], None]:
    """A field of a question that states it nowhere else, from a source of its own."""

    def change(value: Json) -> None:
        [of] = [each for each in value["questions"] if each["id"] == question]
        field = next(each for each in ("intervention", "comparator", "outcome", "population") if not of.get(each))
        source = {"id": "synthetic-second", "title": "Synthetic second source", "file": "sources/synthetic-second.txt"}
        (folder / source["file"]).write_text(f"{field.capitalize()}: A synthetic field of a copy\n", encoding="utf-8")
        value["sources"].append(source)
        of[field] = "A synthetic field of a copy"
        of["provenance"].append({"field": field, "source": source["id"], "lines": [1, 1]})

    return change


def add_from_the_source_of(question: str, folder: Path) -> Callable[[Json], None]:
    """A new question that was read from the end of the source of another."""

    def change(value: Json) -> None:
        [of] = [each for each in value["questions"] if each["id"] == question]
        [named] = [each["source"] for each in of["provenance"] if each["field"] == "title"]
        [source] = [each for each in value["sources"] if each["id"] == named]
        number, grade = max(each["number"] for each in value["questions"]) + 1, value["strength_scheme"]["grades"][0]
        title, text = "Synthetic later question of a copy?", "Synthetic later statement of a copy."
        lines = (folder / source["file"]).read_text(encoding="utf-8").rstrip().split("\n")
        first = len(lines) + 1
        lines += [f"{number} - {title}", text, f"{value['strength_scheme']['label']}: {grade['label']}."]
        (folder / source["file"]).write_text("\n".join(lines) + "\n", encoding="utf-8")
        at = f"recommendations.{LATER}-r1"
        value["questions"].append({
            "id": LATER, "number": number, "title": title, "parts": [],
            "recommendations": [{
                "id": f"{LATER}-r1", "statements": [{"id": f"{LATER}-r1-s1", "text": text}], "strength": grade["id"],
            }],
            "topics": [], "related": [], "history": [],
            "provenance": [
                {"field": name, "source": source["id"], "lines": [line, line]}
                for line, name in enumerate(("title", f"{at}.statements", f"{at}.strength"), first)
            ],
        })  # fmt: skip

    return change
