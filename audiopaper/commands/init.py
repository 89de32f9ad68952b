"""``audiopaper init``: asks what a show needs to know and writes a commented show file."""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from audiopaper import atomic
from audiopaper.commands.screen import results
from audiopaper.errors import OptionError, ShowError
from audiopaper.show import Pauses, Show
from audiopaper.showfile import load_show
from audiopaper.speech.cast import load_voices
from audiopaper.speech.registry import engine_names
from audiopaper.words import Words, say

ENGINES = Words(
    """How shall the paper be spoken?
  kokoro  on this computer
          quality: a good neural voice; privacy: nothing leaves this computer; cost: none, and about as much time as
          the computer has for it; works without a network
  edge    Microsoft's online voices
          quality: very natural; privacy: the text of every line is sent to Microsoft; cost: no fee, no contract,
          and no promise of service; needs a network
  azure   Microsoft's voices by contract, with a key
          quality: very natural, and told how names are read; privacy: the text of every line is sent to Microsoft;
          cost: by the character, to your Azure account; needs a network and AUDIOPAPER_AZURE_KEY
The first that works this morning speaks. A story that it cannot finish is read whole by the next.
Name them in order of preference, separated by commas""",
    """用什么语音播报？
  kokoro  在本机合成
          音质：好，神经网络语音；隐私：内容不出本机；费用：无，占用本机算力；断网可用
  edge    微软在线语音
          音质：非常自然；隐私：每一句文字都会发送给微软；费用：免费，无合同，也不保证服务；需要联网
  azure   微软语音服务（有合同，凭密钥）
          音质：非常自然，可指定人名地名的读音；隐私：每一句文字都会发送给微软；
          费用：按字数计入贵单位的 Azure 账户；需要联网和环境变量 AUDIOPAPER_AZURE_KEY
当天第一个可用的引擎负责播读；它读不完的篇目，由下一个引擎从头读完。
按优先顺序填写，用逗号分隔""",
)
VOICES = Words(
    "{role}: which voice? Several take turns, story by story; leave it empty for the usual ones.\n{known}\n",
    "{role}：用哪个声音？可填多个，逐篇轮换；留空用默认声音。\n{known}\n",
)
ROLES = {"anchor": Words("The anchor, who opens and closes", "主播（片头片尾）"), "reporter": Words("Stories", "新闻")}

TEMPLATE = """\
# 《{comment}》有声版的节目设置。每一项都可以删去，删去就用默认值。
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

# 语音引擎，按优先顺序：第一个可用的负责播读，读不完的篇目由下一个从头读完。
# kokoro：在本机合成，音质好，内容不出本机，不花钱，断网可用。
# edge：微软在线语音，非常自然，免费但不保证服务；每一句文字都会发送给微软。
# azure：微软语音服务，非常自然，可指定读音，按字数收费；每一句文字都会发送给微软。密钥只放在环境变量
#   AUDIOPAPER_AZURE_KEY 里，不写在本文件中。有密钥的报社可用 ["azure", "kokoro"]。
engines = {engines}
# 必须完成的本地时间：来不及的引擎会让位给更快的。
# by = 06:50:00

# 片头与篇间的短音乐；是否播读图片说明。
music = true
read_captions = false

# 谁来播：主播、记者（逐篇轮换）、公告。声音的名字见 audiopaper voices。
{cast}

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

# 上网须经代理时（也可用环境变量 HTTPS_PROXY）：
# [engine.edge]
# proxy = "http://10.0.0.1:3128"

# Azure 语音资源所在的区域：
# [engine.azure]
# region = "chinaeast2"

# 本报的习惯：整行匹配的正则表达式。furniture 印而不读，masthead 属于报头。
# [reading]
# furniture = ["^新闻热线[:：].*$"]
# masthead = ["^今日.版$"]

# 读音：在本文件旁边写 lexicon.toml，例如
#   "单家浜" = "shan4 jia1 bang1"
"""
USUAL_CAST = """\
# [cast]
# anchor = ["xiaobei"]
# reporter = ["yunyang", "xiaoxiao"]"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said about their show."""

    paper: str
    url: str
    author: str
    email: str
    engines: tuple[str, ...]
    cast: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """(role, names of voices); a role with none keeps the usual ones."""


