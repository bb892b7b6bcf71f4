"""A session in lines from its start to its end, whatever ends it."""

import os
import sys
import traceback
from contextlib import suppress

from runstrong_tui.clock import Clock
from runstrong_tui.coach import Coach
from runstrong_tui.door import ring, say
from runstrong_tui.exchange.on_event import EventCommand
from runstrong_tui.host.ending import ELSEWHERE, AppEnd, bring_to_disk, ended, farewell_words
from runstrong_tui.host.signals import HUNG_UP
from runstrong_tui.host.stepping_back import (
    BACK,
    BACK_UNSAVED,
    could_come_back,
    stop_in_background,
    stop_until_called_back,
)
from runstrong_tui.lines.interrupts import Interrupts
from runstrong_tui.lines.keyboard import Keyboard, KeysGone, keyboard
from runstrong_tui.lines.player import LinePlayer
from runstrong_tui.playing import FLUSH_SECONDS, PlayedElsewhere, Playing
from runstrong_tui.sound.speaker import open_speaker
from runstrong_tui.store.keeper import Keeper
from runstrong_tui.store.workout import UnfinishedSession
from runstrong_tui.training.steps import Plan

FAULT = 1


def play_in_lines(opening: Plan | UnfinishedSession, coach: Coach, clock: Clock) -> AppEnd:
    """Play ``opening`` in lines on standard output; how it ended, for who says the rest.

    The tones are heard as the settings say; the lines are there to be spoken by a screen reader,
    so that no voice speaks beside it.
    """
    keeper = Keeper(coach.store)
    try:
        playing = _playing(opening, coach, keeper, clock)
    except PlayedElsewhere:
        keeper.close(0.0)
        return ended(FAULT, ELSEWHERE, "", keeper, coach.store, kept=True)
    chosen = coach.settings
    speaker = open_speaker(
        ring,
        volume=chosen.volume,
        sound=chosen.sound,
        voice=False,
        primer=chosen.primer,
        folder=coach.store.layout.sounds,
    )
    command = EventCommand(chosen.on_event, clock.wall, lambda words: say(words, err=True))
    playing.run_at_each_event(command)
    crash, code = "", 0
    try:
        with Interrupts() as interrupts:
            code = _play(
                playing, LinePlayer(playing, coach, clock, speaker, say), interrupts, keeper
            )
    except OSError:  # Whoever read the lines is gone.
        code = HUNG_UP
    except Exception as error:
        crash = "".join(traceback.format_exception(error))
    if code == HUNG_UP:
        _write_nowhere()
    with suppress(Exception):  # A fault may stand in the way; then it is as last kept.
        playing.leave()
    kept = bring_to_disk(keeper, lambda words: say(words, err=True))
    with suppress(Exception):
        speaker.close()
    command.close()
    farewell = farewell_words(playing, keeper, coach.store)
    return ended(code, farewell, crash, keeper, coach.store, kept=kept)


def _playing(
    opening: Plan | UnfinishedSession, coach: Coach, keeper: Keeper, clock: Clock
) -> Playing:
    if isinstance(opening, Plan):
        return Playing.begin(opening, coach.store, keeper, clock)
    return Playing.take_up(opening, coach.store, keeper, clock)


def _play(playing: Playing, lines: LinePlayer, interrupts: Interrupts, keeper: Keeper) -> int:
    """Play to the end; the exit code."""
    with keyboard(interrupts) as keys:
        lines.begin()
        while not lines.over and interrupts.code is None:
            try:
                for name in keys.read(lines.wait()):
                    lines.key(name, typed=keys.typed)
            except KeysGone:
                if keys.typed:
                    return HUNG_UP
                lines.keys_gone()
                interrupts.wait(lines.wait())
            if interrupts.heard and interrupts.code is None:
                _step_back(playing, keys, interrupts, keeper)
            lines.tick()
    return interrupts.code or 0


def _step_back(playing: Playing, keys: Keyboard, interrupts: Interrupts, keeper: Keeper) -> None:
    """Pause, keep everything and stop until the shell calls back; or take the terminal again."""
    playing.pause()
    kept = keeper.flush(FLUSH_SECONDS)
    keys.__exit__(None, None, None)
    if not interrupts.stepping:
        stop_in_background()
    elif could_come_back():
        stop_until_called_back(BACK if kept else BACK_UNSAVED)
    keys.__enter__()
    interrupts.looked_at()


def _write_nowhere() -> None:
    """Let what is still to be said go nowhere: the terminal or whoever read the lines is gone."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        out, err = sys.stdout.fileno(), sys.stderr.fileno()
        if os.path.sameopenfile(out, err):
            os.dup2(nowhere, err)
        os.dup2(nowhere, out)
