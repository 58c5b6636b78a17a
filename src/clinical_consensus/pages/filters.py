"""What the list of questions can be filtered by, and the index by which a page filters all pages of the list.

The index and the rows of the other pages are scripts, so that filters also work in a copy opened from a disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clinical_consensus.collection import wording
from clinical_consensus.collection.relations import Questions
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.pages.paging import ListPage
from clinical_consensus.pages.scripts import script

LISTED = 12
LISTED_IN_ALL = 60
"""The most options that the form on a page has, of a group and of all; the others come with the index."""

RECEIVER = "consensusList"
"""The object of lists.js that receives the index and the rows."""

UNSTATED = "-"
"""The option for questions that do not state a strength or a level of consensus."""


@dataclass(frozen=True)
class Option:
    """One choice: the id of its record, its label, and the questions that it finds."""

    id: str
    label: str
    questions: Questions
    is_inferred: bool = False


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
    """Return the groups of options: strength, consensus, then each facet of the topics."""
    found: list[OptionGroup] = []
    left = LISTED_IN_ALL
    for group in _groups(view):
        listed = group.options[: min(LISTED, left)]
        found.append(replace(group, listed=listed))
        left -= len(listed)
    return tuple(found)


def _groups(view: CollectionView) -> Iterator[OptionGroup]:
    relations = view.relations
    for hook, name, records, found, inferred in (
        ("strength", view.strength_label, relations.grades, relations.with_strength, view.inferred_grades),
        ("consensus", view.consensus_label, relations.levels, relations.with_consensus, view.inferred_levels),
    ):
        options = [Option(each.id, each.label, found.get(each.id, ()), each.id in inferred) for each in records]
        if None in found:
            options.append(Option(UNSTATED, wording.NOT_STATED, found[None]))
        yield OptionGroup(hook, name, tuple(options))
    for facet, topics in relations.facets.items():
        options = [Option(each.id, each.label, relations.with_topic.get(each.id, ())) for each in topics]
        yield OptionGroup("topic", facet, tuple(options), is_facet=True)


def filter_files(
    groups: Iterable[OptionGroup], parts: Sequence[ListPage], rows: Sequence[Sequence[str]]
) -> Mapping[str, str]:
    """Return the scripts of a list on several pages by path in the docs folder: the index, and the rows of each page.

    `rows` are the HTML of the rows of each of the `parts` of the list; their links begin with "/", the site's root.
    """
    files = {f"search/rows-{number}.js": script(RECEIVER, str(number), each) for number, each in enumerate(rows, 1)}
    return {"search/filters.js": script(RECEIVER, "filters", filter_index(groups, parts)), **files}


def filter_index(groups: Iterable[OptionGroup], parts: Sequence[ListPage]) -> dict[str, Any]:
    """Return the index of the filters: where each page of the list starts, and the questions of each option."""
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
        "groups": [{"hook": group.hook, "options": list(map(option, group.options))} for group in groups],
    }


def _steps(positions: Sequence[int]) -> list[int]:
    """Positions in order as steps from one to the next, beginning at 0."""
    return [position - before for before, position in zip((0, *positions), positions, strict=False)]
