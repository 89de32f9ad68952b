"""MP3 in memory becomes samples."""

from __future__ import annotations

import io
from typing import Any

import av

from audiopaper.speech.engines.online.weather import Garbled

RATE = 24_000
"""Hz, of the MP3 that the service sends."""


def decoded(mp3: bytes) -> bytes:
    """Samples: mono, signed 16-bit little-endian, :data:`RATE` Hz. Raises Garbled: it is no MP3."""
    resampler: Any = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    container: Any
    try:
        with av.open(io.BytesIO(mp3), format="mp3") as container:
            frames = [out for frame in container.decode(audio=0) for out in resampler.resample(frame)]
    except (av.FFmpegError, IndexError) as error:
        raise Garbled(f"{type(error).__name__}") from error
    if not frames:
        raise Garbled("no frame")
    return b"".join(frame.to_ndarray().tobytes() for frame in frames)
