"""The double of Edge in a process of its own, so that its work does not slow down what is measured."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def edge_double(*arguments: str) -> Iterator[dict[str, object]]:
    """Start ``python -m audiopaper.testing.edge`` with `arguments`; gives the options for ``[engine.edge]``."""
    command = [sys.executable, "-m", "audiopaper.testing.edge", *arguments]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin and process.stdout  # noqa: S101 - pipes were asked for
        try:
            yield json.loads(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(10)
