from unittest.mock import patch

from omarm.desk.models import Item
from omarm.desk.tests.desking import DESK, DeskTestCase

BACK = 'class="desk-back"'


class WayBackTests(DeskTestCase):
    def test_who_took_something_up_finds_the_desk_again_on_every_page(self):
        browser = self.taken_up()
        for path in ("/", "/groups/", "/adoption/desk/tasks/"):
            self.assertContains(browser.get(path), BACK)
        self.assertNotContains(self.as_person(self.mo).get("/groups/"), BACK)
        self.assertNotContains(browser.get(DESK), BACK)
        self.assertNotContains(browser.get("/groups/"), BACK)

    def test_it_goes_by_itself(self):
        browser = self.taken_up()
        with patch("omarm.desk.middleware.MOST_SECONDS", 0):
            self.assertNotContains(browser.get("/groups/"), BACK)

    def test_what_waits_no_more_leads_nowhere(self):
        browser = self.as_person(self.coco)
        self.assertRedirects(browser.get(f"{DESK}items/999999/"), DESK)
        self.assertNotContains(browser.get("/groups/"), BACK)

    def taken_up(self):
        """Have Coco take up the first thing of the list. Returns her browser."""
        self.laid_out()
        browser = self.as_person(self.coco)
        browser.get(f"{DESK}items/{Item.objects.get(source='planboard.ownerless').pk}/")
        return browser
