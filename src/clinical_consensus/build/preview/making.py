"""Making a site for the preview, each time in a new process, so that it has the code and the templates as they are now.

The next process starts before it is needed and waits, with what it must import and the templates compiled, for the
folder to make the site in. It runs this module.
"""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

import click
import mkdocs.__main__

from clinical_consensus.build.finish import finish
from clinical_consensus.build.finished_pages import PageMaker
from clinical_consensus.build.generate import generate
from clinical_consensus.build.inputs import authored, builder_inputs, prepare
from clinical_consensus.build.preview.beside import beside
from clinical_consensus.contract.problems import exit_code
from clinical_consensus.contract.settings import PACKAGE, settings_in
from clinical_consensus.files.cache import Cache
from clinical_consensus.pages.environment import compile_templates

_IMPORTED_LATER = (
    "markdown.extensions.attr_list",
    "markdown.extensions.tables",
    "markdown.extensions.toc",
    "mkdocs.commands.build",
    "pymdownx.keys",
)
"""What the site builder imports only when it needs it."""

_GLANCE = 0.02
"""Seconds between two looks at whether the process has ended, or shall end."""


@dataclass(frozen=True)
class Ended:
    """How making a site ended: the exit code, and what was printed, as lines, on standard output and standard error."""

    code: int
    said: tuple[str, ...]
    wrong: tuple[str, ...]


class Maker:
    """Makes the site of the collection in the file `data`, again and again; temporary files are below `folder`."""

    def __init__(self, data: Path, folder: Path) -> None:
        self._data = data
        self._folder = folder
        self._process = _Process(data, folder)

    def renew(self) -> None:
        """Start the next process: after each site, and where the code that the waiting one has imported has changed."""
        self._process.stop()
        self._process = _Process(self._data, self._folder)

    def make(self, work: Path, is_stopped: Callable[[], bool]) -> Ended | None:
        """Make the site in `work`/site; return how that ended, None if it was given up because `is_stopped`."""
        return self._process.make(work, is_stopped)

    def close(self) -> None:
        """End the waiting process."""
        self._process.stop()


class _Process:
    def __init__(self, data: Path, folder: Path) -> None:
        environment = {
            "NO_MKDOCS_2_WARNING": "1",
            "PYTHONHASHSEED": "0",
            "PYTHONPATH": str(PACKAGE.parent),
            "PYTHONUTF8": "1",
            "TMPDIR": str(folder),
        }
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", __spec__.name, str(data)],
            env=os.environ | environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is for the command, which ends this process
        )

    def make(self, work: Path, is_stopped: Callable[[], bool]) -> Ended | None:
        if self._process.stdin:
            with suppress(OSError):  # it has ended already, and says why
                self._process.stdin.write(os.fsencode(work) + b"\n")
                self._process.stdin.flush()
        while not is_stopped():
            with suppress(subprocess.TimeoutExpired):
                said, wrong = self._process.communicate(timeout=_GLANCE)
                return Ended(self._process.returncode, _lines(said), _lines(wrong))
        return None

    def stop(self) -> None:
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe:
                pipe.close()


def _lines(printed: bytes) -> tuple[str, ...]:
    return tuple(line for line in printed.decode("utf-8", "replace").splitlines() if line.strip())


def main() -> int:
    """Make the site of the collection in the file that the command line names; return 0 if it was made.

    The folder is read from standard input. If that ends without one, nothing is made.
    """
    for name in _IMPORTED_LATER:
        import_module(name)
    compile_templates()
    gc.disable()  # as for every short run
    work = os.fsdecode(sys.stdin.buffer.readline().rstrip(b"\n"))
    return exit_code(lambda: _make(Path(sys.argv[1]), Path(work))) if work else 0


def _make(data: Path, work: Path) -> int:
    settings, problems = settings_in(os.environ)
    generated = generate(data, settings, problems, cache=Cache(work.parent / "work.sqlite"))
    pages, scripts = generated.divided()
    inputs = builder_inputs(authored(settings.root), pages)
    os.environ["SITE_URL"] = settings.site_url
    try:
        with beside(lambda: prepare(work / "docs", scripts())) as wait:
            PageMaker(generated.cache).make(work, inputs, settings.site_url, lambda: _run_mkdocs(work, wait))
    except click.ClickException as failed:
        failed.show()
        return 1
    finish(work, generated.collection.profile, settings.site_url, with_copy=False)
    print(generated.summary())
    return 0


def _run_mkdocs(work: Path, wait: Callable[[], None]) -> None:
    wait()
    os.chdir(work)
    mkdocs.__main__.cli(["build", "--strict"], standalone_mode=False)


if __name__ == "__main__":
    code = main()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # what is left in memory, all of it, need not be taken apart
