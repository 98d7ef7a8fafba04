"""Photos chosen in a real browser: made small on the device, and where they were taken is only proposed."""

import pytest

from tests.media.zoo import PLACE, exif, laden, quarters, saved

pytestmark = pytest.mark.one_database

QUESTION = "Im Foto steht, wo es aufgenommen wurde"
SOUTH_WEST = (-33.45694, -70.64827)
READ = """async ([module, bytes]) =>
  (await import(module)).placeOf(new File([new Uint8Array(bytes)], 'bild.jpg'))"""


def large(**options):
    """A photo that the browser makes smaller."""
    photo = saved(quarters(3000, 2000), "JPEG", exif=exif(**options)).ljust(2_000_000, b"\0")
    return {"name": "bild.jpg", "mimeType": "image/jpeg", "buffer": photo}


@pytest.fixture
def visitor(somebody):
    return to_photos(somebody())


def to_photos(visitor):
    """To the screen that asks for photos."""
    visitor.open("/de/ideen/neu").choose("raum", "nordmarkt").tap("Weiter")
    visitor.type("Ihre Idee in einem Satz", "Eine Bank mit Schatten")
    visitor.type("Was soll passieren, und warum hier?", "Viele ältere Leute warten hier in der Sonne.").tap("Weiter")
    return visitor


def send(visitor, *files):
    """Choose them; they are sent at once. Gives the size of what was sent."""
    sent = []
    visitor.page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    with visitor.page.expect_navigation():
        visitor.page.set_input_files("#fotos", files)
    return len(sent[-1].post_data_buffer or b"")


def test_the_place_is_asked_about_although_the_device_made_the_photo_small(visitor):
    scripts = []
    visitor.page.on("response", lambda answer: scripts.append(answer.url) if "photo_place" in answer.url else None)
    visitor.page.reload()
    assert scripts == [], "loaded before anybody chose a photo"
    assert send(visitor, large()) < 1_500_000
    assert len(scripts) == 1
    visitor.sees(QUESTION)
    visitor.tap("Ja, diesen Ort übernehmen")
    assert float(visitor.page.input_value("#latitude")) == pytest.approx(PLACE[0], abs=0.001)
    assert float(visitor.page.input_value("#longitude")) == pytest.approx(PLACE[1], abs=0.001)


def test_a_photo_without_a_place_asks_nothing(visitor):
    send(visitor, large(gps=False))
    assert visitor.page.locator(".photo img").count() == 1
    assert visitor.page.get_by_text(QUESTION).count() == 0


def test_what_the_script_reads(visitor):
    zoo = {
        "as phones write it": (laden("JPEG"), PLACE),
        "the other order of bytes": (saved(quarters(), "JPEG", exif=exif(order=">")), PLACE),
        "south and west": (saved(quarters(), "JPEG", exif=exif(place=SOUTH_WEST)), SOUTH_WEST),
        "not known yet": (saved(quarters(), "JPEG", exif=exif(place=(0.0, 0.0))), ()),
        "no place": (laden("JPEG", gps=False), ()),
        "nothing": (saved(quarters(), "JPEG"), ()),
        "a piece": (laden("JPEG")[:200], ()),
        "another kind": (laden("PNG"), ()),
        "HEIC": (laden("HEIF"), ()),
        "empty": (b"", ()),
    }
    module = visitor.page.locator("[data-place]").get_attribute("data-place")
    read = {name: visitor.page.evaluate(READ, [module, list(data)]) for name, (data, _) in zoo.items()}
    found = {name: tuple(float(part) for part in place.split(",") if part) for name, place in read.items()}
    assert found == {name: pytest.approx(place, abs=0.0001) for name, (_, place) in zoo.items()}


def test_without_scripts_a_chosen_photo_goes_along_into_another_language(somebody):
    visitor = to_photos(somebody(closely=False, scripts=False))
    visitor.fill("place", "Am Brunnen").page.set_input_files("#fotos", large(gps=False))
    visitor.page.locator(".menu-language summary").click()
    with visitor.page.expect_navigation():
        visitor.page.get_by_role("button", name="Türkçe").click()
    assert "/tr/" in visitor.page.url
    assert visitor.page.locator(".photo img").count() == 1
    assert visitor.page.input_value("#place") == "Am Brunnen"
