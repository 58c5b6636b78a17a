"""The numbers of numbered lists in a DOCX file: Word counts them, and its text does not have them."""

from __future__ import annotations

import re
from typing import Any

from clinical_consensus.importing.readers.docx_styles import Styles, W, value
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.numbering import in_form, is_known


class ListNumbers:
    """Counts the items of a document's lists, in the order in which it is asked for them (ECMA-376, part 1, 17.9)."""

    def __init__(self, root: Any, styles: Styles, notes: Notes) -> None:
        self._styles, self._notes = styles, notes
        definitions = (
            {} if root is None else {each.get(f"{W}abstractNumId"): each for each in root.iter(f"{W}abstractNum")}
        )
        self._lists = {} if root is None else {each.get(f"{W}numId"): each for each in root.iter(f"{W}num")}
        self._definition = {
            name: definitions.get(value(each, "abstractNumId") or "") for name, each in self._lists.items()
        }
        self._counts: dict[int, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def mark(self, paragraph: Any) -> str:
        """Return what stands before a paragraph as an item of a list: its number, "•" for a sign, "" if it is none."""
        name, depth = self._place(paragraph)
        definition = self._definition.get(name)
        level = None if definition is None else self._level(name, depth)
        if level is None or definition is None:
            return ""
        counts = self._counts.setdefault(id(definition), {})
        start = self._start(name, depth, level)
        fresh = (name, depth) not in self._started and self._override(name, depth) is not None
        self._started.add((name, depth))
        counts[depth] = start if fresh or depth not in counts else counts[depth] + 1
        for deeper in [each for each in counts if each > depth and self._restarts(name, each)]:
            del counts[deeper]
        form = value(level, "numFmt") or "decimal"
        if form in {"bullet", "none"}:
            return "•" if form == "bullet" else ""
        return self._written(name, depth, value(level, "lvlText") or "", counts)

    def _written(self, name: str, depth: int, pattern: str, counts: dict[int, int]) -> str:
        def number(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            level = self._level(name, place)
            form = "decimal" if level is None else value(level, "numFmt") or "decimal"
            if _is_legal(self._level(name, depth)):
                form = "decimal"
            if not is_known(form):
                self._notes.add("numbers of lists whose form is not known, written in figures", form)
            return in_form(counts.get(place, 1 if level is None else self._start(name, place, level)), form)

        self._notes.add("numbers of lists, which the document counts, written before their items")
        return re.sub(r"%(\d)", number, pattern).strip()

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """Return the list of a paragraph and its level there, from itself or its style; ("", 0) if it is in none."""
        depth: str | None = None
        for each in self._styles.of_paragraph(paragraph):
            depth = depth or value(each, "pPr/numPr/ilvl")
            name = value(each, "pPr/numPr/numId")
            if name is not None:
                if depth is None and each is not paragraph:
                    depth = self._depth_of_style(name, each.get(f"{W}styleId"))
                return ("" if name == "0" else name), int(depth or 0)
        return "", 0

    def _depth_of_style(self, name: str, style: str) -> str | None:
        definition = self._definition.get(name)
        levels = () if definition is None else definition.iterchildren(f"{W}lvl")
        return next((each.get(f"{W}ilvl") for each in levels if value(each, "pStyle") == style), None)

    def _level(self, name: str, depth: int) -> Any:
        override = self._override_of(name, depth)
        own = None if override is None else override.find(f"{W}lvl")
        if own is not None:
            return own
        definition = self._definition.get(name)
        levels = () if definition is None else definition.iterchildren(f"{W}lvl")
        return next((each for each in levels if each.get(f"{W}ilvl") == str(depth)), None)

    def _override_of(self, name: str, depth: int) -> Any:
        found = self._lists[name].iterchildren(f"{W}lvlOverride")
        return next((each for each in found if each.get(f"{W}ilvl") == str(depth)), None)

    def _override(self, name: str, depth: int) -> str | None:
        return value(self._override_of(name, depth), "startOverride")

    def _start(self, name: str, depth: int, level: Any) -> int:
        return int(self._override(name, depth) or value(level, "start") or "1")

    def _restarts(self, name: str, depth: int) -> bool:
        return value(self._level(name, depth), "lvlRestart") != "0"


def _is_legal(level: Any) -> bool:
    return value(level, "isLgl") not in {None, "0", "false"}
