"""Imports as tests make them: from the text of a deck, or from lines that a reader of documents gives."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from clinical_consensus.cli.main import main
from clinical_consensus.importing.importer import Imported, ImportOptions, import_document
from clinical_consensus.importing.lines import Line, ReadDocument, line_of_cells

Json = dict[str, Any]


def lines_of(text: str) -> tuple[Line, ...]:
    """The lines of a text; a form feed begins a page."""
    found, page = [], 1
    for line in text.removesuffix("\n").split("\n"):
        page += line.count("\f")
        found.append(Line(line.replace("\f", ""), page))
    return tuple(found)


def row(*cells: str, page: int = 1) -> Line:
    return line_of_cells(cells, page)


def heading(text: str, page: int = 1) -> Line:
    return Line(text, page, is_heading=True)


def imported(
    deck: str | Sequence[Line], *, by_sentence: bool = False, number_from: int | None = None, of_votes: str = "and"
) -> Imported:
    """The import of a deck, with "synthetic" as the prefix of its ids; `of_votes` as `no_word_is_lost` has it."""
    lines = lines_of(deck) if isinstance(deck, str) else tuple(deck)
    text = "\n".join(line.text for line in lines)
    document = ReadDocument(lines, "synthetic_deck.txt", "", hashlib.sha256(text.encode()).hexdigest())
    options = ImportOptions(
        "synthetic", "synthetic", "2026-11-25", "sources/deck.txt", document.sha256, number_from, by_sentence
    )
    done = import_document(document, options)
    no_word_is_lost(document, done, of_votes)
    return done


def questions(deck: str | Sequence[Line], **options: Any) -> list[Json]:
    found: list[Json] = imported(deck, **options).collection["questions"]
    return found


def no_word_is_lost(document: ReadDocument, done: Imported, of_votes: str = "and") -> None:
    """Every word is placed, layout or unplaced; and every placed word is in the draft, but those that name figures.

    `of_votes` are further words of that kind, as a regular expression.
    """
    counts = done.words.counts
    source = Counter(word for line in document.lines for word in line.text.split())
    assert counts["source"] == sum(source.values())
    assert counts["source"] == counts["placed"] + counts["layout"] + counts["unplaced"]
    left = Counter(word for each in (*done.words.unplaced, *done.words.layout) for word in each.text.split())
    assert not left - source
    assert sum((source - left).values()) == counts["placed"]
    drafted = Counter(tokens(" ".join(strings(done.collection))))
    missing = Counter(tokens(" ".join((source - left).elements()))) - drafted
    figures = r"[\d.]+|agree\w*|disagree\w*|abstain\w*|of|n|for|against|doi|pmid|https?|org|voters|voted|rounds?"
    assert not {word for word in missing if not re.fullmatch(f"{of_votes}|{figures}", word)}


def tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, dict):
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from strings(each)
    elif value is not None:
        yield str(value)


def unplaced(done: Imported) -> list[str]:
    return [each.text for each in done.words.unplaced]


def notes_of(question: Json) -> dict[str, str]:
    """What is inferred of a question, by field."""
    return {each["field"]: each["note"] for each in question["provenance"] if each.get("placement") == "inferred"}


def command(deck: Path, out: Path, *options: str) -> tuple[int, Json, Json]:
    """The exit code of the command, and the draft and the report that it wrote."""
    code = main(["import", str(deck), "--out", str(out), *options])
    report = out.with_name(f"{out.stem}.report.json")
    return code, json.loads(out.read_text(encoding="utf-8")), json.loads(report.read_text(encoding="utf-8"))
