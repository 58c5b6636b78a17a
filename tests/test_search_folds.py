"""Python and the browser read the same words in any text, in old browsers too."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from clinical_consensus.search.table import TABLE
from clinical_consensus.search.words import names, words
from readers import Reader, search
from sites import COLLECTIONS, PROJECT
from spelled_alike import ALIKE, ALIKE_IN_FRENCH, NEGATED
from spelled_apart import APART, APART_IN_FRENCH
from spelled_figures import BOUNDS, BOUNDS_IN_GERMAN, MEASURES, RATIOS, RATIOS_IN_FRENCH, TIMES
from spelled_opposites import ENGLISH, OTHER_LANGUAGES
from spelled_others import OTHERS, OTHERS_IN_FRENCH, OTHERS_IN_GERMAN, OTHERS_IN_SPANISH
from spelled_scales import SCALES
from spelled_wholes import WHOLES, WHOLES_ELSEWHERE
from spelled_within import OTHERWISE, WITHIN, WITHIN_FRENCH, WITHIN_GERMAN
from spellings import CASES
from vocabulary import VOCABULARY

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


@pytest.fixture
def page(reader: Reader) -> Page:
    """A page on which search has been opened."""
    opened = reader.open()
    search(opened, "aspirin")
    return opened


def strings(value: object) -> Iterator[str]:
    """Every text in a JSON value."""
    if isinstance(value, str):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(each)


def keys(text: str) -> set[tuple[str, str, str]]:
    return set(words(text))


READ = """([table, texts, areNames]) => {
  const { words } = consensusReading(table);
  return texts.map((text) => words(text, areNames).map(({ key, parts, written }) => [key, parts, written]));
}"""


def read_in_browser(page: Page, texts: list[str], *, are_names: bool = False) -> list[set[tuple[str, str, str]]]:
    found = page.evaluate(READ, [TABLE, texts, are_names])
    return [{(key, parts, written) for key, parts, written in each} for each in found]


def test_python_and_the_browser_read_the_same_words(page: Page) -> None:
    listed = (
        CASES,
        ENGLISH,
        OTHER_LANGUAGES,
        WHOLES,
        WHOLES_ELSEWHERE,
        ALIKE,
        ALIKE_IN_FRENCH,
        NEGATED,
        SCALES,
        APART,
        APART_IN_FRENCH,
    )
    texts = [case.text for cases in listed for case in cases]
    texts += [case.text for case in (*WITHIN, *OTHERWISE, *WITHIN_FRENCH, *WITHIN_GERMAN)]
    texts += [case.text for case in (*RATIOS, *RATIOS_IN_FRENCH, *BOUNDS, *BOUNDS_IN_GERMAN, *TIMES, *MEASURES)]
    texts += [case.text for case in (*OTHERS, *OTHERS_IN_FRENCH, *OTHERS_IN_GERMAN, *OTHERS_IN_SPANISH)]
    texts += [text for name in COLLECTIONS.values() for text in strings(json.loads(name.read_text(encoding="utf-8")))]
    assert read_in_browser(page, texts) == [keys(text) for text in texts]


LETTERS = st.sampled_from(
    [*"aeosiß đøłıæÄÖÅéΑαβμµς٠٣09.,-–‐'’^⁹⁻₂ \u00a0\u202f<>≤≥=%−·xg\u0301\u00ad\u2060\u200d"]
    + ["mg", "ال", "ก", "ผ่า", "색", "血", "sses", "aem", "post ", "non-", "PEs", "hips", "grey", "C5-", " x ", "10^9"]
    + [
        "HER2+",
        "Rh- ",
        "CD4⁻",
        "POD 3",
        "A1/2",
        "L4-5 ",
        " to ",
        "between 6 and ",
        "12",
        "3×",
        "NF-κB",
        "2:1",
        "мг",
        "%5",
        "\u200c",
    ]
    + [
        "1 1/2",
        "w/o ",
        "w/",
        "3xWL",
        " ×6",
        "m²",
        "1p/19q",
        "V6E/K",
        "28+3",
        "Ca²⁺",
        "Pugh B7",
        "del(5q",
        "q3)",
        "positiv",
        "T1–2",
        "N0-1",
        "CLDN18.2",
        "⁹⁰Y",
        "177Lu",
        "90Y ",
        "TNF-alpha",
        "t(8;21)",
        "K⁺",
        "IV ± ",
        "16+, 18-",
        "HPV ",
    ]
    + ["\u2012", "\u2015", ".50", "7.30", "1.500", "وق", "hyses", "gies", "- ", "非瓣"]
    + ["1 ½", "¼ ", "day ", "+/-", " ± ", "(", "-cut", "/3", " pos"]
    + [
        "2 h",
        "/d",
        "mL",
        "TIPS",
        "HIPS",
        " AND ",
        "tips ",
        "thrombi",
        "vertebrae",
        "calves",
        "isn't ",
        "WHAT’S",
        "coel",
        "haem ",
        " A",
    ]
)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.lists(LETTERS, max_size=12).map("".join), min_size=100, max_size=100))
def test_python_and_the_browser_read_any_text_alike(page: Page, texts: list[str]) -> None:
    assert read_in_browser(page, texts) == [keys(text) for text in texts]
    assert read_in_browser(page, texts, are_names=True) == [set(names(text)) for text in texts]


def test_a_raised_figure_is_no_letter_of_what_an_elided_word_ends_with(page: Page) -> None:
    texts = ["WLA- or NF-Ca²", "WLaaa‒ to aNF-κBCa²⁺a", "CT- or MRI–guided²", "CT–, MRI– or XRT–guided¼"]
    assert read_in_browser(page, texts) == [keys(text) for text in texts]


BEGUN = """([table, vocabulary]) => {
  const { words, basic, begins } = consensusReading(table);
  const read = vocabulary.map((text) => [text, words(text)]);
  const typed = [...new Set(vocabulary.flatMap((text) => [...text].map((_, end) => text.slice(0, end + 1))))];
  const finds = (start) => ([, found]) => found.some((word) => begins(word, start));
  return typed.map((text) => [text, read.filter(finds(basic(text))).map(([found]) => found)]);
}"""


def test_a_beginning_finds_the_words_that_begin_so_in_a_spelling_and_no_others(page: Page) -> None:
    vocabulary = VOCABULARY.split()
    spellings = {word: {key for key, *_ in words(word)} for word in vocabulary}
    alike = {
        word: {word, *keys, *(other for other in vocabulary if keys & spellings[other])}
        for word, keys in spellings.items()
    }
    for typed, found in page.evaluate(BEGUN, [TABLE, vocabulary]):
        begun = {word for word in vocabulary if word.startswith(typed) and word != typed}
        assert begun <= set(found) | {word for word in begun if spellings[word] & spellings.get(typed, set())}, typed
        others = [word for word in found if not any(each.startswith(typed) for each in alike[word])]
        assert others == [], typed


def test_no_pattern_needs_a_newer_browser() -> None:
    written = [path.read_text(encoding="utf-8") for path in (PROJECT / "docs" / "assets" / "javascripts").glob("*.js")]
    assert [text for text in [*written, json.dumps(TABLE)] if re.search(r"\(\?<[=!]", text)] == []


FIRST = {
    "showModal": (37, 98, 15.4),
    "replaceChildren": (86, 78, 14),
    "replaceAll": (85, 77, 13.1),
    "??=": (85, 79, 14),
    "?.": (80, 74, 13.1),
    "visualViewport": (61, 91, 13),
    "matchAll": (73, 67, 13),
    "fromEntries": (73, 63, 12.1),
    "flatMap": (69, 62, 12),
    "_000": (75, 70, 13),
    "\\p{": (64, 78, 11.1),
    "catch {": (66, 58, 11.1),
}
"""The first version of Chrome and Edge, of Firefox and of Safari that has what a script needs.

