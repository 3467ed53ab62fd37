"""``make eval``: measure on the reference data and write docs/quality.md."""

from __future__ import annotations

import sys
from pathlib import Path

from dateline.evaluate.quality import write_quality

ARGUMENTS = 3


def main() -> None:
    """Read the data folder and the page from the command line."""
    if len(sys.argv) != ARGUMENTS:
        sys.exit("usage: python -m dateline.evaluate DATA_FOLDER PAGE.md")
    for row in write_quality(Path(sys.argv[1]), Path("samples"), Path(sys.argv[2])):
        sys.stderr.write(row + "\n")


if __name__ == "__main__":
    main()
