"""Put the parts of a site together that several runs made, on one machine or on several.

Example: clinical-consensus merge part1 part2 part3 --site site

Each part is a folder that "clinical-consensus site --shard K/N --out DIR" made; all N are needed, each once, in any
order. The site is the same as that of one run, byte for byte: what needs all parts is made here, and what a part has is
not made again. The settings are those of the parts.

Exit codes:
  0  done, or nothing to do
  1  the site builder failed
  2  a part is missing, double, foreign or damaged, or the folder for the site is wrong; the last good site is
     unchanged, unless the message says that it is half replaced, or that the new one may not be on the disk yet
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

from clinical_consensus.build.parts import read_parts
from clinical_consensus.build.sharing import merge
from clinical_consensus.build.site import BuildFailedError
from clinical_consensus.build.site_folder import check_site_folder, restore_site
from clinical_consensus.cli.options import add_site_option, command_parser, environment_settings
from clinical_consensus.cli.progress import say, with_progress
from clinical_consensus.cli.reports import report, report_failure


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings = environment_settings()
    parser = command_parser("merge", __doc__)
    parser.add_argument("parts", nargs="+", type=Path, metavar="DIR", help="the folder of a part")
    add_site_option(parser, settings)
    options = parser.parse_args(arguments)
    start = time.perf_counter()
    for folder in options.parts:
        check_site_folder(options.site, folder, settings.root)
    restore_site(options.site)
    parts = read_parts(options.parts)
    try:
        generated, built = merge(parts, settings.root, options.site, say, with_progress)
    except BuildFailedError as failed:
        return report_failure(failed, options.site)
    report(generated, built, options.site, start)
    return 0
