"""Words that carry no meaning of their own in a question, per language."""

_LISTS = {
    "en": """
        a about according actually after all also am an and any anything are as at author authors be
        been before being between both but by came can come comes could did do does doing done
        during each else ever exactly find first for found from get gets give given gives go goes
        got had happen happened happens has have having he her here his how i if in into is it its
        itself just kind know known made make makes many may me might more most much must my need
        needed no not of on one only or other our out over paper papers really say says seem seems
        she should so some something sort still such take taken takes than that the their them then
        there these they thing things this those through to too under until up upon us use used uses
        using very was we well went were what when where whether which while who whom whose why will
        with within without would you your
    """,
    "de": """
        aber alle als also am an auch auf aus bei beim bin bis bisher da dabei damit dann das dass
        dem den der des die dies diese dieser dieses doch dort du durch ein eine einem einen einer
        eines er es für gab gefunden genau gibt haben hat hatte hier ich ihr ihre im in ins ist ja
        kann können lange man mehr mit nach nicht noch nur ob oder ohne sehr sein seine sich sie
        sind so um und uns unter viel viele vom von vor wann war waren warum was weil welche welcher
        welches wem wen wenn wer werden wie wieso wird wo wofür woher wohin womit wozu wurde wurden
        zu zum zur über
    """,
    "fr": """
        a au aucun aussi aux avec car ce ces cet cette combien comment d dans de depuis des donc du
        elle elles en est et fait il ils je l la le les leur leurs lui mais même n ne nos notre nous
        on ont ou où par pas peut plus pour pourquoi qu quand que quel quelle quelles quels qui quoi
        s sa sans se sera ses si son sont sous sur trouve trouvent trouvé un une vers vous y été
        être
    """,
    "es": """
        a al algo como con cual cuales cuando cuanto cuantos cuál cuáles cuándo cuántas cuánto
        cuántos cómo de del desde donde dónde el ella ellos en entre era es esta este esto está fue
        fueron ha han hay la las le les lo los me mi muy más no nos o para pero por porque que quien
        quienes quién qué se ser si sin sobre son su sus también un una uno unos y ya
    """,
}
STOP_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
