"""Every page of the console and every step of its wizards: for whoever cannot see well, or has no mouse, or a small screen."""

import os
import re
from pathlib import Path

import pytest
from selenium.webdriver import ActionChains
from selenium.webdriver.common.keys import Keys

from tour import tour

CONSOLE = Path(__file__).parents[2] / "crates/console/src"
AXE = Path(os.environ["COUNTERSIGN_AXE"]).read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")
NARROW = 360
NOT_PAGES = {"/console/static/{version}/{name}", "/console/download"}
"""What a GET gets that is not a page."""

RECORD = """
window.stops = [];
document.addEventListener("focusin", (event) => {
  // Past the last control the focus leaves the page, and may come back.
  if (window.stops.some(([element]) => element === event.target)) return;
  const style = getComputedStyle(event.target);
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  window.stops.push([event.target, seen, event.target.outerHTML.slice(0, 120)]);
});
// From the page's beginning, where one is when it has come.
document.body.tabIndex = -1;
document.body.focus();
document.body.removeAttribute("tabindex");
window.stops = [];
"""
# A group of radio buttons is one stop, and what is hidden, folded or out of use is none.
REACHED = """
const stops = new Set(window.stops.map(([element]) => element));
const groups = new Set([...stops].filter((e) => e.type === "radio").map((e) => e.name));
const all = document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary");
const missing = [...all].filter((e) => e.checkVisibility() && !e.disabled && !stops.has(e)
  && !(e.type === "radio" && groups.has(e.name)) && !(e.tabIndex < 0 && e.ariaHidden === "true"));
return {
  first: window.stops[0]?.[0].textContent,
  unseen: window.stops.filter(([, seen]) => !seen).map(([, , html]) => html),
  missing: missing.map((e) => e.outerHTML.slice(0, 120)),
};
"""
CONTROLS = "return document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary').length"


def axe(browser, rules=None):
    """Serious and critical findings of axe-core: rule, and where."""
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    script = "const done = arguments[1]; axe.run(document, arguments[0]).then((r) => done(r.violations), (e) => done([String(e)]))"
    found = browser.driver.execute_async_script(script, options)
    bad = [one for one in found if not isinstance(one, dict) or one["impact"] in SERIOUS]
    return [(one["id"], [node["html"][:200] for node in one["nodes"]]) for one in bad]


def by_keyboard(browser):
    """What is wrong with the page for somebody who has only the Tab key."""
    browser.run(RECORD)
    chain = ActionChains(browser.driver, duration=0)
    for _ in range(browser.run(CONTROLS)):
        chain.send_keys(Keys.TAB)
    chain.perform()
    met = browser.run(REACHED)
    wrong = ["the focus does not begin where the page does"] if browser.run("return document.querySelector('[autofocus]')") else []
    if met["first"] != "Skip to content":
        wrong.append(f"the first Tab stop is {met['first']!r}")
    wrong += [f"the focus is not seen on {html}" for html in met["unseen"]]
    wrong += [f"Tab does not reach {html}" for html in met["missing"]]
    return wrong


def look_at(browser):
    """All that is wrong with the page that is on the screen."""
    wrong = []
    browser.run(AXE)
    wrong += [f"light: {found}" for found in axe(browser)]
    browser.look(dark=True)
    wrong += [f"dark: {found}" for found in axe(browser, ["color-contrast", "link-in-text-block"])]
    browser.look(NARROW, 800)
    width = browser.run("return document.documentElement.scrollWidth")
    if width > NARROW:
        wrong.append(f"{width} pixels wide where {NARROW} are there")
    wrong += [f"narrow: {found}" for found in axe(browser, ["target-size", "scrollable-region-focusable"])]
    browser.look()
    return wrong + by_keyboard(browser) + browser.noise()


def test_every_page_and_step(running, browser):
    wrong, titles, paths = [], [], set()
    for page in tour(browser, running):
        paths.add(re.sub(r"^https?://[^/]+|\?.*$", "", browser.driver.current_url))
        if page == browser.title:
            titles.append(page)
        wrong += [f"{page}: {what}" for what in look_at(browser)]
    assert not wrong, "\n" + "\n".join(wrong)
    twice = {title for title in titles if titles.count(title) > 1}
    assert not twice, f"pages of the same title: {twice}"
    # A page that is added is to be put on the tour.
    pages = {path for file in CONSOLE.rglob("*.rs") for path in routes(file.read_text(encoding="utf-8"))}
    assert len(pages) > 30
    left_out = [path for path in pages - NOT_PAGES if not any(re.fullmatch(pattern(path), seen) for seen in paths)]
    assert not left_out, f"not on the tour: {left_out}"


def routes(source):
    """The paths of a source file that answer a GET with a page of their own."""
    found = re.findall(r'"(/console[^"]*)",\s*get\(([\w:]+)\)', source)
    # What users have and the root user, too, stands under a path that is put before it.
    found += re.findall(r'format!\("(\{\w+\}/[^"]*)"\),\s*get\(([\w:]+)\)', source)
    return [path.rstrip("/") for path, handler in found if handler.split("::")[-1] != "back"]


def pattern(path):
    path = re.sub(r"^\\{\w+\\}", "/console/(me|users/[^/]+)", re.escape(path))
    return re.sub(r"\\{\w+\\}", "[^/]+", path)
