"""What steers a terminal, made visible: a text is read, and never obeyed.

A name, a note, an argument or a path may hold an escape sequence that sets colours or the title of
the window, a sign that turns the order of letters round, a line of its own, or half a character.
Each such sign becomes one visible sign, so that a text stays as long as it was. Texts for a
terminal become visible at its door (``door`` for what is printed, ``tui.visible_lines`` for the
app); JSON has an escape for everything and so loses nothing.

Kept is what real names are written with: joiners after a character beyond Latin (scripts and
emoji), the tags of a flag, and marks that are themselves seen.
"""

import re
import unicodedata
from functools import cache

UNSEEN = "\ufffd"
"""Stands for what has no picture of its own."""

_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f"
_JOINER = "(?<=[^\\x00-\u02ff\u2000-\u206f])[\u200c\u200d]"
_STEERING = (
    "\\x00-\\x09\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f"  # Control characters, but for the ends of lines.
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u206f"  # What turns the order of letters round.
    "\u2028\u2029"  # Ends of lines and paragraphs.
    "\u00ad\u180e\u200b-\u200d\u2060-\u2065\ufeff\ufff9-\ufffb"  # What is there and not seen.
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0001\U000e0020-\U000e007f"
    "\\ud800-\\udfff"  # Halves of characters: bytes that were no UTF-8.
)
_IN_A_LINE = f"{_FLAG}|{_JOINER}|([\\r\\n{_STEERING}])"
_IN_LINES = f"{_FLAG}|{_JOINER}|([{_STEERING}])"
_ANY_IN_LINES = f"[{_STEERING}]"

_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20)}
_PICTURES |= {"\t": " ", "\x7f": "\u2421"}


def visible(text: str) -> str:
    """``text`` as one line in which nothing steers, as many characters long; a tab is a space."""
    return text if text.isprintable() else _compiled(_IN_A_LINE).sub(_shown, text)


def visible_lines(text: str) -> str:
    """The same, but for the ends of lines, which stay as they are."""
    return _compiled(_IN_LINES).sub(_shown, text) if _may_steer(text) else text


def escaped(json: str) -> str:
    """JSON text with an escape for everything that steers, and the same meaning."""
    return _compiled(_IN_LINES).sub(_escape, json) if _may_steer(json) else json


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, compiled when it is first needed: most texts are printable as they are."""
    return re.compile(pattern)


def _may_steer(text: str) -> bool:
    return not text.isprintable() and _compiled(_ANY_IN_LINES).search(text) is not None


def _shown(found: re.Match[str]) -> str:
    sign = found[1]
    return found[0] if sign is None else _PICTURES.get(sign, UNSEEN)


def _escape(found: re.Match[str]) -> str:
    """What JSON writes for it: one escape, or two beyond the first 65,536 characters."""
    if found[1] is None:
        return found[0]
    units = found[1].encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))


def is_control(char: str) -> bool:
    """Whether a character has no business in a text: a control character or half a pair."""
    return char not in "\n\t" and unicodedata.category(char) in ("Cc", "Cs")
