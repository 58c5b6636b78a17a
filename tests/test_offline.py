"""The site without a network: saved in full on the device, updated without mixing editions, and as a copy to unzip."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from browser import served
from clinical_consensus.collection import wording
from first_edition import saved_first_edition
from sites import Json, Site, one, parse, run

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("default::ResourceWarning")]

SAVED = re.compile(r"Saved for offline reading: edition 1\.0\.0")


@pytest.fixture
def folder(first: Site, tmp_path: Path) -> Path:
    """A copy of the published site that a test may remove or replace."""
    shutil.copytree(first.folder, tmp_path / "site")
    for path in (tmp_path / "site").rglob("*"):
        os.utime(path, (0, 1_000_000_000))  # as old as on a host: a browser's own cache would think them fresh for long
    return tmp_path / "site"


def listed(folder: Path) -> Json:
    text = (folder / "sw-files.js").read_text(encoding="utf-8")
    found: Json = json.loads(text.removeprefix("self.siteFiles = ").rstrip(";\n"))
    return found


def kept(folder: Path, name: str) -> dict[str, str]:
    """The hash of each file that a device keeps, by its address."""
    figures = listed(folder)[name]
    text = (folder / figures["list"]).read_bytes()
    assert hashlib.sha256(text).hexdigest() == figures["sha256"]
    found: dict[str, str] = json.loads(text)
    assert len(found) == figures["count"]
    return found


def found_first(page: Page, words: str) -> str:
    page.wait_for_load_state()
    page.keyboard.press("Control+k")
    page.fill("#search-words", words)
    result = page.locator("[data-result], [data-near-result]").first
    expect(result).to_be_visible()
    text: str = result.inner_text()
    page.keyboard.press("Escape")
    return text


def test_the_list_of_files_is_the_whole_site_with_hashes(folder: Path) -> None:
    files = kept(folder, "pages")
    for address, digest in files.items():
        path = folder / (f"{address}index.html" if address.endswith("/") else address)
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
    downloads = kept(folder, "downloads")
    of_host = re.compile(r"_headers|security-headers\.nginx\.conf|site-build\.json|sitemap\..*|sw(-\w+)?\.js.*|.*\.zip")
    whole = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    wanted = {re.sub(r"(^|/)index\.html$", r"\1", path) or "./" for path in whole if not of_host.fullmatch(path)}
    assert {*files, *downloads} == wanted
    assert {"search/index.js", "scheme.js"} <= set(files)
    assert {re.sub(r"\.\w{12}\.", ".", path) for path in files} >= {
        "assets/hashed/questions-0.js", "assets/hashed/site.js", "assets/hashed/site.css"
    }  # fmt: skip
    assert [address for address in files if address.startswith(("downloads/", "_"))] == [
        "downloads/",
    ]
    present = {path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.is_file()}
    beside = {path for path in present if path.startswith(("downloads/", "data/")) or path.endswith((".txt", ".xml"))}
    beside -= {path for path in present if path.startswith("assets/")}
    assert set(downloads) == {path for path in beside if not path.endswith((".html", ".zip"))}
    for address, digest in downloads.items():
        assert hashlib.sha256((folder / address).read_bytes()).hexdigest() == digest


def test_every_page_has_the_edition_and_the_hash_of_the_text_that_the_host_names(site: Site) -> None:
    figures = listed(site.folder)
    assert figures["edition"] == site.data["collection"]["edition"]["version"]
    assert re.fullmatch(r"[0-9a-f]{16}", figures["text"])
    for page in site.pages.values():
        body = one(page, "body")
        assert (body["data-edition"], body["data-text"]) == (figures["edition"], figures["text"])
    stamps = [str(one(site.question_page(each), "[data-text][data-question]")["data-text"]) for each in site.questions]
    assert len({*stamps}) == len(stamps)
    assert [element.name for element in site.pages["questions/"].select("[data-text]")] == ["body"]


def test_after_one_visit_every_page_and_search_work_without_a_network(context: BrowserContext, folder: Path) -> None:
    with served(folder) as address:
        page = context.new_page()
        page.goto(address)
        expect(page.locator("[data-offline]")).to_have_text(SAVED)
    page.goto(f"{address}questions/oncology-q2/")
    expect(page.locator("h1")).to_have_text("For Primary Bone Tumors/Sarcoma Patients")
    assert "unless very high bleeding risk" in found_first(page, "aspirin")
    page.goto(f"{address}questions/?topic=aspirin")
    expect(page.locator(".filters [role=status]")).to_have_text("1 of 4: prophylaxis = Aspirin")
    page.goto(f"{address}help/")
    expect(page.locator("[data-offline]")).to_have_text(SAVED)
    answer = page.goto(f"{address}questions/none/")
    assert answer is not None
    assert answer.status == 503
    expect(page.locator("h1")).to_have_text("Not saved on this device; needs a network")


def test_the_downloads_are_saved_when_asked_and_show_their_size(context: BrowserContext, folder: Path) -> None:
    megabytes = f"{listed(folder)['downloads']['size'] / 1e6:.1f} MB"
    with served(folder) as address:
        page = context.new_page()
        page.goto(f"{address}downloads/")
        page.get_by_role("button", name=f"Save the files on this page too ({megabytes})").click()
        expect(page.locator("[data-keep-downloads]")).to_contain_text("saved too: edition 1.0.0")
    page.goto(f"{address}about/")
    script = "async path => (await (await fetch(path)).arrayBuffer()).byteLength"
    for path in ("downloads/handbook.pdf", "downloads/handouts/oncology-q3.pdf"):
        assert page.evaluate(script, f"{address}{path}") == (folder / path).stat().st_size


def test_half_an_edition_is_never_saved(context: BrowserContext, folder: Path) -> None:
    (folder / "glossary" / "index.html").write_text("of another edition", encoding="utf-8")
    with served(folder) as address:
        page = context.new_page()
        page.goto(address)
        page.wait_for_timeout(1500)
        why = "Not saved for offline reading: glossary/ was changed on its way to this device."
        expect(page.locator("[data-offline]")).to_have_text(why)
        assert page.evaluate("caches.keys()") == []


def test_a_large_site_is_saved_only_when_asked_and_shows_its_size(context: BrowserContext, folder: Path) -> None:
    files = listed(folder)
    text = (folder / "sw-files.js").read_text(encoding="utf-8")
    (folder / "sw-files.js").write_text(text.replace(f'"limit": {files["limit"]}', '"limit": 1000'), encoding="utf-8")
    with served(folder) as address:
        asked: set[str] = set()
        context.on("request", lambda request: asked.add(request.url))
        page = context.new_page()
        page.goto(address)
        button = page.get_by_role("button", name=f"Save for offline reading ({files['pages']['size'] / 1e6:.1f} MB)")
        expect(button).to_be_visible()
        assert not asked & {f"{address}{name}" for name in ("sw-pages.json", "sw-downloads.json")}
        button.click()
        expect(page.locator("[data-offline]")).to_have_text(SAVED)
    page.goto(f"{address}about/")
    expect(page.locator("h1")).to_contain_text("About")


def test_the_hash_beside_the_copy_is_that_of_the_copy(first: Site) -> None:
    copy = first.folder / "downloads" / "icm-vte-oncology-site.zip"
    line = copy.with_name(f"{copy.name}.sha256").read_text(encoding="utf-8")
    assert line == f"{hashlib.sha256(copy.read_bytes()).hexdigest()}  {copy.name}\n"
    links = [str(link["href"]) for link in first.pages["downloads/"].select("[data-hosted] a[href*='-site.zip']")]
    assert links == [f"../downloads/{copy.name}", f"../downloads/{copy.name}.sha256"]


def test_the_downloads_page_shows_the_size_of_the_copy(context: BrowserContext, folder: Path) -> None:
    copy = folder / "downloads" / "icm-vte-oncology-site.zip"
    with served(folder) as address:
        page = context.new_page()
        page.goto(f"{address}downloads/")
        shown = f"ZIP, {wording.size(copy.stat().st_size)}, its SHA-256"
        expect(page.locator("[data-hosted] li", has=page.locator("a[data-size]"))).to_contain_text(shown)


@pytest.fixture
def unzipped(first: Site, tmp_path: Path) -> Path:
    """The copy of the site that readers take along, unzipped."""
    with ZipFile(first.folder / "downloads" / "icm-vte-oncology-site.zip") as copy:
        copy.extractall(tmp_path / "copy")
    return tmp_path / "copy"


def test_every_link_of_the_copy_names_a_file(unzipped: Path) -> None:
    checked = 0
    for path in unzipped.rglob("*.html"):
        for link in parse(path).select("a[href], link[href], script[src]"):
            target = str(link.get("href") or link.get("src"))
            if re.match(r"https?:|mailto:", target):
                continue
            file, _, anchor = target.partition("#")
            named = (path.parent / file).resolve() if file else path
            assert named.is_file(), f"{path}: {target}"
            assert not anchor or parse(named).find(id=anchor) is not None
            checked += 1
    assert checked > 100


def test_the_copy_works_from_disk_including_search_and_filters(context: BrowserContext, unzipped: Path) -> None:
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((unzipped / "index.html").as_uri())
    page.locator(".question__title").nth(1).click()
    expect(page.locator("h1")).to_have_text("For Primary Bone Tumors/Sarcoma Patients")
    assert "unless very high bleeding risk" in found_first(page, "asprin")
    page.keyboard.press("Control+k")
    page.locator("[data-near-result] a").first.click()
    expect(page.locator("#oncology-q2-r1-s2")).to_be_in_viewport()
    page.click(".crumbs a")
    page.click(".filters summary")
    page.check(".filters input[value=resection]")
    expect(page.locator(".filters [role=status]")).to_have_text("1 of 4: surgery = Resection")
    assert complaints == []


def test_the_copy_has_the_same_bytes_each_time(first: Site, tmp_path: Path) -> None:
    data = saved_first_edition(tmp_path / "data")
    assert run("build_site.py", "--data", data, "--site", tmp_path / "again").returncode == 0
    name = "downloads/icm-vte-oncology-site.zip"
    assert (tmp_path / "again" / name).read_bytes() == (first.folder / name).read_bytes()
