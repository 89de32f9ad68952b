"""Network weather: what went wrong, whether asking again may help, when, and when to stop asking.

Every error has a kind. It is counted for the report; it narrows the lanes, so that fewer requests are under way; too
many in a row open the breaker, and the service is left for the run. Else stamina asks again, after what Retry-After
says or a growing pause with jitter.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from enum import Enum
from typing import Self

import aiohttp

from audiopaper.words import Words

IN_A_ROW = 8
"""Requests that fail one after the other, whatever their line, until the service is left for the run. Where each fails
by a chance of 30 %, that many in a row are met once in 15,000."""
FIRST_LANES = 2
"""Requests at once at first."""
NOTHING_FOR = (15.0, 3)
"""The same when there was no answer for so many seconds and so many requests have failed: a service that hangs."""
LONGEST_WAIT = 15.0
"""Seconds. A service that asks for more patience than a line has is as good as gone."""


class Unfinished(Exception):  # noqa: N818 - a fact about an answer, turned into an EngineError by the engine
    """The connection ended before the answer did, or the answer before the text."""


class Garbled(Exception):  # noqa: N818 - likewise
    """There is no sound to be had from what came, or another than was asked for."""


class Silent(Exception):  # noqa: N818 - likewise
    """The answer is complete and holds no sound."""


class Strange(Exception):  # noqa: N818 - likewise
    """An answer that the service's protocol does not know."""


class Declined(Exception):  # noqa: N818 - likewise
    """An answer that is no success: its status, and what of its headers matters. It never holds the request."""

    def __init__(self, status: int, headers: Mapping[str, str]) -> None:
        super().__init__(str(status))
        self.status = status
        self.headers = {name: headers[name] for name in ("Retry-After",) if name in headers}


class Closed(Exception):  # noqa: N818 - likewise
    """Whatever is asked for, the service will give nothing in this run: it refuses our key.

    Args:
        what: what happened, for people.
        todo: what they can do about it.
    """

    def __init__(self, what: Words, todo: Words) -> None:
        super().__init__(what.en)
        self.what = what
        self.todo = todo


class Trouble(Enum):
    """Kinds of weather, with their names in the report."""

    REFUSED = Words("refused (403)", "被拒绝（403）")
    THROTTLED = Words("too many requests (429)", "请求过多（429）")
    UNAVAILABLE = Words("service unavailable (5xx)", "服务不可用（5xx）")
    UNREACHABLE = Words("no connection", "无法连接")
    LATE = Words("no answer in time", "超时无响应")
    BROKEN = Words("connection broken", "连接中断")
    SILENT = Words("no audio", "没有音频")
    UNFINISHED = Words("cut short", "内容不完整")
    GARBLED = Words("no valid sound", "音频无效")
    STRANGE = Words("unexpected answer", "响应异常")


LASTING = (aiohttp.ClientConnectorCertificateError, aiohttp.InvalidURL, ssl.SSLCertVerificationError)
"""Asking again will not help."""
KINDS: Mapping[type[BaseException], Trouble] = {
    Silent: Trouble.SILENT,
    Unfinished: Trouble.UNFINISHED,
    Garbled: Trouble.GARBLED,
    aiohttp.ClientConnectorError: Trouble.UNREACHABLE,
    aiohttp.ClientProxyConnectionError: Trouble.UNREACHABLE,
    TimeoutError: Trouble.LATE,
    Strange: Trouble.STRANGE,
    aiohttp.ClientError: Trouble.BROKEN,
    OSError: Trouble.BROKEN,
}
"""The first that fits."""


def kind_of(error: BaseException) -> Trouble | None:
    """What kind of weather `error` is; None if asking again will not help."""
    if isinstance(error, LASTING):
        return None
    if isinstance(error, aiohttp.ClientResponseError | Declined):
        by_status = {403: Trouble.REFUSED, 429: Trouble.THROTTLED}
        return by_status.get(error.status, Trouble.UNAVAILABLE if error.status >= 500 else None)
    return next((kind for known, kind in KINDS.items() if isinstance(error, known)), None)


