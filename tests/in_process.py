"""The project's scripts run in the process that asks, which has imported what they need."""

from __future__ import annotations

import gc
import io
import os
import runpy
import sys
import traceback
from collections.abc import Callable, Sequence
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest import mock


@dataclass(frozen=True)
class Done:
    """How a command ended: its exit code and what it printed."""

    returncode: int
    stdout: str
    stderr: str


def run_script(project: Path, script: str, arguments: Sequence[str | Path], **environment: str) -> Done:
    """Run a file of `project`/scripts from the project's folder, and leave this process as it was."""
    path = project / "scripts" / script
    kept = {name: value for name, value in os.environ.items() if name != "SITE_URL"}
    out, err = io.StringIO(), io.StringIO()
    with (
        mock.patch.dict(os.environ, kept | environment, clear=True),
        mock.patch.object(sys, "argv", [str(path), *map(str, arguments)]),
        mock.patch.object(sys, "path", [str(path.parent), *sys.path]),
        chdir(project),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            code = exit_code_of(lambda: runpy.run_path(str(path), run_name="__main__"))
        finally:
            gc.enable()
    return Done(code, out.getvalue(), err.getvalue())


def exit_code_of(run: Callable[[], object]) -> int:
    """The exit code of a Python program that `run` runs; an error is printed as Python prints it."""
    try:
        run()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except Exception:
        traceback.print_exc()
        return 1
    return 0
