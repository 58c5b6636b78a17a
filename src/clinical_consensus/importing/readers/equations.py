"""Equations of Office documents (OMML) as plain text."""

from __future__ import annotations

from typing import Any

from clinical_consensus.importing.readers.notes import Notes
from clinical_consensus.importing.readers.scripts import in_script

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
"""The namespace of equations (ECMA-376, part 1, 22.1)."""

_SCRIPTS = {"sSup": ("sup",), "sSub": ("sub",), "sSubSup": ("sub", "sup"), "sPre": ("sub", "sup")}


def equation_text(node: Any, notes: Notes) -> str:
    """Return the text of an equation or a part of it: fractions with a stroke, powers and indices in Unicode.

    What has no Unicode character, and any other form than these, is said in `notes`.
    """
    name = str(node.tag).removeprefix(MATH)
    if name == "t":
        return node.text or ""
    if name == "f":
        return f"{_grouped(node, 'num', notes)}/{_grouped(node, 'den', notes)}"
    if name in _SCRIPTS:
        scripts = "".join(_script(node, each, notes) for each in _SCRIPTS[name])
        base = _part(node, "e", notes)
        return scripts + base if name == "sPre" else base + scripts
    if name == "rad":
        return f"{_script(node, 'deg', notes)}√({_part(node, 'e', notes)})"
    if name == "d":
        return f"({_inner(node, notes)})"
    if name in {"nary", "m", "eqArr", "acc", "bar", "limLow", "limUpp"}:
        notes.add(
            "equations whose form plain text does not have, to be compared with the document", _inner(node, notes)
        )
    return _inner(node, notes)


def _inner(node: Any, notes: Notes) -> str:
    return "".join(equation_text(child, notes) for child in node if not str(child.tag).endswith("Pr"))


def _part(node: Any, name: str, notes: Notes) -> str:
    return "".join(_inner(part, notes) for part in node.findall(f"{MATH}{name}"))


def _grouped(node: Any, name: str, notes: Notes) -> str:
    text = _part(node, name, notes)
    return text if text.isalnum() else f"({text})"


def _script(node: Any, name: str, notes: Notes) -> str:
    text = _part(node, name, notes)
    return in_script(text, notes, is_raised=name != "sub")
