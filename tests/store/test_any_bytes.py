"""Every file of the home may hold any bytes: each command says so in words and goes on."""

import os
import random
import shutil
import zlib
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from runstrong_tui.clock import SystemClock
from runstrong_tui.store.care.doctor import examine, repair
from runstrong_tui.store.layout import Layout
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from tests.looking import IDS, NOW, invoke, keep_some
from tests.store.test_doctor import line_of, other_month
from tests.store.test_store import left_at

SEED = 10
ROUNDS = int(os.environ.get("RUNSTRONG_TEST_ROUNDS", "1"))
"""How often each file is spoilt in each way; where it is more than once, each command is tried."""

COMMANDS = (
    *(("history",), ("history", "--csv"), ("history", IDS[0]), ("show", "gym"), ("week",)),
    *(("trends",), ("trends", "wall-sit"), ("resume", "--list"), ("log", "long-run", "40m")),
    *(("doctor",), ("doctor", "--repair"), ("backup", "kept.zip", "--force")),
)
FILES = (
    *("history/*-*/2026-11.jsonl", "history/other-*/*.jsonl", "progress/*.jsonl", "thrown/*.jsonl"),
    *("settings.jsonl", "device.json", "index", "history.json", "progress/old.json"),
    *("sessions/mine.toml", "locks/*"),
)


def flip(data: bytes, chance: random.Random) -> bytes:
    """A few bits."""
    spoilt = bytearray(data or b"\0")
    for _ in range(chance.choice((1, 1, 3, 20))):
        spoilt[chance.randrange(len(spoilt))] ^= 1 << chance.randrange(8)
    return bytes(spoilt)


def cut(data: bytes, chance: random.Random) -> bytes:
    """Its beginning, or its end."""
    at = chance.randrange(len(data) + 1)
    return data[:at] if chance.random() < 0.7 else data[at:]


def insert(data: bytes, chance: random.Random) -> bytes:
    """Bytes that are no text, or zeros, anywhere."""
    at = chance.randrange(len(data) + 1)
    more = chance.choice((b"\xff", b"\xc3\x28", b"\0" * 500, chance.randbytes(40), b"\n", b"\r"))
    return data[:at] + more + data[at:]


def overwrite(data: bytes, chance: random.Random) -> bytes:
    """A piece of it, by anything."""
    at = chance.randrange(len(data) + 1)
    more = chance.choice((chance.randbytes(30), b"\xff" * 3, b"\0" * 100, b'"', b"{", b"9"))
    return data[:at] + more + data[at + len(more) :]


def shuffle(data: bytes, chance: random.Random) -> bytes:
    """Its lines, some of them twice."""
    rows = data.split(b"\n")
    return b"\n".join(chance.choices(rows, k=len(rows)))


def replace(data: bytes, chance: random.Random) -> bytes:
    """All of it."""
    deep = 20_000
    short = (b"", b"\n\n\r\n", b"{}", b"[]", b"null", b"7", b"\xff\xfe", chance.randbytes(300))
    long = (b"[" * deep, b'{"a":' * deep, b"[" * deep + b"]" * deep, b"9" * 5000, b"\0" * 4096)
    return chance.choice((*short, *long))


def reseal(data: bytes, chance: random.Random) -> bytes:
    """A piece of a line or of the index, whose checksum is made to fit again."""
    if not data.startswith(b"{"):
        body = overwrite(data[4:], chance)
        return zlib.crc32(body).to_bytes(4, "big") + body
    rows = data.split(b"\n")
    at = chance.randrange(len(rows))
    body = rows[at][: -len(',"sum":"12345678"}')]
    rows[at] = line_of(overwrite(body, chance)).rstrip(b"\n")
    return b"\n".join(rows)


WAYS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(flip, cut, insert, overwrite, shuffle, replace, reseal),
)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with something in every file."""
    home = tmp_path_factory.mktemp("whole") / "home"
    keep_some(home)
    store = Store(home, lambda: NOW)
    left_at(store, 33)
    thrown = left_at(store, 40)
    store.progress.throw_away(thrown.id)
    store.choose(msgspec.structs.replace(Settings(), volume=30, kit=("chair",)))
    left_at(store, 50)
    other_month(home)
    store._history().save_index()
    store.close()
    version_1 = Path(__file__).parent / "version_1"
    shutil.copy(version_1 / "history.json", home / "history.json")
    (old,) = version_1.glob("progress/*.json")
    shutil.copy(old, home / "progress" / "old.json")
    (home / "sessions").mkdir()
    mine = 'title = "Mine"\n\n[[block]]\nsteps = ["squat 3x10"]\n'
    (home / "sessions" / "mine.toml").write_text(mine)
    return home


@pytest.mark.parametrize("pattern", FILES)
def test_whatever_a_file_holds_each_command_ends_in_words(
    whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    """Given a file spoilt in many ways, then no command ends in a traceback."""
    monkeypatch.setattr(SystemClock, "wall", lambda self: NOW)
    monkeypatch.chdir(tmp_path)
    chance = random.Random(f"{SEED} {pattern}")
    for number in range(ROUNDS):
        for way in WAYS:
            home = tmp_path / f"{way.__name__}-{number}"
            shutil.copytree(whole, home)
            monkeypatch.setenv("RUNSTRONG_HOME", str(home))
            path = chance.choice(sorted(home.glob(pattern)))
            path.write_bytes(way(path.read_bytes(), chance))
            for words in chance.sample(COMMANDS, 1) if ROUNDS == 1 else COMMANDS:
                invoke(*words)


def test_one_repair_mends_all_that_can_be_mended_and_says_the_rest_once(
    whole: Path, tmp_path: Path
) -> None:
    """Given homes with several files spoilt, then nothing is wrong after one repair."""
    chance = random.Random(SEED)
    for number in range(40 * ROUNDS):
        home = tmp_path / str(number)
        shutil.copytree(whole, home)
        layout = Layout(home)
        for _ in range(chance.choice((1, 1, 3))):
            found = [path for pattern in FILES for path in home.glob(pattern)]
            path, way = chance.choice(sorted(found)), chance.choice(WAYS)
            path.write_bytes(way(path.read_bytes(), chance))
        before = examine(layout, lambda: NOW)

        repair(layout, lambda: NOW)

        after = examine(layout, lambda: NOW)
        assert after.faults == (), before.faults
        assert after.workouts >= before.workouts
        assert repair(layout, lambda: NOW) == ()
