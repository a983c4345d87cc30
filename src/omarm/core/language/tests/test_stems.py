import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as some

from omarm.core.folding import fold
from omarm.core.language import stems
from omarm.core.language.stems import dutch, english, stem

MEET = """
werken werkt werk gewerkt · aanvragen aanvraag aangevraagd · aanmelden aangemeld aanmelding · declareren declaratie
declaraties gedeclareerd · parkeren parkeer geparkeerd · verlengen verlengd verlenging · verhogen verhoogd verhoging ·
begeleiden begeleiding · mogelijk mogelijkheid mogelijkheden · vergelijken vergelijking · gebruik gebruiken gebruikt ·
gebied gebieden · gemeente gemeenten · gezin gezinnen · gesprek gesprekken · gegeven gegevens · gezond gezonde gezondheid ·
huis huizen · stad steden · lid leden · raadslid raadsleden · pad paden · fietspad fietspaden · laadpaal laadpalen ·
dag dagen · weg wegen · boom bomen · week weken · kind kinderen · museum musea · auto autos auto's · collega collegas
collega's · idee ideeën · reünie reünies · koe koeien · knie knieën · bouwen gebouwd · downloaden gedownload ·
nieuw nieuwe · groot grote · hoog hoge · duurzaam duurzame · sociaal sociale · ziek zieke zieken · overheid overheden ·
gebeuren gebeurd · thuiswerken thuisgewerkt thuiswerk · opzeggen opgezegd · afdeling afdelingen · vergunning vergunningen
"""

APART = """
gebied bieden · gezin zin · gezag zag · gelijk lijken · geluid luiden · gemeente menen · begeleiding beleid · gezond zon ·
gebouw bouwen · overheid over · kort kor · mogelijk molik · baan ban · geval vallen · gevoel voelen · raad rad
"""


def entries(text):
    return [[fold(word).replace("'", "") for word in entry.split()] for entry in text.split("·")]


@pytest.mark.parametrize("words", entries(MEET), ids=lambda words: words[0])
def test_forms_of_a_word_meet(words):
    assert len({dutch(word) for word in words}) == 1, [dutch(word) for word in words]


@pytest.mark.parametrize("words", entries(APART), ids=lambda words: words[0])
def test_other_words_stay_apart(words):
    assert len({dutch(word) for word in words}) == len(words)


def test_the_algorithm_alone_would_let_them_meet():
    assert stems.kraaij_pohlmann("gebied") == stems.kraaij_pohlmann("bieden")
    assert stems.kraaij_pohlmann("begeleiding") == stems.kraaij_pohlmann("beleid")


def test_a_language_has_its_own_stems():
    assert english("policies") == english("policy")
    assert stem("policies", "en-gb") == english("policies")
    assert stem("huizen", "nl") == stem("huizen", "nl-be") == "huis"
    assert stem("huizen", "fy") == "huizen"


def test_threads_do_not_mix_their_words():
    usual = sys.getswitchinterval()
    words = [f"{a}{b}{c}en" for a in "bdfghklmnprstvw" for b in ("aa", "o", "ie", "uu") for c in "dfgklmnprst"] * 3
    alone = [stems.kraaij_pohlmann(word) for word in words]
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as pool:
            assert list(pool.map(stems.kraaij_pohlmann, words)) == alone
    finally:
        sys.setswitchinterval(usual)


@given(some.text(alphabet="abcdefghijklmnoprstuvwxyz0123456789é日א", max_size=80))
def test_any_word_has_a_stem_that_is_not_empty_nor_much_longer(word):
    for lang in ("nl", "en"):
        assert bool(stem(word, lang)) == bool(word)
        assert len(stem(word, lang)) <= len(word) + 8
