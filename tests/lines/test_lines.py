"""A session in lines: every instruction before its moment, the keys and what is kept as ever."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from runstrong_tui.coach import Coach
from runstrong_tui.lines.keys import HELP, KEYS, names_in_line, names_of
from runstrong_tui.lines.player import LinePlayer
from runstrong_tui.lines.words import lines_of
from runstrong_tui.planning.today import Choices
from runstrong_tui.player.events import Started
from runstrong_tui.player.rehearsal import rehearsed
from runstrong_tui.player.timeline import LONG_REST
from runstrong_tui.playing import Playing
from runstrong_tui.sound import words
from runstrong_tui.sound.players import BellPlayer
from runstrong_tui.sound.speaker import Speaker
from runstrong_tui.sound.voice import Voice
from runstrong_tui.store.keeper import Keeper
from runstrong_tui.store.store import Store
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import Effort, Plan, Reps, Timed
from runstrong_tui.tui.keys.registry import PLAYER
from tests.families import over
from tests.player.plans import hold, plan, reps
from tests.shipped import shipped, shipped_plan
from tests.tui.conftest import HandClock


def _flows(played: Plan, index: int) -> bool:
    """Whether what is timed flows into the set too soon after its own start to say so before."""
    before = played.steps[index - 1]
    return isinstance(before, Timed) and before.seconds < LONG_REST


class Followed:
    """A session in lines with a clock moved by hand, and all lines so far."""

    def __init__(self, home: Path, played: Plan) -> None:
        self.clock = HandClock()
        self.store = Store(home, self.clock.wall)
        self.keeper = Keeper(self.store)
        self.rung = 0
        self.lines: list[str] = []
        coach = Coach(shipped(), self.store, self.clock)
        self.playing = Playing.begin(played, self.store, self.keeper, self.clock)
        speaker = Speaker(BellPlayer(self._ring), Voice(lambda: ()))
        self.player = LinePlayer(self.playing, coach, self.clock, speaker, self._say)
        self.player.begin()

    def _say(self, *lines: str) -> None:
        self.lines += lines

    def _ring(self) -> None:
        self.rung += 1

    def press(self, *keys: str) -> list[str]:
        """Press keys, each after a while; the lines that came of it."""
        before = len(self.lines)
        for key in keys:
            self.clock.seconds += 1
            self.player.key(key, typed=True)
            self.player.tick()
        return self.lines[before:]

    def let_pass(self, seconds: float) -> list[str]:
        before = len(self.lines)
        for _ in range(round(seconds * 2)):
            self.clock.seconds += 0.5
            self.player.tick()
        return self.lines[before:]

    def close(self) -> None:
        self.keeper.close(5.0)
        self.store.close()


@pytest.fixture
def follow(tmp_path: Path) -> Iterator[Followed]:
    followed = Followed(tmp_path, plan(hold(20, set=1, sets=2), reps(5)))
    yield followed
    followed.close()


@over(
    "name, hands_free",
    [(name, hands_free) for name in sorted(shipped().sessions) for hands_free in (False, True)],
)
def test_every_instruction_is_there_before_its_moment(name: str, hands_free: bool) -> None:
    """Given any session, then each set is announced in a line before, and what ends it is said."""
    played = shipped_plan(name, Choices(form=Form.NORMAL, hands_free=hands_free))
    said: list[str] = []
    for moment in rehearsed(played):
        lines = lines_of(moment.events, moment.player)
        for event in moment.events:
            if not isinstance(event, Started):
                continue
            step = played.steps[event.index]
            if not isinstance(step, Effort):
                continue
            brief = words.announced(step, whole=False)
            heard = said if event.index and not _flows(played, event.index) else lines
            assert any(brief in line or words.announced(step) in line for line in heard), brief
            if isinstance(step, Reps):
                assert lines[-1].endswith("Space when done")
            said = []
        said += lines


def test_the_keys_are_those_of_the_screen() -> None:
    """Each key of the player does the same here; one more says where one is."""
    shown = {name: key.action for key in PLAYER for name in key.names}
    meant = {
        name: action.removeprefix("command('").removesuffix("')") for name, action in shown.items()
    }
    assert {name: action for name, action in KEYS.items() if action != "where"} == meant
    assert {key.shown[0] for key in PLAYER if key.shown[0].isalpha()} <= set(" ".join(HELP))


def test_what_happens_is_a_line_each(follow: Followed) -> None:
    head, *said = follow.lines
    assert head.endswith("2 sets, about 35 s. ? lists the keys.")
    assert said == ["Go. Wall sit, set 1 of 2, 20 seconds"]
    assert follow.let_pass(20)[:6] == [
        "Half",
        "Next, Squat, 5 reps",
        "3",
        "2",
        "1",
        "Logged: Wall sit, set 1 of 2, 20 s",
    ]


def test_digits_correct_the_set_and_a_rating_is_kept(follow: Followed) -> None:
    follow.let_pass(20)
    while follow.playing.player.index < len(follow.playing.player.plan.steps) - 1:
        follow.press("space")
    assert follow.press("4") == ["4 reps"]
    assert any("4 of 5 reps" in line for line in follow.press("space"))
    assert follow.lines[-1].startswith("How hard was it?")
    assert follow.press("8") == ["RPE 8. 8 again adds a half. Enter closes."]
    follow.press("enter")
    assert follow.player.over
    (workout,) = follow.store.past()
    assert workout.rpe == 8


def test_a_key_that_is_held_does_once_what_it_does(follow: Followed) -> None:
    follow.clock.seconds += 2
    for _ in range(30):
        follow.player.key("space", typed=True)
        follow.clock.seconds += 1 / 30
        follow.player.tick()
    assert [line for line in follow.lines if line.startswith("Paused")] == ["Paused. Space goes on"]


def test_leaving_keeps_the_place(follow: Followed) -> None:
    follow.let_pass(8)
    follow.press("q")
    assert follow.player.over
    follow.keeper.flush()
    (partly,) = follow.store.partly_finished()
    assert 8 <= partly.position.gone <= 10


def test_where_one_is_is_said_when_asked(follow: Followed) -> None:
    follow.let_pass(7)
    (line,) = follow.press("i")
    assert "13 seconds left" in line and "0:08 elapsed" in line


def test_without_keys_it_goes_on_until_something_waits_for_one(follow: Followed) -> None:
    """Given a log of a session that nobody follows, then it ends where a press would be needed."""
    for _ in range(400):
        if follow.player.over:
            break
        follow.player.keys_gone()
        follow.let_pass(0.5)
    assert follow.player.over
    assert follow.playing.player.index > 0


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        (" ", ["space"]),
        ("\x1b[C", ["right"]),
        ("\x1b[1;5D", ["left"]),
        ("\x1bOC", ["right"]),
        ("\x1b[6~\x1b[5~", ["pagedown", "pageup"]),
        ("\x1b", ["escape"]),
        ("\x1b[200~n\x1b[201~", ["n"]),
        ("N+?", ["n", "plus", "question_mark"]),
        ("ü\x00", ["ü", "\x00"]),
    ],
)
def test_what_a_terminal_writes_becomes_keys(typed: str, names: list[str]) -> None:
    assert names_of(typed) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [("", ["enter"]), (" ", ["space"]), ("skip", ["n"]), ("12", ["1", "2"]), ("Leave ", ["q"])],
)
def test_a_whole_line_stands_for_keys(line: str, names: list[str]) -> None:
    assert names_in_line(line) == names


def test_a_pain_is_typed_and_what_follows_is_said(follow: Followed) -> None:
    follow.let_pass(15)

    assert any("How much does it hurt?" in line for line in follow.press("o"))
    assert follow.press("1", "1", "enter")[-1].startswith("From 0 to 10")
    lines = follow.press("3", "enter")
    assert "Pain 3: less range or load from here; nothing grows next time." in lines
    assert follow.playing.player.pain == 3
    assert follow.press("o", "escape")[-1] == "Nothing said. Space goes on"

    lines = follow.press("o", "6", "space")
    assert any(line.startswith("Pain 6: this exercise stops here.") for line in lines)
    assert [done.pain for done in follow.playing.player.log] == [6]
