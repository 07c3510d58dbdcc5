"""Takes a picture of every page of the console, wide and narrow, light and dark, into the folder that is named."""

import re
import sys
import tempfile
from pathlib import Path

import server
from browser import Browser
from tour import tour

LOOKS = {"wide-light": (1280, False), "wide-dark": (1280, True), "narrow-light": (390, False), "narrow-dark": (390, True)}


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, server.Server(password=server.PASSWORD) as running:
        server.isolate(home)
        browser = Browser()
        try:
            browser.fresh(running.endpoint)
            for number, page in enumerate(tour(browser, running), 1):
                name = re.sub(r"\W+", "-", page).strip("-").lower()[:60]
                for look, (width, dark) in LOOKS.items():
                    browser.look(width, 800, dark)
                    browser.look(width, max(800, browser.run("return document.documentElement.scrollHeight")), dark)
                    (folder / f"{number:03}-{name}-{look}.png").write_bytes(browser.driver.get_screenshot_as_png())
                browser.look()
        finally:
            browser.close()


main(Path(sys.argv[1]))
