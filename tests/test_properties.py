"""Any text that the contract allows appears on the built page letter for letter, and creates no element of its own."""

from __future__ import annotations

import copy
import json
import os
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from clinical_consensus.build.finish import finish
from clinical_consensus.build.generate import generate
from clinical_consensus.build.inputs import authored, builder_inputs, prepare
from clinical_consensus.contract.settings import Settings
from clinical_consensus.pages.site import Published
from drawn_texts import texts_with_markup
from forks import builder_forked
from sites import COLLECTIONS, PROJECT, Json, Site, number_of


def text_places(value: object, steps: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    """The place of every field in a collection that holds free text and is shown on a page."""
    kept = {"title", "long_title", "note", "publication_note", "heading", "source", "rights", "body", "text", "label",
            "definition", "name", "abbreviation", "facet", "reason"}  # fmt: skip
    if isinstance(value, dict):
        return [place for key, each in value.items() for place in text_places(each, (*steps, key))]
    if isinstance(value, list):
        return [place for index, each in enumerate(value) for place in text_places(each, (*steps, index))]
    names = [step for step in steps if isinstance(step, str)]
    is_text = names[-1] in kept or names[-1] in {"paragraphs", "rationale", "search", "affiliations"}
    is_text = is_text and not (names[-1] == "source" and "provenance" in names)
    return (
        [steps]
        if isinstance(value, str) and is_text and "publication" not in names and "references" not in names
        else []
    )


FULL: Json = json.loads(COLLECTIONS["full"].read_text(encoding="utf-8"))
PLACES = text_places(FULL)


def put_at(data: Json, steps: tuple[str | int, ...], value: str) -> None:
    within: Any = data
    for step in steps[:-1]:
        within = within[step]
    within[steps[-1]] = value


def built_pages(data: Json, folder: Path) -> Site:
    """The pages of a collection as the site command builds them, without the files beside them."""
    (folder / "sources").mkdir()
    for source in COLLECTIONS["full"].parent.glob("sources/*"):
        (folder / "sources" / source.name).write_bytes(source.read_bytes())
    file = folder / "collection.json"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    generated, work = generate(file, Settings()), folder / "work"
    prepare(work, builder_inputs(authored(PROJECT), generated.files_with(Published())).whole())
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""}
    done = builder_forked(command, cwd=work, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    finish(work, generated.collection.profile, "")
    return Site(data, work / "site")


Shape = Counter[tuple[str, tuple[str, ...]]]


class Shapes(dict[str, "Shape"]):
    """The shape of every page by its address, abbreviated where a failure is reported."""

    def __repr__(self) -> str:
        return "Shapes(…)"


def shape(page: BeautifulSoup) -> Shape:
    """How many elements of each name and set of attributes a page has, except what depends on its text or fonts."""
    explained = [*page.select("a.term"), *page.select(".terms, .terms *")]
    explained += page.select(".take, .take *, .downloads, .downloads *")  # what print can show depends on its fonts
    kept_out = {id(each) for each in explained}
    elements = [each for each in page.find_all(True) if id(each) not in kept_out]
    return Counter((each.name, tuple(sorted(each.attrs))) for each in elements)


def assert_texts_come_out(data: Json, site: Site) -> None:
    everything = "\0".join(page.get_text() for page in site.pages.values())
    descriptions = {
        str(meta["content"]) for page in site.pages.values() for meta in page.select('meta[name="description"]')
    }
    for place in PLACES:
        value: Any = data
        for step in place:
            value = value[step]
        assert str(value) in everything, place
    for question in site.questions:
        page = site.question_page(question)
        statements = [
            statement for recommendation in question["recommendations"] for statement in recommendation["statements"]
        ]
        for hook, records in (("part", question["parts"]), ("statement", statements)):
            found = {str(element[f"data-{hook}"]): element.get_text() for element in page.select(f"[data-{hook}]")}
            assert found == {record["id"]: record["text"] for record in records}
        assert any(description.startswith(question["title"]) for description in descriptions)
        assert page.title is not None
        expected = f"{number_of(question)}. {question['title']}"
        assert " ".join(page.title.get_text().split()).startswith(" ".join(expected.split()))


def with_texts(drawn: list[str]) -> Json:
    """The full collection with these texts in all its places; facets, which group topics, are kept distinct."""
    data = copy.deepcopy(FULL)
    for place, text in zip(PLACES, drawn, strict=True):
        put_at(data, place, text)
    for number, topic in enumerate(data["topics"]):
        topic["facet"] += str(number)
    return data


def test_the_places_cover_every_kind_of_text() -> None:
    assert len(PLACES) > 60
    assert {next(step for step in reversed(place) if isinstance(step, str)) for place in PLACES} >= {
        "title", "long_title", "text", "label", "definition", "name", "abbreviation", "rationale", "search",
        "affiliations", "facet", "reason", "rights", "paragraphs",
    }  # fmt: skip


@pytest.fixture(scope="module")
def plain_shapes(tmp_path_factory: pytest.TempPathFactory) -> Shapes:
    """The shape of every page when every text is a plain word."""
    words = [f"Synthetic{number}" for number in range(len(PLACES))]
    pages = built_pages(with_texts(words), tmp_path_factory.mktemp("plain")).pages
    return Shapes({address: shape(page) for address, page in pages.items()})


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(drawn=st.lists(texts_with_markup, min_size=len(PLACES), max_size=len(PLACES)))
def test_any_text_in_any_field_comes_out_and_makes_no_element(plain_shapes: Shapes, drawn: list[str]) -> None:
    data = with_texts(drawn)
    with tempfile.TemporaryDirectory() as folder:
        site = built_pages(data, Path(folder))
        assert_texts_come_out(data, site)
        for address, page in site.pages.items():
            assert shape(page) == plain_shapes[address], address


@given(text=texts_with_markup)
@settings(max_examples=300, deadline=None, derandomize=True, database=None)
def test_any_text_survives_markdown_as_the_site_builder_runs_it(text: str) -> None:
    page = f'<div>\n<p title="{escape(text)}">{escape(text)}</p>\n\n</div>\n\n<h1><bdi>{escape(text)}</bdi></h1>\n'
    made = BeautifulSoup(markdown.markdown(page, extensions=["attr_list", "tables", "toc"]), "html5lib")
    assert [element.name for element in made.find_all(True)] == ["html", "head", "body", "div", "p", "h1", "bdi"]
    [paragraph, heading] = made.select("p, bdi")
    assert (paragraph["title"], paragraph.get_text(), heading.get_text()) == (text, text, text)
