"""Seconds that reading takes by the shape of the input: a page, one line, and what nobody would print.

python -m benchmarks.reading [--megabytes 10] [SHAPE …]
"""

from __future__ import annotations

import argparse
import contextlib
import datetime
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from audiopaper.errors import IssueError
from audiopaper.issue import read_issue
from audiopaper.issue.source import decode
from audiopaper.show import Show

LEAD = "本报讯（记者 王小明）昨天上午，大桥建成通车，两岸居民步行过江，热闹得很。"
TEXT = "县交通局局长说，这座桥全长三百二十米，工期比计划提前了两个月，今后过江不必再等渡船。"
PAGES = Path(__file__).parents[1] / "tests" / "pages"
SHAPES = {
    "pages of all kinds": "\n\n".join(decode(page.read_bytes()) or "" for page in sorted(PAGES.glob("*/*.md"))),
    "a page": f"## 大桥通车\n\n{LEAD}\n\n" + f"{TEXT}\n\n" * 7,
    "wrapped lines": (TEXT[:20] + "\n") * 8 + "这一天过得真高兴。\n",
    "one line": TEXT,
    "short lines": "春天来了大家都出门\n",
    "headings": "# 标题一二三四\n",
    "rows of a table": "| 王明 | 12 | 城关镇 |\n",
    "captions": "图为大桥通车现场（李明 摄）\n\n",
    "verse": "春风又绿江南岸，\n明月何时照我还。\n\n",
    "page labels": "第1版 要闻\n\n",
    "cut sentences": TEXT[:-1] + "\n\n",
    "punctuation": "，。！？",
    "entities": "&nbsp;&#x4e2d;",
    "open tags": "<div><span>",
    "script tags": "<script>字</script>",
    "open comments": "<!--字",
    "brackets": "（记者",
    "link brackets": "[字](",
    "data URIs": "![](data:image/png;base64," + "A" * 60_000 + ")\n",
    "controls": "\x00字\u202e",
}
"""What is repeated until the file is as large as asked."""


def main(arguments: Sequence[str] = ()) -> None:
    parser = argparse.ArgumentParser(description="Seconds to read, by the shape of the input.")
    parser.add_argument("--megabytes", type=float, default=1.0)
    parser.add_argument("shapes", nargs="*", help=", ".join(SHAPES))
    given = parser.parse_args(arguments)
    for name in given.shapes or SHAPES:
        print(f"{name:18} {given.megabytes:5.1f} MB {seconds(SHAPES[name], given.megabytes):7.2f} s", flush=True)


def seconds(piece: str, megabytes: float) -> float:
    """Seconds of the processor that reading `megabytes` of `piece` takes."""
    times = int(megabytes * 1e6 / len(piece.encode())) + 1
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / "issue.md"
        file.write_text(f"## 大桥通车\n\n{LEAD}\n\n" + piece * times, encoding="utf-8")
        began = time.process_time()
        with contextlib.suppress(IssueError):  # no story in it: that is an answer too
            read_issue(file, Show(date=datetime.date(2026, 1, 1)))
        return time.process_time() - began


if __name__ == "__main__":
    main(sys.argv[1:])
