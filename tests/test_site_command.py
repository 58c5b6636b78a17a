"""The command that builds a site: from any collection, into any folder of ours, never touching anything else."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from clinical_consensus.contract.problems import shown
from folders import Save, tree
from in_process import Done, run_script
from shared import Shared
from sites import COLLECTIONS, PROJECT, Json, Site, one, parse, run, started

CONTENT = "article.md-content__inner"


def build(site: Path, data: Path = COLLECTIONS["minimal"], **environment: str) -> Done:
    return run("build_site.py", "--data", data, "--site", site, **environment)


@pytest.fixture
def built_site(tmp_path: Path, shared: Shared) -> Path:
    """A folder with the site of the minimal collection."""
    return shared.copy(COLLECTIONS["minimal"], tmp_path / "site")


def test_the_last_line_says_what_was_built_and_how_to_view_it(tmp_path: Path) -> None:
    done = build(tmp_path / "site")
    assert done.returncode == 0
    [line] = done.stdout.splitlines()
    assert line.startswith(f"SYNTHETIC minimal: 1 question, 15 pages in {shown(tmp_path / 'site')}, built in ")
    assert line.endswith(f"To view it, run: python3 -m http.server --directory {shown(tmp_path / 'site')}")


def test_a_second_run_does_nothing_and_says_so(built_site: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in built_site.rglob("*")}
    done = build(built_site)
    assert "nothing changed since the last build" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in built_site.rglob("*")} == before


def test_a_site_is_rebuilt_when_a_question_was_signed_off(tmp_path: Path, shared: Shared) -> None:
    data = Path(shutil.copy(COLLECTIONS["minimal"], tmp_path))
    site = shared.copy(data, tmp_path / "site", DOWNLOADS="none")
    [question] = json.loads(data.read_text(encoding="utf-8"))["questions"]
    signed = ("--reviewer", "SYNTHETIC Reader", "--role", "Reviewer", "--date", "2026-11-24")
    assert "nothing changed" in build(site, data, DOWNLOADS="none").stdout
    assert run("sign_off.py", question["id"], *signed, "--data", data).returncode == 0
    assert "built in" in build(site, data, DOWNLOADS="none").stdout
    assert "SYNTHETIC Reader" in (site / "questions" / question["id"] / "index.html").read_text(encoding="utf-8")


def test_a_damaged_site_is_rebuilt(built_site: Path) -> None:
    before = tree(built_site)
    (built_site / "index.html").unlink()
    (built_site / "help" / "index.html").write_text("cut off", encoding="utf-8")
    assert "built in" in build(built_site).stdout
    assert tree(built_site) == before


def test_same_input_same_bytes(built_site: Path, tmp_path: Path) -> None:
    given = ("--data", COLLECTIONS["minimal"], "--site", tmp_path / "again")
    assert started("build_site.py", *given, TZ="Asia/Tokyo", LC_ALL="C").returncode == 0
    assert tree(tmp_path / "again") == tree(built_site)


def test_another_collection_replaces_the_first(built_site: Path, shared: Shared) -> None:
    (built_site / ".keep").write_text("a file of the host's", encoding="utf-8")
    assert build(built_site, COLLECTIONS["full"]).returncode == 0
    assert tree(built_site) == {**tree(shared.site(COLLECTIONS["full"])), ".keep": b"a file of the host's"}


def test_another_collections_site_leaves_the_default_one_alone(tmp_path: Path) -> None:
    def state() -> dict[Path, int]:
        folders = (PROJECT / "docs", PROJECT / "data", PROJECT / "site")
        return {path: path.stat().st_mtime_ns for folder in folders for path in folder.rglob("*")}

    before = state()
    assert build(tmp_path / "site").returncode == 0
    assert state() == before


@pytest.mark.parametrize("folder", [PROJECT, PROJECT.parent, Path("/")])
def test_a_folder_that_contains_the_project_is_refused(folder: Path) -> None:
    done = build(folder)
    assert done.returncode == 2
    assert "contains the project" in done.stderr
    assert (PROJECT / "mkdocs.yml").is_file()


@pytest.mark.parametrize("name", ["docs", "docs/new", "data/new", "scripts", ".git/new", "src/a/b"])
def test_the_projects_own_folders_are_refused(name: str) -> None:
    done = build(PROJECT / name)
    assert done.returncode == 2
    assert "is inside the project's own files" in done.stderr


def test_a_link_to_the_project_is_refused(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(PROJECT)
    done = build(tmp_path / "link")
    assert done.returncode == 2
    assert "contains the project" in done.stderr


def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path: Path) -> None:
    for name in ("index.html", ".git", "site-build.json"):
        folder = tmp_path / name.strip(".")
        folder.mkdir()
        (folder / name).write_text("{}", encoding="utf-8")
        done = build(folder)
        assert done.returncode == 2
        assert "holds files that this project did not build" in done.stderr
        assert tree(folder) == {name: b"{}"}


def test_a_file_in_place_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x", encoding="utf-8")
    done = build(tmp_path / "site")
    assert done.returncode == 2
    assert "is a file" in done.stderr
    done = build(tmp_path / "site" / "below")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["build_site.py", "build_pdf.py"])
def test_an_unwritable_folder_is_reported_without_a_traceback(command: str) -> None:
    done = run(command, "--data", COLLECTIONS["minimal"], "--site", "/proc/no-site")
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1].startswith("error: /proc/no-site: ")
    assert "Traceback" not in done.stderr


def test_wrong_input_leaves_the_last_good_site(raw: Json, saved: Save, built_site: Path) -> None:
    before = tree(built_site)
    raw["questions"] = []
    done = build(built_site, saved(raw))
    assert done.returncode == 2
    assert "questions (line 1): the list is empty" in done.stderr
    assert tree(built_site) == before


def test_a_failing_builder_leaves_the_last_good_site(built_site: Path, tmp_path: Path) -> None:
    before = tree(built_site)
    (tmp_path / "mkdocs").mkdir()
    (tmp_path / "mkdocs" / "__init__.py").touch()
    (tmp_path / "mkdocs" / "__main__.py").write_text("raise SystemExit('the builder broke')", encoding="utf-8")
    given = ("--data", COLLECTIONS["full"], "--site", built_site)
    done = run_script(PROJECT, "build_site.py", given, PYTHONPATH=str(tmp_path), DOWNLOADS="none")
    assert done.returncode == 1
    assert "the builder broke" in done.stderr
    assert "is unchanged" in done.stderr
    assert tree(built_site) == before


def test_an_altered_word_in_a_built_page_is_restored(built_site: Path) -> None:
    page = built_site / "questions" / "only" / "index.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"Synthetic.", b"Synthetik."))
    assert "built in" in build(built_site).stdout
    assert page.read_bytes() == before


def test_an_interrupted_build_is_completed(built_site: Path) -> None:
    before = tree(built_site)
    (built_site / "site-build.json").write_text('{"made_by": "scripts/build_site.py"}', encoding="utf-8")
    (built_site / "404.html").unlink()
    (built_site / "404.html").mkdir()
    (built_site / "questions" / ".#lock").symlink_to("nowhere")
    assert build(built_site).returncode == 0
    assert tree(built_site) == before


def test_a_folder_that_contains_the_data_is_refused(built_site: Path) -> None:
    data = built_site / "mine.json"
    data.write_bytes(COLLECTIONS["minimal"].read_bytes())
    done = build(built_site, data)
    assert done.returncode == 2
    assert "which the build would remove" in done.stderr
    assert data.is_file()


def test_a_link_to_an_earlier_site_is_followed(built_site: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(built_site)
    assert build(tmp_path / "link", COLLECTIONS["full"]).returncode == 0
    assert (built_site / "questions" / "synthetic-q1" / "index.html").is_file()


@pytest.mark.parametrize("date", ["0001-01-01", "1969-12-31", "2106-02-08", "9999-12-31"])
def test_an_edition_of_any_date_can_be_built(tmp_path: Path, date: str) -> None:
    data = json.loads(COLLECTIONS["minimal"].read_text(encoding="utf-8"))
    data["collection"]["edition"]["date"] = date
    (tmp_path / "data.json").write_text(json.dumps(data), encoding="utf-8")
    done = build(tmp_path / "site", tmp_path / "data.json", SITE_URL="https://example.org/")
    assert done.returncode == 0, done.stderr


def test_without_an_address_every_link_is_relative(built_site: Path) -> None:
    for path in built_site.rglob("*.html"):
        page = parse(path)
        assert not page.select('link[rel="canonical"]')
        links = [str(element.get("href", element.get("src"))) for element in page.select("[href], [src]")]
        if path.name != "404.html":
            assert not [link for link in links if link.startswith("/")]
    assert not (built_site / "sitemap.xml").exists()


@pytest.mark.parametrize("address", ["https://example.org/a/b/", "https://example.org/a/b"])
def test_the_address_makes_canonical_links_sitemap_and_citations(tmp_path: Path, address: str) -> None:
    site = tmp_path / "site"
    assert build(site, SITE_URL=address, DOWNLOADS="none").returncode == 0
    pages = list(site.rglob("index.html"))
    for path in pages:
        own = "https://example.org/a/b/" + path.relative_to(site).as_posix().removesuffix("index.html")
        assert one(parse(path), 'link[rel="canonical"]')["href"] == own
        assert own in (site / "sitemap.xml").read_text(encoding="utf-8")
    question = parse(site / "questions" / "only" / "index.html")
    assert "https://example.org/a/b/questions/only/" in one(question, ".cite").get_text()
    assert "/a/b/questions/" in {str(link["href"]) for link in parse(site / "404.html").select("a[href]")}


def test_a_plain_run_of_the_site_builder_works_too(oncology: Site, tmp_path: Path) -> None:
    assert run("build_pages.py").returncode == 0
    command: list[str | Path] = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", tmp_path / "plain"]
    environment = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    plain = {path.relative_to(tmp_path / "plain"): path for path in (tmp_path / "plain").rglob("*.html")}
    assert {path.as_posix() for path in plain} == {path for path in tree(oncology.folder) if path.endswith(".html")}
    for name, path in plain.items():
        pages = [parse(path), parse(oncology.folder / name)]
        for page in pages:
            for element in page.select(".take, .downloads, .gap, .data-files"):
                element.decompose()
        assert len({" ".join(one(page, CONTENT).get_text().split()) for page in pages}) == 1 or name.parts[0] in (
            "downloads",
            "changes",
        )


def test_a_site_of_the_plain_builder_does_not_block_the_command(built_site: Path) -> None:
    stamp = json.loads((built_site / "site-build.json").read_text(encoding="utf-8"))
    assert stamp["made_by"] == "scripts/build_site.py"
    assert set(stamp) == {"made_by", "inputs", "output", "files", "failures"}
