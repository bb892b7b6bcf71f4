"""The keys of a session in lines: those of the player's screen, and one that says where one is."""

KEYS: dict[str, str] = {
    **dict.fromkeys(("space", "enter", "pagedown"), "go"),
    **dict.fromkeys(("n", "right"), "skip"),
    **dict.fromkeys(("b", "left", "pageup"), "back"),
    **dict.fromkeys(("plus", "equals_sign"), "more"),
    "minus": "less",
    "u": "undo",
    "t": "touch",
    "h": "beat",
    "c": "count_pulse",
    "p": "pause",
    **dict.fromkeys((*"0123456789", "backspace"), "digit"),
    "s": "swap",
    "o": "pain",
    "m": "mute",
    "i": "where",
    "question_mark": "keys",
    **dict.fromkeys(("q", "escape"), "leave"),
}
"""What each key does, by its name."""

SIGNS = {
    " ": "space",
    "\r": "enter",
    "\n": "enter",
    "\x7f": "backspace",
    "\b": "backspace",
    "\x1b": "escape",
    "+": "plus",
    "=": "equals_sign",
    "-": "minus",
    "?": "question_mark",
}
"""The names of keys that are not a letter or a digit, by what they write."""

WORDS = {
    **{name: name for name in ("space", "enter", "backspace", "escape")},
    "go": "space",
    "skip": "n",
    "next": "n",
    "back": "b",
    "more": "plus",
    "less": "minus",
    "undo": "u",
    "touch": "t",
    "count": "c",
    "pause": "p",
    "swap": "s",
    "pain": "o",
    "mute": "m",
    "where": "i",
    "help": "question_mark",
    "keys": "question_mark",
    "leave": "q",
    "quit": "q",
}
"""Words that stand for a key where a whole line is typed."""

STEADY = frozenset((*"0123456789th", "backspace", "plus", "equals_sign", "minus"))
"""Keys that do again what they do while they are held, or are tapped."""

HELP = (
    "space or enter: the next sensible thing: start, done, go on; during a hold pause and go on",
    "n skip, b back, u undo, p pause and go on, q leave: the session stays resumable",
    "+ and -: 15 seconds more or less of the rest or hold; at a set of reps one rep",
    "digits: the reps really done, at a set of reps or in the rest after",
    "t: a touch in a balance hold; h: tap the pulse in a rest; c: type the beats of 15 seconds",
    "s: do another exercise in the sets still to come; m: mute or unmute the tones",
    "o: say how much it hurts, from 0 to 10",
    "i: say where you are; ?: these lines",
)


_SEQUENCES = {"C": ("right",), "D": ("left",), "5~": ("pageup",), "6~": ("pagedown",)}
"""The keys that write several signs, by those after the first two."""


def names_of(text: str) -> list[str]:
    """The keys that wrote ``text`` in a terminal, in order; an arrow writes several signs."""
    names: list[str] = []
    while text:
        if text[:2] in ("\x1b[", "\x1bO"):
            end = next((at for at, sign in enumerate(text[2:], 2) if "@" <= sign <= "~"), len(text))
            ending = text[end : end + 1]
            names += _SEQUENCES.get(text[2 : end + 1] if ending == "~" else ending, ())
            text = text[end + 1 :]
            continue
        names.append(SIGNS.get(text[0], text[0].lower()))
        text = text[1:]
    return names


def names_in_line(line: str) -> list[str]:
    """The keys that a whole line stands for: a word, nothing for enter, else each of its signs."""
    word = line.strip().lower()
    if not word:
        return ["space" if line else "enter"]
    return [WORDS[word]] if word in WORDS else names_of(word)
