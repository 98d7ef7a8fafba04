"""Where a photo was taken, if the phone wrote it down."""

from __future__ import annotations

import math
from typing import Any

from PIL import ExifTags, Image


def position_of(image: Image.Image) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, to about a metre; None without both or when they make no sense."""
    try:
        gps = image.getexif().get_ifd(ExifTags.IFD.GPSInfo)
        latitude = _degrees(gps[ExifTags.GPS.GPSLatitude], gps[ExifTags.GPS.GPSLatitudeRef], "S", most=90)
        longitude = _degrees(gps[ExifTags.GPS.GPSLongitude], gps[ExifTags.GPS.GPSLongitudeRef], "W", most=180)
    except (ArithmeticError, KeyError, LookupError, OSError, SyntaxError, TypeError, ValueError):
        return None
    return None if (latitude, longitude) == (0, 0) else (latitude, longitude)  # a phone that did not know yet


def _degrees(parts: Any, reference: Any, negative: str, *, most: int) -> float:
    degrees, minutes, seconds = (float(part) for part in parts)
    value = degrees + minutes / 60 + seconds / 3600
    if not math.isfinite(value) or not 0 <= value <= most:
        raise ValueError("not a place on earth")
    sign = -1 if str(reference).strip("\0 ").upper() == negative else 1
    return round(sign * value, 5)
