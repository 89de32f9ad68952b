"""Peak memory of a run over an edition and over one many times as long: it must not grow with the sound.

python -m benchmarks.memory [--times 8]
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

EXAMPLE = Path("examples/qingxi-2026-11-18.md")
SHOW = Path("examples/show.toml")


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Peak memory by length of the edition.")
    parser.add_argument("--times", type=int, default=8, help="how many times the example")
    parser.add_argument("--child", nargs=2, metavar=("ISSUE", "OUTPUT"), help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    if given.child:
        _child(*map(Path, given.child))
        return
    one, seconds = _peak(1)
    many, longer = _peak(given.times)
    print(f"{seconds / 60:6.1f} min of sound  {one:7.0f} MB at the peak")
    print(f"{longer / 60:6.1f} min of sound  {many:7.0f} MB at the peak")
    print(f"{(many - one) * 1000 / (longer - seconds):6.1f} kB a second of sound more; as samples it would be 88.2")


def _peak(times: int) -> tuple[float, float]:
    """Peak memory of a process that produces the example `times` over, MB, and the length of the sound, seconds."""
    with tempfile.TemporaryDirectory() as place:
        issue = Path(place) / "issue.md"
        head, _, body = EXAMPLE.read_text(encoding="utf-8").partition("\n## ")
        issue.write_text("\n## ".join([head, *[body] * times]), encoding="utf-8")
        command = [sys.executable, "-m", "benchmarks.memory", "--child", str(issue), str(Path(place) / "output")]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(said[0]), float(said[1])


def _child(issue: Path, output: Path) -> None:
    from audiopaper.produce import produce
    from audiopaper.showfile import load_show

    made = produce(issue, load_show(SHOW).with_flags(engines=("tone",)), output)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000, made.edition.duration)


if __name__ == "__main__":
    main(sys.argv[1:])
