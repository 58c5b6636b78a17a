"""A word that another only begins with, or has as a part, is no hit, and what is said of it is so."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from readers import Reader, reading, search
from shared import Shared
from sites import Json, site_in
from spellings import collection

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

BEGUN = {
    "Heparinoids at any dose.": ("heparin dose", "heparinoids"),
    "Insulinoma with resistance.": ("insulin resistance", "insulinoma"),
    "Penicillinase and allergy.": ("penicillin allergy", "penicillinase"),
    "Organization of a transplant.": ("organ transplant", ""),
    "Bloodstream loss.": ("blood loss", ""),
    "Heartburn of the implant.": ("heart implant", "heartburn"),
    "Metalloproteinase and nickel.": ("metal nickel", ""),
    "Normalised tension.": ("normal tension", "normalised"),
    "Oxygenation by mask.": ("oxygen mask", "oxygenation"),
    "Cardiologist after the accident.": ("cardio accident", "cardiologist"),
    "Estrogenic cream.": ("estrogen cream", "estrogenic"),
    "Thyroiditis scan.": ("thyroid scan", "thyroiditis"),
    "Steroidogenesis test.": ("steroid test", ""),
    "Hormonelike pill.": ("hormone pill", "hormonelike"),
    "Vitaminoids at night.": ("vitamin night", "vitaminoids"),
    "Ironing board.": ("iron board", ""),
    "Internal surgeon.": ("intern surgeon", "internal"),
    "Spinelli brace.": ("spine brace", "spinelli"),
    "Calciumlike salt.": ("calcium salt", "calciumlike"),
}
"""A text with a query whose first word only begins one of it, and the near word that is named, if any is."""

PARTS = {
    "Aspirin-based regimens.": ("aspirin", "regimens"),
    "Cancer-associated thrombosis.": ("cancer", "thrombosis"),
    "HIV-positive carriers.": ("HIV", "carriers"),
    "A HER2-driven tumour.": ("her2", "tumour"),
    "By CD4-count alone.": ("cd4", "alone"),
    "A PCR\u2010test today.": ("pcr", "today"),
    "An ACL-reconstruction weekly.": ("acl", "weekly"),
    "Pain-free walking.": ("pain", "walking"),
    "A hip-fracture ward.": ("hip", "ward"),
    "Low-molecular-weight dextran.": ("molecular", "dextran"),
    "Dosing-related trouble.": ("related", "trouble"),
    "An under-going patient.": ("going", "patient"),
    "TIPS-procedure room.": ("TIPS", "room"),
    "A knees-up party.": ("knee", "party"),
    "Fever, as in COVID-19.": ("19", "fever"),
    "Bleeding-related deaths.": ("bleedin", "deaths"),
    "An IL-6-inhibitor infusion.": ("6-inhibitor", "infusion"),
    "Salt-and-pepper shadows.": ("and-pepper", "shadows"),
    "Up-to-date matters.": ("to-date", "matters"),
}
"""A text with a word that stands in it, and in no other, only as a part, or begins one; and another word of it."""


@pytest.fixture(scope="module")
def near(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of the site of the texts above."""
    file = tmp_path_factory.mktemp("near") / "near.json"
    file.write_text(json.dumps(collection((*BEGUN, *PARTS))), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        yield reader


@pytest.fixture
def page(near: Reader) -> Page:
    return near.tabs[0] if near.tabs else near.open("help/")


def said(page: Page) -> str:
    """What search says of its results."""
    return " ".join(page.inner_text("dialog [role=status]").split())


def of(text: str, hits: list[Json]) -> Json:
    [hit] = [each for each in hits if text in each["text"]]
    return hit


@pytest.mark.parametrize(("text", "query", "nearest"), [(text, *case) for text, case in BEGUN.items()], ids=str)
def test_a_whole_word_is_not_found_by_one_that_begins_with_it(page: Page, text: str, query: str, nearest: str) -> None:
    word, other = query.split()
    hit = of(text, search(page, query))
    assert (hit["near"], [mark.lower() for mark in hit["marks"]]) == (False, [other])
    assert said(page) == f"No question has all these words, and none has “{word}”. 1 question with some of them"
    shown = f"“{word}”: not here, near: {nearest}" if nearest else f"Without: {word}"
    assert [reason.lower() for reason in hit["reasons"]] == [shown.lower()]
    named = page.locator(f'[data-near="{word}"] button').all_inner_texts()
    assert named == ([nearest] if nearest else [])


@pytest.mark.parametrize("ended", ["heparin ", "heparin,", "heparin;", "heparin?", "heparin)", "heparin\t", "heparin:"])
def test_a_word_is_a_beginning_only_until_it_is_ended(page: Page, ended: str) -> None:
    text = "Heparinoids at any dose."
    assert [hit["marks"] for hit in search(page, "heparin")] == [["Heparinoids"]]
    assert said(page) == "1 question found"
    [hit] = search(page, ended)
    assert (hit["near"], hit["marks"], text in hit["text"]) == (True, [], True)
    assert said(page) == "Nothing found for “heparin”. A near word is in 1 question"


@pytest.mark.parametrize(("text", "word", "other"), [(text, *case) for text, case in PARTS.items()], ids=str)
def test_a_part_of_a_word_is_said_to_be_one(page: Page, text: str, word: str, other: str) -> None:
    alone = of(text, search(page, word))
    assert (alone["near"], alone["marks"]) == (True, [])
    assert said(page).startswith(f"“{word}” only as part of another word. Such a word is in ")
    queries = [f"{other} {word}", f"{word} {other}"] if word != "bleedin" else [f"{other} {word}"]
    for query in queries:
        hit = of(text, search(page, query))
        assert (hit["near"], [mark.lower() for mark in hit["marks"]]) == (False, [other.lower()])
        assert said(page).startswith(f"No question has all these words, and “{word}” only as part of another word. ")
        [reason] = [each for each in hit["reasons"] if each.startswith(f"“{word}”")]
        assert reason.startswith(f"“{word}”: not here by itself, only as part of: ")
        assert reason.split(": ")[-1] in text
        assert "Without" not in hit["text"]
        panel = page.locator(f'[data-near="{word}"]')
        expect(panel.locator("p")).to_have_text(f"“{word}” only as part of: ")
        assert panel.locator("button").first.inner_text().lower() in text.lower()


@pytest.mark.parametrize("word", ["IL-6", "il6", "Il\u20116"])
def test_the_first_parts_of_a_word_are_said_to_be_a_part(page: Page, word: str) -> None:
    text = "An IL-6-inhibitor infusion."
    assert of(text, search(page, word))["near"] is False
    hit = of(text, search(page, f"{word} infusion"))
    assert (hit["near"], hit["marks"]) == (False, ["infusion"])
    assert f"“{word}”: not here by itself, only as part of: IL-6-inhibitor" in hit["reasons"]


def test_a_part_is_said_of_a_question_also_where_another_has_the_word(
    browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("part") / "part.json"
    file.write_text(json.dumps(collection(["Aspirin.", "An Aspirin-based regimen.", "A plan."])), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        page = reader.open("help/")
        hits = search(page, "aspirin regimen")
        assert said(page) == "No question has all these words. 2 questions with some of them"
        assert [hit["reasons"] for hit in hits] == [
            ["Without: regimen"],
            ["“aspirin”: not here by itself, only as part of: Aspirin-based"],
        ]
        [hit] = search(page, "asprin plan")
        assert hit["reasons"] == ["Without: asprin"]


def test_a_word_that_texts_divide_in_several_ways_is_marked_in_each(
    browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("divided") / "divided.json"
    texts = ["A non-saddle-bearing cast.", "A nonsaddle-bearing cast.", "A nonsaddle bearing cast."]
    file.write_text(json.dumps(collection(texts)), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        page = reader.open("help/")
        for typed in ("non-saddle-bearing", "nonsaddle-bearing", "nonsaddlebearing", "non-saddle-bea"):
            marks = {mark for hit in search(page, typed) for mark in hit["marks"]}
            assert marks == {"non-saddle-bearing", "nonsaddle-bearing", "nonsaddle bearing"}, typed


def test_no_rationale_is_named_where_there_is_none(
    browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("inside") / "inside.json"
    texts = ["Non saddle bearing here.", "A non-saddle-bearing cast."]
    file.write_text(json.dumps(collection(texts)), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        hits = search(reader.open("help/"), "saddlebearing")
        told = [reason for hit in hits for reason in hit["reasons"]]
        assert told == ["“saddlebearing”: not here by itself, only as part of: non-saddle-bearing"] * 2


@pytest.mark.parametrize(
    ("shouted", "plain"),
    [
        ("CAN I USE ASPIRIN", "can i use aspirin"), ("ASPIRIN IN THE REGIMENS", "aspirin in the regimens"),
        ("WHO IS AT RISK OF TROUBLE", "who is at risk of trouble"), ("WHAT'S THE TROUBLE", "what's the trouble"),
        ("THE THROMBOSIS, CAN'T IT BE?", "thrombosis"), ("Carriers OF what", "carriers"), ("THE CARRIERS", "carriers"),
        ("what’s the fever", "fever"), ("isn't it a fever?", "fever"), ("they've carriers, don’t they", "carriers"),
        ("it's her fever", "fever"), ("how about fever", "fever"), ("fever but then", "fever"), ("fever vs", "fever"),
        ("he couldn't, I'm, you'll, we'd, won't fever", "fever"), ("dont whats fever", "whats fever"),
    ],
)  # fmt: skip
def test_function_words_in_capitals_or_contracted_neither_match_nor_are_reported(
    page: Page, shouted: str, plain: str
) -> None:
    hits = search(page, shouted)
    found = [(hit["question"], hit["marks"]) for hit in hits], said(page).lower()
    assert found == ([(hit["question"], hit["marks"]) for hit in search(page, plain)], said(page).lower())
    assert hits
    assert not any(f"“{word}”" in found[1] for word in ("can", "i", "use", "in", "the", "of", "who", "is", "what's"))


@pytest.mark.parametrize(("query", "is_found"), [
    ("Evan", True), ("Evans", False), ("Evans Thomas", False), ("William ", False), ("William", True),
    ("Williams", True),
])  # fmt: skip
def test_no_name_is_found_by_its_plural_or_its_singular(
    browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory, query: str, *, is_found: bool
) -> None:
    data = collection(["A plan.", "Another, of a Thomas."])
    data["questions"][0]["authors"] = ["williams"]
    file = tmp_path_factory.mktemp("names") / "names.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as reader:
        hits = search(reader.open("help/"), query)
        of_author = [hit for hit in hits if hit["question"] == "spellings-q1001" and not hit["near"]]
        assert [hit["reasons"] for hit in of_author] == ([["Author: Evan Williams"]] if is_found else [])
