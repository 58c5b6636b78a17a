"""Report an import: as JSON, with every word that has no place, and as a summary to read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from clinical_consensus.importing.importer import Imported
from clinical_consensus.importing.lines import ReadDocument
from clinical_consensus.importing.placed import ReadValue

_SHOWN = 10
"""How many places of one kind the summary lists; the report has all."""


def report_json(imported: Imported, document: ReadDocument) -> str:
    """Return the report.

    - `document`: its `title`, `media_type`, `sha256`
    - `words`: `source`, `placed`, `layout`, `unplaced`; the last three add up to the first
    - `unplaced`, `layout`: the words of either kind, each with `line`, `page`, `text`
    - `unanswered`: questions without a response, which are not in the draft: `number`, `title`, `line`, `page`
    - `dropped`: fields that the data contract refuses as they stand: `question`, `field` ("" for a question), `why`
    - `inferred`: fields that only their position placed: `question`, `field`, `lines`, `note`
    - `notes`: what the reader changed, and what is to be looked at
    """
    report = {
        "document": {"title": document.title, "media_type": document.media_type, "sha256": document.sha256},
        "words": dict(imported.words.counts),
        "unplaced": [each.as_json() for each in imported.words.unplaced],
        "layout": [each.as_json() for each in imported.words.layout],
        "unanswered": [
            {"number": each.number, "title": each.title, "line": each.line, "page": each.page}
            for each in imported.unanswered
        ],
        "dropped": [{"question": each.question, "field": each.field, "why": each.why} for each in imported.dropped],
        "inferred": list(_inferred(imported)),
        "notes": list(imported.notes),
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def draft_json(imported: Imported) -> str:
    """Return the draft collection as the text of its file."""
    return json.dumps(imported.collection, ensure_ascii=False, indent=2) + "\n"


def _inferred(imported: Imported) -> Iterator[dict[str, ReadValue]]:
    for question in imported.collection["questions"]:
        for entry in question["provenance"]:
            if "placement" in entry:
                yield {"question": question["id"], **{name: entry[name] for name in ("field", "lines", "note")}}


def summary(imported: Imported) -> Iterator[str]:
    """Yield what an editor has to know and do, in lines: what was placed, inferred, and left."""
    collection, words = imported.collection, imported.words.counts
    questions = collection["questions"]
    answers = sum(len(question["recommendations"]) for question in questions)
    yield (
        f"{collection['collection']['title']}: {_count(len(questions), 'question')}, "
        f"{_count(answers, 'recommendation')}, edition 0.1.0."
    )
    yield (
        f"Of {_count(words['source'], 'word')}, {words['placed']:,} are placed, {words['layout']:,} are layout, and "
        f"{words['unplaced']:,} have no place."
    )
    inferred = [f"{each['question']}: {each['field']}, {_lines(each['lines'])}" for each in _inferred(imported)]
    yield from _listed("Placed by position alone, and marked so; compare with the document:", inferred)
    yield from _listed(
        "Questions without a response, not in the draft:",
        [
            f"{_place(each.line, each.page)}: {' '.join(filter(None, (each.number, each.title)))}"
            for each in imported.unanswered
        ],
    )
    yield from _listed(
        "Not in the draft, since the data contract refuses it as it stands:",
        [f"{each.question}{': ' * bool(each.field)}{each.field}: {each.why}" for each in imported.dropped],
    )
    left = [f"{_place(each.line, each.page)}: {each.text}" for each in imported.words.unplaced]
    yield from _listed("Without a place; put each where it belongs, or leave it out on purpose:", left)
    yield from _listed("To know:", list(imported.notes))


def _listed(heading: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield from ("", heading)
        yield from (f"  {' '.join(row.split())}" for row in rows[:_SHOWN])
    if len(rows) > _SHOWN:
        yield f"  and {len(rows) - _SHOWN:,} more: the report has all."


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def _lines(lines: list[int]) -> str:
    first, last = lines
    return f"line {first}" if first == last else f"lines {first}–{last}"


def _place(line: int, page: int) -> str:
    return f"line {line}, page {page}"
