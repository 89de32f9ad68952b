"""All measurements, one after the other: ``make measure``. Each module of this folder can be run alone."""

from measure import dividing, edition, gate, lift, reading, readings, spoken, voices

for module in (reading, dividing, spoken, readings, voices, lift, gate, edition):
    title = (module.__doc__ or module.__name__).splitlines()[0]
    print(f"\n== {title}\n")
    module.main()
