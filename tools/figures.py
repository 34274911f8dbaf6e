"""
Draws and measures again every shipped figure that is not of its motion, body or renderer.

Usage: python tools/figures.py
"""

from proneward.app.actions.figures.make import make_all


def main() -> None:
    """Make what is stale, saying each."""
    made = sum(1 for _ in make_all(print))
    print(f"{made} exercises made again; the others are as their motions say")


if __name__ == "__main__":
    main()
