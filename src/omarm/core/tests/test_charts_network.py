"""The map of a network and the matrix of what a team covers: every dot and square once, and the same in the table."""

import re
from xml.etree import ElementTree

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils import translation

from omarm.core.charts import coverage, network_map
from omarm.core.charts.files import file_of
from omarm.core.charts.network_map import Dot, Line, letter_of
from omarm.core.charts.samples import samples
from omarm.core.templatetags import charts

MAP = '{% network_map dots ties title="Map" parts=parts %}'
MATRIX = '{% coverage_matrix squares title="Team" %}'


def show(source, *, language="en", **told):
    with translation.override(language):
        return Template("{% load charts %}" + source).render(Context(samples() | told))


def drawn(source, **told):
    html = show(source, **told)
    return ElementTree.fromstring(html[html.index("<svg") : html.index("</svg>") + len("</svg>")])


class MapTests(SimpleTestCase):
    def test_every_dot_and_line_is_drawn_and_the_key_beside_it(self):
        svg = drawn(MAP)
        self.assertEqual(len(svg.findall("path")), 6 + 3)
        self.assertEqual(len(svg.findall("line")), 6)
        self.assertEqual([line.get("class") for line in svg.findall("line")].count("chart-map__both"), 2)

    def test_a_group_has_a_letter_and_a_shape_of_its_own(self):
        dots = [Dot(str(at), str(at), 0.5, 0.5) for at in range(6)]
        marks = network_map.draw(dots, [], groups=[(str(at), str(at)) for at in range(6)]).marks
        shapes = {re.sub(r"[\d.]+", "", mark.path) + str(mark.path.count("L")) for mark in marks}
        self.assertEqual({mark.letter for mark in marks}, set("ABCDEF"))
        self.assertGreaterEqual(len(shapes), 4)
        self.assertEqual([letter_of(number) for number in (0, 25, 26, 27)], ["A", "Z", "AA", "AB"])

    def test_dots_do_not_cover_each_other_or_leave_the_drawing(self):
        dots = [Dot(str(at), "a", 0.5, 0.5, at / 29) for at in range(30)]
        marks = network_map.draw(dots, [], groups=[("a", "A")]).marks
        spots = [(float(mark.x), float(mark.y) - 4) for mark in marks]
        for at, one in enumerate(spots):
            self.assertTrue(0 < one[0] < 320 and 0 < one[1] < 320)
            for other in spots[:at]:
                self.assertGreater((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2, 14**2)

    def test_a_number_that_is_not_shown_is_so_in_key_and_table(self):
        html = show(MAP)
        self.assertIn("Griffie", html)
        self.assertNotIn("Griffie (", html)
        self.assertEqual(html.count("not shown"), 3)
        self.assertIn("130", html)

    def test_a_long_name_in_the_key_keeps_its_number(self):
        drawing = network_map.draw(
            [network_map.Dot("", "a", 0.5, 0.5)], [], groups=[("a", "Een heel lange afdeling (103)")]
        )
        self.assertTrue(drawing.key[0].name.endswith("… (103)"))

    def test_a_name_is_written_only_where_it_is_asked_for(self):
        html = show(
            MAP, dots=[Dot("Somebody", "k", 0.1, 0.1), Dot("Leader", "k", 0.9, 0.9, is_named=True)], ties=[Line(0, 1)]
        )
        self.assertIn("Leader", html)
        self.assertNotIn("Somebody", html)


class MatrixTests(SimpleTestCase):
    def test_a_state_has_a_sign_and_a_word(self):
        html = show(MATRIX)
        for words in ("2 in the team", "asks somebody in the team", "neither", "not shown", "nobody works here", "✕"):
            self.assertIn(words, html)

    def test_a_head_is_never_broken_inside_a_word(self):
        layers = ("Leidinggevenden", "Collega's", "Leiding van de hele organisatie")
        drawing = coverage.draw([coverage.Square("Noord", layer, coverage.MEMBER, 1) for layer in layers])
        lines = [[text for _y, text in head] for _x, head in drawing.heads]
        self.assertEqual(lines, [["Leidingge…"], ["Collega's"], ["Leiding", "van de", "hele orga…"]])

    def test_what_is_not_among_the_squares_is_empty(self):
        squares = coverage.filled(samples()["squares"])
        self.assertEqual(len(squares), 3 * 3)
        self.assertEqual(sum(square.state == coverage.EMPTY for square in squares), 4)
        self.assertEqual(len(drawn(MATRIX).findall("rect")), 5)

    def test_a_long_name_of_a_department_stands_on_two_lines_and_is_cut_after_that(self):
        names = ("Griffie en bestuursondersteuning", "Noord", "Buitendienst Wegen en riolering van het centrum")
        drawing = coverage.draw([coverage.Square(name, "Team", coverage.EMPTY) for name in names])
        texts = [text for _y, text in drawing.rows]
        self.assertEqual(texts[:3], ["Griffie en", "bestuursonderste…", "Noord"])
        self.assertEqual((len(texts), texts[-1][-1]), (5, "…"))
        self.assertEqual([y for y, _text in drawing.rows], sorted([y for y, _text in drawing.rows], key=float))

    def test_names_of_layers_that_do_not_fit_stand_upright_and_whole(self):
        layers = ("Board and directors", "Team managers", "Office and desk", "Field and care", "Works council")
        drawing = coverage.draw([coverage.Square("North", layer, coverage.EMPTY) for layer in layers])
        self.assertTrue(drawing.turned)
        self.assertEqual([text for _x, ((_y, text),) in drawing.heads][:2], ["Board and", "directors"])
        self.assertFalse(coverage.draw(coverage.filled(samples()["squares"])).turned)


class BothTests(SimpleTestCase):
    def test_without_anything_there_is_a_sentence(self):
        for source in (MAP, MATRIX):
            html = show(source, dots=[], ties=[], parts=[], squares=[])
            self.assertNotIn("<svg", html)
            self.assertIn("chart__empty", html)

    def test_no_language_writes_a_comma_in_a_coordinate(self):
        for source in (MAP, MATRIX):
            for words in re.findall(
                r'\s(?:x|y|x1|y1|x2|y2|d|width|height|stroke-width)="([^"]*)"', show(source, language="nl")
            ):
                self.assertNotIn(",", words)

    def test_as_a_file_each_has_its_colours_in_it(self):
        told = samples()
        for name, context in (
            ("network_map", charts.network_map(told["dots"], told["ties"], title="Map", parts=told["parts"])),
            ("coverage_matrix", charts.coverage_matrix(told["squares"], title="Team")),
        ):
            svg = file_of(name, context)
            ElementTree.fromstring(svg.partition("?>")[2])
            self.assertNotIn("class=", svg)
            self.assertIn('fill="#', svg)
