"""The files of the teaching pack. A file is reused from the last run if nothing that it is made from has changed.

A file that cannot be made is left out, with the reason; the others are still made.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import json
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property, lru_cache, partial

import segno

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.relations import Questions
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.settings import DOWNLOAD_KINDS, PACKAGE, Settings
from clinical_consensus.downloads.anki import card, card_file
from clinical_consensus.downloads.handbook import handbook_for_print
from clinical_consensus.downloads.manifest import HANDBOOK, HANDBOOK_VOLUMES, PACK, Download, planned, shared_out
from clinical_consensus.downloads.pack import Found, Made, Pack
from clinical_consensus.downloads.pdf import MissingGlyphsError
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
from clinical_consensus.downloads.printers import Printed, Printer, printing
from clinical_consensus.downloads.readme import pack_readme
from clinical_consensus.downloads.slide_frame import Slide
from clinical_consensus.downloads.slides import deck
from clinical_consensus.files.archive import zipped

_AHEAD = 40
"""How many files are begun before the first of them is done."""


Watch = Callable[[Iterator[tuple[Download, Made]], int], Iterable[tuple[Download, Made]]]
"""Sees files as they are made, and how many there will be."""


def unwatched(made: Iterator[tuple[Download, Made]], _: int) -> Iterator[tuple[Download, Made]]:
    """Return the files, seen by nobody as they are made."""
    return made


_NO_FILES = Pack(())


class UnprintableError(Exception):
    """A question has a field that cannot be printed; the message names why, and the question."""


@dataclass(frozen=True)
class _Maker:
    """How one file is made: the data that decides its bytes, and how to begin; what that returns waits for the file."""

    data: object
    begin: Callable[[Printer], Callable[[], Printed]]


@dataclass(frozen=True)
class PackMaker:
    """Makes the files of one collection. `data_sha256` is the hash of the collection's file.

    If questions are `chosen`, it makes slides and handouts of these alone.
    """

    collection: CollectionView
    settings: Settings
    data_sha256: str
    chosen: Questions = ()

    def pack(self, found: Found, watch: Watch) -> Pack:
        """Return every file, made or reused if `found`.

        `watch` is given the files as they are made, and their number, and passes them on.
        """
        planned_files = planned(self.collection.relations, self.chosen, self.settings.downloads or DOWNLOAD_KINDS)
        files = tuple(shared_out(planned_files, self.settings.shard))
        count = sum(each.path != PACK for each in files)
        made = tuple(watch(self._made((each for each in files if each.path != PACK), count, found), count))
        archives = (each for each in files if each.path == PACK)
        return Pack((*made, *((each, self.make(each, found, Pack(made))) for each in archives)))

    def make(self, download: Download, found: Found, others: Pack) -> Made:
        """Return one file, made or reused if `found`, or the reason why it cannot be made.

        The archive is made from `others`.
        """
        with printing(1) as printer:
            return self._begun(download, found, printer, others)()

    def _made(self, files: Iterable[Download], count: int, found: Found) -> Iterator[tuple[Download, Made]]:
        """Yield files in their order; those that follow are begun in the meantime."""
        begun: deque[tuple[Download, Callable[[], Made]]] = deque()
        with printing(count) as printer:
            for each in files:
                begun.append((each, self._begun(each, found, printer)))
                if len(begun) > _AHEAD:
                    download, made = begun.popleft()
                    yield download, made()
            for download, made in begun:
                yield download, made()

    def _begun(
        self, download: Download, found: Found, printer: Printer, others: Pack = _NO_FILES
    ) -> Callable[[], Made]:
        """Begin to make a file; the function that is returned waits for it."""
        try:
            maker = self._archive(others) if download.path == PACK else self._maker(download)
            written = json.dumps([download.path, self._epoch, maker.data], ensure_ascii=False, default=str)
            key = hashlib.sha256(f"{self._tools}\0{written}".encode()).hexdigest()
            earlier = found(download.path, key)
            return (lambda: earlier) if earlier else partial(_ended, key, maker.begin(printer))
        except Exception as error:  # whatever the error, make the other files and the pages
            unmade = _unmade(error)
            return lambda: unmade

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
        slides = self._deck(collection is self.collection, tuple(question.id for question in chosen), name)
        if download.path.endswith(".pptx"):
            return _Maker(
                [collection.spoken.language, slides],
                lambda _: partial(_counted, editable(slides, collection, self._date), len(slides)),
            )
        return self._pdf("slides.typ", slides_for_print(collection, slides, name))

    @cached_property
    def _deck(self) -> Callable[[bool, tuple[str, ...], str], tuple[Slide, ...]]:
        """What makes a deck, once for its two forms."""

        @lru_cache(maxsize=1)
        def made(is_unchanged: bool, ids: tuple[str, ...], name: str) -> tuple[Slide, ...]:
            collection = self.collection if is_unchanged else self._printable
            chosen = [collection.question[each] for each in ids]
            return deck(collection, chosen, with_rationale=self.settings.with_rationale, volume=name)

        return made

    def _cards(self, questions: Iterable[QuestionView]) -> _Maker:
        collection = self.collection
        cards = [card(collection, question) for question in questions]
        data = [collection.id, collection.title, [asdict(each) for each in cards]]
        return _Maker(
            data, lambda _: partial(_counted, card_file(collection.id, collection.title, cards, self._date), len(cards))
        )

    def _handout(self, question: QuestionView) -> _Maker:
        stated = self.collection.question[question.id]
        found = reasons(stated.record) if self._printable is not self.collection else ()
        if found:
            raise UnprintableError(f"{', and '.join(found)}, in question {stated.number} ({stated.id})")
        data = {
            "question": question_for_print(question, self._printable),
            "may_fit": may_fit_on_a_page(question),
            "collection": self._printed_collection,
            "paper": self.settings.paper,
            "code": _code(question.address) if question.address else None,
            **about_file(
                question.heading,
                self._printable,
                f"Handout of question {question.number} of {self._printable.title}.",
            ),
        }
        return self._pdf("handout.typ", data)

    def _pdf(self, template: str, data: Mapping[str, object]) -> _Maker:
        return _Maker(data, lambda printer: printer(template, data, self._epoch))

    def _archive(self, others: Pack) -> _Maker:
        readme = pack_readme(self.collection, others.offers)
        folder = f"{self.collection.id}-teaching-pack"
        contents = {"README.txt": readme.encode(), **others.files}
        named = {f"{folder}/{path}": content for path, content in contents.items()}
        return _Maker(readme, lambda _: partial(_counted, zipped(named), 0))

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


def _counted(content: bytes, count: int) -> Printed:
    return content, count


def _ended(key: str, printed: Callable[[], Printed]) -> Made:
    try:
        return Made(key, *printed())
    except Exception as error:  # as when it is begun
        return _unmade(error)


def _unmade(error: Exception) -> Made:
    if isinstance(error, MissingGlyphsError | UnprintableError):
        return Made("", None, reason=str(error))
    message = str(error).strip().partition("\n")[0]
    return Made("", None, reason=f"a fault of the program, {type(error).__name__}: {message}")


def _code(address: str) -> str:
    """The QR code of an address as SVG."""
    written = io.BytesIO()
    segno.make(address, error="m", micro=False).save(written, kind="svg", border=0, xmldecl=False)
    return written.getvalue().decode()
