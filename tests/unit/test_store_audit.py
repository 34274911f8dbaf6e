"""The audit trail: whatever is done to it afterwards is found, and named by its number."""

# ruff: noqa: S608, SLF001 - the trail is tampered with by statements made here; one part is read

import pytest
from tests.stores import AT, RECORD, Clinic, a_clinic, backwards, raw

from proneward.app.store import Store, UnsafeDetail, audit, check, keep, open_store
from proneward.app.store.audit import START

ROWS = 6


def trail(store: Store) -> Clinic:
    """Make an organisation with some rows in its trail."""
    clinic = a_clinic(store)
    with clinic.writing() as scope:
        for number in range(1, ROWS + 1):
            made = audit.record(
                scope,
                at=AT,
                person=clinic.person,
                action="programme-approved",
                subject=clinic.client,
                details={"programme": f"p{number}", "sessions": number, "draft": False},
            )
            assert made == number
    return clinic


def found_after(url: str, clinic: Clinic, *statements: str) -> list[int]:
    """Do something to the trail behind the store's back, and give the rows that a check names."""
    unlock = {
        True: ("DROP TRIGGER kept_audit_update", "DROP TRIGGER kept_audit_delete"),
        False: ("ALTER TABLE audit DISABLE TRIGGER kept",),
    }[url.startswith("sqlite")]
    mine = f"organisation_id = '{clinic.organisation}'"
    done = [statement.replace("MINE", mine) for statement in statements]
    raw(url, *unlock, *done, organisation=clinic.organisation)
    with open_store(url) as store, store.reading(clinic.organisation) as scope:
        found = [one.number for one in audit.check(scope)]
    assert any(problem.startswith(f"row {found[0]} of") for problem in check(url).problems)
    return found


@pytest.fixture
def clinic(url: str) -> Clinic:
    with open_store(url) as store:
        return trail(store)


def test_a_trail_that_nobody_touched_holds(store: Store) -> None:
    clinic = trail(store)
    with clinic.reading() as scope:
        assert audit.check(scope) == ()
        rows = audit.rows(scope, after=2, most=2)
        assert [row.number for row in rows] == [3, 4]
        assert rows[0].details == '{"draft":false,"programme":"p3","sessions":3}'
        assert rows[1].before == rows[0].hash
        assert audit.head(scope)[0] == ROWS
    with a_clinic(store).reading() as scope:
        assert audit.head(scope) == (0, START)
        assert audit.check(scope) == ()


def test_a_long_trail_is_read_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    clinic = trail(store)
    monkeypatch.setattr(audit.rows, "__kwdefaults__", {"after": 0, "most": 2})
    with clinic.reading() as scope:
        assert len(list(audit._all(scope))) == ROWS


def test_a_changed_row_is_found(url: str, clinic: Clinic) -> None:
    act = "UPDATE audit SET action = 'programme-withdrawn' WHERE MINE AND number = 3"
    assert found_after(url, clinic, act) == [3]


def test_a_row_that_was_changed_and_hashed_again_is_found_by_the_next(
    url: str, clinic: Clinic
) -> None:
    act = "UPDATE audit SET action = 'x', hash = repeat('a', 64) WHERE MINE AND number = 3"
    if url.startswith("sqlite"):
        act = act.replace("repeat('a', 64)", f"'{'a' * 64}'")
    assert found_after(url, clinic, act) == [3, 4]


def test_a_removed_row_is_found(url: str, clinic: Clinic) -> None:
    assert found_after(url, clinic, "DELETE FROM audit WHERE MINE AND number = 3") == [3]


def test_a_removed_row_whose_place_was_closed_is_found(url: str, clinic: Clinic) -> None:
    remove = "DELETE FROM audit WHERE MINE AND number = 3"
    close = [
        f"UPDATE audit SET number = {number - 1} WHERE MINE AND number = {number}"
        for number in range(4, ROWS + 1)
    ]
    assert found_after(url, clinic, remove, *close)[0] == 3


def test_rows_that_changed_places_are_found(url: str, clinic: Clinic) -> None:
    swap = [
        "UPDATE audit SET number = 99 WHERE MINE AND number = 2",
        "UPDATE audit SET number = 2 WHERE MINE AND number = 4",
        "UPDATE audit SET number = 4 WHERE MINE AND number = 99",
    ]
    assert set(found_after(url, clinic, *swap)) >= {2, 4}


def test_a_row_that_was_put_in_is_found(url: str, clinic: Clinic) -> None:
    move = [
        f"UPDATE audit SET number = {number + 1} WHERE MINE AND number = {number}"
        for number in range(ROWS, 3, -1)
    ]
    put = (
        "INSERT INTO audit (organisation_id, number, at, action, details, before, hash)"
        " SELECT organisation_id, 4, at, 'put-in', details, hash, hash FROM audit"
        " WHERE MINE AND number = 3"
    )
    assert found_after(url, clinic, *move, put)[0] == 4


def test_no_number_is_given_twice(url: str, clinic: Clinic) -> None:
    found = found_after(
        url, clinic, "UPDATE audit SET number = number + 10 WHERE MINE AND number = 6"
    )
    assert 6 in found


def test_erasing_a_client_keeps_the_trail_whole(store: Store) -> None:
    clinic = trail(store)
    with clinic.writing() as scope:
        keep.erase_client(scope, clinic.client, at=AT, by=clinic.person)
    with clinic.reading() as scope:
        assert audit.check(scope) == ()
        last = audit.rows(scope)[-1]
    assert (last.action, last.subject) == ("client-erased", clinic.client)


def test_a_clock_that_goes_back_does_not_break_the_trail(url: str) -> None:
    moments = backwards()
    with open_store(url, clock=lambda: next(moments)) as store:
        clinic = a_clinic(store)
        for _ in range(3):
            with clinic.writing() as scope:
                audit.record(scope, at=store.now(), person=None, action="backup-made")
        with clinic.reading() as scope:
            assert audit.check(scope) == ()


@pytest.mark.parametrize(
    "told",
    [
        {"subject": "Anna Müller"},
        {"action": "Erased Anna"},
        {"details": {"name": "Anna Müller"}},
        {"details": {"Anna": 1}},
        {"details": {"note": ""}},
    ],
)
def test_words_of_people_do_not_get_into_the_trail(store: Store, told: dict[str, object]) -> None:
    clinic = a_clinic(store)
    with pytest.raises(UnsafeDetail) as refused, clinic.writing() as scope:
        audit.record(scope, **({"at": AT, "person": None, "action": "read"} | told))  # type: ignore[arg-type]
    assert "Anna" not in str(refused.value)


def test_what_is_done_and_its_row_in_the_trail_are_one(store: Store) -> None:
    clinic = a_clinic(store)
    with pytest.raises(UnsafeDetail), clinic.writing() as scope:  # noqa: PT012 - the block is what is undone
        keep.add_client(scope, "berta", RECORD, at=AT, by=None)
        audit.record(scope, at=AT, person=None, action="client added")
    with clinic.reading() as scope:
        assert audit.head(scope) == (0, START)
