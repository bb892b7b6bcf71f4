"""What the words of TOML look like, right and nearly right, line by line."""

import re

KEY = r'(?:[A-Za-z0-9_-]+|"[^"\\]*"|\'[^\']*\')'
KEYS = rf"{KEY}(?:\s*\.\s*{KEY})*"
KEY_OF_PAIR = re.compile(rf"\s*({KEYS})\s*")
HEADER = re.compile(rf"\s*(\[+)\s*({KEYS})\s*(\]*)\s*(?:#.*)?")
STATEMENT_START = re.compile(
    r"\s*(?:[A-Za-z0-9_.-]+\s*=|\[\[?\s*[A-Za-z][\w.-]*\s*\]\]?\s*(?:#.*)?$)"
)
HEADER_START = re.compile(r"\s*\[\[?\s*[A-Za-z]")
TEXT = re.compile(r'"(?:[^"\\]|\\.)*"|\'[^\']*\'')
BAD_ESCAPE = re.compile(r"\\(?!\\|[btnfr\"]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}).|\\\\")
BARE = re.compile(r"[^,\]}#]*")
CURLY_QUOTES = "“”„‟«»‘’‚`"
NOTHING_MORE = re.compile(r"\s*(?:#.*)?$")
UP_TO_COMMENT = re.compile(rf"(?:{TEXT.pattern}|[^#\"'])*")
INLINE_TABLE = re.compile(rf"\{{(?:{TEXT.pattern}|[^}}\"'])*\}}")
AFTER_TEXT = re.compile(r"\s|[,\]}#\"']|$")


def without_comment(line: str) -> str:
    """``line`` up to its comment; a ``#`` in a text starts none."""
    match = UP_TO_COMMENT.match(line)
    end = match.end() if match else 0
    return line[:end] if line[end : end + 1] == "#" else line
