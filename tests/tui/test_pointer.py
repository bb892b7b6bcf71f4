"""What is no keyboard: a click, a tap, a presenter, a pedal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from runstrong_tui.files.library import Library
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.player.state import State
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.keys.registry import PLAYER, SCREENS
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.settings.key_check import meaning
from runstrong_tui.tui.settings.screen import SettingsPage
from runstrong_tui.tui.widgets.keyline import Hint, KeyLine, hint_at, hints_of
from tests.tui.conftest import Opened, Trial


@asynccontextmanager
async def playing(opened: Opened, library: Library) -> AsyncIterator[tuple[Trial, PlayScreen]]:
    """A session just begun."""
    async with opened(opening=plan_of(library, library.sessions["mixed"])) as trial:
        screen = trial.app.screen
        assert isinstance(screen, PlayScreen)
        yield trial, screen


async def click_on(trial: Trial, word: str) -> None:
    """Click on the middle of that word of the last line."""
    line = trial.app.screen.query_one(KeyLine)
    x = line.render().plain.index(word) + len(word) // 2
    await trial.pilot.click(KeyLine, offset=(x + 1, 0))
    await trial.pilot.pause()


async def test_a_click_anywhere_is_space_and_two_at_once_are_one(
    opened: Opened, library: Library
) -> None:
    async with playing(opened, library) as (trial, screen):
        await trial.let_pass(33)
        states = [screen.playing.player.state]
        for _ in range(2):
            await trial.pilot.click("#body")
        await trial.pilot.pause()
        states.append(screen.playing.player.state)

        assert states == [State.RUNNING, State.PAUSED]


async def test_a_presenter_goes_on_and_back(opened: Opened, library: Library) -> None:
    async with playing(opened, library) as (trial, screen):
        await trial.let_pass(143)
        before = screen.playing.player.index

        await trial.press("pagedown")
        after = screen.playing.player.index
        await trial.press("pageup")

        assert (after, screen.playing.player.index) == (before + 1, before)


async def test_each_word_of_the_last_line_does_what_its_key_does(
    opened: Opened, library: Library
) -> None:
    async with playing(opened, library) as (trial, screen):
        await trial.let_pass(33)
        before = screen.playing.player.index
        await click_on(trial, "skip")
        assert screen.playing.player.index == before + 1
        await trial.let_pass(1)
        await click_on(trial, "undo")
        assert screen.playing.player.index == before
        await trial.let_pass(1)
        await click_on(trial, "leave")
        assert trial.app.screen is not screen


async def test_home_can_be_left_for_each_screen_by_clicks(opened: Opened) -> None:
    async with opened() as trial:
        for word in ("history", "exercises", "settings", "week"):
            assert isinstance(trial.app.screen, Home)
            await click_on(trial, word)
            assert not isinstance(trial.app.screen, Home)
            await trial.let_pass(1)
            await click_on(trial, "back")
            await trial.let_pass(1)


async def test_the_key_check_says_what_a_pedal_sends_and_does_none_of_it(opened: Opened) -> None:
    async with opened() as trial:
        await trial.press("comma")
        settings = trial.app.screen
        assert isinstance(settings, SettingsPage)
        prompts = [str(option.prompt) for option in settings.entries.options]
        settings.entries.highlighted = next(
            place for place, prompt in enumerate(prompts) if "key check" in prompt
        )
        await trial.press("enter")
        await trial.press("pagedown")
        assert "Key: pagedown" in trial.picture()
        await trial.press("q")
        assert "Key: q" in trial.picture()
        await trial.press("escape")
        assert trial.app.screen is settings


def test_a_key_of_the_player_is_told_by_what_it_does() -> None:
    assert "the next sensible thing" in meaning("pagedown")
    assert "step before" in meaning("pageup")
    assert meaning("f7") == "It does nothing while a session is played."


def test_every_cell_of_a_word_belongs_to_its_key_and_the_gap_to_the_next() -> None:
    hints = (Hint("n", "skip", press="n"), Hint("q", "leave", press="q"))

    found = [hint_at(hints, 40, x) for x in range(20)]
    assert [hint and hint.key for hint in found] == ["n"] * 6 + ["q"] * 10 + [None] * 4


def test_what_is_typed_digit_by_digit_has_no_key_for_a_click() -> None:
    presses = {hint.key: hint.press for keys in SCREENS.values() for hint in hints_of(keys)}
    assert presses["0-9"] == "" if "0-9" in presses else True
    assert all(hint.press for hint in hints_of(key for key in PLAYER if not key.typed))
