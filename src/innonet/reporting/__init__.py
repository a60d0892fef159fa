"""Findings -> a report folder: the story as one offline page, the map, and every table behind them.

Named `reporting` because `innonet.report` is the function that does the whole job.
"""

from innonet.reporting.contents import draw_figures
from innonet.reporting.figure import Figure
from innonet.reporting.folder import ready, write
from innonet.reporting.page import page
from innonet.reporting.results import Results
from innonet.reporting.words import edition
from innonet.reporting.yearly import shown_to

__all__ = ["Figure", "Results", "draw_figures", "edition", "page", "ready", "shown_to", "write"]
