"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import interrupts, pronounce

interrupts.main(["--runs", "20"])
pronounce.main([])
