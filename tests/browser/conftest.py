"""A browser without a screen, and one exercise for it to show."""

import shutil
from collections.abc import Iterator
from importlib import resources

import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect, sync_playwright
from tests.browser.site import files, served

from proneward.body.contact import Performance, perform
from proneward.body.shape import shape_of
from proneward.catalogue.motion import Motion, motion_of
from proneward.figures.rig.clip.write import clip_of
from proneward.figures.rig.glb import rigged

PAINTS_WITHOUT_A_CARD = [
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--no-sandbox",
]
PATIENCE, PAUSE_MS = 200, 100


@pytest.fixture(scope="session")
def motion() -> Motion:
    return motion_of("prone-press-up")


@pytest.fixture(scope="session")
def performance(motion: Motion) -> Performance:
    return perform(motion.movement, shape_of("woman"))


@pytest.fixture(scope="session")
def clip(performance: Performance, motion: Motion) -> bytes:
    return clip_of(performance, motion)


@pytest.fixture(scope="session")
def page_url(clip: bytes) -> Iterator[str]:
    viewer = resources.files("proneward.figures").joinpath("viewer", "viewer.js").read_bytes()
    with served(files(viewer, rigged(shape_of("woman")), clip)) as url:
        yield url


@pytest.fixture(scope="session")
def chromium() -> Iterator[BrowserType]:
    with sync_playwright() as playwright:
        yield playwright.chromium


def launched(chromium: BrowserType, *flags: str) -> Browser:
    """Start the system's browser; playwright's own would have to be fetched from elsewhere."""
    path = shutil.which("chromium")
    if path is None:
        pytest.fail("There is no chromium here: apt-get install chromium")
    return chromium.launch(executable_path=path, args=["--no-sandbox", *flags])


def until(page: Page, expression: str) -> None:
    """Wait until something holds; the page's policy forbids playwright's own way of asking."""
    for _ in range(PATIENCE):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(PAUSE_MS)
    pytest.fail(f"waited in vain for {expression}")


@pytest.fixture(scope="session")
def browser(chromium: BrowserType) -> Iterator[Browser]:
    with launched(chromium, *PAINTS_WITHOUT_A_CARD) as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, page_url: str) -> Iterator[Page]:
    """Open the page with the figure shown; the browser has nothing to complain of."""
    complaints: list[str] = []
    with browser.new_context(viewport={"width": 360, "height": 400}) as context:
        page = context.new_page()
        page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(page_url)
        expect(page).to_have_title("ready")
        yield page
    assert [one for one in complaints if not one.startswith("warning: [.WebGL")] == []
