"""A process compiles each template once, and anew when its text has changed."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest

from clinical_consensus.collection.relations import Relations
from clinical_consensus.collection.view import CollectionView
from clinical_consensus.contract.read import read
from clinical_consensus.pages import environment
from sites import ONCOLOGY


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(environment, "TEMPLATES", tmp_path)
    return tmp_path


def rendered(name: str) -> str:
    return environment.template_environment(CollectionView(Relations(read(ONCOLOGY)))).get_template(name).render()


def test_a_template_is_compiled_once(templates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (templates / "known.md").write_text("SYNTHETIC known", encoding="utf-8")
    (templates / "other.md").write_text("SYNTHETIC other", encoding="utf-8")
    (templates / "wrong.md").write_text("{% SYNTHETIC", encoding="utf-8")
    environment.compile_templates()

    def compile_again(*_: object, **__: object) -> None:
        raise AssertionError("it is compiled already")

    monkeypatch.setattr(jinja2.Environment, "compile", compile_again)
    assert [rendered("known.md"), rendered("other.md")] == ["SYNTHETIC known", "SYNTHETIC other"]


def test_a_template_is_compiled_anew_when_it_has_changed(templates: Path) -> None:
    for text in ("SYNTHETIC", "SYNTHETIC other", "SYNTHETIC"):
        (templates / "page.md").write_text(text, encoding="utf-8")
        assert rendered("page.md") == text


def test_a_template_that_is_wrong_is_told_when_it_is_rendered_and_can_be_mended(templates: Path) -> None:
    (templates / "page.md").write_text("{% SYNTHETIC", encoding="utf-8")
    environment.compile_templates()
    with pytest.raises(jinja2.TemplateError):
        rendered("page.md")
    (templates / "page.md").write_text("SYNTHETIC", encoding="utf-8")
    assert rendered("page.md") == "SYNTHETIC"
