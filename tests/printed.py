"""What handbook, handouts, slides and cards must say of a question, from the raw JSON, and whether they do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from copies import Copy
from sites import NOT_STATED, Json, Site, states_consensus
from stated import (
    ABSENT,
    absent,
    block_words,
    certainty_of,
    date_words,
    further_of_answer,
    further_of_question,
    level_of,
    strength_of,
    vote_of,
)

LONG_TEXTS = {"remarks": "Remarks", "rationale": "Rationale of the recommendation", "dissent": "Dissent"}
"""The fields of a recommendation that hold long texts, in the order of a page, with their labels."""


def block_strings(blocks: Iterable[str | Json]) -> Iterator[str]:
    """The texts of a long text in the order of a page: of a table its caption, then each cell."""
    for block in blocks:
        if isinstance(block, dict) and "table" in block:
            table = block["table"]
            cells = (cell for row in (table["header"], *table["rows"]) for cell in row)
            yield from filter(None, [table.get("caption"), *cells])
        else:
            yield from block_words(block).split("\n")


def response_of(recommendation: Json) -> str:
    return " ".join(statement["text"] for statement in recommendation["statements"])


def stated_strings(question: Json) -> Iterator[str]:
    """A question's strings from the source below its title, in the order of a page: the answer first."""
    for recommendation in question["recommendations"]:
        yield response_of(recommendation)
        for name in LONG_TEXTS:
            yield from block_strings(recommendation.get(name) or [])
    yield from (part["text"] for part in question.get("parts", []))
    yield from block_strings(question.get("rationale") or [])
    yield from (reference["title"] for reference in question.get("references") or [])


def facts(site: Site, question: Json) -> list[str]:
    """What must be shown with the text of a question: labels, votes, authors, rights, inference, edition."""
    data = site.data
    names = {author["id"]: author["name"] for author in data.get("authors", [])}
    said = [f"This site’s edition {data['collection']['edition']['version']}, "]
    said.append(data["collection"].get("rights") or NOT_STATED)
    for each in question["recommendations"]:
        said += answer_facts(data, question, each)
        said += [] if each.get("consensus") else [NOT_STATED]
    said += [names[author] for author in question.get("authors") or []]
    said += [absent(data, question, name) for name in ("authors", "rationale", "references") if not question.get(name)]
    said += further_facts(data, question)
    inferred = [entry for entry in question.get("provenance", []) if entry.get("placement") == "inferred"]
    said += [entry["note"] for entry in inferred if entry.get("note")]
    return said + ["placement inferred"] * bool(inferred)


def answer_facts(data: Json, question: Json, recommendation: Json) -> list[str]:
    """What must be shown with a response: strength, certainty, consensus, votes, and the facts beside them."""
    asked = (data, question, recommendation)
    said = [strength_of(*asked), *filter(None, [certainty_of(*asked)])]
    said += [level_of(*asked), vote_of(*asked)] if states_consensus(data) else []
    for each in further_of_answer(*asked):
        if each.text and (each.name not in LONG_TEXTS or each.text in ABSENT):
            said += [LONG_TEXTS.get(each.name, each.label), *each.text.split("\n")]
    return said


def further_facts(data: Json, question: Json) -> list[str]:
    """What must be shown with a question beyond its answers: its section, competing interests, population…."""
    return [text for each in further_of_question(data, question) if each.text for text in (each.label, each.text)]


def collection_facts(data: Json) -> list[str]:
    """What a collection states of itself beside its title: disclosures, funding, until when evidence was searched."""
    profile = data["collection"]
    dates = [date_words(date)] if (date := profile.get("evidence_search_date")) else []
    return [*(profile[name] for name in ("disclosures", "funding") if profile.get(name)), *dates]


def gaps(site: Site, question: Json, words: str = NOT_STATED) -> int:
    """How often a whole question says that something is absent, in these words: that it is not stated."""
    data = site.data
    said = [absent(data, question, name) for name in ("authors", "rationale", "references") if not question.get(name)]
    said += [] if data["collection"].get("rights") else [NOT_STATED]
    said += [each.text for each in further_of_question(data, question)]
    for each in question["recommendations"]:
        asked = (data, question, each)
        said += [strength_of(*asked), certainty_of(*asked), *(further.text for further in further_of_answer(*asked))]
        said += [level_of(*asked), vote_of(*asked)] if states_consensus(data) else []
    return said.count(words)


def holds(text: str, whole: str) -> bool:
    """Whether a document whose text is `whole` says a text."""
    return Copy(whole, is_reordered=True).has(text)


def in_order(strings: Iterable[str], whole: str) -> None:
    """Fail unless every string appears whole in a document's text, each after the previous one."""
    copy, place = Copy(whole, is_reordered=True), 0
    for string in strings:
        place = copy.end(string, place)
        assert place >= 0, string
