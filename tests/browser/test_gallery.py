"""The gallery in a browser: it is found, filtered, walked and played, by pointer and by key."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import attrs
import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect
from tests.browser.conftest import launched, until
from tests.galleries import STILL, stub_gallery

from proneward.app.actions.figures.gallery import Figures, files_of, write_folder
from proneward.body.shape import shape_of
from proneward.catalogue.motion import motion_of
from proneward.figures.rig.glb import rigged

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

PHONE, TABLET, DESKTOP = 390, 820, 1440
EXERCISE = "exercises/prone-press-up.html"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Keep quiet: a failed test says what matters."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory, clip: bytes) -> Path:
    """Write the whole catalogue, with one clip and one still for everything."""
    body = rigged(shape_of("woman"))
    figures = Figures(
        panels=lambda exercise, _body: (STILL,) * len(motion_of(exercise).panels),
        clip=lambda _exercise, _body: clip,
        rig=lambda _body: body,
    )
    written = tmp_path_factory.mktemp("site") / "gallery"
    write_folder(
        written,
        files_of(attrs.evolve(stub_gallery(), figures=figures)),
    )
    return written


@pytest.fixture(scope="session")
def gallery_url(folder: Path) -> Iterator[str]:
    handler = partial(_Quiet, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@contextmanager
def opened(
    browser: Browser, url: str, *, width: int = DESKTOP, **context: object
) -> Iterator[Page]:
    """Open a page of which the browser has nothing to complain."""
    complaints: list[str] = []
    with browser.new_context(viewport={"width": width, "height": 800}, **context) as made:  # type: ignore[arg-type]  # options by their names
        page = made.new_page()
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(url)
        yield page
    assert [one for one in complaints if "WebGL" not in one] == []


def cards(page: Page) -> list[str]:
    """Give the names of the cards that are shown."""
    return page.locator(".card:visible strong").all_inner_texts()


def test_typing_leaves_what_answers(browser: Browser, gallery_url: str) -> None:
    with opened(browser, gallery_url) as page:
        expect(page.get_by_role("status")).to_have_text("All 100 exercises")
        page.get_by_role("searchbox", name="Search").fill("sphinx")
        expect(page.get_by_role("status")).to_have_text("1 of 100 exercises")
        assert cards(page) == ["Prone on elbows"]


def test_filters_narrow_what_is_shown_and_a_link_keeps_them(
    browser: Browser, gallery_url: str
) -> None:
    with opened(browser, gallery_url) as page:
        page.get_by_role("checkbox", name="On your front, over the ball").check()
        page.get_by_role("checkbox", name="5", exact=True).check()
        page.wait_for_url("**#position=prone-on-ball&stage=5")
        said = page.get_by_role("status").inner_text()
        found = cards(page)
        assert said == f"{len(found)} of 100 exercises"
        assert 0 < len(found) < 10
        link = page.url
    assert link.endswith("#position=prone-on-ball&stage=5")
    with opened(browser, link) as page:
        expect(page.get_by_role("status")).to_have_text(said)
        assert cards(page) == found
        page.get_by_role("button", name="Clear all").click()
        expect(page.get_by_role("status")).to_have_text("All 100 exercises")
        assert len(cards(page)) == 100
        expect(page.get_by_role("searchbox")).to_be_focused()


def test_where_nothing_answers_the_page_says_what_to_try(
    browser: Browser, gallery_url: str
) -> None:
    with opened(browser, f"{gallery_url}#q=trampoline") as page:
        expect(page.get_by_text("Nothing here answers to all of that.")).to_be_visible()
        page.get_by_role("searchbox").fill("bridge")
        expect(page.get_by_text("Nothing here answers to all of that.")).to_be_hidden()


@pytest.mark.parametrize("width", [PHONE, TABLET, DESKTOP])
@pytest.mark.parametrize("path", ["index.html", EXERCISE, "graph.html"])
def test_no_page_is_wider_than_its_screen(
    browser: Browser, gallery_url: str, path: str, width: int
) -> None:
    with opened(browser, gallery_url + path, width=width) as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_figure_plays_and_another_body_takes_its_place(
    browser: Browser, gallery_url: str
) -> None:
    with opened(browser, gallery_url + EXERCISE) as page:
        page.get_by_role("button", name="Play").click()
        slider = page.get_by_role("slider", name="Time in the movement")
        expect(slider).not_to_have_value("0")
        page.get_by_role("radio", name="Man", exact=True).check()
        expect(page.get_by_role("button", name="Play")).to_be_visible()
        assert page.locator(".panels:visible").get_attribute("data-body") == "man"
        page.get_by_role("link", name="Prone on elbows").first.click()
        expect(page.get_by_role("radio", name="Man", exact=True)).to_be_checked()


def test_reduced_motion_waits_to_be_asked(browser: Browser, gallery_url: str) -> None:
    with opened(browser, gallery_url + EXERCISE, reduced_motion="reduce") as page:
        expect(page.get_by_role("button", name="Show the moving figure")).to_be_visible()


def test_from_a_folder_the_stills_stay_and_the_page_says_why(
    browser: Browser, folder: Path
) -> None:
    with opened(browser, (folder / EXERCISE).as_uri()) as page:
        expect(page.get_by_text("Opened from a folder, the figure stays still")).to_be_visible()
        expect(page.locator("#viewer")).to_be_hidden()
        assert page.locator(".panels:visible img").first.evaluate("image => image.naturalWidth")
    with opened(browser, (folder / "index.html").as_uri() + "#q=sphinx") as page:
        expect(page.get_by_role("status")).to_have_text("1 of 100 exercises")
        assert cards(page) == ["Prone on elbows"]


def test_without_scripts_everything_can_be_read_and_walked(
    browser: Browser, gallery_url: str
) -> None:
    with opened(browser, gallery_url, java_script_enabled=False) as page:
        expect(page.get_by_role("searchbox")).to_be_hidden()
        page.get_by_role("link", name="Prone press-up").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Prone press-up")
        expect(page.locator(".panels").first).to_be_visible()


def test_keys_alone_lead_from_the_search_to_a_harder_exercise(
    browser: Browser, gallery_url: str
) -> None:
    with opened(browser, gallery_url) as page:
        page.keyboard.press("Tab")
        expect(page.get_by_role("link", name="To the content")).to_be_focused()
        page.get_by_role("searchbox").focus()
        page.keyboard.type("sphinx")
        page.get_by_role("link", name="Prone on elbows").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Prone on elbows")
        ways = page.get_by_role("region", name="Easier and harder")
        ways.get_by_role("link", name="Prone press-up Stage 3").focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Prone press-up")


def test_the_map_opens_at_an_exercise_and_shows_its_ways(
    browser: Browser, gallery_url: str
) -> None:
    with opened(browser, f"{gallery_url}graph.html#prone-press-up") as page:
        node = page.get_by_role("link", name="Prone press-up, stage 3, on your front")
        expect(node).to_be_in_viewport()
        until(page, "document.querySelectorAll('.edges .near-by').length > 0")
        expect(page.get_by_role("navigation", name="Main")).to_be_in_viewport()
        assert page.evaluate("scrollY") == 0
        node.focus()
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Prone press-up")


def test_without_webgl_the_stills_are_all_there_is(chromium: BrowserType, gallery_url: str) -> None:
    with launched(chromium, "--disable-3d-apis") as browser:
        page = browser.new_page()
        page.goto(gallery_url + EXERCISE)
        expect(page.get_by_role("img", name="Prone press-up", exact=True)).to_be_visible()
        expect(page.get_by_role("button", name="Play")).to_be_hidden()
