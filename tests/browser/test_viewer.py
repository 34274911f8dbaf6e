"""The viewer in a browser: it moves as Python says, and stands still for whom it must."""

import numpy as np
import pytest
from playwright.sync_api import Browser, BrowserType, Page, expect
from tests.browser.conftest import launched, until

from proneward.body import Floats, place
from proneward.body.contact import Performance
from proneward.body.shape.bones import Bones, carried
from proneward.figures.rig.clip.read import read_clip

pytestmark = pytest.mark.allow_hosts(["127.0.0.1"])

WITHIN_M = 0.002


def _shown(page: Page, names: tuple[str, ...], time_s: float) -> tuple[Floats, Floats]:
    """Give the rotations (bones, 3, 3) and places (bones, 3) of bones at a time, as shown."""
    found = page.evaluate("time_s => { viewer.showAt(time_s); return viewer.bones(); }", time_s)
    matrices = np.array([np.reshape(found[name], (4, 4)).T for name in names])
    return matrices[:, :3, :3], matrices[:, :3, 3]


def _bones(performance: Performance, clip: bytes, times_s: Floats) -> Bones:
    moments = read_clip(clip).at(times_s)
    placed = place(
        moments.angles_deg,
        performance.shape.body,
        base=performance.movement.base,
        pelvis_m=moments.pelvis_m,
    )
    return carried(placed, performance.shape.bones, moments.breath)


def test_every_bone_stands_where_kinematics_puts_it(
    page: Page, performance: Performance, clip: bytes
) -> None:
    moments = [0, len(performance.times_s) // 3, len(performance.times_s) // 2]
    times_s = performance.times_s[moments]
    names = performance.shape.bones
    placed = place(
        performance.angles_deg[moments],
        performance.shape.body,
        base=performance.movement.base,
        pelvis_m=performance.pelvis_m[moments],
    )
    performed = carried(placed, names, performance.breath[moments])
    read = _bones(performance, clip, times_s)
    for number, time_s in enumerate(times_s):
        rotations, places_m = _shown(page, names, float(time_s))
        assert np.abs(places_m - performed.positions_m[number]).max() < WITHIN_M
        assert np.abs(places_m - read.positions_m[number]).max() < WITHIN_M / 100
        assert np.abs(rotations - read.rotations[number]).max() < 1e-5


def test_the_figure_waits_plays_and_pauses(page: Page) -> None:
    assert page.evaluate("viewer.time_s") == 0
    page.get_by_role("button", name="Play").click()
    until(page, "viewer.time_s > 0.3")
    page.get_by_role("button", name="Pause").click()
    stopped_s = page.evaluate("viewer.time_s")
    page.wait_for_timeout(200)
    assert page.evaluate("viewer.time_s") == stopped_s


def test_half_speed_says_whether_it_is_on(page: Page) -> None:
    half = page.get_by_role("button", name="Half speed", pressed=False)
    half.click()
    expect(page.get_by_role("button", name="Half speed", pressed=True)).to_be_visible()


def test_the_caption_says_what_the_body_is_to_do(page: Page, clip: bytes) -> None:
    first = read_clip(clip).phases[0]
    page.evaluate("viewer.showAt(1)")
    expect(page.get_by_text(first.say)).to_be_visible()


def test_the_time_can_be_chosen(page: Page, clip: bytes) -> None:
    page.get_by_role("slider", name="Time in the movement").fill("500")
    middle_s = read_clip(clip).seconds / 2
    assert page.evaluate("viewer.time_s") == pytest.approx(middle_s, abs=0.01)


def test_keys_turn_the_figure_and_play_it(page: Page) -> None:
    page.get_by_role("application", name="Moving figure: Prone press-up").focus()
    before_deg = page.evaluate("viewer.direction.azimuth_deg")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("viewer.direction.azimuth_deg") == pytest.approx(before_deg + 10)
    page.keyboard.press("Space")
    assert page.evaluate("viewer.isPlaying")


def test_a_drag_turns_the_figure(page: Page) -> None:
    before_deg = page.evaluate("viewer.direction.azimuth_deg")
    page.mouse.move(200, 150)
    page.mouse.down()
    page.mouse.move(150, 150)
    page.mouse.up()
    assert page.evaluate("viewer.direction.azimuth_deg") == pytest.approx(before_deg + 20)


def test_a_view_is_turned_to_and_marked(page: Page) -> None:
    page.get_by_role("button", name="Above").click()
    until(page, "viewer.direction.elevation_deg > 88")
    expect(page.get_by_role("button", name="Above", pressed=True)).to_be_visible()


def test_the_picture_holds_a_body_in_the_colours_of_the_page(page: Page) -> None:
    colours = page.evaluate(
        """() => {
          viewer.showAt(1);
          const canvas = document.getElementById("figure").shadowRoot.querySelector("canvas");
          const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d");
          copy.drawImage(canvas, 0, 0);
          const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
          const found = {};
          for (let i = 0; i < data.length; i += 4) {
            const colour = `${data[i]},${data[i + 1]},${data[i + 2]}`;
            found[colour] = (found[colour] ?? 0) + 1;
          }
          return found;
        }"""
    )
    assert colours["10,200,30"] > 500  # the top, as page.css has it
    assert colours["242,214,195"] > 500  # skin, as nobody has set it
    assert colours["31,42,55"] > 200  # outlines


def test_reduced_motion_shows_the_still_and_offers_the_figure(
    browser: Browser, page_url: str
) -> None:
    with browser.new_context(reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(page_url)
        expect(page.get_by_role("img", name="Prone press-up")).to_be_visible()
        expect(page.get_by_role("application")).to_be_hidden()
        page.get_by_role("button", name="Show the moving figure").click()
        expect(page.get_by_role("application")).to_be_visible()
        assert not page.evaluate("viewer.isPlaying")


def test_without_webgl_the_still_is_shown(chromium: BrowserType, page_url: str) -> None:
    with launched(chromium, "--disable-3d-apis") as browser:
        page = browser.new_page()
        page.goto(page_url)
        expect(page).to_have_title("ready")
        expect(page.get_by_role("img", name="Prone press-up")).to_be_visible()
        expect(page.get_by_role("button")).to_have_count(0)
