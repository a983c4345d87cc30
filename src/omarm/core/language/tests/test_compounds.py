"""Compounds as a municipality writes them. The first list was looked at while building; the second and third were not."""

import pytest

from omarm.core.language.compounds import cut, parts
from omarm.core.language.stems import dutch

LOOKED_AT = """
fietsvergoeding fiets vergoeding · bodemsanering bodem sanering · afvalinzamelaar afval inzamelaar · parkeervergunning
parkeer vergunning · omgevingsvergunning omgeving vergunning · bestemmingsplan bestemming plan · speeltuin speel tuin ·
reiskostenvergoeding reis kosten vergoeding · vakantiedagen vakantie dagen · raadsleden raad leden · gemeentewerf gemeente
werf · fietspaden fiets pad · laadpalen laad paal · zonnepanelen zon paneel · leerlingenvervoer leerling vervoer ·
wachtwoordbeheer wachtwoord beheer · thuiswerkvergoeding thuis werk vergoeding · medewerkerstevredenheid medewerker
tevredenheid · klantcontactcentrum klant contact centrum · datalek data lek · leidinggevende leiding gevende ·
gegevensbescherming gegeven bescherming · bijstandsuitkering bijstand uitkering · energietransitie energie transitie ·
rioolheffing riool heffing · integriteitsbeleid integriteit beleid · kerstborrel kerst borrel · evenementenvergunning
evenement vergunning · duurzaamheidslening duurzaamheid lening · ondernemingsraad onderneming raad
"""

NOT_LOOKED_AT = """
parkeervergunninghouder parkeer vergunning houder · kantoortuin kantoor tuin · inwonersavond inwoner avond ·
bewonersbijeenkomst bewoner bijeenkomst · rioleringswerkzaamheden riolering werkzaamheden · mantelzorgwaardering mantelzorg
waardering · kinderopvangtoeslag kind opvang toeslag · hondenbelasting hond belasting · trouwambtenaar trouw ambtenaar ·
jeugdconsulent jeugd consulent · schuldhulpverlener schuld hulpverlener · veiligheidsregio veiligheid regio ·
afvalbrengstation afval breng station · milieustraat milieu straat · groenonderhoud groen onderhoud · bomenkap boom kap ·
gladheidsbestrijding gladheid bestrijding · strooiroute strooi route · subsidieaanvraag subsidie aanvraag ·
vrijwilligersverzekering vrijwilliger verzekering · dorpshuis dorp huis · zwembad zwem bad · sportakkoord sport akkoord ·
stadspas stad pas · statushouders status houder · asielopvang asiel opvang · inburgeringscursus inburgering cursus ·
taalmaatje taal maatje · werkgeversservicepunt werkgever service punt · doelgroepenvervoer doelgroep vervoer ·
leerplichtambtenaar leer plicht ambtenaar · bezwaarschriftencommissie bezwaar schrift commissie · woonurgentie woon urgentie ·
seniorenwoning senior woning · geluidsoverlast geluid overlast · vuurwerkverbod vuurwerk verbod · camerabewaking camera
bewaking · archiefbeheer archief beheer · applicatiebeheer applicatie beheer · laptopreparatie laptop reparatie ·
verlofaanvraag verlof aanvraag · declaratieformulier declaratie formulier · rouwverlof rouw verlof
"""

# Written down before they were tried, after everything above was settled.
FRESH = """
straatverlichting straat verlichting · begrotingswijziging begroting wijziging · hitteplan hitte plan · speelvoorziening
speel voorziening · wijkbudget wijk budget · ambtseed ambt eed · vitaliteitscoach vitaliteit coach · loonstrook loon strook ·
werkoverleg werk overleg · vergaderstuk vergader stuk · pensioenfonds pensioen fonds · bedrijfsauto bedrijf auto ·
sleutelkast sleutel kast · lunchwandeling lunch wandeling · koffieautomaat koffie automaat · fietsenhok fiets hok ·
archiefstukken archief stuk · rattenoverlast rat overlast · boomwortels boom wortel · verkeersdrempel verkeer drempel ·
huisuitzetting huis uitzetting · inspraakavond inspraak avond · herindelingsontwerp herindeling ontwerp · oudergesprek
ouder gesprek · stagevergoeding stage vergoeding · telefooncentrale telefoon centrale · schoolzwemmen school zwemmen ·
dienstrooster dienst rooster · ziekenhuisbed ziekenhuis bed · warmteplan warmte plan
"""