That of replaceChildren, which decides for Chrome and Edge, was looked up in MDN's compatibility data.
"""


def test_help_names_the_first_browsers_that_have_all_that_scripts_need() -> None:
    folder = PROJECT / "docs" / "assets" / "javascripts"
    scripts = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.js"))
    assert [name for name in FIRST if name not in scripts] == []
    text = (PROJECT / "docs" / "help.md").read_text(encoding="utf-8")
    [named] = re.findall(r"Chrome or Edge (\d+), Firefox (\d+) or Safari ([\d.]+),", text)
    assert [float(version) for version in named] == [max(versions) for versions in zip(*FIRST.values(), strict=True)]


OLDEST = """
  for (const [type, names] of [
    [Array.prototype, ["at", "findLast", "findLastIndex", "toSorted", "toReversed", "with", "toSpliced"]],
    [String.prototype, ["at", "isWellFormed", "toWellFormed"]],
    [Object, ["hasOwn", "groupBy"]], [Map, ["groupBy"]], [Promise, ["withResolvers", "any"]], [Array, ["fromAsync"]],
    [Set.prototype, ["union", "intersection", "difference", "isSubsetOf"]],
    [window, ["structuredClone"]],
  ]) for (const name of names) delete type[name];
"""


def test_search_works_in_a_browser_without_newer_functions(reader: Reader) -> None:
    page = reader.open("", script=OLDEST)
    assert page.evaluate("[].at") is None
    assert [hit["question"] for hit in search(page, "aspirin")] == ["oncology-q2"]
