"""One exercise in full, with its figure and its variants."""

from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.getters import query_one
from textual.timer import Timer
from textual.widgets import Static

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.figures.figures import movement_of
from runstrong_tui.figures.movement import Movement
from runstrong_tui.training.exercise import Exercise
from runstrong_tui.tui.exercises.words import about, name_words
from runstrong_tui.tui.keys.registry import EXERCISE, bindings
from runstrong_tui.tui.shared.page import Page
from runstrong_tui.tui.texts import as_line
from runstrong_tui.tui.trends.screen import TrendsPage
from runstrong_tui.tui.widgets.figure import FigureView
from runstrong_tui.tui.widgets.keyline import KeyLine

FRAME_SECONDS = 1 / 8


class ExercisePage(Page[None]):
    """The figure beside the text where there is room; left and right lead through the variants."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = EXERCISE
    BINDINGS: ClassVar[list[BindingType]] = bindings(EXERCISE)

    figure = query_one(FigureView)

    def __init__(self, exercise: Exercise, coach: Coach, clock: Clock) -> None:
        """Show ``exercise``, and from the store of ``coach`` how it went; ``clock`` moves it."""
        super().__init__()
        self._exercise = exercise
        self._coach = coach
        self._clock = clock
        self._motion = coach.settings.motion
        self._times = coach.store.times({exercise.id})[exercise.id]
        self._variants = (None, *exercise.variants)
        self._shown = 0
        self._movement: Movement | None = None
        self._began = clock.now()
        self._frames: Timer | None = None

    def compose(self) -> ComposeResult:
        """The name, the figure, what there is to read."""
        yield Static(id="heading", markup=False)
        yield Static(id="which", markup=False)
        with Horizontal(id="body"):
            yield FigureView()
            with VerticalScroll():
                yield Static(id="about")
        several = bool(self._exercise.variants)
        yield KeyLine(key for key in EXERCISE if several or key.action != "variant(1)")

    def on_mount(self) -> None:
        """Begin with the exercise itself."""
        self._frames = self.set_interval(FRAME_SECONDS, self.tick, pause=True)
        self._fill()
        self.query_one(VerticalScroll).focus()

    def on_screen_suspend(self) -> None:
        """What nobody sees does not move."""
        if self._frames is not None:
            self._frames.pause()

    def on_screen_resume(self) -> None:
        """Move again."""
        self._move()

    def action_variant(self, by: int) -> None:
        """Look at another variant."""
        self._shown = (self._shown + by) % len(self._variants)
        self._began = self._clock.now()
        self._fill()
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_trends(self) -> None:
        """Show how it went over time."""
        self.app.push_screen(TrendsPage(self._coach, self._clock, self._exercise.id))

    def tick(self) -> None:
        """Show the figure as it is at this instant."""
        movement = self._movement
        if movement is None or not (self._motion and movement.moves):
            self.figure.show_still(movement)
            return
        cycle = movement.figure.seconds * movement.movements
        gone = self._clock.now() - self._began
        self.figure.show(movement, gone % cycle / cycle)

    def _fill(self) -> None:
        variant = self._variants[self._shown]
        several = len(self._variants) > 1
        heading = as_line(name_words(self._exercise, variant))
        which = f"variant {self._shown} of {len(self._variants) - 1} of {self._exercise.name}"
        line = self.query_one("#which", Static)
        line.display = several
        line.update(as_line(which if variant else f"{len(self._variants) - 1} variants: ← →"))
        self.query_one("#heading", Static).update(heading)
        self.query_one("#about", Static).update(about(self._exercise, variant, self._times))
        self._movement = movement_of(self._exercise, variant.id if variant else None)
        self._move()

    def _move(self) -> None:
        """Let the timer go on where something moves."""
        self.tick()
        moves = self._movement is not None and self._movement.moves and self._motion
        if self._frames is not None:
            (self._frames.resume if moves else self._frames.pause)()
