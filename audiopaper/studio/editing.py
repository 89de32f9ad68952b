"""The editing of one clip: silence trimmed, ends faded, voices brought to one level (pydub)."""

from __future__ import annotations

import math
import warnings
from collections import defaultdict
from typing import Any

import av
import numpy as np
import numpy.typing as npt

from audiopaper.model import Clip

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # pydub 0.25.1 looks for an ffmpeg binary that we never call, and imports audioop
    from pydub import AudioSegment
    from pydub.silence import detect_leading_silence

RATE = 44_100
"""Hz, of the tape and the MP3."""
QUIET = -48.0
"""dBFS below which the ends of a clip are trimmed."""
MARGIN = 30
"""Milliseconds kept before the first and after the last sound, so that no consonant loses its edge."""
FADE = 8
"""Milliseconds of fade at either end: no click where a cut meets a wave."""
LEVEL = -20.0
"""dBFS to which each voice is brought, measured over what sounds; mastering brings all to the loudness of the show."""
MOST_GAIN = 12.0
"""dB, either way."""


class Editor:
    """Edits the clips of one tape. Keeps for each voice how loud it has been so far, so that its lines do not pump."""

    def __init__(self) -> None:
        self._energy: defaultdict[str, float] = defaultdict(float)
        self._frames: defaultdict[str, int] = defaultdict(int)

    def edit(self, clip: Clip) -> AudioSegment:
        """The clip trimmed, levelled and faded, at the tape's rate."""
        sound = _trimmed(_at_tape_rate(clip))
        return sound.apply_gain(self._gain(clip.voice, sound)).fade_in(FADE).fade_out(FADE)

    def _gain(self, voice: str, sound: AudioSegment) -> float:
        """Gain for a voice by the mean of all that it has said, dB."""
        powers = _powers(sound)
        loud = powers[powers > 10 ** (QUIET / 10)]
        self._energy[voice] += float(loud.sum())
        self._frames[voice] += len(loud)
        if not self._frames[voice]:
            return 0.0
        level = 10 * math.log10(self._energy[voice] / self._frames[voice])
        return max(-MOST_GAIN, min(MOST_GAIN, LEVEL - level))


def silence(seconds: float) -> AudioSegment:
    """Nothing, for so long."""
    return AudioSegment(bytes(2 * round(seconds * RATE)), sample_width=2, frame_rate=RATE, channels=1)


def segment(samples: np.ndarray) -> AudioSegment:
    """Float samples of ±1 at the tape's rate as a segment."""
    return AudioSegment((samples * 32767).astype("<i2").tobytes(), sample_width=2, frame_rate=RATE, channels=1)


def seconds(sound: AudioSegment) -> float:
    """Exact length; pydub's own is rounded to milliseconds."""
    return float(sound.frame_count()) / RATE


def _at_tape_rate(clip: Clip) -> AudioSegment:
    """Resampled by FFmpeg's swresample; pydub's own way has no filter against aliases."""
    frame = av.AudioFrame.from_ndarray(np.frombuffer(clip.pcm, dtype="<i2").reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = clip.rate
    resampler: Any = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    pieces = [piece.to_ndarray().tobytes() for source in (frame, None) for piece in resampler.resample(source)]
    return AudioSegment(b"".join(pieces), sample_width=2, frame_rate=RATE, channels=1)


def _trimmed(sound: AudioSegment) -> AudioSegment:
    lead = detect_leading_silence(sound, silence_threshold=QUIET, chunk_size=5)
    tail = detect_leading_silence(sound.reverse(), silence_threshold=QUIET, chunk_size=5)
    if lead + tail >= len(sound):
        return sound
    return sound[max(0, lead - MARGIN) : len(sound) - max(0, tail - MARGIN)]


def _powers(sound: AudioSegment) -> npt.NDArray[np.float64]:
    """Mean square of each 20 ms."""
    samples = np.frombuffer(sound.raw_data, dtype="<i2").astype(np.float64) / 32768
    size = RATE // 50
    whole = samples[: max(len(samples) // size, 1) * size]
    powers: npt.NDArray[np.float64] = np.mean(np.resize(whole, (max(len(whole) // size, 1), size)) ** 2, axis=1)
    return powers
