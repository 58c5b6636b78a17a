"""Write a collection's pages into docs/: `clinical-consensus pages` without installing the package."""

import sys

sys.path.insert(0, f"{sys.path[0]}/../src")

from clinical_consensus.cli.main import main

if __name__ == "__main__":
    sys.exit(main(["pages", *sys.argv[1:]]))
