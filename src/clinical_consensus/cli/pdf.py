"""Make only a collection's downloads, without its pages: handbook, handouts, slides and flash cards.

Example: clinical-consensus pdf --data collection.json --site site

With --questions or --section only slides and handouts are made, of the chosen questions: those with the ids in their
order, then those of the section and of the sections within it. They take the place of all the downloads in the folder.

In the environment, PAPER is a4 (the default) or us-letter, and SITE_URL the site's hosted address: handouts then have
its QR code. DOWNLOADS="handbook handouts slides powerpoint cards" makes those that it names.
RATIONALE=yes is what --rationale is.

Exit codes:
  0  done
  1  a file could not be made; all others were, and an older version of it was removed
  2  the input is wrong and nothing was changed, or the folder cannot be written
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence

from clinical_consensus.build.generate import generate
from clinical_consensus.build.site import make_pack
from clinical_consensus.build.site_folder import check_site_folder, publish_pack, restore_site
from clinical_consensus.cli.options import (
    add_data_option,
    add_rationale_option,
    add_site_option,
    command_parser,
    with_options,
)
from clinical_consensus.cli.progress import with_progress
from clinical_consensus.contract.problems import listed, shown
from clinical_consensus.contract.settings import settings_in
from clinical_consensus.downloads.selection import chosen_questions, problems_of_choice
from clinical_consensus.review.fonts import script_warnings


def main(arguments: Sequence[str]) -> int:
    """Run the command with `arguments` and return its exit code."""
    settings, problems = settings_in(os.environ)
    parser = command_parser("pdf", __doc__)
    add_data_option(parser, settings)
    add_site_option(parser, settings)
    add_rationale_option(parser)
    parser.add_argument("--questions", nargs="+", metavar="ID", help="slides and handouts of these questions only")
    parser.add_argument("--section", nargs="+", metavar="ID", help="slides and handouts of this section only")
    options = parser.parse_args(arguments)
    check_site_folder(options.site, options.data, settings.root)
    restore_site(options.site)
    choice = _joined(options.questions), _joined(options.section)
    generated = generate(
        options.data,
        with_options(settings, options),
        problems,
        lambda relations: problems_of_choice(relations, *choice),
    )
    for line in listed(options.data, tuple(script_warnings(json.loads(generated.text))), generated.text):
        print(f"warning: {line}", file=sys.stderr)
    chosen = chosen_questions(generated.view.relations, *choice)
    pack = make_pack(generated, options.site, chosen, with_progress)
    is_current = publish_pack(pack, options.site)
    for failure in pack.failures:
        print(failure, file=sys.stderr)
    if not is_current:
        pages = f"The pages in {shown(options.site)}"
        older = f"{pages} offer other files" if chosen else f"{pages} are older than these files"
        print(f"{older}; build the site again before you publish them.", file=sys.stderr)
    print(f"{len(pack.files)} files in {shown(options.site / 'downloads')}.")
    return 1 if pack.failures else 0


def _joined(ids: Sequence[str] | None) -> str | None:
    return None if ids is None else " ".join(ids)
