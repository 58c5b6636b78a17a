"""The live preview follows edits of the JSON, the templates and the pages, survives mistakes, ends all it started."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from first_edition import saved_first_edition
from folders import tree
from previews import PATIENCE, Running, children, edit, free_port, is_free, previewing, runs, until
from sites import PROJECT

MISTAKE = ('"strength": "limited"', '"strength": "limted"')
NOTE = "First edition made from the question deck."


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that a test may edit."""
    copy = tmp_path / "project"
    ignored = shutil.ignore_patterns(".git", ".venv", "site", "tests", "benchmarks", "__pycache__", ".*_cache")
    shutil.copytree(PROJECT, copy, ignore=ignored)
    shutil.rmtree(copy / "data")
    saved_first_edition(copy / "data")
    return copy


@pytest.fixture
def preview(project: Path, tmp_path: Path) -> Iterator[Running]:
    """A running preview of the copy."""
    with previewing(tmp_path, project=project) as running:
        yield running


def test_the_preview_follows_every_kind_of_edit(project: Path, preview: Running) -> None:
    data = project / "data" / "icm_oncology.json"
    package = project / "src" / "clinical_consensus"
    assert preview.shows("about/", NOTE)
    edit(data, NOTE, "SYNTHETIC edit of the JSON.")
    assert preview.shows("about/", "SYNTHETIC edit of the JSON.")
    edit(data, "SYNTHETIC edit of the JSON.", " SYNTHETIC mistake")
    edit(package / "pages/templates/about.md", "Whose date is which", "SYNTHETIC edit of a template")
    edit(data, " SYNTHETIC mistake", "SYNTHETIC mended.")
    assert preview.shows("about/", "SYNTHETIC mended.")
    assert preview.shows("about/", "SYNTHETIC edit of a template")
    edit(project / "docs" / "help.md", "How to read this site", "SYNTHETIC edit of a page")
    assert preview.shows("help/", "SYNTHETIC edit of a page")
    edit(package / "pages/theme/partials/footer.html", "This site is for clinicians", "SYNTHETIC edit of the theme")
    assert preview.shows("about/", "SYNTHETIC edit of the theme")
    edit(package / "collection/wording.py", '"Not stated in the source"', '"SYNTHETIC edit of the code"')
    assert preview.shows("questions/oncology-q1/", "SYNTHETIC edit of the code")
    edit(project / "docs/assets/stylesheets/site.css", ":root {", ":root { --synthetic: 1;")
    assert preview.shows("assets/stylesheets/site.css", "--synthetic: 1;")


def test_a_mistake_in_the_json_is_reported_and_the_last_good_pages_stay(project: Path, preview: Running) -> None:
    assert preview.shows("about/", NOTE)
    edit(project / "data" / "icm_oncology.json", *MISTAKE)
    until(lambda: "did you mean 'limited'?" in preview.printed(), preview.printed)
    assert preview.shows("questions/oncology-q1/", "Limited")


@pytest.mark.parametrize(
    ("path", "before", "after", "told"),
    [
        ("src/clinical_consensus/pages/templates/about.md", "{% ", "{% synthetic ", "unknown tag 'synthetic'"),
        ("src/clinical_consensus/collection/wording.py", '"""', '"""" synthetic', "SyntaxError"),
        ("docs/help.md", "\n## ", "\n[x](synthetic.md)\n\n## ", "synthetic.md"),
        ("mkdocs.yml", "theme:", "theme: [", "mkdocs.yml"),
    ],
)
def test_what_stops_the_site_builder_is_told_too(
    project: Path, preview: Running, path: str, before: str, after: str, told: str
) -> None:
    assert preview.shows("about/", NOTE)
    good = (project / path).read_text(encoding="utf-8")
    edit(project / path, before, after)
    until(lambda: told in "\n".join(preview.state()["problems"]), preview.printed)
    until(lambda: told in preview.printed(), preview.printed)
    assert NOTE in preview.text("about/")
    (project / path).write_text(good, encoding="utf-8")
    until(lambda: preview.state()["problems"] == [], preview.printed)


