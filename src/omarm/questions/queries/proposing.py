"""What is proposed to somebody alone about their answers: topics that they answered well about."""

from omarm.questions.models import TopicProposal

FEWEST = 2  # good answers about a topic
MOST_OPEN = 3  # proposals that wait for one person
MOST_AT_ONCE = 500  # of a night

# Of who answered well: it solved the question, or somebody says that it solved theirs. Not what they tell already, nor
# what they were asked before.
WELL_ANSWERED = f"""
insert into questions_topicproposal (person_id, topic_id, made_at)
select person_id, topic_id, %(now)s from (
    select said.author_id as person_id, filed.topic_id, count(*) as answers,
           row_number() over (partition by said.author_id order by count(*) desc, filed.topic_id) as place,
           (select count(*) from questions_topicproposal t
             where t.person_id = said.author_id and t.settled_at is null) as waiting
      from questions_answer answer
      join stream_comment said on said.id = answer.comment_id
           and said.deleted_at is null and said.hidden_at is null and said.created_at >= %(since)s
      join questions_question question on question.post_id = answer.question_id
      join stream_post post on post.id = question.post_id and post.deleted_at is null and post.hidden_at is null
      join people_person person on person.id = said.author_id and person.is_active and not person.is_guest
      join stream_posttopic filed on filed.post_id = post.id
      join topics_topic topic on topic.id = filed.topic_id and topic.merged_into_id is null
     where (question.solution_id = said.id
            or exists (select from questions_helped helped where helped.answer_id = answer.comment_id))
       and not exists (select from profiles_expertise known
                        where known.person_id = said.author_id and known.topic_id = filed.topic_id)
       and not exists (select from questions_topicproposal t
                        where t.person_id = said.author_id and t.topic_id = filed.topic_id)
     group by said.author_id, filed.topic_id having count(*) >= {FEWEST}) found
 where place + waiting <= {MOST_OPEN}
 order by person_id, place limit {MOST_AT_ONCE}
on conflict do nothing
returning person_id
"""


def topic_proposals(person):
    """Return the TopicProposals that wait for this person, by topic; those of a topic that was merged are not shown."""
    waiting = TopicProposal.objects.filter(person=person, settled_at=None, topic__merged_into=None)
    return waiting.select_related("topic").order_by("topic__sort_key", "pk")


def topic_proposal(person, proposal_id):
    """Return one TopicProposal that waits for this person. Raises TopicProposal.DoesNotExist."""
    return topic_proposals(person).get(pk=proposal_id)
