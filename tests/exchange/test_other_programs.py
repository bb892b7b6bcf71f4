"""Files of Hevy, Strong and FitNotes in all their forms, and what is wrong with files."""

import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from runstrong_tui.cli.exchange import progress
from runstrong_tui.cli.exchange.progress import ProgressBar, bar_words
from runstrong_tui.clock import SystemClock
from runstrong_tui.exchange.incoming.dates import day_first, length_of, moment_of
from runstrong_tui.exchange.incoming.names import own_id
from runstrong_tui.exchange.incoming.numbers import number_of
from runstrong_tui.exchange.incoming.raw import RawSet
from runstrong_tui.exchange.incoming.recognising import Found, read
from runstrong_tui.exchange.incoming.rows import Choices
from runstrong_tui.files.faults import BrokenText
from runstrong_tui.store.store import Store
from tests.exchange import files
from tests.looking import NOW, Run


def found_in(text: str, choices: Choices | None = None) -> Found:
    return read(text.encode(), "log.csv", choices or Choices())


def sets_in(text: str, choices: Choices | None = None) -> list[RawSet]:
    return [each for workout in found_in(text, choices).raw for each in workout.sets]


def faults_in(text: str | bytes, choices: Choices | None = None) -> list[str]:
    data = text.encode() if isinstance(text, str) else text
    with pytest.raises(BrokenText) as broken:
        read(data, "log.csv", choices or Choices())
    return [str(fault) for fault in broken.value.faults]


def test_hevy_in_pounds_and_miles() -> None:
    text = files.HEVY.replace("weight_kg", "weight_lbs").replace("distance_km", "distance_miles")

    sets = sets_in(text)

    assert sets[0].load == "40lb"
    assert sets[-1].km == pytest.approx(14.2 * 1.609344, abs=0.001)


def test_strong_with_commas_leaves_rest_timers_out() -> None:
    found = found_in(files.STRONG_COMMAS)

    (workout,) = found.raw
    assert (found.source, workout.title, workout.seconds) == ("Strong", "Evening Workout", 3900)
    assert [(each.exercise, each.reps, each.load) for each in workout.sets] == [
        ("Squat (Bodyweight)", 20, None),
        ("Snatch (Barbell)", 3, "40kg"),
    ]
    assert found.remarks == (
        "1 row left out: rest timers",
        "weights have no unit and are taken for kg; --pounds where they are pounds",
    )


def test_strong_without_units_in_pounds_and_miles() -> None:
    text = files.STRONG_COMMAS.replace(",3,0,0", ",3,2,600")

    sets = sets_in(text, Choices(pounds=True, miles=True))

    assert sets[1].load == "40lb"
    assert sets[1].km == pytest.approx(3.2187, abs=0.001)


def test_strong_with_semicolons_and_a_unit_in_each_row() -> None:
    arms, run = found_in(files.STRONG_UNITS).raw

    assert (arms.seconds, arms.sets[0].load, arms.sets[0].seconds) == (2640, "32.5lb", None)
    assert run.sets[0].km == pytest.approx(3.1 * 1.609344, abs=0.001)


def test_strong_as_it_is_now_with_units_in_its_columns() -> None:
    found = found_in(files.STRONG_NOW)

    (workout,) = found.raw
    assert (workout.seconds, [each.warm_up for each in workout.sets]) == (
        4195,
        [True, False, False],
    )
    assert workout.sets[1].rpe == 8
    assert found.remarks == (
        "1 row left out: notes of exercises",
        "1 row left out: rest timers",
    )


def test_fitnotes_of_android_is_a_workout_a_day() -> None:
    found = found_in(files.FITNOTES_ANDROID)

    first, second = found.raw
    assert (found.source, first.whole_day, first.note) == ("FitNotes", True, "knees quiet")
    assert first.started == datetime(2024, 6, 1, 12)
    assert (first.sets[0].seconds, first.sets[1].load) == (90, "100kg")
    assert (second.sets[0].km, second.sets[0].seconds) == (5.0, 1650)


def test_fitnotes_of_ios_has_a_column_for_each_unit() -> None:
    assert [each.load for each in sets_in(files.FITNOTES_IOS)] == ["100kg", "225lb"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text + "\n\n",
        lambda text: text.upper().replace("BENCH PRESS (BARBELL)", "Bench Press (Barbell)"),
    ],
)
def test_marks_ends_of_lines_and_case_change_nothing(change: object) -> None:
    assert callable(change)
    assert [each.reps for each in sets_in(change(files.HEVY))] == [10, 5, 20, None, None]


