"""The guarantee, checked: nothing contraindicated reaches a programme."""

from proneward.app.actions.verify.certify import certify
from proneward.app.actions.verify.model import Certificate, Proof, Violation

__all__ = ["Certificate", "Proof", "Violation", "certify"]
