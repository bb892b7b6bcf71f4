"""What TinyDB documents, held by its own storage and by both of ours."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb import operations as ops
from tinydb.queries import Query, QueryLike
from tinydb.table import Document

from runstrong_tui.store.history.storage import HistoryStorage
from runstrong_tui.store.journal.commit_ids import CommitIds
from runstrong_tui.store.journal.storage import JournalStorage
from runstrong_tui.store.journal.tables import JournalDB
from tests.store.disks import QuickFiles
from tests.store.ledger import ticking

Open = Callable[[], TinyDB]

RUNS = [
    {"name": "Anna", "km": 10, "tags": ["easy", "park"], "place": {"town": "Graz", "m": 350}},
    {"name": "Ben", "km": 21, "tags": ["race"], "place": {"town": "Linz"}},
    {"name": "Cleo", "km": 5, "tags": [], "place": {"town": "graz"}, "sets": [{"n": 1}, {"n": 2}]},
]

MORE_TAGS: Any = ["rain"]


def is_odd_above(km: Any, least: Any = 0) -> bool:
    return bool(km % 2 == 1 and km > least)


def plain_db(folder: Path) -> TinyDB:
    return TinyDB(folder / "db.json")


def journal_db(folder: Path) -> TinyDB:
    return JournalDB(JournalStorage(folder / "db.jsonl", CommitIds(ticking()), QuickFiles()))


def history_db(folder: Path) -> TinyDB:
    storage = HistoryStorage(
        folder / "history",
        lambda: "laptop",
        CommitIds(ticking()),
        index=folder / "index",
        lock=folder / "lock",
        quarantine=folder / "quarantine",
        files=QuickFiles(),
    )
    return JournalDB(storage)


@pytest.fixture(params=[plain_db, journal_db, history_db], ids=["TinyDB", "journal", "history"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Open]:
    """Opens the same database again and again."""
    databases: list[TinyDB] = []

    def open_it() -> TinyDB:
        databases.append(request.param(tmp_path))
        return databases[-1]

    yield open_it
    for database in databases:
        database.close()


@pytest.fixture
def db(opened: Open) -> TinyDB:
    return opened()


@pytest.fixture
def runs(db: TinyDB) -> TinyDB:
    """A database with the three runs."""
    db.insert_multiple(RUNS)
    return db


def names(documents: list[Document]) -> list[str]:
    return sorted(document["name"] for document in documents)


def content(db: TinyDB) -> dict[str, dict[str, dict[str, Any]]]:
    """Everything in it, by ids as text."""
    return {
        name: {str(document.doc_id): dict(document) for document in db.table(name)}
        for name in sorted(db.tables())
    }


def test_inserted_documents_are_got_by_the_id_that_insert_returned(db: TinyDB) -> None:
    first = db.insert({"name": "Dan"})
    others = db.insert_multiple(RUNS)

    assert len({first, *others}) == len(db) == 4
    assert db.get(doc_id=first) == {"name": "Dan"}
    assert db.contains(doc_id=others[1])
    assert names(db.get(cond=None, doc_ids=others[:2])) == ["Anna", "Ben"]
    assert [document.doc_id for document in db] == [first, *others]


def test_what_is_not_there_is_none(runs: TinyDB) -> None:
    assert runs.get(where("name") == "Zoe") is None
    assert runs.get(doc_id=999) is None
    assert not runs.contains(doc_id=999)
    assert not runs.contains(where("name") == "Zoe")
    assert runs.search(where("name") == "Zoe") == []
    assert runs.get(cond=None, doc_ids=[998, 999]) == []
    with pytest.raises(RuntimeError):
        runs.get()


@pytest.mark.parametrize("doc_id", [7, 12])
def test_a_document_may_bring_its_own_id_once(opened: Open, db: TinyDB, doc_id: int) -> None:
    assert db.insert(Document({"name": "Dan"}, doc_id=doc_id)) == doc_id
    assert db.insert_multiple([Document({"name": "Eve"}, doc_id=doc_id + 1)]) == [doc_id + 1]

    for again in (db, opened()):
        assert again.get(doc_id=doc_id) == {"name": "Dan"}
        assert again.get(doc_id=doc_id + 1) == {"name": "Eve"}
    with pytest.raises(ValueError, match="already exists"):
        db.insert(Document({"name": "Fay"}, doc_id=doc_id))
    with pytest.raises(ValueError, match="already exists"):
        db.insert_multiple([{"name": "Gil"}, Document({"name": "Fay"}, doc_id=doc_id)])
    assert names(opened().all()) == ["Dan", "Eve"]


def test_only_mappings_are_documents(db: TinyDB) -> None:
    with pytest.raises(ValueError, match="not a Mapping"):
        db.insert([1, 2])
    with pytest.raises(ValueError, match="not a Mapping"):
        db.insert_multiple([{"name": "Dan"}, [1, 2]])

    assert len(db) == 0


def test_what_json_cannot_hold_is_refused_and_nothing_is_changed(opened: Open) -> None:
    db = opened()
    db.insert({"name": "Dan"})

    with pytest.raises(TypeError):
        db.insert({"name": object()})

    assert db.all() == [{"name": "Dan"}]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (where("name") == "Ben", "Ben"),
        (where("name") != "Ben", "Anna Cleo"),
        (where("km") > 5, "Anna Ben"),
        (where("km") >= 5, "Anna Ben Cleo"),
        (where("km") < 10, "Cleo"),
        (where("km") <= 10, "Anna Cleo"),
        (Query().place.town == "Graz", "Anna"),
        (Query()["place"]["m"].exists(), "Anna"),
        (where("sets").exists(), "Cleo"),
        (Query().place.town.matches("g", flags=re.IGNORECASE), "Anna Cleo"),
        (Query().place.town.search("[nr]z$"), "Ben"),
        (where("km").test(is_odd_above, 5), "Ben"),
        (where("tags").any(["easy", "race"]), "Anna Ben"),
        (where("tags").all(["easy", "park"]), "Anna"),
        (where("sets").any(where("n") == 2), "Cleo"),
        (where("sets").all(where("n") < 3), "Cleo"),
        (where("name").one_of(["Ben", "Cleo", "Zoe"]), "Ben Cleo"),
        (Query().fragment({"km": 5, "tags": []}), "Cleo"),
        (Query().place.fragment({"town": "Linz"}), "Ben"),
        ((where("km") > 5) & (where("km") < 20), "Anna"),
        ((where("km") < 6) | (where("km") > 20), "Ben Cleo"),
        (~(where("name") == "Anna"), "Ben Cleo"),
        (where("tags").map(len) == 2, "Anna"),
        (Query().noop(), "Anna Ben Cleo"),
        (lambda document: document["km"] == 21, "Ben"),
    ],
)
def test_queries_find(runs: TinyDB, query: QueryLike, expected: str) -> None:
    found = runs.search(query)

    assert names(found) == expected.split()
    assert runs.count(query) == len(found)
    assert runs.contains(query)
    run = runs.get(query)
    assert isinstance(run, Document)
    assert run in found


def test_update_with_fields_changes_those_that_match(opened: Open, runs: TinyDB) -> None:
    changed = runs.update({"km": 11, "new": True}, where("name") == "Anna")

    assert [runs.get(doc_id=id_) for id_ in changed] == [{**RUNS[0], "km": 11, "new": True}]
    assert content(opened()) == content(runs)
    assert len(runs.update({"seen": 1})) == 3
    assert runs.update({"seen": 2}, doc_ids=[*changed, 999]) == changed
    assert runs.update({"seen": 3}, where("name") == "Zoe") == []
    assert sorted(document["seen"] for document in opened()) == [1, 1, 2]


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        (ops.delete("tags"), {"name": "Ben", "km": 21, "place": {"town": "Linz"}}),
        (ops.increment("km"), {**RUNS[1], "km": 22}),
        (ops.decrement("km"), {**RUNS[1], "km": 20}),
        (ops.add("km", 4), {**RUNS[1], "km": 25}),
        (ops.add("tags", MORE_TAGS), {**RUNS[1], "tags": ["race", "rain"]}),
        (ops.subtract("km", 1), {**RUNS[1], "km": 20}),
        (ops.set("km", None), {**RUNS[1], "km": None}),
        (
            lambda document: document["place"].update(m=266),
            {**RUNS[1], "place": {"town": "Linz", "m": 266}},
        ),
    ],
)
def test_update_with_an_operation(
    opened: Open, runs: TinyDB, operation: Callable[[Any], None], expected: dict[str, Any]
) -> None:
    runs.update(operation, where("name") == "Ben")

    for again in (runs, opened()):
        assert again.get(where("name") == "Ben") == expected
        assert names(again.all()) == ["Anna", "Ben", "Cleo"]


def test_an_update_that_fails_midway_changes_nothing(opened: Open, runs: TinyDB) -> None:
    def stumble(document: Any) -> None:
        document["km"] += 1
        if document["name"] == "Ben":
            raise ZeroDivisionError

    before = content(runs)
    with pytest.raises(ZeroDivisionError):
        runs.update(stumble)

    assert content(runs) == content(opened()) == before


def test_update_multiple_makes_each_change_where_its_query_matches(
    opened: Open, runs: TinyDB
) -> None:
    runs.update_multiple(
        [({"km": 0}, where("name") == "Anna"), (ops.increment("km"), where("km") == 21)]
    )

    assert {document["name"]: document["km"] for document in opened()} == {
        "Anna": 0,
        "Ben": 22,
        "Cleo": 5,
    }


def test_upsert_updates_what_matches_or_inserts(opened: Open, runs: TinyDB) -> None:
    (ben,) = runs.upsert({"name": "Ben", "km": 42}, where("name") == "Ben")
    (zoe,) = runs.upsert({"name": "Zoe", "km": 1}, where("name") == "Zoe")
    again = runs.get(doc_id=zoe)
    assert isinstance(again, Document)
    again["km"] = 2
    assert runs.upsert(again) == [zoe]
    assert runs.upsert(Document({"name": "New"}, doc_id=77)) == [77]
    with pytest.raises(ValueError, match="doc_id"):
        runs.upsert({"name": "Nobody"})

    for db in (runs, opened()):
        assert db.get(doc_id=ben) == {**RUNS[1], "km": 42}
        assert db.get(doc_id=zoe) == {"name": "Zoe", "km": 2}
        assert db.get(doc_id=77) == {"name": "New"}
        assert len(db) == 5


def test_remove_by_query_and_by_id(opened: Open, runs: TinyDB) -> None:
    ids = {document["name"]: document.doc_id for document in runs}

    assert runs.remove(where("name") == "Ben") == [ids["Ben"]]
    assert runs.remove(doc_ids=[ids["Anna"], ids["Ben"]]) == [ids["Anna"]]
    assert runs.remove(where("name") == "Ben") == []
    with pytest.raises(RuntimeError):
        runs.remove()

    assert names(runs.all()) == names(opened().all()) == ["Cleo"]


def test_truncate_empties_one_table(opened: Open, runs: TinyDB) -> None:
    runs.table("shoes").insert({"name": "blue"})

    runs.truncate()

    for db in (runs, opened()):
        assert (len(db), db.all()) == (0, [])
        assert names(db.table("shoes").all()) == ["blue"]
    runs.insert({"name": "Dan"})
    assert names(opened().all()) == ["Dan"]


def test_tables_are_independent_and_listed(opened: Open, db: TinyDB) -> None:
    db.table("shoes").insert(Document({"name": "blue"}, doc_id=1))
    db.table("socks").insert(Document({"name": "red"}, doc_id=1))
    db.insert(Document({"name": "Anna"}, doc_id=1))

    db.table("shoes").update({"name": "green"})

    for again in (db, opened()):
        assert again.tables() == {"_default", "shoes", "socks"}
        assert content(again) == {
            "_default": {"1": {"name": "Anna"}},
            "shoes": {"1": {"name": "green"}},
            "socks": {"1": {"name": "red"}},
        }


def test_a_table_dropped_is_gone_and_may_begin_again(opened: Open, runs: TinyDB) -> None:
    runs.table("shoes").insert({"name": "blue"})

    runs.drop_table("shoes")
    runs.drop_table("never")

    for db in (runs, opened()):
        assert db.tables() == {"_default"}
        assert len(db.table("shoes")) == 0
    runs.table("shoes").insert({"name": "red"})
    assert names(opened().table("shoes").all()) == ["red"]


def test_all_tables_dropped_are_gone(opened: Open, runs: TinyDB) -> None:
    runs.table("shoes").insert({"name": "blue"})

    runs.drop_tables()

    for db in (runs, opened()):
        assert db.tables() == set()
        assert len(db) == 0


def test_the_default_table_is_the_one_of_its_name(runs: TinyDB) -> None:
    assert runs.table(runs.default_table_name).all() == runs.all() == list(runs)
    assert len(runs.table(runs.default_table_name)) == len(runs) == 3


def test_what_was_found_may_be_changed_and_the_store_stays_as_it_is(
    opened: Open, runs: TinyDB
) -> None:
    before = content(opened())
    (ben,) = runs.search(where("name") == "Ben")
    for document in (ben, *runs.all(), *runs):
        document["place"]["town"] = "elsewhere"
        document["tags"].append("changed")
        document.clear()

    assert content(opened()) == content(runs) == before


def test_what_was_inserted_may_be_changed_and_the_store_stays_as_it_is(db: TinyDB) -> None:
    given = {"name": "Dan", "tags": ["easy"]}
    db.insert(given)
    fields = {"place": {"town": "Graz"}}
    db.update(fields)

    given["tags"] = []
    fields["place"]["town"] = "Linz"

    assert db.all() == [{"name": "Dan", "tags": ["easy"], "place": {"town": "Graz"}}]


def test_what_is_opened_again_is_the_same(opened: Open, runs: TinyDB) -> None:
    odd = {
        "": None,
        "ä\n\u2028": '💪 \x00 \\ "}X{"id":"',
        "big": 2**70,
        "deep": [[{"a": [1.5, -0.0]}]],
    }
    runs.table("odd ones / ä").insert(odd)

    assert content(opened()) == content(runs)
    (again,) = opened().table("odd ones / ä").all()
    assert again == odd


def test_as_a_context_manager(opened: Open) -> None:
    with opened() as db:
        db.insert({"name": "Dan"})

    with opened() as db:
        assert db.all() == [{"name": "Dan"}]


@pytest.mark.parametrize("make", [journal_db, history_db], ids=["journal", "history"])
def test_ours_see_at_once_what_another_program_writes(
    make: Callable[[Path], TinyDB], tmp_path: Path
) -> None:
    """Given two programs, which plain TinyDB does not support at all."""
    database, other = make(tmp_path), make(tmp_path)
    query = where("name") == "Dan"
    assert database.search(query) == []

    other.insert({"name": "Dan"})

    (found,) = database.search(query)
    found.clear()
    assert database.search(query) == [{"name": "Dan"}]
    database.close()
    other.close()


@pytest.mark.parametrize("make", [journal_db, history_db], ids=["journal", "history"])
def test_ours_never_use_an_id_again(make: Callable[[Path], TinyDB], tmp_path: Path) -> None:
    with make(tmp_path) as db:
        first = db.insert({"name": "Dan"})
        db.remove(doc_ids=[first])

        assert db.insert({"name": "Eve"}) != first
