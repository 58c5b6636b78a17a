"""Question pages whose text an earlier run knew need not be rendered: the key of everything that decides such a page.

A page has its question's own words, the titles of those that it leads to, and of others only what every key has:
everything in the collection but titles and the long texts of answers, every link, sources and frozen editions.
tests/test_unrendered_pages.py changes each text in turn.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
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
from clinical_consensus.pages.plan import Page

_ENGINE = ("jinja2", "markupsafe")
"""The packages that render, whose versions may decide a page's bytes."""

_OF_ANSWERS = ("remarks", "rationale", "dissent")
_TEXTS: Any = {"text"}
_STATEMENTS: Any = {"__all__": _TEXTS}
_ANSWERS: Any = {"__all__": {**dict.fromkeys(_OF_ANSWERS, True), "statements": _STATEMENTS}}
_OWN: Any = {"questions": {"__all__": {"title": True, "rationale": True, "recommendations": _ANSWERS}}}
"""The titles, and the long texts of answers, which are on no other question's page; the data contract names them."""


def unrendered(
    pages: Iterable[Page], shared: Shared, render: Callable[[Page], bytes], cache: Cache
) -> Iterator[Unmade]:
    """Yield each page with a digest of its content: from `cache`, where an earlier run rendered the same one."""
    key, found, new = _question_key(shared), list[str](), dict[str, bytes]()
    for some in some_at_once(pages):
        keys = {page.path: key(page) for page in some if isinstance(page.subject, QuestionView)}
        known = dict(cache.found(keys.values()))
        for page in some:
            of = keys.get(page.path, "")
            if of in known:
                found.append(of)
                yield Unmade(page.path, known[of].decode(), partial(render, page))
                continue
            made = as_made(page.path, render(page))
            if of:
                new[of] = made.digest.encode()
            yield made
    cache.keep(new.items(), found)


def _question_key(shared: Shared) -> Callable[[Page], str]:
    """What gives the key of a question's page."""
    plan = shared.plan
    relations, view, dossier = plan.relations, plan.site.view, plan.site.dossier
    frame = _frame(shared)

    def key(page: Page) -> str:
        question: Any = page.subject
        last = dossier.last_changed.get(question.id)
        handout = shared.handouts.get(question.id)
        neighbours = filter(None, relations.neighbours[question.id])
        replaced = (relations.question[other] for other in question.record.replaces)
        near = (*relations.related.get(question.id, ()), *neighbours, *replaced)
        decides = (
            page.path,
            page.title,
            page.description,
            question.record.model_dump_json(warnings=False),
            question.standing,
            dossier.signatures.get(question.id),
            last and (last.key, last.name, last.is_draft),
            handout and replace(handout, download=replace(handout.download, questions=())),
            [(other.id, other.title, view.question[other.id].standing) for other in near],
        )
        return hashlib.sha256(f"page\0{frame}\0{decides!r}".encode()).hexdigest()

    return key


def _frame(shared: Shared) -> str:
    """A digest of everything else that decides the pages of questions."""
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
