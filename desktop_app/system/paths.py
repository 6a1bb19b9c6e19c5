"""Where things are kept: the library, settings, cache, logs, and the backups outside the library. Makes nothing."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from desktop_app.domain.errors import EnvironmentProblemError

_APP = "Postil"
_LIBRARY_VARIABLE = "POSTIL_LIBRARY"


@dataclass(frozen=True, slots=True)
class AppPaths:
    """All absolute; none of them need exist. `outside_backups` belongs to this one library."""

    library: Path
    config: Path
    cache: Path
    logs: Path
    outside_backups: Path


def find_paths(library: Path | None = None) -> AppPaths:
    """The folders of a library: the given one, else the one POSTIL_LIBRARY names, else the platform's data folder."""
    data = platformdirs.user_data_path(_APP, appauthor=False)
    named = os.environ.get(_LIBRARY_VARIABLE)
    chosen = _absolute(library if library is not None else Path(named) if named else data / "library")
    return AppPaths(
        library=chosen,
        config=platformdirs.user_config_path(_APP, appauthor=False),
        cache=platformdirs.user_cache_path(_APP, appauthor=False),
        logs=platformdirs.user_log_path(_APP, appauthor=False),
        outside_backups=data / "backups" / _own_name(chosen),
    )


def _absolute(path: Path) -> Path:
    try:
        return path.expanduser().absolute()
    except (RuntimeError, FileNotFoundError) as error:
        raise EnvironmentProblemError(
            f"The library folder “{path}” has no place here: give its whole path with --library."
        ) from error


def _own_name(library: Path) -> str:
    """A readable name that no other library folder of this account has."""
    real = os.path.realpath(library)
    digest = hashlib.sha256(os.fsencode(real)).hexdigest()[:8]
    return f"{library.name or 'library'}-{digest}"
