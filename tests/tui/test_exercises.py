"""The exercises, and one of them in full."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.coach import Coach
from runstrong_tui.figures.tones import Picture, text_of
from runstrong_tui.files.library import Library
from runstrong_tui.planning.evidence import LastTime, SetResult
from runstrong_tui.player.log import SetDone
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Side
from runstrong_tui.tui.app import RunStrong
from runstrong_tui.tui.exercises.exercise import ExercisePage
from runstrong_tui.tui.exercises.screen import ExercisesPage
from runstrong_tui.tui.exercises.words import time_words
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.shared.faults import FaultsPage
from tests.tui.conftest import HERE, HandClock, Opened, Trial
from tests.tui.listening import Heard
from tests.tui.test_play import SIZES

CATALOGUE = HERE / "catalogue"
WITH_SIZES = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
TIPTOE = ("e", "s", "s")
"""Leads to the squat to tiptoe: the first exercise, which is marked, begins with s, too."""


def train(store: Store, clock: HandClock, days: int, variant: str | None, *reps: int) -> None:
    """Put sets of the squat to tiptoe into the history."""
    began = clock.wall() - timedelta(days=days)
    first = SetDone(0, "squat-tiptoe", "Squat", 1, len(reps), 30, 30, variant=variant)
    sets = tuple(replace(first, step=n, reps=made, planned_reps=15) for n, made in enumerate(reps))
    store.add(
        Workout(
            id=store.new_id(),
            session="gym",
            title="Gym",
            form=Form.NORMAL,
            started=began,
            finished=began + timedelta(minutes=20),
            active=1200,
            sets=sets,
            rpe=8,
        )
    )


def page(trial: Trial) -> ExercisePage:
    assert isinstance(trial.app.screen, ExercisePage)
    return trial.app.screen


def marked(trial: Trial) -> str:
    assert isinstance(trial.app.screen, ExercisesPage)
    entries = trial.app.screen.entries
    assert entries.highlighted is not None
    return str(entries.get_option_at_index(entries.highlighted).id)


async def frame_after(trial: Trial, seconds: float) -> Picture:
    trial.clock.seconds += seconds
    page(trial).tick()
    await trial.pilot.pause()
    return page(trial).figure.picture


@WITH_SIZES
async def test_the_exercises(
    opened: Opened, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """From the top, and from the bottom, where the broken ones stand."""
    async with opened(size, own=CATALOGUE) as trial:
        await trial.press("e")
        assert isinstance(trial.app.screen, ExercisesPage)
        shown = [trial.picture()]
        await trial.press("end")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


@WITH_SIZES
async def test_one_exercise_and_its_variant(
    opened: Opened,
    store: Store,
    clock: HandClock,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    train(store, clock, 4, "chair", 15, 13)
    train(store, clock, 2, None, 15, 15, 14)
    async with opened(size, own=CATALOGUE) as trial:
        await trial.press(*TIPTOE, "enter")
        await frame_after(trial, 1.2)
        shown = [trial.picture()]
        await trial.press("right")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


async def test_left_and_right_lead_round_the_variants(opened: Opened) -> None:
    async with opened(own=CATALOGUE) as trial:
        await trial.press(*TIPTOE, "enter")
        assert "2 variants: ← →" in trial.picture()
        await trial.press("left")
        assert "Squat to tiptoe with a band · harder" in trial.picture()
        assert "variant 2 of 2 of Squat to tiptoe" in trial.picture()
        assert "needs: mini band" in trial.picture()
        assert "Press up through the heels" in trial.picture()
        await trial.press("left")
        assert "needs: bench, chair or crate" in trial.picture()
        assert "Press up through the heels" not in trial.picture()
        await trial.press("left")
        assert "2 variants: ← →" in trial.picture()


async def test_letters_lead_to_the_next_exercise_that_begins_so(opened: Opened) -> None:
    async with opened(own=CATALOGUE) as trial:
        await trial.press("e")
        seen = []
        for letter in "sssswxqe":
            await trial.press(letter)
            seen.append(marked(trial).removeprefix("exercise:"))
        assert seen == [
            "squat", "squat-tiptoe", "superman-pull", "one-leg-stand",
            "wall-sit", "wall-sit", "wall-sit", "stretch-calf",
        ]  # fmt: skip


async def test_the_way_there_and_back(opened: Opened) -> None:
    async with opened(own=CATALOGUE) as trial:
        await trial.press("e", "h", "enter")
        assert "Hill repeats" in trial.picture() and "how: a run" in trial.picture()
        assert "last time: not done yet" in trial.picture()
        assert "variants" not in trial.picture()
        await trial.press("right", "left", "q")
        assert marked(trial) == "exercise:run-hill"
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)


async def test_a_broken_file_shows_its_faults(opened: Opened) -> None:
    async with opened(own=CATALOGUE) as trial:
        await trial.press("e", "end", "enter")
        assert isinstance(trial.app.screen, FaultsPage)
        assert "bad.toml:2:" in trial.picture()
        await trial.press("escape")
        assert marked(trial) == "broken:bad"


async def test_without_exercises_the_screen_says_what_to_do(store: Store, clock: HandClock) -> None:
    app = RunStrong(Coach(Library(), store, clock), clock, speaker=Heard())
    async with app.run_test() as pilot:
        trial = Trial(pilot, app, clock)
        await trial.press("e")
        assert "There are no exercises." in trial.picture()
        await trial.press("enter", "s", "escape")
        assert isinstance(trial.app.screen, Home)
    app.keeper.close()
    store.close()


async def test_the_figure_moves_round_and_round_with_the_clock(opened: Opened) -> None:
    async with opened(own=CATALOGUE) as trial:
        await trial.press(*TIPTOE, "enter")
        stands = page(trial).figure.picture
        squats = await frame_after(trial, 1.2)
        assert squats != stands
        assert await frame_after(trial, 1.8) == stands
        assert await frame_after(trial, 1.2) == squats


async def test_the_figure_stands_still_where_that_was_chosen(opened: Opened, store: Store) -> None:
    store.choose(Settings(motion=False))
    async with opened(own=CATALOGUE) as trial:
        await trial.press(*TIPTOE, "enter")
        still = page(trial).figure.picture
        assert text_of(still).strip()
        assert await frame_after(trial, 1.2) == still


async def test_a_variant_without_a_figure_shows_that_of_the_exercise(opened: Opened) -> None:
    async with opened(own=CATALOGUE) as trial:
        await trial.press(*TIPTOE, "enter")
        own = page(trial).figure.picture
        await trial.press("left")
        assert page(trial).figure.picture == own
        await trial.press("left")
        assert page(trial).figure.picture != own


async def test_an_exercise_without_a_figure_has_all_the_width(opened: Opened) -> None:
    async with opened(own=CATALOGUE) as trial:
        await trial.press("e", "w", "enter")
        assert not page(trial).figure.display


async def test_names_and_points_with_brackets_are_text(opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "exercises"
    folder.mkdir()
    (folder / "z.toml").write_text(
        'name = "Z [bold]x[/]"\nsummary = "[/] s"\nkind = "reps"\nkey-points = ["[b]p"]\n'
    )
    async with opened(own=tmp_path) as trial:
        await trial.press("e", "z")
        assert "Z [bold]x[/]" in trial.picture()
        await trial.press("enter")
        for words in ("Z [bold]x[/]", "[/] s", "• [b]p"):
            assert words in trial.picture()


@pytest.mark.parametrize(
    ("time", "words"),
    [
        (LastTime((SetResult(15, 15), SetResult(None, 14)), 2), "15, 14"),
        (LastTime((SetResult(45, 45), SetResult(38, 45)), 2, timed=True), "45, 38 s"),
        (LastTime((SetResult(4530, 3600),), 1, timed=True), "1 h 15 min 30 s"),
        (
            LastTime((SetResult(30, 30, Side.LEFT), SetResult(28, 30, Side.RIGHT)), 1, timed=True),
            "left 30 s; right 28 s",
        ),
        (LastTime((SetResult(None, None),), 1), "–"),
        (LastTime((SetResult(12, 12),), 1, load="2x5kg", rpe=8.5), "12 @ 2x5kg · RPE 8.5"),
        (LastTime((SetResult(9, 9),), 1, variant="gone"), "9 (gone)"),
    ],
)
def test_how_it_went_in_words(library: Library, time: LastTime, words: str) -> None:
    assert time_words(time, library.exercises["squat"]) == words
