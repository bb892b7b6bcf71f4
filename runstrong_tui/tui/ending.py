"""How the app ends: with a clean terminal, and all that can be on the disk."""

from contextlib import suppress

from runstrong_tui.host.ending import AppEnd, Say, bring_to_disk, ended, farewell_words
from runstrong_tui.host.signals import INTERRUPTED
from runstrong_tui.store.store import Store
from runstrong_tui.tui.app import RunStrong
from runstrong_tui.tui.terminal import let_go_of_terminal


def run_to_the_end(app: RunStrong, store: Store, say: Say) -> AppEnd:
    """Run the app, bring to the disk what is left, and look what is there.

    ``say`` tells the runner on the plain terminal that the disk is waited for.
    """
    try:
        app.run()
    except Exception as error:  # One that the app itself could not end with.
        app.crashed(error)
    let_go_of_terminal()
    kept = bring_to_disk(app.keeper, say)
    with suppress(Exception):  # A sound device that cannot be closed is no news now.
        app.speaker.close()
    app.at_events.close()
    farewell = app.farewell
    if app.played is not None:
        farewell = farewell_words(app.played, app.keeper, store)
    # An app that was cancelled before it could listen to signals has no code of its own.
    code = INTERRUPTED if app.return_code is None else app.return_code
    return ended(code, farewell, app.crash, app.keeper, store, kept=kept)
