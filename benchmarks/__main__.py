"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import interrupts, reading

interrupts.main(["--runs", "20"])
reading.main()
