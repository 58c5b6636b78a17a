"""Build a collection's site, with its downloads and open data.

Example: clinical-consensus site --data collection.json --site site

A download that cannot be made is left out; the reason is printed here and shown on the downloads page.

In the environment, SITE_URL is the site's hosted address (https://host/folder/), for canonical links and citations, and
PAPER is a4 (the default) or us-letter. DOWNLOADS=none builds the site without files to download, which is faster, and
DOWNLOADS="handbook handouts slides powerpoint cards" with those that it names; pdf is the first three of them.
RATIONALE=yes is what --rationale is.

Exit codes:
  0  done, or nothing to do
  1  the site builder failed
  2  the input or the folder for the site is wrong, or the disk is full
After 1 or 2, the last good site is unchanged. A run that is killed leaves the last good site or the new one, whole;
where the system cannot exchange two folders in one step, the next run ends what a killed one began.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from clinical_consensus.build.generate import docs_folder, generate
from clinical_consensus.build.site import BuildFailedError, build
from clinical_consensus.build.site_folder import check_site_folder, restore_site
from clinical_consensus.cli.options import (
    add_data_option,
    add_rationale_option,
    add_site_option,
    command_parser,
    with_options,
)
from clinical_consensus.cli.progress import with_progress
from clinical_consensus.contract.problems import RefusedError, listed, shown
from clinical_consensus.contract.settings import settings_in
from clinical_consensus.review.fonts import script_warnings
from clinical_consensus.review.warnings import unfrozen


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings, problems = settings_in(os.environ)
    parser = command_parser("site", __doc__)
    add_data_option(parser, settings)
    add_site_option(parser, settings)
    add_rationale_option(parser)
    options = parser.parse_args(arguments)
    settings = with_options(settings, options)
    start = time.perf_counter()
    try:
        check_site_folder(options.site, options.data, settings.root)
        restore_site(options.site)
        generated = generate(options.data, settings, problems)
        if options.data.resolve() == settings.data.resolve() and settings.is_checkout:
            _write_pages(settings.root / "docs", generated.files)
        _say(f"{generated.summary()} generated.")
        unprinted = script_warnings(json.loads(generated.text)) if settings.with_downloads else ()
        for line in listed(options.data, (*unfrozen(generated.dossier), *unprinted), generated.text):
            _say(f"warning: {line}")
        built = build(generated, options.site, _say, with_progress)
    except BuildFailedError as failed:
        state = f"the site builder failed, and {shown(options.site)} is unchanged"
        print(f"{failed}\nerror: {state}; fix what is reported above", file=sys.stderr)
        return 1
    for failure in built.failures:
        _say(failure)
    title, relations = generated.collection.profile.title, generated.view.relations
    seconds = time.perf_counter() - start
    done = f"built in {seconds:.1f} s" if built.changed else "nothing changed since the last build"
    command = f"python3 -m http.server --directory {shown(options.site)}"
    counted = f"{relations.counted(relations.questions)}, {built.pages} pages"
    print(f"{title}: {counted} in {shown(options.site)}, {done}. To view it, run: {command}")
    return 0


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _write_pages(docs: Path, files: Mapping[str, bytes]) -> None:
    """Write the default collection's pages into `docs`, so that the site builder can also be run by hand."""
    difference = docs_folder(docs).update(files)
    if difference.in_the_way:
        path = docs / difference.in_the_way[0]
        raise RefusedError(
            f"{shown(path)} was not written by the generator, but a generated page belongs there; move or rename it"
        )
