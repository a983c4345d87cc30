"""The lessons as they are said now: in the words of the organisation, or else in ours."""

from dataclasses import dataclass

from django.utils.translation import get_language

from omarm.stewardship.lessons import LESSONS, OWN, lesson_of
from omarm.stewardship.models import LessonWords

TELLING = ("title", "idea", "example", "assignment")


@dataclass(frozen=True)
class Said:
    """A lesson in the language of now."""

    code: str
    number: int
    title: str
    idea: str
    example: str
    assignment: str
    is_off: bool = False
    is_own: bool = False


def lessons_said():
    """Return {code: Said} of all lessons in their order, also of those that are switched off. One query."""
    own = LessonWords.objects.in_bulk()
    return {lesson.code: _said(lesson, number, own.get(lesson.code)) for number, lesson in enumerate(LESSONS, start=1)}


def lessons_given():
    """Return {code: Said} of the lessons that are given."""
    return {code: said for code, said in lessons_said().items() if not said.is_off}


def lesson_said(code):
    """Return one lesson that is given as Said. Raises KeyError."""
    return lessons_given()[code]


def words_to_change(code):
    """Return (Lesson, LessonWords) to change; the words need not be stored yet. Raises KeyError for a code that is none."""
    return lesson_of(code), LessonWords.objects.filter(code=code).first() or LessonWords(code=code)


def title_in(said, code):
    """Return the title of a lesson by its code among these (`lessons_said`); own work has none, so "" for it."""
    return "" if code == OWN or code not in said else said[code].title


def title_of(code):
    """Return the title with which a lesson comes, in the language of the reader. Raises KeyError."""
    return _ours(lesson_of(code))[1].title


def _ours(lesson):
    language = "en" if (get_language() or "").startswith("en") else "nl"
    return language, getattr(lesson, language)


def _said(lesson, number, own):
    (language, ours), words = _ours(lesson), {}
    for name in TELLING:
        words[name] = (own and getattr(own, f"{name}_{language}")) or getattr(ours, name)
    is_own = own is not None and any(getattr(own, f"{name}_{language}") for name in TELLING)
    return Said(code=lesson.code, number=number, **words, is_off=bool(own and own.is_off), is_own=is_own)
