"""The options that several commands share."""

import click

from runstrong_tui.training.form import Form


def _minutes(_ctx: click.Context, _param: click.Parameter, text: str | None) -> int | None:
    """The minutes of a bare number or of any length of time."""
    if text is None:
        return None
    from runstrong_tui.diary.entries import parse_minutes  # Few say it, and all would wait for it.

    try:
        return parse_minutes(text)
    except ValueError as error:
        raise click.BadParameter(str(error)) from error


def _form(_ctx: click.Context, _param: click.Parameter, text: str) -> str:
    """A hard day is the strong form of each range."""
    return str(Form.STRONG) if text == "hard" else text


form_option = click.option(
    "--effort",
    "--form",
    "form",
    type=click.Choice(["hard", *map(str, Form)]),
    metavar="[easy|normal|hard]",
    callback=_form,
    default=str(Form.NORMAL),
    show_default=True,
    help="Today's effort: the low, middle or high end of each range.",
)
minutes_option = click.option(
    "--minutes",
    metavar="LENGTH",
    callback=_minutes,
    help="The time at hand, such as 45 or 1h10m: what does not fit is left out.",
)
hands_free_option = click.option(
    "--hands-free",
    is_flag=True,
    help="A metronome paces repetitions, so that the session goes on by itself.",
)
json_option = click.option("--json", "in_json", is_flag=True, help="Print JSON.")
lines_option = click.option(
    "--lines",
    is_flag=True,
    help="Draw no screen: plain lines, for screen readers, braille lines, dumb terminals and logs.",
)
