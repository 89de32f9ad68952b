"""``audiopaper init``: asks what a show needs to know and writes a commented show file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from audiopaper import atomic
from audiopaper.commands.screen import results
from audiopaper.errors import OptionError
from audiopaper.show import Show, load_show
from audiopaper.words import Words, say

ENGINES = Words(
    """How shall the paper be spoken?
  kokoro  on this computer: nothing leaves it, no cost, works without a network; a good neural voice
  edge    Microsoft's online voices: very natural, free of charge, no promise of service; the text of every line
          is sent to Microsoft; if it fails in the middle of a story, the next engine reads that story whole
Name them in order of preference, separated by commas""",
    """用什么语音播报？
  kokoro  在本机合成：内容不出本机，不花钱，断网可用；神经网络语音，质量好
  edge    微软在线语音：非常自然，免费，但不保证服务；每一句文字都会发送给微软；
          若某篇中途失败，由下一个引擎把该篇从头读完
按优先顺序填写，用逗号分隔""",
)
KNOWN = ("kokoro", "edge")

TEMPLATE = """\
# 《{name}》有声版的节目设置。每一项都可以删去，删去就用默认值。
# 改完后运行：audiopaper produce 报纸文件 --show {file}

paper = {paper}
# 播客的名称；留空则用“报名 + 有声版”。
title = {title}
description = {description}

# 听众访问 output 目录的网址，以 / 结尾。订阅源和网页按它生成。
url = {url}
author = {author}
# 订阅源里公开的联系邮箱；留空则不写。
email = {email}
category = "News > Daily News"

# 语音引擎，按优先顺序。kokoro 在本机合成，内容不出本机；edge 会把每句文字发送给微软。
engines = {engines}

# 片头与篇间的短音乐；是否播读图片说明。
music = true
read_captions = false

# 谁来播：主播、记者（逐篇轮换）、公告。声音的名字见 audiopaper voices。
# [cast]
# anchor = ["xiaobei"]
# reporter = ["yunyang", "xiaoxiao"]

# 停顿（秒）：一行播完之后静多久，看那里结束的是什么。行内逗号处的停顿由声音自己掌握。
[pauses]
# 长句中没有标点的换气处；逗号、冒号处；引语或书名号之前；长名单每三五人之后；分号处
joint = {pauses.joint}
clause = {pauses.clause}
lift = {pauses.lift}
group = {pauses.group}
semicolon = {pauses.semicolon}
sentence = {pauses.sentence}
# 诗的一行；表格的一行
verse = {pauses.verse}
row = {pauses.row}
byline = {pauses.byline}
paragraph = {pauses.paragraph}
# 目录中的一条；小标题的前后；引题、标题、副题之后
item = {pauses.item}
subhead = {pauses.subhead}
headline = {pauses.headline}
story = {pauses.story}

# 本报的习惯：整行匹配的正则表达式。furniture 印而不读，masthead 属于报头。
# [reading]
# furniture = ["^新闻热线[:：].*$"]
# masthead = ["^今日.版$"]

# 读音：在本文件旁边写 lexicon.toml，例如
#   "单家浜" = "shan4 jia1 bang1"
"""


def init(
    file: Annotated[Path, typer.Argument(help=say("The show file to write.", "要写的设置文件。"))] = Path("show.toml"),
    paper: Annotated[str | None, typer.Option(help=say("Name of the paper.", "报名。"))] = None,
    url: Annotated[
        str | None, typer.Option(help=say("Where listeners will find the output folder.", "听众访问播客目录的网址。"))
    ] = None,
    author: Annotated[str | None, typer.Option(help=say("Publisher of the paper.", "主办单位。"))] = None,
    email: Annotated[str | None, typer.Option(help=say("Public address of the owner.", "公开的联系邮箱。"))] = None,
    engines: Annotated[
        str | None, typer.Option(help=say("Engines in order of preference: edge,kokoro", "引擎顺序：edge,kokoro"))
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=say("Replace an existing file.", "覆盖已有文件。"))] = False,
) -> None:
    """Write a show file."""
    if file.exists() and not force:
        raise OptionError(
            Words("The show file is already there", "设置文件已经存在"),
            file=file,
            todo=Words("edit it, or replace it with --force", "请直接编辑，或用 --force 覆盖"),
        )
    default = Show()
    name = _answer(paper, Words("Name of the paper", "报名"), "")
    text = TEMPLATE.format(
        file=file.name,
        name=name.replace("\n", " "),
        paper=_toml(name),
        title=_toml(f"{name}有声版" if name else ""),
        description=_toml(f"《{name}》每日新闻，由人工智能语音播报。" if name else ""),
        url=_toml(_answer(url, Words("Address of the podcast", "播客网址"), default.url)),
        author=_toml(_answer(author, Words("Publisher", "主办单位"), name)),
        email=_toml(_answer(email, Words("Public e-mail address (may stay empty)", "公开邮箱（可留空）"), "")),
        engines=json.dumps(_engines(_answer(engines, ENGINES, "kokoro"))),
        pauses=default.pauses,
    )
    atomic.write_text(file, text)
    load_show(file)
    results().print(say("Written: {}", "已写入：{}").format(file), markup=False)


def _answer(flag: str | None, question: Words, default: str) -> str:
    """The flag, or what a person at a terminal answers, or the default."""
    if flag is not None:
        return flag
    if not sys.stdin.isatty():
        return default
    return str(typer.prompt(question.text(), default=default, show_default=bool(default))).strip()


def _engines(answer: str) -> list[str]:
    names = [name.strip() for name in answer.replace("，", ",").split(",") if name.strip()]
    unknown = [name for name in names if name not in KNOWN]
    if unknown or not names:
        raise OptionError(
            Words("There is no engine {name}", "没有 {name} 这个引擎").fill(name=", ".join(unknown) or answer),
            todo=Words("choose among {known}", "请从 {known} 中选择").fill(known=", ".join(KNOWN)),
        )
    return names


def _toml(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's, but for DEL, which TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
