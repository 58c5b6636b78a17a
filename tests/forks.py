"""Commands run in forks of one process that has imported the package and the site builder.

Each has a process of its own, as for a user, but Python and its packages are not loaded again for each.
"""

from __future__ import annotations

import gc
import json
import os
import runpy
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NoReturn
from unittest import mock

from in_process import Done, exit_code_of, run_script

PROJECT = Path(__file__).resolve().parents[1]
PACKAGE = "clinical_consensus"
IMPORTED = (
    f"{PACKAGE}.cli.site", f"{PACKAGE}.cli.compare", f"{PACKAGE}.cli.sign_off", "mkdocs.commands.build",
    "mkdocs.commands.serve", "markdown.extensions.attr_list", "markdown.extensions.tables", "markdown.extensions.toc",
)  # fmt: skip

_started = subprocess.run
_servers: list[Any] = []


def run_forked(project: Path, commands: Sequence[Sequence[str | Path]], **environment: str) -> list[Done]:
    """Run scripts of a project, with their arguments, one after the other in one process."""
    given = [list(map(str, command)) for command in commands]
    return [Done(*each) for each in _asked("scripts", str(project), given, dict(os.environ) | environment)]


def builder_forked(command: Sequence[str | Path], **options: Any) -> subprocess.CompletedProcess[str]:
    """What subprocess.run does, but `python -m mkdocs` runs in a fork."""
    return _builder(lambda *given: _asked("mkdocs", *given), command, **options)


def _builder(
    ask: Callable[[str, list[str], dict[str, str]], Any], command: Sequence[str | Path], **options: Any
) -> subprocess.CompletedProcess[str]:
    if list(command[:3]) != [sys.executable, "-m", "mkdocs"]:
        return _started(command, **options)
    code, *printed = ask(str(options["cwd"]), list(map(str, command[3:])), dict(options["env"]))
    return subprocess.CompletedProcess(list(command), code, *printed)


def stop() -> None:
    """End the process that forks, if there is one."""
    while _servers:
        _servers.pop().communicate()


def _asked(*request: object) -> Any:
    if not _servers:
        search = os.pathsep.join([str(PROJECT / "src"), str(PROJECT / "tests")])
        environment = os.environ | {"PYTHONPATH": search, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
        server = subprocess.Popen(
            [sys.executable, "-m", "forks"], env=environment, text=True, encoding="utf-8",
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        )  # fmt: skip
        _servers.append(server)
    [server] = _servers
    server.stdin.write(json.dumps(request) + "\n")
    server.stdin.flush()
    return json.loads(server.stdout.readline())


def _serve() -> None:
    """Answer each request of standard input on standard output. What commands print goes elsewhere."""
    for name in IMPORTED:
        import_module(name)
    gc.freeze()
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as answers:
        os.dup2(2, 1)
        for line in sys.stdin:
            kind, place, command, environment = json.loads(line)
            answer = (_mkdocs if kind == "mkdocs" else _scripts)(place, command, environment)
            print(json.dumps(answer), file=answers, flush=True)


def _scripts(project: str, commands: list[list[str]], environment: dict[str, str]) -> list[object]:
    with TemporaryFile("w+", encoding="utf-8") as answer:

        def run() -> int:
            if Path(project) != PROJECT:
                for name in [name for name in sys.modules if name.partition(".")[0] == PACKAGE]:
                    del sys.modules[name]
                sys.path.insert(0, str(Path(project) / "src"))
            with mock.patch("subprocess.run", partial(_builder, _mkdocs)):
                ended = [run_script(Path(project), script, arguments) for script, *arguments in commands]
            json.dump([[each.returncode, each.stdout, each.stderr] for each in ended], answer)
            answer.flush()
            return 0

        assert _in_fork(run, environment) == 0
        answer.seek(0)
        return list(json.load(answer))


def _mkdocs(folder: str, arguments: list[str], environment: dict[str, str]) -> list[object]:
    with TemporaryFile("w+", encoding="utf-8") as out, TemporaryFile("w+", encoding="utf-8") as err:

        def run() -> int:
            os.chdir(folder)
            os.dup2(out.fileno(), 1)
            os.dup2(err.fileno(), 2)
            sys.argv = ["mkdocs", *arguments]
            return exit_code_of(lambda: runpy.run_module("mkdocs", run_name="__main__", alter_sys=True))

        code = _in_fork(run, environment)
        for file in (out, err):
            file.seek(0)
        return [code, out.read(), err.read()]


def _in_fork(run: Callable[[], int], environment: dict[str, str]) -> int:
    """Run a function in a child process with this environment; returns the exit code that it returns."""
    child = os.fork()
    if child == 0:
        os.environ.clear()
        os.environ.update(environment)
        _end_with(run)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _end_with(run: Callable[[], int]) -> NoReturn:
    code = 1
    try:
        code = run()
        sys.stdout.flush()
        sys.stderr.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


if __name__ == "__main__":
    _serve()
