"""Preview a collection in a browser while you edit its JSON, the templates, the code or the pages.

Example: clinical-consensus serve --port 8000, then open http://127.0.0.1:8000/

The page in the browser follows each edit. What is wrong is printed, and shown above the page, and the last good pages
stay. Nothing is written into the project. Files to download are not part of the preview. Press Ctrl-C to stop.

Exit codes:
  0  stopped
  2  there is no such file, or the port cannot be used
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Sequence

from clinical_consensus.build.preview.loop import Follower
from clinical_consensus.build.preview.server import serving
from clinical_consensus.cli.options import add_data_option, command_parser, environment_settings
from clinical_consensus.contract.problems import RefusedError, shown
from clinical_consensus.files.scratch import scratch_folder

_ENDING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def main(arguments: Sequence[str]) -> int:
    """Serve until a signal ends it, and return 0. Raises RefusedError if there is no such file, or no such port."""
    settings = environment_settings()
    parser = command_parser("serve", __doc__)
    add_data_option(parser, settings)
    parser.add_argument("--port", type=int, default=8000, help="the local port (default: %(default)s)")
    options = parser.parse_args(arguments)
    if not options.data.is_file():
        raise RefusedError(f"{shown(options.data)}: there is no such file; check the path")
    stop = _Stop()
    with serving(options.port) as server, scratch_folder() as folder:
        _say(f"The preview of {shown(options.data)} is at {server.address} (to stop it, press Ctrl-C)")
        Follower(settings.root, options.data, folder, stop.is_asked, _say).follow(server)
    return 0


class _Stop:
    """Notes that a signal asked to end, so that nothing is interrupted half-way."""

    def __init__(self) -> None:
        self._asked = False
        for each in _ENDING:
            signal.signal(each, self._ask)

    def _ask(self, *_: object) -> None:
        self._asked = True

    def is_asked(self) -> bool:
        return self._asked


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
