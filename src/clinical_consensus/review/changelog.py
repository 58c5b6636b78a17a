"""Add what an edition changed to a changelog, a Markdown file that has an entry for each edition, the newest first."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from clinical_consensus.collection.wording import day, isolated
from clinical_consensus.compare.markdown import markdown_block, markdown_line

_WAITING = re.compile(r"\s*## Not yet in an edition\s*(### Data\s*)?(?=[-#])")
"""The heading in a changelog of what is to become part of the next edition, and that of its part on the data."""

_UNREAD = re.compile(r"<!--.*?(?:-->|\Z)|^(```|~~~).*?(?:^\1|\Z)", re.DOTALL | re.MULTILINE)
"""Comments and quoted lines of Markdown: no heading in them is one."""

_ENTRY = re.compile(r"\r?\n## ")
_DATA = re.compile(r"### Data[ \t]*(?:\r?\n)+")


def changelog_line(text: str) -> str:
    """Return a text of the data on one line, shown letter for letter: it makes no heading and turns no other text."""
    line = " ".join(filter(None, map(str.strip, text.splitlines())))
    return markdown_block(markdown_line(isolated(line)))


def with_entry(text: str, version: str, date: datetime.date, items: Sequence[str], otherwise: str) -> str:
    """Return a changelog with an entry for an edition above the one before; its data has these items, or `otherwise`.

    What it lists as not yet in an edition becomes part of the entry. If it has an entry for the version, under a
    heading with a day, that gets the day, and those of the items that it does not have.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    heading = f"## {version}, {day(date)}"
    found = re.search(rf"^## {re.escape(version)}, \d+ \w+ \d+(?=[ \t]*\r?$)", _read(text), re.MULTILINE)
    if found:
        return text[: found.start()] + heading + _with_items(text[found.end() :], items, line_end)
    entry = "\n".join([heading, "", "### Data", "", *(items or [otherwise]), ""])
    before, after = _divided(text)
    if waiting := _WAITING.match(after):
        after = ("" if waiting[1] else line_end) + after[waiting.end() :]
    return before.rstrip() + f"\n\n{entry}".replace("\n", line_end) + after


def _read(text: str) -> str:
    """Return the text with spaces for every letter in which a heading is none."""
    return _UNREAD.sub(lambda found: re.sub(r"[^\r\n]", " ", found[0]), text)


def _divided(text: str) -> tuple[str, str]:
    """Return what stands before the next entry, and the rest of the text."""
    found = _ENTRY.search(_read(text))
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def _with_items(text: str, items: Sequence[str], line_end: str) -> str:
    """Return what follows the heading of an entry, with those of the items that the entry does not have."""
    entry, _ = _divided(text)
    missing = [item for item in items if item not in entry.splitlines()]
    if not missing:
        return text
    data = _DATA.search(entry)
    written = line_end.join(missing)
    if data:
        return text[: data.end()] + written + line_end + text[data.end() :]
    return f"{line_end * 2}### Data{line_end * 2}{written}{text or line_end}"
