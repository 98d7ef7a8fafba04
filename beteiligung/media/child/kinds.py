"""What a file is by its first bytes. Names and types that came with it are never asked."""

from __future__ import annotations

from pathlib import Path

_LOOK_AT = 4096
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}


def kind_of(path: Path) -> str | None:
    """``JPEG``, ``PNG``, ``WEBP``, ``HEIF``, ``AVIF`` or ``PDF``, as Pillow calls them; None for everything else."""
    with path.open("rb") as file:
        head = file.read(_LOOK_AT)
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WEBP"
    if head[4:8] == b"ftyp":
        return _kind_by_brands(head)
    if head.startswith(b"%PDF-"):
        return "PDF"
    return None


def _kind_by_brands(head: bytes) -> str | None:
    """Both kinds may call themselves ``mif1`` first and say more in the list that follows."""
    length = min(int.from_bytes(head[:4], "big"), len(head))
    brands = {head[8:12], *(head[at : at + 4] for at in range(16, length - 3, 4))}
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None
