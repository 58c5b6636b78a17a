"""Check that an environment has what requirement files pin, whole, and that every command can be imported.

Example: .venv/bin/python scripts/check_install.py requirements.txt requirements-build.txt

Exit codes:
  0  it has
  1  something is missing, cut off or of another version; each is printed
"""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

_CURE = "run: rm -rf .venv, and make again; if it happens again, look at pip's settings: pip config debug"


def problems(files: list[str]) -> Iterator[str]:
    """Yield what is wrong with the packages that the requirement `files` pin, or with importing the commands."""
    for file in files:
        pinned = re.sub(r"\s*\\\n\s*", " ", Path(file).read_text(encoding="utf-8"))
        for name, version, marker in re.findall(r"(?m)^([\w.-]+)==([^\s;]+)(?: ; (.*?))?(?= --hash)", pinned):
            if not marker or _applies(marker):
                yield from _package_problems(name, version)
    try:
        cli = import_module("clinical_consensus.cli.main")
        for command in cli.COMMANDS:
            import_module(cli.module_of(command))
        import_module("mkdocs.commands.build")
    except Exception as error:  # whatever a broken package raises when it is imported
        yield f"{type(error).__name__}: {error}"


def _applies(marker: str) -> bool:
    return bool(import_module("packaging.markers").Marker(marker).evaluate())


def _package_problems(name: str, version: str) -> Iterator[str]:
    try:
        package = distribution(name)
    except PackageNotFoundError:
        yield f"{name} {version} is missing"
        return
    if package.version != version:
        yield f"{name} is {package.version}, not {version}"
    for file in package.files or ():
        path = Path(str(file.locate()))
        if not path.is_relative_to(sys.prefix):
            yield f"{name} is outside {sys.prefix}: {path}"
            return
        if file.suffix != ".pyc" and (not path.is_file() or file.size not in (None, path.stat().st_size)):
            yield f"{name}: {path} is missing or cut off"


if __name__ == "__main__":
    try:
        found = list(problems(sys.argv[1:]))
    except ImportError as error:
        found = [str(error)]
    for problem in found:
        print(f"error: the install is broken: {problem}", file=sys.stderr)
    if found:
        print(_CURE, file=sys.stderr)
    sys.exit(1 if found else 0)
