"""Puts the steps of a trail into sentences, and its arrows into words."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from desktop_app.domain.trail import Trail, TrailKind, TrailStep
from desktop_app.ui.widgets.day_text import day_text, local_day


def trail_lines(trail: Trail) -> list[tuple[TrailStep, str]]:
    """Each step with its sentence, such as "15 Apr 2020: “Vagus nerve” raised “Where?”, p. 3"."""
    titles = {node.id: f"“{' '.join(node.title.split())}”" for node in trail.nodes}
    return [(step, _line(step, titles[step.source], titles[step.target])) for step in trail.steps]


def arrow_names() -> Mapping[TrailKind, str]:
    """What stands at the arrows of the picture."""
    return {
        TrailKind.RAISED: _tr("raised"),
        TrailKind.EVIDENCE: _tr("answered by"),
        TrailKind.BOUGHT: _tr("wanted because of it"),
        TrailKind.SPLIT: _tr("split off"),
        TrailKind.MERGED: _tr("merged into"),
        TrailKind.ANSWERED: _tr("answered"),
        TrailKind.DROPPED: _tr("dropped"),
        TrailKind.REPORTED: _tr("reported"),
    }


def _line(step: TrailStep, source: str, target: str) -> str:
    sentences = {
        TrailKind.RAISED: _tr("%1 raised %2"),
        TrailKind.EVIDENCE: _tr("%1 is answered by %2"),
        TrailKind.BOUGHT: _tr("%2 is wanted because of %1"),
        TrailKind.SPLIT: _tr("%2 was split off %1"),
        TrailKind.MERGED: _tr("%1 was merged into %2"),
        TrailKind.ANSWERED: _tr("%2 was answered"),
        TrailKind.DROPPED: _tr("%2 was dropped"),
        TrailKind.REPORTED: _tr("%2 was reported"),
    }
    names = {"%1": source, "%2": target}
    told = re.sub("%[12]", lambda place: names[place.group()], sentences[step.kind])
    day = day_text(local_day(step.at))
    return f"{day}: {told}, {step.detail}" if step.detail else f"{day}: {told}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("TrailWords", text)
