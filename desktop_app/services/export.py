"""Exports papers into files that other programs read, and brings exported files up to date."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from desktop_app.domain.errors import EnvironmentProblemError, ReaderError
from desktop_app.domain.ids import CategoryId, PaperId
from desktop_app.services.copy_target import COPY_FORMAT, COPY_LABEL
from desktop_app.services.export_assets import copy_assets
from desktop_app.services.export_folder import ExportFolder, Target
from desktop_app.services.outlines import outline_of
from desktop_app.services.plugins import Plugins
from desktop_app.system.disk_problems import disk_reason, told_as

if TYPE_CHECKING:
    from desktop_app.exporters.base import Exporter, Merged, Outline
    from desktop_app.kinds.base import MarkKind
    from desktop_app.services.annotated_copies import AnnotatedCopyService
    from desktop_app.storage.assets import AssetStore
    from desktop_app.storage.store import LibraryStore


@dataclass(frozen=True, slots=True)
class Exported:
    """What became of one paper; `notice` is for the reader, where there is something that she should know."""

    paper_id: PaperId
    path: Path
    format: str
    written: Literal["new", "updated", "unchanged"]
    notice: str | None = None


class ExportService:
    def __init__(self, store: "LibraryStore", assets: "AssetStore", copies: "AnnotatedCopyService") -> None:
        self._store, self._assets, self._copies = store, assets, copies
        self._exporters: Plugins[Exporter] = Plugins("desktop_app.exporters", "postil.exporters")
        self._kinds: Plugins[MarkKind] = Plugins("desktop_app.kinds", "postil.kinds")

    def formats(self) -> list[tuple[str, str]]:
        """Id and label of each format."""
        return [*((exporter.id, exporter.label) for exporter in self._exporters.all()), (COPY_FORMAT, COPY_LABEL)]

    def export(
        self, papers: Sequence[PaperId], format_id: str, out: Path, only_categories: Collection[CategoryId] = ()
    ) -> list[Exported]:
        """One file for each paper in the folder `out`, which is made; of the marks only those of some categories.

        What the reader wrote into a file stays. Raises EnvironmentProblemError where the disk refuses: that file is
        then as it was, and those before it are exported.
        """
        if format_id == COPY_FORMAT:
            return self._copies.export(papers, out, only_categories)
        exporter = self._exporter(format_id)
        with told_as(f"Nothing could be exported to “{out}”"):
            folder = ExportFolder(out)
        done: list[Exported] = []
        for paper in dict.fromkeys(papers):
            outline = self._outline(paper, only_categories)
            with told_as(f"“{out}” could not be used"):
                target = folder.target(exporter.stem(outline), exporter.extension, partial(_is_export, exporter, paper))
            done.append(_write(folder, target, exporter, outline, len(done), self._assets))
        return done

    def text(self, paper: PaperId, format_id: str, only_categories: Collection[CategoryId] = ()) -> str:
        """What a new file would hold; raises ReaderError for a format that is no text."""
        if format_id == COPY_FORMAT:
            raise ReaderError(f"{COPY_LABEL} is no text and cannot be printed; give a folder.")
        exporter = self._exporter(format_id)
        if not exporter.is_text:
            raise ReaderError(f"{exporter.label} is no text and cannot be printed; give a folder.")
        return exporter.render(self._outline(paper, only_categories)).decode("utf-8")

    def _outline(self, paper: PaperId, only: Collection[CategoryId]) -> "Outline":
        with self._store.read() as unit:
            for category in only:
                unit.categories.get(category)
            return outline_of(unit, paper, self._kind_label, only)

    def _exporter(self, name: str) -> "Exporter":
        for exporter in self._exporters.all():
            if exporter.id == name:
                return exporter
        raise ReaderError(f"There is no format “{name}”; there is {', '.join(one for one, _label in self.formats())}.")

    def _kind_label(self, name: str) -> str:
        return next((kind.label for kind in self._kinds.all() if kind.id == name), name)


def _is_export(exporter: "Exporter", paper: PaperId, content: bytes) -> bool:
    return exporter.owner_of(content) == paper


def _write(
    folder: ExportFolder,
    target: Target,
    exporter: "Exporter",
    outline: "Outline",
    done: int,
    assets: "AssetStore",
) -> Exported:
    notices: list[str] = []
    if target.existing is None:
        content = exporter.render(outline)
        if target.evaded:
            notices = [f"“{target.evaded}” is there already and is no export of this paper, so it was left alone."]
    else:
        merged: Merged = exporter.merge(outline, target.existing.content)
        content, notices = merged.content, list(merged.notices)
    written: Literal["new", "updated", "unchanged"] = "updated" if target.existing else "new"
    if target.existing is not None and target.existing.content == content:
        written = "unchanged"
    else:
        try:
            folder.write(target, content)
        except OSError as error:
            raise EnvironmentProblemError(_not_written(target, done, disk_reason(error))) from error
    pictures = copy_assets(content, assets, target.path.parent) if exporter.is_text else None
    notices += [pictures] if pictures else []
    return Exported(outline.paper.id, target.path, exporter.id, written, " ".join(notices) or None)


def _not_written(target: Target, done: int, reason: str) -> str:
    kept = "is as it was" if target.existing else "was not made"
    papers = {0: "no paper was", 1: "1 paper was"}.get(done, f"{done} papers were")
    return f"“{target.path.name}” could not be written and {kept}; before it {papers} exported: {reason}."
