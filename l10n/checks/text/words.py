"""Words that tell one language from another, where a text is too short for anything else.

In: a text. Out: its words. Never done here: identifying a language, which takes longer texts.

The lists are function words, which no language lends: articles, pronouns, prepositions, auxiliary verbs.
"""

import re

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

_LISTS = {
    "en": """
        a an the of to and or is are was were be been have has had do does did not this that these those with
        from for by at on in it its you your we our they their he she his her my me us who what which when where
        how why will would can could should may might if then than as but about into over after before more most
        some any no all
    """,
    "fr": """
        le la les un une des du de et ou est sont était été avoir ai as ont ne pas ce cet cette ces avec pour
        par sur dans il elle ils elles vous votre vos nous notre nos leur leurs je tu mon ma mes son sa ses qui
        que quoi dont où comment quand plus très aussi mais si aux au en se aucun aucune
    """,
    "de": """
        der die das den dem des ein eine einen einem einer und oder ist sind war waren sein haben hat hatte
        nicht kein keine mit von für bei auf im in zum zur es sie er wir ihr ich du mein dein unser wer was wie
        wann wo warum wenn als aber auch über unter nach vor mehr noch nur schon
    """,
    "es": """
        el la los las un una unos unas de del y o es son era ser estar está no con para por en al lo se su sus
        tu mi nuestro nos que quien como cuando donde más muy pero si sobre este esta estos
    """,
    "it": """
        il lo la i gli le un uno una di del della dei delle e o è sono era essere non con per in da al alla che
        chi come quando dove più ma se su questo questa nel nella suo sua
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das e ou é são era ser estar não com para por em no na nos nas
        que quem como quando onde mais muito mas se seu sua este esta ao à
    """,
    "nl": """
        de het een en of is zijn was waren niet geen met van voor bij op in aan te dat die deze dit je u uw wij
        ons zij hij hun wie wat hoe wanneer waar waarom als maar ook over meer nog
    """,
}
FUNCTION_WORDS = {language: frozenset(words.split()) for language, words in _LISTS.items()}
_OF_NAMES = """
of the and in on for a an to at by de la le les du des et von van der den und del di da do dos das y e
"""
NAME_WORDS = frozenset(_OF_NAMES.split())
"""Function words that names are full of: The Lord of the Rings, Médecins Sans Frontières, Ludwig van Beethoven."""

_CLOSE = """
da nb nn no | sv nb nn da | cs sk | hr sr bs | id ms | gl pt | es gl ast | es pt | es ca | nl af | bg mk | de lb gsw
en sco | fr oc frp | ru uk be | tr az
"""
_KIN = tuple(frozenset(group.split()) for line in _CLOSE.strip().split("\n") for group in line.split("|"))
"""Languages in which whole phrases are the same."""


def words_of(text: str) -> list[str]:
    """List the words of a text."""
    return WORD.findall(text)


def are_kin(one: str, other: str) -> bool:
    """Say whether two languages are so close that whole phrases are the same in both."""
    return one != other and any({one, other} <= group for group in _KIN)
