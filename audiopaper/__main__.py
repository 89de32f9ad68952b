"""The front door: open to Ctrl-C from the first moment, while the app behind it takes a second to import."""

from __future__ import annotations

import os
import signal
from types import FrameType

from audiopaper.streams import INTERRUPTED, prepare, tell_stopped


def main() -> None:
    """Take what the shell hands us, then run the command line."""
    prepare()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, _leave)
    from audiopaper.app import main as run

    run()


def _leave(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature is the signal module's
    """Leave at once: nothing has begun, and an exception can be lost among the callbacks of an import."""
    tell_stopped()
    os._exit(INTERRUPTED)


if __name__ == "__main__":
    main()
