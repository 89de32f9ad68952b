"""What can go wrong with an online voice, and how often it shall."""

from __future__ import annotations

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


AT_THE_HANDSHAKE = (Fault.FORBIDDEN, Fault.THROTTLED, Fault.UNAVAILABLE, Fault.SKEWED_CLOCK)
"""Before the text is known."""
IN_THE_ANSWER = tuple(fault for fault in Fault if fault not in (Fault.REFUSE, *AT_THE_HANDSHAKE))
