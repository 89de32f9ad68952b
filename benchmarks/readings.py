"""How fast lines are read: characters a second on one core, loading left out.

python -m benchmarks.readings [--pages 20]
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Sequence
from pathlib import Path

from audiopaper.places import voices_folder
from audiopaper.script.readings import Reader, load_lexicon

EXAMPLE = Path("examples/qingxi-2026-11-18.md")


def main(arguments: Sequence[str] = ()) -> None:
    """Read the example page over and over, and say how fast."""
    parser = argparse.ArgumentParser(description="Characters read a second.")
    parser.add_argument("--pages", type=int, default=20, help="how often the example is read")
    pages = parser.parse_args(arguments).pages
    began = time.process_time()
    reader = Reader(load_lexicon(voices_folder() / "lexicon.toml"))
    lines = [line for line in EXAMPLE.read_text(encoding="utf-8").splitlines() if line.strip()]
    for line in lines:
        reader.read(line)
    loaded = time.process_time()
    for _ in range(pages):
        for line in lines:
            reader.read(line)
    seconds = time.process_time() - loaded
    print(f"{loaded - began:6.2f} s for loading and the first page")
    print(f"{pages * sum(map(len, lines)) / seconds:6.0f} characters a second")


if __name__ == "__main__":
    import sys

    main(sys.argv[1:])
