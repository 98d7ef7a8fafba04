"""Files that people send, and files that people should not: made here, with everything in them that must not stay."""

from __future__ import annotations

import os
import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import ExifTags, Image, ImageCms, ImageDraw

PLACE = (51.5139, 7.46529)
"""Degrees, in Dortmund."""
SECRET = "Geheimwort"
"""Stands in every field for words that a file can have."""
CORNERS = {"top left": "red", "top right": "lime", "bottom left": "blue", "bottom right": "white"}


def quarters(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """A picture whose corners tell which way it stands."""
    image = Image.new("RGB", (width, height))
    draw = ImageDraw.Draw(image)
    for (name, colour), (left, top) in zip(CORNERS.items(), ((0, 0), (1, 0), (0, 1), (1, 1)), strict=True):
        assert ("left" in name) == (left == 0)
        box = (left * width // 2, top * height // 2, (left + 1) * width // 2, (top + 1) * height // 2)
        draw.rectangle(box, fill=colour)
    return image.convert(mode)


def exif(orientation: int = 1, *, gps: bool = True, place: tuple[float, float] = PLACE, order: str = "<") -> Image.Exif:
    """What a phone writes: who, with what, where, and which way up; in either order of bytes."""
    made = Image.Exif()
    made.endian = order
    made[ExifTags.Base.Orientation] = orientation
    for field in (ExifTags.Base.Artist, ExifTags.Base.Model, ExifTags.Base.ImageDescription, ExifTags.Base.Copyright):
        made[field] = SECRET
    made.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.UserComment] = SECRET.encode()
    if gps:
        found, (north, east) = made.get_ifd(ExifTags.IFD.GPSInfo), place
        found[ExifTags.GPS.GPSLatitudeRef] = "N" if north >= 0 else "S"
        found[ExifTags.GPS.GPSLongitudeRef] = "E" if east >= 0 else "W"
        found[ExifTags.GPS.GPSLatitude], found[ExifTags.GPS.GPSLongitude] = _parts(abs(north)), _parts(abs(east))
    return made


def _parts(degrees: float) -> tuple[float, float, float]:
    minutes = degrees % 1 * 60
    return float(int(degrees)), float(int(minutes)), round(minutes % 1 * 60, 3)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The bytes of a picture file."""
    if kind == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener()
        if "exif" in options:
            options["exif"] = options["exif"].tobytes()  # else it does not see which way up
    file = BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def laden(kind: str, *, orientation: int = 1, gps: bool = True) -> bytes:
    """A picture with every kind of metadata that the format takes."""
    options: dict[str, Any] = {"exif": exif(orientation, gps=gps), "icc_profile": screen_profile()}
    if kind in {"JPEG", "WEBP", "HEIF", "AVIF"}:
        options["xmp"] = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>".encode()
    if kind == "JPEG":
        options["comment"] = SECRET
    if kind == "PNG":
        options["pnginfo"] = _png_texts()
    return saved(quarters(), kind, **options)


def _png_texts() -> Any:
    from PIL.PngImagePlugin import PngInfo

    texts = PngInfo()
    texts.add_text("Author", SECRET)
    texts.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>{SECRET}</x:xmpmeta>")
    return texts


def screen_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """A profile of a device whose red is our green: whoever passes it over shows other colours."""
    data = bytearray(screen_profile())
    count = struct.unpack(">I", data[128:132])[0]
    tags = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = tags[b"rXYZ"], tags[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = data[green + 4 : green + 12], data[red + 4 : red + 12]
    data[84:100] = bytes(16)  # the profile's own checksum
    return bytes(data)


def png_bomb(width: int = 10_000, height: int = 10_000) -> bytes:
    """100 megapixels in some 100 kB, each row the same."""
    rows = zlib.compressobj(9)
    body = b"".join(rows.compress(b"\0" * (3 * width + 1)) for _ in range(height)) + rows.flush()
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def heic_of_15_megabytes() -> bytes:
    """Noise without loss, and a box that readers pass over up to the last byte that is taken."""
    data = saved(Image.frombytes("RGB", (1000, 1000), os.urandom(1000 * 1000 * 3)), "HEIF", quality=-1, chroma=444)
    rest = 15 * 1024 * 1024 - len(data)
    return data + struct.pack(">I4s", rest, b"free") + b"\0" * (rest - 8)


def animation(kind: str) -> bytes:
    """Four frames: the first shows the corners, the others are black."""
    others = [Image.new("RGB", (640, 480))] * 3
    return saved(quarters(), kind, save_all=True, append_images=others, duration=100)


def transparent_palette() -> bytes:
    """A secret drawn where the palette is transparent, beside a blue half."""
    image = Image.new("P", (200, 100), 0)
    image.putpalette([255, 0, 0, 0, 0, 255])
    image.paste(1, (100, 0, 200, 100))
    return saved(image, "PNG", transparency=0)


def hidden_under_transparency() -> bytes:
    """Red that is there in the file and cannot be seen."""
    image = Image.new("RGBA", (200, 100), (255, 0, 0, 0))
    return saved(image, "PNG")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><rect width="9" height="9"/></svg>'
EXECUTABLE = b"\x7fELF\x02\x01\x01" + bytes(9) + os.urandom(4000)
WINDOWS_EXECUTABLE = b"MZ" + os.urandom(4000)
HTML = b"<!doctype html><script>alert(1)</script>"
