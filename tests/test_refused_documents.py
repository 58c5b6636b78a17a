"""What cannot be read is refused by its bytes, with what is wrong and the cure, and within bounds."""

from __future__ import annotations

import builtins
import importlib
import io
import os
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from pptx import Presentation

from clinical_consensus.contract.problems import InputError
from clinical_consensus.importing.readers import reading_process
from clinical_consensus.importing.readers.documents import read_document
from clinical_consensus.importing.readers.formats import DOCX, PDF
from clinical_consensus.importing.readers.office_package import MOST_XML
from clinical_consensus.importing.readers.unreadable import DocumentError, UnreadableError
from decks import SYNTHETIC, as_docx, as_pdf, as_pptx, typeset

AGAIN = "open it in the program that made it, save it again, and import that; or get the original anew"
SAVE = "save it as PPTX, DOCX, PDF or UTF-8 text, and import that"
PASSWORD = "open it with its password, save a copy without one, and import the copy"
OCR = "run OCR on it first (text recognition, such as ocrmypdf), check its words, and import the result"
NAME = "name the file that has the text"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def encrypted() -> bytes:
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(as_pdf(SYNTHETIC))) as pdf:
        pdf.save(made, encryption=pikepdf.Encryption(owner="synthetic", user="synthetic"))
    return made.getvalue()


def saved(document: object) -> bytes:
    content = io.BytesIO()
    document.save(content)  # type: ignore[attr-defined]
    return content.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for each in source.namelist():
            target.writestr(each, part if each == name else source.read(each))
        if name not in source.namelist():
            target.writestr(name, part)
    return made.getvalue()


def archive(*names: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as target:
        for name in names:
            target.writestr(name, "Synthetic")
    return made.getvalue()


REFUSED: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "scanned": ("a.pdf", lambda: typeset("#rect(width: 5cm, height: 5cm)"),
                "this PDF has no text: its pages are pictures, such as a scanner makes", OCR),
    "encrypted-pdf": ("a.pdf", encrypted, "this document is encrypted: it opens only with a password", PASSWORD),
    "encrypted-office": ("a.docx", lambda: OLE + bytes(99) + "EncryptedPackage".encode("utf-16-le"),
                         "this document is encrypted: it opens only with a password", PASSWORD),
    "old-office": ("a.doc", lambda: OLE + bytes(600), "this is a document of an older Word, PowerPoint or Excel", SAVE),
    "cut-off": ("a.docx", lambda: as_docx(SYNTHETIC)[:5000],
                "this file is broken: it is a ZIP archive that is cut off or damaged", AGAIN),
    "damaged-part": ("a.docx", lambda: _damaged(as_docx(SYNTHETIC)),
                     "this file is broken: a part of it is cut off or damaged", AGAIN),
    "wrong-suffix": ("a.docx", lambda: as_pptx(SYNTHETIC),
                     'by its bytes this is a PowerPoint presentation, but its name ends in ".docx"',
                     'rename it so that it ends in ".pptx", or name the file that you meant'),
    "text-as-pdf": ("a.PDF", lambda: b"Synthetic", 'by its bytes this is a text file, but its name ends in ".pdf"',
                    'rename it so that it ends in ".txt", or name the file that you meant'),
    "empty-file": ("a.txt", lambda: b" \n", "this document is empty", NAME),
    "empty-docx": ("a.docx", lambda: saved(Document()), "this document has no text", NAME),
    "empty-pptx": ("a.pptx", lambda: saved(Presentation()), "this document has no text", NAME),
    "workbook": ("a.xlsx", lambda: archive("xl/workbook.xml"),
                 "this is a ZIP archive or a document of another program, not PPTX or DOCX", SAVE),
    "picture": ("a.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(40), "this is a picture, not text", SAVE),
    "rtf": ("a.rtf", lambda: rb"{\rtf1 Synthetic}", "this is an RTF document, not text", SAVE),
    "web-page": ("a.txt", lambda: b"<!DOCTYPE html><p>Synthetic",
                 "this is a file of a web page or of XML, not a document", SAVE),
    "json": ("a.json", lambda: b'{"schema_version": 1}', "this is a JSON file, not a document",
             "name the document from which it was made"),
    "utf-16": ("a.txt", lambda: "Synthetic".encode("utf-16"), "this is text in UTF-16, not in UTF-8",
               "save it as UTF-8 in a text editor"),
    "latin-1": ("a.txt", lambda: b"Synthetic \xe9t\xe9",
                "this is not UTF-8: line 1 has the byte 0xE9, as text in an older encoding such as Latin-1 has",
                "save it as UTF-8 in a text editor"),
    "bomb": ("a.docx", lambda: with_part(as_docx(SYNTHETIC), "word/bomb.xml", bytes(MOST_XML + 1)),
             "this document is too large: it has more than 67 MB of text and layout, unpacked",
             "divide it, and import one part after the other"),
    "strict": ("a.docx", lambda: with_part(as_docx(SYNTHETIC), "word/document.xml",
                                           b'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"/>'),
               "this document is in the strict form of Office documents",
               'save it as an ordinary one (in Word or PowerPoint, not "Strict Open XML"), and import that'),
}  # fmt: skip


def _damaged(content: bytes) -> bytes:
    """A DOCX file with one byte of its document's compressed text changed."""
    with zipfile.ZipFile(io.BytesIO(content)) as opened:
        place = opened.getinfo("word/document.xml").header_offset + 200
    return content[:place] + bytes([content[place] ^ 0xFF]) + content[place + 1 :]


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_readable_document_is_refused_with_the_cure(case: str, tmp_path: Path) -> None:
    name, content, wrong, cure = REFUSED[case]
    file = tmp_path / name
    file.write_bytes(content())
    with pytest.raises(DocumentError) as refused:
        read_document(file)
    assert isinstance(refused.value, InputError)
    assert [(each.wrong, each.cure) for each in refused.value.problems] == [(wrong, cure)]


@pytest.mark.parametrize("case", ["a.pdf", "a.docx", "a.pptx"])
def test_a_broken_document_is_refused_in_one_line(case: str, tmp_path: Path) -> None:
    broken = {
        "a.pdf": b"%PDF-1.7\nSynthetic\n%%EOF",
        "a.docx": with_part(as_docx(SYNTHETIC), "word/document.xml", b"<w:document"),
        "a.pptx": with_part(as_pptx(SYNTHETIC), "ppt/presentation.xml", b"<p:presentation"),
    }
    (tmp_path / case).write_bytes(broken[case])
    with pytest.raises(DocumentError) as refused:
        read_document(tmp_path / case)
    [problem] = refused.value.problems
    assert problem.wrong.startswith("this file is broken, or not as a ")
    assert "open it in the program that made it" in str(problem.cure)
    assert str(refused.value).count("\n") == 0


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name, wrong in (
        ("pipe", "this is not a regular file"),
        ("absent.pdf", "it cannot be read: No such file or directory"),
    ):
        with pytest.raises(DocumentError) as refused:
            read_document(tmp_path / name)
        assert [each.wrong for each in refused.value.problems] == [wrong]


def test_pictures_of_any_size_are_not_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(with_part(as_docx(SYNTHETIC), "word/media/image1.png", bytes(MOST_XML * 4)))
    assert read_document(file).lines[0].text == SYNTHETIC[0][0]


def test_entities_are_not_expanded(tmp_path: Path) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY a "SYNTHETIC"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(as_docx(SYNTHETIC))) as opened:
        part = opened.read("word/document.xml")
    begun, _end, rest = part.partition(b"?>")
    part = begun + b"?>" + bomb + rest.replace(b"Given Name", b"&b;")
    file = tmp_path / "a.docx"
    file.write_bytes(with_part(as_docx(SYNTHETIC), "word/document.xml", part))
    assert "SYNTHETIC" not in " ".join(line.text for line in read_document(file).lines)


