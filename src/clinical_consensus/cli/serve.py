"""Preview the project's collection in a browser while you edit its JSON, the templates, the code or the pages.

Example: clinical-consensus serve --port 8000, then open http://127.0.0.1:8000/

While the JSON has problems, they are printed and the last good pages stay. Press Ctrl-C to stop.

Exit codes:
  0  stopped with Ctrl-C
  2  the collection has problems at the start, or this is not a checkout of the project
  any other: the preview server failed
"""

from __future__ import annotations

import os
import queue
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from clinical_consensus.cli.options import command_parser, environment_settings
from clinical_consensus.contract.problems import RefusedError
from clinical_consensus.contract.settings import PACKAGE

WATCHED = ("data", "src")
SETTLE = 0.2
"""Seconds without a change before the pages are generated again, because editors save in several steps."""


class _Changes(FileSystemEventHandler):
    def __init__(self, changes: queue.Queue[str]) -> None:
        self.changes = changes

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in ("created", "modified", "moved", "deleted") and not event.is_directory:
            self.changes.put(str(event.src_path))


def main(arguments: Sequence[str]) -> int:
    """Serve until interrupted. Return 0, or the exit code of the first generator run or the server if it fails."""
    parser = command_parser("serve", __doc__)
    parser.add_argument("--port", type=int, default=8000, help="the local port (default: %(default)s)")
    options = parser.parse_args(arguments)
    settings = environment_settings()
    root = settings.root
    if not settings.is_checkout:
        raise RefusedError("the live preview needs a checkout of the project; run it in one")
    failed = _generate(root)
    if failed:
        return failed
    changes: queue.Queue[str] = queue.Queue()
    observer = Observer()
    for folder in WATCHED:
        observer.schedule(_Changes(changes), str(root / folder), recursive=True)
    observer.start()
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--watch", str(PACKAGE / "pages" / "theme")]
    command += ["--dev-addr", f"127.0.0.1:{options.port}"]
    server = subprocess.Popen(command, cwd=root, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})
    try:
        while server.poll() is None:
            if _wait(changes):
                _generate(root)
    except KeyboardInterrupt:
        return 0
    finally:
        observer.stop()
        server.terminate()
        server.wait()
    return server.returncode


def _wait(changes: queue.Queue[str]) -> bool:
    """Wait up to a second for changes to begin and settle; return whether there were any."""
    try:
        found = {changes.get(timeout=1)}
    except queue.Empty:
        return False
    while True:
        try:
            found.add(changes.get(timeout=SETTLE))
        except queue.Empty:
            return any("__pycache__" not in path for path in found)


def _generate(root: Path) -> int:
    return subprocess.run([sys.executable, root / "scripts" / "build_pages.py"], cwd=root, check=False).returncode
