"""Storing what was decided, many rows at a time, as the commands of the apps would have stored it over the years.

Nothing of it is news, so no facts are recorded: nobody is told of two years at once.
"""

from django.contrib.auth.hashers import make_password

from omarm.core import richtext
from omarm.demo.loading.calendar import lapse
from omarm.demo.loading.details import carried, store_details
from omarm.demo.loading.places import store_places
from omarm.demo.loading.topics import store_subjects
from omarm.demo.loading.words import as_typed, linked_words, store_mentions
from omarm.demo.seed import PASSWORD
from omarm.people.commands.accounts import derive
from omarm.people.models import Department, Person, Role
from omarm.stream.commands import renew_texts
from omarm.stream.models import Comment, Post, Reaction, Revision, SeenMarker


def store_departments(house):
    """Store the tree of departments."""
    stored = house.departments
    for rank, told in enumerate(house.plan.content.departments):
        parent = stored.get(told["parent"])
        department = Department.objects.create(name=told["name"], parent=parent, rank=rank)
        department.path = [*(parent.path if parent else []), department.pk]
        stored[told["key"]] = department
    Department.objects.bulk_update(stored.values(), ["path"])


def store_people(house):
    """Store everybody with their tasks for the organisation; all have the password of the demonstration."""
    password, colleagues = make_password(PASSWORD), house.plan.colleagues
    stored = house.people = {colleague.key: _person(colleague, house.departments, password) for colleague in colleagues}
    Person.objects.bulk_create(stored.values())
    for colleague in colleagues:
        stored[colleague.key].manager = stored.get(colleague.manager)
    Person.objects.bulk_update(stored.values(), ["manager"])
    Role.objects.bulk_create(
        Role(person=stored[colleague.key], code=code) for colleague in colleagues for code in colleague.roles
    )


def store_posts(house):
    """Store the posts, each with its detail, its places, its topics and how it read before."""
    words = {talk.key: linked_words(house, talk.author, talk.body) for talk in house.plan.talks}
    house.posts = {talk.key: _post(house, talk, words[talk.key]) for talk in house.plan.talks}
    Post.objects.bulk_create(house.posts.values())
    store_details(house)
    renew_texts(posts=[post.pk for post in house.posts.values()])
    store_places(house)
    store_subjects(house, {key: told.topics for key, told in words.items()})
    house.named |= {(key, None): told.people for key, told in words.items()}
    Revision.objects.bulk_create(
        Revision(
            post=house.posts[talk.key], number=number, title=earlier.title, body=earlier.body,
            written_at=earlier.written_at,
        )
        for talk in house.plan.talks
        for number, earlier in enumerate(talk.earlier, start=1)
    )  # fmt: skip


def store_comments(house):
    """Store the conversations: first what answers the post, then what answers that; then what quotes what."""
    told = {(talk.key, said.number): said for talk in house.plan.talks for said in talk.comments}
    house.comments = {place: _comment(house, place, said) for place, said in told.items()}
    Comment.objects.bulk_create(house.comments[place] for place, said in told.items() if not said.under)
    for (key, number), said in told.items():
        if said.under:
            house.comments[key, number].parent = house.comments[key, said.under]
    Comment.objects.bulk_create(house.comments[place] for place, said in told.items() if said.under)
    quoting = [(place, said.quotes) for place, said in told.items() if said.quotes]
    for (key, number), quoted in quoting:
        house.comments[key, number].quotes = house.comments[key, quoted]
    Comment.objects.bulk_update([house.comments[place] for place, _quoted in quoting], ["quotes"])
    store_mentions(house)


def store_reactions(house):
    """Store the reactions of those who can read the posts."""
    Reaction.objects.bulk_create(
        Reaction(post=house.posts[talk.key], person=house.people[key], kind_id=kind)
        for talk in house.plan.talks
        for key, kind in house.readers.reactions_to(talk)
    )


def store_markers(house):
    """Store how far everybody has read, at home and in each of their groups, so that they find something new."""
    markers = []
    for key, person in house.people.items():
        seen, at_home = house.readers.seen_by(key, house.plan.talks)
        if seen is None:
            continue
        newest = {None: seen}
        for talk in at_home[at_home.index(seen) :]:
            newest.setdefault(talk.group or "", talk)
        newest.pop("", None)
        markers += [
            SeenMarker(
                person=person, group=house.groups.get(slug), published_at=talk.at, post_id=house.posts[talk.key].pk
            )
            for slug, talk in newest.items()
        ]
    SeenMarker.objects.bulk_create(markers)


def _person(colleague, departments, password):
    person = Person(
        username=colleague.username, email=colleague.email, password=password, given_name=colleague.name.given,
        particle=colleague.name.particle, surname=colleague.name.surname, function=colleague.function,
        department=departments.get(colleague.department), phone=colleague.phone, place=colleague.place,
        about=colleague.about, employed_since=colleague.employed_since, is_guest=colleague.is_guest,
        ends_on=colleague.ends_on, account_since=colleague.employed_since,
    )  # fmt: skip
    derive(person)
    return person


def _post(house, talk, words):
    closed = talk.more.get("closed")
    closed_at = talk.at + lapse(closed["after"]) if closed else None
    return Post(
        kind=talk.kind, title=talk.title, body=words.body, text=words.text, lang=talk.lang,
        author=house.author_of(talk), created_at=talk.at, published_at=talk.at, announced_at=talk.at,
        edited_at=talk.earlier[-1].changed_at if talk.earlier else None, version=1 + len(talk.earlier),
        attached=carried(talk), comments_closed_at=closed_at,
        comments_closed_by=house.people[closed["by"]] if closed else None,
        comments_closed_because=closed["because"] if closed else "",
    )  # fmt: skip


def _comment(house, place, said):
    words = linked_words(house, said.author, richtext.from_text(said.body))
    house.named[place] = words.people
    return Comment(
        post=house.posts[place[0]], author=house.people[said.author], body=as_typed(said.body, house.people),
        rich=words.body, created_at=said.at,
    )  # fmt: skip
