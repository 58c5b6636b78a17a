"""The page plan: every page, path, anchor, title and link, decided here and nowhere else.

Addresses are relative to the site's root and end in "/". Anchors that the plan adds beside the data's ids hold a full
stop, which no id can (the data contract's "Rules between fields"), so the two never collide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from clinical_consensus.build.offline import copy_name
from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.wording import NOT_STATED, sentence
from clinical_consensus.compare.editions import Comparison
from clinical_consensus.contract.records import Author, Collection, Grade, Level, Question, Recommendation
from clinical_consensus.downloads.manifest import planned

OWNED_FOLDERS = (
    "about",
    "authors",
    "changes",
    "consensus",
    "downloads",
    "glossary",
    "questions",
    "review",
    "search",
    "strengths",
    "topics",
)
OWNED_FILES = ("collection.yml", "index.md", "manifest.webmanifest")
"""What is generated in the docs folder: these whole folders and files, the same as docs/.gitignore lists."""

AUTHORED = {
    "help": "help/",
    "help.not-stated": "help/#not-stated",
    "help.inferred": "help/#inferred",
    "help.our-reading": "help/#our-reading",
    "help.taken-over": "help/#taken-over",
    "help.cite": "help/#cite",
    "help.teaching": "help/#teaching",
}
"""The authored pages and those of their headings that generated pages link to."""


class MissingTargetError(Exception):
    """A page links to something that the plan does not have: a fault of a template, never of the data."""


@dataclass(frozen=True)
class Page:
    """One generated page: the template that makes it, its folder under the root, and what its head says."""

    kind: str
    folder: str
    title: str
    description: str
    subject: object = None

    @property
    def address(self) -> str:
        """The page's address: "" is Home."""
        return f"{self.folder}/" if self.folder else ""

    @property
    def path(self) -> str:
        """The page's file in the docs folder; lists are the index of their folder."""
        if self.subject is None:
            return f"{self.address}index.md"
        return f"{self.folder}.md"

    @property
    def root(self) -> str:
        """The way from this page's address to the site's root: "", "../" or "../../"."""
        return "../" * self.address.count("/")


