"""Make only the downloads: `clinical-consensus pdf` without installing the package."""

import sys

sys.path.insert(0, f"{sys.path[0]}/../src")

from clinical_consensus.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["pdf", *sys.argv[1:]]))
