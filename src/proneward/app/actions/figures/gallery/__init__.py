"""A site of the whole catalogue: every exercise a page, and easier and harder a map to walk."""

from proneward.app.actions.figures.gallery.pictures import Figures, shipped_figures
from proneward.app.actions.figures.gallery.place import check_folder, write_folder
from proneward.app.actions.figures.gallery.site import Gallery, files_of

__all__ = [
    "Figures",
    "Gallery",
    "check_folder",
    "files_of",
    "shipped_figures",
    "write_folder",
]
