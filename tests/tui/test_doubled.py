"""Keys that are held or come twice do what they do once."""

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from textual.widgets import Input

from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.files.reading import parse_step_lines
from runstrong_tui.host.doubled import Doubled
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.player.log import Log
from runstrong_tui.player.state import State
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.keys.key import Key, does_once
from runstrong_tui.tui.keys.registry import EVERYWHERE, SCREENS
from runstrong_tui.tui.messages import Play
from runstrong_tui.tui.play.screen import PlayScreen
from tests.tui.conftest import HERE, HandClock, Opened, Trial
from tests.tui.training import train

RATE = 1 / 30


def held(doubled: Doubled, first: float, until: float, delay: float = RATE) -> Iterator[bool]:
    """Whether a key held from ``first`` on acts, each time that it comes."""
    now = first
    while now < until:
        wait = doubled.comes("space", now, once=True)
        following = now + (delay if now == first else RATE)
        if wait:
            yield following > min(now + wait, until)
        else:
            yield wait == 0
        now = following


@pytest.mark.parametrize("delay", [RATE, 0.2, 0.375, 0.5, 0.66])
def test_a_held_key_acts_once_whatever_time_the_keyboard_waits_before_it_repeats(
    delay: float,
) -> None:
    assert sum(held(Doubled(), 5.0, 7.0, delay)) == 1


def test_a_key_pressed_twice_acts_once_and_one_pressed_again_later_acts_again() -> None:
    doubled = Doubled()
    assert doubled.comes("space", 5.0, once=True) == 0
    assert doubled.comes("space", 5.12, once=True) is None
    assert doubled.comes("n", 5.2, once=True) == 0

    assert doubled.comes("space", 5.6, once=True)
    assert doubled.comes("space", 6.5, once=True) == 0


def test_what_is_typed_or_tapped_acts_each_time() -> None:
    doubled = Doubled()

    assert [doubled.comes("h", 5 + RATE * n, once=False) for n in range(60)] == [0] * 60


def test_a_key_that_opened_a_field_is_typed_into_it_only_when_pressed_anew() -> None:
    doubled = Doubled()
    assert doubled.comes("n", 5.0, once=True) == 0

    assert doubled.comes("n", 5.5, once=False)
    assert [doubled.comes("n", 5.5 + RATE * n, once=False) for n in range(1, 60)] == [None] * 59
    assert doubled.comes("n", 9.0, once=False) == 0
    assert doubled.comes("n", 9.1, once=False) == 0


def test_a_key_that_opened_a_field_is_typed_after_another_key() -> None:
    doubled = Doubled()
    doubled.comes("n", 5.0, once=True)

    assert [doubled.comes(key, 5.2, once=False) for key in "inn"] == [0, 0, 0]


def test_right_after_another_phase_began_no_key_acts() -> None:
    doubled = Doubled()
    doubled.changed(5.0)

    assert doubled.comes("space", 5.3, once=True) is None
    assert doubled.comes("1", 5.3, once=False) == 0
    assert doubled.comes("n", 5.41, once=True) == 0


def test_all_but_typing_moving_and_tapping_is_done_once_on_every_screen() -> None:
    def several(keys: tuple[Key, ...]) -> set[str]:
        return {name for key in keys for name in key.names if not does_once(keys, name)}

    player = set("0123456789ht") | {"backspace", "plus", "equals_sign", "minus"}
    assert several(SCREENS["Player"]) == player
    for keys in SCREENS.values():
        if keys is not EVERYWHERE:
            closing = ("back", "close", "quit", "take", "enter", "leave", "delete", "start")
            for key in keys:
                assert key.once or key.action not in closing, key.id
    assert does_once((), "enter") and does_once((), "escape")
    assert not does_once((), "a") and not does_once((), "ctrl+c")


@pytest.fixture
def mixed(library: Library) -> Plan:
    return plan_of(library, library.sessions["mixed"])


Way = tuple[float | str, ...]

PHASES: dict[str, Way] = {
    "get ready": (3,),
    "hold": (33,),
    "rest": (60,),
    "rest before reps": (143,),
    "reps": (143, "space", 3),
    "rest before a repeated hold": (143, "space", 3, "space", 3),
    "repeated hold": (143, "space", 3, "space", 1, "n", 1, "n", 8),
    "one side": (143, "space", 3, "space", 1, "n", 1, "n", 8, "n", 1, "n", 1, "n", 8),
    "change of side": (143, "space", 3, "space", 1, "n", 1, "n", 8, "n", 1, "n", 1, "n", 8, "n", 1),
    "paused": (33, "p", 1),
    "going on": (33, "n", 1, "u", 1, "space", 1),
}


async def go(trial: Trial, way: Way) -> None:
    for part in way:
        if isinstance(part, str):
            await trial.press(part)
        else:
            await trial.let_pass(part)


Outcome = tuple[list[str], list[str], tuple[int, State, Log] | None, list[str], list[str], Settings]


def outcome(trial: Trial, store: Store) -> Outcome:
    """The screens that are open, what is typed, the player, and what the store holds."""
    screens = trial.app.screen_stack if trial.app.is_running else []
    players = [screen.playing.player for screen in screens if isinstance(screen, PlayScreen)]
    trial.app.keeper.flush()
    return (
        [type(screen).__name__ for screen in screens],
        [field.value for field in screens[-1].query(Input)] if screens else [],
        (players[0].index, players[0].state, players[0].log) if players else None,
        [
            f"{workout.started} {workout.sets} {workout.rpe} {workout.note}"
            for workout in store.workouts()
        ],
        [
            f"{unfinished.started} {unfinished.position.index}"
            for unfinished in store.partly_finished()
        ],
        store.settings(),
    )


