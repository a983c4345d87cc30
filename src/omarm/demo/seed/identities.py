"""What synthetic people, departments and groups are called."""

GIVEN = (
    "Aisha", "Anne", "Anouk", "Arjan", "Bart", "Bas", "Bilal", "Carla", "Chantal", "Daan", "Daniëlle", "Dennis", "Emma",
    "Erik", "Esra", "Eva", "Fatima", "Femke", "Floor", "Frank", "Gerda", "Gijs", "Hanna", "Hans", "Hatice", "Henk",
    "Ilse", "Imane", "Inge", "Jan", "Jasmijn", "Jeroen", "Jolanda", "Joost", "Karin", "Kees", "Khalid", "Lars", "Lieke",
    "Linda", "Lotte", "Maaike", "Marieke", "Mark", "Marloes", "Mehmet", "Mieke", "Mohamed", "Monique", "Naomi", "Nienke",
    "Noor", "Olga", "Paul", "Peter", "Petra", "Pim", "Renée", "Rick", "Robin", "Ruben", "Saskia", "Sander", "Sanne",
    "Sevda", "Sjoerd", "Sofie", "Stefan", "Suzanne", "Tessa", "Thijs", "Tim", "Truus", "Vera", "Wendy", "Willem",
    "Wouter", "Yara", "Youssef", "Zoë",
)  # fmt: skip

# A tussenvoegsel, where the name has one, and the rest.
SURNAMES = tuple(
    tuple(name.rpartition("|")[::2])
    for name in (
        "de|Jong", "Jansen", "de|Vries", "van den|Berg", "Bakker", "van|Dijk", "Visser", "Smit", "Meijer", "de|Boer",
        "Mulder", "de|Groot", "Bos", "Vos", "Peters", "Hendriks", "van|Leeuwen", "Dekker", "Brouwer", "de|Wit",
        "Dijkstra", "Smits", "de|Graaf", "van der|Meer", "Kok", "Jacobs", "van der|Linden", "Vermeulen", "de|Haan",
        "van den|Broek", "Schouten", "van|Beek", "Willems", "van|Vliet", "Hoekstra", "Maas", "Verhoeven", "Koster",
        "van|Dam", "Prins", "Blom", "Huisman", "Peeters", "Kuipers", "van|Veen", "Post", "Kuiper", "Veenstra", "Kramer",
        "van den|Brink", "Scholten", "van|Wijk", "Postma", "Martens", "Timmermans", "Groen", "Gerritsen", "Zijlstra",
        "Yılmaz", "El Amrani", "Bouzid", "Kaya", "Demir", "Öztürk", "Haddad", "Ramdin", "Fernandes", "Nguyen", "Chen",
        "van 't|Hof", "ter|Horst", "in 't|Veld", "op de|Beek", "ten|Have", "Bergsma", "Terpstra", "de|Ruiter", "Sanders",
        "Molenaar", "Evers", "Claassen", "Rutten", "Wolters", "Gül", "Boersma", "Lammers", "Driessen", "Vink", "Schipper",
        "Hermans", "Bosman", "Kooijman", "Hofman", "Verbeek", "van|Rijn", "Slot",
    )
)  # fmt: skip

FUNCTIONS = (
    "adviseur", "beleidsmedewerker", "beheerder openbare ruimte", "casemanager", "communicatieadviseur", "controller",
    "consulent", "functioneel beheerder", "griffiemedewerker", "hovenier", "informatiespecialist", "jurist",
    "klantadviseur", "medewerker burgerzaken", "medewerker meldpunt", "monteur", "planner", "projectleider",
    "projectondersteuner", "secretaresse", "senior adviseur", "strateeg", "teamleider", "toezichthouder",
    "vergunningverlener", "vakman wegen", "wijkbeheerder", "wijkmanager",
)  # fmt: skip

PLACES = (
    "Stadhuis, begane grond", "Stadhuis, 1e verdieping", "Stadhuis, 2e verdieping", "Stadhuis, 3e verdieping",
    "Gemeentewerf", "Wijkhuis Noord", "Wijkhuis Zuid", "Bibliotheek", "Thuis en onderweg",
)  # fmt: skip

# Name, abbreviation, and the place in this list of the department that it is part of (none for the organisation).
DEPARTMENTS = (
    ("Gemeente Meervoort", "GM", None),
    ("Dienstverlening", "DV", 0),
    ("Openbare Ruimte", "OR", 0),
    ("Samenleving", "SL", 0),
    ("Ruimte en Economie", "RE", 0),
    ("Bedrijfsvoering", "BV", 0),
    ("Klantcontactcentrum", "KCC", 1),
    ("Burgerzaken", "BZ", 1),
    ("Vergunningen", "VG", 1),
    ("Belastingen", "BEL", 1),
    ("Groen en Spelen", "GS", 2),
    ("Wegen en Riolering", "WR", 2),
    ("Afval en Reiniging", "AR", 2),
    ("Wijkbeheer", "WB", 2),
    ("Jeugd en Onderwijs", "JO", 3),
    ("Werk en Inkomen", "WI", 3),
    ("Zorg en Welzijn", "ZW", 3),
    ("Sport en Cultuur", "SC", 3),
    ("Ruimtelijke Ordening", "RO", 4),
    ("Economie en Toerisme", "ET", 4),
    ("Informatie en Automatisering", "I&A", 5),
    ("Financiën", "FIN", 5),
    ("Personeel en Organisatie", "P&O", 5),
    ("Communicatie", "COM", 5),
)

THEMES = (
    "Groen", "Klantgericht werken", "Wijkgericht werken", "Duurzaamheid", "Omgevingswet", "Data", "Heldere taal",
    "Toegankelijkheid", "Jeugdzorg", "Schuldhulp", "Evenementen", "Verkeer", "Wegenbouw", "Afval", "Archief", "Inkoop",
    "Privacy", "Veiligheid", "Vergunningen", "Sport", "Cultuur", "Water", "Erfgoed", "Participatie", "Projectmatig werken",
    "Nieuwe medewerkers", "Vakmanschap", "Fietsers", "Lunchwandelen", "Digitale balie", "Woningbouw", "Handhaving",
    "Telefonie", "Mantelzorg", "Onderwijs", "Economie", "Begroting", "Crisisbeheersing", "Energie", "Vrijwilligers",
)  # fmt: skip

CIRCLES = (
    "kenniskring", "team Noord", "team Zuid", "werkgroep", "netwerk", "leerkring", "team Oost", "team West", "proeftuin",
    "overleg", "vakgroep", "meedenkers", "klankbord", "ambassadeurs", "regio",
)  # fmt: skip

# With each theme a topic.
ASPECTS = ("in de praktijk", "beleid", "cijfers", "planning", "vragen")
