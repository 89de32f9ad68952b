"""What can go wrong with the service: what its documentation lists, and what any connection allows."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """One way to fail."""

    REFUSE = "refuse"
    """No connection: reset as soon as it is made; at 100 % nobody listens at all."""
    UNAUTHORIZED = "401"
    """The key is refused: wrong, withdrawn, of another region."""
    FORBIDDEN = "403"
    """The same, by a firewall or a policy of the resource."""
    THROTTLED = "429"
    """More requests than the contract allows; with Retry-After."""
    BAD_GATEWAY = "502"
    UNAVAILABLE = "503"
    REDIRECT = "redirect"
    """To another place of the same double, which notes whether the key travels there."""
    HANG_BEFORE = "hang before audio"
    """The request is taken, and nothing ever comes."""
    HANG_MIDDLE = "hang in the middle"
    """Half of the sound comes, and then nothing."""
    RESET = "reset"
    """Half of the sound comes, then the connection is reset."""
    DRIP = "slow drip"
    """A few bytes at a time, each well before any time-out."""
    NO_AUDIO = "no audio"
    """A success without a byte."""
    CUT = "audio cut at half"
    """A whole file of half the sound."""
    TORN = "shorter than its header"
    """The header promises the whole sound, and half of it is there."""
    SILENCE = "silence"
    """As long as it should be, without a sound in it."""
    WRONG_LENGTH = "wrong length"
    """The text is said twice."""
    GARBAGE = "garbage"
    """As many bytes as there should be; they are no WAV."""


STATUS = {
    Fault.UNAUTHORIZED: 401,
    Fault.FORBIDDEN: 403,
    Fault.THROTTLED: 429,
    Fault.BAD_GATEWAY: 502,
    Fault.UNAVAILABLE: 503,
    Fault.REDIRECT: 307,
}
IN_THE_ANSWER = tuple(fault for fault in Fault if fault is not Fault.REFUSE and fault not in STATUS)
"""After the text is known."""
