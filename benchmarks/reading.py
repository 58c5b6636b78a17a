"""Measures what a reader waits for: the first view of a question, and search in 1,000 and 10,000 synthetic questions.

Bytes and requests are the same on every machine. Times are those of this machine's browser, slowed down four times, on
a connection of 10 Mbit/s with a latency of 40 ms; the same search without slowing down is also measured.
"""

from __future__ import annotations

import gzip
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT / folder) for folder in ("scripts", "tests")]

from browser import launch, served  # noqa: E402
from clinical_consensus.build.generate import generate  # noqa: E402
from clinical_consensus.build.hashed_names import with_hashed_names  # noqa: E402
from clinical_consensus.contract.settings import Settings  # noqa: E402
from clinical_consensus.files.one_by_one import Files  # noqa: E402
from collection import synthetic  # noqa: E402

KILOBYTE = 1000
QUESTION = "questions/oncology-q2/"
AFTER_THE_VIEW = "assets/hashed/offline."
"""What keeps the site on the device; it is asked for when the page is complete."""

PHONE = {"width": 390, "height": 664}
FULL_SPEED = {"slower": 1, "bits": 0}
SLOWED_DOWN = {"slower": 4, "bits": 10_000_000}

_WATCH = """
  window.shift = 0;
  new PerformanceObserver((list) => { for (const each of list.getEntries()) window.shift += each.value; })\
.observe({ type: "layout-shift", buffered: true });
"""
_KEYSTROKES = """async (words) => {
  const input = document.querySelector("#search-words");
  const results = document.querySelector(".search__results");
  const times = [];
  for (let end = 1; end <= words.length; end += 1) {
    const changed = new Promise((resolve) =>\
 new MutationObserver((_, observer) => { observer.disconnect(); resolve(); }).observe(results, { childList: true }));
    const start = performance.now();
    input.value = words.slice(0, end);
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    await changed;
    results.getBoundingClientRect();
    times.push(performance.now() - start);
  }
  return times;
}"""


