from django.db import connection
from django.test.utils import CaptureQueriesContext

from omarm.presets.models import Applied
from omarm.presets.queries import all_presets, plan_of, preset_of
from omarm.presets.tests.presetting import PresetTestCase

HOME = "/adoption/presets/"
BY_HAND = f"{HOME}settings/"


class PageTests(PresetTestCase):
    def test_who_guides_and_the_works_council_see_them_others_do_not(self):
        applied = self.apply("clan")
        for address in (HOME, f"{HOME}formal/", f"{HOME}applied/{applied.pk}/"):
            for person, status in (
                (self.coco, 200), (self.mo, 200), (self.wim, 200), (self.leo, 403), (self.ada, 403), (self.gus, 403),
            ):  # fmt: skip
                self.assertEqual(self.as_person(person).get(address).status_code, status, (address, person))
        self.assertEqual(self.as_person(self.wim).get(BY_HAND).status_code, 403)

    def test_all_presets_stand_there_and_lead_to_what_they_change(self):
        page = self.as_person(self.coco).get(HOME)
        for preset in all_presets():
            self.assertContains(page, f'href="{HOME}{preset.code}/"', count=1)
            self.assertEqual(self.as_person(self.coco).get(f"{HOME}{preset.code}/").status_code, 200)

    def test_what_it_changes_is_listed_now_and_then_before_it_is_applied(self):
        page = self.as_person(self.coco).get(f"{HOME}market/")
        changing = page.context["plan"].changing
        self.assertGreaterEqual(len(changing), 5)
        for line in changing:
            self.assertContains(page, f"<strong>{line.label}</strong>", html=True)
            self.assertContains(page, line.then_label)
        self.assertFalse(Applied.objects.exists())

    def test_what_is_not_there_is_not_found(self):
        browser = self.as_person(self.coco)
        for address in (
            f"{HOME}nothing/",
            f"{HOME}formal/?department=999999",
            f"{HOME}formal/?department=x",
            f"{HOME}applied/7/",
        ):
            self.assertEqual(browser.get(address).status_code, 404, address)

    def test_the_works_council_reads_and_applies_nothing(self):
        browser = self.as_person(self.wim)
        self.assertNotContains(browser.get(f"{HOME}formal/"), 'name="reason"')
        self.assertEqual(browser.post(f"{HOME}formal/", {"reason": "Toch."}).status_code, 403)
        applied = self.apply("clan")
        self.assertEqual(browser.post(f"{HOME}applied/{applied.pk}/undo/").status_code, 403)
        self.assertEqual(self.as_person(self.ada).post(f"{HOME}formal/", {"reason": "Toch."}).status_code, 403)

    def test_applying_and_undoing_by_its_buttons(self):
        browser = self.as_person(self.coco)
        answer = browser.post(f"{HOME}informal/?department={self.team.pk}", {"reason": "Zij werken zo."})
        applied = Applied.objects.get()
        self.assertRedirects(answer, f"{HOME}applied/{applied.pk}/")
        self.assertEqual(applied.department, self.team)
        self.assertContains(browser.get(HOME), self.team.name)
        page = browser.get(f"{HOME}applied/{applied.pk}/")
        self.assertContains(page, "Zij werken zo.")
        self.assertContains(page, f"{HOME}applied/{applied.pk}/undo/")
        for _twice in range(2):
            self.assertRedirects(browser.post(f"{HOME}applied/{applied.pk}/undo/"), f"{HOME}applied/{applied.pk}/")
        self.assertNotContains(browser.get(f"{HOME}applied/{applied.pk}/"), "/undo/")

    def test_without_a_reason_it_comes_back(self):
        page = self.as_person(self.coco).post(f"{HOME}formal/", {"reason": " "})
        self.assertEqual(page.status_code, 422)
        self.assertFalse(Applied.objects.exists())

    def test_choosing_one_by_one(self):
        browser = self.as_person(self.coco)
        told = {field.name: field.initial for field in browser.get(BY_HAND).context["form"].settings} | {
            "reason": "Zo is het rustiger."
        }
        same = browser.post(BY_HAND, told)
        self.assertEqual(same.status_code, 422)
        self.assertContains(same, "Zo is het rustiger.", status_code=422)
        browser.post(BY_HAND, told | {"home-side": "groups"})
        self.assertEqual(self.seen("home.side"), "groups")

    def test_many_changes_cost_as_much_as_two(self):
        browser = self.as_person(self.coco)

        def cost():
            browser.get(HOME)
            with CaptureQueriesContext(connection) as captured:
                browser.get(HOME)
            return len(captured)

        for code in ("engagement", "formal"):
            self.apply(code)
        few = cost()
        for number in range(15):
            self.apply("knowledge" if number % 2 else "engagement")
        self.assertEqual(cost(), few)


