"""A field that is added to the contract in one line appears on every surface; one without a class stops everything."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pptx import Presentation

from documents import cards, page_texts, squeezed
from editions import edition, question
from sites import PROJECT, Json, parse

RECORDS = ("Question", "Part", "Recommendation", "Statement", "Author", "Grade", "Profile")
LINE = '    probe: Annotated[Text | None, Shown("Probe")] = None\n'
CLASSLESS = "    probe: Text | None = None\n"


def value(record: str) -> str:
    """The text of a record's new field: of letters alone, so that nothing divides it."""
    return f"Syntheticprobeof{record.lower()}"


def project(folder: Path, line: str, *records: str) -> Path:
    """A copy of the generator in which these records have one field more."""
    for name in ("src", "scripts", "docs", "mkdocs.yml", "requirements.txt", "pyproject.toml"):
        source, target = PROJECT / name, folder / name
        if source.is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "questions", "authors", "search")
            shutil.copytree(source, target, ignore=ignored)
        else:
            shutil.copy2(source, target)
    file = folder / "src/clinical_consensus/contract/records.py"
    text = file.read_text(encoding="utf-8")
    for record in records:
        start = text.index(f"class {record}(Record):")
        place = text.index("    id: ", start)
        text = f"{text[:place]}{line}{text[place:]}"
    file.write_text(text, encoding="utf-8")
    return folder


