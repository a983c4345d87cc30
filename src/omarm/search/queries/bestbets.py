"""What editors set on top: for whom and for which words it is shown, and who keeps it."""

from collections import defaultdict
from urllib.parse import urlsplit

from django.urls import resolve

from omarm.core.language import ask
from omarm.search.models import BestBet
from omarm.search.sources import source

KEEPERS = ("administrator", "editor", "community_manager")
MOST_SHOWN = 3
LONGEST_PHRASE = 5  # words: what is longer, nobody types twice
_targets = []


def register_target(target_of):
    """Add `target_of(match)`, which returns (code of a source, id) of what a resolved address leads to, or None."""
    _targets.append(target_of)


def may_keep(person):
    """Return whether the person keeps the search: best bets, and what was searched in vain."""
    return any(person.has_role(code) for code in KEEPERS)


def best_bets_for(person, asked):
    """Return at most three BestBets for what is asked (core.language.Asked), only those that the person may follow."""
    keys = _runs(_stems(asked.words)) | {key for phrase in asked.phrases for key in _runs(_stems(phrase))}
    if not keys:
        return []
    found = BestBet.objects.current().filter(keys__key__in=keys).distinct()
    return followed_by(person, list(found))[:MOST_SHOWN]


def kept_bets(person):
    """Return all BestBets that are not taken off, by title, with who looks after each.

    `.is_followed` says whether the person may read what it leads to: who keeps the pages reads no more than others, so of
    the rest they are not shown words, title and address.
    """
    return _marked(person, BestBet.objects.filter(removed_at=None).select_related("owner"))


def looked_after_by(person):
    """Return the BestBets that the person looks after and that are shown, by title."""
    return BestBet.objects.current().filter(owner=person)


def kept_bet(pk):
    """Return one BestBet, also one that was taken off. Raises BestBet.DoesNotExist."""
    return BestBet.objects.select_related("owner").get(pk=pk)


def bet_to_change(person, pk):
    """Return one BestBet that leads to what the person may read. Raises BestBet.DoesNotExist."""
    bet = kept_bet(pk)
    if not may_follow(person, bet.source, bet.object_id):
        raise BestBet.DoesNotExist
    return bet


def removed_bet(person, pk):
    """Return the BestBet that was just taken off and can be brought back, marked as `kept_bets` does, or None."""
    found = BestBet.objects.filter(pk=pk).exclude(removed_at=None) if pk else ()
    return next(iter(_marked(person, found)), None)


def key_of(phrase):
    """Return a phrase as it is compared, or "" when there is no word in it."""
    asked = ask(phrase)
    stems = _stems(asked.words) or [stem for terms in asked.phrases for stem in _stems(terms)]
    return " ".join(stems[:LONGEST_PHRASE])[:200]


def target_of(address):
    """Return (code of a source, id) of what a path of ours leads to, or ("", None) for another page of ours.

    Raises Resolver404 when no page of ours has this address.
    """
    match = resolve(urlsplit(address).path)
    return next((found for target in _targets if (found := target(match))), ("", None))


def may_follow(person, code, object_id):
    """Return whether the person may read what an address leads to; a page that is no such thing, everybody may open."""
    return not code or object_id in set(source(code).visible(person, [object_id]))


def followed_by(person, bets):
    """Return the bets (a list) of which the person may read what they lead to; a source is asked once."""
    ids = defaultdict(list)
    for bet in bets:
        if bet.source:
            ids[bet.source].append(bet.object_id)
    seen = {(code, pk) for code, pks in ids.items() for pk in source(code).visible(person, pks)}
    return [bet for bet in bets if not bet.source or (bet.source, bet.object_id) in seen]


def _marked(person, bets):
    bets = list(bets)
    followed = {bet.pk for bet in followed_by(person, bets)}
    for bet in bets:
        bet.is_followed = bet.pk in followed
    return bets


def _stems(terms):
    return [term.dutch or term.english for term in terms if not term.is_stop]


def _runs(stems):
    """Return each run of at most five stems that follow each other, as keys."""
    return {
        " ".join(stems[start:end])
        for start in range(len(stems))
        for end in range(start + 1, min(start + LONGEST_PHRASE, len(stems)) + 1)
    }