def show_text(answers: Answers, file: str) -> str:
    """The show file, as TOML with comments. Nothing that was answered can become anything but a value."""
    name = answers.paper
    return TEMPLATE.format(
        comment=_comment(name),
        file=_comment(file),
        paper=_toml(name),
        title=_toml(f"{name}有声版" if name else ""),
        description=_toml(f"《{name}》每日新闻，由人工智能语音播报。" if name else ""),
        url=_toml(answers.url),
        author=_toml(answers.author),
        email=_toml(answers.email),
        engines=_list(answers.engines),
        cast=_cast(answers.cast),
        pauses=Pauses(),
    )


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
    anchor: Annotated[
        str | None, typer.Option(help=say("Voices of the anchor: xiaobei", "主播的声音：xiaobei"))
    ] = None,
    reporter: Annotated[
        str | None, typer.Option(help=say("Voices of the stories: yunyang,xiaoxiao", "新闻的声音：yunyang,xiaoxiao"))
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
    name = _answer(paper, Words("Name of the paper", "报名"), "")
    at = _answer(url, Words("Address of the podcast", "播客网址"), Show().url)
    publisher = _answer(author, Words("Publisher", "主办单位"), name)
    address = _answer(email, Words("Public e-mail address (may stay empty)", "公开邮箱（可留空）"), "")
    order = _engines(_answer(engines, ENGINES, "kokoro"))
    cast = tuple((role, _voices(role, flag, order)) for role, flag in (("anchor", anchor), ("reporter", reporter)))
    text = show_text(Answers(name, at, publisher, address, order, cast), file.name)
    _check(text)
    atomic.write_text(file, text)
    results().print(say("Written: {}", "已写入：{}").format(file), markup=False)


def _answer(flag: str | None, question: Words, default: str) -> str:
    """The flag, or what a person at a terminal answers, or the default."""
    if flag is not None:
        return flag
    if not sys.stdin.isatty():
        return default
    return str(typer.prompt(question.text(), default=default, show_default=bool(default))).strip()


def _names(answer: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in answer.replace("，", ",").split(",") if name.strip())


def _engines(answer: str) -> tuple[str, ...]:
    names, known = _names(answer), engine_names()
    unknown = [name for name in names if name not in known]
    if unknown or not names:
        raise OptionError(
            Words("There is no engine {name}", "没有 {name} 这个引擎").fill(name=", ".join(unknown) or answer),
            todo=Words("choose among {known}", "请从 {known} 中选择").fill(known=", ".join(known)),
        )
    return names


def _voices(role: str, flag: str | None, engines: tuple[str, ...]) -> tuple[str, ...]:
    """The voices of a role, of those that the engines have."""
    there = {name: voice for name, voice in load_voices().items() if voice.engine in engines}
    known = "\n".join(f"  {name}  {voice.label}" for name, voice in there.items())
    question = Words(*(text.format(role=words, known=known) for text, words in zip(VOICES, ROLES[role], strict=True)))
    names = _names(_answer(flag, question, ""))
    if unknown := [name for name in names if name not in there]:
        raise OptionError(
            Words("The engines chosen have no voice {name}", "所选引擎没有 {name} 这个声音").fill(
                name=", ".join(unknown)
            ),
            todo=Words("choose among {known}", "请从 {known} 中选择").fill(known=", ".join(there)),
        )
    return names


def _check(text: str) -> None:
    """See that the file loads back, before it is written. Raises OptionError: an answer cannot be."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Path(folder) / "show.toml"
        trial.write_text(text, encoding="utf-8")
        try:
            load_show(trial)
        except ShowError as error:
            raise OptionError(
                error.what, todo=Words("correct the answer or the flag", "请更正该项回答或选项")
            ) from error


def _cast(cast: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    rows = [f"{role} = {_list(names)}" for role, names in cast if names]
    return "\n".join(["[cast]", *rows]) if rows else USUAL_CAST


def _list(names: tuple[str, ...]) -> str:
    return "[" + ", ".join(_toml(name) for name in names) + "]"


def _comment(text: str) -> str:
    """Text that stays in its comment: TOML takes no control characters there."""
    return "".join(each if each.isprintable() else " " for each in text)


def _toml(text: str) -> str:
    """A TOML basic string: JSON's escapes are a subset of TOML's, but for DEL, which TOML wants escaped.

    What is no character (half of a surrogate pair, from a terminal that speaks another encoding) becomes U+FFFD.
    """
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
