"""In a real browser, readers see the answer first, copy it whole, share it and look up its abbreviations."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from browser import NO_BROWSER
from readers import PHONE, Reader
from sites import Json

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]


def clipboard(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def test_a_copied_recommendation_is_complete_and_says_where_it_is_from(reader: Reader) -> None:
    page = reader.open("questions/oncology-q3/", permissions=["clipboard-read", "clipboard-write"])
    page.click("[data-copy=citation]")
    expect(page.locator(".actions [role=status]")).to_have_text("Copied with citation")
    question = reader.site.questions[2]
    [authors] = [entry["note"] for entry in question["provenance"] if entry["field"] == "authors"]
    note = question["provenance"][-1]["note"]
    publication = (
        "The ICM-VTE Oncology Delegates. Recommendations from the ICM-VTE: Oncology. "
        "J Bone Joint Surg Am 2022;104(Suppl 1):232-237. doi:10.2106/JBJS.21.01108."
    )
    assert clipboard(page).splitlines() == [
        question["title"],
        question["recommendations"][0]["statements"][0]["text"],
        "Strength of Recommendation: Limited. The source does not define this grade.",
        "Consensus: Unanimous Strong Consensus (placement inferred). The source does not define this level.",
        "Vote: Not stated in the source",
        f"Placement inferred (consensus): {note}",
        "Authors (placement inferred): Shang-Wen Tsai, Te-Feng Arthur Chou, Wei-Ming Chen",
        f"Placement inferred (authors): {authors}",
        "Rationale, References: Not stated in the source",
        f"Question 3: {question['title']} In: ICM VTE Oncology (web site), edition 1.0.0, 22 November 2026. "
        "Text: ICM VTE Oncology question deck (text).",
        f"Related publication: {publication} {reader.site.data['collection']['publication_note']}",
        f"{reader.address}questions/oncology-q3/#oncology-q3-r1",
    ]
    page.click("[data-copy=link]")
    expect(page.locator(".actions [role=status]")).to_have_text("Link copied")
    assert clipboard(page) == f"{reader.address}questions/oncology-q3/#oncology-q3-r1"


def test_a_copied_recommendation_has_the_parts_that_it_answers(reader: Reader) -> None:
    page = reader.open("questions/oncology-q1/", permissions=["clipboard-read", "clipboard-write"])
    page.click("[data-copy=citation]")
    expect(page.locator(".actions [role=status]")).to_have_text("Copied with citation")
    question = reader.site.questions[0]
    response = " ".join(statement["text"] for statement in question["recommendations"][0]["statements"])
    parts = [f"{part['label']} {part['text']}" for part in question["parts"]]
    assert clipboard(page).splitlines()[:4] == [question["title"], *parts, response]


def test_every_recommendation_is_copied_with_its_own_strength(full_reader: Reader) -> None:
    page = full_reader.open("questions/synthetic-q1/", permissions=["clipboard-read", "clipboard-write"])
    for number, strength in enumerate(("Strong <S>", "Weak-S", "Not stated in the source")):
        page.locator("[data-copy=citation]").nth(number).click()
        expect(page.locator(".actions [role=status]").nth(number)).to_have_text("Copied with citation")
        recommendation = next(q for q in full_reader.site.questions if q["id"] == "synthetic-q1")["recommendations"][
            number
        ]
        response = " ".join(statement["text"] for statement in recommendation["statements"])
        assert response in clipboard(page)
        assert f"Synthetic strength: {strength}" in clipboard(page)


def test_sharing_uses_the_devices_own_dialog(reader: Reader) -> None:
    script = "navigator.share = async (what) => { window.shared = what }"
    page = reader.open("questions/oncology-q1/", script=script)
    page.click("[data-share]")
    shared: Json = page.evaluate("window.shared")
    assert shared["url"] == f"{reader.address}questions/oncology-q1/#oncology-q1-r1"
    assert "Patients that undergo prophylactic fixation" in shared["text"]


def test_an_abbreviation_opens_by_tap_pointer_and_keyboard(reader: Reader) -> None:
    note = "#term-note"
    phone = reader.open("questions/oncology-q2/", PHONE, has_touch=True)
    phone.tap(".response a.term >> nth=1")
    expect(phone.locator(note)).to_have_text("low-molecular-weight heparin")
    box = phone.locator(note).bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    phone.tap("h1", position={"x": 5, "y": 5})
    expect(phone.locator(note)).to_be_hidden()
    desktop = reader.open("questions/oncology-q2/")
    desktop.hover(".response a.term >> nth=2")
    expect(desktop.locator(note)).to_have_text("aspirin")
    desktop.hover(note)
    desktop.wait_for_timeout(300)
    expect(desktop.locator(note)).to_be_visible()
    desktop.mouse.move(5, 700)
    expect(desktop.locator(note)).to_be_hidden()
    desktop.focus(".response a.term >> nth=0")
    expect(desktop.locator(note)).to_have_text("venous thromboembolism")
    desktop.keyboard.press("Escape")
    expect(desktop.locator(note)).to_be_hidden()


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_the_answer_is_on_the_first_screen_of_a_phone(reader: Reader, number: int) -> None:
    page = reader.open(f"questions/oncology-q{number}/", PHONE)
    expect(page.locator("[data-strength]")).to_be_in_viewport(ratio=1)
    script = (
        "element => { const style = getComputedStyle(element); "
        "return element.getBoundingClientRect().top + 3 * parseFloat(style.lineHeight) }"
    )
    assert page.locator(".response p").evaluate(script) <= PHONE["height"]
    parts = page.locator(".parts")
    if parts.count():
        assert parts.bounding_box()["y"] > page.locator(".response").bounding_box()["y"]  # type: ignore[index]


def test_the_site_can_be_installed(reader: Reader) -> None:
    page = reader.open(new=True)
    expect(page.locator("[data-offline]")).to_contain_text("Saved for offline reading")
    session = page.context.new_cdp_session(page)
    refused = {each["errorId"] for each in session.send("Page.getInstallabilityErrors")["installabilityErrors"]}
    assert refused <= {"in-incognito"}
    manifest = json.loads(session.send("Page.getAppManifest")["data"])
    assert {icon["sizes"] for icon in manifest["icons"]} >= {"192x192", "512x512"}


def test_the_message_about_a_missing_browser_says_how_to_install_one() -> None:
    assert "apt-get install chromium" in NO_BROWSER
    assert "make test-core" in NO_BROWSER
    assert json.dumps(NO_BROWSER)