def run(folder: Path, script: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, folder / "scripts" / script, *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def collection(filled: Callable[[str], Json]) -> Json:
    """A collection of one question whose records have the fields that `filled` gives them."""
    own = question("probed", 1)
    recommendation = own["recommendations"][0]
    recommendation |= filled("Recommendation")
    recommendation["statements"][0] |= filled("Statement")
    own |= {"parts": [{"id": "probed-a", "label": "A", "text": "Synthetic part?"} | filled("Part")], "authors": ["a"]}
    own |= filled("Question")
    whole = edition([own])
    whole["collection"] |= filled("Profile")
    whole["authors"][0] |= filled("Author")
    whole["strength_scheme"]["grades"][0] |= filled("Grade")
    return whole


def saved(folder: Path, data: Json, name: str = "collection.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


@dataclass(frozen=True)
class Probed:
    """A site that was built of a collection with a value in each new field, and the generator that built it."""

    project: Path
    data: Path
    site: Path


@pytest.fixture(scope="module")
def probed(tmp_path_factory: pytest.TempPathFactory) -> Probed:
    folder = tmp_path_factory.mktemp("probed")
    generator = project(folder / "project", LINE, *RECORDS)
    data = saved(folder, collection(lambda record: {"probe": value(record)}))
    done = run(generator, "build_site.py", "--data", data, "--site", folder / "site")
    assert done.returncode == 0, done.stderr
    return Probed(generator, data, folder / "site")


def page_text(site: Path, address: str) -> str:
    return squeezed(parse(site / address / "index.html").get_text())


def spreadsheet_text(file: Path) -> str:
    book = load_workbook(file, read_only=True)
    return "\n".join(str(cell) for grid in book for row in grid.iter_rows(values_only=True) for cell in row)


def slides_text(deck: Path) -> str:
    made = Presentation(str(deck)).slides
    texts = [shape.text_frame.text for slide in made for shape in slide.shapes if shape.has_text_frame]
    return "\n".join([*texts, *(slide.notes_slide.notes_text_frame.text for slide in made)])


SURFACES: dict[str, Callable[[Path], str]] = {
    "handbook": lambda site: "".join(page_texts(site / "downloads/handbook.pdf")),
    "slides or their notes": lambda site: slides_text(site / "downloads/slides.pptx"),
    "cards": lambda site: "".join(
        field for card in cards(site / "downloads/flashcards.apkg") for field in card["fields"]
    ),
    "CSV": lambda site: (site / "data/questions.csv").read_text(encoding="utf-8-sig"),
    "Excel": lambda site: spreadsheet_text(site / "data/questions.xlsx"),
    "review sheet": lambda site: spreadsheet_text(site / "downloads/review-sheet.xlsx"),
    "JSON": lambda site: (site / "data/questions/probed.json").read_text(encoding="utf-8"),
    "plain text": lambda site: (site / "questions/probed.txt").read_text(encoding="utf-8"),
    "search": lambda site: (site / "search/index.js").read_text(encoding="utf-8"),
}


@pytest.mark.parametrize("record", RECORDS)
@pytest.mark.parametrize("surface", SURFACES)
def test_the_value_of_a_new_field_stands_on_every_surface(probed: Probed, surface: str, record: str) -> None:
    text = squeezed(SURFACES[surface](probed.site))
    assert (value(record).casefold() if surface == "search" else value(record)) in text


@pytest.mark.parametrize("record", RECORDS)
def test_the_value_of_a_new_field_stands_on_the_page_with_its_hooks(probed: Probed, record: str) -> None:
    pages = {"Profile": ["about"], "Author": ["questions/probed", "authors/a"]}
    pages["Grade"] = ["questions/probed", "strengths/limited"]
    for address in pages.get(record, ["questions/probed"]):
        page = parse(probed.site / address / "index.html")
        assert value(record) in squeezed(page.get_text()), address
    page = parse(probed.site / pages.get(record, ["questions/probed"])[0] / "index.html")
    [fact] = [each for each in page.select("[data-fact]") if value(record) in each.get_text()]
    fields = {
        "Question": "probe",
        "Part": "parts.probed-a.probe",
        "Recommendation": "recommendations.probed-r.probe",
        "Statement": "recommendations.probed-r.statements.probed-s1.probe",
        "Author": "authors.a.probe",
        "Grade": "recommendations.probed-r.strength.probe",
        "Profile": "probe",
    }
    assert (fact["data-fact"], fact["data-state"]) == (fields[record], "stated")


def test_completeness_counts_every_new_field(probed: Probed) -> None:
    page = parse(probed.site / "review" / "index.html")
    columns = [head.get_text() for head in page.select("table.completeness thead th")]
    assert [name for name in columns if name.startswith("Probe")] == [
        "Probe (parts)", "Probe (statements)", "Probe (strength)", "Probe", "Probe (authors)", "Probe",
    ]  # fmt: skip
    [of_collection] = [each for each in page.select("section") if "The collection itself" in each.get_text()]
    assert "Probe" in of_collection.get_text()


@pytest.mark.parametrize("record", RECORDS)
def test_a_change_of_a_new_field_is_reported(probed: Probed, record: str, tmp_path: Path) -> None:
    old = saved(tmp_path, collection(lambda each: {"probe": value(each)}), "old.json")
    new = saved(tmp_path, collection(lambda each: {"probe": value(each) + "x" * (each == record)}), "new.json")
    done = run(probed.project, "compare_editions.py", old, new)
    assert value(record) in done.stdout
    assert done.returncode == (0 if record in {"Profile", "Grade"} else 1), done.stderr
    done = run(probed.project, "compare_editions.py", old, old)
    assert "Nothing changed." in done.stdout


@pytest.mark.parametrize("record", RECORDS)
def test_a_sign_off_covers_every_new_field(probed: Probed, record: str, tmp_path: Path) -> None:
    def signed(change: str) -> str:
        data = saved(tmp_path, collection(lambda each: {"probe": value(each) + change * (each == record)}))
        (tmp_path / "signoffs.json").unlink(missing_ok=True)
        given = ("--reviewer", "Synthetic", "--role", "Synthetic", "--date", "2000-02-01", "--data", data)
        done = run(probed.project, "sign_off.py", "probed", *given)
        assert done.returncode == 0, done.stderr
        return str(json.loads((tmp_path / "signoffs.json").read_text(encoding="utf-8"))["signoffs"][0]["sha256"])

    assert signed("") == signed("")
    assert signed("") != signed("x")


def test_a_new_field_that_nothing_states_changes_no_page_and_no_hash(probed: Probed, tmp_path: Path) -> None:
    data = saved(tmp_path, collection(lambda _: {}))
    for generator, site in ((probed.project, tmp_path / "new"), (PROJECT, tmp_path / "old")):
        done = run(generator, "build_site.py", "--data", data, "--site", site)
        assert done.returncode == 0, done.stderr
    done = run(PROJECT, "compare_sites.py", tmp_path / "old", tmp_path / "new")
    assert done.stdout.splitlines() == [
        f"{path}: changed"
        for path in (
            "SHA256SUMS.txt", "data/collection.schema.json", "downloads/index.html", "downloads/synthetic-site.zip",
            "sw-files.js",
        )
    ]  # fmt: skip


@pytest.mark.parametrize("record", RECORDS)
def test_a_field_without_a_class_stops_the_generator_and_names_it(record: str, tmp_path: Path) -> None:
    generator = project(tmp_path / "project", CLASSLESS, record)
    data = saved(tmp_path, collection(lambda _: {}))
    done = run(generator, "build_pages.py", "--data", data, "--docs", tmp_path / "docs")
    assert done.returncode == 2
    assert f"{record}.probe has no class" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "docs").exists()


def test_make_check_stops_at_a_field_without_a_class() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    check = makefile[makefile.index("\ncheck:") :].split("\n\n")[0]
    assert "scripts/build_pages.py --dry-run" in check


def test_an_editorial_field_is_marked_and_makes_no_other_text(tmp_path: Path) -> None:
    line = LINE.replace("Shown", "Editorial")
    generator = project(tmp_path / "project", line, *RECORDS)
    data = saved(tmp_path, collection(lambda record: {"probe": value(record)}))
    done = run(generator, "build_site.py", "--data", data, "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    page = parse(tmp_path / "site/questions/probed/index.html")
    for record in RECORDS[:-1]:
        [fact] = [each for each in page.select("[data-fact]") if value(record) in each.get_text()]
        labelled = fact if fact.name == "span" else fact.find_previous_sibling("dt")
        assert labelled
        assert "our reading" in labelled.get_text()
        assert f"{value(record)}" in (tmp_path / "site/questions/probed.txt").read_text(encoding="utf-8")
    changed = saved(tmp_path, collection(lambda record: {"probe": value(record) + "x"}), "changed.json")
    done = run(generator, "compare_editions.py", data, changed)
    assert done.returncode == 0
    assert "Syntheticprobe" not in done.stdout
    assert "Editorial aids changed too" in done.stdout


def test_a_machine_only_field_is_nowhere_shown(tmp_path: Path) -> None:
    line = LINE.replace('Shown("Probe")', 'MachineOnly("a probe")')
    generator = project(tmp_path / "project", line, *RECORDS)
    data = saved(tmp_path, collection(lambda record: {"probe": value(record)}))
    done = run(generator, "build_site.py", "--data", data, "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for path in (tmp_path / "site").rglob("*.html"):
        assert "Syntheticprobe" not in path.read_text(encoding="utf-8"), path
    for surface, text in SURFACES.items():
        if surface != "JSON":
            assert "syntheticprobe" not in text(tmp_path / "site").casefold(), surface


def test_a_field_of_a_record_that_no_surface_reads_by_class_stops_the_generator(tmp_path: Path) -> None:
    generator = project(tmp_path / "project", LINE)
    file = generator / "src/clinical_consensus/contract/editorial.py"
    text = file.read_text(encoding="utf-8")
    place = text.index("    id: ", text.index("class Source(Record):"))
    line = LINE.replace("Shown", "Editorial")
    file.write_text(f"{text[:place]}{line}{text[place:]}", encoding="utf-8")
    done = run(
        generator, "build_pages.py", "--data", saved(tmp_path, collection(lambda _: {})), "--docs", tmp_path / "d"
    )
    assert done.returncode == 2
    assert "Source.probe does not appear on any surface" in done.stderr