# None of these has parts: looked at, not looked at, and fresh.
WHOLE = """
gemeente inwoner bestuur openbaar overheid bestuurder wethouder burgemeester beleid besluit voorstel uitkering vergunning
vergadering ondersteuning ontwikkeling verantwoordelijk duurzaam samenleving participatie organisatie communicatie informatie
administratie handhaving onderzoek onderwijs bereikbaar beschikbaar vriendelijk gezondheid veiligheid mogelijkheid
maatschappelijk ambtenaar secretaris directeur adviseur consulent coordinator projecten subsidie begroting belasting vragen
antwoorden volgende morgen gisteren natuurlijk eigenlijk verschillende betekenis gebruiken gebruiker aangifte opleiding
leverancier bibliotheek computer telefoon kantoor document amsterdam rotterdam jansen
beschikking verordening mandaat kwaliteit capaciteit formatie vacature sollicitatie contract factuur offerte rapportage
evaluatie monitor strategie ambitie resultaat verantwoording voorbereiding uitvoering begeleiding bewoner vrijwilliger
ontmoeting verbinding vertrouwen waardering beloning herstel verhuizing geboorte paspoort container verzoek melding reactie
verwachten verbeteren bespreken aanpakken organiseren meedenken stoppen vergeten besparen gesloten trekken beginnen koppelen
oorsprong standaard belangrijker adressering minister ministerie parameter procent europees vrijdag donderdag
beantwoorden politiek persoonlijk bijzonder wijziging verlenging beperking behandeling betrokken collega uitnodiging
inschrijving voortgang ervaring prioriteit inspiratie regionaal juridisch financieel
"""


def compounds(text):
    return [entry.split() for entry in text.split("·")]


def missed(text):
    """Return the compounds of which a part is not found, with what is."""
    return {
        word: parts(word)
        for word, *wanted in compounds(text)
        if not {dutch(part) for part in wanted} <= {dutch(part) for part in parts(word)}
    }


@pytest.mark.parametrize("text", [LOOKED_AT, NOT_LOOKED_AT])
def test_compounds_are_found_by_their_parts(text):
    assert missed(text) == {}


def test_nearly_all_fresh_compounds_are_found_by_their_parts():
    assert len(compounds(FRESH)) == 30
    assert len(missed(FRESH)) <= 2, missed(FRESH)


def test_what_is_no_compound_stays_whole():
    assert {word: cut(word) for word in WHOLE.split() if parts(word)} == {}


def test_a_cut_word_is_still_the_word():
    for word, *_ in compounds(LOOKED_AT + "·" + NOT_LOOKED_AT):
        assert "".join(cut(word)) == word


def test_parts_of_parts_are_parts():
    assert parts("bezwaarschriftencommissie")[:3] == ("bezwaar", "schrift", "commissie")
    assert {"doelgroep", "doel", "groep", "vervoer"} <= set(parts("doelgroepenvervoer"))


def test_words_of_the_organisation_are_parts_for_who_passes_them():
    ours = frozenset({"wmo", "zebra"})
    assert parts("wmoconsulent") == ()
    assert parts("wmoconsulent", ours) == ("wmo", "consulent")
    assert parts("zebraoverleg", ours) == ("zebra", "overleg")
    assert parts("wmoconsulent") == ()


@pytest.mark.parametrize(
    "word", ["", "a", "fiets", "x" * 5_000, "fietsvergoeding" * 500, "日本語日本語日本", "123456789"]
)
def test_what_is_no_word_stays_whole(word):
    assert cut(word) == (word,)
    assert parts(word) == ()
