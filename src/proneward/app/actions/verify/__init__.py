"""The guarantee, checked: nothing contraindicated reaches a programme."""

from proneward.app.actions.verify.certificate import Certificate
from proneward.app.actions.verify.guarantee import certify
from proneward.app.actions.verify.model import Proof, Violation

__all__ = ["Certificate", "Proof", "Violation", "certify"]
