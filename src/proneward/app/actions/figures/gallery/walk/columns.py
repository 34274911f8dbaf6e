"""Which column of its stage each exercise stands in: easier ones always left of harder ones."""

from collections import Counter

from proneward.catalogue import Catalogue, Exercise
from proneward.vocabulary import Position


def levels_of(catalogue: Catalogue) -> dict[str, int]:
    """Give how many steps inside its own stage lie before each exercise, at most."""
    found: dict[str, int] = {}

    def level(exercise: Exercise) -> int:
        if exercise.id not in found:
            easier = (catalogue.exercises[name] for name in exercise.easier)
            inside = [level(one) + 1 for one in easier if one.stage == exercise.stage]
            found[exercise.id] = max(inside, default=0)
        return found[exercise.id]

    for exercise in catalogue.exercises.values():
        level(exercise)
    return found


def widths_of(catalogue: Catalogue) -> dict[int, int]:
    """Give how many columns each stage has."""
    found: dict[int, int] = {}
    for name, level in levels_of(catalogue).items():
        stage = catalogue.exercises[name].stage
        found[stage] = max(found.get(stage, 0), level + 1)
    return found


def _leads_on(exercise: Exercise, catalogue: Catalogue) -> bool:
    """Whether something harder follows in the same stage."""
    harder = (catalogue.exercises[name] for name in exercise.harder)
    return any(one.stage == exercise.stage for one in harder)


def columns_of(catalogue: Catalogue) -> dict[str, int]:
    """
    Give each exercise the column of its level, or a later one of its stage.

    What leads on keeps its own, so that what follows is right of it; the rest goes where its
    position has most room.
    """
    levels, widths = levels_of(catalogue), widths_of(catalogue)
    exercises = catalogue.exercises
    found = {name: levels[name] for name, one in exercises.items() if _leads_on(one, catalogue)}
    taken: Counter[tuple[Position, int, int]] = Counter(
        (exercises[name].position, exercises[name].stage, column) for name, column in found.items()
    )
    for name, exercise in exercises.items():
        if name not in found:
            cells = [
                (exercise.position, exercise.stage, column)
                for column in range(levels[name], widths[exercise.stage])
            ]
            cell = min(cells, key=taken.__getitem__)
            taken[cell] += 1
            found[name] = cell[2]
    return found
