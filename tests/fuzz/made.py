"""What is made of a collection: pages, open data, slides and cards, without a site builder and without Typst."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from lxml import html

from clinical_consensus.build.generate import Generated, generate
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads.anki import card
from clinical_consensus.downloads.slides import deck
from exported import Opened
from sites import Json


@dataclass(frozen=True)
class Made:
    """A collection that was accepted, and everything that is made of it here."""

    generated: Generated
    opened: Opened
    sources: tuple[str, ...] = ()
    """The texts of the source files."""

    @property
    def data(self) -> Json:
        return self.opened.data

    @cached_property
    def pages(self) -> dict[str, html.HtmlElement]:
        """The body of each generated page by its path, and its title and description in the head."""
        files = self.generated.files
        return {path: _page(content.decode()) for path, content in files.items() if path.endswith(".md")}

    @cached_property
    def shown(self) -> str:
        """What all pages show."""
        return "\0".join(shown_in(page) for page in self.pages.values())

    def page(self, question: Json) -> str:
        [found] = self.pages[f"questions/{question['id']}/index.md"].xpath(f"//*[@data-question='{question['id']}']")
        return shown_in(found)

    def cards(self, question: Json) -> str:
        """The fields of a question's card."""
        made = card(self.generated.view, self.generated.view.question[question["id"]])
        return "\n".join(
            shown_in(html.fromstring(f"<div>{each}</div>")) for each in (made.question, made.answer, made.source)
        )

    @cached_property
    def slides(self) -> tuple[Any, ...]:
        return deck(self.generated.view, self.generated.view.questions)

    def notes(self, question: Json) -> str:
        return "\n".join(slide.notes for slide in self.slides if slide.question == question["id"])


def _page(text: str) -> html.HtmlElement:
    _, front, body = text.split("---\n", 2)
    head = yaml.load(front, yaml.CSafeLoader)
    page = html.fromstring(f"<div>{body}</div>")
    for link in page.xpath(".//a[@class='cites']"):
        link.drop_tag()  # the figures of one marker are one word
    for name in ("title", "description"):
        page.append(html.Element("p"))
        page[-1].text = unescape(str(head[name]))
    return page


def shown_in(element: html.HtmlElement) -> str:
    """The text of an element without scripts; what different elements say is kept apart."""
    return "\n".join(element.xpath(".//text()[not(parent::script)]"))


def made_of(file: Path, data: Json) -> Made:
    """What the generator makes of a collection's file. Raises InputError if it is refused."""
    generated = generate(file, Settings())
    sources = [(file.parent / source["file"]).read_text(encoding="utf-8") for source in data.get("sources") or []]
    return Made(generated, Opened(data, generated.raw, ""), tuple(sources))
