"""Characters of a PDF beyond the basic plane: rare names have them, and PDFium hands them out in two halves."""

import pytest

from audiopaper.issue import read_issue, read_text
from audiopaper.show import Show


def pdf_of(signs):
    """A page of one line in a font without glyphs; each of `signs` is a character as UTF-16 in hex digits."""
    glyphs = "".join(f"{number:04X}" for number in range(1, len(signs) + 1))
    table = "".join(f"<{number:04X}> <{sign}> " for number, sign in enumerate(signs, 1))
    drawing = f"BT /F1 12 Tf 72 700 Td <{glyphs}> Tj ET"
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange {len(signs)} beginbfchar {table}endbfchar "
        "endcmap end end"
    )
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(drawing)}>>stream\n{drawing}\nendstream",
        "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[6 0 R]/ToUnicode 7 0 R>>",
        "<</Type/Font/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
        "/FontDescriptor 8 0 R/DW 1000>>",
        f"<</Length {len(cmap)}>>stream\n{cmap}\nendstream",
        "<</Type/FontDescriptor/FontName/A/Flags 4/FontBBox[0 0 1000 1000]/ItalicAngle 0/Ascent 800/Descent -200"
        "/CapHeight 700/StemV 80>>",
    )
    body = "".join(f"{number} 0 obj\n{each}\nendobj\n" for number, each in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Size 9/Root 1 0 R>>\n%%EOF".encode()


def hexadecimal(text):
    return [each.encode("utf-16-be").hex().upper() for each in text]


def words_of(issue):
    return "".join(article.headline + "".join(article.paragraphs) for article in issue.articles)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (hexadecimal("村民𠮷明今天说水渠修好了。"), "村民𠮷明今天说水渠修好了。"),
        ([*hexadecimal("村民"), "D842", *hexadecimal("明今天说水渠修好了。")], "明今天说水渠修好了。"),
    ],
    ids=["a character in two halves", "half a character"],
)
def test_a_character_beyond_the_basic_plane_is_whole_and_half_of_one_does_no_harm(tmp_path, signs, expected):
    path = tmp_path / "issue.pdf"
    path.write_bytes(pdf_of(signs))
    said = words_of(read_issue(path, Show()))
    assert expected in said
    said.encode("utf-8")


def test_half_a_character_in_a_text_can_be_written_like_any_other():
    words_of(read_text("# 水渠\n\n村民\ud842明今天说，水渠修好了。\n", Show())).encode("utf-8")