class EffectTests(PresetTestCase):
    """What colleagues see of it: a choice without effect is none."""

    def page(self, address, person=None):
        self.seen("home.side")  # another process would have forgotten too
        return self.as_person(person or self.ada).get(address)

    def test_first_words_at_home(self):
        before = self.page("/").context["prompt"]
        self.by_hand(home__prompt="ideas")
        page = self.page("/")
        self.assertNotEqual(page.context["prompt"], before)
        self.assertContains(page, page.context["prompt"])

    def test_what_the_composer_begins_with(self):
        self.by_hand(stream__writing="story")
        page = self.page("/posts/new/?place=everyone")
        self.assertContains(page, 'name="writing" value="story"')
        self.assertContains(self.page("/posts/new/?attach=poll"), 'name="writing" value="update"')
        self.assertContains(self.page("/posts/new/", self.gus), 'name="writing" value="update"')

    def test_a_question_has_its_own_page_and_a_way_back_to_an_ordinary_post(self):
        self.by_hand(stream__writing="question")
        answer = self.page("/posts/new/?place=everyone")
        self.assertEqual(answer.status_code, 302)
        self.assertTrue(answer.url.startswith("/questions/ask/"))
        self.assertContains(self.page(answer.url), 'formaction="/posts/new/?writing=update"')
        typed = self.as_person(self.ada).post(
            "/posts/new/?writing=update", {"writing": "question", "title": "Geen vraag", "place": "everyone"}
        )
        self.assertContains(typed, "Geen vraag")
        self.assertContains(typed, 'name="writing" value="update"')

    def test_what_stands_first_beside_the_stream(self):
        def order():
            page = self.page("/home/rail/", self.cy).content.decode()
            return (
                page.index('href="/topics/"') < page.index('class="panel panel--accent"')
                if "panel--accent" in page
                else None
            )

        before = order()
        self.by_hand(home__side="people")
        self.assertNotEqual(order(), before)

    def test_how_somebody_new_begins(self):
        self.assertContains(self.page("/home/rail/", self.cy), 'class="button button--plain button--m" href="/groups/"')
        self.by_hand(home__start="rules")
        self.assertContains(
            self.page("/home/rail/", self.cy), 'class="button button--plain button--m" href="/house-rules/"'
        )

    def test_indicators_of_a_department(self):
        first = self.page("/adoption/", self.coco).context["goals"][0].indicator.code
        self.by_hand(adoption__first="stories")
        page = self.page("/adoption/", self.coco)
        self.assertEqual((first, page.context["goals"][0].indicator.code), ("questions-in-time", "stories-with-result"))

    def test_the_promise_of_a_new_group(self):
        self.by_hand(groups__promise="5")
        for kind, days in (("team", 5), ("interest", None)):
            form = self.page(f"/groups/new/?kind={kind}").context["form"]
            self.assertEqual(form.initial["promise_days"], days)

    def test_the_newest_compliments(self):
        self.assertEqual(self.page("/home/rail/").context["praised"], [])
        self.by_hand(home__praised="yes")
        self.assertEqual(self.page("/home/rail/").status_code, 200)

    def test_a_plan_says_so_of_a_department(self):
        plan = plan_of(preset_of("formal"), self.team)
        self.assertEqual({choice.code for choice in plan.for_all} & {line.code for line in plan.lines}, set())
        self.assertLessEqual({"people.functions", "people.counts"}, {choice.code for choice in plan.for_all})
