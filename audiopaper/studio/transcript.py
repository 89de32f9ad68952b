"""The transcript: WebVTT, one cue a line, as it is printed. https://www.w3.org/TR/webvtt1/."""

from __future__ import annotations

from audiopaper.model import Cue


def webvtt(cues: tuple[Cue, ...]) -> str:
    """The cues as a WebVTT file."""
    blocks = [f"{cue.line.id}\n{clock(cue.start)} --> {clock(cue.end)}\n{cue_text(cue.line.printed)}\n" for cue in cues]
    return "WEBVTT\nLanguage: zh-CN\n\n" + "\n".join(blocks)


def clock(seconds: float) -> str:
    """A time as WebVTT writes it.

    >>> clock(3723.5)
    '01:02:03.500'
    """
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02d}:{minutes % 60:02d}:{rest // 1000:02d}.{rest % 1000:03d}"


def cue_text(printed: str) -> str:
    """Text that WebVTT reads as text: no markup, no arrow, no line break, no control character.

    >>> cue_text("<b>A --> B</b>")
    '&lt;b&gt;A --&gt; B&lt;/b&gt;'
    """
    text = " ".join("".join(each if each.isprintable() else " " for each in printed).split())
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
