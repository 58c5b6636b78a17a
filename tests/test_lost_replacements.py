"""A question that its edition says is replaced says so still, where the draft after it no longer names it."""

from __future__ import annotations

import copy
import json
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.settings import Settings
from documents import page_texts, squeezed
from frozen import first, second, written
from shared import Shared
from sites import Json, Site, one, site_in

SAID = (
    "Replaced in edition 1.1.0 by Question 5: Synthetic question q5 (draft after edition 1.1.0);"
    " no longer so in the draft after it."
)


def replacing() -> Json:
    """Edition 1.1.0, in which q5 replaces q3."""
    value = second()
    value["questions"][4]["replaces"] = ["q3"]
    return value


@pytest.fixture
def site(shared: Shared, tmp_path: Path) -> Site:
    data = written(tmp_path / "data", second(), first(), replacing())
    return site_in(shared.site(data), data)


def test_what_cites_its_edition_says_what_that_edition_says(site: Site) -> None:
    page = site.pages["questions/q3/"]
    [_, told] = one(page, ".lead").select(".warning")
    assert told.get_text() == SAID
    assert str(one(told, "a")["href"]) == "../../questions/q5/"
    assert SAID in one(page, ".cite").get_text()
    assert SAID in json.loads(str(one(page, 'script[type="application/ld+json"]').string))["creativeWorkStatus"]
    folder = site.folder
    texts = [folder / "questions/q3.txt", folder / "data/questions/q3.json", folder / "data/questions.csv"]
    texts += [folder / f"data/citations/q3.{kind}" for kind in ("ris", "bib", "csl.json")]
    for file in texts:
        assert squeezed(SAID) in squeezed(file.read_text(encoding="utf-8").replace("\\&", "&")), file
    assert squeezed(SAID) in squeezed("".join(page_texts(folder / "downloads/handouts/q3.pdf")))
    others = [own for own in ("q1", "q2", "q4", "q5") if "Replaced" in site.pages[f"questions/{own}/"].get_text()]
    assert others == []


@pytest.mark.parametrize("by", [["q5"], ["q5", "q1"], ["q1"]], ids=", ".join)
def test_only_a_replacement_that_is_gone_is_told(tmp_path: Path, by: list[str]) -> None:
    value = copy.deepcopy(second())
    for question in value["questions"]:
        question["replaces"] = ["q3"] if question["id"] in by else []
    data = written(tmp_path / "data", value, first(), replacing())
    standing = {each.id: each.standing for each in generate(data, Settings()).view.questions}
    assert [each.id for each in standing["q3"].replaced_by] == sorted(by)
    assert [each.id for each in standing["q3"].was_replaced_by] == ([] if "q5" in by else ["q5"])
    assert standing["q3"].draft == ""
