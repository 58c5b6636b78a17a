"""What a template can ask for while its page is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from clinical_consensus.collection.copied import copied_text
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.glossary import Glossary
from clinical_consensus.collection.people import Person, stated_people
from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.collection.reader import Path, Reader
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.sections import Branch, branches
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.editorial import Term
from clinical_consensus.contract.questions import Question
from clinical_consensus.contract.records import Author, Collection, Section
from clinical_consensus.contract.scales import Certainty, Grade, Level
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.manifest import Offer
from clinical_consensus.open_data.json_ld import json_ld, script_text
from clinical_consensus.pages.filters import OptionGroup, filter_index
from clinical_consensus.pages.paging import ListPage
from clinical_consensus.pages.plan import MissingTargetError, Page, Plan
from clinical_consensus.pages.rows import ANY_PAGE, ROOT_PAGE, Rows
from clinical_consensus.pages.site import Published
from clinical_consensus.review.checklists import Checklist, checklists
from clinical_consensus.review.completeness import Completeness
from clinical_consensus.review.dossier import Dossier


@dataclass(frozen=True)
class Shared:
    """What the pages of one collection share, worked out once."""

    plan: Plan
    settings: Settings
    environment: Environment

    @cached_property
    def glossary(self) -> Glossary:
        """The collection's terms."""
        return Glossary(self.plan.collection.terms)

    @cached_property
    def handouts(self) -> Mapping[str, Offer]:
        """The handouts that could be made, by question id."""
        found = (offer for offer in self.plan.site.published.offers if offer.download.is_handout and not offer.reason)
        return {offer.download.questions[0].id: offer for offer in found}

    @cached_property
    def rights(self) -> Markup:
        """The rights in the text, which every page says alike."""
        macros: Any = self.environment.globals["citation"]
        rights: Markup = macros.rights(self.plan.site.view)
        return rights

    def headings(self, parts: Iterable[ListPage]) -> list[str]:
        """Return the headings of the groups of a list on these pages, with links from "/", the root; none if none."""
        macros: Any = self.environment.globals["sections"]
        groups = [group for part in parts for group in part.groups if group.of and not group.is_continued]
        return [str(macros.heading(Here(ROOT_PAGE, self), group)) for group in groups]

    @cached_property
    def rows(self) -> Rows:
        """The rows of questions in lists."""
        return Rows(self.environment, Here(ANY_PAGE, self))


