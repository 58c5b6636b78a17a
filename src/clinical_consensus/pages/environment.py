"""The template engine: everything a template prints is escaped for HTML, and an undefined name is an error."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import CodeType

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined, TemplateError
from jinja2.bccache import Bucket
from jinja2.environment import TemplateModule
from markupsafe import Markup, escape

from clinical_consensus.collection import wording
from clinical_consensus.collection.facts import Fact
from clinical_consensus.collection.language import INTERFACE, declared_in
from clinical_consensus.collection.vancouver import reference
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.fields import words_of
from clinical_consensus.contract.questions import Recommendation
from clinical_consensus.pages.row_bytes import NAMED
from clinical_consensus.review.completeness import STATES

TEMPLATES = Path(__file__).with_name("templates")

CHIPS = 40
"""The most grades, levels, topics or authors that Home lists; of more, it shows the number."""

OPEN = 6
"""The most questions that Home, or the list of a topic, grade, level or author, shows with their answers open."""

FOLDED = 4
"""The most lines of a list for committees that are shown unfolded on a question's page."""

ON_ONE_LINE = ("direction", "basis", "status", "approval_date", "last_review_date", "earlier_votes", "recused")
"""The facts of a recommendation that stand beside each other, because their values are short."""

FRAME = ("population", "intervention", "comparator", "outcome")
"""The fields that say what a question is about, which are shown with its parts."""

FILE_KINDS = {"pdf": "PDF", "pptx": "PowerPoint", "apkg": "Anki", "zip": "ZIP"}
"""The kind of file that a download is, by its extension."""


class _Macros:
    """The macros of one file in templates/macros/, loaded on the first call."""

    def __init__(self, environment: Environment, name: str) -> None:
        self._environment = environment
        self._name = name

    @cached_property
    def _module(self) -> TemplateModule:
        return self._environment.get_template(f"macros/{self._name}").module

    def __getattr__(self, macro: str) -> object:
        found = self.__dict__[macro] = getattr(self._module, macro)
        return found


def hooks(fact: Fact) -> Markup:
    """Return the attributes by which an element names its fact."""
    return Markup(f' data-fact="{fact.field}" data-state="{fact.state}"')  # noqa: S704 - ids and names of fields


class _Declaring(FileSystemLoader):
    """The templates, whose elements with the collection's text declare its language."""

    def __init__(self, language: str) -> None:
        super().__init__(TEMPLATES)
        self._language = language

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template with the language in it, and what the folder says of its file."""
        text, file, is_current = super().get_source(environment, template)
        return declared_in(text, self._language), file, is_current


class _Compiled(BytecodeCache):
    """The templates that this process has compiled, by name and text."""

    def __init__(self) -> None:
        self._code: dict[tuple[str, str], CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Put a template's code into a bucket, if it is there."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in a bucket."""
        self._code[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()


@dataclass(frozen=True)
class _Labels:
    """Labels in text that is not isolated; `own_names` are those that the collection words, in another language."""

    language: str
    own_names: frozenset[str]

    def declared(self, label: str) -> Markup:
        """Return the attribute that declares the language of a label, if the collection words it."""
        return Markup(f' lang="{self.language}"' if label in self.own_names else "")  # noqa: S704 - a language tag

    def named(self, label: str) -> Markup:
        """Return a label, in an element that declares its language if the collection words it."""
        attribute = self.declared(label)
        return Markup("<span{}>{}</span>").format(attribute, label) if attribute else escape(label)

    def worded(self, strength: str) -> Markup:
        """Return a strength whose direction, which this site words, is declared as English if the strength is not."""
        label, comma, direction = strength.rpartition(", ")
        if label not in self.own_names or direction not in words_of(Recommendation, "direction"):
            return escape(strength)
        return Markup('{}<span lang="{}">{}{}</span>').format(label, INTERFACE, comma, direction)


def compile_templates() -> None:
    """Compile the templates for a collection in the site's own language, so that this process has them when needed.

    One that is wrong is left to whoever renders it, who is told.
    """
    environment = _environment(_Labels(INTERFACE, frozenset()))
    for name in environment.list_templates():
        with suppress(TemplateError):
            environment.get_template(name)


def template_environment(view: CollectionView) -> Environment:
    """Return the templates' environment, with the macros, words and filters that they share."""
    spoken = view.spoken
    return _environment(_Labels(spoken.language, frozenset() if spoken.is_interface else view.own_names))


def _environment(labels: _Labels) -> Environment:
    environment = Environment(
        loader=_Declaring(labels.language),
        bytecode_cache=_COMPILED,
        autoescape=True,
        auto_reload=False,
        optimized=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.globals |= {
        "ON_ONE_LINE": ON_ONE_LINE,
        "CHIPS": CHIPS,
        "FRAME": FRAME,
        "FILE_KINDS": FILE_KINDS,
        "OPEN": OPEN,
        "FOLDED": FOLDED,
        "NAMED": NAMED,
        "STATES": STATES,
        "reference": reference,
        "sha256": lambda content: hashlib.sha256(content).hexdigest(),
        "wording": wording,
    }
    for path in sorted(TEMPLATES.glob("macros/*.md")):
        environment.globals[path.stem] = _Macros(environment, path.name)
    filters = (hooks, labels.declared, labels.named, labels.worded, wording.day, wording.percent, wording.size)
    environment.filters |= {each.__name__: each for each in filters}
    return environment
