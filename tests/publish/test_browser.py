"""The pages in a real browser, as a listener meets them. Without chromium these tests say so and are skipped."""

import shutil

import pytest

from audiopaper.publish import publish
from audiopaper.publish.server import serving

CHROMIUM = shutil.which("chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here: apt-get install chromium")

CONTRAST = """() => {
  const channel = (value) => value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const light = (color) => {
    const [r, g, b] = color.match(/[\\d.]+/g).map((value) => channel(Number(value) / 255));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$|transparent/.test(color)) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const speaks = (element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const texts = [...document.querySelectorAll("body *")].filter((each) => each.offsetParent && speaks(each));
  return texts.map((each) => {
    const [dark, bright] = [light(getComputedStyle(each).color), light(ground(each))].sort((x, y) => x - y);
    return [(bright + 0.05) / (dark + 0.05), each.tagName + " " + each.textContent.trim().slice(0, 20)];
  });
}"""
"""Contrast of every text with its ground, as WCAG 2 reckons it."""


@pytest.fixture(scope="module")
def browser():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        chromium = play.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--mute-audio", "--autoplay-policy=no-user-gesture-required"],
        )
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def site(edition, tones):
    """Address of the published example."""
    output = edition.folder.parents[1]
    publish(output, tones)
    with serving(output) as url:
        yield url


@pytest.fixture
def open_page(browser, site, edition):
    """Opens a page of the site; whatever the browser complains of fails the test."""
    contexts, complaints = [], []

    def opened(path=f"episodes/{edition.edition.slate.id}/index.html", **settings):
        contexts.append(browser.new_context(**settings))
        page = contexts[-1].new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("requestfailed", lambda request: complaints.append(request.url) if ".mp3" not in request.url else None)
        page.goto(site + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


def position(page):
    return page.evaluate("document.querySelector('audio').currentTime")


def ready(page):
    page.wait_for_function("document.querySelector('audio').readyState >= 1")
    return page


def test_a_chapter_seeks_and_plays(open_page, edition):
    page = ready(open_page())
    chapter = edition.edition.chapters[3]
    page.get_by_role("navigation", name="目录").get_by_role("link", name=chapter.section.title).click()
    page.wait_for_function("!document.querySelector('audio').paused")
    assert chapter.start - 0.01 < position(page) < chapter.start + 3


def test_a_touch_on_a_line_plays_it_and_the_line_being_said_is_marked(open_page, edition):
    page = ready(open_page())
    cue = next(cue for cue in edition.edition.cues if cue.line.section == "a2" and cue.line.paragraph >= 0)
    page.locator(".line").get_by_text(cue.line.printed, exact=True).first.click()
    page.wait_for_selector(".line.now")
    assert page.locator(".line.now").first.inner_text() == cue.line.printed
    assert cue.start - 0.1 <= position(page)


def test_the_keyboard_alone_reaches_every_chapter_and_the_player(open_page, edition):
    page = ready(open_page())
    reached = []
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.tagName + ' ' + (document.activeElement.hash || '')"))
    assert any(each.startswith("AUDIO") for each in reached)
    for chapter in edition.edition.chapters:
        assert f"A #{chapter.section.id}" in reached


def test_pace_and_skipping_work(open_page):
    page = ready(open_page())
    page.get_by_role("button", name="前进15秒").click()
    assert position(page) == pytest.approx(15, abs=0.5)
    page.get_by_label("语速").select_option("1.5")
    assert page.evaluate("document.querySelector('audio').playbackRate") == 1.5


def test_the_text_of_every_story_is_on_the_page_even_without_scripts(open_page, edition):
    page = open_page(java_script_enabled=False)
    shown = page.locator("main").inner_text()
    for article in edition.edition.articles:
        assert article.headline in shown
        for paragraph in article.paragraphs:
            assert paragraph[:12] in shown
    assert page.locator("audio").get_attribute("controls") is not None


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["index.html", None])
def test_every_text_stands_out_from_its_ground(open_page, scheme, path):
    page = open_page(**({"path": path} if path else {}), color_scheme=scheme)
    seen = page.evaluate(CONTRAST)
    assert len(seen) > 5
    weak = [text for contrast, text in seen if contrast < 4.5]
    assert not weak


@pytest.mark.parametrize("width", [320, 1280])
def test_no_page_scrolls_sideways(open_page, width):
    for page in (
        open_page(viewport={"width": width, "height": 700}),
        open_page("index.html", viewport={"width": width, "height": 700}),
    ):
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_index_leads_to_the_episode_and_names_the_feed(open_page, edition):
    page = open_page("index.html")
    assert page.locator("a.feed").get_attribute("href") == "feed.xml"
    page.get_by_role("link", name=edition.edition.slate.title).click()
    page.wait_for_url(f"**/episodes/{edition.edition.slate.id}/index.html")
    assert page.title() == edition.edition.slate.title


def test_what_a_paper_prints_is_never_run(browser, tones, tmp_path):
    """A headline with markup in it is text on the page, and nothing else."""
    from audiopaper.produce import produce

    issue = tmp_path / "page.md"
    issue.write_text(
        "青溪日报 2026年11月19日 星期四\n\n# 市场<img src=x onerror=alert(1)>开张\n\n"
        "本报讯（记者 李明）昨天，“<script>alert(2)</script>”市场在城南开张，三百家商户进场经营。\n",
        encoding="utf-8",
    )
    made = produce(issue, tones, tmp_path / "output")
    with serving(tmp_path / "output") as url:
        page = browser.new_page()
        page.on("dialog", lambda _: pytest.fail("the page ran what the paper printed"))
        page.goto(f"{url}episodes/{made.edition.slate.id}/index.html")
        assert page.locator("main img, main script").count() == 0
        page.close()
