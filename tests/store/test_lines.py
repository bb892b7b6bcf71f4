"""A line is one commit, whole or not at all."""

import zlib
from datetime import UTC, datetime
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from runstrong_tui.store.history.checking import shorts_of
from runstrong_tui.store.journal.lines import (
    VERSION,
    BadLine,
    Commit,
    Delete,
    Operation,
    decode,
    encode,
    find,
    is_beginning,
    put,
)

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
OPERATIONS: st.SearchStrategy[Operation] = st.builds(
    put, WORDS, WORDS, st.dictionaries(WORDS, VALUES, max_size=4)
) | st.builds(Delete, WORDS, WORDS)
TIMES = st.datetimes(datetime(1970, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC)).map(
    lambda time: time.replace(microsecond=time.microsecond // 1000 * 1000)
)
COMMITS = st.builds(
    Commit, id=WORDS, at=TIMES, v=st.integers(1, 9), do=st.lists(OPERATIONS, max_size=3).map(tuple)
)
LINE = encode(
    Commit("01M", datetime(2026, 11, 20, tzinfo=UTC), 1, (put("place", "1", {"gone": 4.5}),))
)


def found_in(data: bytes) -> list[bytes]:
    return [data[begin:end] for begin, end, _ in find(data)]


@settings(max_examples=150, deadline=None)
@given(COMMITS)
def test_a_commit_comes_back_from_its_line(commit: Commit) -> None:
    line = encode(commit)

    assert line.count(b"\n") == 1 and line.endswith(b'"}\n')
    assert decode(line[:-1]) == commit


@settings(max_examples=60, deadline=None)
@given(COMMITS, COMMITS)
def test_two_lines_joined_by_a_flipped_bit_are_parted(commit: Commit, other: Commit) -> None:
    first, second = encode(commit)[:-1], encode(other)[:-1]
    for bit in range(8):
        joined = first + bytes([0x0A ^ (1 << bit)]) + second

        assert found_in(joined) == [first, second]


def test_documents_with_ids_in_a_list_do_not_look_like_joined_lines() -> None:
    doc = {"list": [{"a": "b"}, {"id": "c"}]}
    line = encode(Commit("01M", datetime(2026, 11, 20, tzinfo=UTC), 1, (put("t", "1", doc),)))[:-1]

    assert found_in(line + b"\x0b" + line) == [line, line]


def test_a_line_cut_anywhere_is_no_line_but_the_beginning_of_one() -> None:
    for cut in range(len(LINE) - 1):
        assert is_beginning(LINE[:cut])
        with pytest.raises(BadLine):
            decode(LINE[:cut])


def test_a_line_with_any_bit_flipped_is_no_line() -> None:
    for place, bit in product(range(len(LINE) - 1), range(8)):
        flipped = bytearray(LINE[:-1])
        flipped[place] ^= 1 << bit
        with pytest.raises(BadLine):
            decode(bytes(flipped))


def test_what_a_newer_version_does_is_left_out_where_there_is_no_word_for_it() -> None:
    newer, now = (
        with_sum(
            b'{"id":"01M","at":"2026-11-20T00:00:00Z","v":%d,"do":[["move","a","b"]]' % version
        )
        for version in (2, 1)
    )

    assert (decode(newer).v, decode(newer).do) == (2, ())
    with pytest.raises(BadLine, match="not a commit"):
        decode(now)


def with_sum(body: bytes) -> bytes:
    return body + b',"sum":"%08x"}' % zlib.crc32(body)


def test_bytes_that_are_no_text_under_a_right_checksum_are_no_line() -> None:
    body = encode(Commit("a", datetime(2026, 11, 20, tzinfo=UTC), 1, (put("t", "d", "word"),)))[:-1]
    body = body[: -len(b',"sum":"00000000"}')]
    for spoiled in (body.replace(b'"t"', b'"\xff"'), b'{"id":' + b"[" * 100_000):
        line = spoiled + b',"sum":"%08x"}' % zlib.crc32(spoiled)
        with pytest.raises(BadLine):
            decode(line)


@pytest.mark.parametrize("stamp", ["zzz", "", "~", "8" * 26, "01m8asrdnqbrnv9rx7jq26f5x5", "é"])
def test_an_id_that_no_later_one_can_follow_is_refused(stamp: str) -> None:
    """It would win over every correction made from then on."""
    commit = Commit(stamp, datetime(2026, 11, 20, tzinfo=UTC), VERSION, (put("t", "1", {}),))
    with pytest.raises(BadLine, match="no ULID"):
        shorts_of(decode(encode(commit).rstrip()))
    newer = replace(commit, v=VERSION + 1)
    assert shorts_of(decode(encode(newer).rstrip())) == (None,)