@dataclass(frozen=True)
class Here:
    """The page being rendered: what its template can ask for that depends on the page."""

    page: Page
    shared: Shared

    @property
    def collection(self) -> Collection:
        """The page's collection."""
        return self.shared.plan.collection

    @property
    def relations(self) -> Relations:
        """The collection's relations."""
        return self.shared.plan.relations

    @property
    def view(self) -> CollectionView:
        """The view of the collection."""
        return self.shared.plan.site.view

    @property
    def part(self) -> ListPage:
        """The rows of the page's list that are on this page."""
        return self.page.part

    @property
    def lists_questions(self) -> bool:
        """Whether there are questions on this page of a list."""
        return any(isinstance(row, Question) for row in self.part.rows)

    @property
    def published(self) -> Published:
        """The files published with the pages."""
        return self.shared.plan.site.published

    @property
    def completeness(self) -> Completeness:
        """What each question states, infers or leaves unstated."""
        return self.shared.plan.site.completeness

    @property
    def checklists(self) -> tuple[Checklist, ...]:
        """What a reader can look for, item by item."""
        return checklists(self.completeness)

    @property
    def filters(self) -> tuple[OptionGroup, ...]:
        """What the list of questions can be filtered by."""
        return self.shared.plan.site.filters

    def filter_index(self) -> str:
        """Return the index of the filters of a list on one page: JSON for a script element."""
        return script_text(filter_index(self.filters, [self.part], self.shared.headings([self.part])))

    @property
    def offers(self) -> tuple[Offer, ...]:
        """The downloads; empty if they are not made yet."""
        return self.published.offers

    @property
    def dossier(self) -> Dossier:
        """What the committee reviews in addition to the collection."""
        return self.shared.plan.site.dossier

    @property
    def files(self) -> Mapping[str, bytes]:
        """The files of open data by their path in the site; empty if they are not made yet."""
        return self.published.files

    def file(self, path: str) -> str:
        """Return the relative link to a file of open data. Raises MissingTargetError if there is no such file."""
        if path not in self.files:
            raise MissingTargetError(f"{self.page.path}: file {path}")
        return f"{self.page.root}{path}"

    def markup(self, question: QuestionView) -> str:
        """Return a question's structured data: schema.org JSON-LD for a script element."""
        signatures = self.dossier.signatures.get(question.id, ())
        signed = next(((each.signoff.reviewer, str(each.signoff.date)) for each in signatures if each.holds), None)
        return script_text(json_ld(self.view, question, signed))

    def copied(self, question: QuestionView) -> str:
        """Return what is copied around the words of each recommendation, by its id: JSON for a script element."""
        return script_text({each.id: copied_text(self.view, question, each) for each in question.recommendations})

    def handout(self, question: QuestionView) -> Offer | None:
        """Return a question's handout, or None if there is none."""
        return self.shared.handouts.get(question.id)

    def link(self, kind: str, target: str) -> str:
        """Return the relative link to a target of the plan. Raises MissingTargetError if there is no such target."""
        return self.shared.plan.link(self.page, kind, target)

    def page_of_list(self, number: int) -> str:
        """Return the relative link to a page of the list that this page is part of."""
        return f"{self.page.root}{self.page.base}{f'page.{number}/' if number > 1 else ''}" or "./"

    def row(self, question_id: str, topics: bool, is_open: bool, is_repeated: bool) -> Markup:
        """Return a question's row in a list, its answer open or closed; if it is repeated here, without hooks."""
        question = self.view.question[question_id]
        return self.shared.rows.row(question, self.page.root, topics=topics, is_open=is_open, is_repeated=is_repeated)

    def answer(self, question: QuestionView) -> Markup:
        """Return the answer in a question's row."""
        return self.shared.rows.answer(question)

    def marked(self, text: str) -> Markup:
        """Return a text with its abbreviations linked to their explanation: on this page, or in the glossary."""
        glossary = self.shared.glossary
        return glossary.mark(text, lambda abbreviation: self._explanation(glossary.by_abbreviation[abbreviation]))

    def cited(self, question: QuestionView, text: str, *, is_cell: bool = False) -> Markup:
        """Return a marked text of a question, on its page, in which each printed number of a marker is a link."""
        first, *others = question.citing.runs(text, is_cell=is_cell)
        if not first.anchor and not others:
            return self.marked(text)
        pieces = (
            f'<a class="cites" href="#{run.anchor}">{run.text}</a>' if run.anchor else self.marked(run.text)
            for run in (first, *others)
        )
        return Markup("".join(pieces))  # noqa: S704 - ids and numbers

    def _explanation(self, terms: tuple[Term, ...]) -> str:
        on_page = isinstance(self.page.subject, QuestionView)
        return f"#{self.term_anchor(terms)}" if on_page else self.link("term", terms[0].id)

    def term_anchor(self, terms: tuple[Term, ...]) -> str:
        """Return the anchor of an abbreviation's explanation on this page."""
        return f"abbreviation.term.{terms[0].id}"

    def terms(self, question: QuestionView) -> Iterator[tuple[str, tuple[Term, ...]]]:
        """Return the abbreviations in a question's text, each with the terms that it stands for."""
        glossary = self.shared.glossary
        return ((abbreviation, glossary.by_abbreviation[abbreviation]) for abbreviation in glossary.used(question))

    def branches(self, sections: Iterable[Section]) -> tuple[Branch, ...]:
        """Return the sections on this page as a tree."""
        return branches(sections)

    @property
    def people(self) -> tuple[Person, ...]:
        """The people of whom the source states more than the name."""
        return stated_people(self.view)

    def own_facts(self, record: Author | Grade | Level | Certainty) -> tuple[Fact, ...]:
        """Return a record's facts that its own page shows and that are read by their class alone."""
        facts = Reader(self.relations).further(Path(), record, own_page=True)
        return tuple(fact for fact in facts if not fact.silent)

    def absolute(self) -> str | None:
        """Return this page's hosted address, or None if the site's address is not known."""
        return f"{self.shared.settings.site_url}{self.page.address}" if self.shared.settings.site_url else None
