"""What stands on the printed pages of a handout and of a notice."""

import io
from collections.abc import Iterator

import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, PdfObject, StreamObject
from tests.unit.test_handout_documents import (
    SVG,
    WORDS,
    a_handout,
    a_notice,
    a_session,
    an_item,
)

from proneward.exchange.handout import Clinic, NoticeKind, Paper, Unprintable, render

DRAFT = "DRAFT – not yet approved"
LONG_NAME = "Anna-Magdalena Wilhelmine Freifräulein von Übermäßighausen-Schwarzenbergstein Jr."


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page, one space between them and none that only allow a break."""
    texts = [page.extract_text().replace("\u200b", "") for page in read(pdf).pages]
    return [" ".join(text.split()) for text in texts]


def resolved(node: object) -> object:
    return node.get_object() if isinstance(node, PdfObject) else node


def below(node: object) -> Iterator[DictionaryObject]:
    """Every element of a tagged document's structure."""
    found = resolved(node)
    if isinstance(found, ArrayObject):
        for child in found:
            yield from below(child)
    elif isinstance(found, DictionaryObject):
        yield found
        yield from below(found.get("/K"))


def structure_of(pdf: bytes) -> list[DictionaryObject]:
    return list(below(read(pdf).root_object["/StructTreeRoot"]))


def entry(owner: object, *path: str) -> object:
    """Follow names down through a PDF's dictionaries."""
    found = resolved(owner)
    for name in path:
        assert isinstance(found, DictionaryObject)
        found = resolved(found[name])
    return found


def embedded_fonts(pdf: bytes) -> set[str]:
    names = set()
    for page in read(pdf).pages:
        fonts = entry(page, "/Resources", "/Font")
        assert isinstance(fonts, DictionaryObject)
        names |= {str(entry(font, "/BaseFont")).split("+")[-1] for font in fonts.values()}
    return names


def test_every_page_of_a_draft_says_so_and_names_whose_it_is() -> None:
    pages = pages_of(render(a_handout(), WORDS))
    assert len(pages) >= 2
    for number, page in enumerate(pages, start=1):
        assert DRAFT in page
        assert "Example client A" in page
        assert f"Page {number} of {len(pages)}" in page


def test_an_approved_handout_says_who_approved_it_and_draft_nowhere() -> None:
    pages = pages_of(render(a_handout(approved_by="Dr Example, licence 000000"), WORDS))
    assert "Approved by Dr Example, licence 000000" in pages[0]
    assert not any("DRAFT" in page for page in pages)


def test_every_page_says_which_rules_were_lifted() -> None:
    lifted = ("Lifted by Dr Example: Cobra; settled.", "Lifted by Dr Other: bending; settled.")
    for page in pages_of(render(a_handout(overrides=lifted), WORDS)):
        assert lifted[0] in page
        assert lifted[1] in page


def test_every_page_points_to_the_stop_words_and_gives_the_emergency_number() -> None:
    pages = pages_of(render(a_handout(), WORDS))
    holding = [n for n, page in enumerate(pages, start=1) if "New numbness between" in page]
    assert len(holding) == 1
    for page in pages:
        assert f"When to stop: page {holding[0]}." in page
        assert "112" in page


def test_everything_that_a_client_must_read_is_on_paper() -> None:
    text = " ".join(pages_of(render(a_handout(), WORDS)))
    for said in (
        "24 November 2026",
        "Roll onto your side",
        "2 × 8",
        "each side, hold 3 seconds",
        "Third cue",
        "Hurrying5.",
        "Small range only.",
        "Gently5, nerves dislike strong stretching.",
        "It works your deep trunk muscles.",
        "Arching back presses on sensitive joints.",
        "bending far backward.",
        "Cobra.",
        "Source: Example source. How we know: mechanistic.",
        "Go to an emergency department now.",
        "Stop this exercise if:",
        "Up to 3: go on.",
        "They train your trunk while it is well supported.",
        "Catalogue 2026.11.0, digest 3f9a1c22.",
        "Not yet reviewed by a registered clinician.",
        "Not a registered medical device.",
        "Example clinic, 000 000 000.",
    ):
        assert said in text


