"""Measures the live preview: seconds from saving a changed question until an open page shows it, in a real browser."""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT / folder) for folder in ("src", "tests")]

from browser import launch  # noqa: E402
from collection import synthetic  # noqa: E402

COUNTS = (4, 1000)
TIMES = 5
MOST = {
    "from the start to the first page": 15.0,
    "from a changed sentence to seeing it": 2.0,
    "from a changed title to seeing it": 2.0,
}
"""What is measured, and the seconds that it may take."""

PATIENCE = 600_000
AT_REST = 3_000
"""Milliseconds between two edits, as of somebody who writes."""

Edit = Callable[[dict[str, Any], str], None]


def main() -> int:
    """Print the figures; return 0, or 1 if a target is missed."""
    missed = False
    with sync_playwright() as playwright, TemporaryDirectory(prefix="consensus-bench-") as folder:
        page = launch(playwright).new_page()
        for count in COUNTS:
            data = Path(folder) / f"{count}.json"
            data.write_text(json.dumps(synthetic(count)), encoding="utf-8")
            for what, taken in zip(MOST, seconds(data, page), strict=True):
                is_missed = taken > MOST[what]
                missed = missed or is_missed
                verdict = f"(at most {MOST[what]:g}){' MISSED' * is_missed}"
                print(f"preview, {count:5} questions {taken:8.2f} s {what} {verdict}")
    return int(missed)


def seconds(data: Path, page: Page) -> list[float]:
    """Return the seconds of each of `MOST` for the collection in a file; of edits the median of several."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, str(PROJECT / "scripts" / "serve.py"), "--data", str(data), "--port", str(port)]
    start = time.monotonic()
    process = subprocess.Popen(serve, stderr=subprocess.DEVNULL)
    try:
        opened(page, f"http://127.0.0.1:{port}/questions/{questions(data)[0]['id']}/")
        first = time.monotonic() - start
        edits: tuple[Edit, Edit] = (change_sentence, change_title)
        return [first, *(statistics.median(edited(data, page, edit, n) for n in range(TIMES)) for edit in edits)]
    finally:
        process.terminate()
        process.wait()


def questions(data: Path) -> list[dict[str, Any]]:
    """Return the questions of a collection's file."""
    found: list[dict[str, Any]] = json.loads(data.read_text(encoding="utf-8"))["questions"]
    return found


def change_sentence(question: dict[str, Any], text: str) -> None:
    """Change the first sentence of a question's first response."""
    question["recommendations"][0]["statements"][0]["text"] = text


def change_title(question: dict[str, Any], text: str) -> None:
    """Change a question's title."""
    question["title"] = text


def edited(data: Path, page: Page, edit: Edit, number: int) -> float:
    """Change the first question, and return the seconds until its page, which is open, shows that."""
    collection = json.loads(data.read_text(encoding="utf-8"))
    text = f"Synthetic {edit.__name__} {number}."
    edit(collection["questions"][0], text)
    page.wait_for_timeout(AT_REST)
    start = time.monotonic()
    data.write_text(json.dumps(collection), encoding="utf-8")
    page.locator("main").get_by_text(text).first.wait_for(timeout=PATIENCE)
    return time.monotonic() - start


def opened(page: Page, address: str) -> None:
    """Open a page as soon as the preview answers, and wait for the site."""
    while True:
        try:
            page.goto(address)
        except Exception:
            time.sleep(0.2)
        else:
            break
    page.locator(".site-name").wait_for(timeout=PATIENCE)


if __name__ == "__main__":
    sys.exit(main())
