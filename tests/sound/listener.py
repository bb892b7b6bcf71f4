"""Somebody with closed eyes: what to do when, from tones and words alone."""

import re
from dataclasses import dataclass, field, replace

from runstrong_tui.sound.cues import spoken_until
from runstrong_tui.sound.tones import Tone

_LENGTH = r"(?=\d)(?:(\d+) hours?)? ?(?:(\d+) minutes?)? ?(?:(\d+) seconds?)?"
_AMOUNT = (
    r"as many reps as you can|as long as you can"
    r"|\d+ reps?(?:, \d+ seconds each)?(?: left)?"
    rf"|{_LENGTH}(?: or more| left)?"
)
_LOAD = r"(?:\d+ times )?(?:half a kilo|half a pound|[\d.]+ (?:kilo|pound)s?)"
_ANNOUNCED = re.compile(
    r"(?P<name>[^,]+)(?:, (?:set |round )?(?P<set>\d+) of \d+)?(?:, (?P<side>left|right) side)?"
    rf", (?P<amount>{_AMOUNT})(?:, {_LOAD}(?:, {_LOAD} (?:more|less))?)?"
)
_SIDE = re.compile("(Left|Right) side")
_OTHER = re.compile(
    rf"(?:Rest|Walk or jog) (?:until your heart rate drops(?:, at most {_LENGTH})?|{_LENGTH})|Rest"
    r"|Space when done|Space ends it|Ankle weights (?:on|off)"
    r"|Go|Half|Get ready|Going on|Taken back|Swapped|Paused|Last one|\d+|That was it; keep on"
    r"|The rest is over|Has your pulse settled\?|Your pulse has settled|Paused, the machine slept"
    r"|Done|\d+ of \d+ sets?"
)
_STOPS = {Tone.GO, Tone.REST, Tone.CHANGE, Tone.FINISHED, Tone.INTERRUPTED}


@dataclass(frozen=True)
class Asked:
    """What one set asks for, as it is heard: ``amount`` is ``45 seconds``, ``10 reps``."""

    name: str
    amount: str
    side: str | None = None
    set: int | None = None


@dataclass
class Listener:
    """Understands a fixed vocabulary, and nothing else.

    ``done`` has what was done, with the second at which it was understood, its start and its stop.
    """

    coming: Asked | None = None
    done: list[tuple[Asked, float, float, float]] = field(default_factory=list)
    _understood: float | None = None
    _doing: tuple[Asked, float, float] | None = None

    def hear(self, seconds: float, tone: Tone | None, words: str) -> None:
        if tone in _STOPS and self._doing is not None:
            self.done.append((*self._doing, seconds))
            self._doing = None
        for saying in filter(None, words.split(". ")):
            self._understand(saying, seconds + spoken_until(tone, words))
        if tone is Tone.GO:
            assert self.coming and self._understood is not None, f"{seconds}: go, but what?"
            self._doing = (self.coming, self._understood, seconds)
            self._understood = None

    def _understand(self, saying: str, at: float) -> None:
        if side := _SIDE.fullmatch(saying):
            assert self.coming is not None
            self._take(replace(self.coming, side=side[1].lower()), at)
        elif announced := _ANNOUNCED.fullmatch(saying.removeprefix("Next, ")):
            number = int(announced["set"]) if announced["set"] else None
            self._take(Asked(announced["name"], announced["amount"], announced["side"], number), at)
        else:
            assert _OTHER.fullmatch(saying), f"not in the vocabulary: {saying!r}"

    def _take(self, announced: Asked, at: float) -> None:
        if self._understood is not None and self.coming is not None:
            in_short = replace(self.coming, set=None)
            if announced in (self.coming, in_short):
                return
        self.coming, self._understood = announced, at
