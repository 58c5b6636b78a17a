"""Files for machines and reference managers hold the source's text whole, with its marks, and nothing runs in them."""

from __future__ import annotations

import copy
import csv
import datetime
import hashlib
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import settings as how
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from consensus.csl import CslItem
from consensus.opendata.bibtex import bibtex
from consensus.opendata.exports import exports
from consensus.opendata.markup import json_ld, meta_tags, script_text
from consensus.opendata.ris import ris
from consensus.opendata.tables import CELL_LIMIT, Grid, csv_file, workbook
from consensus.relations import Relations
from consensus.settings import Settings
from consensus.shape import parse
from sites import COLLECTIONS, ONCOLOGY, PROJECT, Json

NOT_STATED = "Not stated in the source"
SITE = "https://example.org/icm/"
ATOM = "{http://www.w3.org/2005/Atom}"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = [
    "=1+1",
    '=HYPERLINK("https://synthetic.invalid","x")',
    "+1",
    "-1+1",
    "-1",
    "@SUM(A1)",
    "＝1",
    "'=1",
    "''",
    "#N/A",
    "1.0",
]
HOSTILE = [
    "Synthetic {unclosed", "}Synthetic", "\\Synthetic\\", "50% & 5_5 # $5 ~x ^2 <3 >4 |", "@article{x, title={y}}", '"Synthetic"',
    "Synthetic\nER  - \nTY  - JOUR", "\\textbackslash{} {\\textbraceleft}", "a -- b --- c ``d'' ,, ?` !`", "x and y, z", "漢字 é 👩‍⚕️ שלום",
    "Synthetic,\n}\n@misc{b,\n title = {x}", "_x0041_ _x005F_", "&amp; ]]> <!-- --> <script>", "a\u2028b\u2029c",
]  # fmt: skip
"""What a format could take for its own."""

texts = (
    st.lists(
        st.one_of(
            st.sampled_from([*"={}%&#_$\\~^\"'@+-,;`|<>\n \u2028", *HOSTILE, *FORMULAS]),
            st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), max_size=6),
        ),
        min_size=1,
        max_size=6,
    )
    .map("".join)
    .map(str.strip)
    .filter(bool)
)


@dataclass(frozen=True)
class Opened:
    """A collection's raw JSON, and the files made of it."""

    data: Json
    raw: bytes
    site_url: str

    @cached_property
    def relations(self) -> Relations:
        collection, problems = parse(self.data)
        assert collection, problems
        return Relations(collection)

    @property
    def settings(self) -> Settings:
        return Settings(self.site_url)

    @cached_property
    def files(self) -> dict[str, bytes]:
        return dict(exports(self.relations, self.settings, self.raw, hashlib.sha256(self.raw).hexdigest()))

    @property
    def questions(self) -> list[Json]:
        """The raw questions in the order of their numbers."""
        return sorted(self.data["questions"], key=lambda question: question["number"])

    def text(self, path: str) -> str:
        return self.files[path].decode("utf-8")

    def label(self, scheme: str, members: str, identifier: str | None) -> str:
        return next(
            (each["label"] for each in self.data[scheme].get(members, []) if each["id"] == identifier), NOT_STATED
        )

    def names(self, question: Json) -> list[str]:
        known = {author["id"]: author["name"] for author in self.data.get("authors", [])}
        return [known[author] for author in question.get("authors") or []]

    def markup(self, question: Json, signed: tuple[str, str] | None = None) -> Json:
        return json_ld(self.relations, self.record(question), self.settings, signed)

    def record(self, question: Json) -> Any:
        return next(each for each in self.relations.questions if each.id == question["id"])

    def tags(self, question: Json) -> list[tuple[str, str]]:
        return list(meta_tags(self.relations, self.record(question), self.settings))


def opened(data: Json, site_url: str = "") -> Opened:
    return Opened(data, json.dumps(data, ensure_ascii=False).encode(), site_url)


@cache
def collection(name: str, site_url: str = "") -> Opened:
    if name == "marked":
        return opened(all_marked(json.loads(COLLECTIONS["full"].read_bytes())), site_url)
    raw = COLLECTIONS[name].read_bytes()
    return Opened(json.loads(raw), raw, site_url)


def all_marked(data: Json) -> Json:
    """The collection with every place in its source inferred, and a source that no question names."""
    for question in data["questions"]:
        for number, entry in enumerate(question["provenance"]):
            entry |= {"placement": "inferred", "note": f"Synthetic note {number}."}
    data["sources"].append({**data["sources"][0], "id": "unused", "title": "Synthetic unused source"})
    return data


@pytest.fixture(
    params=[
        pytest.param((name, url), id=name + "-hosted" * bool(url))
        for name in (*COLLECTIONS, "marked")
        for url in ("", SITE)
    ]
)
def each(request: pytest.FixtureRequest) -> Opened:
    """Every collection, and one with a mark on everything; with and without a hosted address."""
    return collection(*request.param)


@pytest.fixture
def hostile(raw: Json) -> Opened:
    """The published collection with hostile texts in place of its titles, statements, names and what is cited."""
    raw = copy.deepcopy(raw)
    changed = iter(HOSTILE * 9)
    for question in raw["questions"]:
        question["title"] = next(changed)
        for recommendation in question["recommendations"]:
            for statement in recommendation["statements"]:
                statement["text"] = next(changed)
    for question in raw["questions"]:
        question["provenance"] = [entry for entry in question["provenance"] if entry["field"] != "authors"]
    for author in raw["authors"]:
        author["name"] = next(changed)
    raw["collection"]["title"] = next(changed)
    raw["collection"]["rights"] = next(changed)
    raw["collection"]["publication"] |= {
        name: next(changed) for name in ("title", "container-title", "abstract", "note", "genre")
    }
    raw["collection"]["publication"]["editor"] = [{"family": next(changed), "given": next(changed)}]
    return opened(raw, SITE)