def retry_after(error: BaseException, now: Callable[[], float] = time.time) -> float | None:
    """Seconds that the service asks to wait: a number or a date (RFC 9110, 10.2.3)."""
    headers = getattr(error, "headers", None) or {}
    value = str(headers.get("Retry-After", "")).strip()
    if value.isascii() and value.isdecimal():
        return float(value[:9])
    try:
        date = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = date if date.tzinfo else date.replace(tzinfo=UTC)
    return max((aware - datetime.fromtimestamp(now(), UTC)).total_seconds(), 0.0)


class Weather:
    """What a run has met so far. Lives in one event loop.

    Args:
        most: requests that may be under way.
        service: its name in the report.
    """

    def __init__(self, most: int, service: str) -> None:
        self._service = service
        self.lanes = Lanes(most)
        self._met: Counter[Trouble] = Counter()
        self._in_a_row = 0
        self._fine_at = time.monotonic()
        self._gone = False
        self.last: Exception = TimeoutError()
        """What failed last."""

    @property
    def gone(self) -> bool:
        """Whether the breaker has opened: the service is left for the run."""
        return self._gone

    def met(self, error: Exception, began: float) -> None:
        """Note a request that was made at `began` (monotonic seconds) and failed."""
        kind = kind_of(error)
        if kind is None:
            return
        self._met[kind] += 1
        self.last = error
        self._in_a_row += 1
        quiet = time.monotonic() - self._fine_at
        self._gone |= self._in_a_row >= IN_A_ROW or (quiet >= NOTHING_FOR[0] and self._in_a_row >= NOTHING_FOR[1])
        self.lanes.narrow(retry_after(error) or 0.0, began)

    def absorbed(self) -> None:
        """Note a 403 after which the client set its clock by the answer and was let in."""
        self._met[Trouble.REFUSED] += 1

    def fine(self) -> None:
        """Note a request that was answered."""
        self._in_a_row = 0
        self._fine_at = time.monotonic()
        self.lanes.widen()

    def again(self, error: Exception) -> bool | float:
        """For stamina: whether to ask again, or after how many seconds."""
        if self.gone or kind_of(error) is None:
            return False
        wait = retry_after(error)
        if wait is None:
            return True
        return wait if wait <= LONGEST_WAIT else False

    def report(self) -> Words | None:
        """What happened, in one sentence; None if nothing did."""
        if not self._met:
            return None
        parts = [(kind.value, count) for kind, count in self._met.most_common()]
        en = ", ".join(f"{words.en} ×{count}" for words, count in parts)
        zh = "，".join(f"{words.zh} ×{count}" for words, count in parts)
        return Words(
            f"{self._service}, requests that failed and were made again: {en}",
            f"{self._service} 失败后重试的请求：{zh}",
        )


class Lanes:
    """How many requests may be under way: two at first, more while all is well, half after each trouble.

    Up to the first trouble each answer opens a lane; after it, one round of answers opens one. Users of the service are
    turned away (503) from four requests at once on: who begins with many is taken for a flood.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._width = float(min(FIRST_LANES, most))
        self._troubled = False
        self._under_way = 0
        self._narrowed = 0.0
        self._closed_until = 0.0
        self._change = asyncio.Condition()

    @property
    def width(self) -> int:
        """Requests that may be under way now."""
        return int(self._width)

    async def __aenter__(self) -> Self:
        async with self._change:
            await self._change.wait_for(lambda: self._under_way < self.width)
            self._under_way += 1
        while (wait := self._closed_until - time.monotonic()) > 0:
            await asyncio.sleep(wait)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._under_way -= 1
        async with self._change:
            self._change.notify_all()

    def widen(self) -> None:
        """An answer came."""
        self._width = min(self._width + (1 / self._width if self._troubled else 1), self._most)

    def narrow(self, pause: float, began: float) -> None:
        """A request that was made at `began` failed; nobody asks for `pause` seconds. One squall narrows once."""
        now = time.monotonic()
        if began >= self._narrowed:
            self._narrowed = now
            self._width = max(self._width / 2, 1.0)
        self._troubled = True
        self._closed_until = max(self._closed_until, now + min(pause, LONGEST_WAIT))
