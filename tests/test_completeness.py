"""The completeness of a related publication is that of the page, whether it is the question's or the collection's."""

from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.settings import Settings
from frozen import first, second, written
from sites import Json, one


def page(text: bytes) -> BeautifulSoup:
    return BeautifulSoup(text, "html.parser")


def states(folder: Path, value: Json, *editions: Json) -> dict[str, tuple[str, bool]]:
    """What the column says of each question, and whether its page shows a related publication."""
    files = generate(written(folder, value, *editions), Settings()).files
    table = one(page(files["review/index.md"]), "table.completeness")
    heads = [head.get_text() for head in table.select("thead th")]
    at = heads.index("Related publication") - 1
    said = [row.select("td")[at].get_text() for row in table.select("tbody tr")]
    counts = {one(row, "th").get_text(): row.select("td")[at].get_text() for row in table.select("tfoot tr")}
    assert counts == {state: str(said.count(state)) for state in counts}
    shown = [
        bool(page(files[f"questions/{each['id']}/index.md"]).select(".related-publication"))
        for each in value["questions"]
    ]
    return {each["id"]: pair for each, pair in zip(value["questions"], zip(said, shown, strict=True), strict=True)}


def test_the_column_says_stated_where_the_page_shows_a_publication(tmp_path: Path) -> None:
    found = states(tmp_path / "data", second(), first(), second())
    has, lacks = ("stated", True), ("not stated", False)
    assert found == {"q1": has, "q2": has, "q3": has, "q4": has, "q5": lacks}


def test_what_is_not_transcribed_stays_so(tmp_path: Path) -> None:
    value = first()
    value["questions"][1]["not_transcribed"] = ["publication"]
    found = states(tmp_path / "data", value)
    assert found == {"q1": ("stated", True), "q2": ("not transcribed", False), "q3": ("stated", True)}
