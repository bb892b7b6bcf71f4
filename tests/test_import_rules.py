"""The import rules of pyproject.toml hold over the whole package: what breaks one is found."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PLANTED = {
    "runstrong_tui/diary/moments.py": "import plotext",
    "runstrong_tui/output/as_csv.py": "import tinydb",
    "runstrong_tui/coach.py": "from textual.app import App",
    "runstrong_tui/training/week.py": "import time",
    "runstrong_tui/store/layout.py": "import runstrong_tui.coach",
}
"""One import for each rule, where it has no business."""


def test_each_rule_finds_what_breaks_it_anywhere_in_the_package(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "runstrong_tui", tmp_path / "runstrong_tui")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name, line in PLANTED.items():
        file = tmp_path / name
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")

    lint = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    made = subprocess.run(
        [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, '.'); {lint}"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )

    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rules = [rule["name"] for rule in settings["tool"]["importlinter"]["contracts"]]
    assert made.returncode == 1, made.stderr
    assert [rule for rule in rules if f"{rule} BROKEN" not in made.stdout] == []
