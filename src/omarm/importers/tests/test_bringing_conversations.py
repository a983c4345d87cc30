"""What was said: words, times, answers and reactions, once."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from omarm.importers.readers.shape import SourceFile
from omarm.importers.tests.archives import DAY, archive, comment, group, person, post
from omarm.stream.commands import delete_post, react
from omarm.stream.models import Comment, Post, Reaction

ANJA, BRAM = person("anja"), person("bram", email="ada@proefstad.example")
BOTH = (ANJA, BRAM, group("g", "anja", "bram"))


def test_times_and_authors_are_those_of_then(bring):
    at = datetime(2016, 2, 29, 23, 59, 59, 123456, tzinfo=UTC)
    bring(archive(*BOTH, post("p", "bram", published_at=at), comment("c", created_at=at + timedelta(hours=1))))
    made, answer = Post.objects.get(), Comment.objects.get()
    assert (made.author.surname, made.published_at, made.created_at, made.edited_at) == ("Bram", at, at, None)
    assert (answer.author.surname, answer.created_at, answer.edited_at) == ("Anja", at + timedelta(hours=1), None)
    assert made.placements.get().published_at == at
    assert made.kind == "update"
    assert made.detail


def test_answers_to_answers_find_their_place_whatever_the_order(bring):
    bring(archive(post(), comment("onder", parent_key="boven"), comment("boven")))
    assert Comment.objects.get(body="onder").parent.body == "boven"


def test_a_later_export_adds_what_is_new(bring):
    bring(archive(post("p"), comment("c")))
    done = bring(archive(post("p"), post("q"), comment("c"), comment("d", parent_key="c")))
    assert (done.counts["posts"], done.counts["comments"], done.counts["groups"]) == (1, 1, 0)
    assert Comment.objects.get(body="d").parent.body == "c"


def test_reactions_become_the_nearest_of_ours(bring):
    people = [person(f"u{number}") for number in range(6)]
    given = [("heart", "u0"), ("tada", "u1"), ("pray", "u2"), ("white_check_mark", "u3"), ("eggplant", "u4")]
    done = bring(archive(*people, post(author="u5", reactions=tuple(given))))
    assert done.counts["reactions"] == 5
    kinds = dict(Reaction.objects.values_list("person__username", "kind"))
    assert kinds == {"u0": "support", "u1": "celebrate", "u2": "thanks", "u3": "agree", "u4": "useful"}


def test_one_person_reacts_once(bring, ada):
    """Bram gave three; and two accounts there can be one person here."""
    twice = (("heart", "bram"), ("tada", "bram"), ("eyes", "bram"), ("tada", "anja"))
    both = (person("anja", email=ada.email), BRAM, group("g", "anja", "bram"))
    assert bring(archive(*both, post(reactions=twice))).counts["reactions"] == 1


def test_later_reactions_come_in_and_own_choices_stay(bring, ada):
    bring(archive(*BOTH, post(reactions=(("heart", "bram"),))))
    react(actor=ada, post=Post.objects.get(), kind="agree")
    done = bring(archive(*BOTH, post(reactions=(("heart", "bram"), ("tada", "anja")))))
    assert done.counts["reactions"] == 1
    assert Reaction.objects.get(person=ada).kind_id == "agree"


def test_reactions_to_comments_are_counted_as_left_out(bring):
    done = bring(archive(*BOTH, post(), comment(reactions=(("tada", "bram"), ("tada", "anja")))))
    assert done.skipped["reaction_to_comment"] == 2
    assert bring(archive(*BOTH, post(), comment(reactions=(("tada", "bram"),)))).skipped["reaction_to_comment"] == 0


def test_long_texts_are_cut_where_ours_end_and_the_operator_hears_it(bring):
    done = bring(archive(post(body="é" * 30_000), comment(body="x " * 6_000)))
    texts = [Post.objects.get().text, Comment.objects.get().body]
    assert [len(text) for text in texts] == [20_000, pytest.approx(10_000, abs=2)]
    assert all(text.endswith(" […]") for text in texts)
    assert "2 texts were too long" in done.findings[-1]


def test_what_fits_is_not_touched(bring):
    body = "a" * 20_000
    bring(archive(post(body=body)))
    assert Post.objects.get().text == body


def test_nul_and_markup_are_only_text(bring):
    bring(archive(post(body="een\x00twee <script>alert(1)</script>")))
    assert Post.objects.get().text == "eentwee <script>alert(1)</script>"


def test_messages_from_the_future_are_not_posts_that_wait(bring, cy):
    later = timezone.now() + timedelta(days=400)
    done = bring(archive(post(published_at=later), comment(created_at=later)))
    assert Post.objects.visible_to(cy).count() == 1
    assert Comment.objects.get().created_at <= timezone.now()
    assert "2 messages had a date in the future" in done.findings[-1]


@pytest.mark.parametrize(
    ("body", "file", "becomes"),
    [
        ("plan.pdf", SourceFile(name="plan.pdf"), "📎 plan.pdf"),
        ("Zie dit", SourceFile(name="plan.pdf"), "Zie dit\n\n📎 plan.pdf"),
        ("Het plan", SourceFile(name="plan.pdf", note="Het plan"), "Het plan\n\n📎 plan.pdf"),
        ("Zie", SourceFile(name="a.pdf", note="Het plan"), "Zie\n\n📎 Het plan (a.pdf)"),
        ("a.pdf", SourceFile(name="a.pdf", link="https://x.example/1"), "📎 a.pdf: https://x.example/1"),
    ],
)
def test_files_that_did_not_come_along_are_a_line(bring, body, file, becomes):
    bring(archive(post(body=body, files=(file,)), comment(body=body, files=(file,))))
    assert Post.objects.get().text == Comment.objects.get().body == becomes


def test_what_was_deleted_here_does_not_come_back(bring, ada):
    mine = archive(person("u1", email=ada.email), group("g", "u1"), post(author="u1"))
    bring(mine)
    delete_post(actor=ada, post=Post.objects.get())
    assert not +bring(mine).counts
    assert not Post.objects.visible_to(ada).exists()


def test_answers_to_what_was_removed_for_good_stay_out(bring):
    bring(archive(*BOTH, post()))
    Post.objects.all().delete()
    done = bring(archive(*BOTH, post(reactions=(("tada", "bram"),)), comment("c")))
    assert (done.counts["posts"], done.counts["comments"], done.counts["reactions"]) == (0, 0, 0)
    assert done.skipped["deleted_here"] == 1


def test_the_number_of_queries_does_not_follow_the_number_of_messages(bring, django_assert_max_num_queries):
    def many(first, count):
        said = [post(f"p{first + number}", published_at=DAY + timedelta(minutes=number)) for number in range(count)]
        return archive(*said, *(comment(f"c{each.key}", post_key=each.key) for each in said))

    bring(many(0, 1))
    with django_assert_max_num_queries(60):
        assert bring(many(1000, 400)).counts["comments"] == 400
