"""A generator whose contract has one more field in several records, and what its surfaces show."""

from __future__ import annotations

import io
import json
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from openpyxl import load_workbook
from pptx import Presentation

from documents import cards, page_texts, squeezed
from editions import edition, question
from forks import run_forked
from in_process import Done
from sites import PROJECT, Json

RECORDS = (
    "Question", "Part", "Recommendation", "Statement", "Consensus", "Vote", "Author", "Grade", "Level", "Profile",
)  # fmt: skip
LINE = '    probe: Annotated[Text | None, Shown("Probe")] = None\n'
CLASSLESS = "    probe: Text | None = None\n"


def probe_of(record: str) -> str:
    """The text of a record's new field: letters only, so that nothing divides it."""
    return f"Syntheticprobeof{record.lower()}"


def project_with(folder: Path, line: str, *records: str) -> Path:
    """A copy of the generator in which these records have one more field."""
    for name in ("src", "scripts", "docs", "mkdocs.yml", "requirements.txt", "pyproject.toml"):
        source, target = PROJECT / name, folder / name
        if source.is_dir():
            generated = ("questions", "authors", "search") if name == "docs" else ()
            ignored = shutil.ignore_patterns("__pycache__", *generated)
            shutil.copytree(source, target, ignore=ignored)
        else:
            shutil.copy2(source, target)
    for record in records:
        heading = f"class {record}(Record):"
        texts = {file: file.read_text(encoding="utf-8") for file in folder.glob("src/clinical_consensus/contract/*.py")}
        [(file, text)] = [(file, text) for file, text in texts.items() if heading in text]
        start = text.index(heading)
        place = re.compile(r"^    \w+: Annotated", re.MULTILINE).search(text, start).start()  # type: ignore[union-attr]
        file.write_text(f"{text[:place]}{line}{text[place:]}", encoding="utf-8")
    return folder


def run_in(folder: Path, script: str, *arguments: str | Path, **environment: str) -> Done:
    [done] = run_forked(folder, [[script, *arguments]], **environment)
    return done


def probed_collection(filled: Callable[[str], Json]) -> Json:
    """A collection of one question whose records have the fields that `filled` gives them."""
    own = question("probed", 1)
    recommendation = own["recommendations"][0]
    recommendation |= filled("Recommendation")
    recommendation["statements"][0] |= filled("Statement")
    vote = recommendation["consensus"]["vote"] | filled("Vote")
    recommendation["consensus"] = {"level": "level", "vote": vote} | filled("Consensus")
    own |= {"parts": [{"id": "probed-a", "label": "A", "text": "Synthetic part?"} | filled("Part")], "authors": ["a"]}
    own |= filled("Question")
    whole = edition([own])
    whole["collection"] |= filled("Profile")
    whole["authors"][0] |= filled("Author")
    whole["strength_scheme"]["grades"][0] |= filled("Grade")
    whole["consensus_scheme"]["levels"][0] |= filled("Level")
    return whole


def saved_in(folder: Path, data: Json, name: str = "collection.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return file


@dataclass(frozen=True)
class Probed:
    """A site that was built of a collection with a value in each new field, and the generator that built it."""

    project: Path
    data: Path
    site: Path


def spreadsheet_text(file: Path) -> str:
    book = load_workbook(io.BytesIO(file.read_bytes()))
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
    "search": lambda site: "".join(path.read_text(encoding="utf-8") for path in site.glob("assets/hashed/words-*.js")),
}


@cache
def surface_text(surface: str, site: Path) -> str:
    """What a surface of a site shows, without white space."""
    return squeezed(SURFACES[surface](site))
