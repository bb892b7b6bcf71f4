"""The preview: what is coming and why, how long it takes, and all that can be changed before."""

from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one
from textual.widgets import OptionList, Static

from runstrong_tui.coach import Coach
from runstrong_tui.diary.entries import parse_minutes
from runstrong_tui.files.library import blocks_of
from runstrong_tui.files.quantities import parse_load
from runstrong_tui.output.as_text import needs_words
from runstrong_tui.planning.growth import heavier, lighter
from runstrong_tui.planning.planner import needs, plan_of
from runstrong_tui.planning.swapping import Replacement
from runstrong_tui.planning.today import Choices, picked
from runstrong_tui.player.outline import OutlineRow, outline
from runstrong_tui.training.amounts import LONGEST_MINUTES, Form, effort_words
from runstrong_tui.training.lengths import minutes_words
from runstrong_tui.training.pain import before_words
from runstrong_tui.training.session import Load, Session
from runstrong_tui.training.steps import Plan
from runstrong_tui.tui.keys.registry import PREVIEW, bindings
from runstrong_tui.tui.preview.rows import options, pick_choices
from runstrong_tui.tui.shared.choosing import TickPage
from runstrong_tui.tui.shared.number import Answer, Asking, NumberPage
from runstrong_tui.tui.shared.page import Page
from runstrong_tui.tui.shared.pain import pain_asking
from runstrong_tui.tui.shared.rows import row
from runstrong_tui.tui.shared.swap import swap_page
from runstrong_tui.tui.texts import as_lines, as_pieces
from runstrong_tui.tui.widgets.keyline import KeyLine

FORMS = tuple(Form)
FIRST_LOAD = Load(1, 1.0, "kg")


