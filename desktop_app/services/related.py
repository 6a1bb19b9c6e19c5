"""Passages related to a question by meaning: reading the library for them, looking for them. Off until switched on.

They are a list of their own: nothing of them is mixed into what the radar ranks by words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.errors import ReaderError
from desktop_app.domain.ids import PaperId, QuestionId
from desktop_app.domain.radar import RadarPassage, RadarText
from desktop_app.domain.related import NearWindow, PaperTexts, RelatedState, Window, windows_of
from desktop_app.services.radar import pool_of
from desktop_app.services.radar_ranking import TextsToRank, Wanted, bare_words, left_out, passage_of

if TYPE_CHECKING:
    from desktop_app.meaning.ports import MeaningEngine
    from desktop_app.services.radar import RadarService
    from desktop_app.storage.store import LibraryStore
    from desktop_app.system.settings import Settings

_SECTION = "related"
_MOST_NEAR = 24  # about 60 sentences, which are encoded in about 100 ms
#: a cosine below which nothing is said; questions on what no paper of 35 is about came up to 0.27
FLOOR = 0.3


def _never() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class RelatedLook:
    """What is near to a question, with the texts that stand there now."""

    wanted: Wanted
    pool: TextsToRank
    near: Sequence[NearWindow]

    def windows(self) -> Iterator[tuple[RadarText, Window, float]]:
        """The windows that are near, each with its closeness; those whose text changed meanwhile are left out."""
        known = {
            (text.kind, text.id, text.page_index, window.key): (text, window)
            for text in self.pool.texts
            for window in windows_of(text.text)
        }
        for one in self.near:
            found = known.get((one.place.kind, one.place.id, one.place.page_index, one.key))
            if found is not None:
                yield (*found, one.closeness)


class RelatedService:
    """What is said to read the library runs on the store thread; the rest on any thread but the window's own."""

    def __init__(
        self, store: "LibraryStore", radar: "RadarService", settings: "Settings", engine: "MeaningEngine"
    ) -> None:
        self._store, self._radar, self._settings, self._engine = store, radar, settings, engine
        self._papers = self._left = 0
        self._problem = ""

    # on and off

    def state(self) -> RelatedState:
        """Whether they are looked for, and how far the library is read for them as far as that is known."""
        is_on = self._settings.section(_SECTION).get("on") is True
        read = max(0, self._papers - self._left)
        size = self._engine.size_bytes()
        return RelatedState(self._engine.is_installed, is_on, read, self._papers, self._problem, size)

    def switch(self, *, on: bool) -> None:
        """Look for them from now on, or no more; what was read is kept."""
        self._settings.put(_SECTION, {"on": True} if on else {})
        if not on:
            self._left = 0
            self.rest()

    def rest(self) -> None:
        """Let go of the memory until it is needed again; not while the library is read."""
        if not self._left:
            self._engine.rest()

    # reading the library for it

    def stamps(self) -> dict[PaperId, str]:
        """Reads the library: which texts there are."""
        with self._store.read() as unit:
            return unit.related.stamps()

    def due(self, stamps: Mapping[PaperId, str]) -> list[PaperId]:
        """The papers that are to be read."""
        with self._noted():
            found = self._engine.due(stamps)
        self._papers, self._left = len(stamps), len(found)
        return found

    def texts_of(self, paper: PaperId) -> PaperTexts:
        """Reads the library: the texts of a paper."""
        with self._store.read() as unit:
            return unit.related.of_paper(paper)

    def begin(self, texts: PaperTexts) -> int:
        """Read a paper; how many windows are to be encoded yet."""
        with self._noted():
            return self._count_read(self._engine.begin(texts))

    def go_on(self) -> int:
        """Encode for a moment; how many windows of the paper are left."""
        with self._noted():
            return self._count_read(self._engine.go_on())

    def read_all(self, cancelled: Callable[[], bool] = _never) -> None:
        """Read all that is due; where time does not matter. What was read stays read when this is stopped."""
        for paper in self.due(self.stamps()):
            left = self.begin(self.texts_of(paper))
            while left:
                if cancelled():
                    return
                left = self.go_on()

    # looking for passages

    def passages(
        self, question: QuestionId, listed: Sequence[RadarPassage] = (), limit: int = 10
    ) -> list[RadarPassage]:
        """Those nearest to a question, without what is `listed` already; ReaderError with a sentence why not."""
        wanted = self._radar.want([question])[0]
        return self.ranked(self.look_at(wanted, self.near(wanted)), listed, limit)

    # the same in three steps

    def near(self, wanted: Wanted) -> list[NearWindow]:
        """The windows of the library that are near enough to a question; needs no library."""
        found = self._engine.near(wanted.question.text, _MOST_NEAR)
        return [one for one in found if one.closeness >= FLOOR]

    def look_at(self, wanted: Wanted, near: Sequence[NearWindow]) -> RelatedLook:
        """Reads the library: what stands there now."""
        with self._store.read() as unit:
            return RelatedLook(wanted, pool_of(unit, unit.related.at(dict.fromkeys(one.place for one in near))), near)

    def ranked(self, look: RelatedLook, listed: Sequence[RadarPassage], limit: int = 10) -> list[RadarPassage]:
        """The best sentence of each text, the nearest first; needs no library.

        The score is the mean of the closeness of the sentence and that of its window, which has what it speaks of.
        """
        offered = _offered(look, listed)
        own = self._engine.closeness(look.wanted.question.text, [sentence for _text, sentence, _near in offered])
        scored = [(text, sentence, (one + near) / 2) for (text, sentence, near), one in zip(offered, own, strict=True)]
        found: list[RadarPassage] = []
        seen: set[object] = set()
        for text, sentence, score in sorted(scored, key=lambda one: -one[2]):
            keys = {(text.id, text.page_index), (text.paper_id, bare_words(sentence))}
            if score < FLOOR or len(found) == limit:
                break
            if not keys & seen:
                found.append(passage_of(look.wanted, look.pool, text, sentence, score, is_confident=False))
                seen |= keys
        return found

    @contextmanager
    def _noted(self) -> Iterator[None]:
        """Keep why the library cannot be read for it, for as long as that is so."""
        try:
            yield
        except ReaderError as error:
            self._problem = str(error)
            raise
        self._problem = ""

    def _count_read(self, left: int) -> int:
        if not left:
            self._left = max(0, self._left - 1)
        return left


def _offered(look: RelatedLook, listed: Sequence[RadarPassage]) -> list[tuple[RadarText, str, float]]:
    """The sentences that may be shown, each with the closeness of its window; none around what is listed already."""
    shown = {(one.paper_id, bare_words(one.passage)) for one in listed}
    found = []
    for text, window, closeness in look.windows():
        is_left_out = left_out(look.wanted, text.kind, look.pool.names[text.paper_id].title)
        if not any((text.paper_id, bare_words(sentence)) in shown for sentence in window.sentences):
            answers = [one for one in window.sentences if not _is_question(one) and not is_left_out(one)]
            found += [(text, sentence, closeness) for sentence in answers]
    return found


def _is_question(sentence: str) -> bool:
    """Nothing is as near to a question as another one, and that answers nothing."""
    return sentence.rstrip(" .”\"')").endswith("?")
