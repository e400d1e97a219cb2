"""What the name of a font tells of its letters."""

import pytest

from pipeline.read.pdf.fonts import style_of_name

CASES = [
    ("Calibri-Bold", True, False, "Word"),
    ("ABCDEF+Arial,BoldItalic", True, True, "subset with style behind a comma"),
    ("OpenSans-SemiBold", True, False, "half bold"),
    ("Roboto-Medium", False, False, "medium is the weight of text"),
    ("CMBX10", True, False, "LaTeX without font packages"),
    ("ABCDEF+CMTI10", False, True, "italic of the same"),
    ("CMR10", False, False, "upright of the same"),
    ("SFBX1095", True, False, "cm-super, bold"),
    ("SFBI1000", True, True, "cm-super, bold italic"),
    ("SFRM1000", False, False, "cm-super, upright"),
    ("NimbusRomNo9L-Medi", True, False, "Times of LaTeX: medium is its bold"),
    ("NimbusRomNo9L-ReguItal", False, True, "its italic"),
    ("URWPalladioL-BoldItal", True, True, "Palatino of LaTeX"),
    ("URWGothicL-BookObli", False, True, "oblique, cut short"),
    ("LMRoman10-Regular", False, False, "Latin Modern"),
    ("SFProText-Regular", False, False, "another font that starts with SF"),
    ("ECSquareSans-Light", False, False, "another font that starts with EC"),
]


@pytest.mark.parametrize(("name", "bold", "italic", "reason"), CASES)
def test_styles(name: str, bold: bool, italic: bool, reason: str) -> None:
    assert style_of_name(name) == (bold, italic), reason
