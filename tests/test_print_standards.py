"""Every PDF meets the standards for archiving and accessibility, however long or strange its text is."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zlib
from collections.abc import Callable
from pathlib import Path

import page as validator
import pikepdf
import pytest

from clinical_consensus.downloads.pdf import packed
from documents import (
    LAYOUT,
    all_fonts,
    downloads,
    font_sizes,
    name_of,
    outside,
    page_texts,
    pdfs,
    shown,
    slides,
    squeezed,
)
from sites import COLLECTIONS, OWN_WORDS, Json, Site, run


def test_every_pdf_passes_the_validator_for_archiving_and_accessibility(mkdocs_site: Site) -> None:
    for file in pdfs(mkdocs_site):
        for profile in ("2a", "ua1"):
            report = validator.validate_pdf(file, profile=profile)
            assert report.is_compliant, (file.name, profile, [(each.rule_id, each.message) for each in report.failures])


def test_the_validator_refuses_a_pdf_without_tags(oncology: Site, tmp_path: Path) -> None:
    with pikepdf.open(downloads(oncology) / "handbook.pdf") as document:
        del document.Root.StructTreeRoot
        document.save(tmp_path / "untagged.pdf")
    assert not validator.is_pdf_compliant(tmp_path / "untagged.pdf", profile="ua1")


@pytest.mark.parametrize("length", [99, 100, 999, 4000])
def test_a_stream_that_ends_in_a_carriage_return_is_padded_and_keeps_its_content(length: int) -> None:
    comments = (bytes((128 + each // 2, 128 + (each + 1) // 2)) for each in range(255))
    stored = (zlib.compress(b"%" + comment + b"\n" + b" " * (length - 15), level=0) for comment in comments)
    data = next(each for each in stored if each.endswith(b"\r"))
    with pikepdf.new() as document:
        document.add_blank_page()
        document.pages[0].Contents = pikepdf.Stream(document, b"")
        document.pages[0].Contents.write(data, filter=pikepdf.Name.FlateDecode)
        plain = io.BytesIO()
        document.save(plain)
    assert b"/Length %d " % length in plain.getvalue()
    assert b"\r\nendstream" in plain.getvalue()
    made = packed(plain.getvalue())
    assert b"\r\nendstream" not in made
    with pikepdf.open(io.BytesIO(made)) as document:
        assert document.check_pdf_syntax() == []
        assert document.pages[0].Contents.read_raw_bytes() == data + b"\n"
        assert document.pages[0].Contents.read_bytes() == zlib.decompress(data)


def test_every_pdf_has_title_language_tags_its_own_fonts_and_no_small_text(mkdocs_site: Site) -> None:
    for file in pdfs(mkdocs_site):
        with pikepdf.open(file) as document:
            assert document.Root.Lang == mkdocs_site.data["collection"].get("language", "en")
            assert bool(document.Root.MarkInfo.Marked)
            assert "/StructTreeRoot" in document.Root
            assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
            title = document.open_metadata()["dc:title"]
        assert title
        assert min(font_sizes(file)) >= 9
        fonts = all_fonts(file)
        assert fonts
        assert all({"/FontFile", "/FontFile2", "/FontFile3"} & set(keys) for keys in fonts)


def test_every_printed_word_comes_from_the_data_or_the_site(mkdocs_site: Site) -> None:
    own = OWN_WORDS | {"AB", "U", "E", "editor"}
    letters = squeezed(json.dumps(mkdocs_site.data, ensure_ascii=False))
    hashes = squeezed(hashlib.sha256(COLLECTIONS[name_of(mkdocs_site)].read_bytes()).hexdigest())
    for file in pdfs(mkdocs_site):
        for line in "\n".join(page_texts(file)).translate(LAYOUT).splitlines():
            for found in words_of_line(line):
                known = found in own or found in letters or found in hashes or found.isdecimal()
                assert known or found.removesuffix("placement") in letters, (file.name, found)


def words_of_line(line: str) -> list[str]:
    """The words of a line, with their figures; these are apart where a script has no spaces or runs from the right."""
    is_latin = not re.search("[\u0590-\u08ff\u3400-\u9fff]", line)
    return re.findall(r"\w+" if is_latin else r"[^\W\d_]+|\d+", line)


def question_of(data: Json, number: int = 0) -> Json:
    found: Json = data["questions"][number]
    return found


def long_cjk(data: Json) -> None:
    question_of(data)["recommendations"][0]["statements"][0]["text"] = "合成的陈述没有任何空格，" * 80


def many_lines(data: Json) -> None:
    question_of(data)["recommendations"][0]["statements"][0]["text"] = "\n".join(
        f"Synthetic line {n}" for n in range(60)
    )


def long_definitions(data: Json) -> None:
    data["strength_scheme"]["grades"][0]["definition"] = "Synthetic words of a definition. " * 90 + "End."
    data["consensus_scheme"]["levels"][0]["definition"] = "Synthetic words of a level. " * 120 + "End."


def long_labels(data: Json) -> None:
    question_of(data)["parts"][0]["label"] = "Synthetic part with a label of many words"
    question_of(data)["parts"][1]["label"] = "S" * 150
    data["strength_scheme"]["label"] = "Synthetic strength " * 8 + "end"


def long_title(data: Json) -> None:
    data["collection"]["title"] = "Synthetic title " * 70 + "end"
    question_of(data)["title"] = "Synthetic question " * 60 + "end?"


def many_sources_and_authors(data: Json) -> None:
    data["collection"]["rights"] = "Synthetic rights. " * 60 + "End."
    data["authors"] += [{"id": f"a-{n}", "name": f"Synthetic Author {n}"} for n in range(60)]
    question_of(data)["authors"] = [f"a-{n}" for n in range(60)]


def everything_inferred(data: Json) -> None:
    first = question_of(data)
    first["parts"] = [{"id": f"p-{n}", "label": chr(65 + n), "text": f"Synthetic part {n}?"} for n in range(10)]
    for statement in first["recommendations"][0]["statements"]:
        statement["answers"] = []
    kept = [entry for entry in first["provenance"] if not entry["field"].startswith("parts.")]
    parts = [
        {"field": f"parts.{part['id']}", "source": data["sources"][0]["id"], "lines": [5, 5]} for part in first["parts"]
    ]
    first["provenance"] = kept + parts
    for each in data["questions"]:
        each["provenance"] = [
            entry | {"placement": "inferred", "note": "Synthetic note."} for entry in each["provenance"]
        ]


def right_to_left(data: Json) -> None:
    data["collection"]["title"] = "אוסף VTE 2026"
    data["collection"]["rights"] = "© 2026 דוד כהן, all rights reserved."
    data["consensus_scheme"]["label"] = "توافق"
    statements = question_of(data)["recommendations"][0]["statements"]
    for number, text in enumerate(["תשובה סינתטית ראשונה.", "Synthetic second.", "Synthetic third."]):
        statements[number]["text"] = text


def strange_breaks(data: Json) -> None:
    statements = question_of(data)["recommendations"][0]["statements"]
    statements[0]["text"] = "Synthetic before\u2028after a separator and\n\nan empty line"
    statements[1]["text"] = "Synthetic" + "x" * 900


LONG_OR_STRANGE = [
    long_cjk, many_lines, long_definitions, long_labels, long_title, many_sources_and_authors, everything_inferred,
    right_to_left, strange_breaks,
]  # fmt: skip


@pytest.mark.parametrize("change", LONG_OR_STRANGE)
def test_long_or_strange_text_stays_on_its_pages(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, change: Callable[[Json], None]
) -> None:
    if change is not everything_inferred:
        raw["sources"] = []
        for each in raw["questions"]:
            each["provenance"] = []
    change(raw)
    done = run("build_pdf.py", "--data", saved(raw), "--site", tmp_path / "site")
    assert done.returncode == 0, done.stderr
    folder = tmp_path / "site" / "downloads"
    for file in folder.rglob("*.pdf"):
        assert outside(file) == [], file.name
        assert all(validator.is_pdf_compliant(file, profile=profile) for profile in ("2a", "ua1")), file.name
        assert b"\r\nendstream" not in file.read_bytes()
    assert len(page_texts(folder / "slides.pdf")) == len(slides(folder / "slides.pptx"))
    assert min(font_sizes(folder / "slides.pdf")) >= 18
    everything = "\n".join(shown(slide) for slide in slides(folder / "slides.pptx"))
    for each in raw["questions"]:
        for statement in each["recommendations"][0]["statements"]:
            words = statement["text"].split()
            assert all(squeezed(word) in squeezed(everything) for word in words if len(word) < 80)
