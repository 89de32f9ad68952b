"""How fast, how large, how sturdy: ``python -m benchmarks``. Ratios come from one run, because machines are noisy."""
