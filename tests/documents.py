"""Finished documents as tests see them: the text of PDFs, slides and cards, without what only layout needs."""

from __future__ import annotations

import io
import json
import re
import sqlite3
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pikepdf
import pypdfium2 as pdfium
from bs4 import BeautifulSoup
from pptx import Presentation

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.manifest import planned
from clinical_consensus.downloads.pack import Earlier, Pack
from clinical_consensus.downloads.pack_maker import PackMaker
from sites import Json, Site

DIVIDED = "\x02"
"""What PDFium gives for the hyphen of a word that a line divides."""

LAYOUT = dict.fromkeys(map(ord, f"\u2068\u2069\u200b\ufffe\u00ad{DIVIDED}"))
"""Isolates and places where a line may break: a page needs them, the text does not have them."""


def squeezed(text: str) -> str:
    """A text without white space and without what only layout needs: lines may break anywhere."""
    return "".join(text.translate(LAYOUT).split())


def page_texts(pdf: Path) -> list[str]:
    with pdfium.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def font_sizes(pdf: Path) -> set[float]:
    """The size of every letter that is shown, in pt, as a reader sees it."""
    found = set()
    with pdfium.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_chars()):
                if chr(pdfium.raw.FPDFText_GetUnicode(text, index)).strip():
                    found.add(round(pdfium.raw.FPDFText_GetFontSize(text, index), 1))
    return found


def destinations(pdf: Path) -> dict[str, int]:
    """The page, from 0, of every named destination."""
    with pikepdf.open(pdf) as document:
        numbers = {page.objgen: index for index, page in enumerate(document.pages)}
        names = pikepdf.NameTree(document.Root.Names.Dests)
        found = {}
        for name, target in names.items():
            place: Any = target.D if isinstance(target, pikepdf.Dictionary) else target
            found[str(name)] = numbers[place[0].objgen]
        return found


def bookmarks(pdf: Path) -> list[tuple[int, str]]:
    with pdfium.PdfDocument(pdf) as document:
        return [(each.level, each.get_title()) for each in document.get_toc()]


def slides(deck: Path) -> list[Any]:
    return list(Presentation(str(deck)).slides)


def shown(slide: Any) -> str:
    """What a slide shows, in reading order, without its footer and the line above its heading."""
    return "\n".join(shape.text_frame.text for shape in slide.placeholders)


def cards(package: Path) -> list[Json]:
    """The notes of an Anki package: guid, fields as text and as HTML, tags, time of change, ids of deck and model."""
    with ZipFile(package) as archive, TemporaryDirectory() as folder:
        file = Path(archive.extract("collection.anki2", folder))
        connection = sqlite3.connect(file)
        rows = connection.execute("select guid, mid, mod, flds, tags from notes order by id").fetchall()
        decks = [row[0] for row in connection.execute("select distinct did from cards")]
        models = json.loads(connection.execute("select models from col").fetchone()[0])
        connection.close()
    return [
        {
            "guid": guid,
            "model": model,
            "deck": decks,
            "changed": changed,
            "fields": [BeautifulSoup(field, "html5lib").get_text() for field in fields.split("\x1f")],
            "html": [BeautifulSoup(field, "html5lib") for field in fields.split("\x1f")],
            "tags": tags.split(),
            "names": [field["name"] for field in models[str(model)]["flds"]],
        }
        for guid, model, changed, fields, tags in rows
    ]


def deck_names(package: Path) -> list[str]:
    """The names of the decks of an Anki package, without the default deck that every collection has."""
    with ZipFile(package) as archive, TemporaryDirectory() as folder:
        connection = sqlite3.connect(Path(archive.extract("collection.anki2", folder)))
        decks = json.loads(connection.execute("select decks from col").fetchone()[0])
        connection.close()
    return [deck["name"] for number, deck in decks.items() if number != "1"]


def addresses(pdf: Path) -> set[str]:
    """The addresses outside the file to which its links lead."""
    with pikepdf.open(pdf) as document:
        notes: list[Any] = [note for page in document.pages for note in page.get("/Annots", [])]
        return {str(note["/A"]["/URI"]) for note in notes if "/URI" in note.get("/A", {})}


def all_fonts(pdf: Path) -> list[Any]:
    """Every font descriptor in a PDF."""
    with pikepdf.open(io.BytesIO(pdf.read_bytes())) as document:
        found = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
        return [sorted(map(str, each.keys())) for each in found if each.get("/Type") == "/FontDescriptor"]


def outside(pdf: Path) -> list[tuple[int, str]]:
    """The letters outside their page: page from 1, letter."""
    found = []
    with pdfium.PdfDocument(pdf) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            text = page.get_textpage()
            for index in range(text.count_chars()):
                left, bottom, right, top = text.get_charbox(index)
                letter = chr(pdfium.raw.FPDFText_GetUnicode(text, index))
                if letter.strip() and (left < 0 or bottom < 0 or right > width or top > height):
                    found.append((number, letter))
    return found


def made_alone(data: Path, folder: Path, *names: str, rationale: str = "no") -> Path:
    """The folder with only these downloads of the collection in the file `data`."""
    generated = generate(data, Settings(rationale=rationale))
    maker = PackMaker(generated.view, generated.settings, generated.data_sha256)
    found = {each.path: each for each in planned(generated.view.relations)}
    for name in names:
        made = maker.make(found[name], Earlier(folder, {}).found, Pack(()))
        assert made.content is not None, made.reason
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(made.content)
    return folder


def downloads(site: Site) -> Path:
    return site.folder / "downloads"


def pdfs(site: Site) -> list[Path]:
    return sorted(downloads(site).rglob("*.pdf"))


def name_of(site: Site) -> str:
    """The name of a site's collection among those of the tests."""
    identifier = site.data["collection"]["id"]
    return "oncology" if identifier == "icm-vte-oncology" else str(identifier).removeprefix("synthetic-")


def without_margins(text: str, site: Site) -> str:
    """A text without the running headers and footers between its pages."""
    collection = re.escape(site.data["collection"]["title"])
    foot = (
        rf"(?m)^(?:{collection} · )?(?:Related publication: \d+ · )?"
        r"This site’s edition [^\n]*?\d{4}(?: *(?:Page \d+ of )?\d+)?$"
    )
    head = rf"(?m)^{collection} *(?:Questions|Indexes|Question -?\d+(?:\. [^\n]*)?)$"
    judgement = r"(?m)^This text does not replace clinical judgement\.$"
    for margin in (foot, head, judgement):
        text = re.sub(margin, "", text.replace("\r\n", "\n"))
    return text
