"""The feed and the pages, as podcast apps and listeners meet them."""

import dataclasses
import http.client
import json
import re
import socket
import urllib.error
import urllib.request
from importlib.resources import files
from urllib.parse import urljoin, urlsplit

import feedparser
import podcastparser
import pytest
from PIL import Image

from audiopaper import manifest
from audiopaper.errors import PublishError, ServeError
from audiopaper.model import SectionKind
from audiopaper.publish import publish
from audiopaper.publish.cover import draw_cover
from audiopaper.publish.feed import feed
from audiopaper.publish.pages import episode_page, index_page
from audiopaper.publish.server import FolderServer, serving
from audiopaper.show import Show
from audiopaper.showfile import load_show


@pytest.fixture(scope="module")
def output(edition):
    return edition.folder.parents[1]


@pytest.fixture(scope="module")
def served(output):
    """The folder on a free port, and its feed made for that port."""
    with serving(output) as url:
        publish(output, Show(paper="青溪日报", title="青溪日报有声版", url=url, email="a@example.org"))
        yield url


def test_feedparser_and_podcastparser_read_the_feed(served, edition):
    data = urllib.request.urlopen(served + "feed.xml").read()
    parsed = feedparser.parse(data)
    assert not parsed.bozo
    assert parsed.feed.title == "青溪日报有声版"
    assert parsed.feed.language == "zh-CN"
    assert parsed.entries[0].enclosures[0].length == str(edition.edition.bytes)
    apps = podcastparser.parse(served + "feed.xml", __import__("io").BytesIO(data))
    assert apps["title"] == "青溪日报有声版"
    assert apps["episodes"][0]["enclosures"][0]["file_size"] == edition.edition.bytes
    assert apps["episodes"][0]["total_time"] == round(edition.edition.duration)
    assert apps["episodes"][0]["title"] == "青溪日报 2026年11月18日"


def test_the_feed_has_what_psp_1_requires_and_recommends(served):
    text = urllib.request.urlopen(served + "feed.xml").read().decode()
    for element in (
        "<title>", "<link>", "<description>", "<language>", 'rel="self"', "<itunes:category", "<itunes:explicit>",
        "<itunes:image", "<podcast:locked", "<podcast:guid>", "<itunes:author>", "<copyright>", "<itunes:type>",
        "<itunes:owner>", "<enclosure", "<guid isPermaLink=\"false\">", "<pubDate>", "<itunes:duration>",
        "<podcast:transcript", "<podcast:chapters", "<itunes:episodeType>",
    ):  # fmt: skip
        assert element in text, element


def test_the_notes_of_an_episode_are_html_with_a_line_for_each_story_and_the_way_to_the_text(served, edition):
    """Many apps read the description as HTML and run its lines together."""
    entry = feedparser.parse(urllib.request.urlopen(served + "feed.xml").read()).entries[0]
    notes = entry.content[0].value
    stories = [each for each in edition.edition.chapters if each.section.kind is SectionKind.STORY]
    assert notes.count("<p>") == len(stories) + 2
    assert all(f"{each.section.title}</p>" in notes for each in stories)
    assert f'href="{served}episodes/{edition.edition.slate.id}/"' in notes


def test_every_address_in_the_feed_resolves_with_its_length(served):
    text = urllib.request.urlopen(served + "feed.xml").read().decode()
    addresses = set(re.findall(r'(?:url|href)="([^"]+)"', text)) | set(re.findall(r"<link>([^<]+)</link>", text))
    assert len(addresses) >= 6
    for address in addresses:
        answer = urllib.request.urlopen(urllib.request.Request(address, method="HEAD"))
        assert answer.status == 200
        assert int(answer.headers["Content-Length"]) == len(urllib.request.urlopen(address).read())


def ask(url, path, method="GET", **headers):
    connection = http.client.HTTPConnection(urlsplit(url).netloc)
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer, data


def test_a_player_gets_the_part_it_asks_for(served, edition):
    path = f"/episodes/{edition.edition.slate.id}/{edition.edition.audio}"
    whole = edition.audio.read_bytes()
    for asked, part in (("bytes=0-99", whole[:100]), ("bytes=100-", whole[100:]), ("bytes=-50", whole[-50:])):
        answer, data = ask(served, path, Range=asked)
        assert (answer.status, data) == (206, part)
        assert answer.headers["Content-Range"].endswith(f"/{len(whole)}")
    assert ask(served, path, Range=f"bytes={len(whole)}-")[0].status == 416
    assert ask(served, path, Range="bytes=0-1", If_Range='"other"')[0].status == 200
    answer, data = ask(served, path, "HEAD")
    assert (answer.status, data, answer.headers["Accept-Ranges"]) == (200, b"", "bytes")
    assert answer.headers["Content-Type"] == "audio/mpeg"
    assert ask(served, path, If_None_Match=answer.headers["ETag"])[0].status == 304


@pytest.mark.parametrize(
    "path",
    [
        "/../pyproject.toml",
        "/%2e%2e/x.xml",
        "/..%2f..%2fetc/passwd",
        "/.aside-1/a.mp3",
        "/episodes/%00",
        "/nothing.xml",
        "//etc/passwd",
        "/episodes/",
        "/episodes",
        pytest.param("/" + "x" * 300, id="longer than any name"),
        pytest.param("/x" * 3000, id="longer than any path"),
    ],
)
def test_nothing_but_the_published_files_is_served(served, path):
    assert ask(served, path)[0].status == 404


