"""Topics: a number with a few words above the question that it is the number of, as "Q1 | Screening"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from clinical_consensus.importing.question_heading import ROMAN, QuestionHeading, is_question
from clinical_consensus.importing.segments import Paragraph


def with_topics(
    every: Sequence[Paragraph], found: Mapping[int, QuestionHeading], bare: Mapping[int, QuestionHeading]
) -> Iterator[QuestionHeading]:
    """Yield the headings of questions in their order, one below a heading of its topic with the number of that.

    Such a topic says that it is a question, or has a Roman figure. Where it is repeated, it has no words of its own.
    """
    topics = {index: topic for index in found if (topic := _topic(every, index, found, bare))}
    above = {topic.index for topic in topics.values()}
    keys = {topic.key for topic in topics.values()}
    for index, heading in sorted(found.items()):
        if topic := topics.get(index):
            yield replace(heading, number=topic.number, topic=topic.index, topic_skip=topic.skip, is_inferred=False)
        elif index not in above:
            yield replace(heading, title="") if heading.key in keys else heading


def _topic(
    every: Sequence[Paragraph], index: int, found: Mapping[int, QuestionHeading], bare: Mapping[int, QuestionHeading]
) -> QuestionHeading | None:
    """Return the heading directly above a question without a number that is its topic, or None."""
    heading, above = found[index], found.get(index - 1) or bare.get(index - 1)
    if above is None or heading.number or not is_question(heading.title) or every[index].first.given:
        return None
    is_named = above.is_explicit and bool(above.number)
    is_topic = (is_named or above.number in ROMAN) and not (above.letter or is_question(above.title))
    return above if is_topic and above.title else None
