"""What to do today: the library's sessions, after what the store knows of the runner."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from runstrong_tui.clock import Clock
from runstrong_tui.files.library import Library, blocks_of
from runstrong_tui.planning.levels import suggested_week
from runstrong_tui.planning.planner import needs, plan_of
from runstrong_tui.planning.swapping import Replacement, alternatives
from runstrong_tui.planning.today import NO_CHOICES, Choices, RunnerState
from runstrong_tui.player.log import SetDone
from runstrong_tui.player.pulse import calm_pulse
from runstrong_tui.store.history.summaries import Summary
from runstrong_tui.store.journal.damages import CannotRead, NoSuchSession
from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.store.workout import Workout
from runstrong_tui.training.exercise import Kind
from runstrong_tui.training.kit import LoadSteps, all_things, missing
from runstrong_tui.training.levels import RunnerLevel
from runstrong_tui.training.session import TYPED, Session, StepLine
from runstrong_tui.training.steps import Plan, Timed
from runstrong_tui.training.wall import later
from runstrong_tui.training.week import Done, Week, WeekStatus, week_status


def with_level(settings: Settings, level: RunnerLevel) -> Settings:
    """The settings for a runner of that level, with the week plan as ``Coach.use_level`` says."""
    follows = settings.week == suggested_week(settings.level or RunnerLevel.REGULAR)
    week = suggested_week(level) if follows else settings.week
    return replace(settings, level=level, week=week)


class Coach:
    """Plans sessions of ``library`` for the runner whose workouts are in ``store``."""

    def __init__(self, library: Library, store: Store, clock: Clock) -> None:
        """``library`` has the sessions, ``store`` the log, and ``clock`` today's date."""
        self.library = library
        self.store = store
        self._clock = clock
        self._settings: Settings | None = None
        self._kept: Settings | None = None

    def now(self) -> datetime:
        """The wall time with its zone."""
        return self._clock.wall()

    @property
    def settings(self) -> Settings:
        """What the runner chose."""
        if self._settings is None:
            self._settings = self._kept = self.store.settings()
        return self._settings

    def choose(self, settings: Settings) -> None:
        """Keep what the runner chose; what another program chose meanwhile holds here, too.

        Raises:
            OSError: it holds until the program ends, and is not on the disk.
        """
        self._settings = settings
        self._settings = self._kept = self.store.choose(settings, self._kept)

    def keep_targets(self, exercise: str, *, keep: bool) -> None:
        """Keep the targets of an exercise as they are, or let them move on again.

        Raises:
            OSError: as ``choose``.
        """
        others = tuple(setting for setting in self.settings.kept_targets if setting != exercise)
        chosen = (*others, exercise) if keep else others
        self.choose(replace(self.settings, kept_targets=tuple(sorted(chosen))))

    def use_week(self, name: str) -> None:
        """Go by the week plan of that name from now on.

        Raises:
            OSError: as ``choose``.
        """
        self.choose(replace(self.settings, week=name))

    @property
    def level(self) -> RunnerLevel:
        """How far the runner has come; regular while nobody said."""
        return self.settings.level or RunnerLevel.REGULAR

    @property
    def asks_level(self) -> bool:
        """Whether the level is still to be asked for: nobody said, and nothing was done yet."""
        if self.settings.level is not None or not self.library.sessions:
            return False
        store = self.store
        return not (store.history() or store.partly_finished() or store.unlisted)

    def use_level(self, level: RunnerLevel) -> None:
        """Plan for a runner of that level from now on.

        The week plan follows, unless it is another than the one for the level before.

        Raises:
            OSError: as ``choose``.
        """
        self.choose(with_level(self.settings, level))

    @property
    def load_steps(self) -> LoadSteps:
        """From one load of the runner's kit to the next."""
        chosen = self.settings
        return LoadSteps(chosen.dumbbell_step, chosen.barbell_step, chosen.machine_step)

    def runner_state(self, session: Session, choices: Choices = NO_CHOICES) -> RunnerState:
        """What is known of the runner, as far as ``session`` with its ``choices`` asks for it."""
        asked = {line.exercise for line in self.lines_of(session)}
        asked.update(replacement.exercise for replacement in choices.instead.values())
        days = self._days()
        return RunnerState(
            last_done=self.store.last_done(session.name),
            times=self.store.times(asked, session.name),
            session=session.name,
            now=self.now(),
            days=days,
            trained=sorted({day for done in days.values() for day in done}),
            kept_targets=frozenset(self.settings.kept_targets),
            easier=self.easier_week(),
            level=RunnerLevel.REGULAR if self._typed(session) else self.level,
            kit=self.settings.kit,
            pain=self._pain_this_morning(),
            load_steps=self.load_steps,
            ready=self.settings.ready,
            calm=calm_pulse(self.settings.age, self.settings.highest_pulse),
        )

    def yesterdays(self) -> Workout | None:
        """The latest workout of yesterday, after which something may hurt this morning."""
        yesterday = self.now().date() - timedelta(days=1)
        summaries = (past for past in self.store.past() if past.started.date() == yesterday)
        latest = max(summaries, key=lambda past: past.started, default=None)
        if latest is None or latest.newer:
            return None
        try:
            return self.store.workout(latest.id)
        except (CannotRead, NoSuchSession):
            return None

    def asks_morning(self) -> Workout | None:
        """The workout of yesterday after which it is still to be asked whether anything hurts."""
        workout = self.yesterdays()
        return None if workout is None or workout.pain_next_morning is not None else workout

    def tell_morning(self, workout: Workout, pain: int) -> None:
        """Keep with ``workout`` how much something hurt on the morning after it.

        Raises:
            OSError: it is not in the history.
        """
        self.store.edit(replace(workout, pain_next_morning=pain))

    def _pain_this_morning(self) -> int:
        workout = self.yesterdays()
        return 0 if workout is None else workout.pain_next_morning or 0

    def plan(self, session: Session, choices: Choices) -> Plan:
        """The plan of ``session`` for today."""
        return plan_of(self.library, session, choices, self.runner_state(session, choices))

    def lines_of(self, session: Session) -> list[StepLine]:
        """The step lines of a session, with those of the sessions it includes."""
        return [line for block in blocks_of(session, self.library.sessions) for line in block.steps]

    def lacks(self, session: Session) -> tuple[str, ...]:
        """What the session needs and the runner has not; none while nobody said what is at hand."""
        return missing(needs(self.library, session), self.settings.kit)

    def alternatives(self, doing: Replacement) -> tuple[Replacement, ...]:
        """What may take the place of an exercise, with the kit at hand."""
        if doing.exercise not in self.library.exercises:
            return ()
        return alternatives(doing, self.library.exercises, self.settings.kit)

    def all_kit(self) -> tuple[str, ...]:
        """Every thing that some exercise or session needs."""
        exercises = self.library.exercises.values()
        asked = [
            *(item for exercise in exercises for item in exercise.kit),
            *(item for exercise in exercises for v in exercise.variants for item in v.kit or ()),
            *(item for session in self.library.sessions.values() for item in session.kit),
        ]
        return all_things(asked)

    def week_plan(self) -> Week | None:
        """The week plan that was chosen, or the first there is."""
        weeks = self.library.weeks
        return weeks.get(self.settings.week) or next(iter(weeks.values()), None)

    def week(self, plan: Week | None = None) -> WeekStatus | None:
        """How this week stands; None where there is no week plan.

        A session that was ended with less than half of its sets done does not count, nor does a
        workout whose time is still to come.
        """
        plan = plan or self.week_plan()
        if plan is None:
            return None
        done = (
            summary
            for summary in self.store.past()
            if summary.outside or 2 * summary.done >= summary.planned
        )
        return week_status(plan, map(self._done, done), self.now())

    def easier_week(self) -> bool:
        """Whether this is an easier week."""
        status = self.week()
        return status is not None and status.easier

    def is_run(self, session: str, exercises: Sequence[str] = ()) -> bool:
        """Whether a session is a run: by what was done, or else by what its file asks for."""
        known = self.library.sessions.get(session)
        ids = exercises or (
            () if known is None else [line.exercise for line in self.lines_of(known)]
        )
        found = (self.library.exercises.get(id_) for id_ in ids)
        return any(exercise is not None and exercise.kind is Kind.RUN for exercise in found)

    def log_workout(
        self,
        session: Session,
        seconds: int,
        started: datetime,
        *,
        km: float | None = None,
        rpe: float | None = None,
        note: str = "",
    ) -> Workout:
        """A workout that was done without the player, put into the history.

        A session of a single timed step gets that step's result; of others only the time is known.

        Raises:
            OSError: it is not in the history.
        """
        plan = plan_of(self.library, session)
        efforts = [plan.steps[index] for index in plan.efforts]
        sets: tuple[SetDone, ...] = ()
        if len(efforts) == 1 and isinstance(efforts[0], Timed):
            task = efforts[0].task
            move = task.move
            done = SetDone(0, move.exercise, move.name, 1, 1, seconds, seconds, timed=True)
            sets = (replace(done, variant=move.variant, written=task.written),)
        workout = Workout(
            id=self.store.new_id(),
            session=session.name,
            title=session.title,
            form=plan.form,
            started=started,
            finished=later(started, seconds),
            active=seconds,
            sets=sets,
            rpe=rpe,
            note=note,
            km=km,
            outside=True,
        )
        self.store.add(workout)
        return workout

    def _typed(self, session: Session) -> bool:
        """Whether its steps were typed just now: then they are as the runner wants them."""
        return session.name == TYPED and TYPED not in self.library.sessions

    def _days(self) -> dict[str, tuple[date, ...]]:
        """The days on which each strength exercise was done, in order, by its id."""
        exercises = self.library.exercises.values()
        days: dict[str, set[date]] = {
            exercise.id: set() for exercise in exercises if exercise.is_strength
        }
        for summary in self.store.past():
            day = summary.started.date()
            for exercise in summary.exercises:
                if exercise in days:
                    days[exercise].add(day)
        return {exercise: tuple(sorted(done)) for exercise, done in days.items()}

    def _done(self, summary: Summary) -> Done:
        return Done(
            session=summary.session,
            title=summary.title,
            started=summary.started,
            seconds=summary.active,
            run=self.is_run(summary.session, summary.exercises),
        )
