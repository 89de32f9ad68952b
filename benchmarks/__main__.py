"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import edge, faults, interrupts, memory, pronounce, reading, readings, stopping

RUNS = (
    (reading, []),
    (readings, []),
    (pronounce, []),
    (memory, []),
    (stopping, []),
    (edge, []),
    (faults, []),
    (interrupts, ["--kills", "20"]),
)

for module, arguments in RUNS:
    title = (module.__doc__ or module.__name__).splitlines()[0]
    print(f"\n== {title}\n")
    module.main(arguments)
