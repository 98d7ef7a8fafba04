"""A server whose visitors send photos stays as small as it was."""

import re
from http.cookiejar import CookieJar
from io import BytesIO
from pathlib import Path
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from werkzeug.datastructures import FileStorage, MultiDict
from werkzeug.test import encode_multipart

from tests.media import zoo
from tests.support.gunicorn import gunicorn

MOST_GROWTH_MEGABYTES = 8
"""Less than a quarter of the pixels of one of the photos."""


def megabytes(process: int) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+) kB", status).group(1)) / 1024


def worker_of(master: int) -> int:
    return int(Path(f"/proc/{master}/task/{master}/children").read_text().split()[0])


@pytest.mark.timeout(180)
def test_ten_photos_of_twelve_megapixels_leave_nothing_in_the_web_process(database_url, tmp_path, dealt):
    """The database has no part in it: where both are asked, each sends half of the photos."""
    photos = dealt(range(10))
    photo = zoo.saved(zoo.quarters(4000, 3000), "JPEG") + bytes(5_000_000)  # as heavy as one with details
    instance = tmp_path / "instance"
    settings = {"DATABASE_URL": database_url, "INSTANCE": str(instance), "BETEILIGUNG_WORKER": "external"}
    with gunicorn("tests.media.upload_server:app", tmp_path / "log", settings, workers=1) as server:
        opener, address = build_opener(HTTPCookieProcessor(CookieJar())), f"{server.url}/de/fotos/"
        token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', opener.open(address).read().decode()).group(1)

        def send():
            fields = MultiDict({"csrf_token": token, "text": "Ein Beet"})
            fields.add("photos", FileStorage(BytesIO(photo), filename="foto.jpg"))
            boundary, body = encode_multipart(fields)
            kind = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
            with opener.open(Request(address, body, kind)) as answer:  # noqa: S310  # our own server
                assert answer.url.endswith("/de/"), "the photo was not taken"

        send()
        process = worker_of(server.master)
        before = megabytes(process)
        for _number in photos:
            send()
        after = megabytes(process)
        loaded = Path(f"/proc/{process}/maps").read_text()
    print(f"\nbefore {before:.1f} MB, after {after:.1f} MB")
    assert len(list((instance / "files").rglob("*-1920.webp"))) == len(photos) + 1
    assert after - before < MOST_GROWTH_MEGABYTES
    for library in ("_imaging", "pi_heif", "webp", "obstore"):
        assert library not in loaded, f"the web process has loaded {library}"
