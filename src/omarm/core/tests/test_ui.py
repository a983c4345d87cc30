from dataclasses import dataclass
from datetime import UTC, date, datetime

from django import forms
from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import translation


@dataclass
class Face:
    username: str = "kees"
    name: str = "Kees Bakker"
    initials: str = "KB"
    hue: int = 250
    function: str = "Boomverzorger"
    photo_url: str = ""


@dataclass
class Reaction:
    code: str
    count: int = 0
    mine: bool = False
    label: str = "Nuttig"
    icon: str = "thumbs-up"


class SampleForm(forms.Form):
    name = forms.CharField(help_text="Short.")
    note = forms.CharField(required=False, widget=forms.Textarea)
    access = forms.ChoiceField(choices=[("open", "Open"), ("closed", "Closed")], widget=forms.RadioSelect)
    mail = forms.BooleanField(required=False, help_text="Once a day.")
    secret = forms.CharField(widget=forms.HiddenInput, required=False)


def show(source, **context):
    with translation.override("en"):
        return Template("{% load ui %}" + source).render(Context(context))


class FaceTests(SimpleTestCase):
    def test_without_a_photo_the_initials_show_and_are_decoration(self):
        html = show("{% avatar person %}", person=Face())
        self.assertInHTML('<span class="avatar avatar--m" data-hue="8" aria-hidden="true">KB</span>', html)

    def test_with_a_photo_its_size_is_known_before_it_loads(self):
        html = show('{% avatar person size="s" %}', person=Face(photo_url="/photos/1/"))
        self.assertIn('width="32" height="32" alt=""', html)

    def test_alone_it_has_a_name(self):
        html = show('{% avatar person label="Kees Bakker" %}', person=Face())
        self.assertIn('role="img" aria-label="Kees Bakker"', html)

    def test_a_link_leads_to_the_person(self):
        self.assertIn('href="/people/kees/"', show("{% avatar person link=True %}", person=Face()))

    def test_names_are_escaped(self):
        html = show("{% person_line person %}", person=Face(name="<b>Kees</b>", initials="<"))
        self.assertNotIn("<b>", html)
        self.assertIn("&lt;b&gt;Kees", html)

    def test_a_line_shows_the_function_or_another_note(self):
        self.assertIn("Boomverzorger", show("{% person_line person %}", person=Face()))
        self.assertNotIn("Boomverzorger", show('{% person_line person note="begon maandag" %}', person=Face()))

    def test_a_group_without_a_picture_shows_its_capitals(self):
        for name, letters in (("Wijkteam Noord", "WN"), ("Fietsen naar het werk", "F"), ("ict", "I"), ("& meer", "M")):
            with self.subTest(name=name):
                self.assertIn(f">{letters}<", show("{% group_mark group %}", group=Face(name=name)))


class ControlTests(SimpleTestCase):
    def test_a_button_with_an_address_is_a_link(self):
        self.assertIn('<a class="button button--primary', show('{% button "Go" variant="primary" href="/x/" %}'))

    def test_other_arguments_become_attributes(self):
        html = show('{% button "Send" name="kind" value="a" hx_post="/x/" disabled=True %}')
        for attribute in ('name="kind"', 'value="a"', 'hx-post="/x/"', " disabled"):
            self.assertIn(attribute, html)

    def test_an_icon_button_has_a_name(self):
        self.assertIn('aria-label="Close"', show('{% icon_button "x" "Close" %}'))

    def test_a_badge_counts_to_99_and_is_silent_at_none(self):
        self.assertIn("99+", show('{% badge 128 label="128 new" %}'))
        self.assertEqual(show('{% badge 0 label="" %}').strip(), "")

    def test_reactions_belong_to_the_one_form_of_the_page(self):
        reactions = [Reaction("useful", 3, mine=True), Reaction("thanks", 2), Reaction("agree")]
        html = show('{% reaction_bar reactions url="/posts/1/reaction/" %}', reactions=reactions)
        self.assertEqual(html.count('form="act"'), 4)
        self.assertIn('value="useful" aria-pressed="true"', html)
        self.assertNotIn("csrf", html)

    def test_the_last_page_says_that_it_is_the_last(self):
        self.assertIn("You are all caught up.", show('{% pagination "" %}'))
        self.assertIn('href="?after=x"', show('{% pagination "?after=x" %}'))
        self.assertIn('hx-get="?after=x"', show('{% pagination "?after=x" in_place=True %}'))


