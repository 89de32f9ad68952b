"""From the tape to the MP3: loudness, true peak, encoding; all by FFmpeg inside PyAV's wheel.

Two passes: the tape is measured (EBU R 128), then one linear gain and a look-ahead limiter bring it to −16 LUFS, the
loudness Apple asks of podcasts in mono and stereo alike. What counts is measured on the decoded MP3; if the limiter or
the encoder moved it out of tolerance, another pass corrects it.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from audiopaper.errors import StudioError
from audiopaper.model import Loudness
from audiopaper.studio.editing import RATE
from audiopaper.words import Words

TARGET = -16.0
"""LUFS, integrated."""
TOLERANCE = 0.3
"""LU; the promise is 0.5."""
CEILING = -1.0
"""dBTP, the promise."""
LIMIT = -2.5
"""dBFS at which the limiter first works: an MP3 at 96 kbit/s overshoots its source by up to about a decibel."""
PASSES = 4
BITRATE = 96_000
"""Bits a second, constant."""
QUALITY = "7"
"""LAME's effort, 0 best to 9 fastest: for a voice at 96 kbit/s in mono nobody hears it, and 5 takes twice the time."""
CHUNK = RATE
"""Samples pushed at once: a second."""
SILENT = -70.0
"""LUFS: what ebur128 says of silence."""


def master(tape: Path, mp3: Path) -> tuple[Loudness, float]:
    """Make `mp3` from `tape`; gives its loudness and its length as decoded, seconds.

    Raises:
        StudioError: the tape is silent, or FFmpeg failed, or loudness and peak cannot both be met.
    """
    with ffmpeg_errors():
        limit = LIMIT
        gain = _gain(tape, limit)
        for _ in range(PASSES):
            _encode(tape, mp3, gain, limit)
            loudness, duration = _loudness(_mp3_frames(mp3), peak=True)
            if abs(TARGET - loudness.integrated) <= TOLERANCE and loudness.true_peak <= CEILING:
                return loudness, duration
            gain += TARGET - loudness.integrated
            limit -= max(0.0, loudness.true_peak - CEILING + 0.2)
    raise StudioError(
        Words("Loudness cannot be met: {lufs} LUFS, {peak} dBTP", "响度无法达标：{lufs} LUFS，{peak} dBTP").fill(
            lufs=f"{loudness.integrated:.1f}", peak=f"{loudness.true_peak:.1f}"
        ),
        todo=Words("report this defect", "请报告此缺陷"),
    )


@contextmanager
def ffmpeg_errors() -> Iterator[None]:
    """Translate what FFmpeg says; errors of the disk stay what they are."""
    try:
        yield
    except av.FFmpegError as error:
        if isinstance(error, OSError) and error.errno in (28, 30, 13, 5):  # ENOSPC, EROFS, EACCES, EIO
            raise OSError(error.errno, error.strerror) from error
        raise StudioError(
            Words("The audio cannot be encoded: {why}", "音频编码失败：{why}").fill(why=error),
            todo=Words("report this defect", "请报告此缺陷"),
        ) from error


def _gain(tape: Path, limit: float) -> float:
    """The gain, in dB, at which the limited tape has the loudness wanted: a limiter takes some back."""
    gain = 0.0
    for _ in range(PASSES):
        measured = _loudness(_filtered(_tape_frames(tape), _levelled(gain, limit)), peak=False)[0].integrated
        if measured <= SILENT:
            raise StudioError(
                Words("The tape is silent", "母带没有声音"), todo=Words("try another voice", "请换一个声音")
            )
        gain += TARGET - measured
        if abs(TARGET - measured) <= TOLERANCE / 3:
            break
    return gain


