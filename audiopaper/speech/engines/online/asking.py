"""Asking a service: first whether it is there, then for a line, again and again where that may help."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

import stamina

from audiopaper.speech.engines.online.weather import Weather, kind_of

PROBE = 2.0
"""Seconds in which the service must show that it is there."""
PROBE_PAUSES = (0.1, 0.2, 0.4)
"""Seconds after each failed try of the probe."""
ATTEMPTS = 4
"""How often one line is asked for, before the line is given up."""
PATIENCE = 45.0
"""Seconds after which a line is not asked for again."""

T = TypeVar("T")

logging.getLogger("stamina").addHandler(
    logging.NullHandler()
)  # what it logs of each retry, the report says in one line


async def probed(ask: Callable[[], Awaitable[T]]) -> T:
    """What `ask` gives. One failure is no verdict: it is asked again while there is time.

    Raises:
        TimeoutError: there was no answer within :data:`PROBE` seconds.
        Exception: the last error that was met instead of one.
    """
    met: list[Exception] = []
    try:
        async with asyncio.timeout(PROBE):
            for pause in PROBE_PAUSES:
                try:
                    return await ask()
                except Exception as error:
                    met.append(error)
                    if kind_of(error) is None:
                        raise
                await asyncio.sleep(pause)
    except TimeoutError:
        met = met or [TimeoutError()]
    raise met[-1]


async def answered(ask: Callable[[], Awaitable[T]], weather: Weather) -> T:
    """What `ask` gives, as soon as a lane is free; asked again as the `weather` allows."""
    answer: T | None = None
    async for attempt in stamina.retry_context(
        on=weather.again, attempts=ATTEMPTS, timeout=PATIENCE, wait_initial=0.4, wait_max=4.0, wait_jitter=0.6
    ):
        with attempt:
            async with weather.lanes:
                answer = await _asked(ask, weather)
    assert answer is not None  # noqa: S101 - an attempt that fails leaves the loop by its error
    return answer


async def _asked(ask: Callable[[], Awaitable[T]], weather: Weather) -> T:
    """One try."""
    if weather.gone:
        raise weather.last
    began = time.monotonic()
    try:
        answer = await ask()
    except Exception as error:
        weather.met(error, began)
        raise
    weather.fine()
    return answer
