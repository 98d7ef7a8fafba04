"""The process that opens files: small, poor, bounded, one of few."""

import os
import subprocess
import threading
from io import BytesIO

import pytest

from beteiligung.media import limits, processing
from beteiligung.media.processing import Workshop
from beteiligung.media.refusals import PictureRefused, Why
from tests.media import zoo

PHOTO = zoo.laden("JPEG")
PROBE = """
import os as o, resource as r
names = [name for name in sys.modules if name.partition(".")[0] in {"flask", "sqlalchemy", "beteiligung"}]
bounds = {name: r.getrlimit(getattr(r, name)) for name in ("RLIMIT_AS", "RLIMIT_CPU", "RLIMIT_CORE")}
print(json.dumps({"environment": list(o.environ), "modules": names, "limits": bounds, "nice": o.nice(0)}))
"""


@pytest.fixture
def workshop(tmp_path):
    return Workshop(tmp_path / "work")


@pytest.fixture
def child(tmp_path, monkeypatch):
    """Lets another program be the child: its text is given."""

    def be(text):
        path = tmp_path / "child.py"
        path.write_text(text)
        monkeypatch.setattr(processing, "_CHILD", path)

    return be


def refusal(workshop):
    with pytest.raises(PictureRefused) as refused, workshop.picture(BytesIO(PHOTO)):
        pass
    return refused.value.code


def test_the_child_knows_no_secrets_and_loads_no_platform(tmp_path, child, monkeypatch):
    """Asked of a child that does its job and then says what it is."""
    monkeypatch.setenv("BETEILIGUNG_SECRET_KEY", "geheim")
    run = processing._CHILD.read_text().replace("json.dump(answer, sys.stdout)", PROBE.replace("\n", "\n    "))
    path = processing._CHILD.with_name("run.py")
    (tmp_path / "original").write_bytes(PHOTO)
    real = subprocess.run

    def spy(command, **options):
        probing = run.replace("__file__", repr(str(path)))
        return real([*command[:-1], "-c", probing], **options)

    monkeypatch.setattr(subprocess, "run", spy)
    answer = processing._run_child(tmp_path, {"kind": "picture", "masks": [], "reads_position": False})
    assert set(answer["environment"]) <= {"LC_ALL", "PATH", "TMPDIR"}
    assert not [name for name in answer["modules"] if not name.startswith("beteiligung")]
    assert answer["limits"]["RLIMIT_AS"] == [limits.CHILD_BYTES] * 2
    assert answer["limits"]["RLIMIT_CPU"] == [limits.CHILD_CPU_SECONDS] * 2
    assert answer["limits"]["RLIMIT_CORE"] == [0, 0]
    assert answer["nice"] >= 10


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("raise MemoryError", id="no memory"),
        pytest.param("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", id="killed"),
        pytest.param("import sys; sys.exit(3)", id="status"),
    ],
)
def test_a_child_that_dies_means_a_broken_file(workshop, child, text):
    child(text)
    assert refusal(workshop) is Why.BROKEN


def test_a_child_that_takes_too_long_is_ended(workshop, child, monkeypatch, tmp_path):
    child("import os, time; open(os.environ['TMPDIR'] + '/../pid', 'w').write(str(os.getpid())); time.sleep(60)")
    monkeypatch.setattr(limits, "CHILD_SECONDS", 1)
    assert refusal(workshop) is Why.BROKEN
    pid = int((tmp_path / "work" / "pid").read_text())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_child_has_room_for_the_largest_picture(workshop):
    """64 megapixels with transparency."""
    large = zoo.saved(zoo.quarters(9200, 7000, "RGBA"), "PNG", compress_level=1)
    with workshop.picture(BytesIO(large)) as made:
        assert made.width == 1920


def test_few_work_at_once_and_the_others_wait(tmp_path, child):
    child(
        "import os, time, pathlib\n"
        "here = pathlib.Path(os.environ['TMPDIR']).parent\n"
        "mine = here / f'run-{os.getpid()}'\n"
        "mine.touch()\n"
        "with open(here / 'most', 'a') as file: file.write(f\"{len(list(here.glob('run-*')))}\\n\")\n"
        "time.sleep(0.3)\n"
        "mine.unlink()\n"
        'print(\'{"width": 1, "height": 1, "position": null}\')\n'
    )
    done = []

    def work():
        with Workshop(tmp_path / "work", jobs_at_once=2).picture(BytesIO(PHOTO)) as made:
            done.append(made.width)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [1] * 6
    assert {int(line) for line in (tmp_path / "work" / "most").read_text().split()} <= {1, 2}


def test_who_waits_too_long_is_asked_to_come_again(tmp_path):
    workshop = Workshop(tmp_path / "work", jobs_at_once=1, wait_seconds=0.2)
    with (
        workshop._job_folder(),
        workshop._turn(PictureRefused),
        pytest.raises(PictureRefused) as refused,
        workshop.picture(BytesIO(PHOTO)),
    ):
        pass
    assert refused.value.code is Why.BUSY
    assert refused.value.status == 503


def test_what_was_sent_lies_where_nobody_else_looks(workshop, tmp_path):
    with workshop.picture(BytesIO(PHOTO)) as made:
        assert (tmp_path / "work").stat().st_mode & 0o077 == 0
        folder = made.folder
    assert not folder.exists()
