"""Sound as Edge sends it."""

from __future__ import annotations

import io
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from audiopaper.testing.online.performance import RATE

BIT_RATE = 48_000
"""Bits a second, constant: ``audio-24khz-48kbitrate-mono-mp3``."""


def mp3(samples: npt.NDArray[np.int16]) -> bytes:
    """Samples as the service sends them: MP3 frames and nothing else, no tag, no Xing header."""
    data = io.BytesIO()
    container: Any
    with av.open(data, "w", format="mp3", options={"write_xing": "0", "id3v2_version": "0"}) as container:
        stream = container.add_stream("libmp3lame", rate=RATE)
        stream.bit_rate, stream.layout = BIT_RATE, "mono"
        stream.codec_context.options = {"compression_level": "9"}  # the fastest; the double should not be what is slow
        frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
        frame.sample_rate, frame.pts = RATE, 0
        for packet in (*stream.encode(frame), *stream.encode(None)):
            container.mux(packet)
    return data.getvalue()
