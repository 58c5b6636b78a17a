"""Search in several languages, in a real browser: function words, elisions, width, and invisible characters."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from readers import reading, searches
from shared import Shared
from sites import Json, site_in
from spellings import collection

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

ONE = ("spellings-q1001",)
Typing = Callable[[str, tuple[str, ...], tuple[str, ...]], dict[str, list[Json]]]


@pytest.fixture
def typed(browser: Browser, shared: Shared, tmp_path: Path) -> Typing:
    """What search shows for each query in a site of some texts, in a language."""

    def show(language: str, texts: tuple[str, ...], queries: tuple[str, ...]) -> dict[str, list[Json]]:
        data = collection(texts)
        data["collection"]["language"] = language
        file = tmp_path / "texts.json"
        file.write_text(json.dumps(data), encoding="utf-8")
        with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
            return searches(reader.open("help/"), queries)

    return show


def plain(hits: list[Json]) -> tuple[str, ...]:
    """The questions that are found without a word that they lack."""
    return tuple(hit["question"] for hit in hits if not hit["near"] and "Without" not in hit["text"])


ASKED = {
    "en": ("how much aspirin is used", "do all of them use aspirin until then", "can aspirin be used"),
    "de": ("wann soll man Aspirin haben", "wie viel Aspirin gibt man", "für welche ist Aspirin"),
    "fr": ("combien d'aspirine", "quand faut-il de l'aspirine", "pour qui est l'aspirine"),
    "es": ("cuándo usar la aspirina", "puede la aspirina ser para todos", "qué aspirina se debe usar"),
    "it": ("quando si può usare l'aspirina", "quale aspirina deve essere", "tutti con l'aspirina"),
    "pt": ("quando usar a aspirina", "qual aspirina pode ser", "para quem é a aspirina"),
    "nl": ("kan ik aspirine gebruiken", "wanneer moet het aspirine zijn", "welke aspirine is voor hem"),
}
"""Questions about one thing, in each language."""

NAMED = {"en": "aspirin", "de": "Aspirin", "fr": "aspirine", "es": "aspirina", "it": "aspirina", "pt": "aspirina",
         "nl": "aspirine"}  # fmt: skip


@pytest.mark.parametrize("language", ASKED)
def test_function_words_neither_match_nor_are_reported(typed: Typing, language: str) -> None:
    other = " ".join(word for query in ASKED[language] for word in query.split() if NAMED[language] not in word)
    found = typed(language, (f"Zork {NAMED[language]} vloot.", f"Quib {other} zank."), ASKED[language])
    assert {query: plain(hits) for query, hits in found.items()} == dict.fromkeys(ASKED[language], ONE)


def test_a_word_after_an_article_that_lost_its_end_is_found(typed: Typing) -> None:
    text = "Zona dell’anca, nell'anziano, all’ospedale, sull’arto, dall’ortopedico, quell'atto e quest’anno."
    queries = ("anca", "anziano", "ospedale", "arto", "ortopedico", "atto", "anno", "dell'anca", "dell’anca")
    found = typed("it", (text, "Anche altro."), queries)
    assert {query: plain(hits) for query, hits in found.items()} == dict.fromkeys(queries, ONE)
    assert all(not hit["reasons"] or hit["marks"] for hits in found.values() for hit in hits)


INVISIBLE = {
    "th": ("หญ้า\u200bเขียว\u200bสด", ("หญ้าเขียว", "เขียวสด", "เขียว", "หญ้า\u200bเขียว")),
    "lo": ("ຫຍ້າ\u200bຂຽວ", ("ຫຍ້າຂຽວ",)),
    "zh": ("青\u200b草地，黄\u2060沙\u00ad丘", ("青草", "青草地", "黄沙", "沙丘")),
    "ko": ("푸른\u200b잔디", ("푸른잔디", "푸른")),
}
"""Texts with invisible characters in a script without spaces, and what finds each."""


@pytest.mark.parametrize("language", INVISIBLE)
def test_invisible_characters_do_not_divide_words_without_spaces(typed: Typing, language: str) -> None:
    text, queries = INVISIBLE[language]
    found = typed(language, (text,), queries)
    assert {query: plain(hits) for query, hits in found.items()} == dict.fromkeys(queries, ONE)
    for query, [hit] in found.items():
        assert [mark.translate(dict.fromkeys([0x200B, 0x2060, 0xAD])) for mark in hit["marks"]] == [
            query.replace("\u200b", "")
        ]


def test_letters_and_figures_of_full_width_are_usual_ones(typed: Typing) -> None:
    text = "芝生１００ｍｇ、水１．５ｇ、＜５％、≧６％、石60㎏、土2㎖、Ｌｏａｍ。"
    queries = (
        "100",
        "100mg",
        "100 mg",
        "１００ｍｇ",
        "1.5",
        "1.5 g",
        "<5%",
        "≥6%",
        "60",
        "60 kg",
        "60kg",
        "2 ml",
        "loam",
    )
    found = typed("ja", (text, "Zork 7."), queries)
    assert {query: plain(hits) for query, hits in found.items()} == dict.fromkeys(queries, ONE)
    lacking = ("10", "00", "15", "600", "≥5%", "1.5 kg 7")
    assert not any(map(plain, typed("ja", (text, "Zork 7."), lacking).values()))
