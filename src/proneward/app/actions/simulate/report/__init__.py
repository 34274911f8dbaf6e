"""The report of a simulation: one page that needs nothing else."""

from proneward.app.actions.simulate.report.page import report_html
from proneward.app.actions.simulate.report.place import check_folder, write_report

__all__ = ["check_folder", "report_html", "write_report"]