def test_utf_16_is_read_by_its_mark() -> None:
    assert len(read(files.HEVY.encode("utf-16"), "log.csv", Choices()).raw) == 2


def test_what_windows_wrote_is_read_when_it_is_said() -> None:
    data = files.HEVY.replace("Upper", "Übung").encode("cp1252")

    assert faults_in(data)[0].startswith("log.csv:2:1: is not UTF-8 from here on; save it as UTF-8")
    assert read(data, "log.csv", Choices(encoding="cp1252")).raw[0].title == "Übung"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "log.csv:1:1: is empty"),
        ("\n\n", "log.csv:1:1: is empty"),
        ("just words", "log.csv:1:1: is no CSV: its first line names no columns"),
        ("a,b,c\n1,2,3\n", "log.csv:1:1: its columns are of no program that is known: a, b, c"),
        ("a,a\n1,2\n", 'log.csv:1:1: has two columns "a"'),
        (files.HEVY[:-20], "log.csv:6:1: is no line of a CSV: a quote is opened"),
        (files.HEVY[:-40] + "\n", "log.csv:6:1: has 4 of 14 columns; the file may be cut off"),
        (files.HEVY.replace(",65,", ",sixty,"), 'log.csv:5:1: "sixty" is no number'),
        (files.HEVY.replace("62.5", "-62.5"), 'log.csv:3:1: "-62.5" is less than nothing'),
        (files.HEVY.replace("22 Dec 2025, 08:00", "soon"), 'log.csv:2:1: "soon" is no date'),
        (files.HEVY.replace("22 Dec 2025, 08:00", "31 Feb 2025, 08:00"), "is no date (day is out"),
        (
            files.HEVY.replace("22 Dec 2025, 08:00", "31 Dec 9999, 23:59"),
            "is no date of the years 1970 to 2999",
        ),
        (files.HEVY.replace("62.5", "62500"), 'log.csv:3:1: "62500" is no weight that anybody'),
        (files.HEVY.replace("Squat (Bodyweight)", ""), "log.csv:4:1: has no exercise_title"),
        (
            files.HEVY.replace("22 Dec 2025", "11/05/2025").replace("23 Dec 2025", "11/06/2025"),
            "it may mean two days: say --day-first or --month-first",
        ),
        (files.STRONG_UNITS.replace(";lbs;", ";stone;"), '"stone" is no unit of weight; kg or lbs'),
        (files.STRONG_UNITS.replace(";mi;", ";versts;"), '"versts" is no unit of distance'),
    ],
)
def test_a_fault_is_told_with_its_line(text: str, fault: str) -> None:
    assert fault in faults_in(text)[0]


def test_every_fault_of_a_file_is_told_at_once() -> None:
    text = files.HEVY.replace(",65,", ",sixty,").replace("62.5", "heavy")

    assert [fault.split(":")[1] for fault in faults_in(text)] == ["3", "5"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"PK\x03\x04rest", "is an archive; unpack it first; a backup of RunStrong comes back"),
        (b"\x00\x01\x02" * 9, "is no text"),
        (b"\xff\xd8\xff\xe0", "is not UTF-8"),
    ],
)
def test_what_is_no_text_is_told(data: bytes, fault: str) -> None:
    assert fault in faults_in(data)[0]


