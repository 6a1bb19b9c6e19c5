"""Words that reports and their readers use for one thing: what a question calls it need not be what the text calls it.

Only the general vocabulary of reports, of method, quantity, place, time and cause; never that of a field.
"""

from functools import lru_cache

from desktop_app.domain.word_families import family_of

_GROUPS = (
    # people
    "participants subjects volunteers people persons respondents individuals cohort",
    "patients cases subjects participants",
    "women female girls woman",
    "men male boys man",
    "child children pediatric paediatric infants youth",
    "pupil student learner trainee undergraduate",
    "teacher instructor lecturer tutor educator trainer",
    "teach course lesson curriculum instruction workshop taught training class classroom learn",
    "author researcher scientist investigator",
    "expert specialist professional",
    # quantity
    "amount quantity number dose concentration level volume total",
    "big large size great extent dimension",
    "small little low few minor minimal",
    "many numerous several multiple",
    "increase rise grow gain elevate higher enhance upregulate more",
    "decrease reduce fall drop decline lower fewer diminish downregulate less shrink",
    "average mean median typical",
    "share percentage proportion percent rate fraction ratio",
    "range interval span between",
    "limit threshold maximum minimum cutoff bound",
    "main primary major chief principal",
    "same equal identical similar alike",
    # time
    "duration long last hours minutes days weeks months years period",
    "begin start launch found origin establish initiate onset originate",
    "end finish stop terminate complete cease",
    "fast quick speed rapid performance runtime time",
    "slow overhead latency delay",
    "old age years elderly",
    "often frequent frequency common usually",
    "first initial earliest original",
    "later subsequent follow afterwards after",
    "before previous prior earlier",
    # place
    "where located expressed distributed observed present site region area occur",
    "place location site region area located country city",
    "inside within internal inner",
    "come originate derive stem source",
    # cause and effect
    "cause induce lead due reason because result trigger produce",
    "why because due reason owing since",
    "effect impact influence outcome consequence result affect",
    "prevent avoid inhibit block suppress protect",
    "help improve benefit support facilitate aid assist",
    "harm damage adverse injury risk toxic",
    "depend rely require need necessary",
    "allow enable permit let possible",
    "relate associate correlate link connect relationship",
    "compare comparison versus difference differ contrast",
    "change alter modify vary variation adapt",
    # doing research
    "data dataset corpus sample collection records",
    "method approach technique procedure algorithm way strategy",
    "test experiment trial evaluate examine assess study investigate check",
    "measure quantify determine estimate assess",
    "questionnaire survey interview",
    "predict forecast prediction estimate",
    "assume assumption hypothesis suppose",
    "show demonstrate indicate reveal find",
    "suggest recommend advise propose",
    "choose select pick decide",
    "remove delete discard eliminate exclude omit drop",
    "add include append insert",
    "combine merge join integrate together",
    "divide split separate partition segment",
    "reproduce replicate repeat rerun",
    "error mistake failure bug fault problem deviation",
    "drawback limitation disadvantage weakness shortcoming lack",
    "advantage benefit strength",
    "accuracy precision correct accurate",
    "reliable robust stable consistent",
    "important significant relevant crucial essential",
    "new novel recent",
    "picture image figure photograph scan",
    "write describe report state mention document",
    "name call term label known",
    "kind type sort category class variety",
    "part component element module section",
    "goal aim purpose objective intend",
    "use apply employ utilize",
    "build construct develop create implement design make",
    "obtain get receive acquire collect gather",
    "send transmit transfer message communicate",
    "save store archive preserve keep deposit",
    # means
    "money funding grant fund supported sponsor finance pay",
    "cost price expensive expense charge",
    "buy purchase commercial",
    "free open public available license",
    "program software code tool package library implementation script",
    "computer machine hardware processor",
    "network graph connection",
    # health
    "illness disease disorder condition syndrome",
    "drug medication treatment therapy medicine",
    "doctor physician clinician practitioner",
    "bleeding haemorrhage hemorrhage",
    "death mortality died fatal survival",
    "heart cardiac cardiovascular",
    "brain cerebral neural",
    "blood serum plasma",
    "animal species mammal",
)


@lru_cache(maxsize=4)
def related_families(language: str) -> dict[str, frozenset[str]]:
    """What may stand for each family; nothing in languages whose words we do not know."""
    found: dict[str, frozenset[str]] = {}
    if language == "en":
        for group in _GROUPS:
            families = frozenset(family_of(word, language) for word in group.split())
            for one in families:
                found[one] = found.get(one, frozenset()) | (families - {one})
    return found