@pytest.mark.parametrize("paper", list(Paper))
def test_ten_exercises_never_split_over_pages(paper: Paper) -> None:
    pages = pages_of(render(a_handout(sessions=(a_session(10),), paper=paper), WORDS))
    assert 3 <= len(pages) <= 4
    for number in range(1, 11):
        with_name = [page for page in pages if f"Exercise{number} " in page]
        assert len(with_name) == 1
        assert f"First cue of {number}" in with_name[0]
        assert f"Gently{number}," in with_name[0]
        assert f"Hurrying{number}." in with_name[0]


@pytest.mark.parametrize("lines", range(0, 24, 4))
def test_no_turn_is_left_at_the_foot_of_a_page_without_its_exercise(lines: int) -> None:
    lead = tuple(f"Line {number}." for number in range(lines))
    pages = pages_of(render(a_handout(sessions=(a_session(7),), lead=lead), WORDS))
    assert any("Roll onto your side" in page and "Exercise3 " in page for page in pages)


@pytest.mark.parametrize(
    "paper, width_mm, height_mm", [(Paper.A4, 210, 297), (Paper.LETTER, 215.9, 279.4)]
)
def test_each_paper_has_its_own_size(paper: Paper, width_mm: float, height_mm: float) -> None:
    for document in (a_handout(paper=paper), a_notice(paper=paper)):
        for page in read(render(document, WORDS)).pages:
            assert float(page.mediabox.width) * 25.4 / 72 == pytest.approx(width_mm, abs=0.1)
            assert float(page.mediabox.height) * 25.4 / 72 == pytest.approx(height_mm, abs=0.1)


def test_alternating_sessions_begin_a_page_each_and_say_their_days() -> None:
    sessions = (
        a_session(4, "Session A", when="Monday, Wednesday", boxes=((1, 3),), minutes=14),
        a_session(4, "Session B", when="Tuesday, Thursday", boxes=((2, 4),), minutes=12),
    )
    pages = pages_of(render(a_handout(sessions=sessions), WORDS))
    first = next(page for page in pages if "Session A" in page)
    second = next(page for page in pages if "Session B" in page)
    assert first is pages[0]
    assert second is not first
    assert "Monday, Wednesday about 14 minutes" in first
    assert "Tuesday, Thursday about 12 minutes" in second


def test_what_is_done_several_times_a_day_has_a_part_of_its_own() -> None:
    lane = (an_item(1, name="Prone on elbows", times_per_day=6, dose_detail="6 times a day"),)
    text = " ".join(pages_of(render(a_handout(several_times_a_day=lane), WORDS)))
    assert "several heading several lead" in text
    assert text.index("Exercise5") < text.index("several heading") < text.index("Prone on elbows")


def test_without_a_name_or_a_clinic_every_page_has_a_gap_to_write_on() -> None:
    pages = pages_of(render(a_handout(client_name=None, clinic=Clinic()), WORDS))
    for page in pages:
        assert "Name: example-client" in page
        assert "clinic gap" in page


def test_a_name_of_eighty_letters_stands_whole_on_every_page() -> None:
    for name in (LONG_NAME, "Ü" * 80):
        for page in pages_of(render(a_handout(client_name=name), WORDS)):
            assert name in page.replace(" ", "") or name in page


@pytest.mark.parametrize(
    "written", ["#panic()", "*x* _y_ $z$", '"] #read("/etc/passwd")', "<a> @b"]
)
def test_what_a_person_writes_is_never_markup(written: str) -> None:
    pdf = render(a_handout(client_name=written, title=written, overrides=(written,)), WORDS)
    for page in pages_of(pdf):
        assert page.count(written) >= 2


def test_the_same_document_gives_the_same_bytes() -> None:
    assert render(a_handout(), WORDS) == render(a_handout(), WORDS)
    assert render(a_notice(), WORDS) == render(a_notice(), WORDS)


def test_only_fonts_of_the_package_are_used() -> None:
    fonts = embedded_fonts(render(a_handout(), WORDS))
    assert fonts
    assert all(font.startswith("AtkinsonHyperlegibleNext") for font in fonts)


def test_letters_that_the_face_lacks_are_lent_and_not_lost() -> None:
    pages = pages_of(render(a_handout(client_name="Ольга Łukasz Παπαδόπουλος"), WORDS))
    assert all("Ольга Łukasz Παπαδόπουλος" in page for page in pages)


def test_a_name_that_no_font_can_draw_leaves_a_gap_and_not_an_error() -> None:
    [page] = pages_of(render(a_notice(client_name="王小明"), WORDS))
    assert "Name: example-client" in page
    assert "Go to an emergency department now." in page


