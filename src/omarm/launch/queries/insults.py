"""Words that hurt, in a name for all: what is refused, and what a colleague looks at first.

On the day of the contest the list of a house is mostly empty, so that a short one of our own, Dutch and English, stands beside
it. No list is ever whole: colleagues report what it does not know, and somebody looks at every name (commands/looking.py).
"""

# Refused wherever their letters stand: in no decent word.
INSIDE = (
    "klootzak", "klotezooi", "klojo", "hufter", "sukkel", "debiel", "idioot", "idiot", "imbeciel", "mongool",
    "mongolen", "achterlijk", "smeerlap", "rotzak", "etterbak", "lamlul", "lulhannes", "oetlul", "paardenlul",
    "boerenlul", "kutwijf", "kutzooi", "kutbaas", "graftak", "galbak", "reetridder", "hoerenzoon", "hoerenkind",
    "hoerenjong", "hoerenloper", "ouwehoer", "kankerlijer", "kankerhond", "kankerzooi", "kankerhoer", "kankerlul",
    "teringlijer", "teringzooi", "pleurislijer", "tyfus", "kolerelijer", "klerelijer", "stront", "schijt", "flapdrol",
    "schoft", "zakkenwasser", "viespeuk", "mafkees", "mafketel", "matennaaier", "mierenneuker", "geitenneuker",
    "kontneuk", "neuken", "verneuk", "godver", "sodemieter", "nazist", "hitler", "holocaust", "kaffer", "pisnicht",
    "zeikwijf", "zeikerd", "dombo", "domkop", "stommeling", "fuck", "bitch", "bastard", "asshole", "arsehole",
    "dickhead", "bullshit", "bulshit", "dumbass", "motherf", "wanker", "retarded",
)  # fmt: skip

# Refused as a word, and where a word or the whole name begins with them.
BEGINNING = (
    "kut", "lul", "trut", "slet", "hoer", "tering", "flikker", "nikker", "kreng", "nazi", "spast", "kloot", "klote",
    "neuk", "zeik", "shit", "cunt", "slut", "whore", "nigger", "faggot", "mongol",
)  # fmt: skip
# Good words that begin with one of those, as far as they tell it.
GOOD = (
    "hoera", "nazicht", "nazien", "nazit", "flikkerlicht", "klots", "mongolie", "shiitake", "lullaby", "lulu",
    "knikker",
)  # fmt: skip

# Refused as a word alone: half of a good name (Wetering, knikker, kakelbont, newsletter), or a name of its own.
ALONE = (
    "teef", "mof", "eikel", "drol", "kak", "poep", "pik", "wijf", "aso", "tokkie", "mietje", "snol", "kech", "loeder",
    "trol", "kneus", "sufferd", "moron", "retard", "prick", "twat", "dick", "pussy", "crap", "tosser",
)  # fmt: skip

# A colleague looks first: an insult in another place than where it mostly stands, or a word that is meant well just as often.
DOUBTFUL = (
    "kanker", "kut", "lul", "hoer", "nazi", "neuk", "klote", "slet", "trut", "flikker", "nikker", "spast", "shit",
    "poep", "pleuris", "kolere", "homo", "lesbo", "neger", "joden", "moslim", "zigeuner", "marokkan", "gehandicapt",
    "allochtoon", "aids", "jihad", "satan", "teringh", "kakker", "gestoord", "dikzak", "rukker", "zeik", "geil",
    "klootoog", "kloterij", "stomkop", "porno", "seks",
)  # fmt: skip
