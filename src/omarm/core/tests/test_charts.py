"""The drawings: the same numbers as their tables, a form for what is empty, alone or not shown, and files of their own."""

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import translation

from omarm.core.charts import adoption_curve, radar, sparkline, timeline
from omarm.core.charts.files import LOOKS, PAPER, file_of
from omarm.core.charts.samples import samples
from omarm.core.charts.scales import round_numbers
from omarm.core.colour import Colour
from omarm.core.templatetags import charts

CORE = Path(__file__).parents[1]
OURS = ("adoption_curve", "health_lines", "sparkline", "radar", "timeline", "share_bars")
SVG = "{http://www.w3.org/2000/svg}"
MONDAY = date(2026, 3, 2)
WEEKS = [MONDAY + timedelta(weeks=week) for week in range(4)]


def show(source, *, language="en", **context):
    with translation.override(language):
        return Template("{% load charts %}" + source).render(Context(context))


def numbers_in(svg):
    return re.findall(r'\s(?:x|y|x1|x2|y1|y2|cx|cy|d|points|width|height)="([^"]*)"', svg)


class CurveTests(SimpleTestCase):
    def curve(self, steps, language="en", **told):
        return show(
            '{% adoption_curve steps title="Begun" people=people marks=marks forecast=forecast %}',
            language=language, steps=steps, people=told.get("people"), marks=told.get("marks"), forecast=told.get("forecast", ()),
        )  # fmt: skip

    def test_the_table_holds_every_number_that_is_drawn(self):
        html = self.curve(zip(WEEKS, (4, 9, 30, 41), strict=True), people=50, marks={16: WEEKS[1], 84: None})
        for words in ("4</td>", "9</td>", "30</td>", "41</td>", "82%", "16%: 9 March 2026.", "84%: not yet."):
            self.assertIn(words, html)
        self.assertEqual(html.count('class="chart__ring"'), 1)

    def test_no_language_writes_a_comma_in_a_coordinate(self):
        html = self.curve(
            zip(WEEKS, (1, 2, 3, 7), strict=True), language="nl", people=11, marks={16: WEEKS[1]},
            forecast=[(WEEKS[3] + timedelta(weeks=1), 7.25, 8.333, 9.75)],
        )  # fmt: skip
        places = numbers_in(html)
        self.assertGreater(len(places), 30)
        for text in places:
            self.assertRegex(text, r"^[\dMHVmhvlz .\-%]*$|^[\d.,\- ]+$")
        self.assertTrue(all(pair.count(",") == 1 for pair in " ".join(re.findall(r'points="([^"]*)"', html)).split()))

    def test_what_is_not_shown_interrupts_the_line_and_is_named(self):
        drawing = adoption_curve.draw([(1, 8), (2, 16), (3, None), (4, None), (5, 40), (6, 48)], people=100)
        self.assertEqual(len(drawing.paths), 2)
        self.assertEqual(len(drawing.hidden), 1)
        html = self.curve([(1, 8), (2, None)], people=100)
        self.assertIn("not shown", html)
        self.assertIn("The last number is not shown.", html)

    def test_one_moment_is_a_dot_and_none_is_a_sentence(self):
        self.assertEqual(self.curve([(1, 8)], people=10).count('class="chart__dot"'), 1)
        for nothing in ([], [(1, None)]):
            html = self.curve(nothing, people=10)
            self.assertNotIn("<svg", html)
            self.assertIn("there are no numbers to draw yet", html)

    def test_nothing_is_drawn_outside_the_drawing(self):
        drawing = adoption_curve.draw([(1, 90), (2, 120)], people=100, forecast=[(3, 130, 150, 400)])
        places = [float(text) for pair in drawing.band.split() for text in pair.split(",")[1:]]
        self.assertGreaterEqual(min(places), adoption_curve.TOP)
        self.assertLessEqual(max(places), adoption_curve.BOTTOM)

    def test_levels_are_numbers_that_people_count_by(self):
        for most, expected in ((3, [0, 1, 2, 3]), (17_452, [0, 5000, 10_000, 15_000]), (0.4, [0, 0.1, 0.2, 0.3, 0.4])):
            self.assertEqual([round(number, 6) for number in round_numbers(most)], expected)

    def test_titles_are_escaped(self):
        self.assertNotIn("<b>", show("{% adoption_curve steps title=title %}", steps=[(1, 2)], title="<b>Begun</b>"))


