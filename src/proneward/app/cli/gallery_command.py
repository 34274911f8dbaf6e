"""The command that writes the catalogue as a site."""

from pathlib import Path

from proneward.app.actions.figures.gallery import (
    Gallery,
    check_folder,
    files_of,
    shipped_figures,
    write_folder,
)
from proneward.catalogue import load
from proneward.catalogue.motion import measured, motion_of


def gallery(folder: Path, /) -> int:
    """
    Write the whole catalogue as pages: pictures, what moves, and what is easier and harder.

    Args:
        folder: A new or empty folder, or an earlier gallery, which is replaced.
    """
    check_folder(folder)
    made = Gallery(
        catalogue=load(), motion=motion_of, figures=shipped_figures(), measured=measured()
    )
    count = write_folder(folder, files_of(made))
    print(f"Written: {count} files in {folder}\nOpen: {folder / 'index.html'}")
    return 0
