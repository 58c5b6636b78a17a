"""What the styles of a DOCX file say of a paragraph or a run: headings, lists, superscripts, typefaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""The namespace of WordprocessingML (ECMA-376, part 1, 17)."""

_HEADING = re.compile(r"(?:heading \d|title$|subtitle$)")
_RAISED_BY = 3
"""Half-points by which text without another mark stands above or below its line: less is fine tuning of the layout."""


def value(node: Any, path: str) -> str | None:
    """Return the value of the property at `path` ("rPr/vertAlign") below a node, or None if it has none."""
    found = None if node is None else node.find("/".join(f"{W}{name}" for name in path.split("/")))
    return None if found is None else str(found.get(f"{W}val", "1"))


def is_on(node: Any, path: str) -> bool:
    """Whether the property at `path` below a node is set, and not to "off"."""
    return value(node, path) not in {None, "0", "false", "off", "none"}


class Styles:
    """The styles of a document; each is asked along with those that it is based on."""

    def __init__(self, root: Any) -> None:
        self._styles = {style.get(f"{W}styleId"): style for style in root.iter(f"{W}style")}
        self._default = next(
            (
                each
                for each in root.iter(f"{W}style")
                if each.get(f"{W}type") == "paragraph" and each.get(f"{W}default") in {"1", "true"}
            ),
            None,
        )

    def chain(self, name: str | None) -> Iterator[Any]:
        """Yield the style of this id, and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while name is not None and name in self._styles and name not in seen:
            seen.add(name)
            yield self._styles[name]
            name = value(self._styles[name], "basedOn")

    def of_paragraph(self, paragraph: Any) -> Iterator[Any]:
        """Yield a paragraph itself, and then its styles."""
        yield paragraph
        name = value(paragraph, "pPr/pStyle")
        if name is None and self._default is not None:
            name = self._default.get(f"{W}styleId")
        yield from self.chain(name)

    def is_heading(self, paragraph: Any) -> bool:
        """Whether a paragraph's style is a heading or a title, or it has a place in the document's outline."""
        for each in self.of_paragraph(paragraph):
            level = value(each, "pPr/outlineLvl")
            if level is not None:
                return level != "9"
            if _HEADING.match((value(each, "name") or "").lower()):
                return True
        return False

    def is_bold(self, paragraph: Any) -> bool:
        """Whether all letters of a paragraph are bold: by themselves, their character styles or the paragraph's."""
        runs = [run for run in paragraph.iter(f"{W}r") if any((each.text or "").strip() for each in run.iter(f"{W}t"))]
        return bool(runs) and all(self._is_bold(run, paragraph) for run in runs)

    def _is_bold(self, run: Any, paragraph: Any) -> bool:
        said = (value(each, "rPr/b") for each in (*self.of_run(run), *self.of_paragraph(paragraph)))
        return next((each not in {"0", "false", "off"} for each in said if each is not None), False)

    def of_run(self, run: Any) -> Iterator[Any]:
        """Yield a run itself, and then its character styles."""
        yield run
        yield from self.chain(value(run, "rPr/rStyle"))

    def baseline(self, run: Any) -> int:
        """Return 1 for a superscript, -1 for a subscript, 0 for text on the line."""
        for each in self.of_run(run):
            align = value(each, "rPr/vertAlign")
            if align is not None:
                return {"superscript": 1, "subscript": -1}.get(align, 0)
            position = value(each, "rPr/position") or ""
            if re.fullmatch(r"-?\d+", position) and abs(int(position)) >= _RAISED_BY:
                return 1 if int(position) > 0 else -1
        return 0

    def typeface(self, run: Any) -> str | None:
        """Return the typeface of a run's letters, where it or its character style names one."""
        for each in self.of_run(run):
            fonts = each.find(f"{W}rPr/{W}rFonts")
            if fonts is not None and (name := fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi")):
                return str(name)
        return None

    def is_hidden(self, run: Any) -> bool:
        """Whether a run is hidden text."""
        return any(is_on(each, "rPr/vanish") for each in self.of_run(run))
