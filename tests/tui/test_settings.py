"""The settings."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from runstrong_tui.coach import Coach
from runstrong_tui.files.loading import load_library
from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.sound.tones import Tone, samples
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.tui.app import RunStrong
from runstrong_tui.tui.home.screen import Home
from runstrong_tui.tui.settings.screen import SettingsPage
from runstrong_tui.tui.settings.sound_check import SENTENCE
from runstrong_tui.tui.shared.number import NumberPage
from tests.sound.test_speaker import Output, Spoken
from tests.tui.conftest import HERE, HandClock, Opened, Trial, say_level
from tests.tui.test_play import SIZES
from tests.tui.training import RUNNING, FullDisk, store_on

CHECK = ("down",) * 6
"""From the first setting to the sound check."""

PARTS_TO_KIT = ("tab",) * 5

WITH_SIZES = pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")


class Found(Spoken):
    """A voice that keeps what it is to say, by a program that is there."""

    @property
    def name(self) -> str:
        return "espeak-ng"


class Loud:
    """A speaker whose tones and words are kept."""

    def __init__(self, *, output: str = "sound device", voice: Spoken | None = None) -> None:
        self.output = Output(output)
        self.voice = voice or Found()
        self.speaker = Speaker(self.output, self.voice, volume=70, speaks=True)

    def tones(self, volume: int = 70) -> list[Tone]:
        """What was played, as the tones it is at that volume."""
        known = {samples(tone, volume): tone for tone in Tone}
        return [known[pcm] for pcm in self.output.played]


@pytest.fixture(autouse=True)
def at_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSH_CONNECTION", raising=False)


SettingsOpened = Callable[..., AbstractAsyncContextManager[Trial]]


@pytest.fixture
def opened_with(store: Store, clock: HandClock) -> SettingsOpened:
    """Opens the settings of an app that is heard through a speaker."""

    @asynccontextmanager
    async def open_settings(
        loud: Loud, size: tuple[int, int] = (80, 24), store: Store = store
    ) -> AsyncIterator[Trial]:
        library = load_library([HERE / "sessions", RUNNING])
        coach = Coach(library, store, clock)
        say_level(coach)
        app = RunStrong(coach, clock, speaker=loud.speaker)
        async with app.run_test(size=size) as pilot:
            trial = Trial(pilot, app, clock)
            await trial.press("comma")
            yield trial
        app.keeper.close()
        store.close()

    return open_settings


def page(trial: Trial) -> SettingsPage:
    assert isinstance(trial.app.screen, SettingsPage)
    return trial.app.screen


async def check_for(trial: Trial, seconds: float) -> None:
    """Let time pass for the sound check."""
    until = trial.clock.seconds + seconds
    while trial.clock.seconds < until:
        trial.clock.seconds += 0.1
        page(trial).tick()
    await trial.pilot.pause()


def lines(trial: Trial) -> list[str]:
    return [line.partition("|")[2].strip() for line in trial.picture().splitlines()]


@WITH_SIZES
async def test_the_settings(
    opened_with: SettingsOpened, store: Store, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    """From the top, and from the bottom."""
    store.choose(Settings(kit=(), kept_targets=("squat", "gone"), week="small", age=40))
    async with opened_with(Loud(), size) as trial:
        shown = [trial.picture()]
        await trial.press("end")
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


async def test_sound_voice_and_flash_are_turned_off_and_on(
    opened_with: SettingsOpened, store: Store
) -> None:
    loud = Loud()
    async with opened_with(loud) as trial:
        await trial.press("space", "down", "down", "space", *["down"] * 3, "enter")
        assert {"[ ] sound", "[ ] voice", "[ ] flash"} <= {line[:9] for line in lines(trial)}
        assert (loud.speaker.sound, loud.speaker.speaks) == (False, False)
        kept = store.settings()
        assert (kept.sound, kept.voice, kept.flash) == (False, False, False)
        await trial.press("up", "space", "up", "right", "up", "space")
        assert loud.speaker.speaks and store.settings().voice
        assert (loud.speaker.primer, loud.speaker.language) == (True, "en-us")
        assert (store.settings().primer, store.settings().language) == (True, "en-us")


async def test_the_volume_goes_in_steps_and_is_heard_at_once(
    opened_with: SettingsOpened, store: Store
) -> None:
    loud = Loud()
    async with opened_with(loud) as trial:
        await trial.press("down", "right")
        assert (loud.speaker.volume, store.settings().volume) == (80, 80)
        assert loud.output.played == [samples(Tone.COUNT, 80)]
        await trial.press("right", "right", "right")
        assert "volume: 100 ━━━━━━━━━━" in trial.picture()
        await trial.press("enter")
        assert "volume:   0 ──────────" in trial.picture()
        await trial.press("left", "right", "right", "left")
        assert (loud.speaker.volume, store.settings().volume) == (10, 10)


async def test_a_volume_between_the_steps_goes_to_the_next_one(
    opened_with: SettingsOpened, store: Store
) -> None:
    store.choose(Settings(volume=75))
    async with opened_with(Loud()) as trial:
        await trial.press("down", "left")
        assert store.settings().volume == 70


async def test_the_sound_check_plays_every_tone_by_its_name_and_says_a_sentence(
    opened_with: SettingsOpened,
) -> None:
    loud = Loud()
    async with opened_with(loud) as trial:
        await trial.press(*CHECK, "enter")
        assert loud.output.woken == 1
        assert "sound check: count, 1 of 14" in trial.picture()
        await check_for(trial, 1)
        assert "sound check: go, 2 of 14" in trial.picture()
        await check_for(trial, 60)
        assert loud.tones() == list(Tone)
        assert SENTENCE in loud.voice.said
        assert "sound check: that was all" in trial.picture()


async def test_the_sound_check_stops_when_pressed_again_and_when_left(
    opened_with: SettingsOpened,
) -> None:
    loud = Loud()
    async with opened_with(loud) as trial:
        await trial.press(*CHECK, "enter", "enter")
        await check_for(trial, 5)
        assert loud.tones() == [Tone.COUNT]
        assert "sound check " in trial.picture()
        await trial.press("enter", "question_mark")
        settings = trial.app.screen_stack[-2]
        assert isinstance(settings, SettingsPage)
        trial.clock.seconds += 5
        settings.tick()
        await trial.press("escape")
        assert "sound check " in trial.picture()
        await trial.press("enter", "escape")
        assert isinstance(trial.app.screen, Home)
        trial.clock.seconds += 5
        settings.tick()
        assert loud.tones() == [Tone.COUNT] * 3


async def test_a_sound_check_lets_what_was_muted_be_heard(opened_with: SettingsOpened) -> None:
    loud = Loud()
    loud.speaker.muted = True
    async with opened_with(loud) as trial:
        await trial.press(*CHECK, "enter")
        assert loud.tones() == [Tone.COUNT]


@pytest.mark.parametrize(
    ("chosen", "why"),
    [
        (Settings(volume=0), "the volume is 0"),
        (Settings(sound=False, voice=False), "sound and voice are off"),
        (Settings(sound=False), "there is no voice"),
    ],
)
async def test_a_sound_check_that_nothing_comes_of_says_why(
    opened_with: SettingsOpened, store: Store, chosen: Settings, why: str
) -> None:
    store.choose(chosen)
    loud = Loud(voice=Spoken())
    loud.speaker.sound, loud.speaker.speaks = chosen.sound, chosen.voice
    loud.speaker.volume = chosen.volume
    async with opened_with(loud) as trial:
        await trial.press(*CHECK, "enter")
        assert f"sound check: {why}" in trial.picture()


@pytest.mark.parametrize(
    ("output", "voice", "said"),
    [
        ("sound device", Found, ["Tones: sound device.", "Voice: espeak-ng."]),
        ("", Found, ["Tones: not tested yet; run the sound check."]),
        ("bell", Found, ["Tones: the terminal's bell, for nothing else plays them. Install"]),
        ("paplay", Spoken, ["Tones: paplay.", "Voice: none was found. Install espeak-ng to"]),
    ],
)
async def test_what_is_in_use_is_told_or_what_to_do(
    opened_with: SettingsOpened, output: str, voice: type[Spoken], said: list[str]
) -> None:
    async with opened_with(Loud(output=output, voice=voice())) as trial:
        for words in said:
            assert words in trial.picture()


async def test_over_ssh_the_bell_and_no_voice_are_all_there_can_be(
    opened_with: SettingsOpened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_CONNECTION", "10.0.0.1 1 10.0.0.2 22")
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    async with opened_with(Loud(output="bell", voice=Spoken())) as trial:
        assert "Tones: this terminal's bell, which rings where you sit." in trial.picture()
        assert "Voice: none, for it would speak at the other machine." in trial.picture()


async def test_the_get_ready_count_hands_free_and_moving_figures(
    opened_with: SettingsOpened, store: Store
) -> None:
    async with opened_with(Loud()) as trial:
        await trial.press("tab", "right", "right")
        assert "get ready: 10 s" in trial.picture()
        await trial.press("enter")
        assert "get ready: no count" in trial.picture()
        await trial.press("enter")
        await trial.press("down", "space", "down", "space")
        assert "[x] hands-free" in trial.picture() and "[ ] moving figures" in trial.picture()
    kept = store.settings()
    assert (kept.ready, kept.hands_free, kept.motion) == (3, True, False)


async def test_the_theme_changes_at_once(opened_with: SettingsOpened, store: Store) -> None:
    async with opened_with(Loud()) as trial:
        await trial.press("tab", "tab", "down", "enter")
        assert trial.app.theme == "runstrong-light"
        assert "(•) light" in trial.picture() and "#fafafa" in trial.picture()
        assert store.settings().theme == "light"
        await trial.press("up", "enter")
        assert trial.app.theme == "runstrong-dark"


@WITH_SIZES
async def test_age_and_highest_pulse_tell_when_the_pulse_has_settled(
    opened_with: SettingsOpened, store: Store, picture: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with opened_with(Loud(), size) as trial:
        await trial.press("tab", "tab", "tab", "enter")
        assert isinstance(trial.app.screen, NumberPage)
        shown = [trial.picture()]
        await trial.press("4", "2")
        assert "116" in trial.picture()
        await trial.press("enter")
        assert (store.settings().age, store.settings().highest_pulse) == (42, None)
        await trial.press("down", "enter", *"190", "enter")
        assert store.settings().highest_pulse == 190
        shown.append(trial.picture())
        assert "\n".join(shown) == picture


async def test_a_pulse_is_forgotten_and_a_wrong_one_is_not_taken(
    opened_with: SettingsOpened, store: Store
) -> None:
    store.choose(Settings(highest_pulse=190))
    async with opened_with(Loud()) as trial:
        await trial.press("tab", "tab", "tab", "down", "enter", "end", "backspace", "enter")
        assert "From 100 to 230, or nothing." in trial.picture()
        await trial.press("escape")
        assert store.settings().highest_pulse == 190
        await trial.press("enter", "backspace", "enter")
        assert "highest pulse: not known" in trial.picture()
        assert "over when you say so" in trial.picture()
        assert store.settings().highest_pulse is None


async def test_tab_leads_from_part_to_part_and_round(opened_with: SettingsOpened) -> None:
    async with opened_with(Loud(), (160, 50)) as trial:
        marked = []
        for _ in range(8):
            await trial.press("tab")
            entries = page(trial).entries
            assert entries.highlighted is not None
            marked.append(str(entries.get_option_at_index(entries.highlighted).prompt).split()[0:2])
        assert [" ".join(words) for words in marked] == [
            "get ready:",
            "(•) dark",
            "age: not",
            "( )",
            "[x] wall",
            "dumbbell step:",
            "(•) A",
            "[x] sound",
        ]
        await trial.press("shift+tab", "down", "shift+tab")
        assert page(trial).entries.highlighted is not None


async def test_nothing_was_said_yet(opened: Opened, picture: SnapshotAssertion) -> None:
    async with opened() as trial:
        await trial.press("comma", *PARTS_TO_KIT)
        assert trial.picture() == picture


async def test_what_is_not_at_hand_is_said_of_the_sessions_that_need_it(
    opened: Opened, store: Store
) -> None:
    """Given nothing was said yet, when one thing is unticked, then all else is at hand."""
    async with opened(own=RUNNING) as trial:
        assert "lacks" not in trial.picture()
        await trial.press("comma", *PARTS_TO_KIT, "space")
        assert "[ ] wall" in trial.picture() and "Nothing was said" not in trial.picture()
        assert store.settings().kit == ()
        await trial.press("escape")
        assert isinstance(trial.app.screen, Home)
        assert "lacks: wall" in trial.picture()
        await trial.press("comma", *PARTS_TO_KIT, "enter")
        assert store.settings().kit == ("wall",)


async def test_a_week_plan_is_chosen(opened: Opened, store: Store) -> None:
    async with opened(own=RUNNING) as trial:
        await trial.press("comma", *PARTS_TO_KIT, "tab", "tab", "down", "enter")
        assert "(•) A small week" in trial.picture()
        assert "( ) A week to test" in trial.picture()
    assert store.settings().week == "small"


async def test_an_exercise_may_move_on_again(opened: Opened, store: Store) -> None:
    store.choose(Settings(kept_targets=("squat",)))
    async with opened(own=RUNNING) as trial:
        await trial.press("comma", "end")
        assert "Squat" in trial.picture()
        await trial.press("space")
        assert "Squat" not in trial.picture()
        await trial.press("space")
        assert "(•) A small week" in trial.picture()
    assert store.settings().kept_targets == ()


async def test_a_disk_that_refuses_is_told(
    opened: Opened, tmp_path: Path, clock: HandClock
) -> None:
    disk = FullDisk()
    async with opened(own=RUNNING, store=store_on(disk, tmp_path / "home", clock)) as trial:
        await trial.press("comma", *PARTS_TO_KIT)
        disk.full = True
        await trial.press("space")
        assert "not kept: full; free some space" in trial.picture()
        assert "[ ] wall" in trial.picture()
        disk.full = False
        await trial.press("space")
        assert "free some space" not in trial.picture() and "[x] wall" in trial.picture()


async def test_the_step_of_a_load_is_chosen(opened: Opened, store: Store) -> None:
    async with opened() as trial:
        await trial.press("comma", *PARTS_TO_KIT, "tab")
        assert "dumbbell step: 1 kg" in trial.picture()
        await trial.press("space")
        assert "dumbbell step: 2 kg" in trial.picture()
    assert store.settings().dumbbell_step == 2
