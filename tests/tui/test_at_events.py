"""The runner's command hears of what the app plays, and its failure is said once."""

import json
import shlex
import sys
from asyncio import to_thread
from pathlib import Path

from msgspec.structs import replace

from runstrong_tui.store.settings import Settings
from runstrong_tui.store.store import Store
from runstrong_tui.training.amounts import Form
from runstrong_tui.training.steps import GetReady, Hold, Move, Plan, Task
from tests.tui.conftest import Opened

TASK = Task(Move("wall-sit", "Wall sit"))
HOLD = Plan("", "Wall sit", Form.NORMAL, (GetReady(5), Hold(TASK, 30)))


async def test_a_session_is_heard_of_from_its_start_to_its_end(
    opened: Opened, store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "events.jsonl"
    code = "import sys; open(sys.argv[1], 'ab').write(sys.stdin.buffer.read())"
    store.choose(replace(Settings(), on_event=shlex.join([sys.executable, "-c", code, str(file)])))

    async with opened(opening=HOLD) as trial:
        await trial.press("space", "q")
    await to_thread(trial.app.at_events.close)

    names = [json.loads(line)["event"] for line in file.read_text("utf-8").splitlines()]
    assert names[0] == "started"
    assert names[-1] == "left"


async def test_a_command_that_fails_is_said_once(opened: Opened, store: Store) -> None:
    store.choose(replace(Settings(), on_event="/no/such/program"))

    async with opened(opening=HOLD) as trial:
        await trial.press("space", "p", "p")
        await trial.pilot.pause()
        said = [note.message for note in trial.app._notifications]

    assert [words for words in said if "/no/such/program" in words] == said[:1]
    assert said