@pytest.fixture
def formulas(raw: Json) -> Opened:
    """The published collection with texts that spreadsheets could take for formulas, numbers or errors."""
    raw = copy.deepcopy(raw)
    changed = iter(FORMULAS * 9)
    for question in raw["questions"]:
        question["title"] = next(changed)
        for recommendation in question["recommendations"]:
            for statement in recommendation["statements"]:
                statement["text"] = next(changed)
    for author in raw["authors"]:
        author["name"] = next(changed)
    return opened(raw)


def inferred(question: Json, field: str) -> bool:
    return any(
        entry["field"] == field and entry.get("placement") == "inferred" for entry in question.get("provenance", [])
    )


def titled(question: Json) -> str:
    return f"{question['title']}{' (inferred)' * inferred(question, 'title')}"


def notes(question: Json) -> list[str]:
    return [entry["note"] for entry in question.get("provenance", []) if entry.get("note")]


def response(recommendation: Json) -> str:
    return " ".join(statement["text"] for statement in recommendation["statements"])


def shown(figure: float) -> str:
    return f"{figure:.10g}"


def plain(text: str) -> str:
    """A text without the isolates that keep a line in order."""
    return text.replace("\u2068", "").replace("\u2069", "")


def folded(text: str) -> str:
    return re.sub("[\n\u2028\u2029]+", " ", text)


def expected_rows(of: Opened) -> list[Json]:
    """What the table must hold, read from the raw JSON."""
    found = []
    for question in of.questions:
        for each in question["recommendations"]:
            at, consensus = f"recommendations.{each['id']}", each.get("consensus") or {}
            vote = consensus.get("vote") or {}
            for number, statement in enumerate(each["statements"], 1):
                found.append(
                    {
                        "question id": question["id"],
                        "number": str(question["number"]),
                        "title": question["title"],
                        "title inferred": "inferred" * inferred(question, "title"),
                        "recommendation id": each["id"],
                        "statement id": statement["id"],
                        "statement (our reading)": f"{number} of {len(each['statements'])}",
                        "text": statement["text"],
                        "text inferred": "inferred" * inferred(question, f"{at}.statements"),
                        "role (our reading)": statement.get("role") or "",
                        "strength": of.label("strength_scheme", "grades", each.get("strength")),
                        "strength inferred": "inferred" * inferred(question, f"{at}.strength"),
                        "consensus": of.label("consensus_scheme", "levels", consensus.get("level")),
                        "consensus and vote inferred": "inferred" * inferred(question, f"{at}.consensus"),
                        **{
                            f"vote {name} (%)": shown(vote[name]) if vote else NOT_STATED
                            for name in ("agree", "disagree", "abstain")
                        },
                        "authors": "; ".join(of.names(question)) or NOT_STATED,
                        "authors inferred": "inferred" * inferred(question, "authors"),
                        "rights": of.data["collection"].get("rights") or NOT_STATED,
                        "address": f"{of.site_url}questions/{question['id']}/#{statement['id']}" if of.site_url else "",
                    }
                )
    return found


def csv_rows(content: bytes) -> list[list[str]]:
    """The rows of a CSV file, with the apostrophe taken away that keeps a cell from being a formula."""
    text = content.decode("utf-8-sig")
    return [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text, newline=""), strict=True)]


def sheet_rows(content: bytes, number: int = 1) -> list[list[str]]:
    """The rows of a workbook's sheet, read from its XML: every cell is an inline string or empty."""
    with ZipFile(io.BytesIO(content)) as archive:
        root = ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml"))
    rows = []
    for row in root.iter(f"{SHEET}row"):
        cells = []
        for cell in row:
            text = cell.find(f"{SHEET}is/{SHEET}t")
            assert (cell.get("t") == "inlineStr") == (text is not None)
            assert [child.tag for child in cell] == [f"{SHEET}is"] * (text is not None)
            cells.append(unescape(text.text or "") if text is not None else "")
        rows.append(cells)
    return rows


def as_records(rows: list[list[str]]) -> list[Json]:
    header, *others = rows
    assert len(set(header)) == len(header)
    return [dict(zip(header, row, strict=True)) for row in others]


def assert_table(of: Opened, rows: list[list[str]]) -> None:
    found, expected = as_records(rows), expected_rows(of)
    assert [{name: plain(row[name]) for name in wanted} for row, wanted in zip(found, expected, strict=True)] == [
        {name: plain(text) for name, text in wanted.items()} for wanted in expected
    ]
    edition = of.data["collection"]["edition"]
    for row in found:
        question = next(each for each in of.questions if each["id"] == row["question id"])
        assert row["edition"].startswith(f"This site’s edition {edition['version']}, ")
        at = ("title", "authors", f"recommendations.{row['recommendation id']}.")
        own = [entry for entry in question.get("provenance", []) if entry["field"].startswith(at)]
        for entry in own:
            first, last = entry["lines"]
            assert (f"lines {first}–{last}" if first != last else f"line {first}") in row[
                "where it stands in the source"
            ]
        assert row["where it stands in the source"].count("(inferred") == sum(
            entry.get("placement") == "inferred" for entry in own
        )
        assert all(entry["note"] in row["where it stands in the source"] for entry in own if entry.get("note"))
        for name, scheme, members in (
            ("strength", "strength_scheme", "grades"),
            ("consensus", "consensus_scheme", "levels"),
        ):
            records = [record for record in of.data[scheme].get(members, []) if record["label"] == row[name]]
            definition = records[0].get("definition") if records else ""
            assert (
                (definition in row[f"{name} definition"])
                if definition
                else ("does not define" in row[f"{name} definition"]) == bool(records)
            )


