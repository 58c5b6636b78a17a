"""Measures the live preview: seconds from saving a changed question until an open page shows it, in a real browser."""

from __future__ import annotations

import json
import socket
import statistics
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT / folder) for folder in ("src", "tests")]

from browser import launch  # noqa: E402
from collection import synthetic  # noqa: E402

COUNTS = (4, 1000)
TIMES = 5
MOST = {4: 2.0}
"""Seconds that a preview of so many questions may take."""

PATIENCE = 600_000
AT_REST = 3_000
"""Milliseconds between two edits, as of somebody who writes."""


def main() -> int:
    """Print the figures; return 0, or 1 if a target is missed."""
    missed = False
    with sync_playwright() as playwright, TemporaryDirectory(prefix="consensus-bench-") as folder:
        page = launch(playwright).new_page()
        for count in COUNTS:
            data = Path(folder) / f"{count}.json"
            data.write_text(json.dumps(synthetic(count)), encoding="utf-8")
            taken = statistics.median(seconds(data, page))
            missed = missed or taken > MOST.get(count, taken)
            print(f"preview, {count:5} questions  {taken:8.2f} s from saving to seeing it")
    return int(missed)


def seconds(data: Path, page: Page) -> list[float]:
    """Return how long each of several edits of a collection's file takes until the page shows it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    serve = [sys.executable, str(PROJECT / "scripts" / "serve.py"), "--data", str(data), "--port", str(port)]
    process = subprocess.Popen(serve, stderr=subprocess.DEVNULL)
    try:
        return [edited(data, page, f"http://127.0.0.1:{port}/", number) for number in range(TIMES)]
    finally:
        process.terminate()
        process.wait()


def edited(data: Path, page: Page, address: str, number: int) -> float:
    """Change the first question, and return the seconds until its page, which is open, shows that."""
    collection = json.loads(data.read_text(encoding="utf-8"))
    question = collection["questions"][0]
    if number == 0:
        opened(page, f"{address}questions/{question['id']}/")
    page.wait_for_timeout(AT_REST)
    question["title"] = f"Synthetic edit {number}"
    start = time.monotonic()
    data.write_text(json.dumps(collection), encoding="utf-8")
    page.locator("h1", has_text=question["title"]).wait_for(timeout=PATIENCE)
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
