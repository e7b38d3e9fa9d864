"""A picture is made anew: what is seen stays, what it tells besides does not."""

from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bot.evidence.encoding import LONG_SIDE, MOST_PIXELS, PictureRefused, encode
from bot.evidence.wording import MOST_BYTES
from tests.evidence.pictures import HEIC, bomb, drawn, from_phone, photo, saved, with_words


def opened(content: bytes) -> Image.Image:
    made = Image.open(BytesIO(content))
    made.load()
    return made


def why(content: bytes) -> str:
    with pytest.raises(PictureRefused) as refused:
        encode(content)
    return refused.value.why


def is_red(pixel: object) -> bool:
    assert isinstance(pixel, tuple)
    return pixel[0] > 200 and pixel[1] < 60 and pixel[2] < 60


def test_place_time_phone_comment_and_profile_are_gone() -> None:
    sent = from_phone()
    assert all(words in sent for words in (b"Hang dien thoai", b"2026:11:23", b"Nha co Thao", b"profile", b"xmp"))
    made = encode(sent)
    for words in (b"Hang dien thoai", b"2026:11:23", b"Nha co Thao", b"profile", b"xmp", b"Exif", b"ICC_PROFILE"):
        assert words not in made.content
    again = opened(made.content)
    assert (
        again.format == "JPEG"
        and not again.getexif()
        and set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    )


@pytest.mark.parametrize(("orientation", "red_at"), [(1, (10, 10)), (3, (790, 590)), (6, (10, 10)), (8, (10, 790))])
def test_a_picture_taken_sideways_stands_upright(orientation: int, red_at: tuple[int, int]) -> None:
    made = encode(from_phone(orientation))
    assert (made.width, made.height) == ((600, 800) if orientation in (6, 8) else (800, 600))
    assert is_red(opened(made.content).getpixel(red_at))


@pytest.mark.parametrize(
    ("size", "becomes"),
    [((4000, 3000), (1600, 1200)), ((3000, 4000), (1200, 1600)), ((1600, 1200), (1600, 1200)), ((90, 60), (90, 60))],
)
def test_the_long_side_is_1600_at_most_and_nothing_is_blown_up(size: tuple[int, int], becomes: tuple[int, int]) -> None:
    made = encode(photo(*size))
    assert (made.width, made.height) == becomes == opened(made.content).size


def test_what_is_transparent_becomes_white() -> None:
    made = opened(encode(with_words()).content)
    assert made.mode == "RGB"
    assert is_red(made.getpixel((20, 100)))
    assert min(made.getpixel((280, 100))) > 240  # type: ignore[arg-type]
    assert b"Nha co Thao" not in encode(with_words()).content


@pytest.mark.parametrize("mode", ["L", "P", "1", "CMYK", "LA", "I;16"])
def test_whatever_its_colours_are_kept_in(mode: str) -> None:
    kind = "JPEG" if mode == "CMYK" else "PNG"
    made = encode(saved(Image.new(mode, (40, 30)), kind))
    assert opened(made.content).mode == "RGB"


def test_webp_is_taken_and_of_a_moving_one_the_first_picture() -> None:
    red, blue = Image.new("RGB", (80, 60), "red"), Image.new("RGB", (80, 60), "blue")
    sent = saved(red, "WEBP", save_all=True, append_images=[blue], lossless=True)
    assert is_red(opened(encode(sent).content).getpixel((40, 30)))


def test_a_bomb_is_known_by_its_head() -> None:
    assert len(bomb()) < 10_000
    assert why(bomb()) == "too_many_pixels"
    side = int(MOST_PIXELS**0.5) + 1
    assert why(bomb(side)) == "too_many_pixels"


def test_a_truncated_picture_is_damaged() -> None:
    sent = saved(drawn(), "PNG")
    assert why(sent[: len(sent) // 2]) == "damaged"
    whole = photo(1200, 900)
    assert why(whole[: len(whole) // 2]) == "damaged"


def test_what_is_no_picture_is_said_to_be_none() -> None:
    for content in (b"", b"%PDF-1.7 " + bytes(100), b"PK\x03\x04" + bytes(100), b"<svg/>", saved(drawn(), "GIF")):
        assert why(content) == "not_a_picture"


def test_heic_has_words_of_its_own() -> None:
    assert why(HEIC) == "heic"


def test_five_megabytes_are_taken_and_one_byte_more_is_not() -> None:
    sent = photo()
    assert encode(sent + bytes(MOST_BYTES - len(sent))).width == 800
    assert why(sent + bytes(MOST_BYTES - len(sent) + 1)) == "too_big"


@settings(max_examples=150)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=40), st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_a_damaged_file_is_refused_or_made_anew_and_never_breaks(at: int, junk: bytes, kind: str) -> None:
    sent = bytearray(saved(drawn(60, 40), kind))
    at %= len(sent)
    sent[at : at + len(junk)] = junk
    with suppress(PictureRefused):
        assert encode(bytes(sent)).width <= LONG_SIDE
