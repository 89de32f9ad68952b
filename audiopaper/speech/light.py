"""Light syllables: words that Standard Chinese ends without a tone, as the engine's first step towards sound.

A reading names which voice of a character is meant, in full tone: 知识 is zhi1 shi2, of 识 shi2 and zhi4. That the word
is said zhi1 shi5 belongs to speaking. The words are those that 现代汉语词典 prints with a dot before the last syllable
and whose last character has several voices; a character of one voice has nothing to tell apart, so readings give its
light form at once (豆腐 dou4 fu5).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

WORDS = {
    word: (first, last)
    for word, first, last in (
        ("巴结", "ba1", "jie2"),
        ("扁担", "bian3", "dan4"),
        ("伯伯", "bo2", "bo2"),
        ("裁缝", "cai2", "feng2"),
        ("凑合", "cou4", "he2"),
        ("答应", "da1", "ying4"),
        ("打发", "da3", "fa1"),
        ("打量", "da3", "liang4"),
        ("打听", "da3", "ting1"),
        ("耽搁", "dan1", "ge1"),
        ("灯笼", "deng1", "long2"),
        ("弟弟", "di4", "di4"),
        ("掂量", "dian1", "liang2"),
        ("动弹", "dong4", "tan2"),
        ("膈应", "ge4", "ying4"),
        ("工夫", "gong1", "fu1"),
        ("功夫", "gong1", "fu1"),
        ("闺女", "gui1", "nv3"),
        ("含糊", "han2", "hu2"),
        ("行当", "hang2", "dang4"),
        ("合同", "he2", "tong2"),
        ("糊弄", "hu4", "nong4"),
        ("家什", "jia1", "shi2"),
        ("见识", "jian4", "shi2"),
        ("街坊", "jie1", "fang1"),
        ("亏空", "kui1", "kong4"),
        ("唠叨", "lao2", "dao1"),
        ("利落", "li4", "luo4"),
        ("粮食", "liang2", "shi2"),
        ("迷糊", "mi2", "hu2"),
        ("模糊", "mo2", "hu2"),
        ("念叨", "nian4", "dao1"),
        ("铺盖", "pu1", "gai4"),
        ("认识", "ren4", "shi2"),
        ("商量", "shang1", "liang2"),
        ("收拾", "shou1", "shi2"),
        ("舒服", "shu1", "fu2"),
        ("顺当", "shun4", "dang4"),
        ("思量", "si1", "liang2"),
        ("岁数", "sui4", "shu4"),
        ("停当", "ting2", "dang4"),
        ("头发", "tou2", "fa4"),
        ("徒弟", "tu2", "di4"),
        ("稳当", "wen3", "dang4"),
        ("吆喝", "yao1", "he4"),
        ("衣服", "yi1", "fu2"),
        ("掌柜", "zhang3", "gui4"),
        ("丈夫", "zhang4", "fu1"),
        ("照应", "zhao4", "ying4"),
        ("知识", "zhi1", "shi2"),
        ("作坊", "zuo1", "fang1"),
        ("琢磨", "zuo2", "mo2"),
    )
}
"""Word → its first syllable and its last in full tone: read otherwise it is another word."""


def lightened(spoken: str, reading: Sequence[str], words: Iterable[int], kept: Iterable[int] = ()) -> tuple[str, ...]:
    """The syllables of `spoken` with those light that are said so; same shape as `reading`.

    Args:
        spoken: the line.
        reading: one syllable a character, "" for what is no Hanzi.
        words: offsets at which words begin: 同 is light in 合同|条款, not in 联合|同步.
        kept: offsets that stay as they are: what the paper's own lexicon says.
    """
    syllables, begins, fixed = list(reading), {*words, len(spoken)}, {*kept}
    for at in range(1, len(spoken)):
        torn = at in begins and not {at - 1, at + 1} <= begins  # two words of one character may well be one: 膈|应
        told = WORDS.get(spoken[at - 1 : at + 1]) == (syllables[at - 1], syllables[at])
        if told and not torn and at not in fixed:
            syllables[at] = syllables[at][:-1] + "5"
    return tuple(syllables)
