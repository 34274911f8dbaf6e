"""Journals as they may come: entries of every kind, over some weeks."""

from datetime import timedelta

from hypothesis import strategies as st
from tests.journals import Document, entry, entry_id, item, morning, session, told
from tests.records import DAY
from tests.strategies import CATALOGUE

from proneward.record.journal import Entry, Journal

pain = st.one_of(st.none(), st.integers(0, 10))
site = st.one_of(st.none(), st.integers(0, 5))
days_ago = st.integers(0, 60)
Documents = st.SearchStrategy[Document]


def _items() -> st.SearchStrategy[list[Document]]:
    drawn = st.builds(
        item,
        st.sampled_from(sorted(CATALOGUE.exercises)),
        done=st.sampled_from([0.0, 0.5, 0.8, 1.0]),
        quality=st.sampled_from(["met", "not-met", "unknown"]),
        stopped_for=st.sampled_from([None, "pain", "symptoms", "time", "other"]),
    )
    return st.lists(drawn, max_size=4)


def sessions() -> Documents:
    """Sessions of every kind."""
    return st.builds(
        lambda ago, **what: session(0, DAY - timedelta(days=ago), **what),
        days_ago,
        stage=st.integers(1, 5),
        extension_step=st.one_of(st.none(), st.integers(1, 6)),
        items=_items(),
        pain=st.fixed_dictionaries({"before": pain, "during": pain, "after": pain}),
        site=st.fixed_dictionaries({"before": site, "after": site, "later": site}),
        effort=pain,
    )


def _others() -> Documents:
    words: dict[str, Documents] = {
        "gap": st.fixed_dictionaries(
            {"reason": st.sampled_from(["illness", "surgery", "holiday", "other"])}
        ),
        "answers": st.fixed_dictionaries(
            {
                "answers": st.dictionaries(
                    st.sampled_from(sorted(CATALOGUE.questions)),
                    st.sampled_from(["yes", "no", "unknown"]),
                    min_size=1,
                    max_size=2,
                )
            }
        ),
        "note": st.just({"text": "a note"}),
    }
    clinics: dict[str, Documents] = {
        "stage": st.fixed_dictionaries({"stage": st.integers(1, 5), "reason": st.just("seen")}),
        "unlock": st.just({"reason": "examined"}),
        "approval": st.fixed_dictionaries(
            {"of": st.just("0123456789"), "verdict": st.sampled_from(["approved", "declined"])}
        ),
        "condition": st.fixed_dictionaries(
            {
                "condition": st.sampled_from(sorted(CATALOGUE.conditions)).filter(
                    lambda name: not CATALOGUE.conditions[name].is_finding
                ),
                "status": st.sampled_from(["active", "resolved"]),
            }
        ),
    }

    def of(kind: str, by: str, what: Documents) -> Documents:
        return st.builds(
            lambda ago, told_: told(0, kind, DAY - timedelta(days=ago), by=by, **told_),
            days_ago,
            what,
        )

    return st.one_of(
        *(of(kind, "client", what) for kind, what in words.items()),
        *(of(kind, "pt-1", what) for kind, what in clinics.items()),
    )


def mornings() -> Documents:
    """Mornings."""
    return st.builds(
        lambda ago, felt: morning(0, DAY - timedelta(days=ago), felt), days_ago, st.integers(0, 10)
    )


def entries(*, most: int = 30) -> st.SearchStrategy[list[Entry]]:
    """Entries of every kind, each with an id of its own; some of them corrected."""
    drawn = st.lists(
        st.one_of(sessions(), sessions(), mornings(), mornings(), _others()), max_size=most
    )

    def numbered(documents: list[Document]) -> list[Document]:
        return [{**one, "id": entry_id(n)} for n, one in enumerate(documents, start=1)]

    def corrected(documents: list[Document]) -> st.SearchStrategy[list[Document]]:
        if not documents:
            return st.just(documents)
        of = st.integers(1, len(documents))
        corrections = st.builds(
            lambda n, felt: told(
                1000 + n, "correction", DAY, of=entry_id(n), entry={"kind": "morning", "pain": felt}
            ),
            of,
            st.integers(0, 10),
        )
        return st.lists(corrections, max_size=2, unique_by=lambda one: one["id"]).map(
            lambda some: [*documents, *some]
        )

    return drawn.map(numbered).flatmap(corrected).map(lambda some: [entry(one) for one in some])


def journals() -> st.SearchStrategy[Journal]:
    """Journals of every kind."""
    return entries().map(Journal.of)
