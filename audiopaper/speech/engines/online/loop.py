"""One event loop in a thread of its own, from which other threads have their work done."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from concurrent.futures import CancelledError
from typing import Any, TypeVar

FAREWELL = 0.1
"""Seconds that connections that were hung up take to close: the loop does it in its next rounds."""

T = TypeVar("T")


class Loop:
    """An event loop that can be started, asked and stopped from any thread.

    Args:
        name: of its thread.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._loop: asyncio.AbstractEventLoop | None = None
        self._entrance = threading.Lock()

    def start(self) -> None:
        """Begin."""
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=_live, args=(self._loop,), name=self._name, daemon=True).start()

    def wait_for(self, work: Coroutine[Any, Any, T]) -> T:
        """Have the loop do it, and wait. Raises CancelledError: it was stopped."""
        with self._entrance:  # what enters before the loop is told to stop is cancelled by it; nothing enters after
            if self._loop is None:
                work.close()
                raise CancelledError
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        return future.result()

    def stop(self) -> bool:
        """Cancel what is under way; says whether the loop was running."""
        with self._entrance:
            loop, self._loop = self._loop, None
        if loop is None:
            return False
        loop.call_soon_threadsafe(loop.stop)
        return True


def _live(loop: asyncio.AbstractEventLoop) -> None:
    """The life of the loop, until it is stopped; then all that waits is cancelled, so that no thread waits on."""
    asyncio.set_event_loop(loop)
    loop.run_forever()
    left = asyncio.all_tasks(loop)
    for task in left:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(asyncio.sleep(FAREWELL))
    loop.close()
