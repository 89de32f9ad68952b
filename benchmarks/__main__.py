"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import interrupts, readings

readings.main()
interrupts.main(["--runs", "20"])