def test_the_collection_is_offered_as_it_was_read_with_its_schema(each: Opened) -> None:
    assert each.files["data/collection.json"] == each.raw
    schema = json.loads(each.text("data/collection.schema.json"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(each.text("data/collection.json")))


def test_every_question_has_its_files_and_no_other_has(each: Opened) -> None:
    ids = {question["id"] for question in each.questions}
    own = {path.format(name) for name in ids for path in ("data/questions/{}.json", "questions/{}.txt")}
    cited = {f"data/citations/{name}.{end}" for name in ids | {"collection"} for end in ("ris", "bib", "csl.json")}
    whole = {"data/collection.json", "data/collection.schema.json", "data/questions.csv", "data/questions.xlsx"}
    lists = {"downloads/review-sheet.xlsx", "llms.txt", "changes/feed.xml"}
    assert set(each.files) == own | cited | whole | lists | {"data/SHA256SUMS.txt"}
    stated = dict(line.split("  ")[::-1] for line in each.text("data/SHA256SUMS.txt").splitlines())
    actual = {path: hashlib.sha256(content).hexdigest() for path, content in each.files.items()}
    assert stated == {path: digest for path, digest in actual.items() if path != "data/SHA256SUMS.txt"}


def test_each_questions_json_is_the_raw_question_with_only_what_it_names(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        found = json.loads(each.text(f"data/questions/{question['id']}.json"))
        assert found["question"] == question
        assert found["collection"] == {name: profile[name] for name in ("id", "title", "edition")}
        assert found["data_sha256"] == hashlib.sha256(each.raw).hexdigest()
        assert found["rights"] == profile.get("rights")
        recommendations = question["recommendations"]
        levels = {(item.get("consensus") or {}).get("level") for item in recommendations}
        named = {
            "authors": set(question.get("authors") or []),
            "topics": set(question.get("topics") or []),
            "sources": {entry["source"] for entry in question.get("provenance", [])},
        }
        for kind, ids in named.items():
            assert found[kind] == [record for record in each.data.get(kind, []) if record["id"] in ids]
        for scheme, members, ids in (
            ("strength_scheme", "grades", {item.get("strength") for item in recommendations}),
            ("consensus_scheme", "levels", levels),
        ):
            kept = [record for record in each.data[scheme].get(members, []) if record["id"] in ids]
            assert found[scheme] == {**each.data[scheme], members: kept}


def test_the_csv_holds_every_statement_whole_and_with_its_marks(each: Opened) -> None:
    assert_table(each, csv_rows(each.files["data/questions.csv"]))


def test_the_csv_is_what_spreadsheets_and_rfc_4180_want(each: Opened) -> None:
    content = each.files["data/questions.csv"]
    assert content.startswith(b"\xef\xbb\xbfquestion id,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == content.count(b"\r") == len(expected_rows(each)) + 1


def test_the_workbook_holds_the_same_as_the_csv(each: Opened) -> None:
    rows = sheet_rows(each.files["data/questions.xlsx"])
    assert_table(each, rows)
    assert rows == csv_rows(each.files["data/questions.csv"])


def expected_fields(of: Opened) -> Iterator[tuple[str, str | None, bool]]:
    """The id, text (None where it is not stated) and mark of everything that the review sheet must list."""
    for question in of.questions:
        own = question["id"]
        yield f"{own}.title", question["title"], inferred(question, "title")
        for part in question.get("parts", []):
            yield part["id"], part["text"], inferred(question, f"parts.{part['id']}")
        for each in question["recommendations"]:
            at, consensus = f"recommendations.{each['id']}", each.get("consensus") or {}
            for statement in each["statements"]:
                yield statement["id"], statement["text"], inferred(question, f"{at}.statements")
            for name, members, value in (
                ("strength", "grades", each.get("strength")),
                ("consensus", "levels", consensus.get("level")),
            ):
                label = of.label(f"{name}_scheme", members, value) if value else None
                yield f"{each['id']}.{name}", label, inferred(question, f"{at}.{name}")
            vote = consensus.get("vote")
            figures = (
                vote
                and f"Agree {shown(vote['agree'])}%, disagree {shown(vote['disagree'])}%, abstain {shown(vote['abstain'])}%"
            )
            yield f"{each['id']}.vote", figures, bool(vote) and inferred(question, f"{at}.consensus")
        yield f"{own}.authors", "; ".join(of.names(question)) or None, inferred(question, "authors")
        if not question.get("rationale"):
            yield f"{own}.rationale", None, False
        for number, paragraph in enumerate(question.get("rationale") or [], 1):
            yield f"{own}.rationale.{number}", paragraph, inferred(question, "rationale")
        if not question.get("references"):
            yield f"{own}.references", None, False


def test_the_review_sheet_lists_every_text_with_its_hash_and_room_for_remarks(each: Opened) -> None:
    rows = as_records(sheet_rows(each.files["downloads/review-sheet.xlsx"]))
    references = [row for row in rows if re.search(r"\.references\.\d+$", row["id"])]
    others = [row for row in rows if row not in references]
    assert [(row["id"], plain(row["text"])) for row in others] == [
        (name, plain(text or NOT_STATED)) for name, text, _ in expected_fields(each)
    ]
    assert [row["what it is"].endswith(" (inferred)") for row in others] == [
        mark for _, _, mark in expected_fields(each)
    ]
    cited = [
        (reference["title"], question) for question in each.questions for reference in question.get("references") or []
    ]
    for (title, question), row in zip(cited, references, strict=True):
        assert title in row["text"]
        assert row["what it is"].endswith(" (inferred)") == inferred(question, "references")
    for row in rows:
        stated = hashlib.sha256(row["text"].encode()).hexdigest()
        assert row["SHA-256 of the text"] == ("" if row["text"] == NOT_STATED else stated)
        assert [row[name] for name in ("comment", "proposed wording", "reviewer", "competing interest")] == [""] * 4
    for question in each.questions:
        own = [row for row in rows if row["question id"] == question["id"]]
        assert all(any(note in row["where it stands in the source"] for row in own) for note in notes(question))
        for entry in question.get("provenance", []):
            assert any(str(entry["lines"][0]) in row["where it stands in the source"] for row in own)


@pytest.mark.parametrize("path", ["data/questions.xlsx", "downloads/review-sheet.xlsx"])
def test_workbooks_can_be_read_on_screen_and_on_paper(path: str) -> None:
    of = collection("full")
    book = load_workbook(io.BytesIO(of.files[path]))
    sheet = book.worksheets[0]
    rows = sheet_rows(of.files[path])
    assert sheet.max_row == len(rows)
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])
    assert all(cell.alignment.wrap_text for row in sheet for cell in row)
    assert all(sheet.column_dimensions[cell.column_letter].width >= 9 for cell in sheet[1])
    about = {row[0].value: row[1].value for row in book["About"].iter_rows(min_row=2)}
    assert about["Collection"] == of.data["collection"]["title"]
    assert about["SHA-256 of the data"] == hashlib.sha256(of.raw).hexdigest()
    assert of.data["collection"]["edition"]["version"] in about["Edition"]


def test_no_cell_is_a_formula_and_every_text_stays_as_it_is(formulas: Opened, hostile: Opened) -> None:
    for of in (formulas, hostile):
        assert_table(of, csv_rows(of.files["data/questions.csv"]))
        for path in ("data/questions.xlsx", "downloads/review-sheet.xlsx"):
            with ZipFile(io.BytesIO(of.files[path])) as archive:
                assert not [name for name in archive.namelist() if re.search(rb"<f[ >/]", archive.read(name))]
            types = {
                cell.data_type
                for row in load_workbook(io.BytesIO(of.files[path])).worksheets[0]
                for cell in row
                if cell.value
            }
            assert types <= {"s", "inlineStr"}
        assert_table(of, sheet_rows(of.files["data/questions.xlsx"]))
    cells = [cell for row in csv.reader(io.StringIO(formulas.text("data/questions.csv"), newline="")) for cell in row]
    assert not [cell for cell in cells if cell[:1] in {"=", "+", "@", "＝"} or re.match(r"-(?!\d+$)", cell)]
    assert "'=1+1" in cells


def test_a_text_that_no_cell_can_hold_is_not_cut_off(raw: Json) -> None:
    statements = raw["questions"][0]["recommendations"][0]["statements"]
    statements[0]["text"] = "x" * CELL_LIMIT
    statements[1]["text"] = "Synthetic " + "🦴" * (CELL_LIMIT // 2 - 4)
    of = opened(raw)
    rows = as_records(sheet_rows(of.files["data/questions.xlsx"]))
    assert rows[0]["text"] == statements[0]["text"]
    assert rows[1]["text"].endswith("more than a cell can hold. It stands whole in questions/oncology-q1.txt")
    assert statements[1]["text"] in of.text("questions/oncology-q1.txt")
    assert as_records(csv_rows(of.files["data/questions.csv"]))[1]["text"] == statements[1]["text"]
    reviewed = {row["id"]: row for row in as_records(sheet_rows(of.files["downloads/review-sheet.xlsx"]))}
    row = reviewed[statements[1]["id"]]
    assert "more than a cell can hold" in row["text"]
    assert row["SHA-256 of the text"] == hashlib.sha256(statements[1]["text"].encode()).hexdigest()


def said_responses(of: Opened, text: str) -> list[tuple[bool, str]]:
    """The responses in a question's plain text, with their marks: what stands between their heading and their strength."""
    label = re.escape(of.data["strength_scheme"]["label"])
    heading = r"^Response/Recommendation(?: \d+ of \d+)?( \(inferred\))?\n"
    found = re.findall(rf"(?ms){heading}(.*?)\n{label}: ", text)
    return [(bool(mark), response.replace("\n", " ")) for mark, response in found]


def test_the_plain_text_holds_every_response_whole_and_all_that_is_said_with_it(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        text = each.text(f"questions/{question['id']}.txt")
        assert said_responses(each, text) == [
            (inferred(question, f"recommendations.{item['id']}.statements"), response(item))
            for item in question["recommendations"]
        ]
        lines = text.split("\n")
        mark = " (inferred)" * inferred(question, "title")
        assert lines[0] == f"{question['number']}. {question['title']}{mark}"
        for item in question["recommendations"]:
            at, consensus = f"recommendations.{item['id']}", item.get("consensus") or {}
            for name, members, value in (
                ("strength", "grades", item.get("strength")),
                ("consensus", "levels", consensus.get("level")),
            ):
                scheme = each.data[f"{name}_scheme"]
                mark = " (inferred)" * inferred(question, f"{at}.{name}")
                line = f"{scheme['label']}: {each.label(f'{name}_scheme', members, value)}{mark}"
                assert any(found == line or found.startswith(f"{line}. ") for found in lines)
            vote = consensus.get("vote")
            assert any(
                found.startswith(f"Vote: Agree {shown(vote['agree'])}%" if vote else f"Vote: {NOT_STATED}")
                for found in lines
            )
        names = ", ".join(each.names(question)) or NOT_STATED
        assert f"Authors: {names}{' (inferred)' * inferred(question, 'authors')}" in map(plain, lines)
        for part in question.get("parts", []):
            assert (
                f"\nPart {part['label']}{' (inferred)' * inferred(question, 'parts.' + part['id'])}\n{part['text']}\n"
                in text
            )
        for name in ("rationale", "references"):
            stated = question.get(name)
            mark = " (inferred)" * inferred(question, name)
            first = (stated[0] if name == "rationale" else "1. ") if stated else NOT_STATED
            assert f"\n{name.capitalize()}{mark}\n{first}" in text
            assert all(item in text if isinstance(item, str) else item["title"] in text for item in stated or [])
        for note in notes(question):
            assert re.search(rf"^Inferred \([^\n]+\): {re.escape(note)}$", text, re.MULTILINE)
            assert f"(inferred: {note})" in text
        assert f"\nRights: {profile.get('rights') or NOT_STATED}\n" in text
        assert f"\nThis site’s edition {profile['edition']['version']}, " in text
        assert (lines[-2] == f"{each.site_url}questions/{question['id']}/") == bool(each.site_url)


def test_the_list_for_programs_links_every_plain_text(each: Opened) -> None:
    text = each.text("llms.txt")
    lines = text.split("\n")
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    assert each.data["collection"]["edition"]["version"] in lines[2]
    links = re.findall(r"^- \[(.*)\]\(([^()\s]+)\): (.+)$", text, re.MULTILINE)
    assert len(links) == sum(line.startswith("- ") for line in lines)
    targets = [target.removeprefix(each.site_url) for _, target, _ in links]
    assert all(target.startswith(each.site_url) for _, target, _ in links)
    assert all(target in each.files for target in targets)
    assert targets[: len(each.questions)] == [f"questions/{question['id']}.txt" for question in each.questions]
    for question, (name, _, said) in zip(each.questions, links, strict=False):
        assert re.sub(r"\\(.)", r"\1", name).startswith(f"{question['number']}. {folded(titled(question))}")
        for item in question["recommendations"]:
            mark = " (inferred)" * inferred(question, f"recommendations.{item['id']}.strength")
            label = each.label("strength_scheme", "grades", item.get("strength")) + mark
            assert label in re.sub(r"\\(.)", r"\1", said)


def undone(text: str) -> str:
    """A text as TeX prints it."""
    commands = {"textbraceleft": "{", "textbraceright": "}", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
                "textless": "<", "textgreater": ">", "textbar": "|"}  # fmt: skip

    def one(found: re.Match[str]) -> str:
        return commands[found[1]] if found[1] else found[2] or found[3] or ""

    return re.sub(r'\{\\(\w+)\}|\\([%&#_$])|\{("?)\}', one, text)


def entries(text: str) -> list[tuple[str, str, Json]]:
    """The entries of a BibTeX file: type, key, fields; the file must have nothing else."""
    library = parse_string(text)
    assert not library.failed_blocks
    assert library.blocks == library.entries
    return [
        (entry.entry_type, entry.key, {field.key: field.value for field in entry.fields}) for entry in library.entries
    ]


def assert_citations(of: Opened) -> None:
    profile = of.data["collection"]
    publication = profile.get("publication")
    edition = profile["edition"]
    for name, question in [("collection", None), *((question["id"], question) for question in of.questions)]:
        items = json.loads(of.text(f"data/citations/{name}.csl.json"))
        records = rispy.loads(of.text(f"data/citations/{name}.ris"), newline="\r\n")
        tex = entries(of.text(f"data/citations/{name}.bib"))
        assert len(items) == len(records) == len(tex) == (2 if publication else 1)
        assert len({item["id"] for item in items}) == len(items)
        title = titled(question) if question else profile["title"]
        titles = [title, *([publication["title"]] if publication else [])]
        for item, record, (_, key, fields), title in zip(items, records, tex, titles, strict=True):
            CslItem.model_validate(item)
            assert item["title"] == title
            assert record["title"] == folded(title)
            assert (fields["title"][0], undone(fields["title"][1:-1]), fields["title"][-1]) == ("{", folded(title), "}")
            assert record["id"] == key == item["id"]
            assert record["notes"][0] == folded(item["note"])
            assert undone(fields["note"]).startswith(folded(item["note"]))
        page, record, (kind, _, fields) = items[0], records[0], tex[0]
        assert (page["type"], record["type_of_reference"], kind) == ("webpage", "ELEC", "misc")
        year, month, day = edition["date"].split("-")
        assert page["issued"] == {"date-parts": [[int(year), int(month), int(day)]]}
        assert (record["date"], fields["date"]) == (f"{year}/{month}/{day}/", edition["date"])
        assert page["version"] == record["edition"] == fields["version"] == edition["version"]
        note = page["note"]
        sources = "; ".join(source["title"] for source in of.data.get("sources", []))
        assert plain(note).startswith(f"Text: {sources}." if sources else ("Authors: " if question else "This site’s"))
        assert (profile.get("rights") or NOT_STATED) in note
        if question:
            assert page["container-title"] == profile["title"]
            assert (record["secondary_title"], undone(fields["howpublished"])) == (folded(profile["title"]),) * 2
            names = of.names(question)
            stated = [] if inferred(question, "authors") else names
            assert [author["literal"] for author in page.get("author", [])] == stated
            assert record.get("authors", []) == list(map(folded, stated))
            assert fields.get("author", "") == " and ".join(f"{{{each}}}" for each in texed(stated))
            assert (f"Authors: {'; '.join(names)} (inferred)." in plain(note)) == (names != stated)
            assert (f"Authors: {NOT_STATED}." in note) == (not names)
        url = of.site_url and (f"{of.site_url}questions/{name}/" if question else of.site_url)
        assert page.get("URL", "") == fields.get("url", "") == "".join(record.get("urls", [])) == url


def texed(names: list[str]) -> list[str]:
    """Names as BibTeX has them, which `undone` turns back."""
    made = [bibtex({"id": "x", "type": "book", "author": [{"literal": name}]}) for name in names]
    found = [re.search(r"author = \{\{(.*)\}\},\n", each) for each in made]
    written = [each[1] for each in found if each]
    assert list(map(undone, written)) == list(map(folded, names))
    return written


def test_citations_tell_the_page_from_the_related_publication(each: Opened) -> None:
    assert_citations(each)


def test_citations_survive_hostile_texts(hostile: Opened) -> None:
    assert_citations(hostile)


def test_an_inferred_title_bears_its_mark_wherever_it_is_cited(raw: Json) -> None:
    question = raw["questions"][0]
    next(entry for entry in question["provenance"] if entry["field"] == "title")["placement"] = "inferred"
    of = opened(raw)
    assert_citations(of)
    marked = f"{question['title']} (inferred)"
    assert of.markup(question)["name"] == marked
    assert ("citation_title", marked) in of.tags(question)
    for path in ("llms.txt", "changes/feed.xml"):
        assert question["title"] in of.text(path)
        assert of.text(path).count("(inferred") == 1 + (path == "llms.txt")  # it explains the mark once


def test_no_variable_of_the_related_publication_is_lost(raw: Json) -> None:
    given = {
        "type": "speech", "title": "Synthetic title", "title-short": "Synthetic short", "genre": "Synthetic genre", "version": "7.7",
        "edition": "3", "author": [{"family": "Synthetic", "given": "Anna and Berta", "non-dropping-particle": "de", "suffix": "Jr"}],
        "translator": [{"literal": "Synthetic Translator"}], "interviewer": [{"literal": "Synthetic Interviewer"}],
        "issued": {"date-parts": [[1999, 12], [2000, 1]], "circa": True}, "accessed": {"date-parts": [[2001, 2, 3]]}, "page": "e45",
        "DOI": "10.0000/synthetic{%}\\", "URL": "https://synthetic.invalid/a%20b?c=1&d=_2_", "PMID": 123, "PMCID": "PMC321",
        "ISBN": "978-synthetic", "ISSN": "0000-0000", "custom": {"synthetic": ["deep"]}, "categories": ["one", "two"],
        "number-of-pages": 12, "keyword": "synthetic, keyword", "archive_location": "Synthetic shelf",
    }  # fmt: skip
    raw["collection"]["publication"] = given
    of = opened(raw)
    item = json.loads(of.text("data/citations/oncology-q1.csl.json"))[1]
    assert {name: item[name] for name in given if name not in ("PMID", "number-of-pages")} == {
        name: value for name, value in given.items() if name not in ("PMID", "number-of-pages")
    }
    in_ris = of.text("data/citations/oncology-q1.ris").split("ER  - ")[1]
    _, _, fields = entries(of.text("data/citations/oncology-q1.bib"))[1]
    in_bibtex = "\n".join(undone(value) for value in fields.values())
    words = ["Synthetic title", "Synthetic short", "Synthetic genre", "7.7", "de Synthetic", "Anna and Berta", "Jr", "Synthetic Translator",
             "Synthetic Interviewer", "1999", "2000", "circa", "2001-02-03", "e45", "123", "PMC321", "978-synthetic", "0000-0000", "deep",
             "one; two", "number-of-pages: 12", "synthetic, keyword", "Synthetic shelf", "type: speech"]  # fmt: skip
    for text in (in_ris, in_bibtex):
        assert [word for word in words if word not in text] == []
    assert fields["url"] == given["URL"]
    assert fields["doi"] == "10.0000/synthetic%7B%%7D%5C"
    assert "DO  - 10.0000/synthetic{%}\\\r\n" in in_ris


def test_ris_has_one_tag_a_line(hostile: Opened) -> None:
    for path, content in hostile.files.items():
        if path.endswith(".ris"):
            lines = content.decode().split("\r\n")
            assert lines.pop() == ""
            assert all(re.match(r"[A-Z][A-Z0-9]  - (?!$)|ER  - $", line) for line in lines)
            assert not re.search("[\n\u2028\u2029]", "".join(lines))
            assert sum(line.startswith("TY") for line in lines) == lines.count("ER  - ") == 2


def test_the_markup_holds_every_response_whole_and_only_what_is_stated(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        found = each.markup(question)
        guideline = found["mainEntity"]
        assert found["@type"] == "MedicalWebPage"
        assert found["about"]["@id"] == guideline["@id"]
        assert "MedicalGuideline" in guideline["@type"]
        assert found["name"] == guideline["guidelineSubject"]["name"] == titled(question)
        assert found["version"] == profile["edition"]["version"]
        assert found["dateModified"] == profile["edition"]["date"]
        assert found["isPartOf"]["name"] == profile["title"]
        assert [source["name"] for source in found.get("isBasedOn", [])] == [
            source["title"] for source in each.data.get("sources", [])
        ]
        assert found.get("citation", {}).get("name") == (profile.get("publication") or {}).get("title")
        assert found.get("url", "") == (each.site_url and f"{each.site_url}questions/{question['id']}/")
        answers = guideline["hasPart"]
        assert [answer["text"] for answer in answers] == [response(item) for item in question["recommendations"]]
        for answer, item in zip(answers, question["recommendations"], strict=True):
            at = f"recommendations.{item['id']}"
            label = each.label("strength_scheme", "grades", item.get("strength"))
            mark = " (inferred)" * inferred(question, f"{at}.strength")
            assert answer.get("recommendationStrength") == (f"{label}{mark}" if item.get("strength") else None)
            assert answer["name"].endswith(" (inferred)") == inferred(question, f"{at}.statements")
            assert "MedicalGuidelineRecommendation" in answer["@type"]
        names = [] if inferred(question, "authors") else each.names(question)
        assert [author["name"] for author in found.get("author", [])] == names
        rights = profile.get("rights")
        assert (found.get("copyrightNotice"), found.get("license")) == (rights, None)
        written = json.dumps(found)
        assert not re.search(r"evidenceLevel|lastReviewed|reviewedBy|null|" + NOT_STATED, written)


def test_only_a_sign_off_makes_a_page_reviewed_and_only_an_address_is_a_licence(raw: Json) -> None:
    raw["collection"]["rights"] = "https://synthetic.invalid/licence"
    at = raw["questions"][0]["recommendations"][0]["id"]
    for entry in raw["questions"][0]["provenance"]:
        if entry["field"] in (f"recommendations.{at}.strength", f"recommendations.{at}.statements"):
            entry["placement"] = "inferred"
    found = opened(raw).markup(raw["questions"][0], ("Synthetic Reviewer", "2001-02-03"))
    assert found["lastReviewed"] == "2001-02-03"
    assert found["reviewedBy"]["name"] == "Synthetic Reviewer"
    assert found["license"] == "https://synthetic.invalid/licence"
    assert "copyrightNotice" not in found
    [answer] = found["mainEntity"]["hasPart"]
    assert answer["recommendationStrength"] == "Limited (inferred)"
    assert answer["name"] == "Response/Recommendation (inferred)"


def test_the_markup_of_the_published_collection_names_its_year_and_publication() -> None:
    of = collection("oncology")
    found = of.markup(of.questions[2])
    assert found["mainEntity"]["guidelineDate"] == "2022"
    assert found["citation"]["sameAs"] == ["https://doi.org/10.2106/JBJS.21.01108"]
    assert "author" not in found
    assert "guidelineDate" not in collection("minimal").markup(collection("minimal").questions[0])["mainEntity"]


def test_nothing_in_a_script_ends_it(hostile: Opened) -> None:
    for question in hostile.questions:
        written = script_text(hostile.markup(question))
        assert not re.search("[<>&\u2028\u2029\n]", written)
        assert json.loads(written) == hostile.markup(question)


def test_tags_name_the_page_its_stated_authors_and_the_edition(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        tags = each.tags(question)
        names = [] if inferred(question, "authors") else each.names(question)
        url = each.site_url and f"{each.site_url}questions/{question['id']}/"
        expected = {
            "citation_title": [titled(question)],
            "citation_author": names,
            "citation_publication_date": [profile["edition"]["date"].replace("-", "/")],
            "citation_public_url": [url] if url else [],
            "citation_language": ["en"],
            "DC.title": [titled(question)],
            "DC.creator": names,
            "DC.date": [profile["edition"]["date"]],
            "DC.identifier": [url or question["id"]],
            "DC.source": [source["title"] for source in each.data.get("sources", [])],
            "DC.rights": [profile["rights"]] if profile.get("rights") else [],
            "DC.language": ["en"],
            "DC.type": ["webpage"],
            "prism.publicationName": [profile["title"]],
        }
        assert {name: [value for found, value in tags if found == name] for name in expected} == expected
        assert {name for name, _ in tags} == {name for name, values in expected.items() if values}


def feed_entries(of: Opened) -> list[tuple[str, str, str, str]]:
    """Title, time, link and summary of each entry, in the feed's order."""
    root = ET.fromstring(of.files["changes/feed.xml"])
    return [
        (
            entry.findtext(f"{ATOM}title", ""),
            entry.findtext(f"{ATOM}updated", ""),
            entry.find(f"{ATOM}link").get("href", ""),  # type: ignore[union-attr]
            entry.findtext(f"{ATOM}summary", ""),
        )
        for entry in root.iter(f"{ATOM}entry")
    ]


def test_the_feed_tells_each_change_newest_first(each: Opened) -> None:
    changes = [(entry, question) for question in each.questions for entry in question.get("history", [])]
    changes.sort(key=lambda change: change[0]["date"], reverse=True)
    assert feed_entries(each) == [
        (
            f"Question {question['number']}: {titled(question)} {entry['change']} in edition {entry['edition']}",
            f"{entry['date']}T00:00:00Z",
            f"{each.site_url or '../'}questions/{question['id']}/",
            entry.get("reason") or "",
        )
        for entry, question in changes
    ]


def test_the_feed_has_what_rfc_4287_requires(each: Opened, hostile: Opened) -> None:
    for of in (each, hostile):
        root = ET.fromstring(of.files["changes/feed.xml"])
        profile = of.data["collection"]
        assert root.tag == f"{ATOM}feed"
        assert root.findtext(f"{ATOM}title") == root.findtext(f"{ATOM}author/{ATOM}name") == profile["title"]
        assert root.findtext(f"{ATOM}updated") == f"{profile['edition']['date']}T00:00:00Z"
        for record in (root, *root.iter(f"{ATOM}entry")):
            assert [len(record.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        ids = [element.text or "" for element in root.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids) == 1 + sum(len(question.get("history", [])) for question in of.questions)
        assert all(
            re.fullmatch(r"urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", each)
            for each in ids
        )
        own = [link.get("href") for link in root.findall(f"{ATOM}link") if link.get("rel") == "self"]
        assert own == ([f"{of.site_url}changes/feed.xml"] if of.site_url else [])


def test_a_feeds_ids_stay_when_its_texts_change(raw: Json) -> None:
    def ids(data: Json) -> list[str | None]:
        return [element.text for element in ET.fromstring(opened(data).files["changes/feed.xml"]).iter(f"{ATOM}id")]

    before = ids(raw)
    raw["questions"][0]["title"] = "Synthetic title"
    raw["collection"]["title"] = "Synthetic collection"
    raw["questions"][0]["history"].append(
        {"edition": "1.0.0", "date": "2026-11-22", "change": "updated", "reason": None}
    )
    assert set(before) < set(ids(raw))


def test_two_calls_make_the_same_bytes_whatever_the_clock_the_zone_and_the_hashes() -> None:
    script = (
        "import hashlib, sys, time; time.sleep(1.1); sys.path[:0] = ['scripts', 'tests'];"
        "from test_opendata import collection, SITE;"
        "print(*(f'{path} {hashlib.sha256(content).hexdigest()}' for name in ('oncology', 'full')"
        " for path, content in collection(name, SITE).files.items()), sep='\\n')"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=PROJECT, capture_output=True, text=True, check=True,
        env=os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "LC_ALL": "C"},
    )  # fmt: skip
    here = [
        f"{path} {hashlib.sha256(content).hexdigest()}"
        for name in ("oncology", "full")
        for path, content in exports(
            collection(name, SITE).relations, Settings(SITE), COLLECTIONS[name].read_bytes(),
            hashlib.sha256(COLLECTIONS[name].read_bytes()).hexdigest(),
        ).items()
    ]  # fmt: skip
    assert made.stdout.splitlines() == here
    with ZipFile(io.BytesIO(collection("full").files["data/questions.xlsx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml"))) == {
            b"2001-02-03T00:00:00Z"
        }


def test_nothing_synthetic_reaches_the_published_files() -> None:
    of = collection("oncology")
    assert of.raw == ONCOLOGY.read_bytes()
    for path, content in of.files.items():
        assert b"synthetic" not in content.lower(), path
        if path.endswith(".xlsx"):
            with ZipFile(io.BytesIO(content)) as archive:
                assert not [name for name in archive.namelist() if b"synthetic" in archive.read(name).lower()]


@how(max_examples=300, deadline=None, derandomize=True, database=None)
@given(rows=st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_text_comes_back_from_csv_and_none_is_a_formula(rows: list[list[str]]) -> None:
    content = csv_file(("a", "b", "c"), rows)
    assert csv_rows(content) == [["a", "b", "c"], *rows]
    written = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))
    assert not [cell for row in written for cell in row if re.match(r"[=+@＝＋－＠]|-(?!\d+$)", cell)]


@how(max_examples=60, deadline=None, derandomize=True, database=None)
@given(rows=st.lists(st.lists(texts, min_size=3, max_size=3), min_size=1, max_size=4))
def test_any_text_comes_back_from_a_workbook(rows: list[list[str]]) -> None:
    grid = Grid("Synthetic", (("a", 9), ("b", 9), ("c", 9)), tuple(map(tuple, rows)))
    content = workbook("Synthetic", (grid,), datetime.date(2001, 2, 3))
    assert sheet_rows(content) == [["a", "b", "c"], *rows]
    read = [[unescape(cell.value) for cell in row] for row in load_workbook(io.BytesIO(content)).worksheets[0]]
    assert read == [["a", "b", "c"], *rows]


@how(max_examples=300, deadline=None, derandomize=True, database=None)
@given(title=texts, note=texts, name=texts)
def test_any_text_comes_back_from_bibtex(title: str, note: str, name: str) -> None:
    item = {
        "id": "synthetic",
        "type": "webpage",
        "title": title,
        "note": note,
        "container-title": note,
        "author": [{"literal": name}],
    }
    written = bibtex(item)
    depth = 0
    for brace in re.findall(r"[{}]", written):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    assert depth == 0
    [(_, _, fields)] = entries(f"{written}\n{bibtex({'id': 'other', 'type': 'book', 'title': 'Synthetic'})}")[:1]
    assert undone(fields["title"][1:-1]) == folded(title)
    assert undone(fields["note"]) == undone(fields["howpublished"]) == folded(note)
    assert undone(fields["author"][1:-1]) == folded(name)
    values = "\n".join(fields.values())
    assert not re.search(r"(?<!\\)[%&#_$]|[~^<>|]|--|``|''|,,|[?!]`", values)


@how(max_examples=300, deadline=None, derandomize=True, database=None)
@given(title=texts, note=texts)
def test_any_text_comes_back_from_ris(title: str, note: str) -> None:
    written = ris({"id": "synthetic", "type": "webpage", "title": title, "note": note})
    [record] = rispy.loads(written, newline="\r\n")
    assert (record["title"], record["notes"]) == (folded(title).strip(), [folded(note).strip()])
