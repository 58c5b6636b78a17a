"""Search finds a word in each of its usual spellings, never another word without saying so, and says what it found."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from readers import Reader, reading, search, searches
from shared import Shared
from sites import Json, site_in
from spellings import CASES, beginning, collection, single_words

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

COMMON = """a about all an and as at both but by can each for from has his how i in is it of on or should the then this
to use very vs was with"""
FUNCTION_WORDS = frozenset(COMMON.split())


@pytest.fixture(scope="module")
def spelled(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of the site of the synthetic cases."""
    data = collection()
    data["questions"][0]["authors"] = [author["id"] for author in data["authors"]]
    data["questions"][0]["topics"] = ["proto"]
    data["questions"][0]["recommendations"][0]["strength"] = "middling"
    data["questions"][0]["recommendations"][0]["consensus"] = {"level": "all", "vote": None}
    file = tmp_path_factory.mktemp("spellings") / "spellings.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        yield reader


@pytest.fixture
def page(spelled: Reader) -> Page:
    return spelled.tabs[0] if spelled.tabs else spelled.open("help/")


def names(hits: list[Json], *, near: bool = False) -> list[str]:
    return [hit["question"] for hit in hits if hit["near"] == near]


def plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if unicodedata.category(letter) not in ("Mn", "Cf"))


def letters(text: str) -> str:
    return re.sub(r"[^\w<>≤≥%]", "", plain(text)).replace("α", "alpha").replace("ı", "i")


def words_of_reasons(hit: Json) -> list[str]:
    """Which of the words that report a lack are in the reasons of a hit."""
    said = " ".join(hit["reasons"])
    return [word for word in ("Without", "not here") if word in said]


QUESTIONS = {case: f"spellings-q{number}" for number, case in enumerate(CASES, 1001)}


def test_each_usual_spelling_finds_its_question(page: Page) -> None:
    missed = {}
    found = searches(page, (query for case in CASES for query in case.finds))
    for case, question in QUESTIONS.items():
        for query in case.finds:
            if question not in names(found[query]) or any("Without" in hit["text"] for hit in found[query]):
                missed[query] = [hit["text"] for hit in found[query]]
    assert missed == {}


def test_another_word_is_no_hit_and_a_near_one_is_said_to_be_near(page: Page) -> None:
    for case, question in QUESTIONS.items():
        for query in case.near:
            hits = search(page, query)
            assert (names(hits), question in names(hits, near=True)) == ([], True), query
            [said] = page.locator(f'[data-near="{query}"]').all_inner_texts()
            assert f"No question has “{query}”. Nearest:" in " ".join(said.split())
            assert "found" not in page.locator("dialog [role=status]").inner_text().replace("Nothing found", "")
            assert [hit["marks"] for hit in hits if hit["marks"]] == []
            assert all(f"“{query}”: not here, near: " in hit["text"] for hit in hits)
    others = searches(page, (query for case in CASES for query in case.lacks))
    for case, question in QUESTIONS.items():
        for query in case.lacks:
            found = [hit for hit in others[query] if hit["question"] == question and not hit["near"]]
            assert [hit for hit in found if not {"Without", "not here"} & set(words_of_reasons(hit))] == [], query


@pytest.mark.parametrize("query", [
    "ZWV-1/2-positive", "ZWV-1/2+", "ZOV1/2-mown", "ZTLV-1/2-", "ZTLV-1/2−", "ZHLV-3/4+", "ZUV-1/2-",
    "ZYV-5/6-positive", "Zh(D) -ve", "Zh(D)-", "ZAD(E)+", "ZYD(G) +",
])  # fmt: skip
def test_a_list_of_codes_is_not_found_with_another_ending(page: Page, query: str) -> None:
    [question] = [QUESTIONS[case] for case in CASES if query[:5] in case.text]
    [found] = [hit for hit in search(page, query) if hit["question"] == question]
    assert f"Without: {re.split('[/(]', query)[-1].replace(')', '')}" in found["reasons"]


def test_each_word_of_a_text_finds_its_question(page: Page) -> None:
    expected = set()
    tried = 0
    for case, question in QUESTIONS.items():
        for word in single_words(case.text):
            if plain(word) in FUNCTION_WORDS or not word.isascii() or "." in case.text[case.text.index(word) :][:2]:
                continue
            tried += 1
            queries = {word, word.upper(), beginning(word)} - FUNCTION_WORDS
            expected |= {(query, question) for query in queries}
    assert tried > 60
    found = searches(page, sorted(query for query, _ in expected))
    assert [query for query, question in sorted(expected) if question not in names(found[query])] == []


def test_no_result_lacks_a_typed_word_without_saying_so(page: Page) -> None:
    silent = []
    tried = (query for case in CASES for query in (*case.finds, *case.near, *case.lacks))
    for query, hits in searches(page, tried).items():
        for hit in hits:
            marks = {plain(mark) for mark in hit["marks"]}
            said = " ".join(hit["reasons"])
            for word in re.sub(r"(\d)(?=[^\W\d])", r"\1 ", query).split():
                is_marked = plain(word) in marks or letters(word) in letters("".join(hit["marks"]))
                if not is_marked and word not in said and plain(word) not in FUNCTION_WORDS:
                    silent.append((query, word, hit["text"]))
    assert silent == []


def test_a_figure_with_the_other_sign_is_not_marked(page: Page) -> None:
    assert [hit["marks"] for hit in search(page, "+9.25")] == [["≤9.25"]]


