"""Which questions slides and handouts are made of, where ids of questions and of sections choose some."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from clinical_consensus.collection.relations import Questions, Relations
from clinical_consensus.contract.problems import Problem, one_of, quoted
from clinical_consensus.contract.suggestions import Suggestion

_BETWEEN = re.compile(r"[\s,;]+")


def chosen_questions(relations: Relations, questions: str | None, sections: str | None) -> Questions:
    """Return the questions with these ids in the order given, then those of the sections with these ids, each once.

    Ids are separated by spaces or commas; None chooses nothing. A section has the questions of those within it, too.
    Ids that are not known are left out: `problems_of_choice` names them.
    """
    named = (relations.question[each] for each in _ids(questions) if each in relations.question)
    of_sections = (question for section in _ids(sections) for question in _within(relations, section))
    return tuple({question.id: question for question in (*named, *of_sections)}.values())


def problems_of_choice(relations: Relations, questions: str | None, sections: str | None) -> Iterator[Problem]:
    """Yield what is wrong with such a choice, each with the option that has it as its place."""
    titles = {each.title: each.id for each in relations.sections}
    yield from _of_option("--questions", "question", questions, relations.question, _spellings(relations.questions))
    yield from _of_option("--section", "section", sections, relations.section, titles)
    for section in _ids(sections):
        if section in relations.section and not _within(relations, section):
            yield Problem("--section", f"no question is in {quoted(section)}", "choose another section")


def _of_option(
    option: str, what: str, given: str | None, known: Collection[str], called: Mapping[str, str]
) -> Iterator[Problem]:
    if given is not None and not _ids(given):
        yield Problem(option, f"it names no {what}", f"name one, or leave {option} out")
    otherwise = one_of(known) if known else f"leave {option} out: the collection has no {what}"
    for each in _ids(given):
        if each not in known:
            cure = Suggestion(each, lambda: {**{one: one for one in known}, **called}, otherwise)
            yield Problem(option, f"there is no {what} {quoted(each)}", cure)


def _spellings(questions: Questions) -> dict[str, str]:
    """The ids of questions by what readers call them: their numbers and their titles."""
    numbers = {each.printed_number: each.id for each in reversed(questions)}
    return {**numbers, **{each.title: each.id for each in questions}}


def _within(relations: Relations, section: str) -> Questions:
    return tuple(
        question
        for question in relations.questions
        if any(around.id == section for around in relations.sections_around(question.section))
    )


def _ids(given: str | None) -> tuple[str, ...]:
    return tuple(filter(None, _BETWEEN.split(given or "")))
