"""Makes the versions of a picture: upright, sRGB, of new pixels only, so that nothing of the file itself is left."""

from __future__ import annotations

import math
from collections.abc import Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import (
    AvifImagePlugin,
    ExifTags,
    Image,
    ImageCms,
    ImageFilter,
    JpegImagePlugin,
    PngImagePlugin,
    WebPImagePlugin,
)

from beteiligung.media.child.kinds import kind_of
from beteiligung.media.child.position import position_of
from beteiligung.media.child.refusal import Refused
from beteiligung.media.limits import BLURRED_SIDE, MOST_HEIGHT, PICTURE_PIXELS, WIDTHS, widths_of

_READERS = (AvifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
"""Imported for what they register; no other reader is loaded, HEIF only where it is needed."""

_TURNS = {
    2: (Image.Transpose.FLIP_LEFT_RIGHT,),
    3: (Image.Transpose.ROTATE_180,),
    4: (Image.Transpose.FLIP_TOP_BOTTOM,),
    5: (Image.Transpose.TRANSPOSE,),
    6: (Image.Transpose.ROTATE_270,),
    7: (Image.Transpose.TRANSVERSE,),
    8: (Image.Transpose.ROTATE_90,),
}
_LIES_ON_ITS_SIDE = {5, 6, 7, 8}

Mask = Sequence[float]
"""Left, top, width and height of a rectangle, as fractions of the upright picture."""


def make_versions(source: Path, folder: Path, *, masks: Sequence[Mask], reads_position: bool) -> dict[str, Any]:
    """Write ``<width>.webp`` for each width and ``blurred.webp`` into ``folder``. Raises Refused."""
    kind = kind_of(source)
    if kind is None or kind == "PDF":
        raise Refused("not_taken")
    if kind == "HEIF":
        from pi_heif import register_heif_opener

        register_heif_opener(decode_threads=1)
    Image.MAX_IMAGE_PIXELS = None  # ours is a refusal and comes first
    with _opened(source, kind) as image:
        if image.width * image.height > PICTURE_PIXELS:
            raise Refused("too_many_pixels")
        position = position_of(image) if reads_position else None
        largest = _upright(image)
    for mask in masks:
        _cover(largest, mask)
    widths = widths_of(largest.width)
    for width in widths:
        _save(_narrowed(largest, width), folder / f"{width}.webp", quality=80)
    _save(_blurred(largest, widths[0]), folder / "blurred.webp", quality=60)
    return {"width": largest.width, "height": largest.height, "position": position}


def _opened(source: Path, kind: str) -> Image.Image:
    try:
        return Image.open(source, formats=[kind])
    except OSError as error:
        raise Refused("broken") from error


def _upright(image: Image.Image) -> Image.Image:
    """The first frame at its largest size on the page, turned as it was taken."""
    orientation = _orientation(image)
    size = _fitting(image.size, lies=orientation in _LIES_ON_ITS_SIDE)
    image.draft("RGB", size)  # a JPEG is read at half, a quarter or an eighth where that is enough
    picture = image
    if picture.mode not in {"L", "RGB", "CMYK"} or picture.has_transparency_data:
        picture = _plain(picture)
    if picture.size != size:
        picture = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture = _srgb(picture, image.info.get("icc_profile"))
    for turn in _TURNS.get(orientation, ()):
        picture = picture.transpose(turn)
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    return clean


def _orientation(image: Image.Image) -> int:
    """As EXIF counts, 1 to 8; HEIF and AVIF come upright already or say so in the same way."""
    with suppress(OSError, SyntaxError, ValueError, TypeError, KeyError):
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    return 1


def _fitting(size: tuple[int, int], *, lies: bool) -> tuple[int, int]:
    width, height = size
    most_width, most_height = (MOST_HEIGHT, WIDTHS[-1]) if lies else (WIDTHS[-1], MOST_HEIGHT)
    scale = min(1.0, most_width / width, most_height / height)
    return max(1, round(width * scale)), max(1, round(height * scale))


def _plain(image: Image.Image) -> Image.Image:
    """Eight bits a colour, on white: what lies under transparent pixels would otherwise still be in the file."""
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        return image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if not image.has_transparency_data:
        return image.convert("L" if image.mode == "1" else "RGB")
    coloured = image if image.mode == "RGBA" else image.convert("RGBA")
    ground = Image.new("RGB", image.size, "white")
    ground.paste(coloured, mask=coloured.getchannel("A"))
    return ground


def _srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Colours as every screen shows them. A profile that cannot be read is passed over, as browsers do."""
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError):
            given = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(image, given, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted is not None:
                return converted
    return image.convert("RGB")


def _cover(image: Image.Image, mask: Mask) -> None:
    """One colour, the mean of what was there, over the rectangle and every pixel it touches."""
    left, top, width, height = mask
    box = (
        max(0, math.floor(left * image.width)),
        max(0, math.floor(top * image.height)),
        min(image.width, math.ceil((left + width) * image.width)),
        min(image.height, math.ceil((top + height) * image.height)),
    )
    if box[0] < box[2] and box[1] < box[3]:
        mean = image.crop(box).resize((1, 1), Image.Resampling.BOX)
        image.paste(mean.resize((box[2] - box[0], box[3] - box[1])), box)


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    height = max(1, round(image.height * width / image.width))
    return image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)


def _blurred(image: Image.Image, width: int) -> Image.Image:
    """What a few pixels know, drawn large and soft."""
    scale = min(1.0, BLURRED_SIDE / max(image.size))
    few = image.resize((max(1, round(image.width * scale)), max(1, round(image.height * scale))), Image.Resampling.BOX)
    size = (width, max(1, round(image.height * width / image.width)))
    return few.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(max(size) / BLURRED_SIDE / 2))


def _save(image: Image.Image, path: Path, *, quality: int) -> None:
    image.save(path, "WEBP", quality=quality, method=4)
