"""Tables that people bring: bytes to rows of cells, with the line of each, whatever wrote them."""

import codecs
import csv
import io
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, NoReturn

from runstrong_tui.files.faults import BrokenText, Fault

LARGEST_BYTES = 64 * 1024**2
"""No log of a runner's life is as large: some 600,000 sets."""

SIGNS = (",", ";", "\t")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_REPORTED_EVERY = 500
_FORM_OF_ZIP, _FORM_OF_GZIP = b"PK\x03\x04", b"\x1f\x8b"

OnProgress = Callable[[int, int], None]
"""Hears how many characters of how many are read."""


class Row(NamedTuple):
    """The cells of a row by the name of their column, and the line on which it begins."""

    line: int
    cells: Mapping[str, str]

    def get(self, *names: str) -> str:
        """What stands in the first of these columns that there is, without blanks around it."""
        return next((self.cells[name].strip() for name in names if name in self.cells), "")


class Table(NamedTuple):
    """A CSV file: the names of its columns in small letters, and its rows, read as they are asked.

    Iterating raises BrokenText where a line is none of a table.
    """

    file: str
    columns: tuple[str, ...]
    rows: Iterator[Row]


def broken(file: str, line: int, what: str, expected: str = "") -> NoReturn:
    """Say what is wrong in that line of a file.

    Raises:
        BrokenText: always.
    """
    raise BrokenText((Fault(file, line, 1, what, expected),))


def text_of(data: bytes, file: str, encoding: str | None = None) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or what ``encoding`` names.

    Raises:
        BrokenText: it is none, with the line of the first byte that does not fit.
    """
    if data.startswith((_FORM_OF_ZIP, _FORM_OF_GZIP)):
        hint = "unpack it first; a backup of RunStrong comes back with: runstrong restore FILE"
        broken(file, 1, "is an archive", hint)
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    try:
        text = data.decode(encoding or marked or "utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = encoding or marked or "UTF-8"
        hint = "save it as UTF-8, or say what it is: --encoding cp1252 for most of Windows"
        broken(file, line, f"is not {name} from here on", hint)
    if "\0" in text:
        broken(file, text.count("\n", 0, text.index("\0")) + 1, "is no text", "a CSV or JSON file")
    return text


def read_table(text: str, file: str, on_progress: OnProgress | None = None) -> Table:
    """The table in ``text``, parted by commas, semicolons or tabs, as its first line is.

    Raises:
        BrokenText: nothing stands in it, or its first line names no columns.
    """
    heading, _, _ = text.partition("\n")
    if not heading.strip():
        broken(file, 1, "is empty" if not text.strip() else "its first line names no columns")
    sign = max(SIGNS, key=heading.count)
    records = _records(text, file, sign)
    _, names = next(records)
    columns = tuple(name.strip().lstrip("\ufeff").lower() for name in names)
    if len(columns) < 2:
        broken(file, 1, "is no CSV: its first line names no columns", "names parted by commas")
    doubled = next((name for name in columns if name and columns.count(name) > 1), None)
    if doubled is not None:
        broken(file, 1, f'has two columns "{doubled}"')
    return Table(file, columns, _rows(records, columns, file, len(text), on_progress))


def _records(text: str, file: str, sign: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = "a quote is opened and never closed" if "unexpected end" in str(error) else error
            broken(file, line, f"is no line of a CSV: {what}", "the file may be cut off here")
        yield line, cells
        line = reader.line_num + 1


def _rows(
    records: Iterator[tuple[int, list[str]]],
    columns: tuple[str, ...],
    file: str,
    size: int,
    on_progress: OnProgress | None,
) -> Iterator[Row]:
    count = len(columns)
    passed = 0
    for number, (line, cells) in enumerate(records):
        passed += sum(map(len, cells)) + len(cells)
        if on_progress is not None and number % _REPORTED_EVERY == 0:
            on_progress(min(passed, size), size)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) < count:
            what = f"has {len(cells)} of {count} columns"
            broken(file, line, what, "the file may be cut off here; export it anew")
        if any(cell.strip() for cell in cells[count:]):
            what = f"has {len(cells)} columns, and the first line names {count}"
            broken(file, line, what, "a text with commas needs quotes around it")
        yield Row(line, dict(zip(columns, cells, strict=False)))
    if on_progress is not None:
        on_progress(size, size)
