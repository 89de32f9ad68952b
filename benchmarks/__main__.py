"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import edge, faults, interrupts, memory, pronounce, reading, stopping

RUNS = (
    (reading, []),
    (pronounce, []),
    (memory, []),
    (stopping, []),
    (interrupts, ["--kills", "20"]),
    (edge, []),
    (faults, []),
)

for module, arguments in RUNS:
    title = (module.__doc__ or module.__name__).splitlines()[0]
    print(f"\n== {title}\n")
    module.main(arguments)
