"""Make the files to download of a collection, without its pages: handbook, handouts, slides, flash cards.

Exit codes: 0 done; 1 a file could not be made: the others were, and no old one is left in its place; 2 the input
is wrong, and nothing was changed, or the folder cannot be written.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack
from clinical_consensus.build.site_folder import publish_pack, refuse
from clinical_consensus.cli.options import add_data_option, add_site_option, command_parser
from clinical_consensus.contract.settings import settings_in


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings, problems = settings_in(os.environ)
    parser = command_parser("pdf", __doc__)
    add_data_option(parser, settings)
    add_site_option(parser, settings)
    options = parser.parse_args(arguments)
    refuse(options.site, options.data, settings.root)
    pack = make_pack(generate(options.data, settings, problems), options.site)
    in_step = publish_pack(pack, options.site)
    for failure in pack.failures:
        print(failure, file=sys.stderr)
    if not in_step:
        print(
            f"The pages in {options.site} are of earlier files: run make site before you publish them.", file=sys.stderr
        )
    print(f"{len(pack.files)} files in {options.site / 'downloads'}.")
    return 1 if pack.failures else 0
