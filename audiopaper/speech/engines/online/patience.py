"""How long to listen to an answer: as long as something comes, and not more slowly than it is played."""

from __future__ import annotations

import asyncio

SILENCE = 5.0
"""Seconds to wait for the beginning of an answer and for each further piece: services send the first within one."""
LEAD = 4.0
"""Seconds by which the sound may come later than it would be played, from its first byte on: against a slow drip. The
services send it ten times as fast; a line that is too slow for this is too slow for as many requests at once."""


class Patience:
    """The patience for one answer, in the time of the running loop.

    Args:
        played: bytes of the answer that are played in a second.
    """

    def __init__(self, played: int) -> None:
        self._played = played
        self._bytes = 0
        self._last = self._first = asyncio.get_running_loop().time()

    @property
    def end(self) -> float:
        """When to stop listening if nothing more comes."""
        if not self._bytes:
            return self._last + SILENCE
        return min(self._last + SILENCE, self._first + LEAD + self._bytes / self._played)

    def came(self, sound: int = 0) -> None:
        """Something came; `sound` bytes of it are sound."""
        self._last = asyncio.get_running_loop().time()
        self._first = self._first if self._bytes else self._last
        self._bytes += sound
