"""A field that somebody adds to the contract is in every file of open data, though no module there knows its name."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from clinical_consensus.collection.facts import Fact, Value
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.open_data.review_sheet import review_table
from clinical_consensus.open_data.table import statement_table
from exported import collection
from sites import COLLECTIONS, PROJECT, Json
from spreadsheets import as_records, csv_rows, worksheet_rows

RECORDS = (
    "Profile",
    "Grade",
    "Level",
    "Author",
    "Part",
    "Statement",
    "Vote",
    "Consensus",
    "Recommendation",
    "Question",
)
FIELDS = """    probe: Annotated[Text | None, Shown("Probe")] = None
    asides: Annotated[tuple[Text, ...], Editorial("Asides")] = ()
"""
EXPORT = """
import hashlib, sys
from pathlib import Path
from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import open_data
from clinical_consensus.contract.settings import Settings

for path, content in open_data(generate(Path(sys.argv[1]), Settings())).items():
    file = Path(sys.argv[2], path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
"""


def probed(own: str, /, **fields: object) -> Json:
    """A record with values for the further fields that name their `own` record."""
    return {**fields, "probe": f"PROBE {own}.", "asides": [f"REMARK {own} 1.", f"REMARK {own} 2."]}


def probed_collection() -> Json:
    """The minimal collection with a record of each kind, each with further fields."""
    data: Json = json.loads(COLLECTIONS["minimal"].read_bytes())
    data["collection"] |= probed("collection")
    data["strength_scheme"]["grades"] = [probed("grade", id="strong", label="Strong")]
    data["consensus_scheme"]["levels"] = [probed("level", id="broad", label="Broad")]
    data["authors"] = [probed(f"author {name}", id=name, name=name.upper()) for name in ("a", "b")]
    vote = probed("vote", agree=90, disagree=10, abstain=0)
    [question] = data["questions"]
    question |= probed("question", authors=["a", "b"])
    question["parts"] = [probed(f"part {name}", id=f"part-{name}", label=name, text="Synthetic") for name in "xy"]
    question["recommendations"] = [
        probed(
            f"recommendation {number}",
            id=f"r{number}",
            statements=[probed(f"statement {number}{of}", id=f"s{number}{of}", text="Synthetic") for of in "ab"],
            **(
                {"strength": "strong", "consensus": probed("consensus", level="broad", vote=vote)}
                if number == 1
                else {}
            ),
        )
        for number in (1, 2)
    ]
    return data


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of open data of a collection whose every record has two more fields than the contract's."""
    folder = tmp_path_factory.mktemp("further")
    shutil.copytree(PROJECT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for record in RECORDS:
        counts = 0
        for file in (folder / "src" / "clinical_consensus" / "contract").glob("*.py"):
            heading = rf'(?s)(class {record}\(Record\):\n    """.*?"""\n)'
            text, count = re.subn(heading, rf"\g<1>\n{FIELDS}", file.read_text(encoding="utf-8"))
            file.write_text(text, encoding="utf-8")
            counts += count
        assert counts == 1
    (folder / "data.json").write_text(json.dumps(probed_collection()), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-c", EXPORT, folder / "data.json", folder / "out"],
        check=True, env=os.environ | {"PYTHONPATH": str(folder / "src")},
    )  # fmt: skip
    return folder / "out"


def values() -> list[str]:
    found = re.findall(r"(?:PROBE|REMARK) [^.]*\.", json.dumps(probed_collection()))
    more = ("author", "part", "statement", "statement", "statement", "recommendation")
    assert len(found) == 3 * (len(RECORDS) + len(more))
    return found


def test_every_further_field_is_in_every_file_that_contains_a_whole_question(files: Path) -> None:
    texts = {
        "csv": csv_rows((files / "data" / "questions.csv").read_bytes()),
        "workbook": worksheet_rows((files / "data" / "questions.xlsx").read_bytes()),
        "review": worksheet_rows((files / "downloads" / "review-sheet.xlsx").read_bytes()),
        "text": (files / "questions" / "only.txt").read_text(encoding="utf-8"),
        "json": (files / "data" / "questions" / "only.json").read_text(encoding="utf-8"),
    }
    assert texts["csv"] == texts["workbook"]
    assert {name: [value for value in values() if value not in str(text)] for name, text in texts.items()} == {
        name: [] for name in texts
    }
    assert str(texts["text"]).count("(our reading)") == sum("REMARK" in value for value in values()) // 2


def test_each_row_of_the_table_has_only_the_further_fields_of_its_own_records(files: Path) -> None:
    rows = as_records(csv_rows((files / "data" / "questions.csv").read_bytes()))
    assert [row["statement id"] for row in rows] == ["s1a", "s1b", "s2a", "s2b"]
    for row in rows:
        statement, first = row["statement id"].removeprefix("s"), row["recommendation id"] == "r1"
        expected = {
            "question": "question",
            "recommendation": f"recommendation {statement[0]}",
            "statement": f"statement {statement}",
            "strength": "grade" * first,
            "level": "level" * first,
            "consensus": "consensus" * first,
            "vote": "vote" * first,
            "collection": "collection",
        }
        for owner, name in expected.items():
            assert row[f"probe ({owner})"] == (f"PROBE {name}." if name else "")
            asides = f"REMARK {name} 1.\nREMARK {name} 2." if name else ""
            assert row[f"asides ({owner}) (our reading)"] == asides
        assert row["probe (parts)"] == "part x: PROBE part x.\npart y: PROBE part y."
        assert row["probe (authors)"] == "A: PROBE author a.\nB: PROBE author b."
    assert not [name for name in rows[0] if re.match(r"(probe|asides).* placement inferred$", name)]


def test_each_further_field_has_a_row_of_its_own_in_the_review_sheet(files: Path) -> None:
    rows = as_records(worksheet_rows((files / "downloads" / "review-sheet.xlsx").read_bytes()))
    ids = [row["id"] for row in rows]
    assert len(set(ids)) == len(ids)
    probes = {row["text"]: row for row in rows if row["text"].startswith("PROBE")}
    assert sorted(probes) == sorted(value for value in values() if value.startswith("PROBE"))
    asides = [row for row in rows if row["text"].startswith("REMARK")]
    assert len(asides) == len(probes)
    assert all(row["what it is"].endswith(" (our reading)") for row in asides)
    for row in (*probes.values(), *asides):
        assert row["SHA-256 of the text"] == hashlib.sha256(row["text"].encode()).hexdigest()
        assert "." in row["id"], "no id of the data has a full stop"
    assert probes["PROBE part x."]["what it is"] == "Probe (part x)"
    assert (rows[-1]["question id"], rows[-1]["id"]) == ("", "collection.asides")


def further(name: str, *, is_inferred: bool = False, of: str = "", kind: str = "") -> Fact:
    state = "inferred" if is_inferred else "stated"
    label = f"Probe ({of})" if of else "Probe"
    field = kind or name
    return Fact(field, field, label, "Probe", label, state, (Value(name),), owner=of)  # type: ignore[arg-type]


def changed(*own: Fact, of_part: tuple[Fact, ...] = ()) -> CollectionView:
    """The full collection, the first question that has parts with further facts."""
    whole = collection("full").view
    first = next(question for question in whole.questions if question.parts)
    parts = (replace(first.parts[0], further=of_part), *first.parts[1:])
    new = replace(first, own=own, parts=parts)
    view = CollectionView(whole.relations)
    vars(view)["questions"] = tuple(new if question is first else question for question in whole.questions)
    return view


def rows_of(view: CollectionView) -> tuple[Json, Json]:
    """A row of the question with further facts, and one of another question."""
    table = statement_table(view)
    assert {len(row) for row in table.rows} == {len(table.columns)}
    rows = as_records([[name for name, _ in table.columns], *map(list, table.rows)])
    return next(row for row in rows if row["parts"]), next(row for row in rows if not row["parts"])


def test_an_inferred_further_fact_has_its_mark_in_a_column_beside_it() -> None:
    of_part = (further("a", is_inferred=True, of="part A", kind="parts.probe"),)
    view = changed(further("stated"), of_part=of_part)
    row, other = rows_of(view)
    assert (row["probe (parts)"], row["probe (parts) placement inferred"]) == ("part A: a", "part A")
    assert (row["probe (question)"], "probe (question) placement inferred" in row) == ("stated", False)
    assert (other["probe (parts)"], other["probe (parts) placement inferred"], other["probe (question)"]) == (
        "",
        "",
        "",
    )
    view = changed(further("placed", is_inferred=True))
    assert rows_of(view)[0]["probe (question) placement inferred"] == "placement inferred"
    assert [row[2] for row in review_table(view).rows if row[3] == "placed"] == ["Probe (placement inferred)"]


def test_two_further_fields_with_one_label_have_two_columns() -> None:
    row, _ = rows_of(changed(further("one"), further("two")))
    assert {name: text for name, text in row.items() if name.startswith("probe")} == {
        "probe (question)": "one",
        "probe (question) [two]": "two",
    }
