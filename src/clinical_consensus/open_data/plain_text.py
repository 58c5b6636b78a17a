"""Questions as plain text, and a list of these texts for language models (llmstxt.org)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clinical_consensus.collection import wording
from clinical_consensus.collection.csl_text import folded
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.people import facts_of_people
from clinical_consensus.collection.question_view import QuestionView, RecommendationView
from clinical_consensus.collection.view import CollectionView

_MARKDOWN = re.compile(r"[\\`*_{}\[\]()<>#&|~!^$]")

_DATA = (
    ("data/collection.json", "the whole collection as it was read"),
    ("data/collection.schema.json", "the JSON Schema of that file"),
    ("data/questions.csv", "a table with a row for each statement"),
    ("data/questions.xlsx", "the same table as a workbook"),
    ("data/citations/collection.csl.json", "how to cite the collection, as CSL-JSON"),
    ("changes/feed.xml", "what each edition changed, as an Atom feed"),
)


def text_path(question_id: str) -> str:
    """Return the path of a question's plain text in the site."""
    return f"questions/{question_id}.txt"


def question_text(question: QuestionView, view: CollectionView) -> str:
    """Return everything about a question of `view` as plain text, each text complete and on its own lines."""
    return "\n\n".join("\n".join(block) for block in _blocks(question, view)) + "\n"


def reference_lines(question: QuestionView) -> list[str]:
    """Return a line for each reference of a question: its number, its text and the addresses of its links."""
    return [" ".join((each.label, each.text, *(link.address for link in each.links))) for each in question.cited]


def _blocks(question: QuestionView, view: CollectionView) -> Iterator[list[str]]:
    yield [f"{question.numbering} {question.heading}", view.title]
    if question.standing.notices:
        yield list(question.standing.notices)
    for recommendation in question.recommendations:
        yield _recommendation(recommendation)
    yield [question.byline, *question.notes]
    for part in question.parts:
        yield [_heading(part.text), part.text.text]
    rationale, references = question.rationale, question.references
    yield [_heading(rationale), rationale.text]
    yield [_heading(references), *(reference_lines(question) or [references.text])]
    for fact in question.further:
        yield [_heading(fact), fact.text]
    if places := question.places:
        yield ["Where it stands in the source", *(f"{place.field_name}: {place.whole}" for place in places)]
    if question.history:
        yield ["What changed", *question.history]
    yield ["How to cite", view.cite(question)]
    text = f"Text: {question.origin.text}" if question.origin.text else ""
    dates = filter(None, (question.standing.line, question.published, text))
    others = facts_of_people(view.relations, view.relations.unnamed)
    rights = [view.rights.line(), *(fact.line() for fact in (*view.facts, *others))]
    yield [*dates, *rights, f"Contact: {view.contact}", wording.JUDGEMENT]
    if question.address:
        yield [question.address]


def _heading(fact: Fact) -> str:
    return wording.marked(fact.heading, fact.is_inferred)


def _recommendation(each: RecommendationView) -> list[str]:
    facts = (*each.graded, *each.further)
    heading = wording.marked(each.heading, each.response.is_inferred)
    return [heading, each.unbroken, *(fact.line() for fact in facts), *each.notes]


def llms_txt(view: CollectionView) -> str:
    """Return the list of plain texts and data files in the format of llmstxt.org: title, summary, sections of links.

    Links are absolute if the site's address is known, else relative to the site's root.
    """
    summary = [
        f"{_escaped(view.long_title or view.title)}: {view.relations.counted(view.relations.questions)},"
        " each with its response, strength and consensus word for word.",
        f"{_escaped(view.edition_and_drafts)}.",
        *([f"{_escaped(view.origin.published)}."] if view.origin.published else []),
        wording.sentence(_escaped(view.rights.line())),
    ]
    left_out = (
        f"what it states and these files do not hold, as “{wording.NOT_TRANSCRIBED}”; " if view.leaves_out else ""
    )
    lines = [
        f"# {_escaped(view.title)}",
        "",
        f"> {' '.join(summary)}",
        "",
        f"What the source does not state is given as “{wording.NOT_STATED}”; {left_out}a text of which it does "
        f"not say where it belongs is marked “({wording.INFERRED})”. Quote a response whole, with its strength. "
        f"{wording.JUDGEMENT}",
        "",
        "## Questions",
        "",
    ]
    for question in view.questions:
        strengths = dict.fromkeys(each.strength.marked_text for each in question.recommendations)
        about = _escaped(f"{view.strength_label}: {', '.join(strengths)}")
        name = _escaped(f"{question.numbering} {question.heading}")
        lines.append(f"- [{name}]({view.site_url}{text_path(question.id)}): {about}")
    lines += ["", "## Data", ""]
    lines += [f"- [{path}]({view.site_url}{path}): {purpose}" for path, purpose in _DATA]
    return "\n".join(lines) + "\n"


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", folded(text))
