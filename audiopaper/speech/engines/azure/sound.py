"""A WAV file in memory becomes samples, if it is whole."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from audiopaper.speech.engines.online.weather import Garbled, Silent, Unfinished

FORMAT = "riff-24khz-16bit-mono-pcm"
"""What the service is asked for: nothing is lost, and the header says how long it must be."""
RATE = 24_000
"""Hz."""
PLAYED = 2 * RATE
"""Bytes that are played in a second."""
PCM = (1, 1, RATE, PLAYED, 2, 16)
"""Of the chunk ``fmt``: uncompressed, mono, samples and bytes a second, bytes a frame, bits a sample."""
UNKNOWN = (0, 0xFFFFFFFF)
"""What a writer that streams says of a length that it does not know yet."""


def samples(data: bytes) -> bytes:
    """Samples: mono, signed 16-bit little-endian, :data:`RATE` Hz.

    Raises:
        Silent: there is nothing in it.
        Garbled: it is no WAV of that format.
        Unfinished: it is shorter than it says.
    """
    if not data:
        raise Silent("an empty answer")
    if data[:4] != b"RIFF" or data[8:12] != b"WAVE":
        raise Garbled("no RIFF header")
    chunks = dict(_chunks(data))
    head, sound = chunks.get(b"fmt ", b""), chunks.get(b"data")
    if len(head) < 16 or struct.unpack_from("<HHIIHH", head) != PCM or sound is None:
        raise Garbled("another format than was asked for")
    if not sound:
        raise Silent("no samples")
    if len(sound) % 2:
        raise Unfinished("half a sample")
    return sound


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Names and contents of the parts of the file. Raises Unfinished: one of them is not all there."""
    at = 12
    while at + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, at)
        at += 8
        if name == b"data" and size in UNKNOWN:
            size = len(data) - at
        if at + size > len(data):
            raise Unfinished(f"{len(data) - at} bytes of {size}")
        yield name, data[at : at + size]
        at += size + size % 2
