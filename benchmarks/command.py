"""Run a command of clinical-consensus with the code of the folder that this file is in, not with the installed one."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from clinical_consensus.cli.main import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
