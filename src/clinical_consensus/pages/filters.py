"""What the list of questions can be filtered by, and the index by which a page filters all pages of the list.

The index and the rows of the other pages are scripts, so that filters also work in a copy opened from a disk.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any, Protocol

from clinical_consensus.collection import wording
from clinical_consensus.collection.groups import Grouped
from clinical_consensus.collection.relations import Questions
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.fields import field_class, words_of
from clinical_consensus.contract.questions import Recommendation
from clinical_consensus.pages.paging import ListPage

LISTED = 12
LISTED_IN_ALL = 60
"""The most options that the form on a page has, of a group and of all; the others come with the index."""

RECEIVER = "consensusList"
"""The object of lists.js that receives the index and the rows."""

_ABSENT = {wording.NOT_STATED: "-", wording.NOT_TRANSCRIBED: "not.transcribed"}
"""The options for questions that do not state something, by the reason; no id of a record begins with "-"."""


class _Labelled(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Option:
    """One choice: the id of its record, its label, and the questions that it finds."""

    id: str
    label: str
    questions: Questions
    is_inferred: bool = False
    is_ours: bool = False
    """Whether its label is in the words of this site."""


@dataclass(frozen=True)
class OptionGroup:
    """Choices of which any counts: the hook of their records, and their name."""

    hook: str
    name: str
    options: tuple[Option, ...]
    is_facet: bool = False
    listed: tuple[Option, ...] = ()
    """The options that the form on a page has."""


def option_groups(view: CollectionView) -> tuple[OptionGroup, ...]:
    """Return the groups of options: what recommendations state, the sections, then each facet of the topics.

    Of what only some collections state, a group is there if a recommendation or a question states it. Of direction,
    basis and status only completeness says that they are not stated.
    """
    found: list[OptionGroup] = []
    left = LISTED_IN_ALL
    for group in _groups(view):
        listed = group.options[: min(LISTED, left)]
        found.append(replace(group, listed=listed))
        left -= len(listed)
    return tuple(found)


def _groups(view: CollectionView) -> Iterator[OptionGroup]:
    relations, groups = view.relations, view.groups
    yield _group("strength", view.strength_label, view.strengths, groups.directed, groups.inferred)
    if relations.states_certainty:
        levels, inferred = relations.certainties, groups.inferred_certainties
        yield _group("certainty", view.certainty_label, levels, groups.certainty, inferred)
    yield _group("consensus", view.consensus_label, relations.levels, groups.consensus, groups.inferred_levels)
    for name in ("direction", "basis", "status"):
        found, words = groups.stated(name), words_of(Recommendation, name)
        options = [Option(value, label, found[value], is_ours=True) for value, label in words.items() if value in found]
        if options:
            options += [each for each in _absent(found) if each.label == wording.NOT_TRANSCRIBED]
            yield OptionGroup(name, field_class(Recommendation, name).label, tuple(options))
    if groups.within.keys() & relations.section.keys():
        yield OptionGroup("section", "Section", tuple(_sections(view)))
    for facet, topics in relations.facets.items():
        options = [Option(each.id, each.label, relations.with_topic.get(each.id, ())) for each in topics]
        yield OptionGroup("topic", facet, tuple(options), is_facet=True)


def _group(hook: str, name: str, records: Iterable[_Labelled], found: Grouped, inferred: Container[str]) -> OptionGroup:
    options = [Option(each.id, each.label, found.get(each.id, ()), each.id in inferred) for each in records]
    return OptionGroup(hook, name, (*options, *_absent(found)))


def _absent(found: Grouped) -> Iterator[Option]:
    stated = (reason for reason in wording.ABSENT if reason in found)
    return (Option(_ABSENT[reason], reason, found[reason], is_ours=True) for reason in stated)


def _sections(view: CollectionView) -> Iterator[Option]:
    """The options of the sections, each with the questions of those within it; each is named with its path."""
    relations, found = view.relations, view.groups.within
    for each in relations.sections:
        yield Option(each.id, wording.section_path(relations.sections_around(each.id)), found.get(each.id, ()))
    for option in _absent(found):
        yield option if option.label == wording.NOT_TRANSCRIBED else replace(option, label=wording.NO_SECTION)


def filter_index(groups: Iterable[OptionGroup], parts: Sequence[ListPage], headings: Sequence[str]) -> dict[str, Any]:
    """Return the index of the filters: where each page and each heading starts, and the questions of each option.

    `parts` are the pages of the list, `headings` the HTML of the headings of its groups, if they have any; the links in
    them begin with "/", the site's root.
    """
    position = {question.id: index for index, question in enumerate(row for part in parts for row in part.rows)}

    def option(each: Option) -> list[Any]:
        return [
            each.id,
            wording.marked(each.label, each.is_inferred),
            _steps([position[question.id] for question in each.questions]),
        ]

    return {
        "starts": [part.first - 1 for part in parts],
        "total": len(position),
        **({"headings": list(zip(_starts(parts), headings, strict=True))} if headings else {}),
        "groups": [{"hook": group.hook, "options": list(map(option, group.options))} for group in groups],
    }


def _starts(parts: Sequence[ListPage]) -> list[int]:
    """Where each group of a list starts."""
    groups = [group for part in parts for group in part.groups]
    ends = accumulate(len(group.rows) for group in groups)
    return [end - len(group.rows) for group, end in zip(groups, ends, strict=True) if not group.is_continued]


def _steps(positions: Sequence[int]) -> list[int]:
    """Positions in order as steps from one to the next, beginning at 0."""
    return [position - before for before, position in zip((0, *positions), positions, strict=False)]
