"""What can go wrong with an online voice, and how often it shall."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping
from enum import StrEnum


class Fault(StrEnum):
    """One way to fail. Each was met by users of the real service, or is what its protocol allows."""

    REFUSE = "refuse"
    """No connection: reset as soon as it is made; at 100 % nobody listens at all."""
    FORBIDDEN = "403"
    """The handshake is refused, as for a foreign client or a blocked network."""
    THROTTLED = "429"
    """The handshake is refused with Retry-After."""
    UNAVAILABLE = "503"
    """The same, without Retry-After: what too many requests at once really get."""
    HANG_BEFORE = "hang before audio"
    """The request is taken, and nothing ever comes."""
    HANG_MIDDLE = "hang in the middle"
    """Half of the sound comes, and then nothing."""
    RESET = "reset"
    """Half of the sound comes, then the connection is reset."""
    NO_AUDIO = "no audio"
    """The answer is complete and holds no sound: a voice that was withdrawn, a service under load."""
    CUT = "audio cut at half"
    """The answer looks complete, and half of the sound is missing."""
    SILENCE = "silence"
    """As long as it should be, without a sound in it."""
    WRONG_LENGTH = "wrong length"
    """The text is said twice."""
    GARBAGE = "garbage MP3"
    """As many bytes as there should be; they are no MP3."""
    DRIP = "slow drip"
    """A few bytes at a time, each well before any time-out."""
    WRONG_BOUNDARIES = "wrong boundaries"
    """The sound is right, the times and texts of the words are not."""
    SKEWED_CLOCK = "skewed clock"
    """The service's clock is hours away from this machine's: its token is refused with 403 and the right time."""


AT_THE_DOOR = (Fault.REFUSE,)
"""Before a byte is exchanged."""
AT_THE_HANDSHAKE = (Fault.FORBIDDEN, Fault.THROTTLED, Fault.UNAVAILABLE, Fault.SKEWED_CLOCK)
"""Before the text is known."""
IN_THE_ANSWER = tuple(fault for fault in Fault if fault not in (*AT_THE_DOOR, *AT_THE_HANDSHAKE))


class Dice:
    """Which request meets which fault: the same for the same seed, whatever the order in which requests arrive.

    Args:
        shares: fault → share of requests that it hits, 0 to 1.
        seed: another seed, other victims.
    """

    def __init__(self, shares: Mapping[Fault, float], seed: int) -> None:
        for fault, share in shares.items():
            if not 0 <= share <= 1:
                raise ValueError(f"{fault}: a share of {share}")
        self._shares = shares
        self._seed = seed
        self._times: Counter[str] = Counter()
        self.hits = 0
        """Requests that met a fault so far."""

    def thrown(self, among: tuple[Fault, ...], what: str) -> Fault | None:
        """The fault, among those, that hits this request for `what`; each time it is asked is another throw."""
        self._times[f"{among} {what}"] += 1
        for fault in among:
            key = f"{self._seed} {fault} {what} {self._times[f'{among} {what}']}"
            if int.from_bytes(hashlib.sha256(key.encode()).digest()[:6]) / (1 << 48) < self._shares.get(fault, 0.0):
                self.hits += 1
                return fault
        return None

    def always(self, fault: Fault) -> bool:
        """Whether no request is spared."""
        return self._shares.get(fault, 0.0) == 1