def test_a_workout_still_to_come_is_refused_with_its_line(empty: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(files.HEVY.replace("23 Dec 2025", "23 Dec 2026"), encoding="utf-8")

    made = empty("import", str(file), "--yes")

    assert made.exit_code == 1
    assert f'{file}:6:1: the workout "Morning run" cannot be: it begins 2026-12-23' in made.stderr


def test_an_effort_beyond_ten_is_refused_with_its_line(empty: Run, tmp_path: Path) -> None:
    file = tmp_path / "log.csv"
    file.write_text(files.HEVY.replace(",8.5\n", ",85\n"), encoding="utf-8")

    made = empty("import", str(file), "--yes")

    assert f'{file}:2:1: the workout "Upper" cannot be' in made.stderr
    assert made.exit_code == 1


def test_a_file_of_200_mb_is_refused_unread(empty: Run, tmp_path: Path) -> None:
    file = tmp_path / "huge.csv"
    with file.open("wb") as huge:
        huge.truncate(200 * 1024**2)

    made = empty("import", str(file))

    assert made.exit_code == 1
    assert "is 200 MB large, and at most 64 MB can come in at once; part it" in made.stderr


@pytest.mark.parametrize("what", ["folder", "nothing"])
def test_what_is_no_file_is_told(empty: Run, tmp_path: Path, what: str) -> None:
    path = tmp_path / "there"
    if what == "folder":
        path.mkdir()

    made = empty("import", str(path))

    assert made.exit_code == 1
    assert str(path) in made.stderr


def test_ten_thousand_rows_come_in_within_five_seconds(empty: Run, tmp_path: Path) -> None:
    heading = files.HEVY.partition("\n")[0]
    days = [f"{1 + n % 28} Mar {2010 + n // 28 % 16}, {6 + n // 448:02}" for n in range(1000)]
    rows = [
        f'"Day","{day}:00","{day}:50","","Exercise {n}",,"",{n},"normal",{20 + n},{8 + n},,0,'
        for day in days
        for n in range(10)
    ]
    file = tmp_path / "years.csv"
    file.write_text("\n".join([heading, *rows, ""]), encoding="utf-8")
    empty("import", str(file))
    began = time.monotonic()
    made = empty("import", str(file), "--yes")
    took = time.monotonic() - began

    assert "Imported: 1,000 workouts" in made.stdout
    assert took < 5
    assert "0 new, 1,000 there already" in empty("import", str(file), "--yes").stdout
    assert len(Store(tmp_path / "home", lambda: NOW).history()) == 1000


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("12 Jun 2025, 15:23", datetime(2025, 6, 12, 15, 23)),
        ("18 sept. 2026, 17:31", datetime(2026, 9, 18, 17, 31)),
        ("1 août 2025, 7:05", datetime(2025, 8, 1, 7, 5)),
        ("3 Mär. 2025, 17:31", datetime(2025, 3, 3, 17, 31)),
        ("5 de ene. de 2025, 17:31", datetime(2025, 1, 5, 17, 31)),
        ("Jan 1, 2024, 10:00 AM", datetime(2024, 1, 1, 10)),
        ("Jan 1, 2024, 12:05 am", datetime(2024, 1, 1, 0, 5)),
        ("05.06.2026, 07:30", datetime(2026, 6, 5, 7, 30)),
        ("2024-05-11 18:30:05", datetime(2024, 5, 11, 18, 30, 5)),
        ("2024-01-15T08:00:00", datetime(2024, 1, 15, 8)),
        ("2024-06-01", datetime(2024, 6, 1)),
    ],
)
def test_dates_as_the_programs_write_them(text: str, moment: datetime) -> None:
    assert moment_of(text) == moment


def test_the_order_of_day_and_month_is_that_of_the_whole_file() -> None:
    assert day_first(["05/06/2026", "25/06/2026"]) is True
    assert day_first(["05/06/2026", "05/25/2026"]) is False
    assert day_first(["05/06/2026"]) is None
    assert moment_of("05/06/2026, 07:30", day_comes_first=False) == datetime(2026, 5, 6, 7, 30)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1h 5m", 3900), ("38min", 2280), ("2h", 7200), ("4195", 4195), ("0:01:30", 90), ("", None)],
)
def test_lengths_as_the_programs_write_them(text: str, seconds: float | None) -> None:
    assert length_of(text) == seconds


@pytest.mark.parametrize(
    ("text", "number"),
    [("72.5", 72.5), ("72,5", 72.5), ("1,072.5", 1072.5), ("1.072,5", 1072.5), ("", None)],
)
def test_numbers_with_points_and_commas(text: str, number: float | None) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("Bench Press (Barbell)", "bench-press-barbell"),
        ("Développé Couché", "developpe-couche"),
        ("Run", "exercise"),
        ("深蹲", "深蹲"),
        ("***", "exercise"),
    ],
)
def test_a_name_of_elsewhere_makes_an_id_of_ours(name: str, ours: str) -> None:
    assert own_id(name) == ours


def test_a_bar_is_shown_from_one_second_on(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    times: Iterator[float] = iter([0.0, 0.5, 1.5, 1.55, 1.7])
    monkeypatch.setattr(progress, "say_progress", shown.append)
    monkeypatch.setattr(SystemClock, "now", lambda self: next(times))

    bar = ProgressBar("Reading")
    for done in (1, 5, 6, 7):
        bar(done, 10)
    bar.close()

    assert shown == [bar_words("Reading", 5, 10), bar_words("Reading", 7, 10), ""]
    assert bar_words("Reading", 5, 10) == f"Reading  [{'#' * 15}{' ' * 15}]  50 %"
