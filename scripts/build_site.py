"""Build the site of a collection.

Exit codes: 0 done, or nothing to do; 1 the site builder failed; 2 the input or the folder for the site is wrong.
After 1 and 2 the last good site is as it was. A file to download that cannot be made is left out; the reason is said
here and on the page of downloads.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from consensus.generate import docs_folder, generate
from consensus.problems import RefusedError, exit_code
from consensus.settings import settings_in
from consensus.site import PROJECT, BuildFailedError, build, refuse

DEFAULT_DATA = PROJECT / "data" / "icm_oncology.json"


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process when None) and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=DEFAULT_DATA, metavar="FILE", help="the collection's JSON file")
    parser.add_argument("--site", type=Path, default=PROJECT / "site", metavar="DIR", help="the folder for the site")
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    try:
        refuse(options.site, options.data)
        generated = generate(options.data, *settings_in(os.environ))
        if options.data.resolve() == DEFAULT_DATA:
            _write_pages(generated.files)
        _say(f"{generated.summary()} generated.")
        built = build(generated, options.site, _say)
    except BuildFailedError as failed:
        print(f"{failed}\nerror: the site builder stopped; {options.site} is as it was", file=sys.stderr)
        return 1
    for failure in built.failures:
        _say(failure)
    title, questions = generated.collection.profile.title, len(generated.collection.questions)
    seconds = time.perf_counter() - start
    done = f"built in {seconds:.1f} s" if built.changed else "nothing changed since the last build"
    noun = "question" if questions == 1 else "questions"
    look = f"python3 -m http.server --directory {options.site}"
    print(f"{title}: {questions} {noun}, {built.pages} pages in {options.site}, {done}. To look at it: {look}")
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _write_pages(files: Mapping[str, bytes]) -> None:
    """Write the default collection's pages into docs/, where a plain run of the site builder finds them."""
    difference = docs_folder(PROJECT / "docs").update(files)
    if difference.in_the_way:
        path = PROJECT / "docs" / difference.in_the_way[0]
        raise RefusedError(
            f"{path} was not made by the generator, and stands where a generated page belongs; move it away"
        )


if __name__ == "__main__":
    sys.exit(exit_code(main))
