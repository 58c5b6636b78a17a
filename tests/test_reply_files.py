"""The reply is a workbook to answer in and a page that opens from the disk; it runs nothing, and is never published."""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, Page, expect

from clinical_consensus.build.site_folder import STAMP
from clinical_consensus.cli.main import main
from filled import ANNA, FULL, Filled, filled_in, given, reply_in, reviewed, sheet_of, view_in
from sites import PROJECT, Json, one, parse
from spreadsheets import as_records, worksheet_rows
from test_accessibility import SCREENS, axe_faults

HOSTILE = '<img src=x onerror="alert(1)"> =1+1 &amp; </style><script>alert(1)</script> {{ x }} ends'
BEN: Filled = {
    "synthetic-q1-r1-s2": {"comment": HOSTILE, "proposed wording": HOSTILE, "reviewer": HOSTILE},
    "synthetic-q1-r1-s1": {"competing interest": HOSTILE},
}


@pytest.fixture(scope="module")
def sheet() -> bytes:
    return sheet_of(view_in(FULL))


@pytest.fixture(scope="module")
def replied(tmp_path_factory: pytest.TempPathFactory, sheet: bytes) -> Path:
    """A folder with a reply to two reviewers, one of them hostile; some of the collection was reworded since."""
    folder = tmp_path_factory.mktemp("replied")
    value = json.loads(FULL.read_text(encoding="utf-8")) | {"sources": []}
    for question in value["questions"]:
        question["provenance"] = []
    value["questions"][1]["recommendations"][0]["statements"][0]["text"] = "Synthetic statement 1 with HT."
    data = folder / "data.json"
    data.write_text(json.dumps(value), encoding="utf-8")
    assert reviewed(folder, data, {"anna.xlsx": filled_in(sheet, ANNA), "ben.xlsx": filled_in(sheet, BEN)}) == 0
    return folder


def words(element: Tag) -> str:
    """What a reader sees of a text, without the words for those who hear it."""
    return "".join(text for text in element.strings if not text.find_parent(class_="hidden"))


def shown_remarks(page: BeautifulSoup) -> dict[str, dict[str, str]]:
    """What each remark on the page says, by its number: by term, and who says it."""
    found = {}
    for each in page.select("article"):
        terms = {words(term): words(term.find_next_sibling("dd") or each) for term in each.select("dt")}
        found[str(each["id"])] = {"": words(one(each, "strong")), **terms}
    return found


def test_the_page_says_what_the_reply_does_letter_for_letter(replied: Path) -> None:
    reply, page = reply_in(replied), parse(replied / "out.html")
    shown = shown_remarks(page)
    every = [*reply["remarks"], *reply["set_apart"], *reply["unplaced"]]
    assert list(shown) == [f"remark-{number}" for number in range(1, len(every) + 1)]
    for each, said in zip(every, shown.values(), strict=True):
        assert said[""] == (each["reviewer"] or "Reviewer not named")
        assert said.get("Comment") == each["comment"]
        assert said.get("Competing interest") == each["competing_interest"]
    titles = [(str(each["data-id"]), words(each)) for each in page.select("h3")]
    assert titles == [(each["id"], each["what"]) for each in every]
    assert [words(each) for each in page.select("p.text")] == [each["text"] for each in every]
    redlines = [each["redline"] for each in every if each["redline"]]
    assert redlines
    for pieces, element in zip(redlines, page.select("[data-redline]"), strict=True):
        assert words(element) == "".join(piece["text"] for piece in pieces)
        for kind, name in (("removed", "del"), ("added", "ins")):
            assert [words(each) for each in element.select(name)] == [
                piece["text"] for piece in pieces if piece["kind"] == kind
            ]


