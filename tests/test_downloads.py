"""The downloads are listed as they are, and made again only where something changed.

A file that cannot be made is left out, and the page says why.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pikepdf
import pytest
from bs4 import Tag

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack
from clinical_consensus.build.site_folder import publish_pack
from clinical_consensus.cli.main import main
from clinical_consensus.contract.settings import Settings
from clinical_consensus.downloads import printers as packing
from clinical_consensus.downloads.pdf import typeset
from documents import downloads, page_texts, pdfs
from folders import tree
from sites import Json, Site, one, parse, run, started, synthetic, synthetic_in_data


def test_nothing_synthetic_reaches_the_published_files(oncology: Site) -> None:
    own = synthetic_in_data()
    for file in pdfs(oncology):
        assert synthetic("".join(page_texts(file)).encode()) <= own
    for name in ("slides.pptx", "flashcards.apkg", "teaching-pack.zip"):
        with ZipFile(downloads(oncology) / name) as archive:
            for member in archive.namelist():
                assert synthetic(archive.read(member)) <= own, (name, member)


def test_the_downloads_page_lists_each_file_as_it_is(mkdocs_site: Site) -> None:
    page = mkdocs_site.pages["downloads/"]
    listed: dict[Path, Tag] = {}
    copy = one(page, "ul[data-hosted] > li")
    zipped, hashed = ((downloads(mkdocs_site) / str(link["href"])).resolve() for link in copy.select("a[href]"))
    assert hashed.read_text() == f"{hashlib.sha256(zipped.read_bytes()).hexdigest()}  {zipped.name}\n"
    listed |= {zipped: copy, hashed: copy}
    for row in page.select(".downloads > li:not([data-hosted] > li)"):
        link = one(row, "a[href]")
        file = (downloads(mkdocs_site) / str(link["href"]).removeprefix("../downloads/")).resolve()
        content = file.read_bytes()
        assert one(row, "details:not([open]) > .hash").get_text() == hashlib.sha256(content).hexdigest()
        size = f"{len(content) / 1e6:.1f} MB" if len(content) >= 999_500 else f"{max(1, round(len(content) / 1e3))} kB"
        assert size in row.get_text()
        if file.suffix == ".pdf":
            assert re.search(rf"\b{len(page_texts(file))} (page|slide)s?\b", row.get_text())
        listed[file] = row
    present = {
        path.resolve() for path in downloads(mkdocs_site).rglob("*") if path.is_file() and path.name != "index.html"
    }
    assert present <= set(listed)
    assert mkdocs_site.data["collection"]["edition"]["version"] in page.get_text()


def test_the_teaching_pack_holds_every_file_and_a_readme(mkdocs_site: Site) -> None:
    name = f"{mkdocs_site.data['collection']['id']}-teaching-pack"
    with ZipFile(downloads(mkdocs_site) / "teaching-pack.zip") as archive:
        inside = {member.removeprefix(f"{name}/"): archive.read(member) for member in archive.namelist()}
    readme = inside.pop("README.txt").decode()
    expected = {
        path.relative_to(downloads(mkdocs_site)).as_posix(): path.read_bytes()
        for path in downloads(mkdocs_site).rglob("*")
        if path.is_file() and path.suffix not in (".html", ".zip", ".sha256") and path.name != "review-sheet.xlsx"
    }
    assert inside == expected
    for path, content in expected.items():
        assert path in readme
        assert hashlib.sha256(content).hexdigest() in readme


def test_two_builds_have_the_same_bytes(oncology: Site, tmp_path: Path) -> None:
    done = started("build_pdf.py", "--site", tmp_path / "site", TZ="Asia/Tokyo", LC_ALL="C", PYTHONHASHSEED="7")
    assert done.returncode == 0
    for path in (tmp_path / "site" / "downloads").rglob("*"):
        if path.is_file():
            assert (
                path.read_bytes()
                == (downloads(oncology) / path.relative_to(tmp_path / "site" / "downloads")).read_bytes()
            )


def test_only_what_changed_is_made_again(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []

    def counted(template: str, *rest: Any) -> bytes:
        made.append(template)
        return typeset(template, *rest)

    monkeypatch.setattr(packing, "typeset", counted)
    site = tmp_path / "site"
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert sorted(made) == ["handbook.typ", *["handout.typ"] * 4, "slides.typ"]
    made.clear()
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert made == []
    raw["questions"][0]["history"][0]["reason"] = "Synthetic reason."
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert sorted(made) == ["handbook.typ", "handout.typ"]
    made.clear()
    (site / "downloads" / "slides.pdf").write_bytes(b"cut off")
    publish_pack(make_pack(generate(saved(raw), Settings()), site), site)
    assert made == ["slides.typ"]


@pytest.mark.parametrize(("paper", "size"), [("us-letter", (612, 792)), ("a4", (595, 842))])
def test_the_paper_size_can_be_chosen(tmp_path: Path, paper: str, size: tuple[int, int]) -> None:
    assert run("build_pdf.py", "--site", tmp_path / "site", PAPER=paper).returncode == 0
    for name in ("handbook.pdf", "handouts/oncology-q1.pdf"):
        with pikepdf.open(tmp_path / "site" / "downloads" / name) as document:
            assert tuple(round(float(side)) for side in document.pages[0].MediaBox[2:]) == size


@pytest.mark.parametrize("script", ["build_pdf.py", "build_site.py", "build_pages.py"])
def test_an_unknown_paper_is_refused(tmp_path: Path, script: str) -> None:
    where = "--docs" if script == "build_pages.py" else "--site"
    done = run(script, where, tmp_path / "out", PAPER="us_letter")
    assert done.returncode == 2
    assert "PAPER in the environment: there is no paper size 'us_letter'; did you mean 'us-letter'?" in done.stderr
    assert not (tmp_path / "out").exists()


def unprintable(data: Json) -> Json:
    """The collection with a character in question 3 that no font has."""
    data["questions"][2]["history"][0]["reason"] = "Synthetic \ue0ff character."
    return data


def test_a_file_that_cannot_be_made_is_left_out_with_its_reason(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert run("build_site.py", "--data", saved(raw), "--site", site).returncode == 0
    assert (site / "downloads" / "handbook.pdf").is_file()
    data = saved(unprintable(raw))
    done = run("build_site.py", "--data", data, "--site", site)
    assert done.returncode == 0, done.stderr
    reason = "no font has “\ue0ff” (U+E0FF), in question 3 (oncology-q3)"
    assert f"downloads/handouts/oncology-q3.pdf was not made: {reason}" in done.stderr
    assert done.stderr.count("was not made") == 1
    assert (site / "downloads" / "handbook.pdf").is_file()
    assert not (site / "downloads" / "handouts" / "oncology-q3.pdf").exists()
    assert (site / "downloads" / "handouts" / "oncology-q1.pdf").is_file()
    page = parse(site / "downloads" / "index.html")
    rows = [row for row in page.select(".downloads > li") if row.select(".gap")]
    assert [row.get_text().split()[0] for row in rows] == ["3."]
    assert all(reason in row.get_text() and not row.select("a[href*='.pdf']") for row in rows)
    assert not parse(site / "questions" / "oncology-q3" / "index.html").select(".take")
    for path in site.rglob("*.html"):
        for link in parse(path).select('a[href*="downloads/"]'):
            if not str(link["href"]).endswith("/") and path.name != "404.html":
                assert (path.parent / str(link["href"])).resolve().is_file(), (path, link)
    with ZipFile(site / "downloads" / "teaching-pack.zip") as archive:
        assert not [name for name in archive.namelist() if name.endswith("handouts/oncology-q3.pdf")]
        assert reason in archive.read("icm-vte-oncology-teaching-pack/README.txt").decode()
    again = run("build_site.py", "--data", data, "--site", site)
    assert "nothing changed" in again.stdout
    assert reason in again.stderr


def test_make_pdf_fails_when_a_file_cannot_be_made_and_leaves_no_old_one(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert run("build_pdf.py", "--data", saved(raw), "--site", site).returncode == 0
    done = run("build_pdf.py", "--data", saved(unprintable(raw)), "--site", site)
    assert done.returncode == 1
    assert "handouts/oncology-q3.pdf was not made: no font has" in done.stderr
    assert not (site / "downloads" / "handouts" / "oncology-q3.pdf").exists()
    assert (site / "downloads" / "slides.pdf").is_file()


def test_a_part_without_a_download_fails_and_can_still_be_put_together(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    data, parts = saved(unprintable(raw)), [tmp_path / "1", tmp_path / "2"]
    made = [run("build_site.py", "--data", data, "--shard", f"{part.name}/2", "--out", part) for part in parts]
    assert [part.returncode for part in made if "handouts/oncology-q3.pdf was not made: no font" in part.stderr] == [1]
    assert sorted(part.returncode for part in made) == [0, 1]
    assert main(["merge", *map(str, parts), "--site", str(tmp_path / "site")]) == 0
    assert run("build_site.py", "--data", data, "--site", tmp_path / "whole").returncode == 0
    assert tree(tmp_path / "site") == tree(tmp_path / "whole")


def test_wrong_input_leaves_the_files_as_they_were(raw: Json, saved: Callable[[object], Path], tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build_pdf.py", "--data", saved(raw), "--site", site).returncode == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    raw["questions"][0]["title"] = ""
    done = run("build_pdf.py", "--data", saved(raw), "--site", site)
    assert done.returncode == 2
    assert "questions[0].title" in done.stderr
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_files_made_alone_come_with_a_warning_about_older_pages(
    raw: Json, saved: Callable[[object], Path], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert run("build_site.py", "--data", saved(raw), "--site", site).returncode == 0
    assert "older than these files" not in run("build_pdf.py", "--data", saved(raw), "--site", site).stderr
    raw["questions"][0]["history"][0]["reason"] = "Synthetic reason."
    done = run("build_pdf.py", "--data", saved(raw), "--site", site)
    assert "are older than these files; build the site again" in done.stderr
    shutil.rmtree(site / "questions")
    assert run("build_site.py", "--data", saved(raw), "--site", site).returncode == 0
    assert "older than these files" not in run("build_pdf.py", "--data", saved(raw), "--site", site).stderr


def test_a_linked_folder_of_downloads_is_not_followed(tmp_path: Path) -> None:
    site, elsewhere = tmp_path / "site", tmp_path / "elsewhere"
    assert run("build_pdf.py", "--site", site).returncode == 0
    elsewhere.mkdir()
    (elsewhere / "keep.txt").write_text("kept", encoding="utf-8")
    shutil.rmtree(site / "downloads")
    (site / "downloads").symlink_to(elsewhere)
    assert run("build_pdf.py", "--site", site).returncode == 0
    assert (elsewhere / "keep.txt").read_text(encoding="utf-8") == "kept"
    assert [path.name for path in elsewhere.iterdir()] == ["keep.txt"]
    assert (site / "downloads" / "handbook.pdf").is_file()