def test_function_words_alone_find_names_and_nothing_else(page: Page) -> None:
    assert names(search(page, "Can Öz")) == ["spellings-q1001"]
    for query in ("the", "can may will", "Should we", "who", "am", "us", "can", "may I"):
        assert search(page, query) == []
        expect(page.locator("dialog [role=status]")).to_have_text(f"“{query}” alone is too common to search for")
    hits = search(page, "can I use aspirin")
    assert [hit["marks"] for hit in hits] == [["Aspirin"]]
    assert [hit["reasons"] for hit in hits] == [[]]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("chen", "Author: Wei-Ming Chen"),
        ("Weiming Chen", "Author: Wei-Ming Chen"),
        ("smith", "Author: Mary O’Neill-Smith"),
        ("O'Neill", "Author: Mary O’Neill-Smith"),
        ("oneill mary", "Author: Mary O’Neill-Smith"),
        ("o'neill-smith", "Author: Mary O’Neill-Smith"),
        ("neill", "Author: Mary O’Neill-Smith"),
        ("wen", "Author: Wen-Li Dupont"),
        ("li dupont", "Author: Wen-Li Dupont"),
        ("Wen Li", "Author: Wen-Li Dupont"),
        ("Can", "Author: Can Öz"),
        ("Do Van Duc", "Author: Đỗ Văn Đức"),
        ("lukasz sorensen", "Author: Łukasz Sørensen"),
        ("Williams", "Author: Evan Williams"),
        ("evan williams", "Author: Evan Williams"),
        ("unanimous", "Consensus: Unanimous Strong Consensus"),
        ("middling", "Strength: Middling"),
        ("__proto__", "“proto”: a topic by our reading, not in the text: __proto__"),
        ("q1001", "“q1001”: number or address of the question"),
        ("1001", "“1001”: number or address of the question"),
        ("question 1001", "“question 1001”: number or address of the question"),
        ("Question no. 1001", "“Question no. 1001”: number or address of the question"),
        ("q 1001", "“q 1001”: number or address of the question"),
        ("spellings-q1001", "“spellings-q1001”: number or address of the question"),
    ],
)
def test_a_result_says_what_matched_other_than_its_text(page: Page, query: str, reason: str) -> None:
    [hit] = search(page, query)
    assert (hit["question"], hit["near"]) == ("spellings-q1001", False)
    assert reason in hit["reasons"]


@pytest.mark.parametrize("query", ["1001 fever", "fever 1001", "q1001 fever", "question fever", "grade 1001"])
def test_a_number_among_other_words_is_not_that_of_a_question(page: Page, query: str) -> None:
    for hit in search(page, query):
        lacking = re.findall(r"Without: (.*)", "\n".join(hit["reasons"]))
        assert hit["question"] != "spellings-q1001"
        assert {"1001", "q1001", "question"} & set(", ".join(lacking).split(", "))


def marked_collection(folder: Path) -> Path:
    """A collection whose question has two recommendations, and whose rationale and first response are inferred."""
    data = collection()
    text = "SYNTHETIC\nAlphamed.\nBetamed.\nGammamed."
    (folder / "source.txt").write_text(text, encoding="utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    data["sources"] = [{"id": "text", "title": "Synthetic text", "file": "source.txt", "sha256": sha256}]
    data["consensus_scheme"]["levels"].append({"id": "weak", "label": "Weak"})
    fields = {"statements": 2, "strength": 1, "consensus": 1}
    recommendations: list[Json] = [
        {"id": "two-r1", "statements": [{"id": "two-r1-s1", "text": "Alphamed."}], "strength": "middling"},
        {"id": "two-r2", "statements": [{"id": "two-r2-s1", "text": "Betamed."}], "strength": "middling"},
    ]
    for recommendation, level in zip(recommendations, ("weak", "all"), strict=True):
        recommendation["consensus"] = {"level": level, "vote": None}
    provenance = [
        {"field": f"recommendations.{each['id']}.{name}", "source": "text", "lines": [line, line]}
        for each in recommendations
        for name, line in fields.items()
    ]
    provenance += [{"field": name, "source": "text", "lines": [4, 4]} for name in ("title", "rationale")]
    for entry in provenance:
        if entry["field"] in ("recommendations.two-r1.statements", "rationale"):
            entry |= {"placement": "inferred", "note": "Synthetic."}
    question = {"id": "two", "number": 2, "title": "SYNTHETIC", "recommendations": recommendations}
    data["questions"] = [question | {"rationale": ["Gammamed."], "provenance": provenance}]
    file = folder / "marked.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_each_fact_has_its_own_mark_and_recommendation(browser: Browser, shared: Shared, tmp_path: Path) -> None:
    file = marked_collection(tmp_path)
    mark = "placement inferred"
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        page = reader.open()
        [hit] = search(page, "alphamed unanimous")
        assert "Recommendation 2, Consensus: Unanimous Strong Consensus" in hit["reasons"]
        places = page.locator(".result__place").all_inner_texts()
        assert [" ".join(place.split()) for place in places] == [
            f"Strength Middling recommendation 1, statement 1 of 1 {mark}"
        ]
        [hit] = search(page, "gammamed")
        assert hit["reasons"] == [f"“gammamed”: in the rationale {mark}"]
        [hit] = search(page, "betamed")
        assert mark not in hit["text"]


def test_near_words_that_are_other_words_altogether_are_not_offered(page: Page) -> None:
    for query in ("dose", "lone", "bonu", "zzzzqqq", "due2", "xyz"):
        assert search(page, query) == []
        assert page.locator("[data-near]").count() == 0, query
        expect(page.locator("dialog [role=status]")).to_have_text("Nothing found")


def test_a_near_word_is_searched_for_on_a_tap(page: Page) -> None:
    search(page, "fever hypotension")
    page.locator('[data-near="hypotension"] button').first.click()
    expect(page.locator("#search-words")).to_have_value("fever hypertension")