def test_the_page_runs_nothing_and_asks_for_nothing(replied: Path) -> None:
    page = parse(replied / "out.html")
    policy = one(page, "meta[http-equiv=Content-Security-Policy]")["content"]
    style = base64.b64encode(hashlib.sha256(str(one(page, "style").string).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'"
    assert page.select("script, link, img, iframe, object, form, [style], [src]") == []
    assert not [name for each in page.find_all() for name in each.attrs if name.startswith("on")]
    assert all(str(each["href"]).startswith("#") and page.select(str(each["href"])) for each in page.select("[href]"))
    assert one(page, "html")["lang"] == "en"


def test_the_workbook_has_every_remark_and_room_for_the_answer(replied: Path) -> None:
    reply, book = reply_in(replied), (replied / "out.xlsx").read_bytes()

    def cells(each: Json) -> list[str]:
        names = ("question", "id", "what", "text", "comment", "proposed_wording", "reviewer", "competing_interest")
        return [each[name] or "" for name in names]

    columns = ("question id", "id", "what it is", "text now", "comment", "proposed wording", "reviewer")
    rows, apart = as_records(worksheet_rows(book)), as_records(worksheet_rows(book, 2))
    for listed, remarks in ((rows, reply["remarks"]), (apart, [*reply["set_apart"], *reply["unplaced"]])):
        assert [[row[name] for name in (*columns, "competing interest")] for row in listed] == [*map(cells, remarks)]
        assert {row["committee's answer"] for row in listed} == {""}
    assert [row["SHA-256 in the sheet"] for row in apart] == [each["sheet_sha256"] for each in reply["set_apart"]]
    assert [row[0] for row in worksheet_rows(book, 3)[1:]] == ["Synthetic Anna", HOSTILE]


def test_the_same_sheets_give_the_same_bytes(replied: Path, tmp_path: Path) -> None:
    for name in ("data.json", "anna.xlsx", "ben.xlsx"):
        shutil.copy(replied / name, tmp_path)
    again = ["review", *(str(replied / name) for name in ("anna.xlsx", "ben.xlsx"))]
    assert main([*again, "--data", str(replied / "data.json"), "--out", str(tmp_path / "again.json")]) == 0
    for ending in ("json", "html"):
        assert (tmp_path / f"again.{ending}").read_bytes() == (replied / f"out.{ending}").read_bytes()
    assert [*map(worksheet_rows, [(tmp_path / "again.xlsx").read_bytes()] * 4, range(1, 5))] == [
        *map(worksheet_rows, [(replied / "out.xlsx").read_bytes()] * 4, range(1, 5))
    ]


@pytest.mark.parametrize("place", ["site/deep", "docs/deep", "elsewhere/deep", "link"])
def test_a_reply_is_never_written_where_it_would_be_published(
    place: str, sheet: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site/deep").mkdir(parents=True)
    (tmp_path / "docs/deep").mkdir(parents=True)
    (tmp_path / "elsewhere/deep").mkdir(parents=True)
    (tmp_path / "elsewhere" / STAMP).write_text("{}", encoding="utf-8")
    (tmp_path / "link").symlink_to("site")
    monkeypatch.chdir(tmp_path)
    [file] = given(tmp_path, {"anna.xlsx": filled_in(sheet, ANNA)})
    assert main(["review", file, "--data", str(FULL), "--out", f"{place}/reply.json"]) == 2
    published = "site" if place == "link" else place.split("/", maxsplit=1)[0]
    said = f"error: {tmp_path / published} is published, and a reply holds names and interests; choose another file"
    assert capsys.readouterr().err.startswith(said)
    assert not list(tmp_path.rglob("reply.*"))


@pytest.mark.parametrize("folder", ["docs", "docs/assets"])
def test_a_reply_is_never_written_into_the_projects_pages(folder: str, sheet: bytes, tmp_path: Path) -> None:
    [file] = given(tmp_path, {"anna.xlsx": filled_in(sheet, ANNA)})
    target = PROJECT / folder / "reply-of-this-test.json"
    assert main(["review", file, "--data", str(FULL), "--out", str(target)]) == 2
    assert not target.exists()


@pytest.mark.parametrize("name", ["out.json", "out.xlsx", "out.html"])
def test_an_earlier_reply_with_its_answers_is_left_alone(
    name: str, sheet: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name).write_bytes(b"Synthetic answer.")
    assert reviewed(tmp_path, FULL, {"anna.xlsx": filled_in(sheet, ANNA)}) == 2
    assert f"error: {tmp_path / name} exists, and may have answers in it; choose" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {name, "anna.xlsx"}
    assert (tmp_path / name).read_bytes() == b"Synthetic answer."


def test_git_ignores_a_reply_by_default_and_the_command_says_where_it_does_not(
    sheet: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    shutil.copy(PROJECT / ".gitignore", tmp_path)
    monkeypatch.chdir(tmp_path)
    [file] = given(tmp_path, {"review-sheet (Anna).xlsx": filled_in(sheet, ANNA)})
    assert main(["review", file, "--data", str(FULL)]) == 0
    assert capsys.readouterr().err == ""
    shown = subprocess.run(["git", "status", "--porcelain", "-uall"], capture_output=True, text=True, check=True).stdout
    assert shown == "?? .gitignore\n"
    assert main(["review", file, "--data", str(FULL), "--out", "other.json"]) == 0
    assert capsys.readouterr().err == "warning: git does not ignore other.json; list it in .gitignore\n"


@pytest.fixture
def tab(browser: Browser, replied: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A tab without a network, with the page as it opens from the disk."""
    size, scheme, _ = SCREENS[getattr(request, "param", "desktop")]
    context = browser.new_context(viewport=size, color_scheme=scheme, offline=True)  # type: ignore[arg-type]
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("request", lambda asked: said.append(asked.url))
    page.goto((replied / "out.html").as_uri())
    assert said == [(replied / "out.html").as_uri()]
    yield page
    context.close()


@pytest.mark.browser
@pytest.mark.filterwarnings("default::ResourceWarning")
@pytest.mark.parametrize("tab", SCREENS, indirect=True)
def test_axe_finds_nothing_on_the_page(tab: Page) -> None:
    rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
    assert axe_faults(tab, rules) == []
    assert tab.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


@pytest.mark.browser
@pytest.mark.filterwarnings("default::ResourceWarning")
def test_the_page_works_by_keyboard_in_the_dark_and_in_print(tab: Page) -> None:
    tab.keyboard.press("Tab")
    expect(tab.locator(".skip")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    colour = "getComputedStyle(document.body).backgroundColor"
    assert tab.evaluate(colour) == "rgb(255, 255, 255)"
    tab.emulate_media(color_scheme="dark")
    assert tab.evaluate(colour) == "rgb(16, 24, 29)"
    tab.emulate_media(media="print")
    assert tab.evaluate(colour) == "rgb(255, 255, 255)"
    expect(tab.locator("nav")).to_be_hidden()
    expect(tab.locator("article").first).to_be_visible()
