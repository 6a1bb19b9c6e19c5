"""What her own words suggest, and what they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.capture import OfferKind
from desktop_app.importers.pasted_text import PLUGIN
from desktop_app.importers.pasted_text.offers import find_offers
from desktop_app.importers.pasted_text.sentences import split_sentences
from tests.unit.importers.pasted_text.test_note import ABSTRACT, TITLE

SMALL = frozenset({"neurotrophins"})


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        ("I’m not even sure where Neurotrophins are found.", "Where are neurotrophins found?"),
        ("I wonder whether this works in humans.", "Does this work in humans?"),
        ("I wonder if VNS could help with PTSD.", "Could VNS help with PTSD?"),
        ("I wonder how long the effect lasts?", "How long does the effect last?"),
        ("I wonder who'd pay for it.", "Who would pay for it?"),
        ("I wonder how much current is needed.", "How much current is needed?"),
        ("Unclear how the dose was chosen.", "How was the dose chosen?"),
        ("It's unclear to me how VNS works.", "How does VNS work?"),
        ("The mechanism is unclear to me.", "What about the mechanism?"),
        ("How it acts is unclear.", "How does it act?"),
        ("I don't understand why they stopped at six weeks.", "Why did they stop at six weeks?"),
        ("Don't know what BDNF does in the gut.", "What does BDNF do in the gut?"),
        ("Not sure what neurotrophins are.", "What are neurotrophins?"),
        ("I can't tell whether they randomised the patients.", "Did they randomise the patients?"),
        ("No idea which receptors mediate the effect.", "Which receptors mediate the effect?"),
        ("Not clear which branch they stimulated.", "Which branch did they stimulate?"),
        ("I'd love to know who funded this.", "Who funded this?"),
        ("Not sure this holds in women.", "Does this hold in women?"),
        ("I'm curious about the sham condition.", "What about the sham condition?"),
        ("Unsure if it's safe.", "Is it safe?"),
        ("I'm not sure where to find the data.", "Where to find the data?"),
        ("Hmm, but does it apply to children?", "Does it apply to children?"),
        ("I wonder whether apes outrun bees.", "Is it true that apes outrun bees?"),
        ("Weiß nicht, wo Neurotrophine vorkommen.", "Wo kommen Neurotrophine vor?"),
        ("Unklar, ob das reicht.", "Reicht das?"),
        ("Je ne sais pas où se trouvent les neurotrophines.", "Où se trouvent les neurotrophines ?"),
        ("Me pregunto si funciona en niños.", "¿Funciona en niños?"),
        ("Mi chiedo se funziona nei bambini.", "Funziona nei bambini?"),
    ],
)
def test_a_doubt_is_worded_as_a_question(sentence: str, question: str) -> None:
    [offer] = find_offers([sentence], SMALL)
    assert (offer.kind, offer.text, offer.source, offer.promised) == (OfferKind.QUESTION, question, sentence, False)


@pytest.mark.parametrize(
    "sentence",
    [
        "I am sure where it is.",
        "This paper is great.",
        "Really?",
        "I know why.",
        "",
        "A whole new area I wasn’t aware of.",
    ],
)
def test_what_is_no_doubt(sentence: str) -> None:
    assert find_offers([sentence], SMALL) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "I’m tempted to buy this article, but don’t want to get carried away.",
        "Should I buy this paper?",
        "Maybe I'll buy the full article.",
        "Worth buying?",
        "I'd like to get a copy of this paper.",
        "I'm thinking of purchasing this review.",
        "TODO: buy article",
        "Ich bin versucht, diesen Artikel zu kaufen.",
    ],
)
def test_the_wish_to_buy(sentence: str) -> None:
    [offer] = find_offers([sentence], SMALL)
    assert (offer.kind, offer.text, offer.todo_kind) == (OfferKind.TODO, "Buy article?", "buy")


@pytest.mark.parametrize(
    "sentence", ["I won't buy this article.", "I bought this book.", "I want to buy a new device."]
)
def test_no_wish_to_buy(sentence: str) -> None:
    assert find_offers([sentence], SMALL) == ()


def test_one_wish_to_buy_is_enough() -> None:
    assert len(find_offers(["I want to buy this article. Really, I should buy this paper."], SMALL)) == 1


@pytest.mark.parametrize(
    "promise", ["Will report once I know.", "I'll look into it.", "Stay tuned!", "I will let you know."]
)
def test_a_promise_belongs_to_the_question_before_it(promise: str) -> None:
    offers = find_offers([f"Is it safe? Where are they made? {promise}"], SMALL)
    assert [(offer.text, offer.promised) for offer in offers] == [
        ("Is it safe?", False),
        ("Where are they made?", True),
    ]


def test_a_promise_with_its_question_inside() -> None:
    [offer] = find_offers(["Will report once I know whether it is covered by insurance."], SMALL)
    assert (offer.text, offer.promised) == ("Is it covered by insurance?", True)


def test_a_promise_alone_is_offered_as_well() -> None:
    [offer] = find_offers(["I will look into this and report back."], SMALL)
    assert offer.promised
    assert offer.kind is OfferKind.QUESTION


def test_the_same_question_twice_is_one() -> None:
    assert len(find_offers(["Is it safe? is it safe?"], SMALL)) == 1


def test_questions_of_the_paper_are_not_hers() -> None:
    abstract = ABSTRACT.replace("We watched", "Why do turtles sleep? Whether they dream is unclear. We watched")
    draft = PLUGIN.read(f"Do turtles dream? A field study\nAnna Weber, Marco Bianchi\nAbstract\n{abstract}")
    assert draft.offers == ()
    draft = PLUGIN.read(f"{TITLE}\n\n{abstract}\n\nIs fur really needed?")
    assert [offer.text for offer in draft.offers] == ["Is fur really needed?"]


def test_sentences_end_where_they_end() -> None:
    text = "See Fig. 3, e.g. the gut. Is it safe (i.e. harmless)? Yes! No… Dr. Weber says so"
    assert split_sentences(text) == (
        "See Fig. 3, e.g. the gut.",
        "Is it safe (i.e. harmless)?",
        "Yes!",
        "No…",
        "Dr. Weber says so",
    )


WORDS = "I wonder whether if not sure where how who 's 'd is does it the ? ! . , buy this tempted to"


@given(st.lists(st.sampled_from(WORDS.split())))
def test_any_words_are_bearable(words: list[str]) -> None:
    text = " ".join(words)
    for offer in find_offers([text], SMALL):
        assert offer.text == offer.text.strip() != ""
        assert offer.source in text
