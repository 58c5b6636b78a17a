"""The collection is published for machines as it was read, with its schema and hashes, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import subprocess
import sys
from zipfile import ZipFile

import jsonschema
import pytest

from clinical_consensus.open_data.exports import exports, one_each
from exported import SITE, Opened, collection, opened
from sites import COLLECTIONS, ONCOLOGY, PROJECT, Json, Site, one, synthetic, synthetic_in_data
from stated import sections_around


def test_the_collection_is_published_as_it_was_read_with_its_schema(each: Opened) -> None:
    assert each.files["data/collection.json"] == each.raw
    schema = json.loads(each.text("data/collection.schema.json"))
    jsonschema.Draft202012Validator(schema).validate(json.loads(each.text("data/collection.json")))


def test_every_question_has_its_files_and_nothing_else_has_any(each: Opened) -> None:
    ids = {question["id"] for question in each.questions}
    own = {path.format(name) for name in ids for path in ("data/questions/{}.json", "questions/{}.txt")}
    cited = {f"data/citations/{name}.{end}" for name in ids | {"collection"} for end in ("ris", "bib", "csl.json")}
    whole = {"data/collection.json", "data/collection.schema.json", "data/questions.csv", "data/questions.xlsx"}
    lists = {"downloads/review-sheet.xlsx", "llms.txt", "changes/feed.xml"}
    assert set(each.files) == own | cited | whole | lists | {"SHA256SUMS.txt"}
    stated = dict(line.split("  ")[::-1] for line in each.text("SHA256SUMS.txt").splitlines())
    actual = {path: hashlib.sha256(content).hexdigest() for path, content in each.files.items()}
    assert stated == {path: digest for path, digest in actual.items() if path != "SHA256SUMS.txt"}


def test_each_questions_json_is_the_raw_question_with_only_what_it_names(each: Opened) -> None:
    profile = each.data["collection"]
    for question in each.questions:
        found = json.loads(each.text(f"data/questions/{question['id']}.json"))
        assert found["question"] == question
        own = (
            "id", "title", "edition", "language", "citation_markers", "not_transcribed", "disclosures", "funding",
            "evidence_search_date",
        )  # fmt: skip
        assert found["collection"] == {name: profile[name] for name in own if name in profile}
        assert found["data_sha256"] == hashlib.sha256(each.raw).hexdigest()
        assert found["rights"] == profile.get("rights")
        recommendations = question["recommendations"]
        levels = {(item.get("consensus") or {}).get("level") for item in recommendations}
        recused = [author for item in recommendations for author in item.get("recused") or []]
        named = {
            "authors": {*(question.get("authors") or []), *recused},
            "topics": set(question.get("topics") or []),
            "sources": {entry["source"] for entry in question.get("provenance", [])},
        }
        if each.data.get("sections"):
            named["sections"] = {section["id"] for section in sections_around(each.data, question)}
        for kind, ids in named.items():
            assert found[kind] == [record for record in each.data.get(kind, []) if record["id"] in ids]
        for scheme, members, ids in (
            ("strength_scheme", "grades", {item.get("strength") for item in recommendations}),
            ("consensus_scheme", "levels", levels),
            ("certainty_scheme", "levels", {item.get("certainty") for item in recommendations}),
        ):
            stated = each.data.get(scheme)
            kept = [record for record in (stated or {}).get(members, []) if record["id"] in ids]
            assert found.get(scheme) == (stated and {**stated, members: kept})


def test_the_bytes_do_not_depend_on_clock_time_zone_or_hash_seed() -> None:
    script = (
        "import hashlib, sys, time; time.sleep(1.1); sys.path[:0] = ['src', 'tests'];"
        "from exported import collection, SITE;"
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
            collection(name, SITE).view, COLLECTIONS[name].read_bytes(),
            hashlib.sha256(COLLECTIONS[name].read_bytes()).hexdigest(),
        ).items()
    ]  # fmt: skip
    assert made.stdout.splitlines() == here
    with ZipFile(io.BytesIO(collection("full").files["data/questions.xlsx"])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT[\d:]+Z", archive.read("docProps/core.xml"))) == {
            b"2001-02-03T00:00:00Z"
        }


def test_nothing_synthetic_reaches_the_published_files() -> None:
    of = collection("oncology")
    assert of.raw == ONCOLOGY.read_bytes()
    own = synthetic_in_data()
    for path, content in of.files.items():
        assert synthetic(content) <= own, path
        if path.endswith(".xlsx"):
            with ZipFile(io.BytesIO(content)) as archive:
                assert not [name for name in archive.namelist() if synthetic(archive.read(name)) - own]


def test_no_file_of_open_data_replaces_another(raw: Json) -> None:
    raw["questions"][1]["id"] = "collection"
    for question in raw["questions"]:
        question["related"] = []
    with pytest.raises(ValueError, match=r"two files of open data have the path data/citations/collection\.ris"):
        opened(raw).files  # noqa: B018


def test_no_path_is_used_twice() -> None:
    files = [("a", b"1"), ("b", b"2")]
    assert one_each(files) == {"a": b"1", "b": b"2"}
    with pytest.raises(ValueError, match="two files of open data have the path a"):
        one_each([*files, ("a", b"1")])


def test_each_file_of_open_data_is_listed_with_its_hash_and_linked_from_questions(site: Site) -> None:
    rows = site.pages["downloads/"].select(".downloads > li:not([data-hosted] > li)")
    listed = {str(one(row, "a[href]")["href"]): one(row, ".hash").get_text() for row in rows}
    for link, digest in listed.items():
        path = (site.folder / "downloads" / link).resolve()
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, link
    assert {
        "../data/collection.json", "../data/collection.schema.json", "../data/questions.csv", "../data/questions.xlsx",
        "../downloads/review-sheet.xlsx", "../changes/feed.xml", "../llms.txt",
    } <= set(listed)  # fmt: skip
    for question in site.questions:
        links = {str(link["href"]) for link in one(site.question_page(question), ".data-files").select("a")}
        own = question["id"]
        expected = {f"../../data/questions/{own}.json", f"../../questions/{own}.txt", "../../data/collection.json"}
        expected |= {f"../../data/citations/{own}.{kind}" for kind in ("ris", "bib", "csl.json")}
        assert expected <= links
