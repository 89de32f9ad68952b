"""The picture in the README: the page of the example's episode as two telephones show it, while it plays.

python -m measure.picture        (after `make edition`; needs chromium and a Chinese font)
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from audiopaper.publish.server import serving

OUTPUT = Path("output")
EPISODE = "2026-11-18"
PICTURE = Path("docs/episode-page.png")
STORY = "a2"
GAP = 24
COLOURS = 64


def main(_arguments: Sequence[str] = ()) -> None:
    with serving(OUTPUT) as url, sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--mute-audio", "--autoplay-policy=no-user-gesture-required"],
        )
        page = browser.new_page(viewport={"width": 460, "height": 900}, device_scale_factor=1.5)
        page.goto(f"{url}episodes/{EPISODE}/index.html")
        page.wait_for_function("document.querySelector('audio').readyState >= 1")
        contents = _shot(page)
        page.emulate_media(reduced_motion="reduce")
        page.locator(f"#{STORY} .line").nth(1).click()
        page.wait_for_selector(".line.now")
        page.evaluate(f"document.getElementById('{STORY}').scrollIntoView()")
        page.wait_for_timeout(600)
        story = _shot(page)
        browser.close()
    sheet = Image.new("RGB", (contents.width * 2 + GAP, contents.height), "white")
    sheet.paste(contents, (0, 0))
    sheet.paste(story, (contents.width + GAP, 0))
    sheet.quantize(COLOURS).save(PICTURE, optimize=True)
    print(PICTURE)


def _shot(page: Page) -> Image.Image:
    return Image.open(io.BytesIO(page.screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
