"""The cast: which voice speaks a role. Profiles and the usual cast stand in ``voices/``; a show may cast otherwise."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audiopaper.errors import VoiceError
from audiopaper.model import Line, Role
from audiopaper.places import voices_folder
from audiopaper.show import Show
from audiopaper.speech.engine import Voice
from audiopaper.speech.registry import voices_of
from audiopaper.toml import line_of, read_toml
from audiopaper.words import Words

CAST_FILE = "cast.toml"
PAIRS = frozenset({"pace", "edges"})
LIMITS: Mapping[str, tuple[float, float]] = {"speed": (0.5, 2.0), "pitch": (-100.0, 100.0), "gain": (-20.0, 20.0)}


@dataclass(frozen=True, slots=True)
class Cast:
    """Voices by engine and role, all there and all fitting."""

    voices: Mapping[str, Mapping[Role, tuple[Voice, ...]]]

    def voice_for(self, line: Line, engine: str) -> Voice:
        """The voice that says `line` with `engine`: the voices of a role take turns."""
        voices = self.voices[engine][line.role]
        return voices[line.turn % len(voices)]


def load_voices(folder: Path | None = None) -> dict[str, Voice]:
    """All voice profiles, by name.

    Raises:
        VoiceError: a profile is malformed.
    """
    folder = folder or voices_folder()
    files = sorted(file for file in folder.glob("*.toml") if file.name not in (CAST_FILE, "lexicon.toml"))
    return {file.stem: _profile(file) for file in files}


def load_cast(show: Show, folder: Path | None = None) -> Cast:
    """The cast of `show`, for each of its engines.

    A role takes those voices of the show's cast that belong to the engine, else the engine's usual ones, else those
    that the engine itself brings along.

    Raises:
        OptionError: there is no such engine.
        VoiceError: a role or a voice does not exist, or an engine has no voice for a role.
    """
    folder = folder or voices_folder()
    profiles = load_voices(folder)
    usual = _table(folder / CAST_FILE)
    _check_roles(show)
    brought = {engine: voices_of(engine) for engine in show.engines if engine not in usual}
    profiles |= {voice.name: voice for voices in brought.values() for voice in voices}
    chosen = {role: [_known(name, profiles, show.file) for name in names] for role, names in show.cast.items()}
    voices: dict[str, dict[Role, tuple[Voice, ...]]] = {}
    for engine in show.engines:
        voices[engine] = {}
        for role in Role:
            own = tuple(voice for voice in chosen.get(role, ()) if voice.engine == engine)
            fallback = usual.get(engine, {}).get(role, ())
            named = tuple(_known(name, profiles, folder / CAST_FILE) for name in fallback)
            voices[engine][role] = own or named or brought.get(engine, ())
            if not voices[engine][role]:
                raise VoiceError(
                    Words("The engine {engine} has no voice for {role}", "引擎 {engine} 没有 {role} 的声音").fill(
                        engine=engine, role=role
                    ),
                    file=show.file,
                    todo=Words("choose another engine or cast a voice of it", "请换引擎，或在 [cast] 中指定声音"),
                )
    return Cast(voices)


def _check_roles(show: Show) -> None:
    for role in show.cast:
        if role not in set(Role):
            raise VoiceError(
                Words("There is no role {role}", "没有 {role} 这个角色").fill(role=role),
                file=show.file,
                todo=Words("the roles are {known}", "角色有：{known}").fill(known=", ".join(Role)),
            )


def _known(name: str, profiles: Mapping[str, Voice], file: Path | None) -> Voice:
    if name not in profiles:
        raise VoiceError(
            Words("There is no voice {name}", "没有 {name} 这个声音").fill(name=name),
            file=file,
            todo=Words("the voices are {known}", "可用的声音：{known}").fill(known=", ".join(profiles)),
        )
    return profiles[name]


def _profile(file: Path) -> Voice:
    text, table = _read(file)
    known = [each.name for each in dataclasses.fields(Voice) if each.name not in ("name", "data")]
    for name, value in table.items():
        if name not in known or not _fits(name, value):
            raise VoiceError(
                Words("The profile cannot say {name} = {value}", "声音配置不能写 {name} = {value}").fill(
                    name=name, value=value
                ),
                file=file,
                line=line_of(text, name),
                todo=_takes(name, known),
            )
    for name in PAIRS & table.keys():
        table[name] = (float(table[name][0]), float(table[name][1]))
    try:
        return Voice(name=file.stem, data=file.parent, **table)
    except TypeError as error:
        raise VoiceError(
            Words("The profile is not complete: {why}", "声音配置不完整：{why}").fill(why=error),
            file=file,
            todo=Words("give engine and id", "请写明 engine 和 id"),
        ) from error


def _takes(name: str, known: Sequence[str]) -> Words:
    """What to write instead; docs/engines.md says what each means."""
    if name not in known:
        return Words("there are {known}", "可用的有 {known}").fill(known=", ".join(known))
    if name in LIMITS:
        low, high = LIMITS[name]
        return Words("write a number from {low} to {high}", "请写 {low} 到 {high} 之间的数").fill(
            low=f"{low:g}", high=f"{high:g}"
        )
    if name in PAIRS:
        return Words("write two numbers of seconds: [0.12, 0.40]", "请写两个秒数，如 [0.12, 0.40]")
    return Words('write text in quotation marks: "…"', '请写引号里的文字："…"')


def _fits(name: str, value: Any) -> bool:
    if name in LIMITS:
        low, high = LIMITS[name]
        return isinstance(value, int | float) and low <= value <= high
    if name in PAIRS:
        pair = isinstance(value, list) and len(value) == 2 and all(isinstance(each, int | float) for each in value)
        return pair and min(value) >= 0 and (name != "pace" or 0 < value[0] < value[1])
    return isinstance(value, str)


def _table(file: Path) -> dict[str, Any]:
    return _read(file)[1]


def _read(file: Path) -> tuple[str, dict[str, Any]]:
    return read_toml(file, Words("The profile", "声音配置"), VoiceError)