class FieldTests(SimpleTestCase):
    def test_help_and_errors_are_tied_to_the_field(self):
        html = show("{% field form.name %}", form=SampleForm({}))
        self.assertIn('aria-describedby="id_name_helptext id_name_error"', html)
        self.assertIn('aria-invalid="true"', html)
        self.assertIn('id="id_name_error"', html)

    def test_a_refused_form_opens_at_its_first_wrong_field(self):
        form = SampleForm({"access": "nowhere"})
        self.assertIn(" autofocus", show("{% field form.name %}", form=form))
        self.assertNotIn(" autofocus", show("{% field form.access %}", form=form))
        wrong_choice = SampleForm({"name": "Bodem", "access": "nowhere"})
        self.assertEqual(show("{% field form.access %}", form=wrong_choice).count(" autofocus"), 1)
        self.assertNotIn(" autofocus", show("{% field form.name %}", form=SampleForm()))

    def test_why_a_form_as_a_whole_was_refused_is_where_the_page_opens(self):
        form = SampleForm({"name": "Bodem"})
        self.assertEqual(show("{% refusal form %}", form=form).strip(), "")
        form.add_error(None, "Dat kan nu niet.")
        told = show("{% refusal form %}", form=form)
        self.assertIn(" autofocus", told)
        self.assertIn("Dat kan nu niet.", told)

    def test_what_may_stay_empty_says_so(self):
        self.assertIn("(optional)", show("{% field form.note %}", form=SampleForm()))
        self.assertNotIn("(optional)", show("{% field form.note optional=False %}", form=SampleForm()))
        self.assertNotIn("(optional)", show("{% field form.name %}", form=SampleForm()))

    def test_choices_are_a_group_with_a_name(self):
        html = show('{% field form.access label="Who may come in?" %}', form=SampleForm({"access": "closed"}))
        self.assertIn("<fieldset", html)
        self.assertIn("Who may come in?</legend>", html)
        self.assertInHTML(
            '<input class="choice__box" type="radio" name="access" value="closed" id="id_access_1" checked>', html
        )

    def test_one_box_carries_its_label_beside_it(self):
        self.assertIn(
            'class="choice__box" aria-describedby="id_mail_helptext"', show("{% field form.mail %}", form=SampleForm())
        )

    def test_a_hidden_field_is_only_that(self):
        html = show("{% field form.secret %}", form=SampleForm())
        self.assertNotIn("<label", html)
        self.assertIn('type="hidden"', html)


class PieceTests(SimpleTestCase):
    def test_a_time_is_written_in_full_and_for_machines(self):
        html = show("{% moment when %}", when=datetime(2026, 11, 21, 13, 5, tzinfo=UTC))
        self.assertIn('datetime="2026-11-21T14:05+01:00"', html)
        self.assertIn("21 November 2026 14:05", html)

    def test_four_photos_show_and_the_rest_is_counted(self):
        photos = [{"url": f"/p/{step}/", "alt": "A tree", "width": 800, "height": 600} for step in range(6)]
        html = show("{% media photos %}", photos=photos)
        self.assertEqual(html.count("<img"), 4)
        self.assertIn("+2", html)
        self.assertEqual(html.count('width="800" height="600"'), 4)

    def test_no_photos_no_grid(self):
        self.assertEqual(show("{% media photos %}", photos=[]).strip(), "")

    def test_blocks_hold_what_they_are_given(self):
        for tag in (
            'panel title="Today"',
            'banner tone="warn"',
            'empty_state title="Nothing"',
            'menu label="More"',
            "fold",
        ):
            with self.subTest(tag=tag):
                name = tag.split()[0]
                html = show("{% " + tag + " %}<p>{{ text }}</p>{% end" + name + " %}", text="<i>")
                self.assertIn("<p>&lt;i&gt;</p>", html)

    def test_a_stat_says_what_it_rests_on(self):
        html = show('{% stat "38" label="Answer" unit="minutes" n=124 baseline="2 days" %}')
        for part in ("38", "minutes", "n = 124", "was 2 days"):
            self.assertIn(part, html)

    def test_a_day_is_a_leaf_of_a_calendar(self):
        self.assertIn('datetime="2026-11-21"', show("{% calendar_day day %}", day=date(2026, 11, 21)))

    def test_a_file_says_how_big_it_is(self):
        self.assertIn("20.0", show('{% file_row "plan.xlsx" url="/f/" size=20480 %}'))

    def test_work_without_an_end_has_no_value(self):
        self.assertNotIn("value=", show('{% progress None label="Making photos smaller" %}'))
        self.assertIn('value="64"', show('{% progress 64 label="Reading" %}'))
