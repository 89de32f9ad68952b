"""Every fault of the online voices at 0, 5, 30 and 100 % of requests: is the edition whole, right, and in time?

    python -m benchmarks.faults [--only "slow drip"] [--engine kokoro]

The edition is a short one, spoken by the double of Edge, with a local engine behind it. Whole: a clip for every line,
each story by one engine. Right: with tones, one beep a syllable, counted in the sound; with ``--engine kokoro``, what
an offline recogniser hears is the text, but for at most :data:`RIGHT` of its syllables. In time: within :data:`LIMIT`.
Told: the notes of the run name what happened. Alone: with nobody behind it, at 100 %, the run fails by name and gives
no edition.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audiopaper.errors import WorkError
from audiopaper.model import Clip, Line, Role, Script, Section, SectionKind
from audiopaper.progress import Event, Noted
from audiopaper.script import lexicon_of
from audiopaper.script.readings import Reader
from audiopaper.show import Show
from audiopaper.speech import recite
from audiopaper.testing.edge import EdgeDouble, Fault
from audiopaper.testing.online.performance import Performer

RATES = (0.05, 0.3, 1.0)
LIMIT = 60.0
"""Seconds for an edition of two minutes, whatever the network does."""
RIGHT = 0.15
"""Toneless syllables heard wrong, at most: by this recogniser, on lines as short as these, of clips without a fault."""
TOLD = {
    Fault.REFUSE: ("no connection", "connection broken"),
    Fault.FORBIDDEN: ("403",),
    Fault.THROTTLED: ("429",),
    Fault.UNAVAILABLE: ("5xx",),
    Fault.HANG_BEFORE: ("no answer in time",),
    Fault.HANG_MIDDLE: ("no answer in time",),
    Fault.RESET: ("cut short", "no audio", "connection broken"),
    Fault.NO_AUDIO: ("no audio",),
    Fault.CUT: ("cut short",),
    Fault.SILENCE: ("silent", "nothing but silence"),
    Fault.WRONG_LENGTH: ("no valid sound",),
    Fault.GARBAGE: ("no valid sound",),
    Fault.DRIP: ("no answer in time",),
    Fault.WRONG_BOUNDARIES: ("impossible word times",),
    Fault.SKEWED_CLOCK: ("clock of this machine", "403"),
}
"""Fault → words one of which the notes must contain."""
HARMLESS = (Fault.WRONG_BOUNDARIES, Fault.SKEWED_CLOCK)
"""What Edge alone survives at 100 %."""
STORIES = (
    ("县图书馆延长开放时间", "即日起至年底，县图书馆周末开放到晚上九点", "少儿阅览室同时开放", "读者凭身份证即可入馆"),
    ("乐和桥建成通车", "昨天上午，横跨青溪的乐和桥正式通车", "两岸居民往来不必再绕行五公里", "大桥全长三百二十米"),
    ("停水公告", "因管道检修，城东片区明天停水", "请居民提前储水", "恢复供水的时间另行通知"),
    ("女篮夺得全市冠军", "县中学女子篮球队连胜五场", "队员平均身高只有一米六八", "她们每天训练两个小时"),
    ("今明天气", "今天晴到多云，东北风三级", "最低气温四度", "明天夜里有小雨，出门请带伞"),
)


@dataclass(frozen=True, slots=True)
class Row:
    """What one run showed."""

    fault: str
    share: float
    hits: int
    seconds: float
    engines: str
    """"edge 18, tone 2": lines by engine."""
    whole: bool
    right: bool
    told: bool
    alone: bool | None

    @property
    def good(self) -> bool:
        return self.whole and self.right and self.told and self.seconds <= LIMIT and self.alone is not False

    def __str__(self) -> str:
        marks = ("no", "yes")
        alone = "" if self.alone is None else marks[self.alone]
        return (
            f"{self.fault:20} {self.share:5.0%} {self.hits:5} {self.seconds:6.1f}  {self.engines:20} "
            f"{marks[self.whole]:5} {marks[self.right]:5} {marks[self.told]:4} {alone}"
        )


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Editions made in bad weather.")
    parser.add_argument("--only", action="append", type=Fault, help="one fault; repeat the option")
    parser.add_argument("--engine", default="tone", help="who speaks behind the double and after it: tone or kokoro")
    given = parser.parse_args(arguments)
    script = written()
    rehearsal = Performer(given.engine)
    for line in script.lines:
        rehearsal.perform(line.spoken, 1.0)
    print(f"{'fault':20} {'share':>5} {'hits':>5} {'s':>6}  {'lines by':20} whole right told alone at 100 % fails")
    rows = [run(script, given.engine, None, 0.0)]
    print(rows[0], flush=True)
    for fault in given.only or Fault:
        for share in RATES:
            rows.append(run(script, given.engine, fault, share))
            print(rows[-1], flush=True)
    bad = [row for row in rows if not row.good]
    print(f"{len(rows)} runs of {len(script.lines)} lines; {len(bad)} not as they should be")
    if bad:
        sys.exit(1)


def written() -> Script:
    """The stories as a script."""
    reader = Reader(lexicon_of(Show()))
    lines = []
    sections = tuple(Section(f"a{number}", SectionKind.STORY, story[0]) for number, story in enumerate(STORIES, 1))
    for section, story in zip(sections, STORIES, strict=True):
        for number, text in enumerate(story):
            spoken = text + "。"
            reading = tuple(each.pinyin for each in reader.read(spoken))
            words = reader.words(spoken)
            place = f"{section.id}-{number}"
            lines.append(Line(place, section.id, Role.ANCHOR, 0, text, spoken, reading, 0.2, words=words))
    return Script(sections, tuple(lines))


def run(script: Script, engine: str, fault: Fault | None, share: float) -> Row:
    """One edition in one kind of weather."""
    with own_cache(), EdgeDouble(engine=engine, faults={fault: share} if fault else {}) as service:
        notes: list[str] = []
        began = time.monotonic()
        clips = list(recite(script, show(service, "edge", engine), progress=lambda event: note(event, notes)))
        seconds = time.monotonic() - began
        hits = service.hits
    said = " ".join(notes)
    told = not hits or fault is None or any(words in said for words in TOLD[fault])
    return Row(
        fault or "none",
        share,
        hits,
        seconds,
        by_engine(clips),
        is_whole(script, clips),
        is_right(clips, engine),
        told,
        alone(script, engine, fault) if fault and share == 1 else None,
    )


def alone(script: Script, engine: str, fault: Fault) -> bool:
    """Whether a run with Edge alone fails by name, or, where it can, does not."""
    with own_cache(), EdgeDouble(engine=engine, faults={fault: 1.0}) as service:
        try:
            list(recite(script, show(service, "edge")))
        except WorkError as error:
            return fault not in HARMLESS and bool(error.what.en)
        return fault in HARMLESS


def show(service: EdgeDouble, *engines: str) -> Show:
    return Show(engines=engines, engine={"edge": service.options})


def note(event: Event, notes: list[str]) -> None:
    if isinstance(event, Noted):
        notes.append(event.words.en)


@contextmanager
def own_cache() -> Iterator[None]:
    """An empty cache, but for the model, which is large and is not what is measured."""
    from audiopaper.places import cache_folder

    models = cache_folder() / "models"
    before = os.environ.get("AUDIOPAPER_CACHE")
    with tempfile.TemporaryDirectory() as folder:
        if models.is_dir():
            (Path(folder) / "models").symlink_to(models)
        os.environ["AUDIOPAPER_CACHE"] = folder
        try:
            yield
        finally:
            del os.environ["AUDIOPAPER_CACHE"]
            if before is not None:
                os.environ["AUDIOPAPER_CACHE"] = before


def by_engine(clips: Sequence[Clip]) -> str:
    names = [clip.engine for clip in clips]
    return ", ".join(f"{name} {names.count(name)}" for name in dict.fromkeys(names))


def is_whole(script: Script, clips: Sequence[Clip]) -> bool:
    engines = {(clip.line.section, clip.engine) for clip in clips}
    return [clip.line for clip in clips] == list(script.lines) and len(engines) == len(script.sections)


def is_right(clips: Sequence[Clip], engine: str) -> bool:
    if engine == "tone":
        return all(beeps(clip) == clip.line.syllables for clip in clips)
    from measure.recogniser import listen

    heard = [listen(_at_16_kilohertz(clip), clip.line.reading) for clip in clips]
    return sum(each.errors for each in heard) <= RIGHT * sum(len(each.said) for each in heard)


def beeps(clip: Clip) -> int:
    """How many stretches of sound there are in a clip of tones."""
    samples = np.frombuffer(clip.pcm, dtype="<i2").astype(np.float64) / 32768
    size = clip.rate // 200
    levels = np.sqrt(np.mean(samples[: len(samples) // size * size].reshape(-1, size) ** 2, axis=1))
    loud = np.concatenate([[False], levels > 0.08])
    return int(np.sum(~loud[:-1] & loud[1:]))


def _at_16_kilohertz(clip: Clip) -> np.ndarray:
    samples = np.frombuffer(clip.pcm, dtype="<i2").astype(np.float32) / 32768
    places = np.arange(0, len(samples), clip.rate / 16_000)
    return np.interp(places, np.arange(len(samples)), samples).astype(np.float32)


if __name__ == "__main__":
    main(sys.argv[1:])
