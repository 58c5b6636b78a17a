"""The project's scripts run in a process that has imported what they need, instead of one for each of them."""

from __future__ import annotations

import gc
import io
import json
import os
import runpy
import subprocess
import sys
import traceback
from collections.abc import Sequence
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
            code = _exit_code(path)
        finally:
            gc.enable()
    return Done(code, out.getvalue(), err.getvalue())


def _exit_code(script: Path) -> int:
    try:
        runpy.run_path(str(script), run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def run_elsewhere(project: Path, commands: Sequence[Sequence[str | Path]], **environment: str) -> list[Done]:
    """Run scripts of another project, with their arguments, one after the other in one new process."""
    given = json.dumps([list(map(str, command)) for command in commands])
    search = os.pathsep.join([str(project / "src"), str(Path(__file__).parent)])
    done = subprocess.run(
        [sys.executable, "-m", "in_process", project], env=os.environ | environment | {"PYTHONPATH": search},
        cwd=project, input=given, capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return [Done(*each) for each in json.loads(done.stdout)]


if __name__ == "__main__":
    ended = [run_script(Path(sys.argv[1]), script, rest) for script, *rest in json.load(sys.stdin)]
    json.dump([[each.returncode, each.stdout, each.stderr] for each in ended], sys.stdout)
