"""Chromium as a person has it who hears the page: every control is found by its role and name in the accessibility tree."""

import json
import re
import shutil
import tempfile
import time
from pathlib import Path

from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement

FLAGS = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
]
PATIENCE = 10
"""Seconds that a page, a control or a file may take to come. Nothing is measured by it."""


class Browser:
    """One session of Chromium. `fresh` gives it back as it was at first."""

    def __init__(self, driver_log=None):
        self.folder = Path(tempfile.mkdtemp(prefix="countersign-browser-"))
        options = webdriver.ChromeOptions()
        options.binary_location = shutil.which("chromium")
        for flag in FLAGS:
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        options.add_experimental_option("prefs", {"download.default_directory": str(self.folder)})
        service = webdriver.ChromeService(shutil.which("chromedriver"))
        self.driver = webdriver.Chrome(options=options, service=service)
        self.cdp("Browser.setDownloadBehavior", behavior="allow", downloadPath=str(self.folder))
        self.cdp("Browser.grantPermissions", permissions=["clipboardReadWrite", "clipboardSanitizedWrite"])
        self.base = ""

    def close(self):
        self.driver.quit()
        shutil.rmtree(self.folder, ignore_errors=True)

    def cdp(self, command, **arguments):
        return self.driver.execute_cdp_cmd(command, arguments)

    def fresh(self, base, scripts=True):
        """Nobody is signed in, the window is wide and light, and pages may run scripts, or not."""
        self.base = base
        self.driver.delete_all_cookies()
        self.cdp("Emulation.setScriptExecutionDisabled", value=not scripts)
        self.look()
        self.noise()

    def look(self, width=1280, height=900, dark=False):
        """Gives the window its size and its colours."""
        # Pages that glide to where they scroll are hard to hit.
        features = {"prefers-color-scheme": "dark" if dark else "light", "prefers-reduced-motion": "reduce"}
        features = [{"name": name, "value": value} for name, value in features.items()]
        self.cdp("Emulation.setEmulatedMedia", features=features)
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.cdp("Emulation.setDeviceMetricsOverride", **metrics)

    def run(self, script, *arguments):
        """Runs a script of the test's own, which works with the page's scripts off, too."""
        return self.driver.execute_script(script, *arguments)

    def clipboard(self):
        """What was copied last."""
        return self.driver.execute_async_script("navigator.clipboard.readText().then(arguments[0], arguments[0])")

    # What a person does.

    def open(self, path):
        self.driver.get(self.base + path)
        return self

    def follow(self, name):
        return self._press("link", name)

    def press(self, name):
        return self._press("button", name)

    def press_tab(self, name):
        return self._press("tab", name)

    def tick(self, name):
        """Ticks a checkbox or chooses a radio button."""
        box = self.find(("checkbox", "radio"), name)
        if not box.is_selected():
            box.click()
        assert box.is_selected(), name
        return self

    def untick(self, name):
        box = self.find(("checkbox",), name)
        if box.is_selected():
            box.click()
        return self

    def fill(self, name, text):
        field = self.find(("textbox", "searchbox"), name)
        field.clear()
        field.send_keys(text)
        return self

    def enter(self, name):
        """Presses Enter in a field."""
        before = self._page()
        self.find(("textbox", "searchbox"), name).send_keys(Keys.ENTER)
        self._wait(lambda: self._page() != before, f"Enter in {name} led nowhere")
        return self

    def unfold(self, name):
        """Opens what a heading with a triangle hides."""
        self.find(("DisclosureTriangle",), name).click()
        return self

    def _press(self, role, name):
        self.find((role,), name).click()
        return self

    # What a person sees.

    def find(self, roles, name):
        """The one control with this name and one of these roles. Links of one name must lead to one place."""
        return self._wait(lambda: self._found(roles, name), f"no {' or '.join(roles)} named `{name}`")

    def _found(self, roles, name):
        elements = [self._element(node) for node in self._matching(roles, name)]
        places = {element.get_dom_attribute("href") or element.id for element in elements}
        assert len(places) < 2, f"{len(places)} times {roles} `{name}` on {self.title}"
        for element in elements:
            # The tree is what WebDriver says to whoever asks for one element, but for a kind that it has no word for.
            assert "DisclosureTriangle" in roles or element.aria_role in roles
            assert element.accessible_name == name
        return elements[0] if elements else None

    def _element(self, node):
        # Chromium's driver names an element by its page and the node's number there.
        page = self.driver.find_element("css selector", "html").id.rsplit(".", 1)[0]
        return WebElement(self.driver, f"{page}.{node['backendDOMNodeId']}")

    def has(self, role, name):
        return bool(self._matching((role,), name))

    def names(self):
        """Every role and name on the page."""
        return [(role_of(node), name_of(node)) for node in self.tree()]

    def _matching(self, roles, name):
        return [node for node in self.tree() if role_of(node) in roles and name_of(node) == name]

    def tree(self):
        """The accessibility tree's nodes that are not left out of it."""
        nodes = self.cdp("Accessibility.getFullAXTree")["nodes"]
        return [node for node in nodes if not node.get("ignored")]

    @property
    def title(self):
        return self.driver.title.removesuffix(" · Countersign")

    def titled(self, title):
        self._wait(lambda: self.title == title, f"`{title}` wanted")
        return self

    def text(self):
        return self.driver.find_element("css selector", "main").text

    def sees(self, text):
        self._wait(lambda: text in self.text(), f"`{text}` wanted")
        return self

    def step(self):
        """The step of a wizard that one is at."""
        return self.driver.find_element("css selector", "ol [aria-current=step]").text

    def picture(self, element, path):
        """A screenshot of an element."""
        Path(path).write_bytes(element.screenshot_as_png)
        return path

    def download(self, name):
        """Follows a link to a file, and gives what the file has."""
        for old in self.folder.iterdir():
            old.unlink()
        self.follow(name)
        finished = lambda: [file for file in self.folder.iterdir() if not re.search(r"^\.|\.crdownload$", file.name)]
        return self._wait(finished, "no file came")[0].read_bytes()

    def noise(self):
        """What the console and the network had to say since last asked: errors, and requests to anybody but us."""
        # That a page was refused is said where it is looked at.
        refused = re.compile(r"/console(?!/static)\S* - Failed to load resource")
        said = [line["message"] for line in self.driver.get_log("browser") if line["level"] in ("WARNING", "SEVERE")]
        said = [message for message in said if not refused.search(message)]
        for line in self.driver.get_log("performance"):
            event = json.loads(line["message"])["message"]
            if event["method"] == "Network.requestWillBeSent":
                url = event["params"]["request"]["url"]
                if not url.startswith((self.base + "/", "data:")):
                    said.append(f"a request to {url}")
        return said

    def _page(self):
        return self.driver.find_element("css selector", "html").id

    def _wait(self, ask, why):
        """What `ask` gives once it gives something. A page that is just being left counts as nothing yet."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                if answer := ask():
                    return answer
            except WebDriverException:
                pass
            assert time.monotonic() < until, f"{why}; {self.title}: {self.text()[:800]}"
            time.sleep(0.02)


def role_of(node):
    return node["role"]["value"]


def name_of(node):
    return node.get("name", {}).get("value", "")
