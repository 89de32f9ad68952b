"""Whose turn it is: engines in order of preference, but for those that failed, and those that would be late."""

from __future__ import annotations

from collections.abc import Callable, Container

from audiopaper.progress import Noted, Progress
from audiopaper.speech.booth import Booth
from audiopaper.speech.tempo import Deadline
from audiopaper.words import Words

STRIKES = 2
"""Stories that an engine may fail before it is left for the rest of the run."""

Left = Callable[[], int]
"""Syllables that nobody has said yet."""


class Order:
    """Chooses the engine of each story.

    Without a deadline it is the first that works. With one, an engine whose measured pace would make the edition late
    gives way to the next; one that has not been heard yet has its chance. Where all would be late, the fastest goes on,
    and the note says when the edition will stand.
    """

    def __init__(self, booths: list[Booth], deadline: Deadline | None, syllables: int, progress: Progress) -> None:
        self._booths = booths
        self._deadline = deadline
        self._syllables = syllables
        self._progress = progress
        self._strikes = [0] * len(booths)
        self._slow: set[int] = set()
        self._late = False

    def choice(self, left: Left, but: Container[int]) -> int | None:
        """The engine for the next story, none of `but`; None if nobody is left.

        One that was left for its failures is still better than nobody.
        """
        there = [at for at, booth in enumerate(self._booths) if booth.out is None and at not in but]
        standing = [at for at in there if self._strikes[at] < STRIKES] or there
        if not standing:
            return None
        in_time = [at for at in standing if at not in self._slow]
        if in_time or self._deadline is None:
            return in_time[0] if in_time else standing[0]
        return min(standing, key=lambda at: self.seconds(at, left()) or 0.0)

    def failed(self, at: int) -> bool:
        """Note that an engine could not finish a story; says whether it is left for the rest of the run."""
        self._strikes[at] += 1
        return self._booths[at].out is not None or self._strikes[at] >= STRIKES

    def seconds(self, at: int, syllables: int) -> float | None:
        """How long an engine needs for so many syllables; None as long as nobody knows."""
        pace = self._booths[at].tempo.pace()
        return None if pace is None else pace * syllables

    def is_late(self, left: Left) -> bool:
        """Look at the clock; says whether stories should change hands."""
        now = self.choice(left, but=()) if self._deadline else None
        if now is None or self._deadline is None:
            return False
        needs, there_is = self.seconds(now, left()), self._deadline.left(self._syllables)
        if needs is None or needs <= there_is:
            return False
        self._slow.add(now)
        following = self.choice(left, but=())
        if following is None or following == now:
            self._say_late(self._deadline, now, needs)
            return False
        self._say_change(self._deadline, (now, following), needs, there_is)
        return True

    def _say_change(self, deadline: Deadline, change: tuple[int, int], needs: float, there_is: float) -> None:
        told = Words(
            "{one} would need {needs} min for what is left, and until {by} there are {left}: {other} takes over",
            "{one} 播完余下内容需 {needs} 分钟，距 {by} 只剩 {left} 分钟：改由 {other} 播读",
        )
        one, other = (self._booths[at].engine.name for at in change)
        minutes = {"needs": f"{needs / 60:.1f}", "left": f"{max(there_is, 0) / 60:.1f}"}
        self._progress(Noted(told.fill(by=deadline.text, one=one, other=other, **minutes)))

    def _say_late(self, deadline: Deadline, now: int, needs: float) -> None:
        """Once, when even the fastest will be late."""
        if self._late:
            return
        self._late = True
        told = Words(
            "The edition will be late: {one}, the fastest there is, will be done at about {when}, not by {by}",
            "节目将晚于 {by}：最快的引擎 {one} 预计 {when} 完成",
        )
        when = deadline.when(needs, self._syllables)
        self._progress(Noted(told.fill(one=self._booths[now].engine.name, when=when, by=deadline.text)))
