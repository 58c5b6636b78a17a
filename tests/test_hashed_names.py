"""What a page loads has a hash in its name, and hosts are asked to let readers keep it; of the rest, to ask again."""

from __future__ import annotations

import hashlib
import json
import posixpath
import re
from collections.abc import Iterator
from itertools import starmap
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from clinical_consensus.build.generate import generate
from clinical_consensus.build.hashed_names import with_hashed_names
from clinical_consensus.build.inputs import authored, builder_inputs
from clinical_consensus.contract.settings import Settings
from clinical_consensus.files.one_by_one import Files, as_made
from clinical_consensus.pages.site import Published
from folders import Save
from host_rules import headers, nginx_headers, rules
from hosts import Host, hosted
from readers import search
from shared import Shared
from sites import COLLECTIONS, PROJECT, Json, Site, site_in
from wide import wide_collection

HASHED = re.compile(r"assets/hashed/[\w.-]+\.([0-9a-f]{12})\.(?:css|js|png|svg|woff2)")
LONG, SHORT = "public, max-age=31536000, immutable", "public, max-age=0, must-revalidate"
MOST_RULES = 100
"""The most rules that Cloudflare Pages reads (its documentation, "Headers")."""


SECOND = "/questions/oncology-q2/"


def paths(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def loaded(site: Site) -> Iterator[str]:
    """The path of each file that a page, a style sheet, a script, the worker or the manifest loads."""
    yield from loaded_by_pages(site)
    for file in (*site.folder.glob("assets/**/*.css"), *site.folder.glob("assets/**/*.js"), site.folder / "sw.js"):
        text, name = file.read_text(encoding="utf-8"), file.relative_to(site.folder).as_posix()
        for target in re.findall(r'url\("([^"]+)"\)', text):
            yield posixpath.normpath(posixpath.join(posixpath.dirname(name), target))
        yield from re.findall(r'"(?:\.\./)*(assets/[^"]+)"', text)
    manifest = json.loads((site.folder / "manifest.webmanifest").read_text(encoding="utf-8"))
    yield from (icon["src"] for icon in manifest["icons"])
    for file in site.folder.glob("search/*.js"):
        for named in re.findall(r'take\("hashes", JSON\.parse\((".*")\)\);', file.read_text(encoding="utf-8")):
            yield from (f"assets/hashed/{part}.{digest}.js" for part, digest in json.loads(json.loads(named)).items())


def loaded_by_pages(site: Site) -> Iterator[str]:
    for address, page in site.pages.items():
        folder = posixpath.dirname(address)
        for element in page.select("script[src], link[rel]:not([rel=canonical], [rel=alternate])"):
            target = str(element.get("src") or element["href"])
            if address != "404.html":  # that is for any address: it tries several, of which one is right
                yield posixpath.normpath(posixpath.join(folder, target))
            elif ".." not in target:
                yield target.removeprefix("/")


def expect_hashed(site: Site) -> None:
    found, present = {*loaded(site)}, paths(site.folder)
    assert found <= {*present}
    for path in found:
        name = HASHED.fullmatch(path)
        if name:
            assert hashlib.sha256((site.folder / path).read_bytes()).hexdigest().startswith(name[1])
        else:
            assert path.endswith(("scheme.js", "manifest.webmanifest")), path
    assert {*filter(HASHED.match, found)} == {path for path in present if path.startswith("assets/hashed/")}


def test_what_is_loaded_is_there_and_its_name_has_the_hash_of_its_content(site: Site) -> None:
    expect_hashed(site)


def test_so_it_is_with_the_rows_of_a_list_on_several_pages(tmp_path: Path, shared: Shared) -> None:
    data = wide_collection(tmp_path / "wide", 120)
    site = site_in(shared.site(data, DOWNLOADS="none"), data)
    assert len([path for path in paths(site.folder) if path.startswith("assets/hashed/rows-")]) > 1
    expect_hashed(site)


def test_names_with_a_hash_and_no_others_are_kept_for_long(site: Site) -> None:
    present = paths(site.folder)
    addresses = {re.sub(r"(^|/)index\.html$", r"\1", path) for path in present}
    assert len(rules(site.folder)) <= MOST_RULES
    for path in {*present, *addresses}:
        life = LONG if HASHED.fullmatch(path) else SHORT
        assert headers(site.folder, path)["Cache-Control"] == life, path
        assert nginx_headers(site.folder, path)["Cache-Control"] == life, path
        assert nginx_headers(site.folder, f"icm/{path}")["Cache-Control"] == life, path


def test_both_files_ask_for_the_same_headers_and_what_is_missing_is_not_kept(oncology: Site) -> None:
    for path in ("", "assets/hashed/none.js"):
        assert headers(oncology.folder, path) == nginx_headers(oncology.folder, path)
        assert "Content-Security-Policy" in headers(oncology.folder, path)
    missing = nginx_headers(oncology.folder, "assets/hashed/none.js", 404)
    assert "Content-Security-Policy" in missing
    assert "Cache-Control" not in missing


@pytest.mark.browser
def test_a_reader_does_not_ask_again_for_what_was_kept(browser: Browser, first: Site) -> None:
    with hosted(first.folder, Host()) as host:
        context = browser.new_context(service_workers="block")
        page = context.new_page()
        page.goto(f"{host.address}questions/oncology-q1/")
        page.wait_for_load_state("networkidle")
        page.goto(f"{host.address}{SECOND.removeprefix('/')}")
        page.wait_for_load_state("networkidle")
        context.close()
    asked = [path for path in host.asked if "offline" not in path]
    first_time, again = asked[: asked.index(SECOND)], asked[asked.index(SECOND) :]
    assert len([path for path in first_time if HASHED.search(path)]) == 5
    assert again == [SECOND, "/questions/scheme.js"]


@pytest.mark.browser
def test_a_search_asks_once_for_all_its_scripts(browser: Browser, first: Site) -> None:
    with hosted(first.folder, Host()) as host:
        page = browser.new_context(service_workers="block").new_page()
        page.goto(f"{host.address}questions/oncology-q1/")
        page.wait_for_load_state("networkidle")
        before = len(host.asked)
        search(page, "aspirin")
        page.context.close()
    asked = [path.removeprefix("/") for path in host.asked[before:] if "offline" not in path]
    names = [posixpath.basename(path).split(".")[0] for path in asked if not path.startswith("search/")]
    scripts = {name for name in names if not name.startswith(("words-", "questions-"))}
    assert scripts == {"minisearch-7", "search"}
    [script] = [path for path in asked if "/search." in path]
    served = (first.folder / script).read_text(encoding="utf-8")
    for path in (PROJECT / "docs" / "assets" / "javascripts").glob("search-*.js"):
        assert served.count(without_comments(path.read_text(encoding="utf-8"))) == 1
    assert re.search(r"^\s*/\*", served, re.MULTILINE) is None


def test_scripts_are_sent_without_their_comments_but_for_vendored_ones() -> None:
    sent = authored(PROJECT)
    scripts = (PROJECT / "docs" / "assets" / "javascripts").rglob("*.js")
    whole = {path: path.read_text(encoding="utf-8") for path in scripts if not path.name.startswith("search")}
    assert {path.parent.name for path in whole} == {"javascripts", "vendor"}
    for path, text in whole.items():
        expected = text if path.parent.name == "vendor" else without_comments(text)
        assert sent[path.relative_to(PROJECT).as_posix()].decode() == expected


def without_comments(script: str) -> str:
    """A script without the lines of its comments, which begin one and end one."""
    lines, is_in = [], False
    for line in script.split("\n"):
        is_in = is_in or line.lstrip().startswith("/*")
        if not is_in:
            lines.append(line)
        is_in = is_in and not line.endswith("*/")
    return "\n".join(lines)


def inputs(data: Path) -> dict[str, bytes]:
    return builder_inputs(authored(PROJECT), generate(data, Settings()).files_with(Published())).whole()


def renamed(files: dict[str, bytes]) -> dict[str, bytes]:
    """What the site builder reads, with hashes in names."""
    pages = {path: content for path, content in files.items() if path.endswith("/index.md")}
    others = {path: content for path, content in files.items() if path not in pages}
    return with_hashed_names(Files(others, starmap(as_made, pages.items()))).whole()


def hashed(files: dict[str, bytes]) -> dict[str, str]:
    """The hash of each file that has one in its name, by its plain name."""
    named = [name.split(".") for name in renamed(files) if "/hashed/" in name]
    return {".".join((*name, kind)): digest for *name, digest, kind in named}


def test_only_what_changed_and_what_loads_it_has_another_name() -> None:
    files = inputs(COLLECTIONS["minimal"])
    before = hashed(files)
    assert {path.rpartition(".")[2] for path in before} == {"css", "js", "png", "svg", "woff2"}
    for path, names in {
        "docs/assets/stylesheets/site.css": {"site.css"},
        "docs/assets/javascripts/search.js": {"search.js", "site.js"},
        "docs/assets/fonts/source-sans-3-latin-400-normal.woff2": {
            "source-sans-3-latin-400-normal.woff2", "site.css",
        },
    }.items():  # fmt: skip
        after = hashed({**files, path: files[path] + b"\n"})
        assert {posixpath.basename(each) for each in before if after[each] != before[each]} == names


def test_a_changed_sentence_gives_other_names_to_parts_of_the_search_alone(saved: Save, raw: Json) -> None:
    before = inputs(saved(raw))
    raw["questions"][0]["recommendations"][0]["statements"][0]["text"] += " SYNTHETIC addition."
    after = inputs(saved(raw))
    assert {path for path, digest in hashed(after).items() if hashed(before)[path] != digest} == {
        "docs/assets/hashed/questions-0.js", "docs/assets/hashed/vocabulary.js", "docs/assets/hashed/words-0.js",
    }  # fmt: skip


def test_text_that_looks_like_the_name_of_a_file_stays_as_it_is(saved: Save, raw: Json) -> None:
    words = 'SYNTHETIC "src": "assets/images/mark.svg", <script src="assets/javascripts/lists.js"></script>'
    raw["questions"][0]["title"] = raw["collection"]["title"] = words
    raw["questions"][0]["recommendations"][0]["statements"][0]["text"] = words
    plain = inputs(saved(raw))
    for path, content in renamed(plain).items():
        if path.endswith((".md", "collection.yml", "manifest.webmanifest")):
            scripts = re.sub(rb'hashed/lists\.\w+\.js(" data-list=)', rb"javascripts/lists.js\1", content)
            icons = re.sub(rb'(    "src": "assets/)hashed/([\w-]+)\.\w+\.', rb"\1images/\2.", scripts)
            assert icons == plain[path]
