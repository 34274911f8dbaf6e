"""The certificate: what was checked, what was argued and from what, and what neither covers."""

from collections.abc import Mapping

import attrs

from proneward.app.actions.verify.model import Proof, Violation

ARGUMENT = (
    "A rule touches an exercise when all its conditions are there. It has one or two, and nothing "
    "lets a further condition take it away. So what touches an exercise for a set S already "
    "touches it for one or two members of S; and what touches it for those touches it for S. "
    "The verdict on S is therefore the strongest of the verdicts on its ones and pairs. Screening "
    "and the second reading agree on every one and pair, and screening was seen to keep this law "
    "on the larger sets it was tried on; so they agree on each of the 2^{conditions} sets, as "
    "long as screening reads nothing but the rules, which its code shows and no run can. Planning "
    "takes only exercises that screening has sealed as cleared, so this carries over to every "
    "programme."
)
NOT_COVERED = (
    (
        "whether the rule tables are right: that is a clinician's to say, and entries that nobody "
        "qualified has read are marked unreviewed"
    ),
    (
        "answers to the safety questions, ages and dates, apart from findings of three ages: the "
        "worked cases try those"
    ),
    "overrides by a clinician, and free text beyond one unknown condition: worked cases try those",
    "a pregnancy that tightens on its day (`until`): worked cases and tests try it",
    (
        "how a session begins and ends (warm-up, rest), and whether an easier exercise was shown "
        "before a harder one (need): unit tests try those"
    ),
    (
        "positions, surfaces, props and stages beyond the clients listed; each limit acts on one "
        "exercise alone and was met from both sides"
    ),
    (
        "whether programmes for sets of three and more are good ones; that they hold nothing "
        "withheld follows from the argument and is screened again whenever one is made"
    ),
    "how an exercise is done at home",
)


def _heading(certificate: "Certificate") -> tuple[str, ...]:
    return (
        "Certificate of the guarantee" + (" (the part that tests run)" if certificate.part else ""),
        f"Catalogue {certificate.catalogue_version}, digest {certificate.catalogue_digest}",
        f"Code {certificate.code_version}",
        (
            f"{certificate.conditions} conditions and findings, {certificate.exercises} exercises, "
            f"{certificate.rules} rules"
        ),
    )


def _of_size(counts: Mapping[str, int], size: str, words: str) -> str:
    sets, screenings = counts.get(f"sets {size}", 0), counts.get(f"screenings {size}", 0)
    planned = counts.get(f"sets planned {size}", 0)
    also = f"; {planned:,} of them planned for" if planned else ""
    return f"  {sets:>7,} sets of {words}: {screenings:,} screenings{also}"


def _enumerated(counts: Mapping[str, int], clients: tuple[str, ...]) -> tuple[str, ...]:
    sizes = {
        "0": "none",
        "1": "one",
        "2": "two",
        "3": "three",
        "larger": "four to eight, by chance",
    }
    return (
        "",
        "Enumerated: the real code against a second reading of the tables",
        *(_of_size(counts, size, words) for size, words in sizes.items()),
        (
            f"  {counts.get('planned', 0):,} plans: {counts.get('programmes', 0):,} programmes, "
            f"{counts.get('sessions', 0):,} sessions, {counts.get('items', 0):,} items, "
            "each looked up"
        ),
        "  Clients who met them in turn (ones: all of them; larger sets: one or two each)",
        *(f"    - {name}" for name in clients),
    )


def _argued(proofs: tuple[Proof, ...], conditions: int) -> tuple[str, ...]:
    return (
        "",
        "Argued, from premises that were tried",
        *(f"  [{'holds' if p.holds else 'FAILS'}] {p.claim} ({p.shown_by})" for p in proofs),
        f"  {ARGUMENT.format(conditions=conditions)}",
    )


def _ending(certificate: "Certificate") -> tuple[str, ...]:
    found = certificate.counts.get("violations", 0)
    listed = tuple(f"  - {violation}" for violation in certificate.violations)
    cpu = f"{certificate.cpu_s:.1f} CPU-s"
    if certificate.holds:
        return "", f"HOLDS: no violation ({cpu})"
    return "", f"DOES NOT HOLD: {found:,} violations, the first {len(listed)} ({cpu})", *listed


@attrs.frozen(kw_only=True)
class Certificate:
    """
    What was enumerated, what was proved and how, and what neither covers.

    `counts` has, by the size of a set, `sets n` and `screenings n` (`larger` above three); then
    `planned`, `programmes`, `sessions`, `items`, `unions` and `violations`.
    """

    catalogue_version: str
    catalogue_digest: str
    code_version: str
    part: bool
    conditions: int
    exercises: int
    rules: int
    clients: tuple[str, ...]
    counts: Mapping[str, int]
    proofs: tuple[Proof, ...]
    violations: tuple[Violation, ...]
    cpu_s: float

    @property
    def holds(self) -> bool:
        """Whether nothing was violated and every step of the argument stands."""
        return not self.violations and all(proof.holds for proof in self.proofs)

    def lines(self) -> tuple[str, ...]:
        """Give the certificate as it is printed."""
        return (
            *_heading(self),
            *_enumerated(self.counts, self.clients),
            *_argued(self.proofs, self.conditions),
            *("", "Not covered", *(f"  - {what}" for what in NOT_COVERED)),
            *_ending(self),
        )

    def document(self) -> dict[str, object]:
        """Give the certificate as JSON."""
        return {
            "holds": self.holds,
            "part": self.part,
            "catalogue": {"version": self.catalogue_version, "digest": self.catalogue_digest},
            "code": self.code_version,
            "conditions": self.conditions,
            "exercises": self.exercises,
            "rules": self.rules,
            "clients": list(self.clients),
            "counts": {name: self.counts[name] for name in sorted(self.counts)},
            "proofs": [attrs.asdict(proof) for proof in self.proofs],
            "argument": ARGUMENT.format(conditions=self.conditions),
            "not_covered": list(NOT_COVERED),
            "violations": [attrs.asdict(violation) for violation in self.violations],
            "cpu_s": round(self.cpu_s, 1),
        }
