"""The order in which a collection lists its sources decides nothing of what is said of its questions."""

from __future__ import annotations

import copy
import re
from pathlib import Path

import pytest

from clinical_consensus.build.generate import generate
from clinical_consensus.cli import check
from clinical_consensus.contract.settings import Settings
from editions import question
from frozen import first, paper, read_from, written
from sites import Json

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
    assert [bool(item) for _, _, item, _ in said[0]] == [name != "each" and source == sources[0] for source in sources]
    assert not any(draft for *_, draft in said[1])


TIED: list[tuple[list[str], dict[int, Json], list[str]]] = [
    (["b", "a"], {}, ["q1", "q2"]),
    (["a", "a", "b", "b"], {}, ["q1", "q2", "q3", "q4"]),
    (["a", "a", "b"], {1: {"not_transcribed": ["publication"]}}, ["q1", "q3"]),
    (["a", "b"], {0: {"publication": paper("own", 1999)}}, []),
    (["a", "a", "b"], {}, []),
    (["a", "a"], {}, []),
]
"""The sources of some questions, what some of them state too, and those of which no source decides."""


@pytest.mark.parametrize(("sources", "stated", "undecided"), TIED)
@pytest.mark.parametrize("has_publication", [True, False])
def test_check_warns_where_no_source_has_most_questions(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    sources: list[str],
    stated: dict[int, Json],
    undecided: list[str],
    *,
    has_publication: bool,
) -> None:
    value = first()
    value["questions"] = [read_from(source, question(f"q{number}", number)) for number, source in enumerate(sources, 1)]
    for place, fields in stated.items():
        value["questions"][place].update(fields)
    if not has_publication:
        del value["collection"]["publication"]
    assert check.main([str(written(tmp_path, value))]) == 0
    found = re.findall(r": collection\.publication \(line .*", capsys.readouterr().err)
    if not (undecided and has_publication):
        assert found == []
        return
    [told] = found
    assert "the sources 'a' and 'b' have equally many questions" in told
    assert f"none of these has this publication: {', '.join(undecided)}; give each of them that is in a" in told


def test_both_sources_of_every_question_decide_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    value = first()
    for each in value["questions"]:
        each["provenance"][0]["source"] = "b"
    data = written(tmp_path, value)
    assert check.main([str(data)]) == 0
    assert "equally many" not in capsys.readouterr().err
    assert all(each.origin.item for each in generate(data, Settings()).view.questions)
