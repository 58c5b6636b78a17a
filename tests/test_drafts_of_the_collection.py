"""What stands for the whole collection says how many of its questions are drafts: no edition contains their text."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from documents import page_texts, slides, squeezed
from frozen import drafted, first, second, written
from shared import Shared
from sites import site_in

SAID = {0: "", 1: "; 1 question is a draft after edition 1.1.0", 2: "; 2 questions are drafts after edition 1.1.0"}


@pytest.mark.parametrize("count", [2, 1, 0])
def test_who_cites_the_collection_is_told_how_many_questions_are_drafts(
    shared: Shared, tmp_path: Path, count: int
) -> None:
    text = drafted() if count else second()
    text["questions"] = [each for each in text["questions"] if count != 1 or each["id"] != "q6"]
    data = written(tmp_path / "data", text, first(), second())
    draft = site_in(shared.site(data), data)
    said = f"This site’s edition 1.1.0, 1 January 2001{SAID[count]}"
    downloads, citations = draft.folder / "downloads", draft.folder / "data" / "citations"
    with zipfile.ZipFile(downloads / "teaching-pack.zip") as pack:
        [readme] = (pack.read(name).decode() for name in pack.namelist() if name.endswith("/README.txt"))
    found = {
        "about": draft.pages["about/"].get_text(),
        "home": draft.pages[""].get_text(),
        "downloads": draft.pages["downloads/"].get_text(),
        "readme": readme,
        "llms": (draft.folder / "llms.txt").read_text("utf-8"),
        "handbook": page_texts(downloads / "handbook.pdf")[0],
        "pptx": "\n".join(
            shape.text_frame.text for shape in slides(downloads / "slides.pptx")[0].shapes if shape.has_text_frame
        ),
        "slides": page_texts(downloads / "slides.pdf")[0],
        **{kind: (citations / f"collection.{kind}").read_text("utf-8") for kind in ("ris", "bib", "csl.json")},
    }
    assert [name for name, text in found.items() if squeezed(said) not in squeezed(text)] == []
    assert [name for name, text in found.items() if "1.1.0, 1 January 2001; " in text and not count] == []
