"""A comparison as JSON and as a document shows every change, and no text creates an element in the document."""

from __future__ import annotations

import json
import re

import markdown
import pytest
from bs4 import BeautifulSoup

from clinical_consensus.compare.report import as_json, as_markdown
from editions import CASES, REASON, compared, edition, every_kind, later, pair, question, statement
from sites import Json

HOSTILE_TEXT = (
    'Synthetic <b>bold</b> & "quoted" | 5 | 10 mm {#x .y} [x](y) ![i](j) `code` *a* _b_ **c** # $ ~~d~~ ^e^ '
    "<script>alert(1)</script> &amp; &#42; \\ <!-- c --> --- *[HT]: x"
)


def test_json_has_everything_that_its_docstring_names_in_one_order() -> None:
    old, new = every_kind()
    result = json.loads(as_json(compared(old, new)))
    assert as_json(compared(old, new)) == as_json(compared(old, {**new, "questions": new["questions"][::-1]}))
    assert "合成之陈述。" in as_json(compared(old, new))
    assert list(result) == sorted(result)
    assert {each["id"]: each["kind"] for each in result["questions"]} == {own: case.kind for own, case in CASES.items()}
    kinds = [case.kind for case in CASES.values()]
    assert result["counts"] == {kind: kinds.count(kind) for kind in dict.fromkeys(kinds)}
    assert (result["same"], result["explained"], result["old"]["version"], result["new"]["date"]) == (
        False,
        False,
        "1.0.0",
        "2001-01-01",
    )
    question_, change = result["questions"][1], result["questions"][1]["changes"][0]
    assert question_["reasons"] == [REASON]
    restored = "".join(piece["text"] for piece in change["pieces"] if piece["kind"] != "added")
    assert restored == "Synthetic first statement. Synthetic second statement."
    keys = {
        *result,
        *result["collection"],
        *result["old"],
        *question_,
        *question_["reasons"][0],
        *change,
        *change["pieces"][0],
        *change["inferred"],
    }
    assert set(re.findall(r"`([a-z_]+)`", as_json.__doc__ or "")) == keys


def rendered(document: str) -> BeautifulSoup:
    return BeautifulSoup(markdown.markdown(document), "html5lib")


def test_the_document_shows_kind_reason_headline_and_redline_of_each_change() -> None:
    old, new = every_kind()
    result = compared(old, new)
    document = as_markdown(result)
    page = rendered(document)
    sections: dict[str, list[str]] = {}
    for element in page.select("h1, h2, p, li"):
        if element.name in ("h1", "h2"):
            sections[element.get_text()] = []
        elif not element.select("p"):
            list(sections.values())[-1].append(element.get_text())
    kinds = [case.kind for case in CASES.values()]
    order = ("added", "updated", "reaffirmed", "withdrawn", "removed", "unchanged")
    summary = ", ".join(f"{kinds.count(kind)} {kind}" for kind in order)
    intro = "\n".join(sections["SYNTHETIC: edition 1.0.0 compared with 1.1.0"])
    assert f"{len(CASES)} questions: {summary}. 2 changes without an entry that says why." in intro
    assert "Old: This site’s edition 1.0.0, 1 January 2000" in intro
    assert "New: This site’s edition 1.1.0, 1 January 2001" in intro
    for each in result.questions:
        if each.is_same:
            continue
        said = sections[f"Question {each.number}: {each.title}"]
        assert ("No entry says why." in said) == (not CASES[each.id].explained)
        assert all(change.headline in said for change in each.changes)
        assert sum("Synthetic reason." in line for line in said) == sum(bool(entry.reason) for entry in each.reasons)
    assert sections["Unchanged"] == ["Question 1: Synthetic question same"]
    assert "> Synthetic [removed: ~~first~~] [added: **other**] statement. Synthetic second statement." in document
    assert document.count("[added: **,**]") == 1
    assert "> Synthetic first statement. Synthetic second[added: **,**] statement." in document
    assert "> 合成[removed: ~~的~~] [added: **之**]陈述。" in document


def test_changed_white_space_is_named() -> None:
    def change(of: Json) -> None:
        statement(of)["text"] = "Synthetic\u00a0first\nstatement."

    document = as_markdown(compared(*pair(change)))
    assert (
        "> Synthetic[removed: a space] [added: U+00A0 NO-BREAK SPACE]first"
        "[removed: a space] [added: a line break]statement." in document
    )


@pytest.mark.parametrize(
    "before", ["1. Synthetic", "- Synthetic", "Synthetic", "+ Synthetic", "# Synthetic", "Synthetic\n\n    Synthetic"]
)
@pytest.mark.parametrize(
    "after", [HOSTILE_TEXT, "(x) Synthetic", ": Synthetic", "[x]: y", "Synthetic\n- x\n\n1. y\n===\n> z"]
)
def test_no_text_creates_an_element_in_the_document(before: str, after: str) -> None:
    old = edition([question("q", 1, f"{before} old", f"{before} old {after}")])
    new = later(old)
    new["questions"][0]["title"] = f"{before} {after}"
    statement(new["questions"][0])["text"] = f"{before} new"
    statement(new["questions"][0], 1)["text"] = f"{before} {after}"
    new["strength_scheme"]["label"] = before
    new["strength_scheme"]["grades"][0]["label"] = after
    page = rendered(as_markdown(compared(old, new)))
    allowed = {"html", "head", "body", "h1", "h2", "p", "ul", "li", "strong", "blockquote", "br"}
    assert {element.name for element in page.find_all(True)} <= allowed
    quotes = [" ".join(quote.get_text().split()) for quote in page.select("blockquote")]
    expected = f"{before} [removed: ~~old~~] [added: new] {before} [removed: ~~old~~]"
    whole = [quote.replace("~~ [added", "~~] [added") for quote in quotes]
    flat = " ".join(page.get_text().replace("\u2068", "").split())
    for text in (f"Question 1: {before} {after}", f"{before}: Limited → {after}"):
        assert " ".join(text.replace("\n", "").split()) in flat.replace("\u2069", "")
    assert any(" ".join(expected.replace("\n", "").split()) in quote for quote in whole), quotes


@pytest.mark.parametrize(("old", "new", "expected"), [
    ("old(x) Synthetic", "new(x) Synthetic", "[removed: ~~old~~] [added: new](x) Synthetic"),
    (": Synthetic", "new: Synthetic", "[added: new]: Synthetic"),
])  # fmt: skip
def test_no_bracket_of_the_document_becomes_a_link(old: str, new: str, expected: str) -> None:
    page = rendered(as_markdown(compared(*pair(lambda of: of.update(title=new), title=old))))
    assert page.select("blockquote")[0].get_text().strip() == expected
    assert not page.select("a")
