"""The words of the sample paper. Everything in it is invented, and it says so."""

from desktop_app.domain.paper import Bibliography, Contributor
from desktop_app.services.sample_pdf import Block

TITLE = "Sample paper: do notes in the margin help readers remember?"
AUTHORS = "Ada Example and Ben Muster"

CLAIM = "Readers who wrote in the margin recalled more of the text after a week"
OPEN_POINT = "the effect faded for readers who never returned to their notes"
PASSAGE = "A line under a sentence says that somebody was there; a word beside it says what she thought"
PASSAGE_PAGE_INDEX = 0
QUESTION = "Does the effect last longer when old notes are read again?"
TODO = "Look at the chart on page 2"
TAG = "sample"

_ABSTRACT = (
    "Sixty invented readers read an invented text on three evenings. One third read it as they pleased, one "
    "third underlined, and one third wrote short notes beside the passages that surprised them. Readers who "
    "wrote in the margin recalled more of the text after a week, and they asked better questions about it. "
    "After a month the effect faded for readers who never returned to their notes. We suggest that a note is "
    "not a store of what was read but the beginning of a conversation, which has to be taken up again."
)
PARTS = Bibliography(
    title=TITLE,
    type="article-journal",
    contributors=(Contributor("Example", "Ada"), Contributor("Muster", "Ben")),
    affiliations=("Department of Invented Results, University of Nowhere",),
    container="Journal of Invented Results (made by Postil)",
    year=2024,
    language="en",
    research_highlights=(
        "A note beside the text helps more than a line under it.",
        "What was asked in the margin was looked up later.",
        "Nothing of this was measured: the paper is a sample.",
    ),
    abstract=_ABSTRACT,
    abstract_from="Postil",
    keywords=("margin notes", "memory", "reading", "sample"),
)

#: what stands before and after the quoted passage in the note
NOTE_BEFORE = (
    "## First reading\n\nThis paper and this note were made by Postil, for trying things out. Write over them, "
    "mark what you like, and move the paper to the trash when you are done."
)
NOTE_AFTER = (
    "- [ ] Select some words and press a digit\n"
    "- [ ] Switch between the abstract and the PDF with the buttons above them\n"
    "- [x] Open the sample"
)

PAGES: tuple[tuple[Block, ...], ...] = (
    (
        Block("title", TITLE),
        Block("people", f"{AUTHORS}. Department of Invented Results, University of Nowhere"),
        Block("heading", "Abstract"),
        Block("body", _ABSTRACT),
        Block("heading", "1  Introduction"),
        Block(
            "body",
            "People have written in the margins of books for as long as books have had margins. The habit is "
            "easy to defend and hard to measure. A line under a sentence says that somebody was there; a word "
            "beside it says what she thought. This sample asks, in the manner of a study, whether the second "
            "is worth the trouble.",
        ),
        Block(
            "body",
            "No reader took part and no text was read. The numbers were chosen so that the chart on the next "
            "page has something to show, and the sentences so that there is something to mark, to ask and to "
            "find again.",
        ),
    ),
    (
        Block("heading", "2  Method"),
        Block(
            "body",
            "The sixty readers were drawn from thin air and divided into three groups of twenty. All of them "
            "read the same twelve pages on three evenings. The first group read and did nothing else. The "
            "second underlined whatever seemed important. The third wrote at least one note of at least three "
            "words on every page.",
        ),
        Block(
            "body",
            "After a week, and again after a month, every reader wrote down what she remembered. Two judges, "
            "who are invented too, counted the ideas that came back and agreed remarkably often.",
        ),
        Block("heading", "3  Results"),
        Block(
            "body",
            "Those who only read recalled a third of the ideas, those who underlined slightly more, and those "
            "who wrote notes more than half of them. The difference between the second and the third group was "
            "larger than that between the first and the second.",
        ),
        Block(
            "caption",
            "Figure 1. Share of ideas recalled after one week (invented).",
            chart=(("Only read", 0.34), ("Underlined", 0.41), ("Wrote notes", 0.58)),
        ),
        Block(
            "body",
            "After a month the three groups had come closer together. In the third group it made a difference "
            "whether the notes had been read again: those who had returned to them lost almost nothing.",
        ),
    ),
    (
        Block("heading", "4  Discussion"),
        Block(
            "body",
            "A note seems to work because it turns reading into writing, and because it leaves a question "
            "standing where it arose. The questions in the margin were the part that readers took up again; "
            "the praise and the underlining were not. It may be that a margin is less an archive than an "
            "appointment.",
        ),
        Block(
            "body",
            "The limits of this study are plain: it did not take place. Whoever wants to know more will have "
            "to do it, and may take these three pages as an invitation.",
        ),
        Block("heading", "References"),
        Block("body", "Example, A. (2023). On lines under sentences. Journal of Invented Results, 7(2), 11-19."),
        Block("body", "Muster, B. (2022). The margin as an appointment. Nowhere: University Press of Nowhere."),
    ),
)
