"""The player's screen, with real keys and a clock moved by hand."""

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion
from textual.color import Color

from runstrong_tui.coach import Coach
from runstrong_tui.files.library import Library
from runstrong_tui.files.loading import load_library
from runstrong_tui.files.reading import parse_step_lines
from runstrong_tui.folders import shipped_sessions
from runstrong_tui.planning.planner import plan_of
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.state import State
from runstrong_tui.player.timeline import PATIENCE_SECONDS
from runstrong_tui.sound.tones import Tone
from runstrong_tui.store.journal.disk import Files
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.app import RunStrong
from runstrong_tui.tui.play.screen import PlayScreen
from runstrong_tui.tui.play.summary import SummaryPage
from tests.tui.conftest import HandClock, Opened, Trial
from tests.tui.listening import Heard

SIZES = [(40, 12), (80, 24), (160, 50)]


def typed(library: Library, *lines: str) -> Plan:
    return plan_of(library, parse_step_lines(lines, library.exercises))


@pytest.fixture
def mixed(library: Library) -> Plan:
    return plan_of(library, library.sessions["mixed"])


def screen(trial: Trial) -> PlayScreen:
    assert isinstance(trial.app.screen, PlayScreen)
    return trial.app.screen


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_hold(
    opened: Opened, mixed: Plan, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened(size, mixed) as trial:
        await trial.let_pass(33)
        assert trial.picture() == picture


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_rest_past_its_end(
    opened: Opened, mixed: Plan, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """Given a rest before repetitions, when it is over, then the count goes on with a plus."""
    async with opened(size, mixed) as trial:
        await trial.let_pass(10 + 45 + 20 + 45 + 20 + 12)
        assert "+0:12" in screen(trial).count.text
        assert trial.picture() == picture


async def test_get_ready_repeated_hold_reps_change_and_pause(
    opened: Opened, mixed: Plan, picture: SnapshotAssertion
) -> None:
    """One picture of every other kind of moment."""
    async with opened((80, 24), mixed) as trial:
        pictures = [trial.picture()]
        await trial.let_pass(10 + 45 + 20 + 45 + 20)
        await trial.press("space")
        pictures.append(trial.picture())
        await trial.press("space")
        await trial.let_pass(20 + 14)
        pictures.append(trial.picture())
        await trial.press("p")
        pictures.append(trial.picture())
        await trial.press("p")
        await trial.let_pass(15 + 20 + 30)
        pictures.append(trial.picture())
        assert "\n".join(pictures) == picture


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_each_phase_with_its_figure(
    opened: Opened,
    store: Store,
    clock: HandClock,
    picture: SnapshotAssertion,
    size: tuple[int, int],
) -> None:
    """Given a repeated hold and a balance of both sides, then a picture of every phase."""
    shipped = load_library([shipped_sessions()])
    lines = ("superman-pull 2 hold 5s rest 20s", "one-leg-stand 30s")
    plan = Coach(shipped, store, clock).plan(parse_step_lines(lines, shipped.exercises), Choices())
    async with opened(size, plan, library=shipped) as trial:
        pictures = {}
        for phase, seconds in (
            ("get ready", 4),
            ("up", 7),
            ("hold", 2),
            ("down", 5),
            ("rest", 15),
            ("hold left", 27),
            ("change side", 21),
            ("hold right", 15),
        ):
            await trial.let_pass(seconds)
            pictures[phase] = f"{phase}\n{trial.picture()}"
        assert len(set(pictures.values())) == len(pictures)
        assert "\n".join(pictures.values()) == picture


async def test_the_light_theme_tells_the_phases_apart_too(
    opened: Opened, mixed: Plan, store: Store
) -> None:
    store.choose(Settings(theme="light"))
    async with opened((80, 24), mixed) as trial:
        assert trial.app.theme == "runstrong-light"
        grounds = set()
        for seconds in (2, 20, 35):
            await trial.let_pass(seconds)
            grounds.add(screen(trial).styles.background.hex)
        assert len(grounds) == 3
        assert all(Color.parse(ground).brightness > 0.7 for ground in grounds)


async def test_the_word_and_the_ground_tell_each_phase(opened: Opened, mixed: Plan) -> None:
    """Given every kind of moment, then no two share their word and colour."""
    async with opened((80, 24), mixed) as trial:
        seen = set()
        for seconds, key in ((1, ""), (20, "p"), (0, "p"), (40, ""), (130, "space"), (20, "")):
            await trial.let_pass(seconds)
            if key:
                await trial.press(key)
            now = screen(trial)
            word = now.playing.view().word
            seen.add((word, now.styles.background.hex))
        assert len({ground for _, ground in seen}) >= 4
        assert {"GET READY", "PAUSED", "HOLD", "REST"} <= {word for word, _ in seen}


async def test_a_session_is_played_to_its_end_and_stands_in_the_history(
    opened: Opened, library: Library, store: Store, picture: SnapshotAssertion
) -> None:
    plan = typed(library, "wall-sit 2x30s rest 20s", "squat 15")
    async with opened((80, 24), plan) as trial:
        await trial.let_pass(10 + 30 + 20 + 21)
        await trial.press("space", "n")
        await trial.press("space")
        await trial.let_pass(25)
        await trial.press("1", "2", "space")
        assert isinstance(trial.app.screen, SummaryPage)
        assert trial.picture() == picture
    assert [(done.seconds, done.reps) for done in store.workouts()[0].sets] == [
        (30, None),
        (21, None),
        (25, 12),
    ]
    assert store.partly_finished() == []


async def test_the_reps_really_made_are_typed_in_the_rest_and_can_be_typed_anew(
    opened: Opened, library: Library
) -> None:
    async with opened((80, 24), typed(library, "squat 2x15")) as trial:
        await trial.let_pass(40)
        await trial.press("space", "1", "2")
        assert screen(trial).playing.player.log[0].reps == 12
        await trial.let_pass(5)
        await trial.press("9")
        assert screen(trial).playing.player.log[0].reps == 9
        assert "just done: 9 of 15 reps" in trial.picture()


async def test_a_repetition_more_is_shown_at_once_also_in_a_pause(
    opened: Opened, library: Library
) -> None:
    async with opened((80, 24), typed(library, "superman-pull 3 hold 5s")) as trial:
        await trial.let_pass(14)
        await trial.press("p", "plus")
        assert "rep 1 of 4" in trial.picture()


async def test_progress_is_kept_every_second_and_leaving_keeps_the_rest(
    opened: Opened, mixed: Plan, store: Store
) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(33)
        kept = store.partly_finished()[0]
        assert (kept.position.index, kept.position.gone) == (1, 23)
        trial.clock.seconds += 0.6
        await trial.press("q")
    assert store.partly_finished()[0].position.gone == pytest.approx(23.6)


async def test_a_resumed_hold_opens_paused_and_goes_on_after_a_get_ready_count(
    opened: Opened, mixed: Plan, store: Store
) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(33)
        await trial.press("q")
    partly = store.partly_finished()[0]
    async with opened((80, 24), partly) as trial:
        await trial.let_pass(100)
        assert "PAUSED" in trial.picture()
        assert screen(trial).count.text == "22"
        await trial.press("space")
        await trial.let_pass(2)
        assert "GET READY" in trial.picture()
        assert screen(trial).count.text == "3"
        await trial.let_pass(4)
        assert screen(trial).count.text == "21"


async def test_the_help_pauses_and_lists_every_key(
    opened: Opened, mixed: Plan, picture: SnapshotAssertion
) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(20)
        await trial.press("question_mark")
        assert trial.picture() == picture
        await trial.let_pass(30)
        await trial.press("escape")
        assert "PAUSED" in trial.picture()


async def test_changes_and_the_last_three_seconds_are_heard_unless_muted(
    opened: Opened, mixed: Plan
) -> None:
    async with opened((80, 24), mixed) as trial:
        heard = trial.app.speaker
        assert isinstance(heard, Heard)
        await trial.let_pass(56)
        assert heard.cues == [
            (None, "Wall sit, set 1 of 2, 45 seconds"),
            *[(Tone.COUNT, "")] * 3,
            (Tone.GO, "Go"),
            (Tone.HALFWAY, "Half"),
            *[(Tone.COUNT, "")] * 3,
            (Tone.REST, "Rest 20 seconds. Next, Wall sit, set 2 of 2, 45 seconds"),
        ]
        await trial.press("m")
        await trial.let_pass(60)
        assert len(heard.cues) == 10


async def test_that_another_voice_speaks_is_said_on_the_screen(opened: Opened, mixed: Plan) -> None:
    news = "espeak-ng does not speak any more; espeak does now."
    async with opened((80, 24), mixed) as trial:
        assert isinstance(trial.app.speaker, Heard)
        trial.app.speaker.next_news = news
        await trial.let_pass(8)
        assert news in trial.picture()
        await trial.let_pass(5)
        assert news not in trial.picture()


async def test_a_skip_is_undone_and_the_hold_goes_on(opened: Opened, mixed: Plan) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(10 + 20)
        await trial.press("n")
        assert "REST" in trial.picture()
        await trial.press("u")
        assert "Undone." in trial.picture()
        assert "PAUSED" in trial.picture()
        assert screen(trial).count.text == "25"
        await trial.press("space")
        await trial.let_pass(5 + 5)
        assert screen(trial).count.text == "20"
        assert screen(trial).playing.player.log == ()


async def test_touches_of_a_balance_hold_are_counted_and_logged(
    opened: Opened, library: Library, store: Store
) -> None:
    async with opened((80, 24), typed(library, "one-leg-stand 30s each side")) as trial:
        await trial.let_pass(10 + 8)
        await trial.press("t")
        await trial.let_pass(12)
        await trial.press("t")
        assert "2 touches · longest 12 s" in trial.picture()
        await trial.let_pass(10 + 5 + 30)
        await trial.press("enter")
    (workout,) = store.workouts()
    assert [(done.touches, done.unbroken) for done in workout.sets] == [(2, 12.0), (None, None)]


async def test_the_pulse_is_tapped_and_ends_the_rest(
    opened: Opened, library: Library, store: Store, clock: HandClock
) -> None:
    coach = Coach(library, store, clock)
    coach.choose(replace(coach.settings, age=40))
    lines = ("squat 15 rest pulse,30-180s", "squat 15")
    plan = coach.plan(parse_step_lines(lines, library.exercises), Choices())
    async with opened((80, 24), plan) as trial:
        await trial.let_pass(12)
        await trial.press("space")
        await trial.let_pass(40)
        for _ in range(8):
            clock.seconds += 0.5
            await trial.press("h")
        assert "pulse 120, settled at 117" in trial.picture()
        await trial.let_pass(10)
        for _ in range(12):
            clock.seconds += 0.6
            await trial.press("h")
        await trial.let_pass(1)
        assert "REPS" in trial.picture()
        (done,) = screen(trial).playing.player.log
        assert done.pulse in (100, 101) and 50 < (done.recovery or 0) < 60


async def test_counted_beats_end_the_rest_too(
    opened: Opened, library: Library, store: Store, clock: HandClock
) -> None:
    coach = Coach(library, store, clock)
    coach.choose(replace(coach.settings, highest_pulse=180))
    lines = ("squat 15 rest pulse,30-180s", "squat 15")
    plan = coach.plan(parse_step_lines(lines, library.exercises), Choices())
    async with opened((80, 24), plan) as trial:
        await trial.let_pass(12)
        await trial.press("space")
        await trial.let_pass(20)
        await trial.press("c", "2")
        assert "Beats counted in 15 seconds (two digits): 2" in trial.picture()
        await trial.press("8")
        assert "Your pulse has settled." in trial.picture()
        assert "REST" in trial.picture()
        await trial.let_pass(10)
        assert "REPS" in trial.picture()
        (done,) = screen(trial).playing.player.log
        assert (done.pulse, done.recovery) == (112, 20.0)


async def test_the_screen_flashes_at_changes_and_can_be_told_not_to(
    opened: Opened, mixed: Plan, store: Store
) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(10)
        assert screen(trial).has_class("-flash")
        await trial.let_pass(1)
        assert not screen(trial).has_class("-flash")
    store.choose(Settings(flash=False))
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(10)
        assert not screen(trial).has_class("-flash")


async def test_a_machine_that_slept_is_told(opened: Opened, mixed: Plan) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(30)
        trial.clock.seconds += 3600
        screen(trial).tick()
        await trial.pilot.pause()
        assert "stood still for 1 h" in trial.picture()
        assert "PAUSED" in trial.picture()


async def test_a_disk_that_refuses_is_told_and_the_session_goes_on(
    opened: Opened, mixed: Plan, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Given a full disk in the middle of a hold, then nothing stops, and later all is kept."""

    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(20)
        with monkeypatch.context() as full:
            full.setattr(Files, "write", refuse)
            await trial.let_pass(40)
            assert "No space left on device; free some space" in trial.picture()
            assert screen(trial).playing.player.log[0].seconds == 45
        await trial.let_pass(2)
        assert "No space left" not in trial.picture()
    assert store.partly_finished()[0].log[0].seconds == 45


async def test_a_workout_that_ends_on_a_full_disk_is_told_and_kept_later(
    opened: Opened, library: Library, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    async with opened((80, 24), typed(library, "squat 15")) as trial:
        await trial.let_pass(20)
        with monkeypatch.context() as full:
            full.setattr(Files, "write", refuse)
            await trial.press("space")
            assert isinstance(trial.app.screen, SummaryPage)
            assert "Not in the history yet" in trial.picture()
        assert trial.app.keeper.flush()
    assert [summary.title for summary in store.history()] == ["Squat"]


async def test_a_session_played_in_another_window_is_told(
    opened: Opened, mixed: Plan, store: Store, clock: HandClock
) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(20)
        other = Store(store.layout.home, clock.wall)
        (partly,) = other.partly_finished()
        assert other.progress.runs_elsewhere(partly.id)
        app = RunStrong(Coach(trial.app._coach.library, other, clock), clock)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            window = Trial(pilot, app, clock)
            assert "running elsewhere" in window.picture()
            await window.press("enter")
            assert "being played in another window" in window.picture()
            await window.press("x")
            assert "A bit of everything" in window.picture()
        await trial.press("q")
        assert not other.progress.runs_elsewhere(partly.id)


async def test_another_exercise_takes_the_place_of_the_one_at_hand(
    opened: Opened, library: Library, store: Store, picture: SnapshotAssertion
) -> None:
    """Given a hold, when the page of others is open, then the count stands."""
    async with opened((80, 24), typed(library, "wall-sit 2x30s rest 20s")) as trial:
        await trial.let_pass(20)
        await trial.press("s")
        pictures = [trial.picture()]
        await trial.let_pass(60)
        await trial.press("down", "enter")
        assert screen(trial).playing.player.state is State.PAUSED
        pictures.append(trial.picture())
        assert "\n".join(pictures) == picture
        await trial.press("space")
        await trial.let_pass(10 + 30 + 20 + 30)
        await trial.press("enter")
    (workout,) = store.workouts()
    assert [(done.exercise, done.set, done.seconds) for done in workout.sets] == [
        ("squat", 1, 30),
        ("squat", 2, 30),
    ]


async def test_how_hard_it_was_is_kept_with_the_workout(
    opened: Opened, library: Library, store: Store
) -> None:
    async with opened((80, 24), typed(library, "squat 15")) as trial:
        await trial.let_pass(20)
        await trial.press("space")
        assert "How hard was it?" in trial.picture()
        await trial.press("8")
        assert "RPE 8" in trial.picture()
        assert store.history()[0].rpe == 8
        await trial.press("8")
        assert store.history()[0].rpe == 8.5
        await trial.press("0")
        assert "RPE 10" in trial.picture()
        await trial.press("enter")
    assert [summary.rpe for summary in store.history()] == [10]


async def test_the_player_shows_last_time_beside_the_target(
    opened: Opened, library: Library, store: Store, clock: HandClock
) -> None:
    session = parse_step_lines(("squat 2x10-15 rest 10s",), library.exercises)
    coach = Coach(library, store, clock)
    for _ in range(2):
        async with opened((80, 24), coach.plan(session, Choices())) as trial:
            await trial.let_pass(15)
            await trial.press("space", "space", "space", "enter")
    async with opened((80, 24), coach.plan(session, Choices())) as trial:
        await trial.let_pass(15)
        assert "last time 14, 14" in trial.picture()
        assert "today 15 reps" in trial.picture()
        assert "Today: +1 rep: " in trial.picture()


async def test_who_walked_away_is_told_that_the_count_stopped(
    opened: Opened, library: Library, clock: HandClock
) -> None:
    async with opened((40, 16), typed(library, "squat 2x15")) as trial:
        while clock.seconds < 2 * 3600:
            clock.seconds += 4.9
            screen(trial).tick()
        await trial.let_pass(1)

        seen = trial.picture()
        assert "PAUSED" in seen and "Nothing was pressed for 30 min" in seen
        assert screen(trial).playing.view().gone == 10 + PATIENCE_SECONDS
        await trial.press("space")
        assert screen(trial).playing.player.state is State.RUNNING


async def test_a_pain_of_five_stops_the_set_and_offers_other_exercises(
    opened: Opened, mixed: Plan, picture: SnapshotAssertion
) -> None:
    async with opened((80, 24), mixed) as trial:
        await trial.let_pass(20)
        await trial.press("o")
        asking = trial.picture()
        await trial.press("1", "1", "enter")
        assert "From 0 to 10" in trial.picture()
        await trial.press("backspace", "backspace", "6")
        assert "this exercise stops here" in trial.picture()
        await trial.press("enter")
        assert "IN PLACE OF WALL SIT" in trial.picture()
        await trial.press("escape")
        log = screen(trial).playing.player.log
        assert [(done.exercise, done.pain) for done in log] == [("wall-sit", 6)]
        assert "PAUSED" in trial.picture()
        assert f"{asking}\n{trial.picture()}" == picture


async def test_a_pain_of_three_is_told_and_the_set_goes_on(opened: Opened, mixed: Plan) -> None:
    async with opened((40, 12), mixed) as trial:
        await trial.let_pass(20)
        await trial.press("o", "3", "enter")
        assert "Pain 3: less range or load" in trial.picture()
        await trial.press("space")
        assert screen(trial).playing.player.pain == 3
        await trial.press("o", "escape", "space")
        assert screen(trial).playing.player.pain == 3
