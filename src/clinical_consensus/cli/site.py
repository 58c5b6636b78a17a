"""Build a collection's site, with its downloads and open data.

Example: clinical-consensus site --data collection.json --site site

A download that cannot be made is left out; the reason is printed here and shown on the downloads page.

In the environment, SITE_URL is the site's hosted address (https://host/folder/), for canonical links and citations, and
PAPER is a4 (the default) or us-letter. DOWNLOADS=none builds the site without files to download, which is faster, and
DOWNLOADS="handbook handouts slides powerpoint cards" with those that it names; pdf is the first three of them.
RATIONALE=yes is what --rationale is.

Several runs, also on several machines, can make the site of a large collection: each makes a part of it, with --shard
2/8 --out DIR, and "clinical-consensus merge" puts the parts together. A part without one of its downloads is whole but
for that, and can be put together with the others; the exit code is 1.

Exit codes:
  0  done, or nothing to do
  1  the site builder failed, or a download of a part cannot be made
  2  the input or the folder for the site is wrong, or the disk is full
After 1 or 2, the last good site is unchanged, unless the message says that it is half replaced, or that the new one is
in its place but may not be on the disk yet. A run that is killed leaves the last good site or the new one, whole; where
the system cannot exchange two folders in one step, the next run ends what a killed one began.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from clinical_consensus.build.generate import cache_of, docs_folder, generate
from clinical_consensus.build.sharing import make_part
from clinical_consensus.build.site import BuildFailedError, build
from clinical_consensus.build.site_folder import ANOTHER_PART, check_site_folder, restore_site
from clinical_consensus.cli.options import (
    add_data_option,
    add_rationale_option,
    add_site_option,
    command_parser,
    with_options,
)
from clinical_consensus.cli.progress import say, with_progress
from clinical_consensus.cli.reports import report, report_failure
from clinical_consensus.contract.problems import Problem, RefusedError, listed, shown
from clinical_consensus.contract.settings import Settings, settings_in
from clinical_consensus.contract.shard import shard_of
from clinical_consensus.review.fonts import script_warnings
from clinical_consensus.review.warnings import unfrozen


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings, problems = settings_in(os.environ)
    parser = command_parser("site", __doc__)
    add_data_option(parser, settings)
    add_site_option(parser, settings)
    add_rationale_option(parser)
    parser.add_argument("--shard", metavar="K/N", help="make only part K of N, in the folder that --out names")
    parser.add_argument("--out", type=Path, metavar="DIR", help="the folder to make the part in")
    options = parser.parse_args(arguments)
    settings = with_options(settings, options)
    gc.set_threshold(100_000)  # a large collection makes millions of objects, which stay until the end
    start = time.perf_counter()
    if options.shard is not None or options.out is not None:
        return _part(options, settings, problems)
    try:
        check_site_folder(options.site, options.data, settings.root)
        restore_site(options.site)
        generated = generate(options.data, settings, problems, cache=cache_of(settings))
        if options.data.resolve() == settings.data.resolve() and settings.is_checkout:
            _write_pages(settings.root / "docs", generated.files)
        say(f"{generated.summary()} generated.")
        unprinted = script_warnings(json.loads(generated.text)) if settings.with_downloads else ()
        for line in listed(options.data, (*unfrozen(generated.dossier), *unprinted), generated.text):
            say(f"warning: {line}")
        built = build(generated, options.site, say, with_progress)
    except BuildFailedError as failed:
        return report_failure(failed, options.site)
    report(generated, built, options.site, start)
    return 0


def _part(options: argparse.Namespace, settings: Settings, problems: Iterable[Problem]) -> int:
    shard = shard_of(options.shard or "")
    if shard is None or shard.is_whole or options.out is None:
        given = f"--shard {options.shard}" if options.shard is not None else "--out without --shard"
        raise RefusedError(f"{shown(given)}: write a part of two or more, and its folder: --shard 2/8 --out DIR")
    try:
        check_site_folder(options.out, options.data, settings.root, ANOTHER_PART)
        generated = generate(options.data, replace(settings, shard=shard), problems, cache=cache_of(settings))
        say(f"{generated.summary()} in all.")
        made = make_part(generated, options.data, options.out, say, with_progress)
    except BuildFailedError as failed:
        return report_failure(failed, options.out)
    for failure in made.failures:
        say(failure)
    counted = f"{made.pages} pages, {made.downloads} downloads"
    title, place = generated.collection.profile.title, shown(options.out)
    print(f"{title}: part {shard} with {counted} in {place}. To put all parts together: clinical-consensus merge DIR …")
    return 1 if made.failures else 0


def _write_pages(docs: Path, files: Mapping[str, bytes]) -> None:
    """Write the default collection's pages into `docs`, so that the site builder can also be run by hand."""
    difference = docs_folder(docs).update(files)
    if difference.in_the_way:
        path = docs / difference.in_the_way[0]
        raise RefusedError(
            f"{shown(path)} was not written by the generator, but a generated page belongs there; move or rename it"
        )