Doing = Callable[[Trial], Awaitable[None]]


@pytest.fixture
def held_and_pressed(opened: Opened, tmp_path: Path, clock: HandClock) -> Callable[..., object]:
    """What comes of a key that is held for two seconds, and of one that is pressed once."""

    async def outcomes(before: Doing, key: str) -> tuple[Outcome, Outcome]:
        made = []
        for name in ("held", "pressed"):
            clock.seconds = 0
            store = Store(tmp_path / name, clock.wall)
            library = load_library([HERE / "sessions"])
            train(store, clock, ("mixed", 2, 30), ("mixed", 8, 30))
            async with opened(store=store, library=library) as trial:
                await before(trial)
                if name == "held":
                    await trial.hold(key, 2)
                else:
                    await trial.press(key)
                    await trial.let_pass(2)
                made.append(outcome(trial, store))
        return made[0], made[1]

    return outcomes


Outcomes = Callable[[Doing, str], Awaitable[tuple[Outcome, Outcome]]]

ALL_KEYS = [(phase, key) for phase in PHASES for key in ("space", "n")]
MORE_KEYS = [(phase, key) for phase in ("hold", "reps") for key in ("enter", *"busqp")]


@pytest.mark.slow
@pytest.mark.parametrize(("phase", "key"), [*ALL_KEYS, *MORE_KEYS])
async def test_in_each_phase_a_key_held_for_two_seconds_does_what_it_does_once(
    held_and_pressed: Outcomes, mixed: Plan, phase: str, key: str
) -> None:
    async def play(trial: Trial) -> None:
        trial.app.on_play(Play(mixed))
        await trial.pilot.pause()
        await go(trial, PHASES[phase])

    held, pressed = await held_and_pressed(play, key)

    assert held == pressed


HELD: list[tuple[str, Way, str]] = [
    ("Home", (), "enter"),
    ("Home", (), "q"),
    ("Home", (), "h"),
    ("Preview", ("enter",), "enter"),
    ("Preview", ("enter",), "space"),
    ("Preview", ("enter",), "escape"),
    ("Choosing", ("enter", "s"), "enter"),
    ("Preview", ("enter",), "m"),
    ("A number", ("enter", "m", "2", "0"), "enter"),
    ("History", ("h",), "enter"),
    ("History", ("h",), "escape"),
    ("History", ("h",), "slash"),
    ("Calendar", ("h", "c"), "q"),
    ("Trends", ("h", "t"), "escape"),
    ("Workout", ("h", "enter"), "x"),
    ("Workout", ("h", "enter"), "d"),
    ("Workout", ("h", "enter"), "n"),
    ("Workout", ("h", "enter"), "w"),
    ("Workout", ("h", "enter"), "enter"),
    ("Workout", ("h", "enter"), "escape"),
    ("Workout after a change", ("h", "enter", "7", 4, "8"), "u"),
    ("Adding a set", ("h", "enter", "a"), "enter"),
    ("An entry", ("h", "enter", "n", "x"), "enter"),
    ("Log", ("l",), "ctrl+s"),
    ("Log", ("l",), "escape"),
    ("Settings", ("comma",), "space"),
    ("Settings", ("comma",), "escape"),
    ("Week", ("w",), "enter"),
    ("Exercises", ("e",), "enter"),
    ("Exercise", ("e", "enter"), "enter"),
    ("Keys", ("question_mark",), "escape"),
    ("Keys", (), "question_mark"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("screen", "way", "key"), HELD)
async def test_on_each_screen_a_key_held_for_two_seconds_does_what_it_does_once(
    held_and_pressed: Outcomes, screen: str, way: Way, key: str
) -> None:
    held, pressed = await held_and_pressed(lambda trial: go(trial, way), key)

    assert held == pressed


@pytest.mark.parametrize("key", ["x", "r"])
async def test_of_two_sessions_that_were_left_a_held_key_takes_one(
    held_and_pressed: Outcomes, mixed: Plan, key: str
) -> None:
    async def leave_two(trial: Trial) -> None:
        for _ in range(2):
            trial.app.on_play(Play(mixed))
            await trial.pilot.pause()
            await go(trial, (20, "q"))

    held, pressed = await held_and_pressed(leave_two, key)

    assert held == pressed
    assert len(held[4]) == (1 if key == "x" else 2)


async def test_the_summary_stays_where_the_last_set_was_logged_by_a_held_key(
    held_and_pressed: Outcomes, library: Library
) -> None:
    squats = plan_of(library, parse_step_lines(["squat 2x15 rest 20s"], library.exercises))

    async def the_last(trial: Trial) -> None:
        trial.app.on_play(Play(squats))
        await trial.pilot.pause()
        await go(trial, (30, "space", 5, "space", 30))

    for key in ("space", "enter", "n"):
        held, pressed = await held_and_pressed(the_last, key)
        assert held == pressed
        assert held[0][-1] == "SummaryPage"


async def test_a_set_of_reps_entered_by_a_press_is_not_logged_by_another_key_right_after(
    opened: Opened, library: Library, clock: HandClock
) -> None:
    squats = plan_of(library, parse_step_lines(["squat 3x15 rest 20s"], library.exercises))
    async with opened(opening=squats) as trial:
        await go(trial, (30, "space", 5))
        screen = trial.app.screen
        assert isinstance(screen, PlayScreen)

        for key in ("space", "enter", "n"):
            await trial.pilot.press(key)
            clock.seconds += 0.12

        assert [done.set for done in screen.playing.player.log] == [1]
        await trial.pilot.press("1", "2")
        assert screen.playing.player.reps == 12
