"""Pictures as phones and computers make them."""

import zlib
from io import BytesIO
from typing import Any

from PIL import Image, PngImagePlugin

GPS = 0x8825


def drawn(width: int = 800, height: int = 600, mode: str = "RGB") -> Image.Image:
    """The left half red, the right half blue."""
    made = Image.new(mode, (width, height), "blue")
    made.paste("red", (0, 0, width // 2, height))
    return made


def saved(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """The file of it."""
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def photo(width: int = 800, height: int = 600) -> bytes:
    """A JPEG without anything besides."""
    return saved(drawn(width, height))


def from_phone(orientation: int = 1, **size: int) -> bytes:
    """A JPEG that tells where, when and with what it was taken."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "Hang dien thoai"
    exif[0x0132] = "2026:11:23 06:15:00"
    exif.get_ifd(GPS).update({1: "N", 2: (21.0, 1.0, 42.0), 3: "E", 4: (105.0, 51.0, 12.0)})
    return saved(drawn(**size), exif=exif, comment=b"Nha co Thao", icc_profile=b"profile" * 20, xmp=b"<x>xmp</x>")


def with_words() -> bytes:
    """A PNG that is half transparent, with text chunks in it."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", "Nha co Thao")
    made = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    made.paste((255, 0, 0, 255), (0, 0, 150, 200))
    return saved(made, "PNG", pnginfo=info)


def bomb(side: int = 40_000) -> bytes:
    """A PNG of a few kilobytes that says it has `side` by `side` pixels."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")

    head = side.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    rows = zlib.compress(bytes(3_000_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(4000)
