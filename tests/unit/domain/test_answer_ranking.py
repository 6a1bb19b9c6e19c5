"""Sentences as answers: the shape that is asked for, nearness, and what never makes anyone sure."""

import pytest

from desktop_app.domain.abbreviations import abbreviations_in
from desktop_app.domain.answer_ranking import Ranked, ReadText, asked, best_sentence, coverage, hits_in
from desktop_app.domain.answer_shapes import AnswerShape, shape_asked, shape_test
from desktop_app.domain.sentences import sentences_of


def best(question: str, text: str) -> Ranked | None:
    ready = asked(question, lambda _stem: 1.0)
    return best_sentence(ready, ReadText(text), lambda _sentence: False)


@pytest.mark.parametrize(
    ("question", "shape", "answer", "other"),
    [
        ("Where are they found?", AnswerShape.PLACE, "They live in Norway.", "They live long."),
        ("When was it founded?", AnswerShape.DATE, "It began in 1969.", "It began well."),
        ("How many took part?", AnswerShape.NUMBER, "Twelve did.", "Most did."),
        ("How long does it last?", AnswerShape.DURATION, "It takes 20 minutes.", "It takes 20 steps."),
        ("Why did it fail?", AnswerShape.REASON, "It failed because of rain.", "It failed."),
        ("Who wrote it?", AnswerShape.PERSON, "It was Ada Lovelace.", "it was written."),
        ("What is a postil?", AnswerShape.DEFINITION, "A postil is a note.", "A postil helped."),
        ("Wie viele Zellen?", AnswerShape.NUMBER, "Es waren 12.", "Es waren einige."),
    ],
)
def test_the_shape_of_an_answer(question: str, shape: AnswerShape, answer: str, other: str) -> None:
    assert shape_asked(question) is shape
    assert shape_test(shape)(answer)
    assert not shape_test(shape)(other)


def test_a_number_wins_where_a_number_is_asked() -> None:
    found = best("How many readers took notes?", "Some readers took notes there. Then 41 readers took notes here.")
    assert found is not None
    assert found.sentence == "Then 41 readers took notes here."
    assert found.confident


def test_words_near_one_another_win() -> None:
    near = best("Does vagal stimulation help?", "In it vagal stimulation helped the rats over all days.")
    far = best("Does vagal stimulation help?", "In vagal rats over all of the many days of stimulation it helped.")
    assert near is not None
    assert far is not None
    assert near.score > far.score


def test_a_bibliography_or_another_question_makes_nobody_sure() -> None:
    reference = best(
        "Do notes help readers?", "Muster B., Notes help readers, Journal of Notes, vol. 3, pp. 4, doi 10.1/x"
    )
    question = best("Do notes help readers?", "So we ask whether the notes help all of the readers?")
    assert reference is not None
    assert question is not None
    assert not reference.confident
    assert not question.confident


def test_no_word_no_answer() -> None:
    assert best("Where do whales sleep?", "Notes help readers.") is None


def covered(question: str, text: str) -> float:
    return coverage(asked(question, lambda _stem: 1.0), ReadText(text))


def test_a_word_of_the_family_counts_less_than_the_word_and_more_than_a_related_one() -> None:
    question = "How accurate is it?"
    same, family, related = (covered(question, f"It is {word}.") for word in ("accurate", "accuracy", "precision"))
    assert same > family > related > covered(question, "It is blue.") == 0


def test_a_short_form_counts_for_what_it_stands_for() -> None:
    question = asked("Does vagus nerve stimulation help?", lambda _stem: 1.0)
    read = ReadText("VNS it is.")
    assert coverage(question, read) == 0
    assert question.learn(abbreviations_in("We looked at vagus nerve stimulation (VNS) and at rats (RATS).")) == {"vns"}
    assert coverage(question, read) > 0


def test_what_a_short_form_in_a_question_stands_for_is_looked_for() -> None:
    question = asked("Does VNS help?", lambda _stem: 1.0)
    assert question.learn([("vns", ("vagus", "nerve", "stimulation"))]) == {"vagus nerve stimulation"}
    assert question.matches("vagus")


def test_the_words_that_speak_for_a_sentence() -> None:
    sentence = "The accuracy was low."
    assert [sentence[start:end] for start, end in hits_in(asked("How accurate?", lambda _stem: 1.0), sentence)] == [
        "accuracy"
    ]


def test_sentences_of_a_page() -> None:
    text = "Notes help read-\ners (Muster et al. 2019). They ﬁnd more.\n\nFig. 2 shows it"
    assert sentences_of(text) == ["Notes help readers (Muster et al. 2019).", "They find more.", "Fig. 2 shows it"]
    assert sentences_of("It ends.\nResults and discussion\nThey find\nLittle.") == [
        "It ends.",
        "Results and discussion",
        "They find Little.",
    ]
    assert all(len(one.split()) <= 70 for one in sentences_of("word " * 200))
