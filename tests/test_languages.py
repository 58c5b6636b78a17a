"""The language of the collection's text is declared where that text is, and English where the site speaks."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pikepdf
import pytest
from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import PageElement
from playwright.sync_api import Browser

from clinical_consensus.collection.language import Locale, locale
from clinical_consensus.contract.fields import words_of
from clinical_consensus.contract.questions import Recommendation
from clinical_consensus.downloads.anki import card
from clinical_consensus.downloads.handbook import handbook_for_print
from clinical_consensus.downloads.pdf import typeset
from clinical_consensus.search.words import words
from documents import page_texts, slides, squeezed
from exported import opened
from foreign import foreign
from marked import marked_collection
from readers import reading, search
from shared import Shared
from sites import COLLECTIONS, Json, Site, one, parse, site_in

GREEK, LATIN = re.compile("[α-ωΑ-Ω]"), re.compile("[A-Za-z]{2}")
FULL = COLLECTIONS["full"]


def in_language(tag: str, folder: Path, *, marked: bool = False) -> Path:
    """The synthetic collection with every field, or that with every mark, in Greek letters."""
    shutil.copytree(FULL.parent, folder / "data")
    data = folder / "data" / FULL.name
    value: Json = foreign(marked_collection() if marked else json.loads(data.read_bytes()))
    value["collection"]["language"] = tag
    data.write_text(json.dumps(value), encoding="utf-8")
    return data


def spoken(page: BeautifulSoup) -> Iterator[tuple[str, Tag, str]]:
    """Each text on a page, with its element and the language that is declared of it."""
    for node in page.select_one("body").find_all(string=True):  # type: ignore[union-attr]
        apart = node.find_parent(["script", "style", "code"])
        if not isinstance(node, Comment) and not apart and node.strip() and node.parent is not None:
            holder = node.find_parent(lambda each: each.has_attr("lang"))
            assert isinstance(holder, Tag)
            yield node.strip(), node.parent, str(holder["lang"])


def is_elsewhere(element: Tag) -> bool:
    """Whether it is a line of the source, which is not translated here, or a link of a reference."""
    return bool(element.find_parent(class_="passage")) or bool(
        element.find_parent("a", href=re.compile("^(http|mailto)"))
    )


def assert_declared(page: BeautifulSoup, tag: str, path: str) -> None:
    for text, element, language in spoken(page):
        if GREEK.search(text) and not LATIN.search(text):
            assert language == tag, (path, text)
        elif LATIN.search(text) and not GREEK.search(text) and not is_elsewhere(element):
            assert language == "en", (path, text)


@pytest.mark.parametrize("builder", ["mkdocs", "zensical"])
@pytest.mark.parametrize("marked", [True, False])
def test_every_text_on_every_page_declares_its_language(
    shared: Shared, tmp_path: Path, builder: str, marked: bool
) -> None:
    data = in_language("el-CY", tmp_path, marked=marked)
    site = site_in(shared.site(data, builder), data)
    declared = {language for page in site.pages.values() for _, _, language in spoken(page)}
    assert declared == {"en", "el-CY"}
    for path, page in site.pages.items():
        assert page.find("html")["lang"] == "en"  # type: ignore[index]
        assert_declared(page, "el-CY", path)


def test_a_language_is_declared_only_where_it_is_not_that_of_the_site(site: Site) -> None:
    own = site.data["collection"].get("language", "en")
    declared = {str(each["lang"]) for page in site.pages.values() for each in page.select("body [lang]")}
    assert declared == (set() if own == "en" else {"en", own})
    assert {str(page.find("html")["lang"]) for page in site.pages.values()} == {"en"}  # type: ignore[index]
    for question in site.questions:
        article = one(site.question_page(question), "[data-question]")
        of_the_source = article.select(CLINICAL)
        statements = [each for answer in question["recommendations"] for each in answer["statements"]]
        assert len(of_the_source) > len(statements)
        texts = [node for each in of_the_source for node in each.find_all(string=True) if node.strip()]
        assert {language_of(node) for node in texts} == {own}, question["id"]
        assert {language_of(each) for each in article.select("button, .gap, .mark")} == {"en"}


def test_values_that_this_site_words_are_english_beside_the_source_too(sites: Callable[[str], Site]) -> None:
    site = sites("german")
    words = {word for name in ("direction", "status") for word in words_of(Recommendation, name).values()}
    found = [
        (element.get_text(), language_of(element))
        for page in site.pages.values()
        for element in page.select(".passage p[dir]")
    ]
    assert {language for text, language in found if text in words} == {"en"}
    assert {language for text, language in found if text not in words} == {"en", "de"}


CLINICAL = (
    "h1, [data-statement], [data-part], [data-fact] p[dir], .long h4, .items li, .cells caption, .cells td[dir], "
    ".cells th, dd.further span"
)
"""The elements of a question's page whose text is the source's alone."""


def language_of(node: PageElement) -> str:
    """The language that is declared of an element or a text."""
    own = node if isinstance(node, Tag) and node.has_attr("lang") else None
    holder = own or node.find_parent(lambda each: each.has_attr("lang"))
    return str(holder["lang"])  # type: ignore[index]


@pytest.mark.parametrize(("tag", "in_print"), [("el-CY", "el-CY"), ("zh-Hant", "zh"), ("en-GB", "en-GB")])
def test_every_pdf_declares_both_languages(shared: Shared, tmp_path: Path, tag: str, in_print: str) -> None:
    site = shared.site(in_language(tag, tmp_path, marked=True))
    for file in sorted((site / "downloads").rglob("*.pdf")):
        with pikepdf.open(file) as pdf:
            assert str(pdf.Root.Lang) == tag
            named = {
                str(each.Lang)
                for each in pdf.objects
                if isinstance(each, pikepdf.Dictionary) and "/S" in each and "/Lang" in each
            }
            spans = {
                found.decode()
                for page in pdf.pages
                for found in re.findall(rb"/Lang\(([^)]+)\)", page.Contents.read_bytes())
            }
            assert (named | spans) - {in_print} == {"en"}, file.name


@pytest.mark.parametrize("tag", ["he", "ar-EG", "el"])
def test_a_language_turns_no_line_of_a_pdf(tmp_path: Path, tag: str) -> None:
    raw = json.loads(FULL.read_bytes())
    shown = {}
    for language in ("en", tag):
        raw["collection"]["language"] = language
        file = tmp_path / f"{language}.pdf"
        file.write_bytes(typeset("handbook.typ", handbook_for_print(opened(raw).view, "a4", ""), 0))
        shown[language] = [squeezed(text) for text in page_texts(file)]
        with pikepdf.open(file) as pdf:
            assert str(pdf.Root.ViewerPreferences.get("/Direction", "/L2R")) == "/L2R"
    assert shown[tag] == shown["en"]


def test_every_run_of_the_deck_declares_its_language(shared: Shared, tmp_path: Path) -> None:
    site = shared.site(in_language("el", tmp_path, marked=True))
    found = set()
    for slide in slides(site / "downloads" / "slides.pptx"):
        for shape in slide.shapes:
            for run in (run for paragraph in shape.text_frame.paragraphs for run in paragraph.runs):
                language = run._r.rPr.get("lang")
                found.add(language)
                if GREEK.search(run.text) and not LATIN.search(run.text):
                    assert language == "el" or shape.is_placeholder is False, run.text
                elif LATIN.search(run.text) and not GREEK.search(run.text):
                    assert language == "en-US", run.text
    assert found == {"el", "en-US"}


def test_every_text_on_a_card_declares_its_language(tmp_path: Path) -> None:
    of = opened(json.loads(in_language("el", tmp_path, marked=True).read_bytes()))
    for question in of.view.questions:
        made = card(of.view, question)
        fields = (made.question, made.answer, made.source)
        pages = [BeautifulSoup(f'<body lang="en">{field}</body>', "lxml") for field in fields]
        assert {language for page in pages[:2] for _, _, language in spoken(page)} == {"en", "el"}
        for page in pages:
            assert_declared(page, "el", question.id)


def test_machines_are_told_the_language(tmp_path: Path, shared: Shared) -> None:
    data = in_language("zh-Hant", tmp_path)
    site = shared.site(data, DOWNLOADS="none")
    raw = json.loads(data.read_bytes())
    of = opened(raw)
    for question in raw["questions"]:
        assert of.markup(question)["inLanguage"] == "zh-Hant"
        assert ("DC.language", "zh-Hant") in of.tags(question)
        assert ("citation_language", "zh-Hant") in of.tags(question)
        cited = json.loads((site / "data" / "citations" / f"{question['id']}.csl.json").read_bytes())
        assert cited[0]["language"] == "zh-Hant"
        page = parse(site / "questions" / question["id"] / "index.html")
        assert page.select_one('meta[name="DC.language"]')["content"] == "zh-Hant"  # type: ignore[index]
    assert json.loads((site / "manifest.webmanifest").read_bytes())["lang"] == "zh-Hant"
    assert '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-Hant">' in (site / "changes/feed.xml").read_text()


@pytest.mark.parametrize(
    ("tag", "language", "region"),
    [
        ("en", "en", ""), ("de-AT", "de", "AT"), ("zh-Hant-TW", "zh", "TW"), ("zh-Hant", "zh", ""),
        ("sr-Latn-rs", "sr", "RS"), ("DE", "de", ""), ("es-419", "es", ""), ("de-CH-1996", "de", "CH"),
    ],
)  # fmt: skip
def test_a_tag_is_divided_as_typst_takes_it(tag: str, language: str, region: str) -> None:
    assert locale(tag) == Locale(tag, language, region)


GERMAN = "Die Therapie war so gut, dass man also am Tag der Operation in die Klinik darf."


def test_words_of_another_language_are_no_function_words_of_english() -> None:
    assert {"am", "so", "also", "in"} <= {word.key for word in words(GERMAN, is_english=False)}
    assert not {"am", "so", "also", "in"} & {word.key for word in words(GERMAN)}
    assert "covid#" in {word.key for word in words("COVID-19", is_english=False)}


def test_search_finds_such_words_and_its_results_declare_their_language(
    browser: Browser, shared: Shared, oncology_copy: Path
) -> None:
    raw = json.loads(oncology_copy.read_bytes())
    raw["collection"]["language"], raw["sources"] = "de", []
    for question in raw["questions"]:
        question |= {"provenance": [], "history": []}
    raw["questions"][2]["recommendations"][0]["statements"][0]["text"] = GERMAN
    shutil.rmtree(oncology_copy.parent / "editions")
    oncology_copy.write_text(json.dumps(raw), encoding="utf-8")
    site = site_in(shared.site(oncology_copy, DOWNLOADS="none"), oncology_copy)
    with reading(browser, site) as reader:
        page = reader.open("")
        for query in ("also", "am", "so"):
            assert search(page, query)[0]["question"] == raw["questions"][2]["id"]
        assert page.locator(".result__text").first.get_attribute("lang") == "de"
        statement = reader.open(f"questions/{raw['questions'][2]['id']}/").locator("[data-statement]").first
        assert statement.evaluate("(element) => getComputedStyle(element).hyphens") == "auto"
        assert page.locator(".result__title bdi").first.get_attribute("lang") == "de"
