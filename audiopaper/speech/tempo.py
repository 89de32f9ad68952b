"""How fast an engine works, and what that means for a deadline."""

from __future__ import annotations

import datetime
import threading
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Clock = Callable[[], float]
"""Seconds since the epoch: ``time.time``."""
WINDOW = 40
"""Lines by which the pace is measured: what a network does now, not what it did an hour ago."""
LEAST = 4
"""Lines that must have been made before a pace is told."""
STUDIO = (20.0, 0.02)
"""Seconds set aside for mastering and publishing after the last line, and more for each syllable: on two cores that
eight other runs shared, 1,591 syllables (six and a half minutes) took 90 s; this sets aside 52."""
HALF_A_DAY = datetime.timedelta(hours=12)


class Tempo:
    """The pace of one engine with all its threads: seconds of work for each syllable, over its last lines.

    A clock runs only while at least one line is being made. Lines found in the cache count as made in no time, so that
    the pace is that of the mixture; failures count as time without a syllable.
    """

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._under_way = 0
        self._since = 0.0
        self._worked = 0.0
        self._made = 0
        self._lines: deque[tuple[float, int]] = deque([(0.0, 0)], maxlen=WINDOW + 1)

    @contextmanager
    def at_work(self, syllables: int) -> Iterator[None]:
        """Around the making of one line."""
        with self._guard:
            self._since = self._clock() if not self._under_way else self._since
            self._under_way += 1
        done = 0
        try:
            yield
            done = syllables
        finally:
            with self._guard:
                self._made += bool(done)
                self._lines.append((self._worked_so_far(), done))
                self._under_way -= 1
                if not self._under_way:
                    self._worked = self._lines[-1][0]

    def found(self, syllables: int) -> None:
        """A line was in the cache."""
        with self._guard:
            self._lines.append((self._worked_so_far(), syllables))

    def pace(self) -> float | None:
        """Wall-clock seconds a syllable; None as long as too little was made to tell."""
        with self._guard:
            if self._made < LEAST:
                return None
            begin, said = self._lines[0][0], sum(done for _, done in tuple(self._lines)[1:])
            return (self._worked_so_far() - begin) / max(said, 1)

    def _worked_so_far(self) -> float:
        return self._worked + (self._clock() - self._since if self._under_way else 0.0)


class Deadline:
    """When the edition must stand.

    Args:
        by: local time of the day: the next one, or the last if that is less than twelve hours ago.
        clock: what time it is.
    """

    def __init__(self, by: datetime.time, clock: Clock) -> None:
        self._clock = clock
        now = datetime.datetime.fromtimestamp(clock())
        at = datetime.datetime.combine(now.date(), by)
        while at - now > HALF_A_DAY:
            at -= 2 * HALF_A_DAY
        while now - at > HALF_A_DAY:
            at += 2 * HALF_A_DAY
        self._at = at.timestamp()
        self.text = f"{by:%H:%M}"
        """"06:50"."""

    def left(self, syllables_in_all: int) -> float:
        """Seconds left for speech, with what the studio needs afterwards for an edition of that many syllables."""
        return self._at - self._clock() - STUDIO[0] - STUDIO[1] * syllables_in_all

    def when(self, seconds: float, syllables_in_all: int) -> str:
        """The time of the day at which the edition would stand if speech took that many more seconds: "07:02"."""
        end = self._clock() + seconds + STUDIO[0] + STUDIO[1] * syllables_in_all
        return f"{datetime.datetime.fromtimestamp(end):%H:%M}"
