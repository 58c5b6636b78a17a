"""Compare two built sites: `clinical-consensus compare-sites` without installing the package."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))

from clinical_consensus.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["compare-sites", *sys.argv[1:]]))
