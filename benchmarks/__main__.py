"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import edge, faults, interrupts

edge.main([])
faults.main([])
interrupts.main(["--runs", "20"])
