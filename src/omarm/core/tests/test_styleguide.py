from django.test import TestCase


class StyleGuideTests(TestCase):
    def test_everyone_may_see_it_and_it_holds_both_themes(self):
        answer = self.client.get("/styleguide/")
        self.assertEqual(answer.status_code, 200)
        for theme in ("light", "dark"):
            self.assertContains(answer, f'data-theme="{theme}"')

    def test_ids_are_unique(self):
        html = self.client.get("/styleguide/").content.decode()
        ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
        self.assertEqual(len(ids), len(set(ids)))

    def test_nothing_is_styled_or_scripted_in_place(self):
        html = self.client.get("/styleguide/").content.decode()
        self.assertNotIn(" style=", html)
        self.assertNotIn(" onclick=", html)

    def test_it_speaks_both_languages(self):
        for language in ("nl", "en"):
            with self.subTest(language=language):
                self.client.cookies["language"] = language
                answer = self.client.get("/styleguide/")
                self.assertContains(answer, f'<html lang="{language}"')