@pytest.mark.parametrize("unprintable", ["王小明", "\ud800"])
def test_a_notice_comes_out_without_what_people_typed_if_no_font_can_draw_it(
    unprintable: str,
) -> None:
    clinic = Clinic(name=unprintable, phone="000 000 000", emergency_number="112")
    notice = a_notice(client_name=unprintable, clinic=clinic, reasons=(unprintable,))
    [page] = pages_of(render(notice, WORDS))
    for said in ("Go to an emergency department now.", "112", "000 000 000", "example-client"):
        assert said in page


def test_a_notice_loses_no_more_than_cannot_be_drawn() -> None:
    [page] = pages_of(render(a_notice(clinic=Clinic(name="王小明")), WORDS))
    assert "You have new numbness." in page


@pytest.mark.parametrize("client_name", [None, "王小明"])
def test_other_letters_that_no_font_can_draw_are_refused_unrepeated(
    client_name: str | None,
) -> None:
    with pytest.raises(Unprintable, match="letters that none of its fonts") as refused:
        render(a_notice(client_name=client_name, title="明日"), WORDS)
    assert "明日" not in str(refused.value)


def test_the_pdf_is_tagged_titled_and_in_english() -> None:
    pdf = render(a_handout(), WORDS)
    reader = read(pdf)
    about = entry(reader.root_object, "/Metadata")
    assert isinstance(about, StreamObject)
    assert b"pdfuaid:part" in about.get_data()
    assert str(entry(reader.root_object, "/Lang")) == "en"
    assert reader.metadata is not None
    assert reader.metadata.title == "Your fourteen minutes"
    levels = {str(part.get("/S")) for part in structure_of(pdf)}
    assert {"/H1", "/H2", "/H3", "/H4"} <= levels


def test_a_figure_carries_its_sentence() -> None:
    alt = "Lying on your back, one heel slides away."
    item = an_item(figure=(SVG, SVG), figure_alt=alt)
    pdf = render(a_handout(several_times_a_day=(item,)), WORDS)
    assert alt in {str(part.get("/Alt")) for part in structure_of(pdf)}


def test_the_place_of_a_missing_figure_names_the_position() -> None:
    item = an_item(position_name="Standing tall")
    text = " ".join(pages_of(render(a_handout(several_times_a_day=(item,)), WORDS)))
    assert "Standing tall" in text


def test_a_figure_takes_the_place_of_the_position_name() -> None:
    item = an_item(figure=(SVG,), figure_alt="Upright.", position_name="Standing tall")
    text = " ".join(pages_of(render(a_handout(several_times_a_day=(item,)), WORDS)))
    assert "Standing tall" not in text


def test_a_figure_that_is_no_drawing_is_refused() -> None:
    broken = an_item(figure=(b"<svg",), figure_alt="Lying on your back.")
    with pytest.raises(Unprintable, match="not an SVG drawing"):
        render(a_handout(several_times_a_day=(broken,)), WORDS)


@pytest.mark.parametrize("kind", list(NoticeKind))
def test_a_notice_is_one_page_with_the_words_the_reasons_and_whom_to_call(kind: NoticeKind) -> None:
    notice = a_notice(kind=kind, open_questions=("Are you 18 or over?",), relax=("10 minutes",))
    [page] = pages_of(render(notice, WORDS))
    for said in (
        "No exercises for now",
        "Go to an emergency department now.",
        "You have new numbness.",
        "Are you 18 or over?",
        "10 minutes",
        "112",
        "000 000 000",
        "Not a registered medical device.",
    ):
        assert said in page
    assert ("notice show" in page) is (kind is NoticeKind.LOCKED)
    assert "DRAFT" not in page


@pytest.mark.parametrize("paper", list(Paper))
def test_twenty_open_questions_still_leave_one_page(paper: Paper) -> None:
    question = (
        "Have you had a new and unusual feeling, here or there, since your back problem began?"
    )
    notice = a_notice(open_questions=tuple(f"{n}. {question}" for n in range(1, 22)), paper=paper)
    [page] = pages_of(render(notice, WORDS))
    assert "21. Have you had" in page


def test_more_questions_than_a_page_can_hold_run_on_and_lose_nothing() -> None:
    questions = tuple(f"Question number {n}, asked in a line?" for n in range(1, 81))
    pages = pages_of(render(a_notice(open_questions=questions), WORDS))
    assert len(pages) > 1
    assert all(question in " ".join(pages) for question in questions)
