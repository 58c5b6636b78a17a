"""What the commands that build a site print at their end."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from clinical_consensus.build.generate import Generated
from clinical_consensus.build.site import BuildFailedError, Built
from clinical_consensus.cli.progress import say
from clinical_consensus.contract.problems import shown


def report(generated: Generated, built: Built, site: Path, start: float) -> None:
    """Print what was built in `site`, which downloads could not be made, and how to view it.

    `start` is when the command began, by `time.perf_counter`.
    """
    for failure in built.failures:
        say(failure)
    relations = generated.view.relations
    done = f"built in {time.perf_counter() - start:.1f} s" if built.changed else "nothing changed since the last build"
    counted = f"{relations.counted(relations.questions)}, {built.pages} pages"
    command = f"python3 -m http.server --directory {shown(site)}"
    title = generated.collection.profile.title
    print(f"{title}: {counted} in {shown(site)}, {done}. To view it, run: {command}")


def report_failure(failed: BuildFailedError, folder: Path) -> int:
    """Print why the site builder failed, and return the exit code."""
    state = f"the site builder failed, and {shown(folder)} is unchanged"
    print(*str(failed).split("\n"), f"error: {state}; fix what is reported above", sep="\n", file=sys.stderr)
    return 1
