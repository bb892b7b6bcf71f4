"""The options that several commands share."""

import click

from runstrong_tui.training.amounts import LONGEST_MINUTES, Form

form_option = click.option(
    "--form",
    type=click.Choice([str(form) for form in Form]),
    default=str(Form.NORMAL),
    show_default=True,
    help="The form of the day: the low, middle or high end of each range.",
)
minutes_option = click.option(
    "--minutes",
    type=click.IntRange(1, LONGEST_MINUTES),
    help="The time at hand: what does not fit is left out, optional steps first.",
)
hands_free_option = click.option(
    "--hands-free",
    is_flag=True,
    help="A metronome paces repetitions, so that the session goes on by itself.",
)
json_option = click.option("--json", "in_json", is_flag=True, help="Print JSON.")
