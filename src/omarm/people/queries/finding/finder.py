"""One question to the vocabulary of names: asked strictly first, forgiving where that finds nothing, explained to who reads."""

from collections import defaultdict
from dataclasses import dataclass

from django.core.exceptions import EmptyResultSet
from django.db import connection

from omarm.people.models import Found, Person
from omarm.people.queries.finding.asking import forgive, is_common, read
from omarm.people.queries.finding.places import as_cursor, behind_text
from omarm.people.queries.finding.words import all_more_words, words_of_name, words_of_text

# By what no index gives: an index in the order of names would be walked to its end for a rare one. But for a walk.
ROWS = """
select tier, sort_key, person_id
  from (select {tiers} as tier, sort_key, person_id from people_found where {met}) met
 where {behind} order by {order}, person_id limit %s
"""
ENOUGH = 3  # people found by one word as it was typed: nothing is forgiven then


@dataclass(frozen=True)
class FoundPeople:
    """Who was found, best first, each with `.why` (empty: by their name) and the department; and how it goes on.

    `forgiven` says that some were found by a word that only sounds like or comes near to what was typed; not that a
    compound was found by its parts.
    """

    rows: list
    after: str = ""
    forgiven: bool = False


class Finder:
    """One question of one reader: which ids, in which order, and why."""

    def __init__(self, reader, text, *, among, also_ended=False):
        self.reader, self.among, self.also_ended = reader, among, also_ended
        self.question = read(text, by_name_only=reader.is_guest)
        self.is_walk = not self.question.nothing and among is None and is_common(self.question)

    @property
    def is_forgiving(self):
        return self.question.is_forgiving

    def settle(self):
        """Forgive typing errors where what was typed finds (nearly) nobody. Asks once."""
        if not self.is_forgiving and len(self._rows(limit=self._enough(), by_name=True)) < self._enough():
            self._forgive()

    def called(self):
        """Return the rows of Found of whom the name begins with each of the words."""
        return self._rows_meeting(self.question.names())

    def meeting(self):
        """Return the rows of Found that meet the question as it stands."""
        return self._rows_meeting(next(iter(self.question.tiers())))

    def _rows_meeting(self, query):
        found = Found.objects.filter(**{"words__walked" if self.is_walk else "words__meets": query})
        if not self.also_ended:
            found = found.filter(is_active=True)
        return found if self.among is None else found.filter(person__in=self.among.order_by().values("pk"))

    def places(self, *, limit, after="", by_name=False):
        """Return [(tier, sort key, id)] of at most `limit` people behind the place `after`: best first, or by surname."""
        if self.question.nothing:
            return []
        if after:
            self.settle()
        rows = self._rows(limit=max(limit, ENOUGH), after=after, by_name=by_name)
        if not after and len(rows) < self._enough() and self._forgive():
            rows = self._rows(limit=limit, by_name=by_name)
        return rows[:limit]

    def page(self, *, limit, after="", by_name=False):
        """Return FoundPeople: whom the person may see now, of the next `limit` places."""
        places = self.places(limit=limit + 1, after=after, by_name=by_name)
        shown = places[:limit]
        rows = self.people([place[2] for place in shown])
        forgiven = any(row.came_near for row in rows)
        return FoundPeople(rows, as_cursor(shown[-1]) if len(places) > limit else "", forgiven)

    def people(self, ids):
        """Return these people in this order with `.why`; without whom the person may not see, or no longer for this.

        `.came_near` says that only a word that sounds like what was typed, or is spelled almost so, explains them.
        """
        rows = Person.objects.visible_to(self.reader).active().select_related("department").in_bulk(ids)
        found = [rows[pk] for pk in ids if pk in rows]
        self._explain(found)
        return [person for person in found if person.why is not None]

    def _rows(self, *, limit, after="", by_name=False):
        tiers, ranked = ("0", []) if by_name or self.is_walk else self._tiers()
        behind_it, place = ("true", []) if not after else behind_text(after)
        try:
            met, told = self._met()
        except EmptyResultSet:  # nobody is to be found among
            return []
        order = "sort_key" if self.is_walk else "tier, sort_key || ''"
        with connection.cursor() as cursor:
            cursor.execute(
                ROWS.format(tiers=tiers, met=met, behind=behind_it, order=order), [*ranked, *told, *place, limit]
            )
            return cursor.fetchall()

    def _met(self):
        """Return what `meeting` says as the text of a condition, and what it is told. Raises EmptyResultSet."""
        conditions = ["(words @@ %s::tsquery) is true" if self.is_walk else "words @@ %s::tsquery"]
        told = [next(iter(self.question.tiers()))]
        if not self.also_ended:
            conditions.append("is_active")
        if self.among is not None:
            among, more = self.among.order_by().values("pk").query.sql_with_params()
            conditions.append(f"person_id in ({among})")
            told += more
        return " and ".join(conditions), told

    def _tiers(self):
        (_, widest), *better = self.question.tiers().items()
        whens = " ".join("when words @@ %s::tsquery then %s" for _each in better)
        told = [value for pair in reversed(better) for value in pair]
        return (f"case {whens} else %s end", [*told, widest]) if better else ("%s::int", [widest])

    def _enough(self):
        return ENOUGH if len(self.question.terms) == 1 else 1

    def _forgive(self):
        """Have errors forgiven where that can find more. Returns whether."""
        if self.is_forgiving or self.is_walk or not self.question.forgivable:
            return False
        forgive(self.question)
        return True

    def _explain(self, people):
        """Give each person `.why`: () for their name, None when nothing that the reader may see explains it."""
        names = {person.pk: words_of_name(person) for person in people}
        left = {pk: terms for pk, words in names.items() if (terms := self.question.unmet(words))}
        told = self._told([person for person in people if person.pk in left])
        for person in people:
            texts = told.get(person.pk, ())
            words, parts = (frozenset().union(*(text[place] for text in texts)) for place in (1, 2))
            person.came_near = bool(self.question.unmet(names[person.pk], words, parts, as_typed=True))
            if person.pk not in left:
                person.why = ()
            elif self.question.unmet(names[person.pk], words, parts):
                person.why = None
            else:
                person.why = tuple(self._reasons(texts, left[person.pk]))

    def _reasons(self, texts, left):
        """Yield a Why for each text that explains a term which none before it does: the fewest that say it all."""
        for why, *its in texts:
            met = self.question.met_by(*its, terms=left)
            if met:
                yield why
            left = [term for term in left if term not in met]
            if not left:
                break

    def _told(self, people):
        """Return {id: [(Why, words, parts)]} of what this reader may see of these people; nothing to who finds by name only."""
        found = defaultdict(list)
        for more in all_more_words() if people and not self.question.by_name_only else ():
            for pk, texts in more.seen(self.reader, people).items():
                found[pk] += [(why, *words_of_text(text)) for why, text in texts]
        return found
