"""Profiles of voices: what one cannot say is refused by line, with what to write; the docs describe every row."""

import dataclasses
import re
import tomllib
from pathlib import Path

import pytest

from audiopaper.errors import VoiceError
from audiopaper.speech.cast import LIMITS, load_voices
from audiopaper.speech.engine import Voice

DOCS = (Path(__file__).parents[2] / "docs" / "engines.md").read_text(encoding="utf-8")
PROFILE = 'engine = "tone"\nid = "a"\n'


@pytest.mark.parametrize(
    ("row", "todo"),
    [
        ("gain = 30", "write a number from -20 to 20"),
        ('speed = "fast"', "write a number from 0.5 to 2"),
        ("edges = 0.2", "write two numbers of seconds: [0.12, 0.40]"),
        ("pace = [0.4, 0.1]", "write two numbers of seconds: [0.12, 0.40]"),
        ("label = 5", 'write text in quotation marks: "…"'),
        ("volume = 1", "there are engine, id, label, speed, pitch, gain, pace, edges"),
    ],
)
def test_what_a_profile_cannot_say_is_refused_by_line_with_what_to_write(tmp_path, row, todo):
    path = tmp_path / "mine.toml"
    path.write_text(f"{PROFILE}# {row}\n{row}\n", encoding="utf-8")
    with pytest.raises(VoiceError) as caught:
        load_voices(tmp_path)
    assert (caught.value.file, caught.value.line, caught.value.todo.en) == (path, 4, todo)


def test_the_profile_in_the_docs_has_every_row_with_its_limits_and_loads(tmp_path):
    (shown,) = re.findall(r'```toml\n(engine = "mine"\n.*?)```', DOCS, re.DOTALL)
    assert tomllib.loads(shown).keys() == {each.name for each in dataclasses.fields(Voice)} - {"name", "data"}
    for name, (low, high) in LIMITS.items():
        assert re.search(rf"^{name} = .*# {low:g} to {high:g}\b", shown, re.MULTILINE), name
    (tmp_path / "mine.toml").write_text(shown, encoding="utf-8")
    assert load_voices(tmp_path)["mine"].engine == "mine"