class OtherDrawingTests(SimpleTestCase):
    def test_a_sparkline_of_one_of_none_and_of_what_is_not_shown(self):
        self.assertIsNone(sparkline.draw([]))
        self.assertIsNone(sparkline.draw([None, None]))
        self.assertEqual(len(sparkline.draw([4]).dots), 1)
        self.assertEqual(len(sparkline.draw([4, 5, None, 6, 7]).pieces), 2)
        self.assertIn("not shown", show('{% sparkline values title="Posts" %}', values=[3, None, 4]))
        self.assertNotIn("<table", show('{% sparkline values title="Posts" twin=False %}', values=[3, 4]))

    def test_each_light_has_a_shape_of_its_own(self):
        shapes = set()
        for light in ("green", "amber", "red", "grey"):
            html = show('{% sparkline values title="Posts" light=light %}', values=[3, 4], light=light)
            tag, form = re.search(rf'<(\w+) class="chart__{light}" (?:d="m[\d.]+ [\d.]+([^"]*))?', html).groups()
            shapes.add((tag, form, light == "grey"))  # grey is a circle too, an open one
            self.assertIn(f"{light}: ", html)
        self.assertEqual(len(shapes), 4)

    def test_rows_of_lines_tell_state_and_numbers_in_the_table(self):
        html = show(
            '{% health_lines rows title="State" labels=labels lights=lights %}',
            rows=[("Posts", "", [3, None])], labels=["May", "June"], lights=["green", "red"],
        )  # fmt: skip
        for words in ("May", "not shown", "green: going well", "red: something is wrong"):
            self.assertIn(words, html)
        self.assertNotIn("<svg", show('{% health_lines rows title="State" labels=labels %}', rows=[], labels=[]))

    def test_words_under_lines_do_not_run_into_each_other_and_the_last_one_is_there(self):
        for number in (1, 2, 3, 5, 7, 12, 13, 24, 53):
            for word in ("7 dec 2025", "jan", "2026", "jan 26", "30 Sept. 2026"):
                labels = [f"{word}{spot}"[: len(word)] for spot in range(number - 1)] + [word]
                words = sparkline.draw_rows([("State", "", [1] * number)], labels=labels).words
                ends = [ends_of(float(x), text, anchor) for x, text, anchor in words]
                with self.subTest(number=number, word=word):
                    self.assertEqual(words[-1][1], word)
                    self.assertTrue(all(one[1] < other[0] for one, other in pairwise(ends)), ends)

    def test_a_radar_draws_no_polygon_through_what_is_not_shown(self):
        drawing = radar.draw([("A", 1, 2), ("B", None, 3), ("C", 3, 4)], most=5)
        self.assertEqual((drawing.now, len(drawing.now_spots)), ("", 2))
        self.assertEqual(len(drawing.wanted.split()), 3)
        self.assertIsNone(radar.draw([("A", 1, 2), ("B", 2, 3)], most=5))

    def test_a_timeline_knows_what_is_past_now_and_coming(self):
        today = MONDAY
        periods = [
            ("a", date(2026, 1, 1), date(2026, 1, 31)),
            ("b", date(2026, 2, 1), None),
            ("c", date(2026, 4, 1), date(2026, 5, 1)),
        ]
        drawing = timeline.draw(periods, today=today)
        self.assertEqual([bar.state for bar in drawing.bars], ["past", "now", "coming"])
        self.assertEqual(drawing.last, date(2026, 5, 1))
        self.assertIsNotNone(drawing.today)
        self.assertIsNone(timeline.draw(periods[:1], today=today).today)
        self.assertIsNone(timeline.draw([], today=today))

    def test_a_share_that_is_not_shown_tells_no_number(self):
        html = show('{% share_bars rows title="Share" %}', rows=[("A", 3, 12), ("B", None, 40), ("C", 0, 0)])
        self.assertIn("25%", html)
        self.assertNotIn("40", re.sub(r"<svg.*?</svg>", "", html))
        self.assertIn("nothing to count yet", html)


