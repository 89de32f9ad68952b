"""A line as SSML. What stands in the paper is text in it and never markup: the library that writes XML sees to that."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from audiopaper.model import Line
from audiopaper.speech.engine import Voice
from audiopaper.speech.engines.azure.phones import runs

UNWRITABLE = re.compile("[^\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML cannot hold, and those that it does not keep."""


def ssml(line: Line, voice: Voice) -> str:
    """The whole request for `line`: voice, pace, pitch, text, and the readings that have to be told."""
    space = {"version": "1.0", "xmlns": "http://www.w3.org/2001/10/synthesis", "xml:lang": "zh-CN"}
    speak = ET.Element("speak", space)
    prosody = ET.SubElement(
        ET.SubElement(speak, "voice", {"name": voice.id}),
        "prosody",
        {"rate": f"{round((voice.speed - 1) * 100):+d}%", "pitch": f"{round(voice.pitch):+d}Hz"},
    )
    _say(prosody, line)
    return ET.tostring(speak, encoding="unicode")


def _say(prosody: ET.Element, line: Line) -> None:
    text = UNWRITABLE.sub(" ", line.spoken)  # one for one: offsets stay
    at = 0
    last: ET.Element | None = None
    for run in runs(line):
        _add(prosody, last, text[at : run.start])
        last = ET.SubElement(prosody, "phoneme", {"alphabet": "sapi", "ph": run.phones})
        last.text = text[run.start : run.end]
        at = run.end
    _add(prosody, last, text[at:])


def _add(prosody: ET.Element, last: ET.Element | None, text: str) -> None:
    """Text goes behind the last child, or in front of the first."""
    if last is None:
        prosody.text = text
    else:
        last.tail = text
