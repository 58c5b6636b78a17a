"""The files of the teaching pack. A file is reused from the last run if nothing that it is made from has changed.

A file that cannot be made is left out, with the reason; the others are still made.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path

import segno

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.relations import Questions
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.settings import PACKAGE, Settings
from clinical_consensus.downloads.anki import card, card_file
from clinical_consensus.downloads.handbook import handbook_for_print
from clinical_consensus.downloads.manifest import HANDBOOK, HANDBOOK_VOLUMES, PACK, Download, Offer, planned
from clinical_consensus.downloads.pdf import MissingGlyphsError, page_count, typeset
from clinical_consensus.downloads.pptx import editable
from clinical_consensus.downloads.print_data import (
    PrintData,
    about_file,
    collection_for_print,
    may_fit_on_a_page,
    question_for_print,
    slides_for_print,
)
from clinical_consensus.downloads.printable import printable, reasons
from clinical_consensus.downloads.readme import pack_readme
from clinical_consensus.downloads.slides import deck
from clinical_consensus.files.archive import zipped
from clinical_consensus.files.plain_files import plain_content


class UnprintableError(Exception):
    """A question has a field that cannot be printed; the message names why, and the question."""


@dataclass(frozen=True)
class Made:
    """One file: a digest of what it was made from, its content and number of pages; or the reason why there is none."""

    key: str
    content: bytes | None
    count: int = 0
    reason: str = ""

    @property
    def sha256(self) -> str:
        """The hash of the content, or "" if there is none."""
        return hashlib.sha256(self.content).hexdigest() if self.content is not None else ""


@dataclass(frozen=True)
class Pack:
    """Every file of a teaching pack in the order of the plan, made or not."""

    made: tuple[tuple[Download, Made], ...]

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The content of the files that could be made, by path in downloads/."""
        return {each.path: made.content for each, made in self.made if made.content is not None}

    @cached_property
    def offers(self) -> tuple[Offer, ...]:
        """What the pages say about each file."""
        return tuple(
            Offer(each, len(made.content or b""), made.count, made.sha256, made.reason) for each, made in self.made
        )

    @property
    def failures(self) -> tuple[str, ...]:
        """A line for each file that could not be made."""
        return tuple(f"downloads/{each.path} was not made: {made.reason}" for each, made in self.made if made.reason)

    def stamp(self) -> dict[str, dict[str, object]]:
        """Return what the next run needs to reuse the files, by path: "key", "sha256" and "count"."""
        return {
            each.path: {"key": made.key, "sha256": made.sha256, "count": made.count}
            for each, made in self.made
            if made.content is not None
        }


@dataclass(frozen=True)
class Earlier:
    """The files of an earlier run in a folder, and the stamp of that run. No link in the folder is followed."""

    folder: Path
    stamp: Mapping[str, object]

    def found(self, path: str, key: str) -> Made | None:
        """Return the file at `path` if it was made with `key` and is unchanged, else None."""
        entry = self.stamp.get(path)
        if not isinstance(entry, dict) or entry.get("key") != key or not isinstance(entry.get("count"), int):
            return None
        try:
            content = None if self.folder.is_symlink() else plain_content(self.folder, path)
        except OSError:
            return None
        made = Made(key, content, entry["count"])
        return made if made.sha256 == entry.get("sha256") else None


@dataclass(frozen=True)
class _Maker:
    """How one file is made: the data that decides its bytes, and a function that returns content and page count."""

    data: object
    make: Callable[[], tuple[bytes, int]]


