"""New fields of any type are read in words; marks, gaps and divisions go with them; wrong classes are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from new_fields import probed_collection, project_with, run_in, saved_in
from sites import Json, parse

TYPES = {
    "list": ("tuple[Text, ...]", "()", ["Synthetic one", "Synthetic two"], ["Synthetic one", "Synthetic two"]),
    "number": ("float | None", "None", 96.5, ["96.5"]),
    "zero": ("int | None", "None", 0, ["0"]),
    "yes": ("bool | None", "None", True, ["yes"]),
    "choice": ('Literal["one", "two"] | None', "None", "two", ["two"]),
    "reference": (
        "CslItem | None", "None", {"type": "book", "title": "Synthetic book", "id": "b"}, ["Synthetic book."],
    ),
}  # fmt: skip
LINE = '    probe: Annotated[{}, Shown("Probe"{})] = {}\n'


def with_sources(folder: Path, data: Json, entries: list[Json]) -> Path:
    """The collection with a source, in which every field has a place, and these further entries of provenance."""
    (folder / "source.txt").write_text("Synthetic line.\n", encoding="utf-8")
    digest = "ed4e26df7a2b23ea42cd2fe1bc9f6d3d7a1a3e28dd4ba1e7ad3ae2d0a8d2b7d3"
    data["sources"] = [{"id": "s", "title": "Synthetic source", "file": "source.txt", "sha256": digest}]
    fields = ["title", "authors", "parts.probed-a"]
    fields += [f"recommendations.probed-r.{name}" for name in ("statements", "strength", "consensus")]
    stated = [{"field": field, "source": "s", "lines": [1, 1]} for field in fields]
    data["questions"][0]["provenance"] = [each for each in stated if each["field"] not in {e["field"] for e in entries}]
    data["questions"][0]["provenance"] += [{"source": "s", "lines": [1, 1]} | entry for entry in entries]
    return saved_in(folder, data)


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> BeautifulSoup:
    """The page of a question whose recommendation has a new field of each type, called as the type is here."""
    folder = tmp_path_factory.mktemp("typed")
    lines = [LINE.format(annotation, "", default) for annotation, default, *_ in TYPES.values()]
    declared = "".join(line.replace("probe:", f"probe_{name}:") for name, line in zip(TYPES, lines, strict=True))
    generator = project_with(folder / "project", declared, "Recommendation")
    values = {f"probe_{name}": value for name, (_, _, value, _) in TYPES.items()}
    data = saved_in(folder, probed_collection(lambda record: values if record == "Recommendation" else {}))
    done = run_in(generator, "build_site.py", "--data", data, "--site", folder / "site", DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    return parse(folder / "site/questions/probed/index.html")


@pytest.mark.parametrize("name", TYPES)
def test_a_value_of_any_type_is_published_in_words(typed: BeautifulSoup, name: str) -> None:
    [fact] = typed.select(f'[data-fact="recommendations.probed-r.probe_{name}"]')
    assert [each.get_text() for each in fact.select("[dir=auto]")] == TYPES[name][3]


def test_a_gap_that_is_published_is_counted(tmp_path: Path) -> None:
    line = LINE.format("Text | None", ", says_unstated=True", "None")
    generator = project_with(tmp_path / "project", line, "Recommendation")
    data = saved_in(tmp_path, probed_collection(lambda _: {}))
    done = run_in(generator, "build_site.py", "--data", data, "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    [fact] = parse(tmp_path / "site/questions/probed/index.html").select('[data-fact="recommendations.probed-r.probe"]')
    assert (fact["data-state"], fact.get_text()) == ("not-stated", "Probe Not stated in the source")
    table = parse(tmp_path / "site/review/index.html").select("table.completeness th")
    assert "Probe" in [head.get_text() for head in table]


def test_a_records_own_page_shows_its_gaps_and_links_its_terms(tmp_path: Path) -> None:
    line = LINE.format("Text | None", ", says_unstated=True", "None")
    generator = project_with(tmp_path / "project", line, "Author", "Grade", "Profile")
    collection = probed_collection(lambda record: {"probe": "Synthetic SYN."} if record == "Grade" else {})
    collection["terms"] = [{"id": "syn", "abbreviation": "SYN", "name": "synthetic", "expanded_by": "editor"}]
    data = saved_in(tmp_path, collection)
    done = run_in(generator, "build_site.py", "--data", data, "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    first, author = collection["strength_scheme"]["grades"][0]["id"], collection["authors"][0]["id"]
    grade = tmp_path / f"site/strengths/{first}/index.html"
    terms = {str(link["href"]) for link in parse(grade).select("a.term") if link.get_text() == "SYN"}
    assert terms == {"../../glossary/#syn"}
    for page in (tmp_path / f"site/authors/{author}/index.html", tmp_path / "site/about/index.html"):
        [label] = [each for each in parse(page).select("main dt, main h2") if each.get_text() == "Probe"]
        assert label.find_next_sibling().get_text() == "Not stated in the source"  # type: ignore[union-attr]


def test_a_mark_of_inference_goes_with_what_is_placed_by_it(tmp_path: Path) -> None:
    records = ("Part", "Statement", "Consensus", "Vote", "Recommendation")
    generator = project_with(tmp_path / "project", LINE.format("Text | None", "", "None"), *records)
    fields = ["parts.probed-a"]
    fields += [f"recommendations.probed-r.{name}" for name in ("statements", "consensus", "probe")]
    entries = [{"field": field, "placement": "inferred", "note": f"Synthetic note on {field}."} for field in fields]
    filled = probed_collection(lambda record: {"probe": f"Synthetic {record}"} if record in records else {})
    data = with_sources(tmp_path, filled, entries)
    done = run_in(generator, "build_pages.py", "--data", data, "--dry-run", "--docs", tmp_path / "docs")
    [digest] = [word for word in done.stderr.split() if len(word) == 64]
    text = json.loads(data.read_text(encoding="utf-8"))
    text["sources"][0]["sha256"] = digest
    data.write_text(json.dumps(text), encoding="utf-8")
    done = run_in(generator, "build_site.py", "--data", data, "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    page = parse(tmp_path / "site/questions/probed/index.html")
    states = {str(each["data-fact"]): str(each["data-state"]) for each in page.select("[data-fact$=probe]")}
    assert states == dict.fromkeys(
        [
            "parts.probed-a.probe", "recommendations.probed-r.statements.probed-s1.probe",
            "recommendations.probed-r.consensus.probe", "recommendations.probed-r.vote.probe",
            "recommendations.probed-r.probe",
        ],
        "inferred",
    )  # fmt: skip
    notes = [each.get_text() for each in page.select(".recommendation .inference")]
    assert len(notes) == len(set(notes)) == 3


def test_zero_needs_a_place_in_the_source_as_every_value_does(tmp_path: Path) -> None:
    generator = project_with(tmp_path / "project", LINE.format("int | None", "", "None"), "Recommendation")
    filled = probed_collection(lambda record: {"probe": 0} if record == "Recommendation" else {})
    done = run_in(generator, "build_pages.py", "--data", with_sources(tmp_path, filled, []), "--docs", tmp_path / "d")
    assert "no entry says where 'recommendations.probed-r.probe' was read" in done.stderr


def test_the_same_text_divided_otherwise_is_reported_and_signed_anew(tmp_path: Path) -> None:
    generator = project_with(tmp_path / "project", LINE.format("tuple[Text, ...]", "", "()"), "Question")
    hashes, files = [], []
    for name, values in (("one", ["a\nb"]), ("two", ["a", "b"])):
        folder = tmp_path / name
        folder.mkdir()
        filled = probed_collection(lambda _: {})
        filled["questions"][0]["probe"] = values
        files.append(saved_in(folder, filled))
        given = ("--reviewer", "Synthetic", "--role", "Synthetic", "--date", "2000-02-01", "--data", files[-1])
        assert run_in(generator, "sign_off.py", "probed", *given).returncode == 0
        hashes.append(json.loads((folder / "signoffs.json").read_text(encoding="utf-8"))["signoffs"][0]["sha256"])
    assert hashes[0] != hashes[1]
    done = run_in(generator, "compare_editions.py", *files)
    assert "Division of Probe: 1 value → 2 values, of the same text" in done.stdout


@pytest.mark.parametrize(("line", "wrong"), [
    ("    probe: Text | None = None\n", "CslItem.probe has no class"),
    ("    probe: Annotated[Text | None, _CITED] = None\n", "CslItem.probe does not appear on any surface"),
])  # fmt: skip
def test_a_field_of_a_reference_is_classed_too(line: str, wrong: str, tmp_path: Path) -> None:
    generator = project_with(tmp_path / "project", "")
    file = generator / "src/clinical_consensus/contract/csl.py"
    text = file.read_text(encoding="utf-8")
    place = text.index("    type: ", text.index("class CslItem("))
    file.write_text(f"{text[:place]}{line}{text[place:]}", encoding="utf-8")
    data = saved_in(tmp_path, probed_collection(lambda _: {}))
    done = run_in(generator, "build_pages.py", "--data", data, "--docs", tmp_path / "docs")
    assert (done.returncode, wrong in done.stderr) == (2, True)
