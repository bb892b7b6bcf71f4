"""Whatever bytes a file holds, it comes in, or it is told what is wrong: never a fault of ours."""

import json
from contextlib import suppress
from functools import cache
from pathlib import Path

import pytest
from fitdecode.utils import compute_crc
from hypothesis import given, settings
from hypothesis import strategies as st

from runstrong_tui.exchange.incoming.arriving import arrival_of
from runstrong_tui.exchange.incoming.converting import Context
from runstrong_tui.exchange.incoming.deciding import Known
from runstrong_tui.exchange.incoming.names import Names
from runstrong_tui.exchange.incoming.recognising import read
from runstrong_tui.exchange.incoming.rows import Choices
from runstrong_tui.exchange.incoming.runs import run_sessions
from runstrong_tui.files.faults import BrokenText
from runstrong_tui.store.journal.disk import Files
from tests.exchange import files
from tests.exchange.watch import recorded
from tests.looking import NOW
from tests.shipped import shipped

SAMPLES = [
    files.HEVY,
    files.STRONG_COMMAS,
    files.STRONG_UNITS,
    files.STRONG_NOW,
    files.FITNOTES_ANDROID,
    files.FITNOTES_IOS,
]
CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    [
        "",
        "0",
        "-1",
        "1e9",
        "nan",
        "inf",
        "٣",
        "1,5",
        "12:00",
        "99999999999999999999",
        "=1",
        '"',
        "²",
    ]
)


@cache
def here() -> Context:
    library = shipped()
    names = Names(Path("no-such-file"), library.exercises, Files())
    return Context(library, names, run_sessions(library, library.weeks["runner"]), NOW)


def comes_in_or_is_told(data: bytes) -> None:
    with suppress(BrokenText):
        found = read(data, "file", Choices())
        arrival_of(found, "file", here(), Known([], set(), set()))


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_any_bytes(data: bytes) -> None:
    comes_in_or_is_told(data)


@pytest.mark.parametrize("sample", SAMPLES)
@given(cell=CELLS, line=st.integers(1, 5), column=st.integers(0, 13))
@settings(max_examples=120, deadline=None)
def test_any_cell_of_a_log(sample: str, cell: str, line: int, column: int) -> None:
    sign = ";" if ";" in sample.partition("\n")[0] else ","
    lines = sample.splitlines()
    row = lines[line % len(lines)].split(sign)
    row[column % len(row)] = cell
    lines[line % len(lines)] = sign.join(row)
    comes_in_or_is_told("\n".join(lines).encode())


@given(
    changes=st.lists(st.tuples(st.integers(0, 400), st.integers(0, 255)), min_size=1, max_size=6)
)
@settings(max_examples=300, deadline=None)
def test_any_activity_whose_checksum_fits(changes: list[tuple[int, int]]) -> None:
    """Given bytes that were changed and a checksum made for them, then no reader falls over."""
    data = bytearray(recorded())
    for place, value in changes:
        data[14 + place % (len(data) - 16)] = value
    data[-2:] = compute_crc(bytes(data), end=len(data) - 2).to_bytes(2, "little")
    comes_in_or_is_told(bytes(data))


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(max_size=9),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    ["id", "sets", "workouts", "schema", "version", "started", "asked"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=12,
    )
)
@settings(max_examples=200, deadline=None)
def test_any_json(value: object) -> None:
    comes_in_or_is_told(json.dumps(value).encode())
    comes_in_or_is_told(
        json.dumps({"schema": "runstrong-workouts", "version": 1, "workouts": value}).encode()
    )
