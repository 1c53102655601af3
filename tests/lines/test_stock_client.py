"""The stock tus client of the npm registry against the archive: it sends, resumes, gives up, and outlives a restart."""

import hashlib
import json
import os
import shutil
import subprocess
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from tests.lines.conftest import Served
from tests.lines.phone import UPLOADS, Phone
from tests.lines.test_faults import partial_size, recording

HERE = Path(__file__).parent
LIBRARY = HERE.parent / "browser" / "node_modules" / "tus-js-client"


@pytest.fixture(autouse=True)
def client_is_here() -> None:
    if not LIBRARY.is_dir() or shutil.which("node") is None:
        words = "no stock client: install node and npm, then `npm install --prefix tests/browser`"
        if os.environ.get("CI"):
            pytest.fail(words)
        pytest.skip(words)


def client(phone: Phone, file: Path, **more: Any) -> Any:
    """What the client says at the end."""
    if not phone.token:
        phone.look()
    headers = phone.headers()
    del headers["Tus-Resumable"]
    said = {
        "endpoint": f"http://127.0.0.1:{phone.port}{UPLOADS}",
        "file": str(file),
        "chunk": 400_000,
        "headers": headers,
    }
    done = subprocess.run(
        ["node", str(HERE / "stock_client.cjs"), json.dumps({**said, **more})],
        capture_output=True,
        timeout=120,
        check=True,
    )
    return json.loads(done.stdout)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Rosario en casa.wav"
    path.write_bytes(recording())
    return path


def arrived_as(served: Served, phone: Phone, file: Path) -> bool:
    [found] = served.arrived(phone)["files"]
    return bool(found[3] == hashlib.sha256(file.read_bytes()).hexdigest())


def test_it_sends_a_file(served: Served, file: Path) -> None:
    phone = served.phone()
    said = client(phone, file, metadata={"filename": file.name, "words": "Lo que dije"})
    assert said["outcome"] == "sent"
    assert arrived_as(served, phone, file)


def test_it_breaks_off_and_goes_on_from_what_the_server_lists(served: Served, file: Path) -> None:
    phone = served.phone()
    stopped = client(phone, file, stop=1_500_000, metadata={"mark": "3000044-abc"})
    assert stopped["outcome"] == "stopped"
    [waiting] = phone.coming()
    assert waiting["mark"] == "3000044-abc" and 0 < waiting["offset"] < file.stat().st_size
    said = client(phone, file, url=f"http://127.0.0.1:{phone.port}{waiting['url']}")
    assert said["outcome"] == "sent"
    assert arrived_as(served, phone, file)


def test_it_gives_up_and_nothing_stays(served: Served, file: Path) -> None:
    phone = served.phone()
    assert client(phone, file, stop=1_000_000, terminate=True)["outcome"] == "stopped"
    assert phone.coming() == []
    assert partial_size(served) == 0


def test_it_outlives_a_server_that_is_killed(served: Served, file: Path) -> None:
    phone = served.phone()
    phone.look()

    def kill() -> None:
        while partial_size(served) < 1_000_000:
            time.sleep(0.01)
        served.kill()
        served.start()

    killer = threading.Thread(target=kill)
    killer.start()
    said = client(phone, file, chunk=1_200_000)
    killer.join()
    assert said["outcome"] == "sent"
    assert arrived_as(served, phone, file)


def test_it_is_told_in_words_what_cannot_be_taken(served: Served, tmp_path: Path) -> None:
    path = tmp_path / "foto.jpg"
    path.write_bytes(b"MZ\x90\x00" + bytes(2_000_000))
    said = client(served.phone(), path)
    assert (said["outcome"], said["status"]) == ("refused", 415)
    assert "Sirven fotos" in json.loads(said["body"])["words"]
