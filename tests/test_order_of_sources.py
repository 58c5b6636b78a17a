"""The order in which a collection lists its sources decides nothing of what is said of its questions."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.contract.settings import Settings
from editions import question
from frozen import first, read_from, written

SOURCES_OF = {"one": ["a", "a", "b"], "most": ["b", "b", "a"], "each": ["b", "a"]}
"""The sources of some questions, by their number."""


@pytest.mark.parametrize("name", SOURCES_OF)
@pytest.mark.parametrize("is_frozen", [True, False])
def test_the_order_of_sources_decides_nothing(tmp_path: Path, name: str, *, is_frozen: bool) -> None:
    sources = SOURCES_OF[name]
    value = first()
    value["questions"] = [read_from(source, question(f"q{number}", number)) for number, source in enumerate(sources, 1)]
    turned = copy.deepcopy(value)
    turned["sources"].reverse()
    said = []
    for order, each in (("listed", value), ("turned", turned)):
        data = written(tmp_path / order / "data", each, *([value] if is_frozen else []))
        view = generate(data, Settings()).view
        said.append([(view.cite(one), one.published, one.origin.item, one.standing.draft) for one in view.questions])
    assert said[0] == said[1]
    assert [bool(item) for _, _, item, _ in said[0]] == [source == sources[0] for source in sources]
    assert not any(draft for *_, draft in said[1])
