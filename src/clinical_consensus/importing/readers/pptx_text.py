"""The text of paragraphs and cells on slides: superscripts, signs of the typeface Symbol, equations, list numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree

from clinical_consensus.importing.readers.equations import MATH, equation_text
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.numbering import in_form
from clinical_consensus.importing.readers.run_in import with_tab_after_label
from clinical_consensus.importing.readers.scripts import in_script
from clinical_consensus.importing.readers.symbol_font import from_symbol_font, is_symbol_font

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
"""The namespace of DrawingML (ECMA-376, part 1, 21)."""

_NUMBERS = (("ParenBoth", "({})"), ("ParenR", "{})"), ("Period", "{}."), ("Plain", "{}"))
"""How the names of PowerPoint's list numbers end (ECMA-376, part 1, 20.1.10.61), and how they are written."""


class SlideText:
    """Reads the text of slides; what it changes is said in `notes`."""

    def __init__(self, notes: Notes) -> None:
        self._notes = notes

    def paragraphs(self, body: Any) -> Iterator[tuple[str, bool]]:
        """Yield each paragraph that has text, its line breaks as "\\n", and whether it is an item of a list."""
        counts: dict[int, tuple[str, int]] = {}
        for paragraph in body.iterchildren(f"{A}p"):
            text = with_tab_after_label((self._of_child(each, paragraph), _is_bold(each)) for each in paragraph)
            if not text.strip():
                continue
            mark = self._mark(paragraph, body, counts)
            yield (f"{mark} {text.strip()}" if mark else text), bool(mark)

    def cell(self, cell: Any) -> str:
        """Return the text of a table's cell, its paragraphs and lines divided by "\\n"."""
        if cell.get("vMerge") == "1":
            return ""
        texts = [text for body in cell.iterchildren(f"{A}txBody") for text, _is_item in self.paragraphs(body)]
        return "\n".join(filter(None, (" ".join(line.split()) for text in texts for line in text.split("\n"))))

    def _inline(self, node: Any) -> str:
        return "".join(self._of_child(child, node) for child in node)

    def _of_child(self, child: Any, parent: Any) -> str:
        if not isinstance(child.tag, str):
            return ""
        name = etree.QName(child).localname
        if child.tag.startswith(MATH):
            return equation_text(child, self._notes)
        if child.tag == f"{A}br":
            return "\n"
        if child.tag == f"{A}t":
            return self._scripted(child.text or "", parent)
        if name in {"pPr", "rPr", "endParaRPr", "Fallback"}:
            return ""
        return self._inline(child)

    def _scripted(self, text: str, run: Any) -> str:
        properties = run.find(f"{A}rPr")
        text = text.replace("_x000B_", "\n").replace("\v", "\n")
        if properties is None:
            return text
        faces = [face.get("typeface") for name in ("sym", "latin") for face in properties.iterchildren(f"{A}{name}")]
        if any(map(is_symbol_font, faces[-1:])) or (any(map(is_symbol_font, faces)) and _is_private(text)):
            text = from_symbol_font(text)
        baseline = _percentage(properties.get("baseline"))
        if not baseline:
            return text
        before = run.getprevious()
        said = "" if before is None else "".join(each.text or "" for each in before.iter(f"{A}t"))
        return in_script(text, self._notes, is_raised=baseline > 0, before=said)

    def _mark(self, paragraph: Any, body: Any, counts: dict[int, tuple[str, int]]) -> str:
        """Return what stands before an item of a list: its number, counted as PowerPoint does, or its sign."""
        properties = paragraph.find(f"{A}pPr")
        level = 0 if properties is None else int(properties.get("lvl", "0"))
        styles = [each for each in (properties, body.find(f"{A}lstStyle/{A}lvl{level + 1}pPr")) if each is not None]
        bullet = next((bullet for style in styles for bullet in style if bullet.tag in _BULLETS), None)
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        if bullet is None or bullet.tag == f"{A}buNone":
            counts.pop(level, None)
            return ""
        if bullet.tag == f"{A}buChar":
            counts.pop(level, None)
            return _sign(bullet.get("char", "•"))
        form, start = bullet.get("type", "arabicPeriod"), int(bullet.get("startAt", "1"))
        earlier, count = counts.get(level, ("", 0))
        number = count + 1 if earlier == f"{form} {start}" else start
        counts[level] = (f"{form} {start}", number)
        end, pattern = next((each for each in _NUMBERS if form.endswith(each[0])), ("", "{}."))
        self._notes.add("numbers of lists, which the document counts, written before their items")
        return pattern.format(in_form(number, form.removesuffix(end)))


_BULLETS = frozenset(f"{A}{name}" for name in ("buNone", "buChar", "buAutoNum"))


def _is_bold(run: Any) -> bool:
    properties = run.find(f"{A}rPr") if isinstance(run.tag, str) else None
    return properties is not None and properties.get("b") in ("1", "true")


def _is_private(text: str) -> bool:
    return any("\uf000" <= each <= "\uf0ff" for each in text)


def _percentage(value: str | None) -> float:
    """Return a baseline as PowerPoint writes it, 30000 or "30%", or 0 if there is none."""
    try:
        return float((value or "0").rstrip("%"))
    except ValueError:
        return 0


def _sign(sign: str) -> str:
    """Return the sign of a list; those of symbol typefaces, which text cannot show, become a bullet."""
    return "•" if len(sign) != 1 or sign in "§·ØüqvoĀ" or _is_private(sign) else sign
