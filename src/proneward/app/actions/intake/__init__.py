"""A client record made by asking: who it is, then the safety questions, nothing preselected."""

from proneward.app.actions.intake.questionnaire import answer_questions
from proneward.app.actions.intake.talk import Talk
from proneward.app.actions.intake.text import record_text

__all__ = ["Talk", "answer_questions", "record_text"]
