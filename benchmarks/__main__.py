"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import interrupts

interrupts.main(["--kills", "20"])