def test_a_document_that_needs_too_much_memory_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Path(reading_process.__file__).read_text(encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(Path(reading_process.__file__).parents[3]))
    monkeypatch.setattr(reading_process, "__file__", str(tmp_path / "program.py"))
    (tmp_path / "program.py").write_text(source, encoding="utf-8")
    assert reading_process.read_apart(as_docx(SYNTHETIC), DOCX)[0][0].text == SYNTHETIC[0][0]
    (tmp_path / "program.py").write_text(source.replace("= 1_500_000_000", "= 40_000_000"), encoding="utf-8")
    with pytest.raises(UnreadableError) as refused:
        reading_process.read_apart(as_docx(SYNTHETIC), DOCX)
    starts = (
        "this document needs too much memory or time (",
        "this file is broken, or not as a Word document should be (",
    )
    assert refused.value.wrong.startswith(starts)


@pytest.mark.parametrize(("form", "library"), [(DOCX, "docx"), (PDF, "pypdfium2")])
def test_without_the_extra_one_line_says_how_to_install_it(
    form: object, library: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = DOCX if form is DOCX else PDF

    def absent(name: str, *arguments: object) -> object:
        if name.split(".", maxsplit=1)[0] == library:
            raise ModuleNotFoundError(f"No module named {library!r}", name=library)
        return imported(name, *arguments)  # type: ignore[arg-type]

    imported = builtins.__import__
    for module in [each for each in sys.modules if each.split(".")[0] == library or ".importing." in each]:
        if not module.endswith((".unreadable", ".formats", ".lines", ".reading_process", ".documents")):
            monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(builtins, "__import__", absent)
    with pytest.raises(UnreadableError) as refused:
        reading_process.read_here(b"", found)
    assert refused.value.wrong == f"to read {found.name}, a library is needed that is not installed ({library})"
    assert refused.value.cure == (
        "run: python -m pip install python-docx pypdfium2 (in a checkout of the project: make readers)"
    )
    monkeypatch.undo()
    importlib.invalidate_caches()
