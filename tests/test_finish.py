"""What is done after the site builder: files are added and removed, and no page is changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from clinical_consensus.build.finish import add_files, finish
from clinical_consensus.contract.read import read
from clinical_consensus.pages import html_body
from sites import ONCOLOGY

PAGE = b'<!doctype html>\n  <div>\n\n</div>\n<a href="../../../x"> y</a><span data-copy="size"></span>\n'
SETTINGS = "INHERIT: docs/collection.yml\nsite_url: !ENV [SITE_URL, '']\nextra:\n  policy: default-src 'none'\n"
HOOK = html_body.__file__
HTML = '<p id="x">a *b* 5 | 10 mm {#x} &amp; <a href="y">_z_</a></p>\n\n\n    <p>indented\n# no heading</p>'


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A folder with settings, sources and a built site of one page, and files of the theme."""
    files = {
        "mkdocs.yml": SETTINGS.encode(),
        "docs/collection.yml": b"site_name: x\n",
        "docs/assets/own.js": b"own",
        "site/index.html": PAGE,
        "site/downloads/index.html": PAGE,
        "site/assets/own.js": b"own",
        "site/assets/javascripts/bundle.min.js": b"theme",
        "site/search.json": b"{}",
        "site/sitemap.xml": b"<urlset/>",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    return tmp_path


def finished(work: Path, site_url: str = "") -> Path:
    add_files(work / "site", {"data/x.csv": b"x"})
    finish(work, read(ONCOLOGY).profile, site_url)
    return work / "site"


def test_no_page_is_changed(work: Path) -> None:
    site = finished(work)
    pages = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}
    assert pages == {"index.html": PAGE, "downloads/index.html": PAGE}


@pytest.mark.parametrize("site_url", ["", "https://example.org/"])
def test_only_files_that_are_used_stay(work: Path, site_url: str) -> None:
    site = finished(work, site_url)
    copy = "downloads/icm-vte-oncology-site.zip"
    kept = ["_headers", "assets/own.js", "data/x.csv", copy, f"{copy}.sha256", "downloads/index.html", "index.html"]
    kept += ["security-headers.nginx.conf", *["sitemap.xml"] * bool(site_url)]
    kept += ["sw-downloads.json", "sw-files.js", "sw-pages.json"]
    assert sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()) == kept


def test_the_headers_have_the_policy_of_the_settings(work: Path) -> None:
    assert "  Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\n" in (
        finished(work) / "_headers"
    ).read_text(encoding="utf-8")


def test_a_body_that_is_html_is_passed_on_with_its_anchors(tmp_path: Path) -> None:
    pages = {"index.md": "# Home\n\n[to *HTML*](page.md#x)\n", "page.md": f"---\ntitle: x\n---\n{HTML}\n"}
    settings = f"site_name: x\ntheme: {{name: null, custom_dir: theme}}\nhooks: [{HOOK}]\nvalidation: {{anchors: warn}}"
    files = {"mkdocs.yml": settings, "theme/main.html": "{{ page.content }}"}
    for name, text in {**files, **{f"docs/{path}": page for path, page in pages.items()}}.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/page/index.html").read_text(encoding="utf-8") == HTML
    assert '<a href="page/#x">to <em>HTML</em></a>' in (tmp_path / "site/index.html").read_text(encoding="utf-8")
    (tmp_path / "docs/page.md").write_text("<p>no anchor</p>", encoding="utf-8")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "'page.md' does not contain an anchor '#x'" in done.stderr
