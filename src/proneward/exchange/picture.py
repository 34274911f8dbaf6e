"""Turns a drawing into pixels, for programs that know no SVG."""

import typst

PIXELS_PER_INCH = 144.0
PAGE = b"""#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.drawing), format: "svg", alt: sys.inputs.alt)
"""


def png(drawing: str, alt: str, *, pixels_per_inch: float = PIXELS_PER_INCH) -> bytes:
    """
    Draw an SVG as a PNG on white; a unit of the SVG is 1/96 inch.

    Args:
        drawing: the SVG, its colours literal.
        alt: what is shown, in words.
        pixels_per_inch: how fine.
    """
    pixels: bytes = typst.compile(
        PAGE,
        sys_inputs={"drawing": drawing, "alt": alt},
        format="png",
        ppi=pixels_per_inch,
    )
    return pixels
