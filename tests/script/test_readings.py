"""How characters are read: words, surnames, places, and the paper's own lexicon before all."""

import pytest

from audiopaper.errors import LexiconError
from audiopaper.places import voices_folder
from audiopaper.script.readings import Lexicon, Origin, Reader, load_lexicon
from audiopaper.words import Words

READER = Reader(load_lexicon(voices_folder() / "lexicon.toml"), people=["任新"])


def pinyin(text, reader=READER):
    return " ".join(reading.pinyin for reading in reader.read(text) if reading.pinyin)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("衢州市柯城区", "qu2 zhou1 shi4 ke1 cheng2 qu1"),
        ("曲洪娟", "qu1 hong2 juan1"),
        ("肩负重任", "jian1 fu4 zhong4 ren4"),
        ("调研", "diao4 yan2"),
        ("银行行长", "yin2 hang2 hang2 zhang3"),
        ("重庆", "chong2 qing4"),
        ("乐清", "yue4 qing1"),
        ("六安", "lu4 an1"),
        ("丽水", "li2 shui3"),
        ("台州", "tai1 zhou1"),
        ("记者任新报道", "ji4 zhe3 ren2 xin1 bao4 dao4"),
        ("县委书记单国平说", "xian4 wei3 shu1 ji4 shan4 guo2 ping2 shuo1"),
        ("单位负责人", "dan1 wei4 fu4 ze2 ren2"),
        ("教练查理明介绍", "jiao4 lian4 zha1 li3 ming2 jie4 shao4"),
        ("查看现场", "cha2 kan4 xian4 chang3"),
        ("解决问题", "jie3 jue2 wen4 ti2"),
        ("以人民为中心", "yi3 ren2 min2 wei2 zhong1 xin1"),
    ],
)
def test_newspaper_words_are_read_right(text, read):
    assert pinyin(text) == read


def test_there_is_one_reading_for_each_character_and_none_for_what_is_no_hanzi():
    readings = READER.read("重任，APP。")
    assert [reading.pinyin for reading in readings] == ["zhong4", "ren4", "", "", "", "", ""]


def test_a_reading_knows_where_it_came_from():
    assert READER.read("任新")[0].origin is Origin.NAME
    assert READER.read("重任")[0].origin is Origin.LEXICON
    assert READER.read("音乐")[1].origin is Origin.PHRASE
    assert READER.read("银")[0].origin is Origin.USUAL


def test_the_papers_lexicon_goes_before_everything(tmp_path):
    path = tmp_path / "lexicon.toml"
    path.write_text('"单家浜" = "shàn jiā bāng"\n"CPI" = {spoken = "居民消费价格指数"}\n', encoding="utf-8")
    lexicon = load_lexicon(path).over(load_lexicon(voices_folder() / "lexicon.toml"))
    assert pinyin("单家浜", Reader(lexicon)) == "shan4 jia1 bang1"
    assert lexicon.respoken("CPI上涨") == "居民消费价格指数上涨"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('"甲" = "jia3"\n"重任" = "zhong4"\n', 2),
        ('"重任" = "zhong4 ren9"\n', 1),
        ('"重任" = "zhong4 xyz1"\n', 1),
        ('"重任" = 5\n', 1),
        ('"重任" = {said = "x"}\n', 1),
        ('"重任" = \n', 1),
    ],
)
def test_an_entry_that_cannot_be_said_is_refused_by_line(tmp_path, text, line):
    path = tmp_path / "lexicon.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    assert (caught.value.file, caught.value.line) == (path, line)


@pytest.mark.parametrize(
    ("entry", "why"),
    [
        ('"单家浜" = "shan4 jia1"', Words("3 characters, 2 syllables", "3 个字，2 个音节")),
        ('"重任" = "zhong4"', Words("2 characters, 1 syllable", "2 个字，1 个音节")),
        ('"重任" = "zhong4 xyz1"', Words("xyz1 is no syllable of Mandarin", "xyz1 不是普通话音节")),
        ('"重任" = 5', Words("5 is no text", "5 不是引号里的文字")),
        ('"重任" = {said = "x"}', Words("{'said': 'x'} gives no spoken form", "{'said': 'x'} 没有给出 spoken")),
    ],
)
def test_why_an_entry_cannot_be_is_told_in_words(tmp_path, entry, why):
    path = tmp_path / "lexicon.toml"
    path.write_text(entry, encoding="utf-8")
    with pytest.raises(LexiconError) as caught:
        load_lexicon(path)
    assert caught.value.what.en.endswith(f"cannot be read so: {why.en}")
    assert caught.value.what.zh.endswith(f"不能这样读：{why.zh}")


def test_an_empty_lexicon_reads_too():
    assert pinyin("新闻", Reader(Lexicon())) == "xin1 wen2"


def test_a_lexicon_may_begin_with_a_byte_order_mark_and_must_be_utf_8(tmp_path):
    path = tmp_path / "lexicon.toml"
    path.write_text('"单家浜" = "shàn jiā bāng"\n', encoding="utf-8-sig")
    assert "单家浜" in load_lexicon(path).readings
    path.write_text('"单家浜" = "shàn jiā bāng"\n', encoding="gb18030")
    with pytest.raises(LexiconError, match="not UTF-8"):
        load_lexicon(path)
