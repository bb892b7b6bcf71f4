"""Programs and a sound library that are not there: they tell the test what they are asked for."""

import json
import os
import socket
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 20.0


class Reports:
    """What the pretended programs report, as it happens."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self._socket.settimeout(PATIENCE)
        self.port = self._socket.getsockname()[1]

    def next(self) -> dict[str, Any]:
        report: dict[str, Any] = json.loads(self._socket.recv(65536))
        return report

    def until(self, what: str) -> dict[str, Any]:
        while (report := self.next())["what"] != what:
            pass
        return report

    def none(self) -> bool:
        self._socket.setblocking(False)
        try:
            self._socket.recv(65536)
        except BlockingIOError:
            return True
        finally:
            self._socket.settimeout(PATIENCE)
        return False

    def close(self) -> None:
        self._socket.close()


@pytest.fixture
def reports() -> Iterator[Reports]:
    reports = Reports()
    yield reports
    reports.close()


REPORTING = """
import json, os, socket, sys
def report(what, **more):
    line = json.dumps({"what": what, "pid": os.getpid(), **more}).encode()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as out:
        out.sendto(line, ("127.0.0.1", PORT))
"""


class Programs:
    """A PATH with nothing but what a test puts on it."""

    def __init__(self, folder: Path, reports: Reports) -> None:
        self.folder = folder
        self._reporting = REPORTING.replace("PORT", str(reports.port))

    def add(self, name: str, then: str = "") -> None:
        """A program that reports its arguments, chatters, and then does what is said."""
        file = self.folder / name
        file.write_text(
            f"#!{sys.executable} -S\n{self._reporting}\n"
            "report('begun', program=os.path.basename(sys.argv[0]), argv=sys.argv[1:],"
            " empty=sys.stdin.isatty() is False)\n"
            "print('chatter'); print('chatter', file=sys.stderr)\n"
            "import threading\nhang = threading.Event().wait\n" + then
        )
        file.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch) -> Programs:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return Programs(folder, reports)


LIBRARY = """
import enum, threading
ffi_chatter = [os.write(number, b"ALSA lib confmisc.c: cannot find card\\n") for number in (1, 2)]
class Backend(enum.Enum):
    ALSA = 1
    NULL = 2
class SampleFormat(enum.Enum):
    SIGNED16 = 2
def get_enabled_backends():
    return {Backend.ALSA, Backend.NULL}
class PlaybackDevice:
    def __init__(self, **options):
        report("opening", backends=[each.name for each in options["backends"]])
        self.running = False
        at_opening(self)
    def start(self, stream):
        at_start(self)
        report("started")
        self.running = True
        self.stream = stream
        threading.Thread(target=self.pull, daemon=True).start()
    def pull(self):
        import time
        while self.running:
            heard = self.stream.send(441)
            if any(heard):
                report("heard", least=min(heard))
            report("pulled", silent=not any(heard))
            at_pull(self)
            time.sleep(0.01)
    def stop(self):
        report("rests")
        self.running = False
def at_opening(device): pass
def at_start(device): pass
def at_pull(device): pass
hang = threading.Event().wait
"""


class Library:
    """A miniaudio that behaves as a test wants it, also in other processes."""

    def __init__(self, folder: Path, reports: Reports) -> None:
        self._file = folder / "miniaudio.py"
        self._text = REPORTING.replace("PORT", str(reports.port)) + LIBRARY
        self.behaves()

    def behaves(self, how: str = "") -> None:
        self._file.write_text(self._text + how)


@pytest.fixture
def library(tmp_path: Path, reports: Reports, monkeypatch: pytest.MonkeyPatch) -> Library:
    folder = tmp_path / "library"
    folder.mkdir()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(folder)]))
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    monkeypatch.syspath_prepend(str(folder))
    return Library(folder, reports)


def is_gone(pid: int) -> bool:
    """Whether there is no such process, not even as a zombie."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False
