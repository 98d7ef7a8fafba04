"""What becomes of pictures: accepted clean, or refused by a code."""

from io import BytesIO

import pytest
from PIL import Image

from beteiligung.media import limits
from beteiligung.media.processing import Workshop
from beteiligung.media.refusals import PictureRefused, Why
from tests.media import zoo

KINDS = ("JPEG", "PNG", "WEBP", "HEIF", "AVIF")


pytestmark = [pytest.mark.one_database, pytest.mark.usefixtures("forked_children")]


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path / "work")


def versions(workshop, data, **options):
    """The stored files of a picture, opened, by width; the blurred one as 0. And what was said about it."""
    with workshop.picture(BytesIO(data), **options) as made:
        files = {width: path.read_bytes() for width, path in made.versions.items()} | {0: made.blurred.read_bytes()}
    return {width: Image.open(BytesIO(file)) for width, file in files.items()}, files, made


def refusal(workshop, data):
    with pytest.raises(PictureRefused) as refused, workshop.picture(BytesIO(data)):
        pass
    return refused.value.code


def corners(image):
    """The colours near the corners, as one reads."""
    small = image.convert("RGB").resize((4, 4), Image.Resampling.BOX)
    return [nearest(small.getpixel(place)) for place in ((0, 0), (3, 0), (0, 3), (3, 3))]


def nearest(pixel):
    known = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255), "black": (0, 0, 0)}
    return min(known, key=lambda name: sum((a - b) ** 2 for a, b in zip(pixel, known[name], strict=True)))


def chunks(file):
    """The names of the parts of a WebP file."""
    assert file[:4] == b"RIFF"
    assert file[8:12] == b"WEBP"
    assert int.from_bytes(file[4:8], "little") + 8 == len(file), "something hangs behind the picture"
    names, at = [], 12
    while at < len(file):
        size = int.from_bytes(file[at + 4 : at + 8], "little")
        names.append(file[at : at + 4])
        at += 8 + size + size % 2
    return names


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_pixels_is_left(workshop, kind):
    data = zoo.laden(kind)
    assert zoo.SECRET.encode() in data or kind == "PNG", "the file has nothing to lose"
    images, files, _ = versions(workshop, data)
    assert sorted(files) == [0, 480, 640]
    for width, file in files.items():
        assert chunks(file) == [b"VP8 "], width
        assert zoo.SECRET.encode() not in file
        assert not dict(images[width].getexif())
        assert not {"exif", "xmp", "icc_profile", "comment"} & set(images[width].info)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_picture_stands_upright(workshop, kind, orientation):
    """Turned by the test as a camera would have held it, and said so in the file."""
    turned = zoo.quarters()
    back = {2: [0], 3: [3], 4: [1], 5: [5], 6: [2], 7: [6], 8: [4]}.get(orientation, [])
    for turn in back:
        turned = turned.transpose(Image.Transpose(turn))
    images, _, made = versions(workshop, zoo.saved(turned, kind, exif=zoo.exif(orientation)))
    assert (made.width, made.height) == (640, 480)
    assert corners(images[480]) == ["red", "lime", "blue", "white"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_position_is_told_to_who_asks(workshop, kind):
    data = zoo.laden(kind)
    assert versions(workshop, data)[2].position is None
    assert versions(workshop, data, reads_position=True)[2].position == pytest.approx(zoo.PLACE, abs=0.0001)


def test_a_picture_without_position_has_none(workshop):
    assert versions(workshop, zoo.laden("JPEG", gps=False), reads_position=True)[2].position is None


def test_three_widths_and_nothing_enlarged(workshop):
    images, _, made = versions(workshop, zoo.saved(zoo.quarters(3000, 2000), "JPEG"))
    assert sorted(images) == [0, 480, 960, 1920]
    assert {width: image.size for width, image in images.items() if width} == {
        480: (480, 320),
        960: (960, 640),
        1920: (1920, 1280),
    }
    assert (made.width, made.height) == (1920, 1280)
    images, _, made = versions(workshop, zoo.saved(zoo.quarters(300, 200), "JPEG"))
    assert sorted(images) == [0, 300]
    assert images[300].size == images[0].size == (300, 200)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (20_000, 10), (10, 20_000)])
def test_pictures_of_odd_shapes_are_taken(workshop, width, height):
    _, _, made = versions(workshop, zoo.saved(zoo.quarters(width, height), "PNG"))
    assert made.width <= 1920
    assert made.height <= limits.MOST_HEIGHT


def test_a_heic_of_15_megabytes_is_taken(workshop):
    data = zoo.heic_of_15_megabytes()
    assert len(data) == 15 * 1024 * 1024
    _, files, made = versions(workshop, data)
    assert (made.width, made.height) == (1000, 1000)
    assert all(chunks(file) == [b"VP8 "] for file in files.values())
    assert refusal(workshop, data + b"\0") is Why.TOO_BIG


def test_a_bomb_is_refused_before_it_is_opened(workshop):
    bomb = zoo.png_bomb()
    assert len(bomb) < 500_000
    assert refusal(workshop, bomb) is Why.TOO_MANY_PIXELS


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(zoo.EXECUTABLE, id="program"),
        pytest.param(zoo.WINDOWS_EXECUTABLE, id="program for Windows"),
        pytest.param(zoo.SVG, id="SVG with a script"),
        pytest.param(zoo.HTML, id="page with a script"),
        pytest.param(zoo.saved(zoo.quarters(), "GIF"), id="GIF"),
        pytest.param(zoo.saved(zoo.quarters(), "TIFF"), id="TIFF"),
        pytest.param(b"%PDF-1.7\n", id="PDF"),
        pytest.param(b"\0", id="one byte"),
    ],
)
def test_what_is_no_photo_is_refused(workshop, data):
    assert refusal(workshop, data) is Why.NOT_TAKEN


