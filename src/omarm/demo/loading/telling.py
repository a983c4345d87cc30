"""What the people of the demonstration accounts were told of lately: found in the conversations, as the house tells it.

Mail about it counts as sent, so that nobody gets letters about a life that was made a minute ago.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta

from omarm.notifications.models import MAILED, Notification, Reason, ToldMention
from omarm.stream.models import Comment, Mention

LOOKED_BACK = timedelta(days=30)
MOST_TOLD, MOST_UNREAD = 14, 5


@dataclass(frozen=True)
class News:
    """Something that somebody is told of: of which post (by key), why, who did it (by key), with which comment."""

    key: str
    reason: Reason
    actor: str
    at: datetime
    comment: Comment | None = None


def store_notifications(house):
    """Store what each account was told of: a handful unread, the rest read."""
    rows = []
    for account in house.followed:
        news, answered = defaultdict(list), _last_words(house, account)
        for one in _news_for(house, account):
            news[one.key].append(one)
        latest = sorted(news.items(), key=lambda told: max(one.at for one in told[1]), reverse=True)[:MOST_TOLD]
        unread = [key for key, told in latest if _since(told, answered.get(key))][:MOST_UNREAD]
        for key, told in latest:
            fresh = _since(told, answered.get(key)) if key in unread else told
            rows.append(_notification(house, account, fresh, is_unread=key in unread))
    Notification.objects.bulk_create(rows)
    ToldMention.objects.bulk_create(ToldMention(mention=mention) for mention in Mention.objects.all())


def _last_words(house, account):
    """Return when somebody last said something in each conversation (by key): what was there then, they saw."""
    return {
        talk.key: max(own)
        for talk in house.plan.talks
        if (own := [at for author, at in talk.contributions if author == account])
    }


def _since(told, moment):
    return [one for one in told if moment is None or one.at > moment]


def _news_for(house, account):
    since = house.plan.calendar.until - LOOKED_BACK
    for talk in house.plan.talks:
        if house.readers.may_read(account, talk) and not talk.is_nameless:
            for one in (*_of_post(house, account, talk), *_of_comments(house, account, talk)):
                if one.actor != account and one.at >= since:
                    yield one


def _of_post(house, account, talk):
    """Yield why somebody is told of a post: a compliment, their name, what they follow, what is for all of a group."""
    reasons = [_reason_to_follow(house, follow, talk) for follow in house.followed[account]]
    if account in talk.more.get("praise", {}).get("people", ()):
        reasons.append(Reason.PRAISE)
    if house.people[account] in house.named[talk.key, None]:
        reasons.append(Reason.MENTION)
    if talk.more.get("to_all"):
        reasons.append(Reason.FOR_ALL)
    yield from (News(talk.key, reason, talk.author, talk.at) for reason in reasons if reason)


def _reason_to_follow(house, follow, talk):
    if follow.colleague_id and follow.colleague_id == house.people[talk.author].pk:
        return Reason.COLLEAGUE
    if follow.topic_id and follow.topic_id in {house.topics[address].pk for address in talk.topics}:
        return Reason.TOPIC
    if follow.group_id and talk.group and follow.group_id == house.groups[talk.group].pk:
        return Reason.GROUP
    return None


def _of_comments(house, account, talk):
    """Yield why somebody is told of an answer: it is to their post or comment, names them, or is in a talk they follow."""
    authors = {said.number: said.author for said in talk.comments}
    follows = house.posts[talk.key].pk in {follow.post_id for follow in house.followed[account]}
    for said in talk.comments:
        reasons = {
            Reason.CONVERSATION: follows,
            Reason.TOOK_PART: said.under and _takes_part(talk, account, said),
            Reason.ANSWER: talk.author == account,
            Reason.REPLY: account in (authors.get(said.under), authors.get(said.quotes)),
            Reason.MENTION: house.people[account] in house.named[talk.key, said.number],
        }
        if wanted := [reason for reason, applies in reasons.items() if applies]:
            yield News(talk.key, max(wanted), said.author, said.at, house.comments[talk.key, said.number])


def _takes_part(talk, account, said):
    thread = (one for one in talk.comments if said.under in (one.number, one.under) and one.number < said.number)
    return any(one.author == account for one in thread)


def _notification(house, account, told, *, is_unread):
    newest_first = sorted(told, key=lambda one: one.at, reverse=True)
    reason = max(one.reason for one in told)
    leading = dict.fromkeys(house.people[one.actor].pk for one in newest_first if one.reason == reason)
    actors = leading | dict.fromkeys(house.people[one.actor].pk for one in newest_first)
    return Notification(
        person=house.people[account], post=house.posts[told[0].key], reason=reason,
        actors=list(actors), in_front=len(leading),
        comment=next((one.comment for one in newest_first if one.comment), None), is_unread=is_unread,
        moved_at=newest_first[0].at, mailed_at=newest_first[0].at if reason in MAILED else None,
    )  # fmt: skip