@dataclass(frozen=True)
class PackMaker:
    """Makes the files of one collection. `data_sha256` is the hash of the collection's file.

    If questions are `chosen`, it makes slides and handouts of these alone.
    """

    collection: CollectionView
    settings: Settings
    data_sha256: str
    chosen: Questions = ()

    def pack(self, earlier: Earlier) -> Pack:
        """Return every file, made or reused from `earlier`."""
        made: list[tuple[Download, Made]] = []
        for each in planned(self.collection.relations, self.chosen):
            made.append((each, self.make(each, earlier, Pack(tuple(made)))))
        return Pack(tuple(made))

    def make(self, download: Download, earlier: Earlier, others: Pack) -> Made:
        """Return one file, made or reused from `earlier`, or the reason why it cannot be made.

        The archive is made from `others`.
        """
        try:
            maker = self._archive(others) if download.path == PACK else self._maker(download)
            written = json.dumps([download.path, self._epoch, maker.data], ensure_ascii=False, default=str)
            key = hashlib.sha256(f"{self._tools}\0{written}".encode()).hexdigest()
            return earlier.found(download.path, key) or Made(key, *maker.make())
        except (MissingGlyphsError, UnprintableError) as error:
            return Made("", None, reason=str(error))
        except Exception as error:  # whatever the error, make the other files and the pages
            message = str(error).strip().partition("\n")[0]
            return Made("", None, reason=f"a fault of the program, {type(error).__name__}: {message}")

    def _maker(self, download: Download) -> _Maker:
        collection = self._printable if download.path.endswith(".pdf") else self.collection
        chosen = [collection.question[question.id] for question in download.questions]
        if download.is_handout:
            return self._handout(*chosen)
        if download.path.endswith(".apkg"):
            return self._cards(chosen)
        if download.path == HANDBOOK or download.path.startswith(HANDBOOK_VOLUMES):
            data = handbook_for_print(collection, self.settings.paper, self.data_sha256, download.volume)
            return self._pdf("handbook.typ", data)
        name = download.volume.name if download.volume else ""
        slides = deck(collection, chosen, with_rationale=self.settings.with_rationale, volume=name)
        if download.path.endswith(".pptx"):
            return _Maker(
                [collection.spoken.language, slides], lambda: (editable(slides, collection, self._date), len(slides))
            )
        return self._pdf("slides.typ", slides_for_print(collection, slides, name))

    def _cards(self, questions: Iterable[QuestionView]) -> _Maker:
        collection = self.collection
        cards = [card(collection, question) for question in questions]
        data = [collection.id, collection.title, [asdict(each) for each in cards]]
        return _Maker(data, lambda: (card_file(collection.id, collection.title, cards, self._date), len(cards)))

    def _handout(self, question: QuestionView) -> _Maker:
        if found := reasons(self.collection.question[question.id].record):
            raise UnprintableError(f"{', and '.join(found)}, in question {question.number} ({question.id})")
        data = {
            "question": question_for_print(question, self._printable),
            "may_fit": may_fit_on_a_page(question),
            "collection": self._printed_collection,
            "paper": self.settings.paper,
            "code": _code(question.address) if question.address else None,
            **about_file(
                question.title.text,
                self._printable,
                f"Handout of question {question.number} of {self._printable.title}.",
            ),
        }
        return self._pdf("handout.typ", data)

    def _pdf(self, template: str, data: Mapping[str, object]) -> _Maker:
        def make() -> tuple[bytes, int]:
            content = typeset(template, data, self._epoch)
            return content, page_count(content)

        return _Maker(data, make)

    def _archive(self, others: Pack) -> _Maker:
        readme = pack_readme(self.collection, others.offers)
        folder = f"{self.collection.id}-teaching-pack"
        contents = {"README.txt": readme.encode(), **others.files}
        return _Maker(readme, lambda: (zipped({f"{folder}/{path}": content for path, content in contents.items()}), 0))

    @cached_property
    def _printable(self) -> CollectionView:
        return printable(self.collection)

    @cached_property
    def _printed_collection(self) -> PrintData:
        return collection_for_print(self._printable)

    @property
    def _date(self) -> datetime.date:
        return self.collection.profile.edition.date

    @property
    def _epoch(self) -> int:
        """Midnight UTC of the edition's date in seconds since 1970; 0 for an older date."""
        return max(0, (self._date - datetime.date(1970, 1, 1)).days * 86_400)

    @cached_property
    def _tools(self) -> str:
        """A digest of what makes the files, without their data: code, templates, fonts, pinned packages."""
        digest = hashlib.sha256((self.settings.root / "requirements.txt").read_bytes())
        for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".typ", ".ttf", ".csl")):
            digest.update(path.read_bytes())
        return digest.hexdigest()


def _code(address: str) -> str:
    """The QR code of an address as SVG."""
    written = io.BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="svg", border=0, xmldecl=False)
    return written.getvalue().decode()
