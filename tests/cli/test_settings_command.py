"""The settings from the command line."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from runstrong_tui.cli.main import main
from runstrong_tui.cli.settings import SETTINGS
from runstrong_tui.store.settings import Settings
from runstrong_tui.training.levels import RunnerLevel
from tests.store.test_settings import store_in


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("RUNSTRONG_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def run(*words: str) -> Result:
    """Run ``settings``; a fault that is not told in words fails the test."""
    result = CliRunner().invoke(main, ["settings", *words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def chosen(home: Path) -> Settings:
    return store_in(home).settings()


def test_all_settings_are_shown_as_they_would_be_chosen_again(home: Path) -> None:
    shown = run()

    names = [line.partition("=")[0] for line in shown.stdout.splitlines()]
    assert names == list(SETTINGS)
    assert "kept-targets=none " in shown.stdout and "sound=on " in shown.stdout
    again = [line.split()[0] for line in shown.stdout.splitlines()]
    assert run(*again).exit_code == 0
    assert chosen(home) == Settings(level=RunnerLevel.REGULAR)


def test_every_setting_can_be_shown_and_changed() -> None:
    assert {name.replace("-", "_") for name in SETTINGS} == set(Settings.__struct_fields__)


@pytest.mark.parametrize(
    ("level", "said"),
    [
        ("beginner", "level=beginner (was regular)\nweek=beginner (was runner)\n"),
        ("advanced", "level=advanced (was regular)\n"),
    ],
)
def test_the_level_is_chosen_and_the_week_goes_with_it(home: Path, level: str, said: str) -> None:
    made = run(f"level={level}")

    assert (made.exit_code, made.stdout) == (0, said)
    assert chosen(home).level == level
    assert CliRunner().invoke(main, ["show", "five-circuit"]).stdout.count("start") > 3


def test_a_week_that_was_chosen_stays(home: Path) -> None:
    assert run("level=beginner", "week=runner").exit_code == 0
    assert (chosen(home).level, chosen(home).week) == ("beginner", "runner")

    assert run("level=advanced").exit_code == 0
    assert chosen(home).week == "runner"


def test_others_are_chosen_in_words(home: Path) -> None:
    made = run("kit=wall, step", "voice=off", "age=44", "kept-targets=squat", "Theme=dark".lower())

    assert made.exit_code == 0
    assert chosen(home) == Settings(("step", "wall"), ("squat",), voice=False, age=44)
    assert run("kit=all", "age=none", "kept-targets=none", "voice=on").exit_code == 0
    assert chosen(home) == Settings()


def test_json_has_every_setting(home: Path) -> None:
    row = json.loads(run("volume=20", "--json").stdout)

    assert list(row) == list(SETTINGS)
    assert (row["level"], row["volume"], row["kit"]) == ("regular", 20, None)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ("level=expert", 'level takes beginner, regular or advanced, not "expert"'),
        ("level=", 'level takes beginner, regular or advanced, not ""'),
        ("level=none", 'level takes beginner, regular or advanced, not "none"'),
        ("level", "level takes beginner, regular or advanced: level=..."),
        ("levl=regular", 'no setting "levl"; did you mean "level"?'),
        ("volume=101", 'volume takes 0 to 100, not "101"'),
        ("volume=loud", 'volume takes 0 to 100, not "loud"'),
        ("sound=loud", 'sound takes on or off, not "loud"'),
        ("age=3", 'age takes 10 to 110, or none, not "3"'),
        ("week=runer", 'week: no "runer"; did you mean "runner"?'),
        ("kit=wall,stepp", 'kit: no "stepp"; did you mean "step"?'),
        ("kept-targets=squad", 'kept-targets: no "squad"; did you mean "squat"?'),
        ("theme=pink", 'theme takes dark or light, not "pink"'),
        ("=beginner", 'no setting ""'),
    ],
)
def test_what_cannot_be_chosen_is_told_and_nothing_is_changed(
    home: Path, wrong: str, said: str
) -> None:
    made = run("motion=off", wrong)

    assert made.exit_code == 2
    assert said in made.stderr
    assert chosen(home) == Settings()