def test_an_empty_file_is_refused(workshop):
    assert refusal(workshop, b"") is Why.EMPTY


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_picture_is_refused(workshop, kind):
    data = zoo.saved(zoo.quarters(1200, 900).effect_spread(30), kind)
    for part in (len(data) // 2, 40, 14):
        assert refusal(workshop, data[:part]) is Why.BROKEN, part


@pytest.mark.parametrize("kind", KINDS)
def test_a_name_of_another_kind_helps_nothing(workshop, kind):
    """The first bytes say a picture, the rest is a program."""
    head = zoo.saved(zoo.quarters(), kind)[:32]
    assert refusal(workshop, head + zoo.EXECUTABLE) is Why.BROKEN


@pytest.mark.parametrize("kind", ["WEBP", "PNG", "AVIF"])
def test_of_an_animation_the_first_frame_stays(workshop, kind):
    images, files, _ = versions(workshop, zoo.animation(kind))
    assert corners(images[480]) == ["red", "lime", "blue", "white"]
    assert all(chunks(file) == [b"VP8 "] for file in files.values())


def test_colours_of_print_are_shown(workshop):
    images, _, _ = versions(workshop, zoo.saved(zoo.quarters(mode="CMYK"), "JPEG"))
    assert corners(images[480]) == ["red", "lime", "blue", "white"]


def test_a_profile_is_used_and_then_gone(workshop):
    images, _, _ = versions(workshop, zoo.saved(zoo.quarters(), "JPEG", icc_profile=zoo.swapped_profile()))
    assert corners(images[480])[:2] == ["lime", "red"]


def test_a_broken_profile_is_passed_over(workshop):
    images, _, _ = versions(workshop, zoo.saved(zoo.quarters(), "JPEG", icc_profile=b"kaputt" * 50))
    assert corners(images[480]) == ["red", "lime", "blue", "white"]


def test_sixteen_bits_of_grey_are_eight(workshop):
    row = (128 * 256).to_bytes(2, "little") * 100 + (64 * 256).to_bytes(2, "little") * 100
    grey = Image.frombytes("I;16", (200, 100), row * 100)
    images, _, _ = versions(workshop, zoo.saved(grey, "PNG"))
    left, right = (images[200].convert("RGB").getpixel((x, 50)) for x in (30, 170))
    assert left == pytest.approx((128, 128, 128), abs=3)
    assert right == pytest.approx((64, 64, 64), abs=3)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_mode_is_taken(workshop, mode):
    images, _, _ = versions(workshop, zoo.saved(zoo.quarters(mode=mode), "PNG"))
    assert corners(images[480])[3] == "white"


def test_transparent_is_white_and_hides_nothing(workshop):
    images, _, _ = versions(workshop, zoo.transparent_palette())
    assert [nearest(images[200].convert("RGB").getpixel((x, 50))) for x in (30, 170)] == ["white", "blue"]
    images, _, _ = versions(workshop, zoo.hidden_under_transparency())
    assert images[200].mode == "RGB"
    assert nearest(images[200].getpixel((50, 50))) == "white"


def test_masks_cover_in_every_version(workshop):
    noise = Image.effect_noise((1000, 500), 200).convert("RGB")
    images, _, _ = versions(workshop, zoo.saved(noise, "PNG"), masks=[(0.2, 0.2, 0.3, 0.5)])
    for width in (480, 960, 1000):
        image = images[width].convert("L")
        inside = image.crop((int(0.22 * width), int(0.12 * width), int(0.48 * width), int(0.33 * width)))
        outside = image.crop((int(0.6 * width), 0, width, int(0.5 * width)))
        low, high = inside.getextrema()
        assert high - low <= 4, "something is still to be seen"
        assert outside.getextrema()[1] - outside.getextrema()[0] > 50


@pytest.mark.parametrize("mask", [(-1, -1, 3, 3), (0.5, 0.5, 9, 9)])
def test_masks_may_reach_beyond_the_edge(workshop, mask):
    images, _, _ = versions(workshop, zoo.saved(zoo.quarters(), "PNG"), masks=[mask])
    low, high = images[480].convert("L").crop((250, 190, 470, 350)).getextrema()
    assert high - low <= 4


def test_a_blurred_version_knows_ten_pixels(workshop):
    """Two pictures that agree when seen so coarsely give the same blurred one: what differs is not in it."""
    plain = zoo.quarters(1000, 500)
    detailed = plain.copy()
    cell = Image.effect_noise((100, 100), 60).convert("L").point(lambda value: 255 if value > 127 else 0)
    balanced = Image.new("L", (100, 100))
    balanced.paste(cell.crop((0, 0, 100, 50)), (0, 0))
    balanced.paste(cell.crop((0, 0, 100, 50)).point(lambda value: 255 - value), (0, 50))
    grey = Image.new("RGB", (1000, 500), (128, 128, 128))
    for x in range(10):
        for y in range(5):
            detailed.paste(balanced.convert("RGB"), (100 * x, 100 * y))
    grey_image = versions(workshop, zoo.saved(grey, "PNG"))[0][0].convert("L")
    noisy_image = versions(workshop, zoo.saved(detailed, "PNG"))[0][0].convert("L")
    assert grey_image.size == noisy_image.size == (480, 240)
    differences = [abs(a - b) for a, b in zip(grey_image.tobytes(), noisy_image.tobytes(), strict=True)]
    assert max(differences) <= 3
