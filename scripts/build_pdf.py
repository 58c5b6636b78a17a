"""Make the files to download of a collection, without its pages: handbook, handouts, slides, flash cards.

Exit codes: 0 done; 1 a file could not be made: the others were, and no old one is left in its place; 2 the input
is wrong, and nothing was changed, or the folder cannot be written.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from consensus.generate import generate
from consensus.problems import exit_code
from consensus.settings import settings_in
from consensus.site import PROJECT, make_pack, publish_pack, refuse


def main(arguments: list[str] | None = None) -> int:
    """Run the command with `arguments` (those of the process when None) and return its exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    data = PROJECT / "data" / "icm_oncology.json"
    parser.add_argument("--data", type=Path, default=data, metavar="FILE", help="the collection's JSON file")
    parser.add_argument("--site", type=Path, default=PROJECT / "site", metavar="DIR", help="the folder of the site")
    options = parser.parse_args(arguments)
    refuse(options.site, options.data)
    pack = make_pack(generate(options.data, *settings_in(os.environ)), options.site)
    in_step = publish_pack(pack, options.site)
    for failure in pack.failures:
        print(failure, file=sys.stderr)
    if not in_step:
        print(
            f"The pages in {options.site} are of earlier files: run make site before you publish them.", file=sys.stderr
        )
    print(f"{len(pack.files)} files in {options.site / 'downloads'}.")
    return 1 if pack.failures else 0


if __name__ == "__main__":
    sys.exit(exit_code(main))
