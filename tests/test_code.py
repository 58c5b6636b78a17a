"""The code follows its own rules: small modules, short lines, one place for each name, imports that go downwards."""

from __future__ import annotations

import ast
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sites import PROJECT

PACKAGE = PROJECT / "src" / "clinical_consensus"
LONGEST_MODULE = 250
LONGEST_LINE = 120
MOST_LAYERS = 7


def modules() -> list[Path]:
    found = [path for folder in ("src", "scripts", "tests", "benchmarks") for path in (PROJECT / folder).rglob("*.py")]
    assert len(found) > 100
    return found


def public_names(module: Path) -> Iterator[str]:
    for node in ast.parse(module.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))


def test_no_public_name_is_defined_in_two_modules() -> None:
    found: dict[str, list[str]] = defaultdict(list)
    for module in PACKAGE.rglob("*.py"):
        for name in public_names(module):
            if not name.startswith("_") and name != "main":
                found[name].append(module.relative_to(PACKAGE).as_posix())
    assert len(found) > 200
    assert {name: places for name, places in found.items() if len(places) > 1} == {}


def test_no_module_is_longer_than_250_lines() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {path: length for path, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_every_line_fits() -> None:
    patterns = ("pages/templates/**/*.md", "pages/templates/*.js", "pages/theme/**/*.html", "downloads/print/*.typ")
    files = [*modules(), *(path for pattern in patterns for path in PACKAGE.glob(pattern))]
    assets = PROJECT / "docs" / "assets"
    files += [*assets.glob("stylesheets/*.css"), *assets.glob("javascripts/*.js"), PROJECT / "docs" / "sw.js"]
    assert {path.suffix for path in files} == {".py", ".md", ".html", ".typ", ".css", ".js"}
    too_long = [
        f"{path}:{number}"
        for path in files
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > LONGEST_LINE
    ]
    assert too_long == []


def test_the_package_has_at_most_seven_layers() -> None:
    settings = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = settings["tool"]["importlinter"]["contracts"]
    assert len(contract["layers"]) <= MOST_LAYERS
    named = {name.strip() for row in contract["layers"] for name in row.split("|")}
    assert named == {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert "lint-imports" in (PROJECT / "Makefile").read_text(encoding="utf-8")
