"""The preview: what is coming, how long it takes, what it needs, and the form of the day."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from runstrong_tui.player.wording import minutes_words, target_words
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.session import Session
from runstrong_tui.training.steps import Effort, Plan
from runstrong_tui.tui.keys import PREVIEW, bindings
from runstrong_tui.tui.rows import NARROW, row
from runstrong_tui.tui.screens.page import Page

FORMS = tuple(Form)


class Preview(Page[Plan]):
    """Closes with the plan to play, or with None."""

    CSS_PATH = "preview.tcss"
    KEYS = PREVIEW
    BINDINGS: ClassVar[list[BindingType]] = bindings(PREVIEW)

    def __init__(self, session: Session, plans: dict[Form, Plan], form: Form) -> None:
        """Show ``session`` as it unfolds in each form, ``form`` first."""
        super().__init__()
        self._session = session
        self._plans = plans
        self._form = form

    def compose(self) -> ComposeResult:
        """Title, form, what is coming."""
        yield Static(id="heading", markup=False)
        yield Static(id="form", markup=False)
        with VerticalScroll():
            yield Static(id="about", markup=False)
            yield Static(id="coming", markup=False)
        yield self.key_line()

    def on_mount(self) -> None:
        """Let the list take the arrow keys up and down."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self) -> None:
        """Lay the list out for this width."""
        self._show()

    def action_form(self, by: int) -> None:
        """An easier or a stronger form of the day."""
        place = FORMS.index(self._form) + by
        self._form = FORMS[min(max(place, 0), len(FORMS) - 1)]
        self._show()

    def action_start(self) -> None:
        """Play what is shown."""
        self.dismiss(self._plans[self._form])

    def _show(self) -> None:
        plan = self._plans[self._form]
        width = max(20, self.size.width - 4)
        minutes = minutes_words(plan.seconds)
        self.query_one("#heading", Static).update(
            row(width, self._session.title, (f"about {minutes}", len(minutes) + 6))
        )
        forms = [(f" {form} ", "reverse bold" if form is self._form else "") for form in FORMS]
        self.query_one("#form", Static).update(Content.assemble("form of the day ", *forms))
        needs = ", ".join(self._session.kit) or "nothing"
        about = [self._session.about, f"Needs: {needs}."]
        self.query_one("#about", Static).update(Content("\n".join(p for p in about if p)))
        self.query_one("#coming", Static).update(coming(plan, width))


def coming(plan: Plan, width: int) -> Content:
    """Each exercise of the plan once a block, with its sets and what a set asks for."""
    rows: list[Content] = []
    firsts = first_sets(plan)
    widest = max(len(_asked_words(effort)) for effort in firsts)
    block = None
    for effort in firsts:
        task = effort.task
        if task.block != block:
            block = task.block
            if block != plan.title:
                rows.append(Content.assemble(("\n" if rows else "") + block))
        name = task.move.name + (" (optional)" if task.optional else "")
        if width < NARROW:
            rows.extend([Content(name), Content(f"  {_asked_words(effort)}")])
        else:
            rows.append(row(width, name, (_asked_words(effort), widest)))
    return Content("\n").join(rows)


def _asked_words(effort: Effort) -> str:
    """``2 sets of 45 s, each side``: all that is asked for of one exercise."""
    sets = "1 set" if effort.task.sets == 1 else f"{effort.task.sets} sets"
    side = ", each side" if effort.task.side else ""
    load = f", {effort.task.load}" if effort.task.load else ""
    return f"{sets} of {target_words(effort)}{side}{load}"


def first_sets(plan: Plan) -> list[Effort]:
    """The first set of each exercise, and of each change in what it asks for, in order."""
    seen = set()
    firsts = []
    for step in plan.steps:
        if isinstance(step, Effort):
            key = (step.task.block, step.task.move, target_words(step), step.task.load)
            if key not in seen:
                seen.add(key)
                firsts.append(step)
    return firsts
