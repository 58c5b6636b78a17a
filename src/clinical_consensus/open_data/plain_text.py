"""Questions as plain text, and the list of them for readers that are programs (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clinical_consensus.collection import wording
from clinical_consensus.collection.old_view import Answer, Imprint, Sheet
from clinical_consensus.collection.relations import Relations
from clinical_consensus.contract.settings import Settings
from clinical_consensus.open_data.csl_text import folded
from clinical_consensus.open_data.saying import marked

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()<>#&|~!^$]")

_DATA = (
    ("data/collection.json", "the whole collection as it was read"),
    ("data/collection.schema.json", "the JSON Schema of that file"),
    ("data/questions.csv", "a table with a row for each statement"),
    ("data/questions.xlsx", "the same table as a workbook"),
    ("data/citations/collection.csl.json", "how to cite the collection, as CSL-JSON"),
    ("changes/feed.xml", "what each edition changed, as an Atom feed"),
)


def twin_path(question_id: str) -> str:
    """Return the path of a question's plain text in the site."""
    return f"questions/{question_id}.txt"


def twin(sheet: Sheet, imprint: Imprint) -> str:
    """Return everything that is said of a question as plain text: each text whole and on lines of its own."""
    return "\n\n".join("\n".join(block) for block in _blocks(sheet, imprint)) + "\n"


def _blocks(sheet: Sheet, imprint: Imprint) -> Iterator[list[str]]:
    yield [f"{sheet.number}. {sheet.heading}", imprint.title]
    for answer in sheet.answers:
        yield _answer(answer)
    yield [sheet.byline, *sheet.notes]
    for part in sheet.parts:
        yield [marked(f"Part {part.label}", part.inferred), part.text]
    yield [marked("Rationale", sheet.rationale_inferred), "\n\n".join(sheet.rationale) or wording.NOT_STATED]
    references = [
        " ".join((f"{number}. {reference.text}", *(link.address for link in reference.links)))
        for number, reference in enumerate(sheet.references, 1)
    ]
    yield [marked("References", sheet.references_inferred), *(references or [wording.NOT_STATED])]
    if sheet.standing:
        yield ["Where it stands in the source", *_standing(sheet)]
    if sheet.history:
        yield ["What changed", *sheet.history]
    yield ["How to cite", sheet.cite]
    text = [f"Text: {imprint.text}"] if imprint.text else []
    published = [imprint.published] if imprint.published else []
    yield [imprint.edition, *published, *text, imprint.rights.line(), f"Contact: {imprint.contact}", wording.JUDGEMENT]
    if sheet.address:
        yield [sheet.address]


def _answer(answer: Answer) -> list[str]:
    facts = (answer.strength.line(), answer.consensus.line(), answer.vote.line())
    return [marked(answer.heading, answer.inferred), answer.response, *facts, *answer.notes]


def _standing(sheet: Sheet) -> Iterator[str]:
    for each in sheet.standing:
        note = f": {each.note}" if each.note else ""
        yield f"{each.field}: {each.place}{f' (inferred{note})' if each.inferred else ''}"


def llms_txt(relations: Relations, sheets: Iterable[Sheet], imprint: Imprint, settings: Settings) -> str:
    """Return the list of plain texts and data files as llmstxt.org has it: title, summary, sections of links.

    Links are whole addresses where the site's is known, else relative to the site's root.
    """
    count = len(relations.questions)
    summary = [
        f"{_escaped(imprint.long_title or imprint.title)}: {count} {'question' if count == 1 else 'questions'},"
        " each with its response, strength and consensus word for word.",
        f"{_escaped(imprint.edition)}.",
        *([f"{_escaped(imprint.published)}."] if imprint.published else []),
        wording.sentence(_escaped(imprint.rights.line())),
    ]
    lines = [
        f"# {_escaped(imprint.title)}",
        "",
        f"> {' '.join(summary)}",
        "",
        f"What the source does not state is given as “{wording.NOT_STATED}”; what was inferred is marked “(inferred)”. "
        f"Quote a response whole, with its strength. {wording.JUDGEMENT}",
        "",
        "## Questions",
        "",
    ]
    for sheet in sheets:
        strengths = dict.fromkeys(marked(each.strength.text, each.strength.inferred) for each in sheet.answers)
        said = _escaped(f"{imprint.strength_label}: {', '.join(strengths)}")
        name = _escaped(f"{sheet.number}. {sheet.heading}")
        lines.append(f"- [{name}]({settings.site_url}{twin_path(sheet.id)}): {said}")
    lines += ["", "## Data", ""]
    lines += [f"- [{path}]({settings.site_url}{path}): {purpose}" for path, purpose in _DATA]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", folded(text))