def test_the_page_of_an_episode_without_its_slash_is_where_it_has_one(served, edition):
    """Else its relative links would lead nowhere."""
    page = f"/episodes/{edition.edition.slate.id}"
    for method in ("GET", "HEAD"):
        answer, _ = ask(served, page, method)
        assert answer.status == 301
        assert urljoin(served + page[1:], answer.headers["Location"]) == f"{served}{page[1:]}/"
    assert urllib.request.urlopen(f"{served}{page[1:]}?from=app").url == f"{served}{page[1:]}/?from=app"
    for whole in (f"{page}/", f"{page}/index.html", "/", "/index.html"):
        assert ask(served, whole)[0].status == 200


def test_what_is_no_address_is_not_found(served):
    """By hand: no client of ours would ask so."""
    place = urlsplit(served)
    with socket.create_connection((place.hostname, place.port)) as connection:
        connection.sendall(b"GET http://[/ HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        assert connection.makefile("rb").readline().startswith(b"HTTP/1.1 404")


def test_a_link_to_itself_is_not_followed(tmp_path):
    (tmp_path / "x.json").symlink_to("x.json")
    with serving(tmp_path) as url:
        assert ask(url, "/x.json")[0].status == 404


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "secret.json").write_text("{}")
    (tmp_path / "out" / "x.json").symlink_to(tmp_path / "secret.json")
    with serving(tmp_path / "out") as url:
        assert ask(url, "/x.json")[0].status == 404


def test_a_port_that_is_taken_is_said(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        with pytest.raises(ServeError, match=str(other.getsockname()[1])) as caught:
            FolderServer(tmp_path, "127.0.0.1", other.getsockname()[1])
        assert "--port" in caught.value.todo.en


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid", "报..纸"])
def test_a_host_that_is_not_this_machine_is_said(tmp_path, host):
    with pytest.raises(ServeError, match=re.escape(host)) as caught:
        FolderServer(tmp_path, host, 0)
    assert "--host" in caught.value.todo.en


def test_every_class_of_the_style_sheet_is_one_of_the_pages():
    templates = files("audiopaper.publish") / "templates"
    styled = set(re.findall(r"\.([a-z][\w-]*)", (templates / "page.css").read_text(encoding="utf-8")))
    pages = "".join(each.read_text(encoding="utf-8") for each in templates.iterdir() if each.name != "page.css")
    assert {name for name in styled if not re.search(rf"\b{name}\b", pages)} == set()


HOSTILE = "<script>alert(1)</script>]]>\x00\x0b&\"'{{7*7}}"


def test_hostile_headlines_stay_text(edition):
    chapters = tuple(
        dataclasses.replace(chapter, section=dataclasses.replace(chapter.section, title=HOSTILE))
        for chapter in edition.edition.chapters
    )
    hostile = dataclasses.replace(
        edition.edition, chapters=chapters, slate=dataclasses.replace(edition.edition.slate, title=HOSTILE)
    )
    parsed = feedparser.parse(feed((hostile,), Show()))
    assert not parsed.bozo
    for page in (episode_page(hostile, Show()), index_page((hostile,), Show())):
        assert "<script>alert" not in page
        assert "{{7*7}}" in page


def test_what_xml_cannot_hold_is_left_out_of_attributes_too(edition):
    show = Show(language="zh\x0b-CN", category="Ne\x00ws", email="a\x1f@example.org")
    data = feed((edition.edition,), show)
    assert not feedparser.parse(data).bozo
    for attribute in ('language="zh-CN"', 'text="News"', 'owner="a@example.org"'):
        assert attribute in data.decode()


def test_every_address_in_the_feed_of_a_chinese_host_is_ascii(edition, tmp_path):
    (tmp_path / "show.toml").write_text('url = "http://报纸.example/今日"\n', encoding="utf-8")
    text = feed((edition.edition,), load_show(tmp_path / "show.toml")).decode()
    addresses = re.findall(r'(?:url|href)="([^"]+)"', text) + re.findall(r"<(?:link|url)>([^<]+)</", text)
    assert len(addresses) >= 8
    assert all(each.startswith("http://xn--4ruw83d.example/%E4%BB%8A%E6%97%A5/") for each in addresses)
    assert all(each.isascii() for each in addresses)


def test_a_damaged_manifest_leaves_the_feed_untouched(output, tmp_path):
    import shutil

    copy = tmp_path / "output"
    shutil.copytree(output, copy)
    before = (copy / "feed.xml").read_bytes()
    next(copy.glob("episodes/*/edition.json")).write_text("{}")
    with pytest.raises(PublishError):
        publish(copy, Show(title="other"))
    assert (copy / "feed.xml").read_bytes() == before


def test_feed_and_pages_can_be_made_again_from_the_manifests_alone(output, tmp_path):
    import shutil

    copy = tmp_path / "output"
    shutil.copytree(output, copy)
    publish(copy, Show())
    before = (copy / "feed.xml").read_bytes()
    for file in ("feed.xml", "index.html", "cover.jpg"):
        (copy / file).unlink()
    publish(copy, Show())
    assert (copy / "feed.xml").read_bytes() == before


@pytest.mark.parametrize("paper", ["柯城", "今日柯城", "新疆生产建设兵团日报社区版", ""])
def test_the_cover_is_a_square_jpeg_that_apple_takes(paper, tmp_path):
    path = tmp_path / "cover.jpg"
    path.write_bytes(draw_cover(paper))
    with Image.open(path) as image:
        assert (image.format, image.size, image.mode) == ("JPEG", (3000, 3000), "RGB")
    assert path.stat().st_size <= 512_000


def test_the_manifest_accounts_for_every_character(edition, example):
    text = example.read_text(encoding="utf-8")
    placed = manifest.load(edition.folder / "edition.json").ledger
    assert sum(place.end - place.start for place in placed) == len(text)
    assert json.loads((edition.folder / "edition.json").read_text(encoding="utf-8"))["cues"][0]["engine"] == "tone"
