"""Words that papers and their readers use for one thing: what a question calls it need not be what the text calls it.

Only the general vocabulary of reports, never that of a field.
"""

from functools import lru_cache

from desktop_app.domain.question_words import stem

_GROUPS = (
    "participants subjects volunteers students people persons respondents individuals",
    "patients cases subjects",
    "money funding grant funded supported sponsor financed fellowship pay paid",
    "cost price expensive expense",
    "fast speed faster speedup quick performance time runtime throughput rapid",
    "slow slower overhead latency",
    "memory ram gb gpu storage",
    "big large size great larger",
    "small little low few",
    "error mistake failure bug fault problem",
    "error deviation uncertainty",
    "drawback limitation disadvantage weakness shortcoming threat problem",
    "advantage benefit strength",
    "accuracy precision correct f1 score performance",
    "increase rise grow gain improve improvement higher",
    "decrease reduce fall drop decline lower reduction",
    "compare comparison versus baseline difference differ",
    "cause reason due because lead",
    "effect impact influence outcome consequence result",
    "data dataset corpus sample collection",
    "picture image figure scan",
    "teach teaching learn course lesson curriculum instruction workshop taught",
    "teacher instructor lecturer tutor educator mentor",
    "pupil student learner trainee",
    "program software code tool package library implementation",
    "language written implemented programming",
    "method approach technique procedure algorithm way",
    "build construct develop create implement",
    "begin start launch founded origin establish",
    "end finish stop terminate completed",
    "duration long last hours minutes days weeks months",
    "place location site country city located",
    "buy purchase commercial",
    "free open public available license freely",
    "illness disease disorder condition",
    "drug medication treatment therapy",
    "bleeding haemorrhage hemorrhage",
    "death mortality died fatal",
    "test experiment trial evaluate examine assess",
    "questionnaire survey interview",
    "women female girls",
    "men male boys",
    "child children pediatric",
    "old age years older",
    "average mean median",
    "share percentage proportion percent rate",
    "reproduce replicate reproducible replication",
    "predict forecast prediction",
    "guess assume assumption hypothesis",
    "choose select chosen selection pick",
    "remove delete discard eliminate exclude excluded",
    "processor cpu gpu hardware machine computer",
    "parallel concurrent distributed threads",
    "save store archive preserve",
    "suggest recommend advise propose",
    "show demonstrate indicate reveal",
    "animal species mammal",
    "fire wildfire burn",
    "water rain hydro moisture",
)


@lru_cache(maxsize=4096)
def related_stems(own: str, language: str) -> frozenset[str]:
    """The stems that may stand for a stem of a question; none in languages whose words we do not know."""
    if language != "en":
        return frozenset()
    groups = [frozenset(stem(word, "en") for word in group.split()) for group in _GROUPS]
    return frozenset().union(*(group for group in groups if own in group)) - {own}
