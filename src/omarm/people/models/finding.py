"""The words by which people are found, and what else those words may be typed as."""

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Lookup, Q


class WordsField(SearchVectorField):
    """Words that are asked with the text of a tsquery (queries/finding/asking.py), never with words as they were typed."""


@WordsField.register_lookup
class Meets(Lookup):
    """Whether the words meet a tsquery; the index finds which."""

    lookup_name = "meets"
    template = "{} @@ {}::tsquery"

    def as_sql(self, compiler, connection):
        """Return the condition and its parameters."""
        found, params = self.process_lhs(compiler, connection)
        asked, more = self.process_rhs(compiler, connection)
        return self.template.format(found, asked), [*params, *more]


@WordsField.register_lookup
class Walked(Meets):
    """The same in a form that no index serves: for words so common that walking the list by surname is shorter."""

    lookup_name = "walked"
    template = "({} @@ {}::tsquery) is true"


class Found(models.Model):
    """What one person is found by: weight A for their name, B for what they do and know about, C for what else is told, D for parts of that.

    It holds nothing that not every colleague may see. `sort_key` and `is_active` repeat those of the person, so that a
    list is made of this table alone. `fastupdate` is off: who searches would otherwise pay for who wrote last.
    """

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="found")
    sort_key = models.CharField(max_length=240)
    is_active = models.BooleanField(default=True)
    words = WordsField()

    class Meta:
        indexes = [
            GinIndex(fields=["words"], name="found_words", fastupdate=False),
            models.Index("sort_key", "person", name="found_by_surname", condition=Q(is_active=True)),
        ]

    def __str__(self):
        return self.sort_key


class Word(models.Model):
    """A word that people are found by, how it sounds, and about how many people have it (counted anew each night)."""

    word = models.CharField(max_length=64, unique=True)
    sound = models.CharField(max_length=64, db_index=True)
    people = models.PositiveIntegerField(default=1)

    def __str__(self):
        return self.word


class WordVariant(models.Model):
    """A beginning of a word with one or two letters left out (core/language/variants.py): typing errors meet there."""

    pk = models.CompositePrimaryKey("variant", "word_id")
    variant = models.CharField(max_length=8)
    word = models.ForeignKey(Word, models.CASCADE, related_name="variants")

    def __str__(self):
        return self.variant
