"""What a loaded demonstration has to be found, and what people find in it. For the test case that loads it, once."""

from urllib.parse import parse_qs

from django.utils.datastructures import MultiValueDict

from omarm.core.language import ask
from omarm.media.models import FileText
from omarm.people.models import Person
from omarm.profiles.models import Audience, Field, Narrowing, Value
from omarm.profiles.queries import shown
from omarm.profiles.queries.narrowing import allowed_audiences
from omarm.profiles.queries.values import reads_as
from omarm.profiles.queries.welcome import this_week_for
from omarm.search.forms import AskForm
from omarm.search.models import BestBet, SavedSearch
from omarm.search.queries import find
from omarm.search.queries.bestbets import best_bets_for, looked_after_by
from omarm.stream.models import PostFile

AMONG = 5
# What somebody types, and the beginning of a title that stands among the first five then.
FINDS = {
    "verlof": "Verlof aanvragen", "ouderschapsverlof": "Verlof aanvragen", "cao": "Arbeidsvoorwaarden",
    "declaratie": "Reiskosten declareren", "reiskostenvergoeding": "Reiskosten declareren",
    "thuiswerkvergoeding": "Afspraken thuiswerken", "vpn": "Wachtwoord vergeten", "inloggen": "Wachtwoord vergeten",
    "vergaderzaal reserveren": "Vergaderzaal reserveren", "huisstijl": "Huisstijl", "klokkenluider": "Uitgescholden",
    "datalek": "Datalek?", "chat gpt": "ChatGPT en Copilot", "bezwaarschrift": "Er komt een bezwaarschrift",
    "verhuizing doorgeven": "Verhuizing doorgeven", "draaitabellen": "Cursussen dit jaar", "raamcontract": "Raamcontract",
    "bedrijfsarts": "Ziek melden", "bijzonder verlof": "Verlof aanvragen", "ehbo": "Alarm?", "phising": "Informatieveiligheid",
    "Sjoert Wiersma": "Sjoerd Wiersma", "fietsvergoeding": "Het fietsplan",
}  # fmt: skip


class SearchChecks:
    """Checks on files, fields of profiles, best bets and what searches come to."""

    def noor(self):
        return Person.objects.get(username="medewerker")

    def titles(self, words):
        me = self.noor()
        bets = [bet.title for bet in best_bets_for(me, ask(words))]
        return bets + [one.hit.title for one in find(me, words, limit=AMONG).results]

    def test_words_of_every_day_find_what_they_ask_for(self):
        for words, title in FINDS.items():
            found = self.titles(words)
            with self.subTest(words):
                self.assertTrue(any(one.startswith(title) for one in found), found)

    def test_each_sort_of_file_is_read_as_far_as_it_can_be(self):
        states = dict(FileText.objects.values_list("file__name", "state"))
        self.assertEqual(states["Proefboring gasfabriek 1931 (scan).pdf"], FileText.State.NONE)
        self.assertEqual(states["Raamcontract wegenbouw (op slot).pdf"], FileText.State.LOCKED)
        apart = {"Proefboring gasfabriek 1931 (scan).pdf", "Raamcontract wegenbouw (op slot).pdf"}
        self.assertEqual({state for name, state in states.items() if name not in apart}, {FileText.State.READ})
        self.assertLessEqual({"docx", "xlsx", "pdf", "csv", "txt"}, {name.rpartition(".")[2] for name in states})
        self.assertGreaterEqual(PostFile.objects.count(), 3)

    def test_words_of_what_cannot_be_read_are_not_found(self):
        for words in ("riekt naar teer", "asfalt frezen"):
            self.assertNotIn("pdf", " ".join(self.titles(words)), words)

    def test_many_told_something_in_the_fields_of_the_organisation(self):
        for code in ("bhv", "rooster"):
            field = Field.objects.get(code=code)
            values = Value.objects.filter(field=field).select_related("choice")
            self.assertGreater(values.count(), 30)
            self.assertFalse(values.filter(person__is_guest=True).exists())
            for value in values:
                fits = value.choice.field_id == field.pk if field.has_list else reads_as(field.kind, value.text)
                self.assertTrue(fits, value)

    def test_who_shows_a_field_to_fewer_may_and_is_obeyed(self):
        rows = Narrowing.objects.select_related("field")
        self.assertGreaterEqual(rows.count(), 8)
        for row in rows:
            self.assertIn(row.audience, allowed_audiences(row.field)[1:])
        hidden = Person.objects.filter(narrowings__field__code="phone", narrowings__audience=Audience.DEPARTMENT)
        self.assertFalse(any("phone" in told for told in shown(self.noor(), hidden, ["phone"]).values()))

    def test_best_bets_lead_to_what_everybody_may_read(self):
        for words in ("ziek melden", "fietsplan", "wachtwoord vergeten"):
            [bet] = best_bets_for(self.noor(), ask(words))
            self.assertTrue(bet.is_looked_after)
        self.assertEqual(sum(not bet.is_looked_after for bet in BestBet.objects.all()), 1)
        self.assertTrue(looked_after_by(Person.objects.get(username="communitymanager")).exists())

    def test_kept_searches_are_as_the_page_writes_them(self):
        kept = list(SavedSearch.objects.filter(person=self.noor()))
        self.assertGreaterEqual(len(kept), 2)
        for one in kept:
            self.assertEqual(AskForm(MultiValueDict(parse_qs(one.asked)), person=self.noor()).read().asked, one.asked)

    def test_home_welcomes_somebody_this_week(self):
        newcomers, anniversaries = this_week_for(self.noor(), 3)
        self.assertTrue(newcomers and anniversaries)