@dataclass(frozen=True)
class Plan:
    """The pages of one collection, and where everything in it stands."""

    relations: Relations
    comparisons: tuple[Comparison, ...] = ()
    """What each edition changed in the one before it, newest first."""

    @property
    def collection(self) -> Collection:
        """The collection that is planned."""
        return self.relations.collection

    @cached_property
    def pages(self) -> tuple[Page, ...]:
        """Every generated page, Home first; no two have the same title."""
        return tuple(_told_apart([*self._lists(), *self._records(), *self._redlines()]))

    @cached_property
    def addresses(self) -> Mapping[tuple[str, str], str]:
        """The address of everything that can be linked to, by kind and id."""
        addresses = {("page", page.kind): page.address for page in self.pages if page.subject is None}
        addresses |= {("page", name): address for name, address in AUTHORED.items()}
        for comparison in self.comparisons:
            version = comparison.new.version
            addresses["redline", version] = f"changes/{version}/"
            for change in comparison.questions:
                addresses["redline.question", f"{version} {change.id}"] = f"changes/{version}/#{change.id}"
        addresses["page", "copy"] = copy_name(self.collection.profile)
        addresses |= {("download", each.path): f"downloads/{each.path}" for each in planned(self.relations)}
        for kind, records in (
            ("strength", self.relations.grades),
            ("level", self.relations.levels),
            ("author", self.collection.authors),
            ("topic", self.collection.topics),
        ):
            addresses |= {(kind, record.id): f"{FOLDERS[kind]}/{record.id}/" for record in records}
        addresses |= {("term", term.id): f"glossary/#{term.id}" for term in self.collection.terms}
        for question in self.relations.questions:
            address = f"questions/{question.id}/"
            addresses["question", question.id] = address
            for name in QUESTION_SECTIONS:
                addresses[f"question.{name}", question.id] = f"{address}#{question.id}.{name}"
            for part in question.parts:
                addresses["part", part.id] = f"{address}#{part.id}"
            for recommendation in question.recommendations:
                addresses["recommendation", recommendation.id] = f"{address}#{recommendation.id}"
                for statement in recommendation.statements:
                    addresses["statement", statement.id] = f"{address}#{statement.id}"
        return addresses

    def link(self, page: Page, kind: str, target: str) -> str:
        """Return the relative link from `page` to a target. Raises MissingTargetError when there is no such target."""
        try:
            address = self.addresses[kind, target]
        except KeyError:
            raise MissingTargetError(f"{page.path}: {kind} {target}") from None
        base, hash_sign, anchor = address.partition("#")
        if hash_sign and base == page.address:
            return f"#{anchor}"
        return f"{page.root}{address}" or "./"

    def _lists(self) -> Iterator[Page]:
        profile = self.collection.profile
        name = profile.title
        strength, consensus = self.collection.strength_scheme.label, self.collection.consensus_scheme.label
        yield Page("home", "", name, f"{profile.long_title or name}: every question with its strength and consensus.")
        yield Page(
            "questions", "questions", "All questions", f"All questions of {name} with strength, consensus and topics."
        )
        yield Page("strengths", "strengths", strength, f"{strength}: every grade in {name}, with its questions.")
        yield Page("levels", "consensus", consensus, f"{consensus}: every level in {name}, with its questions.")
        yield Page("authors", "authors", "Authors", f"The authors in {name}, with their questions.")
        yield Page("topics", "topics", "Topics", f"The questions of {name} by topic.")
        yield Page("glossary", "glossary", "Glossary", f"Abbreviations and terms in {name}.")
        yield Page(
            "downloads",
            "downloads",
            "Downloads",
            f"Handbook, handouts, slides and flash cards of {name}, to use without a network.",
        )
        yield Page("review", "review", "Review", f"For committees: what {name} states, infers and leaves unstated.")
        yield Page(
            "review-source", "review/source", "Source and text", f"The source of {name}, line by line, beside the text."
        )
        yield Page("changes", "changes", "Editions and changes", f"What each edition of {name} changed, and why.")
        yield Page(
            "about", "about", f"About {name}", f"What {name} is, where its text comes from, and whose date is which."
        )

    def _records(self) -> Iterator[Page]:
        name = self.collection.profile.title
        strength, consensus = self.collection.strength_scheme.label, self.collection.consensus_scheme.label
        for question in self.relations.questions:
            title = f"{question.number}. {question.title}"
            yield Page("question", f"questions/{question.id}", title, self._description(question), question)
        for grade in self.relations.grades:
            title = f"{strength}: {grade.label}"
            yield Page(
                "strength",
                f"strengths/{grade.id}",
                title,
                f"{title}{_by_inference(grade, self.relations.inferred_grades)}. "
                f"The questions in {name} with this grade.",
                grade,
            )
        for level in self.relations.levels:
            title = f"{consensus}: {level.label}"
            yield Page(
                "level",
                f"consensus/{level.id}",
                title,
                f"{title}{_by_inference(level, self.relations.inferred_levels)}. "
                f"The questions in {name} with this level.",
                level,
            )
        for author in self.collection.authors:
            title = f"Author: {author.name}"
            yield Page(
                "author",
                f"authors/{author.id}",
                title,
                f"The questions in {name} with {author.name} as an author"
                f"{_by_inference(author, self.relations.inferred_authors)}.",
                author,
            )
        for topic in self.collection.topics:
            title = f"Topic: {topic.label}"
            yield Page("topic", f"topics/{topic.id}", title, f"The questions in {name} on {topic.label}.", topic)

    def _redlines(self) -> Iterator[Page]:
        name = self.collection.profile.title
        for comparison in self.comparisons:
            title = f"Changes in edition {comparison.new.version}"
            description = f"{title} of {name}, word by word, beside edition {comparison.old.version}."
            yield Page("redline", f"changes/{comparison.new.version}", title, description, comparison)

    def _description(self, question: Question) -> str:
        strengths = dict.fromkeys(self._strength(question, each) for each in question.recommendations)
        title = f"{question.title} (inferred)" if (question.id, "title") in self.relations.inferred else question.title
        return f"{sentence(title)} {self.collection.strength_scheme.label}: {', '.join(strengths)}."

    def _strength(self, question: Question, recommendation: Recommendation) -> str:
        if recommendation.strength is None:
            return NOT_STATED
        label = self.relations.grade[recommendation.strength].label
        field = f"recommendations.{recommendation.id}.strength"
        return f"{label} (inferred)" if (question.id, field) in self.relations.inferred else label


def _by_inference(record: Author | Grade | Level, inferred: frozenset[str]) -> str:
    return " (inferred)" if record.id in inferred else ""


FOLDERS = {"strength": "strengths", "level": "consensus", "author": "authors", "topic": "topics"}

QUESTION_SECTIONS = ("parts", "reading", "rationale", "references", "related", "source", "cite", "terms")
"""The sections of a question page that have an anchor: #<question id>.<name>."""


def _told_apart(pages: Iterable[Page]) -> Iterator[Page]:
    """The same pages, with the last part of its address added to each title that several of them share."""
    pages = list(pages)
    while len(counts := Counter(page.title for page in pages)) < len(pages):
        pages = [
            replace(page, title=f"{page.title} ({page.folder.rpartition('/')[2] or page.kind})")
            if counts[page.title] > 1
            else page
            for page in pages
        ]
    yield from pages