class Preview(Page[Plan]):
    """Closes with the plan to play, or with None."""

    CSS_PATH = Path(__file__).with_suffix(".tcss")
    KEYS = PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings(PREVIEW)

    entries = query_one(OptionList)

    def __init__(self, session: Session, coach: Coach, form: Form) -> None:
        """Show ``session`` as ``coach`` plans it, in that today's effort at first."""
        super().__init__()
        self._session = session
        self._coach = coach
        self._library = coach.library
        self._blocks = blocks_of(session, coach.library.sessions)
        self._needs = needs(coach.library, session)
        self._runner = coach.runner_state(session)
        self._choices = Choices(form, hands_free=coach.settings.hands_free)
        self._plan = self._planned()
        self._outline = outline(self._plan)
        self._rows: list[OutlineRow | None] = []

    def compose(self) -> ComposeResult:
        """Title, form and minutes, what it is and needs, what is coming."""
        yield Static(id="heading", markup=False)
        yield Static(id="form", markup=False)
        yield Static(id="about", markup=False)
        yield OptionList()
        picks = any(block.pick is not None for block in self._blocks)
        yield KeyLine(key for key in self.KEYS if picks or key.action != "pick")

    def on_mount(self) -> None:
        """Let the list take the arrow keys up and down."""
        self.entries.focus()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._show()

    def on_option_list_option_selected(self) -> None:
        """Enter starts, whatever is marked."""
        self.action_start()

    def action_start(self) -> None:
        """Play what is shown."""
        self.dismiss(self._plan)

    def action_form(self, by: int) -> None:
        """An easier or a stronger form of the day."""
        place = FORMS.index(self._choices.form) + by
        self._wish(form=FORMS[min(max(place, 0), len(FORMS) - 1)])

    def action_minutes(self) -> None:
        """Ask how many minutes are at hand."""

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                asking.take(answer.number)

        asking = Asking(
            question="How many minutes do you have?",
            number=self._choices.minutes,
            least=1,
            most=LONGEST_MINUTES,
            follows=None,
            take=lambda minutes: self._wish(minutes=minutes),
            unknown="all the time",
            wrong="From {least} to {most} minutes: 45 or 1h10m.",
            hint="enter takes it, empty is all the time; esc changes nothing",
            read=parse_minutes,
        )
        self.app.push_screen(NumberPage(asking), answered)

    def action_swap(self) -> None:
        """Choose another exercise for the marked one."""
        marked = self._marked()
        if marked is None or marked.effort.task.place is None:
            return
        task, place = marked.effort.task, marked.effort.task.place
        doing = Replacement(task.move.exercise, task.move.variant)
        written = self._blocks[place[0]].steps[place[1]]
        original = Replacement(written.exercise, written.variant)
        others = list(self._coach.alternatives(doing))
        if place in self._choices.instead and original not in others:
            others.insert(0, original)

        def take(number: int | None) -> None:
            if number is not None:
                chosen = {**self._choices.instead, place: others[number]}
                if others[number] == original:
                    del chosen[place]
                self._wish(instead=chosen)

        page = swap_page(self._coach, doing.exercise, task.move.name, others)
        self.app.push_screen(page, take)

    def action_pick(self) -> None:
        """Choose the exercises of a block that picks some of its own."""
        picking = [n for n, block in enumerate(self._blocks) if block.pick is not None]
        marked = self._marked()
        place = marked.effort.task.place if marked else None
        if not picking:
            self.notify("This session does all of its exercises; s swaps one.", markup=False)
            return
        number = place[0] if place and place[0] in picking else picking[0]
        block = self._blocks[number]
        ticked = picked(block, number, self._choices, self._runner)
        choices = pick_choices(block, self._library.exercises, self._runner, self._coach.now())
        count = block.pick.pick(self._choices.form) if block.pick else len(ticked)
        heading = f"CHOOSE FROM {len(choices)}: {count} are planned, those done longest ago"
        page = TickPage(heading, choices, ticked, least=1)

        def take(done: int | None) -> None:
            if done is not None:
                chosen = tuple(sorted(page.ticked))
                self._wish(picked={**self._choices.picked, number: chosen})

        self.app.push_screen(page, take)

    def action_pain(self) -> None:
        """Ask how much something hurts, which today's session goes by."""

        def answered(answer: Answer | None) -> None:
            if answer is not None:
                asking.take(answer.number)

        asking = pain_asking(
            "How much does something hurt?",
            self._choices.pain,
            before_words,
            lambda pain: self._wish(pain=pain),
        )
        self.app.push_screen(NumberPage(asking), answered)

    def action_refuse(self) -> None:
        """Keep the marked exercise's targets as they were, or let them move on again."""
        marked = self._marked()
        if marked is None:
            return
        exercise = marked.effort.task.move.exercise
        keep = exercise not in self._runner.kept_targets
        self.attempt(lambda: self._coach.keep_targets(exercise, keep=keep))
        kept = frozenset(self._coach.settings.kept_targets)
        self._runner = replace(self._runner, kept_targets=kept)
        self._wish()

    def action_load(self, by: int) -> None:
        """More or less load for the marked exercise."""
        marked = self._marked()
        if marked is None or marked.effort.task.place is None:
            return
        task, place = marked.effort.task, marked.effort.task.place
        load = parse_load(task.load) if task.load else None
        exercise = self._coach.library.exercises.get(task.move.exercise)
        kit = exercise.kit if exercise else ()
        step = self._coach.load_steps.of(kit, load.unit if isinstance(load, Load) else "kg")
        if not isinstance(load, Load):
            changed = FIRST_LOAD if by > 0 else None
        elif by > 0:
            changed = heavier(load, step)
        else:
            fewer = lighter(load, step)
            changed = fewer if fewer != load else None
        self._wish(loads={**self._choices.loads, place: changed})

    def _wish(self, **changes: object) -> None:
        self._choices = replace(self._choices, **changes)
        if "instead" in changes:
            self._runner = self._coach.runner_state(self._session, self._choices)
        self._plan = self._planned()
        self._outline = outline(self._plan)
        self._show()

    def _planned(self) -> Plan:
        return plan_of(self._library, self._session, self._choices, self._runner)

    def _marked(self) -> OutlineRow | None:
        index = self.entries.highlighted
        return self._rows[index] if index is not None and index < len(self._rows) else None

    def _show(self) -> None:
        plan, choices = self._plan, self._choices
        width = self.room
        length = f"about {minutes_words(plan.seconds)}"
        if choices.minutes is not None:
            length += f" of {choices.minutes}"
        heading = row(width, self._session.title, (length, len(length)))
        self.query_one("#heading", Static).update(heading)
        forms = [
            (f" {effort_words(form)} ", "reverse bold" if form is choices.form else "")
            for form in FORMS
        ]
        easier = "  easier week" if plan.easier else ""
        self.query_one("#form", Static).update(as_pieces("today's effort ", *forms, easier))
        lacks = self._coach.lacks(self._session)
        about = [self._session.about, f"Needs: {needs_words(self._needs)}."]
        about += plan.notes
        if lacks:
            about.append(f"You lack: {needs_words(lacks)}. s swaps an exercise.")
        if choices.minutes is not None and plan.seconds > choices.minutes * 60:
            about.append("It cannot be made shorter: one set of each is left.")
        self.query_one("#about", Static).update(as_lines(filter(None, about)))
        marked = self.entries.highlighted
        made = options(plan, self._outline, self._blocks, self._runner.kept_targets, width)
        self._rows = [drawn.entry for drawn in made]
        self.entries.clear_options()
        self.entries.add_options([drawn.option for drawn in made])
        first = next((n for n, entry in enumerate(self._rows) if entry is not None), None)
        fits = marked is not None and marked < len(self._rows) and self._rows[marked] is not None
        self.entries.highlighted = marked if fits else first
