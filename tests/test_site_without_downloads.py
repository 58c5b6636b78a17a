"""DOWNLOADS=none builds the whole site but for the files to download: pages say so, and link to none."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from clinical_consensus.contract.settings import DOWNLOAD_KINDS
from shared import Shared
from sites import COLLECTIONS, ONCOLOGY, Site, parse, run


@pytest.fixture(scope="module")
def without(shared: Shared) -> Path:
    """The published collection's site, built without files to download."""
    return shared.site(ONCOLOGY, DOWNLOADS="none")


def files(site: Path) -> set[str]:
    return {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}


def test_there_is_no_file_to_download_and_all_others_are_there(without: Path, oncology: Site) -> None:
    lost = files(oncology.folder) - files(without)
    assert lost == {path for path in files(oncology.folder) if path.startswith("downloads/") and path != PAGE}
    assert files(without) <= files(oncology.folder)


def test_pages_say_so_and_link_to_no_file(without: Path) -> None:
    for path in sorted(without.rglob("*.html")):
        for link in parse(path).select("a[href]"):
            assert "downloads/" not in str(link["href"]).removesuffix("downloads/"), path
    page = parse(without / PAGE).get_text()
    assert "This site was built without files to download." in page
    assert "preview" not in page


def test_all_else_is_the_same(without: Path, oncology: Site) -> None:
    """Only what names the downloads differs: pages, the list of hashes, and the lists of files to keep."""
    differing = {
        path for path in files(without) if (without / path).read_bytes() != (oncology.folder / path).read_bytes()
    }
    handouts = {f"questions/{question['id']}/index.html" for question in oncology.questions}
    lists = {"SHA256SUMS.txt", "site-build.json", "sw-files.js", "sw-pages.json", "sw-downloads.json"}
    assert differing == {PAGE, "index.html", "about/index.html", "review/index.html", *handouts, *lists}
    for path in sorted(handouts):
        before, after = parse(oncology.folder / path), parse(without / path)
        before.select_one(".take").decompose()  # type: ignore[union-attr]
        assert [*before.stripped_strings] == [*after.stripped_strings]


def test_nothing_is_said_of_downloads(tmp_path: Path) -> None:
    done = run("build_site.py", "--data", COLLECTIONS["minimal"], "--site", tmp_path / "site", DOWNLOADS="none")
    assert done.returncode == 0, done.stderr
    assert "downloads" not in done.stderr


def test_an_unknown_choice_is_refused(tmp_path: Path) -> None:
    done = run("build_site.py", "--site", tmp_path / "site", DOWNLOADS="nothing")
    assert done.returncode == 2
    assert "DOWNLOADS in the environment: there is no choice of downloads 'nothing'; use one of: all" in done.stderr
    for kind in (*DOWNLOAD_KINDS, "none", "pdf"):
        assert kind in done.stderr


def test_none_with_others_is_refused(tmp_path: Path) -> None:
    done = run("build_site.py", "--site", tmp_path / "site", DOWNLOADS="none, cards")
    assert done.returncode == 2
    assert "DOWNLOADS in the environment: it names none and others; remove none, or the others" in done.stderr


def test_only_what_is_named_is_made_and_the_page_says_what_is_not(shared: Shared, oncology: Site) -> None:
    site = shared.site(ONCOLOGY, DOWNLOADS="cards, handouts")
    made = {path for path in files(site) if path.endswith((".pdf", ".pptx", ".apkg"))}
    those = {f"downloads/handouts/{question['id']}.pdf" for question in oncology.questions}
    assert made == {"downloads/flashcards.apkg", *those}
    for path in made:
        assert (site / path).read_bytes() == (oncology.folder / path).read_bytes()
    with zipfile.ZipFile(site / "downloads" / "teaching-pack.zip") as archive:
        named = {f"downloads/{name.partition('/')[2]}" for name in archive.namelist()}
    assert named == {*made, "downloads/README.txt"}
    page = parse(site / PAGE)
    assert "This site was built without handbook, slides and editable slides." in page.get_text()
    assert {str(link["data-download"]) for link in page.select("[data-download]")} == {
        path.removeprefix("downloads/") for path in (*made, "downloads/teaching-pack.zip")
    }
    assert "Handouts and flash cards, to use without a network." in parse(site / "index.html").get_text()


def test_nothing_is_said_of_kinds_where_all_are_made(oncology: Site) -> None:
    assert "This site was built without" not in oncology.pages["downloads/"].get_text()


PAGE = "downloads/index.html"
