"""How every command of `omarm adoption` answers: as a table, as JSON, as a drawing, or with one line that refuses."""

import json
import math
import os
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path

import click

from omarm.cli.surroundings import django_without_database
from omarm.importers.readers.errors import UnreadableFile
from omarm.network.measures.refusing import Unusable

# A file that cannot be read is refused in the same words as one that says nothing of use.
FILE = click.Path(exists=True, dir_okay=False, readable=False, path_type=Path)
LANGUAGES = ("nl", "en")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command found: the object of --json, and how to say and to draw it once Django has its words at hand."""

    figures: dict
    told: Callable[[], Iterable[str]]
    drawn: Callable[[], str]


def answering(command):
    """Return the command, which gives an Answer, with the options that all share; it prints, draws and refuses.

    Django is set up only when there is something to say or to draw: --json comes without that wait.
    """

    @click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
    @click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Draw it, too.")
    @click.option("--language", type=click.Choice(LANGUAGES), help="Of what is printed and drawn. [default: by LANG]")
    @wraps(command)
    def answered(*args, as_json, svg, language, **kwargs):
        # A name that the terminal has no letters for is no reason to fall over.
        sys.stdout.reconfigure(errors="replace")
        language = language or _language_of_the_terminal()
        try:
            answer = command(*args, **kwargs)
        except (UnreadableFile, Unusable) as error:
            _refuse(error, language)
        if as_json:
            click.echo(json.dumps(_plain(answer.figures), ensure_ascii=False))
        if svg or not as_json:
            with _words_in(language):
                _draw(answer, svg)
                for line in () if as_json else answer.told():
                    click.echo(line)

    return answered


def _language_of_the_terminal():
    stated = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "nl" if next(filter(None, stated), "").startswith("nl") else "en"


def _refuse(error, language):
    with _words_in(language):
        from omarm.network.wording.refusals import refusal

        click.echo(f"omarm: {refusal(error)}", err=True)
    raise SystemExit(2)


def _words_in(language):
    """Return a block in which Django's templates and words are there, in the language; leaving it ends nothing else."""
    from contextlib import ExitStack

    stack = ExitStack()
    stack.enter_context(django_without_database())
    from django.utils import translation

    stack.enter_context(translation.override(language))
    return stack


def _draw(answer, svg):
    if svg is None:
        return
    try:
        svg.write_text(answer.drawn(), encoding="utf-8")
    except OSError as error:
        click.echo(f"omarm: {svg}: {error.strerror}.", err=True)
        raise SystemExit(2) from error


def _plain(value):
    """Return the value as JSON has it: what is no number is null."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
