"""What is longer than a sheet of paper prints without gaps, and no title, or response of a list, is torn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from readers import Reader, printed, reading
from shared import Shared
from sites import site_in
from spellings import collection

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

TITLE = " ".join(["SYNTHETIC long title of a question that does not fit in a line"] * 4)
STATEMENTS = tuple(
    " ".join([f"SYNTHETIC statement {number} with words that repeat themselves."] * 11) for number in range(1, 11)
)


@pytest.fixture(scope="module")
def reader(browser: Browser, shared: Shared, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader of one question with a long title and ten long statements."""
    data = collection([STATEMENTS[0]])
    [question] = data["questions"]
    question["title"] = TITLE
    question["recommendations"][0]["statements"] = [
        {"id": f"{question['id']}-s{number}", "text": text} for number, text in enumerate(STATEMENTS, 1)
    ]
    file = tmp_path_factory.mktemp("long") / "long.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as opened:
        yield opened


def letters(text: str) -> str:
    """A text without spaces: PDF readers lose some of them."""
    return "".join(text.split())


@pytest.mark.parametrize("paper", ["A4", "Letter", "A5"])
def test_the_first_sheet_has_the_whole_title_and_the_first_statement(reader: Reader, paper: str) -> None:
    title, *statements = map(letters, (TITLE, *STATEMENTS))
    first, *others = map(letters, printed(reader.open("questions/spellings-q1001/"), paper))
    assert others
    assert title in first
    assert statements[0] in first
    assert "".join(statements) in "".join([first, *others])


def test_a_list_with_its_answers_open_goes_on_and_tears_no_response(
    browser: Browser, shared: Shared, tmp_path: Path
) -> None:
    texts = [text[:600].strip() for text in STATEMENTS]
    data = collection(texts)
    for number, question in enumerate(data["questions"]):
        question["population"] = "SYNTHETIC people of many kinds, named one by one. " * (17 + 4 * number) + "End."
    file = tmp_path / "list.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as opened:
        page = opened.open("questions/")
        page.locator("[data-answers]").click()
        sheets = [*map(letters, printed(page))]
    starts = tuple(f"{question['number']}{question['title']}" for question in data["questions"])
    for start, response in zip(starts, map(letters, texts), strict=True):
        [sheet] = [each for each in sheets if response in each]
        assert letters("Strength Not stated in the source") in sheet.partition(start)[2].partition(response)[0]
    assert any(not sheet.startswith(starts) for sheet in sheets[1:-1])


def test_no_strength_of_a_list_is_torn_from_its_consensus_and_its_response(
    browser: Browser, shared: Shared, tmp_path: Path
) -> None:
    texts = [f"SYNTHETIC response {number}. {'It goes on. ' * (11 + 7 * number % 29)}End." for number in range(1, 41)]
    data = collection(texts[::8])
    grade, level = data["strength_scheme"]["grades"][0], data["consensus_scheme"]["levels"][0]
    grade["label"] = "Middling, with a label so long that the next fact begins a line of its own"
    for place, question in enumerate(data["questions"]):
        [first] = question["recommendations"]
        question["recommendations"] = [
            first
            | {
                "id": f"{question['id']}-r{number}",
                "statements": [{"id": f"{question['id']}-r{number}-s1", "text": text}],
                "strength": grade["id"],
                "consensus": {"level": level["id"], "vote": None},
            }
            for number, text in enumerate(texts[8 * place : 8 * place + 8], 1)
        ]
    file = tmp_path / "list.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    with reading(browser, site_in(shared.site(file, DOWNLOADS="none"), file)) as opened:
        page = opened.open("questions/")
        page.locator("details.answer").evaluate_all("all => all.forEach((each) => { each.open = true })")
        prints = [[*map(letters, printed(page, paper))] for paper in ("A4", "Letter", "A5")]
    facts = letters(f"Strength {grade['label']} Consensus {level['label']}")
    assert sum(map(len, prints)) > 30
    for sheets in prints:
        for response in map(letters, texts):
            [sheet] = [each for each in sheets if response in each]
            assert facts in sheet.partition(response)[0][-len(facts) - 40 :], response
