"""A finished episode, measured by other means than those that made it."""

import itertools
import json

import av
import numpy as np
import pytest
from mutagen.id3 import ID3

from audiopaper.model import SectionKind
from audiopaper.speech.engines.tone import GAP
from audiopaper.studio.transcript import clock, cue_text


def decoded(path):
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        facts = (stream.rate, stream.layout.name, stream.codec_context.bit_rate, stream.codec_context.name)
        frames = [frame.to_ndarray()[0] for frame in container.decode(stream)]
    return np.concatenate(frames), facts


@pytest.fixture(scope="module")
def samples(edition):
    return decoded(edition.audio)


def test_the_mp3_is_what_podcast_apps_expect(samples):
    rate, layout, bits, codec = samples[1]
    assert (rate, layout, bits) == (44_100, "mono", 96_000)
    assert codec.startswith("mp3")


def test_loudness_and_peak_are_as_promised_and_as_the_manifest_says(edition):
    graph = av.filter.Graph()
    with av.open(str(edition.audio)) as container:
        stream = container.streams.audio[0]
        nodes = [
            graph.add_abuffer(template=stream),
            graph.add("ebur128", "metadata=1:peak=true"),
            graph.add("abuffersink"),
        ]
        nodes[0].link_to(nodes[1])
        nodes[1].link_to(nodes[2])
        graph.configure()
        last = None
        for frame in (*container.decode(stream), None):
            nodes[0].push(frame)
            while True:
                try:
                    pulled = nodes[2].pull()
                    last = pulled if pulled.metadata else last
                except (av.error.BlockingIOError, av.error.EOFError):
                    break
    integrated = float(last.metadata["lavfi.r128.I"])
    peak = 20 * np.log10(float(last.metadata["lavfi.r128.true_peak"]))
    assert integrated == pytest.approx(-16, abs=0.5)
    assert peak <= -1
    assert edition.edition.loudness.integrated == pytest.approx(integrated, abs=0.1)


def test_length_in_the_manifest_is_that_of_the_decoded_audio(edition, samples):
    assert edition.edition.duration == pytest.approx(len(samples[0]) / 44_100, abs=0.001)
    assert edition.edition.bytes == edition.audio.stat().st_size


def test_every_cue_begins_and_ends_with_its_sound(edition, samples):
    """The double beeps after half a gap, and half a gap follows, so its edges can be found to the millisecond."""
    audio, _ = samples
    for cue in edition.edition.cues[:: max(1, len(edition.edition.cues) // 25)]:
        around = np.abs(audio[int((cue.start - 0.05) * 44_100) : int((cue.end + 0.05) * 44_100)])
        loud = np.flatnonzero(around > 0.02)
        assert loud[0] / 44_100 - 0.05 == pytest.approx(GAP / 2, abs=0.02)
        assert loud[-1] / 44_100 - 0.05 <= cue.end - cue.start - GAP / 2 + 0.02


def test_chapters_cover_the_episode_without_a_gap_in_the_order_of_the_paper(edition):
    chapters = edition.edition.chapters
    assert chapters[0].start == 0
    assert chapters[-1].end == edition.edition.duration
    assert all(one.end == other.start for one, other in itertools.pairwise(chapters))
    kinds = [chapter.section.kind for chapter in chapters]
    assert kinds[:2] == [SectionKind.GREETING, SectionKind.CONTENTS]
    assert kinds[-1] is SectionKind.SIGN_OFF
    assert kinds.count(SectionKind.STORY) == len(edition.edition.articles) >= 8


def test_the_tags_hold_title_show_date_cover_and_every_chapter(edition):
    tags = ID3(edition.audio)
    assert str(tags["TIT2"]) == "青溪日报 2026年11月18日"
    assert str(tags["TALB"]) == "青溪日报有声版"
    assert "2026" in str(tags["TDRC"])
    assert tags.getall("APIC")[0].data.startswith(b"\xff\xd8\xff")
    toc = tags.getall("CTOC")[0]
    marks = {chapter.element_id: chapter for chapter in tags.getall("CHAP")}
    for name, chapter in zip(toc.child_element_ids, edition.edition.chapters, strict=True):
        assert marks[name].start_time == round(chapter.start * 1000)
        assert str(marks[name].sub_frames["TIT2"]) == chapter.section.title


def test_a_player_sees_the_chapters(edition):
    with av.open(str(edition.audio)) as container:
        titles = [chapter["metadata"]["title"] for chapter in container.chapters()]
    assert titles == [chapter.section.title for chapter in edition.edition.chapters]


def test_the_transcript_has_one_cue_a_line_with_the_printed_text(edition):
    blocks = (edition.folder / "transcript.vtt").read_text(encoding="utf-8").split("\n\n")[1:]
    assert len(blocks) == len(edition.edition.cues)
    for block, cue in zip(blocks, edition.edition.cues, strict=True):
        name, times, text = block.strip().split("\n")
        assert name == cue.line.id
        assert times == f"{clock(cue.start)} --> {clock(cue.end)}"
        assert text == cue_text(cue.line.printed)


def test_the_json_chapters_are_those_of_the_episode(edition):
    data = json.loads((edition.folder / "chapters.json").read_text(encoding="utf-8"))
    assert data["version"] == "1.2.0"
    assert [each["title"] for each in data["chapters"]] == [each.section.title for each in edition.edition.chapters]


def test_hostile_text_stays_text_in_the_transcript():
    assert cue_text("a --> b\n\nWEBVTT <i>x</i> &amp;") == "a --&gt; b WEBVTT &lt;i&gt;x&lt;/i&gt; &amp;amp;"


def test_the_same_issue_gives_the_same_bytes(edition, tones, example, tmp_path):
    from audiopaper.produce import produce

    assert produce(example, tones, tmp_path).edition.sha256 == edition.edition.sha256
