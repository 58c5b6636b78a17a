"""The text of a paragraph in a DOCX file, as Word shows it with all changes accepted."""

from __future__ import annotations

from typing import Any

from lxml import etree

from clinical_consensus.importing.readers.docx_styles import Styles, W, is_on
from clinical_consensus.importing.readers.equations import MATH, equation_text
from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.run_in import with_tab_after_label
from clinical_consensus.importing.readers.scripts import in_script, raised
from clinical_consensus.importing.readers.symbol_font import from_symbol_font, is_symbol_font

PAGE = "\f"
"""A page break within a paragraph's text that the document's author made."""

RENDERED = "\x1c"
"""A place where Word began a page when it last saved the document."""

_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "ptab": "\t"}
_LEFT_OUT = frozenset({"pPr", "rPr", "sectPr", "instrText", "delInstrText", "delText", "Fallback", "txbxContent"})
_DELETED = frozenset({"del", "moveFrom"})
_INSERTED = frozenset({"ins", "moveTo"})
_PICTURES = frozenset({"blip", "imagedata"})


class ParagraphText:
    """Reads paragraphs; what it changes or leaves out is said in `notes`.

    `footnotes` are the footnotes and endnotes that the text refers to, in its order, by kind and id.
    """

    def __init__(self, styles: Styles, notes: Notes) -> None:
        self._styles, self._notes = styles, notes
        self.footnotes: list[tuple[str, str]] = []

    def text(self, node: Any) -> str:
        """Return the text of a paragraph or a part of it: line breaks as "\\n", page breaks as PAGE and RENDERED."""
        children = (child for child in node if isinstance(child.tag, str))
        if node.tag != f"{W}p":
            return "".join(map(self._of_child, children))
        return with_tab_after_label((self._of_child(child), is_on(child, "rPr/b")) for child in children)

    def _of_child(self, child: Any) -> str:
        name = etree.QName(child).localname
        if child.tag.startswith(MATH):
            return equation_text(child, self._notes)
        if name in _LEFT_OUT:
            return ""
        if name in _DELETED:
            if gone := "".join(each.text or "" for each in child.iter(f"{W}delText", f"{W}t")):
                self._notes.add("tracked deletions, left out", f"“{gone}”")
            return ""
        if name in _INSERTED and (new := "".join(each.text or "" for each in child.iter(f"{W}t"))):
            self._notes.add("tracked insertions, read as text", f"“{new}”")
        if name == "AlternateContent":
            return "".join(self._of_child(each) for each in list(child)[:1])
        if child.tag == f"{W}r":
            return self._of_run(child)
        if name in _PICTURES:
            self._notes.add("the document has pictures, whose text is not read")
        return self.text(child)

    def _of_run(self, run: Any) -> str:
        text = "".join(self._of_part(part, run) for part in run if isinstance(part.tag, str))
        if text.strip() and self._styles.is_hidden(run):
            self._notes.add("hidden text, left out", f"“{text.strip()}”")
            return ""
        return text

    def _of_part(self, part: Any, run: Any) -> str:
        name = part.tag.removeprefix(W)
        if name == "t":
            return self._scripted(part.text or "", run)
        if name in _SIGNS:
            return _SIGNS[name]
        if name == "br":
            return PAGE if part.get(f"{W}type") == "page" else "\n"
        if name == "lastRenderedPageBreak":
            return RENDERED
        if name == "sym":
            sign = chr(int(part.get(f"{W}char", "FFFD"), 16))
            return from_symbol_font(sign) if is_symbol_font(part.get(f"{W}font")) else sign
        if name in {"footnoteReference", "endnoteReference"}:
            self.footnotes.append((name.removesuffix("Reference"), part.get(f"{W}id", "")))
            return raised(str(len(self.footnotes)))[0]
        return self._of_child(part)

    def _scripted(self, text: str, run: Any) -> str:
        if is_symbol_font(self._styles.typeface(run)):
            text = from_symbol_font(text)
        baseline = self._styles.baseline(run)
        if not baseline:
            return text
        previous = run.getprevious()
        before = "" if previous is None else "".join(each.text or "" for each in previous.iter(f"{W}t"))
        return in_script(text, self._notes, is_raised=baseline > 0, before=before)
