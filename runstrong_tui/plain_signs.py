"""Plain signs in the place of those that a terminal or a file cannot take.

A bar of ``━`` on a terminal without UTF-8 would be a row of question marks. This is asked at the
one place every text passes, where it becomes bytes: for the app as for what is printed.
"""

import codecs
import unicodedata
from io import TextIOWrapper

ERRORS = "runstrong-plain"
"""What the streams call it: ``errors=ERRORS``."""

ASCII = "runstrong_ascii"
"""ASCII by another name: Click takes a stream of ``ascii`` for a mistake and writes UTF-8 to it."""

UNKNOWN = "?"

_PLAIN = {
    "█": "#", "▀": '"', "▄": "_", "▌": "|", "▐": "|", "░": ".", "▒": ":", "▓": "%",
    "━": "=", "─": "-", "┿": "|", "┼": "|", "│": "|", "┃": "|",
    "●": "*", "○": "o", "◉": "@", "◆": "*", "◇": "o", "•": "*", "·": "-", "★": "*", "✓": "v",
    "←": "<", "→": ">", "↑": "^", "↓": "v", "⇧": "^", "▴": "^", "▾": "v", "▲": "^", "▼": "v",
    "–": "-", "—": "-", "−": "-", "‐": "-", "…": ".", "×": "x", "÷": "/", "⁄": "/", "°": "o",
    "’": "'", "‘": "'", "‚": ",", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"',
    "ß": "s", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "æ": "a", "Æ": "A",
}  # fmt: skip
_BOXES, _BLOCKS, _DOTS = range(0x2500, 0x2580), range(0x2580, 0x25A0), range(0x2800, 0x2900)
_SEXTANTS = range(0x1FB00, 0x1FB3C)
_CONTROL_PICTURES = range(0x2400, 0x2440)
_UPPER_DOTS, _LOWER_DOTS = 0b00011011, 0b11100100
_MANY_DOTS = 6


def plain(sign: str) -> str:
    """ASCII that fills as many cells as ``sign``, and looks like it as far as it can."""
    if sign in _PLAIN:
        return _PLAIN[sign]
    number = ord(sign)
    if number in _DOTS:
        return _dots(number - _DOTS.start)
    if number in _CONTROL_PICTURES:
        return "^"
    if number in _BLOCKS or number in _SEXTANTS:
        return "#"
    if number in _BOXES:
        return "+"
    bare = unicodedata.normalize("NFKD", sign)[0]
    if bare.isascii():
        return bare if bare.isprintable() else " "
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    return UNKNOWN * (2 if unicodedata.east_asian_width(sign) in "WF" else 1)


def use_plain_signs(stream: object) -> None:
    """Write plain signs to ``stream`` for whatever its encoding does not have."""
    if not isinstance(stream, TextIOWrapper):
        return
    codecs.register_error(ERRORS, _replace)
    if codecs.lookup(stream.encoding).name == "ascii":
        codecs.register(_ascii)
        stream.reconfigure(encoding=ASCII, errors=ERRORS)
    else:
        stream.reconfigure(errors=ERRORS)


def takes_all(stream: object) -> bool:
    """Whether every text can be written to ``stream`` as it is."""
    encoding = getattr(stream, "encoding", None)
    return encoding is None or codecs.lookup(encoding).name.startswith("utf")


def _replace(error: UnicodeError) -> tuple[str, int]:
    """The plain signs for what could not be encoded, and where to go on."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return "".join(map(plain, error.object[error.start : error.end])), error.end


def _ascii(name: str) -> codecs.CodecInfo | None:
    """The codec of that name, where it is ours."""
    if name != ASCII:
        return None
    known = codecs.lookup("ascii")
    return codecs.CodecInfo(
        name=ASCII,
        encode=known.encode,
        decode=known.decode,
        incrementalencoder=known.incrementalencoder,
        incrementaldecoder=known.incrementaldecoder,
    )


def _dots(dots: int) -> str:
    """A cell of a drawing in dots: nothing, its upper half, its lower half, both, or full."""
    if dots.bit_count() >= _MANY_DOTS:
        return "#"
    return " '.:"[bool(dots & _UPPER_DOTS) + 2 * bool(dots & _LOWER_DOTS)]
