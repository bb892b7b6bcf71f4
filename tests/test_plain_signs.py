"""What stands on a terminal that knows no UTF-8."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from textual.content import Content

from runstrong_tui.folders import shipped_sessions
from runstrong_tui.plain_signs import plain, use_plain_signs
from runstrong_tui.tui.widgets.count import draw
from tests.cli.test_cli import run

PACKAGE = Path(__file__).parents[1] / "runstrong_tui"
BRAILLE = map(chr, range(0x2800, 0x2900))
TEXTUAL_BARS = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉"


def written(text: str, encoding: str) -> str:
    """What a stream of that encoding makes of the text."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    use_plain_signs(stream)
    stream.write(text)
    stream.flush()
    return stream.buffer.getvalue().decode(encoding)


def test_every_sign_of_ours_has_a_plain_one_as_wide() -> None:
    texts = [path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")]
    texts += [path.read_text(encoding="utf-8") for path in shipped_sessions().rglob("*.toml")]
    signs = {sign for text in [*texts, *BRAILLE, TEXTUAL_BARS] for sign in text}
    ours = {sign for sign in signs if not sign.isascii()}

    assert len(ours) > 256
    for sign in ours:
        made = plain(sign)
        assert made.isascii() and made.isprintable() and made != "?", (sign, made)
        assert len(made) == 1 or Content(sign).cell_length == len(made), (sign, made)


def test_a_text_keeps_its_width_and_what_the_encoding_has() -> None:
    assert written("━━┿── Überzug · 45 s → „gut“ ★", "ascii") == '==|-- Uberzug - 45 s > "gut" *'
    assert written("━━┿── Überzug · 45 s", "latin-1") == "==|-- Überzug · 45 s"
    assert written("━━┿── Überzug · 45 s", "utf-8") == "━━┿── Überzug · 45 s"
    assert written("日本 e\u0301 \u200b", "ascii") == "???? e "
    assert written("broken \udcff byte", "utf-8") == "broken ? byte"


def test_large_digits_are_told_apart() -> None:
    for size in (1, 2, 3):
        drawn = {written("\n".join(draw(digit, size)), "ascii") for digit in "0123456789+-"}
        assert len(drawn) == 12
        assert not any("?" in picture for picture in drawn)


def in_ascii(home: Path, *words: str) -> bytes:
    """What the command prints where there is no UTF-8."""
    environ = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    environ.pop("PYTHONIOENCODING", None)
    made = subprocess.run(
        [sys.executable, "-m", "runstrong_tui", *words],
        env={**environ, "PYTHONUTF8": "0", "LC_ALL": "C", "RUNSTRONG_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return made.stdout + made.stderr


@pytest.mark.parametrize(
    "words",
    [("list",), ("show", "gym"), ("week",), ("history",), ("trends", "weeks"), ("log", "x—y")],
    ids=lambda words: words[0],
)
def test_what_is_printed_has_plain_signs(tmp_path: Path, words: tuple[str, ...]) -> None:
    """Given a week with a run and a workout, then nothing printed is a question mark."""
    assert run(tmp_path, "log", "long-run", "50m").returncode == 0
    assert run(tmp_path, "log", "gym", "40m").returncode == 0
    assert run(tmp_path, "week", "runner", "--use").returncode == 0
    said = in_ascii(tmp_path, *words)
    assert said.isascii() and said.strip()
    assert b"?" not in said.replace(b"did you mean", b"").replace(b'"?', b"")


def test_json_keeps_every_text(tmp_path: Path) -> None:
    assert run(tmp_path, "log", "long-run", "50m", "--note", "über • 日本").returncode == 0
    said = in_ascii(tmp_path, "history", "--json")
    assert said.isascii()
    assert json.loads(said)[0]["note"] == "über • 日本"
