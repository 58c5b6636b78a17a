"""The rows of questions in lists. Each is rendered once; a page puts its way to the site's root into it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from clinical_consensus.collection.question_view import QuestionView
from clinical_consensus.pages.kinds import Kind
from clinical_consensus.pages.plan import Page

_ROOT = "\0"
"""The way to the root in a row until a page has the row; no text of the data contains this character."""

_HOOK = re.compile(r' data-[a-z]+="[^"]*"')
"""A hook in a row; the text of a row has no quotation mark that is not escaped."""

_OPENED = Markup('<details class="answer"'), Markup('<details class="answer" open')
"""An answer in a row that is closed, and one that is open."""


class _AnyPage(Page):
    """Any page that has a row; its folder is the way to the root."""

    @cached_property
    def root(self) -> str:
        """What its links begin with."""
        return self.folder


_NO_KIND = Kind("", "", "", lambda *_: "", lambda *_: "")
ANY_PAGE: Page = _AnyPage(_NO_KIND, _ROOT, "", "")
"""The page that rows are rendered for; each page replaces what its links begin with."""

ROOT_PAGE: Page = _AnyPage(_NO_KIND, "/", "", "")
"""A page whose links begin with "/", the site's root."""


@dataclass(frozen=True)
class Rows:
    """The rows of questions; `here` is what their templates can ask for."""

    environment: Environment
    here: Any
    _rows: dict[tuple[str, bool], Markup] = field(default_factory=dict)
    _answers: dict[str, Markup] = field(default_factory=dict)

    def row(
        self, question: QuestionView, root: str, *, topics: bool, is_open: bool = False, is_repeated: bool = False
    ) -> Markup:
        """Return a question's row with `root`, the way to the root, in its links.

        It has the question's `topics` or not. Its answer is open or closed. If it is repeated on its page, it has no
        hooks there.
        """
        key = question.id, topics
        if key not in self._rows:
            self._rows[key] = self._macros("questions").row(self.here, question, topics)
        row = self._rows[key].replace(_ROOT, root)
        if is_open:
            row = row.replace(*_OPENED, 1)
        return Markup(_HOOK.sub("", row)) if is_repeated else row  # noqa: S704 - a row is already escaped

    def answer(self, question: QuestionView) -> Markup:
        """Return the answer in a question's row."""
        if question.id not in self._answers:
            self._answers[question.id] = self._macros("answers").of(self.here, question)
        return self._answers[question.id]

    def _macros(self, name: str) -> Any:
        return self.environment.globals[name]
