"""A source is UTF-8 text; its pages are named beside its lines, and the document that it was extracted from with it."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation

from clinical_consensus.cli.check import main
from clinical_consensus.contract.source_text import NoTextError, text_of_source
from committee import changed
from documents import page_texts, squeezed
from folders import Save
from shared import Shared
from sites import Json, one, parse
from spreadsheets import worksheet_rows
from wrong_input import problems

EXTRACT = (
    "extract its text, save that as UTF-8 with a form feed after each page, as pdftotext does, name that file here, "
    'and name the document under "original"'
)
CONVERT = "save it as UTF-8 in a text editor, then write its new hash into sha256"


def archive(*names: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", method) as opened:
        for name in names:
            opened.writestr(name, "Synthetic" if name != "mimetype" else "application/vnd.oasis.opendocument.text")
    return written.getvalue()


def presentation() -> bytes:
    written = io.BytesIO()
    Presentation().save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "wrong", "cure"),
    [
        (b"%PDF-1.7\nSynthetic", "this is a PDF document, not text", EXTRACT),
        (b"\xef\xbb\xbf\n%PDF-2.0\n%\xe2\xe3\xcf\xd3", "this is a PDF document, not text", EXTRACT),
        (presentation(), "this is a PowerPoint presentation (PPTX), not text", EXTRACT),
        (archive("[Content_Types].xml", "word/document.xml"), "this is a Word document (DOCX), not text", EXTRACT),
        (archive("xl/workbook.xml"), "this is an Excel workbook (XLSX), not text", EXTRACT),
        (archive("mimetype", method=zipfile.ZIP_STORED), "this is an OpenDocument file, not text", EXTRACT),
        (archive("synthetic.txt"), "this is a ZIP archive, not text", EXTRACT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
         "this is a document of an older Word, PowerPoint or Excel, not text", EXTRACT),
        (rb"{\rtf1\ansi Synthetic\par}", "this is an RTF document, not text", EXTRACT),
        (b"%!PS-Adobe-3.0\n", "this is a PostScript document, not text", EXTRACT),
        (b"\x89PNG\r\n\x1a\n", "this is a picture, not text", EXTRACT),
        (b"\xff\xd8\xff\xe0JFIF", "this is a picture, not text", EXTRACT),
        (b"\x1f\x8b\x08", "this is a compressed file, not text", EXTRACT),
        ("Synthetic\n".encode("utf-16"), "this is text in UTF-16, not in UTF-8", CONVERT),
        ("Synthetic\n".encode("utf-16-be"), "this is text in UTF-16, not in UTF-8", CONVERT),
        ("Synthetic naïve\n".encode("utf-16-le"), "this is text in UTF-16, not in UTF-8", CONVERT),
        ("Synthetic\n".encode("utf-32"), "this is text in UTF-32, not in UTF-8", CONVERT),
        ("Synthetic\nnaïve\n".encode("latin-1"),
         "this is not UTF-8: line 2 has the byte 0xEF, as text in an older encoding such as Latin-1 has", CONVERT),
        ("Synthetic “quoted”\n".encode("cp1252"),
         "this is not UTF-8: line 1 has the byte 0x93, as text in an older encoding such as Latin-1 has", CONVERT),
        ("合成".encode("shift_jis"),
         "this is not UTF-8: line 1 has the byte 0x8D, as text in an older encoding such as Latin-1 has", CONVERT),
        (b"ID3\x04\x00\xff\xfb", "this is not text: line 1 has the byte 0xFF", EXTRACT),
        (b"Synthetic\nSyn\0thetic", "this is not text: line 2 has a NUL character", EXTRACT),
    ],
)  # fmt: skip
def test_a_source_that_is_no_utf8_text_is_refused_with_the_cure(
    raw: Json, saved: Save, tmp_path: Path, content: bytes, wrong: str, cure: str
) -> None:
    file = saved(raw)
    source = raw["sources"][0]
    (file.parent / source["file"]).write_bytes(content)
    source["sha256"] = hashlib.sha256(content).hexdigest()
    file.write_text(json.dumps(raw), encoding="utf-8")
    assert problems(file, tmp_path) == [f"sources[0].file: '{source['file']}' cannot be a source: {wrong}; {cure}"]


@pytest.mark.parametrize(
    "content",
    [b"\xef\xbb\xbfSynthetic\r\n", b"", "Synthetic\n合成 דוד 🙂\n".encode(), b"Synthetic PDF, %PDF-1.7, PK\x1b[0m\n"],
)
def test_utf8_text_is_no_other_format(content: bytes) -> None:
    assert "\n".join(text_of_source(content).lines) == content.decode("utf-8-sig").replace("\r\n", "\n").rstrip("\n")


@pytest.mark.parametrize(
    ("text", "lines", "pages"),
    [
        ("a\nb\n", ["a", "b"], []),
        ("a\n\fb\n\f", ["a", "b"], [(1, 1), (2, 2)]),
        ("a\f\nb\n", ["a", "b"], [(1, 1), (2, 2)]),
        ("a\n\f\nb", ["a", "", "b"], [(1, 1), (2, 2), (2, 2)]),
        ("a\fb\nc\n", ["a b", "c"], [(1, 2), (2, 2)]),
        ("a\n\f\fb\n", ["a", "b"], [(1, 1), (3, 3)]),
        ("a\r\n\fb\r\n", ["a", "b"], [(1, 1), (2, 2)]),
        ("\fa\n", ["a"], [(2, 2)]),
        ("a\f\fb\fc\n", ["a b c"], [(1, 4)]),
        ("\f", [], []),
    ],
)
def test_a_form_feed_ends_a_page_and_no_line(text: str, lines: list[str], pages: list[tuple[int, int]]) -> None:
    found = text_of_source(text.encode())
    assert (list(found.lines), list(found.pages)) == (lines, pages)


def test_a_nul_character_is_named_by_its_line() -> None:
    with pytest.raises(NoTextError, match="line 3 has a NUL"):
        text_of_source(b"a\n\nb\0")


def paged(data: Path, before: tuple[int, ...], original: Json | None = None) -> Json:
    """Put form feeds before these lines of the first source, and name the document of which it is the text."""

    def change(value: Json) -> None:
        source = value["sources"][0]
        file = data.parent / source["file"]
        lines = file.read_text(encoding="utf-8").split("\n")
        text = "\n".join("\f" * (number in before) + line for number, line in enumerate(lines, 1))
        file.write_text(text, encoding="utf-8", newline="")
        source |= {"sha256": hashlib.sha256(text.encode()).hexdigest()} | ({"original": original} if original else {})

    return changed(data, change)


def place(entry: Json, before: tuple[int, ...]) -> str:
    """The pages and lines of an entry as they are named."""
    first, last = entry["lines"]
    pages = [1 + sum(start <= line for start in before) for line in (first, last)]
    page = f"page {pages[0]}" if pages[0] == pages[1] else f"pages {pages[0]}–{pages[1]}"
    return f"{page}, " + (f"line {first}" if first == last else f"lines {first}–{last}")


BEFORE = (8, 14, 22)


def test_pages_are_named_wherever_lines_are(
    oncology_copy: Path, shared: Shared, capsys: pytest.CaptureFixture[str]
) -> None:
    whole = paged(oncology_copy, BEFORE)
    assert main([str(oncology_copy)]) == 0
    assert "no warnings" in capsys.readouterr().out
    site = shared.site(oncology_copy)
    handbook = squeezed("".join(page_texts(site / "downloads" / "handbook.pdf")))
    with (site / "data" / "questions.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    review = [cell for row in worksheet_rows((site / "downloads" / "review-sheet.xlsx").read_bytes()) for cell in row]
    several = set()
    for question in whole["questions"]:
        page = parse(site / "questions" / question["id"] / "index.html")
        listed = [each.get_text() for each in page.select('[id$=".source"] dd')]
        text = (site / "questions" / f"{question['id']}.txt").read_text(encoding="utf-8")
        handout = squeezed("".join(page_texts(site / "downloads" / "handouts" / f"{question['id']}.pdf")))
        cells = [row["where it stands in the source"] for row in rows if row["question id"] == question["id"]]
        for entry, shown in zip(question["provenance"], listed, strict=True):
            named = place(entry, BEFORE)
            several.add(named.split()[0])
            assert shown.startswith(named)
            assert f": {named}" in text
            assert entry["field"].startswith("parts.") or any(f": {named}" in cell for cell in cells)
            assert any(named in cell for cell in review)
            assert squeezed(named) in handbook
            assert squeezed(named) in handout
    assert several == {"page", "pages"}


def test_the_source_page_names_each_page_before_its_lines(oncology_copy: Path, shared: Shared) -> None:
    whole = paged(oncology_copy, BEFORE)
    text = (oncology_copy.parent / whole["sources"][0]["file"]).read_text(encoding="utf-8")
    page = parse(shared.site(oncology_copy) / "review" / "source" / "index.html")
    shown: dict[str, list[str]] = {}
    for passage in page.select(".passage"):
        for each in passage.select(":scope > div:first-child ol"):
            name = str(each.find_previous_sibling("p").get_text())  # type: ignore[union-attr]
            shown.setdefault(name, []).extend(line.get_text() for line in each.select("li"))
    assert list(shown) == [f"Page {number}" for number in range(1, len(BEFORE) + 2)]
    assert "\n".join("\n".join(lines) for lines in shown.values()) == text.replace("\f", "").rstrip("\n")
    assert [lines[0] for lines in shown.values()] == [part.split("\n")[0] for part in text.split("\f")]


ORIGINAL = {"title": "Synthetic <slides> of 2021", "url": "https://synthetic.invalid/slides", "media_type": None}


@pytest.mark.parametrize("address", [ORIGINAL["url"], None])
def test_the_document_is_named_where_the_source_is(oncology_copy: Path, shared: Shared, address: str | None) -> None:
    whole = paged(oncology_copy, (), ORIGINAL | {"url": address})
    site, title = shared.site(oncology_copy), whole["sources"][0]["title"]
    said = f"{title}, extracted from {ORIGINAL['title']}"
    question = whole["questions"][0]["id"]
    for path, within in (("about", "ul li"), (f"questions/{question}", ".cite"), (f"questions/{question}", "dd")):
        page = parse(site / path / "index.html")
        assert any(said in each.get_text() for each in page.select(within)), path
        link = page.select(f'a[href="{address}"]')
        assert [each.get_text() for each in link] == [ORIGINAL["title"]] * len(link)
        assert bool(link) == bool(address)
    review = one(parse(site / "review" / "source" / "index.html"), "section")
    assert f"This text was extracted from {ORIGINAL['title']}." in review.get_text()
    document = {"@type": "CreativeWork", "name": ORIGINAL["title"], **({"url": address} if address else {})}
    script = one(parse(site / "questions" / question / "index.html"), 'script[type="application/ld+json"]')
    assert json.loads(str(script.string))["isBasedOn"] == [
        {"@type": "CreativeWork", "name": title, "isBasedOn": document}
    ]
    plain = (site / "questions" / f"{question}.txt").read_text(encoding="utf-8")
    written = said + (f" ({address})" if address else "")
    assert f"Text: {written}" in plain
    assert squeezed(written) in squeezed("".join(page_texts(site / "downloads" / "handbook.pdf")))
    assert written in (site / "data" / "citations" / f"{question}.ris").read_text(encoding="utf-8")


def test_naming_the_document_makes_no_draft(oncology_copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paged(oncology_copy, (), ORIGINAL)
    assert main([str(oncology_copy)]) == 0
    assert "no warnings" in capsys.readouterr().out
