"""Where things lie for a user whom the system hardly knows."""

import pytest

from tests.looking import invoke

pwd = pytest.importorskip("pwd")


@pytest.mark.parametrize("home", [None, "~/strong"])
@pytest.mark.parametrize("words", [("paths",), ("history",), ("list",), ("rehearse", "plank")])
def test_no_home_is_told_with_what_to_do(
    monkeypatch: pytest.MonkeyPatch, home: str | None, words: tuple[str, ...]
) -> None:
    """Given a user without HOME and without an entry, as in many a container."""

    def nobody(uid: int) -> None:
        raise KeyError(uid)

    monkeypatch.setattr(pwd, "getpwuid", nobody)
    for name in ("HOME", "XDG_DATA_HOME", "RUNSTRONG_HOME"):
        monkeypatch.delenv(name, raising=False)
    if home is not None:
        monkeypatch.setenv("RUNSTRONG_HOME", home)

    made = invoke(*words)

    assert made.exit_code == 1
    assert "set RUNSTRONG_HOME" in made.stderr
