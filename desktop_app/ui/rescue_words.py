"""What the page of a library that cannot be used says: what is the matter, what is safe, which ways back there are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from desktop_app.ui.models.paper_words import counted
from desktop_app.ui.problem_text import problem_text
from desktop_app.ui.widgets.day_text import day_text, local_day
from desktop_app.ui.widgets.rescue_page import BackupLine, RescueWords

if TYPE_CHECKING:
    from desktop_app.services.backup import CountedBackup
    from desktop_app.services.rescue import Plight, Rescued

_MENDABLE = ("missing", "no library", "damaged")


def plight_words(plight: "Plight", error: Exception, *, was_open: bool) -> RescueWords:
    """`was_open`: the damage was met while the library was in use, so that she may go on as it is."""
    is_mendable = plight.trouble in _MENDABLE
    copies = plight.plain_copies
    repair = _tr("Reads everything, makes again what can be made again, and uses the plain copies where it must.")
    rebuild = counted(
        copies,
        _tr("Makes a new database from the copy of 1 paper, with its note, marks, questions and to-dos."),
        _tr("Makes a new database from the copies of %1 papers, with their notes, marks, questions and to-dos."),
    )
    can_restore = is_mendable or plight.trouble == "too new"
    return RescueWords(
        heading=_heading(plight),
        matter=_matter(plight, error),
        safe=_safe(plight) if can_restore else (),
        repair=repair if is_mendable and (copies or plight.trouble == "damaged") else "",
        rebuild=rebuild if is_mendable and copies else "",
        backups=[_line(backup) for backup in plight.backups] if can_restore else (),
        can_try_again=True,
        can_wait=was_open,
    )


def outcome_words(rescued: "Rescued") -> tuple[str, str, str]:
    """Heading, sentence, and where the former file is kept."""
    there = counted(rescued.papers, _tr("The library has 1 paper."), _tr("The library has %1 papers."))
    sentence = f"{there} {rescued.notice}".strip()
    if not rescued.kept_aside:
        return _tr("The library can be used again"), sentence, ""
    names = "\n".join(str(path) for path in rescued.kept_aside)
    kept = f"{_tr('The file that was there before is kept:')}\n{names}"
    return _tr("The library can be used again"), sentence, kept


def looking_words(error: Exception) -> RescueWords:
    """Until it is known what is safe."""
    return RescueWords(_tr("The library cannot be opened"), problem_text(error))


def _heading(plight: "Plight") -> str:
    words = {
        "missing": _tr("The library's database is missing"),
        "no library": _tr("The library's database cannot be read"),
        "damaged": _tr("The library is damaged"),
        "too new": _tr("The library is from a newer Postil"),
        "locked": _tr("The library is in use"),
    }
    return words.get(plight.trouble, _tr("The library cannot be opened"))


def _matter(plight: "Plight", error: Exception) -> str:
    words = {
        "missing": _tr("There is no database in “%1” any more, though papers or backups of it are there."),
        "no library": _tr("The file “library.db” in “%1” is no library, or its beginning was destroyed."),
        "damaged": _tr("Parts of the database in “%1” cannot be read any more."),
    }
    found = words.get(plight.trouble)
    if found is not None:
        return found.replace("%1", str(plight.folder))
    return str(error) if plight.trouble in ("too new", "locked") else problem_text(error)


def _safe(plight: "Plight") -> tuple[str, ...]:
    whole = [backup for backup in plight.backups if backup.papers is not None]
    lines = []
    if whole:
        sentence = counted(len(whole), _tr("1 backup, of %2"), _tr("%1 backups, the last of %2"))
        lines.append(sentence.replace("%2", f"{_when(whole[0])} ({_papers(whole[0])})"))
    if plight.plain_copies:
        lines.append(
            counted(
                plight.plain_copies,
                _tr("The plain copy of 1 paper"),
                _tr("The plain copies of %1 papers, those in the trash among them"),
            )
        )
    if not lines:
        lines.append(_tr("There are no backups and no plain copies in this folder."))
    if plight.trouble != "missing":
        lines.append(_tr("Nothing is deleted: the present file is kept aside under a name with the date."))
    return tuple(lines)


def _line(backup: "CountedBackup") -> BackupLine:
    size = QLocale().formattedDataSize(backup.size_bytes)
    text = "   ·   ".join((_when(backup), _papers(backup), size))
    if backup.papers is None:
        return BackupLine(backup.path, text, "")
    button = _tr("Restore the backup of %1 (%2)").replace("%1", _when(backup)).replace("%2", _papers(backup))
    return BackupLine(backup.path, text, button)


def _when(backup: "CountedBackup") -> str:
    return f"{day_text(local_day(backup.made_at))}, {backup.made_at.astimezone():%H:%M}"


def _papers(backup: "CountedBackup") -> str:
    if backup.papers is None:
        return _tr("cannot be read")
    return counted(backup.papers, _tr("1 paper"), _tr("%1 papers"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("RescueWords", text)
