"""What is done to every sound that comes from afar."""

from __future__ import annotations

import numpy as np


def louder(pcm: bytes, gain: float) -> bytes:
    """The samples with `gain` dB added; what would clip is held at full scale, and the gate sees it.

    The services have a volume too, but in per cent of an unknown curve, and none above their own.
    """
    if not gain:
        return pcm
    samples = np.frombuffer(pcm, dtype="<i2") * 10 ** (gain / 20)
    return np.clip(np.round(samples), -32768, 32767).astype("<i2").tobytes()
