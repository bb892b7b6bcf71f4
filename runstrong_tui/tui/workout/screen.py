"""One workout in full: every set against its target and the last time, and all put right."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from textual.screen import Screen

from runstrong_tui.coach import Coach
from runstrong_tui.diary.amending import Texts, amended, amended_words, parse_amendment
from runstrong_tui.diary.corrections import (
    Corrections,
    added,
    corrected,
    rated,
    set_of,
    taken_out,
)
from runstrong_tui.diary.entries import clean_note
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.wording import done_words
from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.amounts import MOST_RPE
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.messages import Play, Resume
from runstrong_tui.tui.preview.screen import Preview
from runstrong_tui.tui.workout.edit import (
    AddPage,
    made_of,
    note_page,
    set_page,
    when_page,
)
from runstrong_tui.tui.workout.reading import GONE, WorkoutReading
from runstrong_tui.tui.workout.rows import set_name


class WorkoutPage(WorkoutReading):
    """Each change is on the disk when it is told, and can be taken back."""

    # Nothing is played while this page can be reached (the player's screen covers all others), so
    # that it may change the store, which takes changes from one thread at a time.

    def on_option_list_option_selected(self) -> None:
        """A set was clicked."""
        self.action_enter()

    def action_enter(self) -> None:
        """Correct the marked set; one that was not done is done then."""
        marked = self._marked()
        if marked is None or not self._may_change():
            return

        def take(texts: list[str] | None) -> None:
            if texts is not None:
                made = made_of(marked, texts)
                self._change(
                    lambda workout: corrected(workout, marked.step, made),
                    lambda after: _set_words(after, marked.step),
                )

        self.app.push_screen(set_page(marked), take)

    def action_add(self) -> None:
        """Add a set that was forgotten."""
        if not self._may_change():
            return
        page = AddPage(self.workout, self.coach.library)

        def choose(number: int | None) -> None:
            if number is not None:
                new = page.chosen(number)
                self.app.push_screen(set_page(new, new=True), lambda texts: take(new, texts))

        def take(new: SetDone, texts: list[str] | None) -> None:
            if texts is not None:
                made = made_of(new, texts)
                self._change(
                    lambda workout: added(workout, new, made),
                    lambda after: f"Added: {_set_words(after, after.sets[-1].step)}",
                    last=True,
                )

        self.app.push_screen(page, choose)

    def action_take_out(self) -> None:
        """The marked set was not done; where it was not, it was not planned either."""
        marked = self._marked()
        if marked is None or not self._may_change():
            return

        def words(after: Workout) -> str:
            still = set_of(after, marked.step) is not None
            return f"{'Not done' if still else 'Deleted'}: {set_name(marked)}"

        self._change(lambda workout: taken_out(workout, marked.step), words)

    def action_note(self) -> None:
        """Write the note."""
        if not self._may_change():
            return

        def take(texts: list[str] | None) -> None:
            if texts is not None:
                note = clean_note(texts[0])
                self._change(lambda workout: replace(workout, note=note), lambda _: "Noted")

        self.app.push_screen(note_page(self.workout), take)

    def action_when(self) -> None:
        """Say when it began, how long it took and how far it went."""
        if not self._may_change():
            return

        def take(texts: list[str] | None) -> None:
            if texts is None:
                return
            now = self.coach.now()
            by = parse_amendment(self.workout, Texts(*texts), now)
            self._change(
                lambda workout: amended(workout, by),
                lambda after: amended_words(after, by, now),
            )

        self.app.push_screen(when_page(self.workout, self.coach.now()), take)

    def action_digit(self, sign: str) -> None:
        """Say how hard it was."""
        if self._may_change():
            self._change(lambda workout: rated(workout, sign), _rpe_words)

    def action_delete(self) -> None:
        """Delete the workout."""
        if not self._may_change():
            return
        trouble = self.changes.delete(self.stored())
        self._gone = trouble is None
        self._show_note(GONE if trouble is None else "", trouble)

    def action_undo(self) -> None:
        """Take the last change of this workout back."""
        back = self.changes.undo(self.workout.id)
        if back is None:
            self._show_note("There is nothing to take back.")
        elif back.trouble is not None:
            self._show_note("", back.trouble)
        else:
            self._gone = False
            self.workout = back.workout
            self._show_note("Undone.")
            self.look()

    def action_play(self) -> None:
        """Preview the session, and play it again."""
        session = self.coach.library.sessions.get(self.workout.session)
        if session is None:
            self._show_note("Its session is not among yours any more: it cannot be played again.")
            return

        def play(plan: Plan | None) -> None:
            if plan is not None:
                self.post_message(Play(plan))

        self.app.push_screen(Preview(session, self.coach, self.workout.form), play)

    def action_resume(self) -> None:
        """Go on with the session, where it was left another time."""
        if self._left is None:
            self._show_note("This session is not partly finished.")
        elif self.coach.store.progress.runs_elsewhere(self._left.id):
            self._show_note("This session is being played in another window.")
        else:
            self.post_message(Resume(self._left))

    def _change(
        self,
        change: Callable[[Workout], Workout],
        words: Callable[[Workout], str],
        *,
        last: bool = False,
    ) -> None:
        """Keep what ``change`` makes of the workout as it is stored now, and say it in ``words``.

        ``last`` marks the last set afterwards.
        """
        before = self.stored()
        after = change(before)
        trouble = self.changes.change(before, after) if after != before else None
        if trouble is not None:
            self._show_note("", trouble)
            return
        self.workout = after
        self._show_note(f"{words(after)}. u to undo" if after != before else "")
        if last:
            self.lines.go_to(after.sets[-1].step)
        if after != before:
            self.look()


def _set_words(workout: Workout, step: int) -> str:
    done = set_of(workout, step)
    return "" if done is None else f"{set_name(done)}: {done_words(done)}"


def _rpe_words(workout: Workout) -> str:
    rpe = workout.rpe or 0
    half = ", press again for the half above" if rpe == int(rpe) < MOST_RPE else ""
    return f"RPE {rpe:g}{half}"


def open_workout(
    page: Screen[Any],
    coach: Coach,
    workout_id: str,
    changes: Corrections | None = None,
) -> None:
    """Open one workout in full over ``page``, or say why it cannot be read.

    ``changes`` lets the page that was there before take back what was changed, too.
    """
    try:
        workout = coach.store.workout(workout_id)
    except (CannotRead, NoSuchSession) as error:
        page.notify(str(error), severity="error", markup=False)
        return
    newer = any(summary.newer for summary in coach.store.history() if summary.id == workout.id)
    corrections = changes or Corrections(coach.store)
    page.app.push_screen(WorkoutPage(workout, coach, corrections, newer=newer))