def test_any_collection_is_followed_with_its_sources_editions_and_sign_offs(
    oncology_copy: Path, tmp_path: Path
) -> None:
    with previewing(tmp_path, "--data", oncology_copy) as preview:
        assert preview.shows("about/", NOTE)
        [source] = oncology_copy.parent.glob("sources/*.txt")
        edition = oncology_copy.parent / "editions" / "1.0.0.json"
        for file in (source, edition):
            content = file.read_bytes()
            file.write_bytes(content.replace(b"VTE", b"SYNTHETIC"))
            until(lambda: preview.state()["problems"] != [], preview.printed)
            file.write_bytes(content)
            until(lambda: preview.state()["problems"] == [], preview.printed)
        signed = oncology_copy.parent / "signoffs.json"
        signed.write_text("SYNTHETIC", encoding="utf-8")
        until(lambda: "signoffs.json" in "\n".join(preview.state()["problems"]), preview.printed)


def test_an_editor_that_replaces_the_file_and_a_link_to_it_are_followed(oncology_copy: Path, tmp_path: Path) -> None:
    link = oncology_copy.parent / "link.json"
    link.symlink_to(oncology_copy.name)
    with previewing(tmp_path, "--data", link) as preview:
        assert preview.shows("about/", NOTE)
        new = oncology_copy.with_suffix(".new")
        new.write_text(oncology_copy.read_text(encoding="utf-8").replace(NOTE, "SYNTHETIC."), encoding="utf-8")
        new.replace(oncology_copy)
        assert preview.shows("about/", "SYNTHETIC.")
        oncology_copy.rename(new)
        until(lambda: "there is no such file" in "\n".join(preview.state()["problems"]), preview.printed)
        new.rename(oncology_copy)
        until(lambda: preview.state()["problems"] == [], preview.printed)


def test_a_collection_that_is_wrong_at_the_start_is_shown_once_it_is_mended(
    oncology_copy: Path, tmp_path: Path
) -> None:
    edit(oncology_copy, *MISTAKE)
    with previewing(tmp_path, "--data", oncology_copy) as preview:
        until(lambda: len(preview.state().get("problems", ())) == 5, preview.printed)
        assert "There are no pages yet" in preview.text("about/")
        edit(oncology_copy, *reversed(MISTAKE))
        assert preview.shows("about/", NOTE)
        assert preview.state()["problems"] == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
@pytest.mark.parametrize("is_made", [False, True])
def test_a_signal_ends_all_that_was_started(
    oncology_copy: Path, tmp_path: Path, how: signal.Signals, is_made: bool
) -> None:
    before = tree(oncology_copy.parent)
    with previewing(tmp_path, "--data", oncology_copy) as preview:
        until(lambda: bool(children(preview.process.pid)), preview.printed)
        if is_made:
            assert preview.shows("about/", NOTE)
        started = children(preview.process.pid)
        assert preview.end(how) == 0
        assert not [each for each in started if runs(each)]
        assert is_free(preview.port)
        assert list((tmp_path / "temporary").iterdir()) == []
        assert "Traceback" not in preview.printed()
    assert tree(oncology_copy.parent) == before


def test_make_serve_takes_the_data_and_the_port(oncology_copy: Path, tmp_path: Path) -> None:
    port = free_port()
    command = ["make", "serve", f"DATA={oncology_copy}", f"PORT={port}"]
    with previewing(tmp_path, port=port, command=command) as preview:
        assert preview.shows("about/", NOTE)
        preview.end()
        until(lambda: is_free(port))
    assert list((tmp_path / "temporary").iterdir()) == []


def refused(*arguments: str | Path) -> str:
    command = [sys.executable, PROJECT / "scripts" / "serve.py", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE)
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_port_that_is_in_use_is_told_with_a_cure() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        told = refused("--port", str(port))
    assert f"port {port} is in use" in told
    assert "make serve PORT=" in told


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--port", "65536"), "there is no port 65536"),
        (("--port", "-1"), "there is no port -1"),
        (("--port", "x"), "invalid int value: 'x'"),
        (("--data", "synthetic.json"), "synthetic.json: there is no such file"),
        (("--data", "data"), "data: there is no such file"),
    ],
)
def test_what_cannot_be_previewed_is_refused(arguments: tuple[str, ...], told: str) -> None:
    assert told in refused(*arguments)
