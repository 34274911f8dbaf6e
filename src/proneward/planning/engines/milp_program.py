"""A linear program with whole-number columns, filled column by column and row by row."""

from collections.abc import Iterable

import attrs

WITHOUT_END = float("inf")

Term = tuple[int, float]
"""A column's index and its factor in a row."""


@attrs.define(kw_only=True, eq=False)
class Program:
    """
    Columns from 0 to a most, to be chosen so that every row holds and their worth is greatest.

    `begins` are the values of a known solution, to search on from. Rows are kept one after another
    in `columns` and `factors`; `starts` says where each begins.
    """

    worths: list[float] = attrs.field(factory=list)
    mosts: list[float] = attrs.field(factory=list)
    whole: list[bool] = attrs.field(factory=list)
    begins: list[float] = attrs.field(factory=list)
    row_leasts: list[float] = attrs.field(factory=list)
    row_mosts: list[float] = attrs.field(factory=list)
    starts: list[int] = attrs.field(factory=lambda: [0])
    columns: list[int] = attrs.field(factory=list)
    factors: list[float] = attrs.field(factory=list)

    def column(
        self, *, worth: float = 0, most: float = 1, whole: bool = True, begins: float = 0
    ) -> int:
        """Add a column, and give its index."""
        self.worths.append(worth)
        self.mosts.append(most)
        self.whole.append(whole)
        self.begins.append(begins)
        return len(self.worths) - 1

    def row(
        self, terms: Iterable[Term], *, least: float = -WITHOUT_END, most: float = WITHOUT_END
    ) -> None:
        """Ask that the sum of the terms lies between two numbers."""
        for column, factor in terms:
            self.columns.append(column)
            self.factors.append(factor)
        self.starts.append(len(self.columns))
        self.row_leasts.append(least)
        self.row_mosts.append(most)
