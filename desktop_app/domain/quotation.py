"""Words of a paper as they are quoted elsewhere: in quotation marks, with authors, year and page."""

from dataclasses import dataclass

from desktop_app.domain.markdown_text import escaped
from desktop_app.domain.own_link import OwnLink
from desktop_app.domain.paper import Bibliography

_TITLE_CHARACTERS = 40


@dataclass(frozen=True, slots=True)
class Quotation:
    """`words` may have several paragraphs; `page` is what the page is called, empty where there is none."""

    words: str
    source: Bibliography
    page: str = ""

    @property
    def reference(self) -> str:
        """The paper in a few words: "Breit et al. 2018, p. 3"."""
        names = [person.short_name for person in self.source.authors]
        who = f"{names[0]} et al." if len(names) > 2 else " & ".join(names)
        who = who or self.source.title[:_TITLE_CHARACTERS].strip()
        said = f"{who} {self.source.year}" if self.source.year else who
        return f"{said}, p. {self.page}" if self.page else said

    @property
    def plain(self) -> str:
        """For any program."""
        return f"“{self.words}” ({self.reference})"

    def markdown(self, link: OwnLink) -> str:
        """For a note, with a link back to the place."""
        words = "\n\n".join(escaped(part) for part in self.words.split("\n") if part)
        return f"“{words}” ([{escaped(self.reference)}]({link}))"