def main() -> int:
    """Print the figures; return 0, or 1 if a target is missed."""
    missed: list[str] = []

    def figure(name: str, value: float, unit: str, target: float | None = None) -> None:
        print(f"{name:56} {value:9.1f} {unit}" + (f" (at most {target:g})" if target is not None else ""), flush=True)
        if target is not None and value > target:
            missed.append(name)

    with TemporaryDirectory(prefix="consensus-bench-") as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build: list[str | Path] = [sys.executable, PROJECT / "scripts" / "build_site.py", "--site", site]
        subprocess.run(build, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        browser = launch(playwright)
        first_view(browser, site, figure)
        for count in (1_000, 10_000):
            search(browser, copied(site, count, Path(folder)), count, figure)
        browser.close()
        lighthouse(site, figure)
    for name in missed:
        print(f"missed: {name}")
    return 1 if missed else 0


def first_view(browser: Browser, site: Path, figure: Any) -> None:
    """Measure the bytes, requests and layout shift of a question's page on a phone."""
    with served(site) as address:
        page = browser.new_page(viewport=PHONE)  # type: ignore[arg-type]
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.add_init_script(_WATCH)
        page.goto(f"{address}{QUESTION}")
        page.wait_for_load_state("load")
        page.wait_for_timeout(500)
        view = {url.removeprefix(address) for url in asked if "/sw" not in url and AFTER_THE_VIEW not in url}
        kept = {path for path in view if not path.startswith("manifest")}
        shift = page.evaluate("window.shift")
        page.close()
    html = (site / QUESTION / "index.html").read_bytes()
    figure("question page, HTML", len(html) / KILOBYTE, "kB", 20)
    figure("question page, HTML compressed", len(gzip.compress(html)) / KILOBYTE, "kB", 6.5)
    sizes = [
        len(
            gzip.compress(
                (site / (path or QUESTION) / "index.html" if path.endswith("/") else site / path).read_bytes()
            )
        )
        for path in kept
    ]
    figure("first view, compressed", sum(sizes) / KILOBYTE, "kB", 52)
    figure("first view, requests", len(kept), "", 7)
    [later] = site.glob(f"{AFTER_THE_VIEW}*")
    figure("after the view, compressed", len(gzip.compress(later.read_bytes())) / KILOBYTE, "kB", 3)
    figure("first view, layout shift", shift, "", 0)


def copied(site: Path, count: int, folder: Path) -> Path:
    """Return a copy of a site with the search index of a synthetic collection; search needs nothing else."""
    data = folder / f"synthetic-{count}.json"
    data.write_text(json.dumps(synthetic(count)), encoding="utf-8")
    copy = folder / f"site-{count}"
    shutil.copytree(site, copy)
    for part in _search_files(copy):
        part.unlink()
    files = generate(data, Settings()).files.items()
    search_files = {f"docs/{path}": content for path, content in files if path.startswith("search/")}
    for path, content in with_hashed_names(Files(search_files, ())).others.items():
        (copy / path.removeprefix("docs/")).write_bytes(content)
    return copy


def _search_files(site: Path) -> list[Path]:
    kinds = ("questions-", "rows-", "vocabulary.", "words-")
    return sorted(
        [*site.glob("search/*.js"), *(each for each in site.glob("assets/hashed/*.js") if each.name.startswith(kinds))]
    )


def search(browser: Browser, site: Path, count: int, figure: Any) -> None:
    """Measure the size of the index, and the times from opening search to a first result and for each keystroke."""
    parts = [path.relative_to(site).as_posix() for path in _search_files(site)]
    index = [path for path in parts if Path(path).name.startswith(("index.", "words-", "vocabulary."))]
    packed = sum(len(gzip.compress((site / path).read_bytes())) for path in index) / KILOBYTE
    figure(f"search at {count:,}: index, all parts compressed", packed, "kB", 500 if count <= 1_000 else None)
    for name, pace, limits in (
        ("", FULL_SPEED, (None, None, None)),
        (", slowed down", SLOWED_DOWN, (1_500, 400, 50)),
    ):
        with served(site, compressed=True) as address, slowed(browser, pace) as page:
            for path in parts:
                page.request.get(f"{address}{path}")  # so that the server has it compressed, as hosts do
            page.goto(f"{address}{QUESTION}")
            page.wait_for_load_state("networkidle")
            before = page.evaluate("performance.getEntriesByType('resource').length")
            start = page.evaluate("performance.now()")
            page.keyboard.press("Control+k")
            page.wait_for_selector("#search-words")
            page.keyboard.type("s")
            page.wait_for_selector("[data-result]")
            figure(
                f"search at {count:,}{name}: first result", page.evaluate("performance.now()") - start, "ms", limits[0]
            )
            download = downloaded(page, before)
            figure(f"search at {count:,}{name}: download to the first result", download, "kB", limits[1])
            times: list[float] = []
            for words in ("synthetic halolabo", "hohu taka", "silufebe"):
                times += page.evaluate(_KEYSTROKES, words)
            page.wait_for_load_state("networkidle")
            unknown = page.evaluate(_KEYSTROKES, "silufebxe taka silufebyr synthetik halolabo")
            figure(f"search at {count:,}{name}: two unknown words, median", median(unknown), "ms", limits[2])
            page.wait_for_load_state("networkidle")
            again: list[float] = []
            for words in ("synthetic halolabo", "hohu taka", "silufebe"):
                again += page.evaluate(_KEYSTROKES, words)
            page.wait_for_load_state("networkidle")
            known = downloaded(page, before)
            hyphened = page.evaluate(_KEYSTROKES, "halolabo-taka")
            figure(f"search at {count:,}{name}: a word with hyphens, median", median(hyphened), "ms", limits[2])
            figure(f"search at {count:,}{name}: a word with hyphens, longest", max(hyphened), "ms")
            more = downloaded(page, before) - known
            figure(f"search at {count:,}{name}: a word with hyphens, download", more, "kB", limits[1])
            figure(f"search at {count:,}{name}: a keystroke, median", median(times), "ms", limits[2])
            figure(f"search at {count:,}{name}: a keystroke, longest", max(times), "ms")
            figure(f"search at {count:,}{name}: texts already loaded, longest", max(again), "ms")
            heap = page.context.new_cdp_session(page).send("Runtime.getHeapUsage")
            figure(f"search at {count:,}{name}: memory of the page", heap["usedSize"] / 1e6, "MB")


def downloaded(page: Page, before: int) -> float:
    """Return what the page has loaded since its first `before` files, compressed, in kB."""
    script = (
        f"performance.getEntriesByType('resource').slice({before}).reduce((sum, each) => sum + each.encodedBodySize, 0)"
    )
    loaded: float = page.evaluate(script)
    return loaded / KILOBYTE


@contextmanager
def slowed(browser: Browser, pace: dict[str, int]) -> Iterator[Page]:
    """Open a new page whose processor and connection are slowed down."""
    context = browser.new_context(viewport=PHONE, service_workers="block")  # type: ignore[arg-type]
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": pace["slower"]})
    if pace["bits"]:
        connection = {
            "offline": False,
            "latency": 40,
            "downloadThroughput": pace["bits"] / 8,
            "uploadThroughput": pace["bits"] / 8,
        }
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", connection)
    yield page
    context.close()


def lighthouse(site: Path, figure: Any) -> None:
    """Measure Lighthouse's four scores for a question on a phone, from a host that compresses and one that does not."""
    command = shutil.which("lighthouse")
    if not command:
        print("Lighthouse: not measured because it is not installed; run: npm install --global lighthouse")
        return
    flags = ["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]
    for compressed, served_as, short in ((True, "compressed", 1), (False, "not compressed", 2)):
        with served(site, compressed=compressed) as address:
            done = subprocess.run([command, f"{address}{QUESTION}", *flags], capture_output=True, text=True, check=True)
        for name, category in json.loads(done.stdout)["categories"].items():
            score = 100 * (category["score"] or 0)
            target = short if name == "performance" else 0
            figure(f"Lighthouse, {served_as}, {name}: short of 100 by", 100 - score, "", target)


if __name__ == "__main__":
    sys.exit(main())
