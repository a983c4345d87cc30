from unittest.mock import patch

from django.db import IntegrityError, ProgrammingError, connection, transaction

from omarm.core.errors import DomainError
from omarm.launch.commands import looking, naming, why
from omarm.launch.models import Baseline, Contest, ContestBox, Edition, NameIdea
from omarm.launch.queries.why import draft, stamp_of
from omarm.launch.tests.launching import KIT, WORDS, LaunchTestCase
from omarm.moderation.models import SignalWord

DISGUISES = (
    "suk kel", "s u k k e l", "S.U.K.K.E.L", "suk-kel", "5ukk3l", "sukkels", "Desukkel", "suuukkel", "sukkel1", "_sukkel_",
    "suk\u200bkel", "\ua731ukkel", "5\u03bckkel", "suk\u00adkel", "sukk\u0435l", "s\u00fckkel",
)  # fmt: skip


class RefusedTests(LaunchTestCase):
    def refused(self, code, command, **told):
        with self.assertRaises(DomainError) as found:
            command(**told)
        self.assertEqual(found.exception.code, code, told)

    def test_an_insult_under_a_disguise_is_refused_and_not_kept(self):
        contest = self.contest()
        SignalWord.objects.create(word="sukkel", folded="sukkel")
        SignalWord.objects.create(word="gek", folded="gek")
        for name in DISGUISES:
            self.refused("name_signal", naming.suggest_name, actor=self.cy, contest=contest, name=name)
        for said in ("voor 5ukkels", "wat een s u k k e l daar"):
            self.refused("name_signal", naming.suggest_name, actor=self.cy, contest=contest, name="Plein", why=said)
        self.assertFalse(NameIdea.objects.exists())
        naming.suggest_name(actor=self.cy, contest=contest, name="Het Gekozen Plein", why="dus ukkels zijn welkom")

    def test_an_insult_is_refused_where_the_house_listed_nothing_and_a_good_name_with_half_of_one_is_not(self):
        contest = self.contest()
        for name in (
            "Klootzak",
            "Het Klootzakkenplein",
            "K l 0 0 t z a k",
            "De Lul",
            "l.u.l",
            "Hoeren",
            "5h1t",
            "Idioten",
            "Kutnet",
            "K u t n e t",
            "Kut-intranet",
            "MijnKut",
            "Klojo's",
            "Kanker",
            "Nazi-nieuws",
        ):
            self.refused("name_signal", naming.suggest_name, actor=self.cy, contest=contest, name=name)
        for name in ("De Wetering", "Knikkerplein", "Hoera"):
            self.assertFalse(naming.suggest_name(actor=self.cy, contest=contest, name=name).is_held)
        for name in ("Samen tegen kanker", "Mijnkut", "Celluloid"):
            self.assertTrue(naming.suggest_name(actor=self.bo, contest=contest, name=name).is_held)

    def test_a_name_is_what_one_sees(self):
        contest = self.contest()
        for name in ("\u2800\u200b", "\u202e", " \u200d "):
            self.refused("name_empty", naming.suggest_name, actor=self.cy, contest=contest, name=name)
        self.refused("name_long", naming.suggest_name, actor=self.cy, contest=contest, name="\ufdfa" * 40)
        self.assertEqual(self.suggested(contest, "\u202ePl\u200bein").name, "Plein")
        self.refused("name_taken", naming.suggest_name, actor=self.bo, contest=contest, name="Plein")
        self.refused("name_yours", naming.suggest_name, actor=self.cy, contest=contest, name="plein")

    def test_a_contest_that_nobody_suggested_for_lives_again_once_it_is_moved(self):
        contest = self.contest()
        with self.days_on(16):
            naming.count_contests()
            days = {"suggest_until": self.today_at(20), "vote_until": self.today_at(30)}
            contest = naming.move_contest(actor=self.coco, contest=contest, **days)
            idea = self.suggested(contest)
        with self.days_on(21):
            naming.vote_for(actor=self.bo, idea=idea)
        self.assertEqual(ContestBox.objects.get().ballots, [idea.pk])

    def test_votes_for_what_was_taken_out_bring_nobody_to_the_floor(self):
        contest = self.contest()
        ideas = [self.suggested(contest, name) for name in ("Binnenplein", "De Brink")]
        with patch.object(naming, "count_contests"):
            self.voted(ideas, first=11)
        looking.take_idea_out(actor=self.coco, idea=ideas[0], why="Zo heet een bedrijf.")
        with self.days_on(16):
            naming.count_contests()
        self.assertEqual((ContestBox.objects.get().counted, NameIdea.objects.get(pk=ideas[1].pk).votes), (0, None))

    def test_two_who_open_a_contest_at_once_both_get_an_answer(self):
        with patch.object(Contest.objects, "create", side_effect=IntegrityError):
            self.refused(
                "contest_runs", naming.open_contest, actor=self.coco,
                new=naming.NewContest(call="x", suggest_until=self.today_at(5), vote_until=self.today_at(9)),
            )  # fmt: skip


class KeptTests(LaunchTestCase):
    def test_a_baseline_is_not_thrown_away_to_be_written_anew(self):
        for words in ("delete from launch_baseline", "truncate launch_baseline", "truncate adoption_baseline"):
            with self.assertRaises(ProgrammingError), transaction.atomic(), connection.cursor() as db:
                db.execute(words)
        self.assertFalse(Baseline.objects.exists())

    def test_two_who_write_do_not_overwrite_each_other(self):
        why.keep_draft(actor=self.coco, told=WORDS)
        began = stamp_of(draft())
        why.keep_draft(actor=self.mo, told=WORDS | {"goal": "Van Mo."}, before=began)
        told = WORDS | {"goal": "Van Coco."}
        page = self.as_person(self.coco).post(f"{KIT}why/", told | {"before": began})
        self.assertContains(page, "Van Coco.", status_code=422)
        self.assertEqual(Edition.objects.get().goal, "Van Mo.")
        again = self.as_person(self.coco).post(f"{KIT}why/", told | {"before": stamp_of(draft())})
        self.assertRedirects(again, KIT)
        self.assertEqual(Edition.objects.get().goal, "Van Coco.")
