"""Pages whose text an earlier run knew need not be rendered: the key of everything that decides a page of questions.

Such a page has its questions' own words, the titles of those that it leads to, and of others only what every key has:
everything in the collection but titles and the long texts of answers, every link, sources and frozen editions.
tests/test_unrendered_pages.py changes each text in turn.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache as kept
from functools import partial
from importlib.metadata import version
from typing import Any

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.settings import code_digest
from clinical_consensus.contract.shard import WHOLE_SITE
from clinical_consensus.files.cache import Cache
from clinical_consensus.files.one_by_one import Unmade, as_made, some_at_once
from clinical_consensus.pages.here import Shared
from clinical_consensus.pages.paging import ListPage
from clinical_consensus.pages.plan import Page, Plan

_ENGINE = ("jinja2", "markupsafe")
"""The packages that render, whose versions may decide a page's bytes."""

_LISTS = frozenset(
    ("questions", "strengths", "levels", "certainties", "strength", "level", "certainty", "section", "author", "topic")
)
"""The kinds of pages that show the questions in their rows, and no other ones."""

_OF_ANSWERS = ("remarks", "rationale", "dissent")
_TEXTS: Any = {"text"}
_STATEMENTS: Any = {"__all__": _TEXTS}
_ANSWERS: Any = {"__all__": {**dict.fromkeys(_OF_ANSWERS, True), "statements": _STATEMENTS}}
_OWN: Any = {"questions": {"__all__": {"title": True, "rationale": True, "recommendations": _ANSWERS}}}
"""The titles, and the long texts of answers, which no page has of other questions; the data contract names them."""


TextKey = Callable[[Page], str]
"""What gives the key of everything that decides the text of a page; "" for one that cannot be known."""


def unrendered(pages: Iterable[Page], key: TextKey, render: Callable[[Page], bytes], cache: Cache) -> Iterator[Unmade]:
    """Yield each page with a digest of its content: from `cache`, where an earlier run rendered the same one."""
    found, new = list[str](), dict[str, bytes]()
    for some in some_at_once(pages):
        keys = {page.path: key(page) for page in some}
        known = dict(cache.found(filter(None, keys.values())))
        for page in some:
            of = keys[page.path]
            if of in known:
                found.append(of)
                yield Unmade(page.path, known[of].decode(), partial(render, page))
                continue
            made = as_made(page.path, render(page))
            if of:
                new[of] = made.digest.encode()
            yield made
    cache.keep(new.items(), found)


def text_key(shared: Shared) -> TextKey:
    """Return what gives the key of a page of one question or of a list of some."""
    frame = _frame(shared)
    own = kept(partial(_own, shared.plan))

    def key(page: Page) -> str:
        if isinstance(page.subject, QuestionView):
            of: tuple[object, ...] = (own(page.subject.id), _beside(shared, page.subject))
        elif page.kind.name in _LISTS:
            of = _listed(page.part, own)
        else:
            return ""
        decides = (page.path, page.title, page.description, of)
        return hashlib.sha256(f"page\0{frame}\0{decides!r}".encode()).hexdigest()

    return key


def _listed(part: ListPage, own: Callable[[str], str]) -> tuple[object, ...]:
    """What a page of a list shows: its place in the list, and of each group its rows; of questions what they say."""
    groups = [
        (group.of, group.total, group.is_continued, sorted(group.repeated), [_row(row, own) for row in group.rows])
        for group in part.groups
    ]
    return part.number, part.count, part.first, part.last, part.total, groups


def _row(row: Any, own: Callable[[str], str]) -> str:
    return own(row.id) if isinstance(row, Question) else row.id


def _own(plan: Plan, question_id: str) -> str:
    """A digest of what a question itself says, and of its standing."""
    question = plan.site.view.question[question_id]
    said = f"{question.record.model_dump_json(warnings=False)}\0{question.standing!r}"
    return hashlib.sha256(said.encode()).hexdigest()


def _beside(shared: Shared, question: QuestionView) -> tuple[object, ...]:
    """What a question's page has besides: sign-offs, its last change, its handout, and where it leads to."""
    relations, view, dossier = shared.plan.relations, shared.plan.site.view, shared.plan.site.dossier
    last = dossier.last_changed.get(question.id)
    handout = shared.handouts.get(question.id)
    neighbours = filter(None, relations.neighbours[question.id])
    replaced = (relations.question[other] for other in question.record.replaces)
    near = (*relations.related.get(question.id, ()), *neighbours, *replaced)
    return (
        dossier.signatures.get(question.id),
        last and (last.key, last.name, last.is_draft),
        handout and replace(handout, download=replace(handout.download, questions=())),
        [(other.id, other.title, view.question[other.id].standing) for other in near],
    )


def _frame(shared: Shared) -> str:
    """A digest of everything else that decides pages of questions."""
    plan = shared.plan
    view, published = plan.site.view, plan.site.published
    digest = hashlib.sha256()
    for each in (
        code_digest(),
        sys.version,
        *map(version, _ENGINE),
        repr(replace(shared.settings, shard=WHOLE_SITE)),
        repr((sorted(published.files), sorted(published.kinds))),
        plan.collection.model_dump_json(exclude=_OWN, warnings=False),
        repr(bool(plan.relations.withdrawn)),
        repr([_stated(question) for question in plan.collection.questions]),
        repr([*plan.addresses.items()]),
        repr(plan.site.dossier.sources.texts),
        *(edition.model_dump_json(warnings=False) for edition in view.frozen),
    ):
        digest.update(hashlib.sha256(each.encode()).digest())
    return digest.hexdigest()


def _stated(question: Question) -> list[bool]:
    """Whether each of the long texts is there."""
    answers = (getattr(each, name) for each in question.recommendations for name in _OF_ANSWERS)
    return [text is not None for text in (question.rationale, *answers)]
