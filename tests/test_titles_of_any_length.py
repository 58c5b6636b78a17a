"""A title of any length is printed whole; what a PDF says of itself, its title and bookmarks, is short."""

from __future__ import annotations

from pathlib import Path

import pypdfium2 as pdfium
import pytest

from documents import page_texts, squeezed
from editions import edition, question
from folders import Save
from sites import Json, run

LONGEST = 32_767
"""The most bytes that a string in a PDF has (ISO 19005-2, 6.1.13)."""

HEBREW = "אבגדהוזחטיכלמנסעפצקרשת"


def long_text(word: str, space: str = " ") -> str:
    return f"{space.join([word] * (40_000 // len(word + space)))}?"


TITLES = {
    "words": long_text("alpha"),
    "one word": long_text("alpha", ""),
    "a long word first": f"{long_text('alpha', '')} {long_text('beta')}",
    "hyphens": long_text("alpha", "-"),
    "Hebrew": long_text(HEBREW),
    "Chinese": long_text("髋关节", ""),
    "beyond the first plane": long_text("𝛼", ""),
}


def made_of(data: Json, saved: Save, folder: Path) -> Path:
    """The folder of the downloads of a collection, of which none is missing."""
    done = run("build_pdf.py", "--data", saved(data), "--site", folder, DOWNLOADS="handbook handouts slides")
    assert done.returncode == 0, done.stderr[:2000]
    return folder / "downloads"


def of_itself(file: Path) -> list[str]:
    """The title of a PDF and its bookmarks."""
    with pdfium.PdfDocument(file) as document:
        return [document.get_metadata_dict()["Title"], *(each.get_title() for each in document.get_toc())]


@pytest.mark.parametrize("kind", TITLES)
def test_a_question_with_a_title_of_any_length_is_printed_whole(saved: Save, tmp_path: Path, kind: str) -> None:
    title = TITLES[kind]
    downloads = made_of(edition([question("q1", 1, title=title), question("q2", 2)]), saved, tmp_path / "site")
    handout, handbook = downloads / "handouts" / "q1.pdf", downloads / "handbook.pdf"
    for file in (handout, handbook):
        text = "".join(page_texts(file))
        letters = set(squeezed(title)) - set(map(chr, range(128))) or set("alphbet")
        assert sum(map(text.count, letters)) >= sum(map(title.count, letters)), file
        assert max(len(each.encode()) for each in of_itself(file)) < LONGEST
    [own] = [each for each in of_itself(handbook) if each.startswith("1. ")]
    assert squeezed(title).startswith(squeezed(own.removeprefix("1. ")))
    assert len(squeezed(own)) > 10
    assert of_itself(handout)[0].endswith("…")
    assert title.startswith(of_itself(handout)[0].partition(": ")[2].removesuffix("…")[:100])


@pytest.mark.parametrize("field", ["collection", "strength_scheme", "consensus_scheme"])
def test_what_the_collection_names_may_be_of_any_length(saved: Save, tmp_path: Path, field: str) -> None:
    data = edition([question("q1", 1)])
    data[field]["title" if field == "collection" else "label"] = TITLES["words"]
    for file in made_of(data, saved, tmp_path / "site").rglob("*.pdf"):
        assert max(len(each.encode()) for each in of_itself(file)) < LONGEST


@pytest.mark.parametrize("length", [200, 1_999])
def test_a_title_that_a_file_can_have_is_told_whole(saved: Save, tmp_path: Path, length: int) -> None:
    title = f"{'alpha ' * (length // 6)}?"
    downloads = made_of(edition([question("q1", 1, title=title)]), saved, tmp_path / "site")
    assert squeezed(title) in map(squeezed, of_itself(downloads / "handouts" / "q1.pdf"))
    assert f"1.{squeezed(title)}" in map(squeezed, of_itself(downloads / "handbook.pdf"))
