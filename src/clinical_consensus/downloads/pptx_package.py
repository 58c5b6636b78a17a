"""The files in an editable deck: written without the library's archive, and numbered without looking at each."""

from __future__ import annotations

from itertools import count
from types import SimpleNamespace
from typing import Any

from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter

_FIRST_ID = 256
"""The least number that a slide can have (ECMA-376, ST_SlideId)."""


def number_notes(package: Any) -> None:
    """Number the notes of slides as they are added; the library looks through the whole deck for each new number."""
    next_partname, notes = package.next_partname, count(1)

    def numbered(template: str) -> PackURI:
        is_notes = template == "/ppt/notesSlides/notesSlide%d.xml"
        found: PackURI = PackURI(template % next(notes)) if is_notes else next_partname(template)
        return found

    package.next_partname = numbered


def relate_new_parts(relations: Any) -> None:
    """Relate each slide to the deck as a new one; the library looks whether one of all slides is the same."""
    relations.get_or_add = relations._add_relationship


def added_slide(presentation: Any, layout: Any, position: int) -> Any:
    """Return a new last slide. The library's own method looks through all slides for the next number."""
    name, made = presentation.part.add_slide(layout)
    made.shapes.clone_layout_placeholders(layout)
    presentation.slides._sldIdLst._add_sldId(id=_FIRST_ID + position - 1, rId=name)
    return made


def package_files(package: Any) -> dict[str, bytes]:
    """Return the files of a deck by their names in the archive."""
    return _Writer("", package._rels, tuple(package.iter_parts())).members()


class _Writer(PackageWriter):
    """The library's writer of decks without its archive, which needs a clock that is past 1980."""

    def members(self) -> dict[str, bytes]:
        """Return the files of the deck by their names in the archive."""
        members: dict[str, bytes] = {}
        kept: Any = SimpleNamespace(write=lambda uri, content: members.update({uri.membername: content}))
        self._write_content_types_stream(kept)
        self._write_pkg_rels(kept)
        self._write_parts(kept)
        return members
