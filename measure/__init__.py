"""Every figure in the README and the docs, as a command that anyone can run: ``python -m measure``."""
