"""All benchmarks, one after the other: ``make bench``."""

from benchmarks import interrupts, memory, pronounce, stopping

for module, arguments in ((pronounce, []), (memory, []), (stopping, []), (interrupts, ["--kills", "20"])):
    title = (module.__doc__ or module.__name__).splitlines()[0]
    print(f"\n== {title}\n")
    module.main(arguments)