class FileTests(SimpleTestCase):
    def drawn(self):
        told = samples()
        yield (
            "adoption_curve",
            charts.adoption_curve(
                told["steps"], title="A & <b>", people=240, marks=told["marks"], forecast=told["forecast"]
            ),
        )
        yield "adoption_curve", charts.adoption_curve(told["hidden_steps"], title="B")
        yield (
            "health_lines",
            charts.health_lines(told["lines"], title="C", labels=told["months"], lights=told["lights"]),
        )
        yield "radar", charts.radar(told["axes"], title="D", most=40)
        yield "timeline", charts.timeline(told["periods"], title="E", today=told["today"])
        yield "sparkline", charts.sparkline(told["values"], title="F", light="amber")
        yield "adoption_curve", charts.adoption_curve([], title="G")

    def test_a_file_stands_alone(self):
        for language in ("nl", "en"):
            for name, context in self.drawn():
                with self.subTest(name=name, language=language), translation.override(language):
                    svg = file_of(name, context)
                    root = ElementTree.fromstring(svg)
                    self.assertEqual(root.tag, f"{SVG}svg")
                    self.assertEqual(root[0].tag, f"{SVG}title")
                    self.assertEqual(root[0].text, context["title"])
                    self.assertIn(context["title"], [text.text for text in root.findall(f"{SVG}text")])
                    self.assertNotRegex(svg, r"class=|style=|var\(|href=")

    def test_every_class_has_a_look_in_the_sheet_and_in_a_file(self):
        sheet = "".join((CORE / f"static/css/components/{name}.css").read_text() for name in ("chart", "chart-spark"))
        for name in OURS[:-1]:
            text = (CORE / f"templates/ui/charts/{name}.html").read_text()
            drawing = text.partition("partialdef drawing")[2].partition("endpartialdef")[0]
            drawing += (CORE / "templates/ui/charts/_light.html").read_text()
            used = set(re.findall(r"chart(?:-spark)?__[a-z-]+", drawing)) - {"chart__bar-"}
            with self.subTest(name=name):
                self.assertTrue(used)
                self.assertEqual(used - set(LOOKS), set())
                self.assertEqual(
                    {look for look in used if f".{look} " not in sheet and f".{look}," not in sheet}, set()
                )

    def test_colours_of_a_file_can_be_seen_on_its_paper(self):
        paper = Colour.from_hex(PAPER)
        for name, look in LOOKS.items():
            words = "font-size" in look
            edged = "__dot--" in name or name == "chart-coverage__asked"  # a tint within an edge: the edge is seen
            for colour in re.findall(r'stroke="(#\w+)"' if edged else r'(?:fill|stroke)="(#\w+)"', look):
                if name in {"chart__level", "chart__ring-line", "chart__band", "chart__now"} or colour == PAPER:
                    continue
                with self.subTest(name=name, colour=colour):
                    self.assertGreaterEqual(Colour.from_hex(colour).contrast(paper), 4.5 if words else 3)


def ends_of(x, text, anchor):
    """Return between which places a word of a drawing stands."""
    wide = len(text) * 7.2  # of a wide typeface, as measured in a browser
    return {"start": (x, x + wide), "middle": (x - wide / 2, x + wide / 2), "end": (x - wide, x)}[anchor]
