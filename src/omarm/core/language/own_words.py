"""Words that no list or rule gets right, by hand: each was seen to go wrong."""


def _words(text):
    return frozenset(text.split())


def _longest_first(text):
    return tuple(sorted(text.split(), key=lambda word: (-len(word), word)))


# Looks like a compound and is none, or is one that nobody takes apart.
WHOLE = _words(
    "maatschappelijk maatschappelijke mandaat paspoort paspoorten stoppen oorsprong belangrijker adressering langetermijn "
    "voorstel handhaving waterschap waterschappen landschap landschappen europees meestal minimaal minister ministers "
    "procent procenten portfolio programmeren landscape telfort balkan barrage kinkhoest "
    "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
)  # fmt: skip

# Compounds of which a part is missing in the dictionary, as they are cut.
SPLIT = {
    "leidinggevende": ("leiding", "gevende"),
    "leidinggevenden": ("leiding", "gevenden"),
    "thuiswerk": ("thuis", "werk"),
    "thuiswerken": ("thuis", "werken"),
}

# Plurals with another vowel, which the dictionary lists as words of their own.
IRREGULAR = {
    "bedragen": "bedrag", "beenderen": "been", "bladeren": "blad", "bomen": "boom", "centra": "centrum",
    "criteria": "criterium", "dagen": "dag", "daken": "dak", "eieren": "ei", "gaten": "gat", "gebeurd": "gebeuren",
    "gebeurde": "gebeuren", "gebreken": "gebrek", "gelederen": "gelid", "geloofd": "geloven", "gemoederen": "gemoed",
    "getuigd": "getuigen", "glazen": "glas", "goederen": "goed", "hoven": "hof", "kalveren": "kalf",
    "kinderen": "kind", "knieen": "knie", "koeien": "koe", "lammeren": "lam", "leden": "lid", "lieden": "man",
    "liederen": "lied", "musea": "museum", "oorlogen": "oorlog", "oude": "oud", "overheden": "overheid",
    "paden": "pad", "panelen": "paneel", "raderen": "rad", "runderen": "rund", "schepen": "schip",
    "smeden": "smid", "steden": "stad", "vaten": "vat", "verdragen": "verdrag", "vlooien": "vlo", "volkeren": "volk",
    "wegen": "weg",
}  # fmt: skip

# Words that the stemmer cuts down to another word: overheid is not over.
OWN_STEMS = frozenset({"overheid"})

# What stands before a verb and leaves it, so that the dictionary lists the verb without: `aangemeld` is `aan` and `gemeld`.
SEPARABLE = _longest_first(
    "aaneen achter achteruit af beter bij binnen bloot buiten dicht door goed in klaar los mede mee na neer om onder op open over "
    "rond samen stil tegen terecht terug thuis toe uit vast vol voor vooruit vrij weg ziek aan",
)

# Words that are in nearly every text: not kept, and nobody has to be found by them.
DUTCH_STOP_WORDS = _words(
    "de het een en van in op te dat die dit deze voor met zijn aan er om niet ook als bij door maar dan of uit nog naar is was "
    "waren wordt worden werd werden heeft hebben had hadden ben bent geweest ik je jij jou jouw u uw hij zij ze we wij ons onze jullie "
    "hun hen hem haar mij me mijn t s n toch al zo zich wat wie waar hoe wel tot over onder tegen na want zou zouden zal zullen kan kunnen "
    "kon konden moet moeten mag mogen wil willen doe doet doen dus daar hier nu toen omdat welke welk elke elk",
)
# What a question has around what it asks for: read in a text, but nobody has to be found by it while there is another word.
OF_QUESTIONS = _words(
    "weet weten kent kennen alles iets iemand vraag vragen hoeveel waarom wanneer waarvoor graag precies "
    "knows know anyone someone everything something anything about",
)
ENGLISH_STOP_WORDS = _words(
    "a an and are as at be been being but by can could did do does for from had has have he her hers him his how i if in "
    "into is it its me my no nor not of off on or our ours out over own she should so than that the their them then there "
    "these they this those to too under until up was we were what when where which while who whom why will with would you "
    "your yours am",
)