def _levelled(gain: float, limit: float) -> tuple[tuple[str, str], ...]:
    """Linear gain, a look-ahead limiter, and the format that the encoder takes."""
    ceiling = 10 ** (limit / 20)
    return (
        ("volume", f"volume={gain:.3f}dB:precision=float"),
        ("alimiter", f"level_in=1:level_out=1:limit={ceiling:.5f}:attack=5:release=80:level=0:latency=1"),
        ("aformat", f"sample_fmts=s16p:sample_rates={RATE}:channel_layouts=mono"),
    )


def _encode(tape: Path, mp3: Path, gain: float, limit: float) -> None:
    options = {"write_xing": "1", "id3v2_version": "0", "fflags": "+bitexact"}
    with av.open(str(mp3), "w", format="mp3", options=options) as container:
        stream: Any = container.add_stream("libmp3lame", rate=RATE, layout="mono", format="s16p")
        stream.bit_rate = BITRATE
        stream.codec_context.options = {"compression_level": QUALITY}
        frame_size = 1152
        fifo = av.AudioFifo()
        for frame in _filtered(_tape_frames(tape), _levelled(gain, limit)):
            frame.pts = None
            fifo.write(frame)
            for whole in fifo.read_many(frame_size):
                container.mux(stream.encode(whole))
        rest = fifo.read(0, partial=True)
        if rest is not None:
            container.mux(stream.encode(rest))
        container.mux(stream.encode(None))


def _loudness(frames: Iterator[Any], *, peak: bool) -> tuple[Loudness, float]:
    """EBU R 128 of a stream, and its length in seconds."""
    samples = 0

    def counted() -> Iterator[Any]:
        nonlocal samples
        for frame in frames:
            samples += frame.samples
            yield frame

    facts: dict[str, str] = {}
    for frame in _filtered(counted(), (("ebur128", f"metadata=1:peak={'true' if peak else 'none'}"),)):
        facts = frame.metadata or facts
    top = float(facts.get("lavfi.r128.true_peak", "0"))
    loudness = Loudness(
        integrated=float(facts.get("lavfi.r128.I", SILENT)),
        true_peak=round(20 * float(np.log10(max(top, 1e-6))), 2),
        range=float(facts.get("lavfi.r128.LRA", "0")),
    )
    return loudness, samples / RATE


def _filtered(frames: Iterator[Any], chain: tuple[tuple[str, str], ...]) -> Iterator[Any]:
    """`frames` through FFmpeg filters, with nothing kept."""
    first = next(frames)
    graph: Any = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=RATE, format=first.format.name, layout="mono", time_base=Fraction(1, RATE))
    nodes = [source, *(graph.add(name, options) for name, options in chain), graph.add("abuffersink")]
    for one, other in itertools.pairwise(nodes):
        one.link_to(other)
    graph.configure()
    for frame in itertools.chain((first,), frames):
        source.push(frame)
        yield from _pulled(nodes[-1])
    source.push(None)
    yield from _pulled(nodes[-1])


def _pulled(sink: Any) -> Iterator[Any]:
    while True:
        try:
            yield sink.pull()
        except (av.error.BlockingIOError, av.error.EOFError):
            return


def _tape_frames(tape: Path) -> Iterator[Any]:
    at = 0
    with tape.open("rb") as file:
        while data := file.read(2 * CHUNK):
            yield _frame(np.frombuffer(data, dtype="<i2"), at)
            at += len(data) // 2


def _mp3_frames(mp3: Path) -> Iterator[Any]:
    """The MP3 as a player decodes it: encoder delay and padding taken off, as its Info tag says."""
    resampler: Any = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    at = 0
    with av.open(str(mp3)) as container:
        for frame in container.decode(audio=0):
            for piece in resampler.resample(frame):
                yield _frame(piece.to_ndarray()[0], at)
                at += piece.samples


def _frame(samples: np.ndarray, at: int) -> Any:
    frame = av.AudioFrame.from_ndarray(samples.reshape(1, -1), format="s16", layout="mono")
    frame.sample_rate = RATE
    frame.pts = at
    frame.time_base = Fraction(1, RATE)
    return frame
