"""Labels of a document that lack their colon in one place: "RECOMMENDATION Splints should …"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from clinical_consensus.importing.labels import Label
from clinical_consensus.importing.segments import Paragraph

_LEAST = 2
_NOTE = "“{}” has no colon here, as it has elsewhere: that it is a label is inferred."


def with_open_labels(every: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs, one that begins with the name of labels elsewhere as one with that label.

    The name is written as there, twice or more with a colon, and a capital letter follows it. One in capitals alone
    is surely a label; any other is marked.
    """
    known = _names(every)
    done = list[Paragraph]()
    for paragraph in every:
        is_text = not (paragraph.label or paragraph.is_heading or paragraph.first.line.cells)
        name = next((name for name in known if is_text and _begins(paragraph.text, name)), None)
        note = "" if name is None or name.isupper() else _NOTE.format(name)
        done.append(paragraph.labelled(replace(known[name], note=note)) if name else paragraph)
    return done


def _begins(text: str, name: str) -> bool:
    rest = text.removeprefix(name)
    return rest != text and rest[:1] == " " and rest.lstrip()[:1].isupper()


def _names(every: Sequence[Paragraph]) -> Mapping[str, Label]:
    """Return the labels that have a colon twice or more, without it, by their names: the longest first."""
    found: dict[str, list[Label]] = {}
    for paragraph in every:
        label = paragraph.label
        if (
            label
            and label.name
            and not paragraph.first.given
            and f"{label.name}:" == paragraph.text[: label.length].strip()
        ):
            found.setdefault(label.name, []).append(label)
    names = sorted((name for name, labels in found.items() if len(labels) >= _LEAST), key=len, reverse=True)
    return {
        name: replace(found[name][0], number="", length=len(name), is_alone=False, grade=None, status="")
        for name in names
    }
