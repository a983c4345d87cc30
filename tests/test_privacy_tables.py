"""What the database can hold about a person is what the register says, and none of it is reading or visiting.

Whoever adds a moment or a number to a table with a key to a person adds it here, and asks first: is it the moment of an act
that others can see, or would it tell when somebody was here? Is it a property of a thing, or a count of what a person does?
"""

import re

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection, models

from omarm.consent import holdings

DAYS = (models.DateField, models.DateTimeField, models.TimeField, models.DurationField)
AMOUNTS = (models.IntegerField, models.FloatField, models.DecimalField)
WORDS = (models.CharField, models.TextField, models.UUIDField)
PLAIN = (*DAYS, *AMOUNTS, *WORDS, models.AutoField, models.BooleanField, models.ForeignKey, models.FileField)
READING = re.compile(r"read|view|visit|open(?:ed)?_(?:at|on|by)|seen|click|last_active|login|dwell|download")
# Words that look like reading and are not: days (never hours) of one's own device, of a risk, of must-reads and surveys.
NOT_READING = {
    ("people_session", "seen_on"): "a day, of one's own device, for its owner alone",
    ("notifications_notification", "is_unread"): "whether, never when",
    ("notifications_notice", "is_unread"): "whether, never when",
    ("moderation_case", "opened_at"): "when a case began",
    ("people_handover", "opened_at"): "when a hand-over began",
    ("mustread_confirmation", "must_read_id"): "which one: the answer that somebody gave",
    ("pilots_pilot", "seen_to_on"): "when somebody said that what came of a pilot is seen to: not who",
    ("questions_card", "review_on"): "the day on which a card has to be looked at again",
    ("questions_question", "reopened_at"): "when a question was open again",
}
ADDRESSES = re.compile(r"(?:^|_)(?:ip|ip_address|remote_addr|user_agent)(?:_|$)")

# Table: columns that hold a day or a moment. All are of acts that others see, or of terms; two tell of looking, by the day:
# people_session (seen_on, for its owner alone) and moderation_risk (that a risk was read through, and not by whom).
MOMENTS = {
    "activity_activity": "recorded_at delivered_at retry_at",
    "adoption_baseline": "since until recorded_at",
    "adoption_declaration": "declared_at",
    "adoption_design": "starts_on ends_on made_on ended_on",
    "adoption_stageoverride": "set_at ended_at",
    "ambassadors_ambassador": "from_on until_on",
    "ambassadors_asking": "asked_on",
    "ambassadors_call": "until_on closed_on",
    "ambassadors_team": "started_on ended_on",
    "audit_auditevent": "happened_at",
    "care_actiondone": "done_on was_due_on",
    "care_groupmessage": "sent_on",
    "care_helprequest": "asked_at answered_at",
    "care_plannedaction": "due_on ended_at",
    "consent_consentrecord": "given_on until recorded_at withdrawn_on warned_on ended_told_on",
    "consent_modechoice": "chosen_at",
    "culture_scan": "opens_on closes_on ended_on forgotten_on",
    "desk_item": "since until",
    "desk_itemstate": "said_on",
    "desk_prompt": "sent_on",
    "files_arrival": "sent_at",
    "files_document": "changed_at deleted_at",
    "files_folder": "created_at deleted_at",
    "files_version": "added_at",
    "firstweek_firstweek": "until_on",
    "groups_guestinvitation": "ends_on invited_at expires_at ended_at",
    "groups_invitation": "invited_at",
    "groups_joinrequest": "asked_at",
    "groups_membership": "joined_at",
    "houserules_acceptance": "accepted_on",
    "houserules_edition": "published_at",
    "launch_baseline": "since until recorded_at",
    "launch_case": "made_on",
    "launch_contest": "suggest_until vote_until decided_on applied_on called_off_on",
    "launch_edition": "published_at",
    "launch_formertarget": "replaced_at",
    "launch_nameidea": "let_stand_on taken_out_on",
    "launch_namereport": "made_on settled_on",
    "launch_opening": "day decided_on taken_back_on",
    "launch_remeasurement": "since until recorded_at",
    "launch_said": "said_on",
    "media_file": "added_at",
    "media_image": "added_at",
    "moderation_appeal": "made_at answered_at",
    "moderation_case": "opened_at passed_on_at decided_at",
    "moderation_report": "made_at",
    "moderation_risk": "looked_at_on",
    "mustread_confirmation": "confirmed_on",
    "notifications_notice": "moved_at mailed_at",
    "notifications_notification": "moved_at mailed_at",
    "people_handover": "opened_at closed_at",
    "people_onetimecode": "expires_at",
    "people_person": "ends_on employed_since account_since",
    "people_session": "expire_date started_on seen_on",
    "pilots_change": "day",
    "pilots_pilot": "starts_on started_on ended_on judged_on seen_to_on invited_at",
    "planboard_action": "due_on settled_on complimented_on added_on",
    "planboard_contribution": "written_on",
    "planboard_sponsor": "named_on ended_on put_aside_on",
    "planboard_weavestep": "changed_on",
    "presets_applied": "applied_at undone_at",
    "previews_previewdomain": "allowed_at",
    "profiles_absence": "starts_on ends_on",
    "profiles_expert": "paused_until",
    "profiles_expertise": "created_at",
    "profiles_project": "started_on ended_on",
    "profiles_thanks": "created_at",
    "programme_campaign": "starts_on ends_on made_at planned_at started_at ended_on closed_at",
    "programme_goal": "set_on ended_on",
    "programme_level": "since until recorded_at",
    "programme_story": "added_at",
    "questions_card": "review_on made_at changed_at confirmed_at withdrawn_at told_on told_group_on",
    "questions_cardcheck": "said_at",
    "questions_question": "due_at answered_at solved_at reopened_at next_at",
    "questions_repeatwatch": "looked_on told_on",
    "questions_topicproposal": "made_at settled_at",
    "questions_turn": "asked_at asked_on until",
    "search_bestbet": "ends_on removed_at",
    "search_savedsearch": "removed_at",
    "staging_stage": "opens_on closes_on set_at ended_at",
    "stewardship_certificate": "given_on valid_until warned_on ended_on",
    "stewardship_handin": "handed_in_on answered_on",
    "stewardship_learner": "invited_on",
    "stewardship_levelrequest": "asked_on answered_on",
    "stewardship_session": "starts_at",
    "stream_comment": "created_at edited_at deleted_at hidden_at",
    "stream_keptdraft": "saved_at",
    "stream_placement": "published_at pinned_at pinned_until",
    "stream_post": "created_at published_at edited_at deleted_at hidden_at announced_at comments_closed_at",
    "stream_seenmarker": "published_at",
    "surveys_round": "opens_on closes_on ended_on forgotten_on",
    "topics_topic": "created_at",
}

# (table, column): what the number is. None counts what a person does.
NUMBERS = {
    ("activity_activity", "subject_id"): "the id of what it is about",
    ("activity_activity", "attempts"): "how often telling it failed",
    ("ambassadors_ambassador", "hours"): "what somebody says that they have, of themselves",
    ("ambassadors_call", "hours"): "what is asked of everybody",
    ("adoption_baseline", "part"): "of a scope, of many people",
    ("adoption_baseline", "whole"): "of a scope, of many people",
    ("adoption_declaration", "without_desk"): "what a department says of itself",
    ("adoption_declaration", "other_tools"): "what a department says of itself",
    ("care_groupmessage", "reach"): "how many people a message was for",
    ("care_plannedaction", "every_days"): "the rhythm of an action",
    ("desk_item", "rank"): "the place of a thing among those of its source",
    ("files_document", "version_count"): "versions of a file",
    ("files_version", "number"): "the number of a version",
    ("groups_membership", "seat_rank"): "the place on the board of a group, that its managers give",
    ("launch_baseline", "value"): "where an indicator of a business case stood",
    ("launch_baseline", "n"): "of how many that was",
    ("launch_case", "target"): "what an indicator should become",
    ("launch_formertarget", "value"): "what an indicator was to become",
    ("launch_case", "cost_once"): "an amount of a business case",
    ("launch_case", "cost_a_year"): "an amount of a business case",
    ("launch_case", "benefit_a_year"): "an amount of a business case",
    ("launch_nameidea", "votes"): "votes without names for a name, told at the end and from the floor",
    ("launch_remeasurement", "value"): "where an indicator of a business case stood later",
    ("launch_remeasurement", "n"): "of how many that was",
    ("media_file", "size"): "bytes",
    ("media_image", "width"): "points",
    ("media_image", "height"): "points",
    ("notifications_notice", "number"): "how many things wait in a group",
    ("notifications_notification", "reason"): "a choice from a list",
    ("notifications_notification", "in_front"): "how many of the named did it first",
    ("notifications_silence", "reason"): "a choice from a list",
    ("people_onetimecode", "tries_left"): "against guessing",
    ("people_person", "card_version"): "how often what cards show of somebody was changed",
    ("polls_polloption", "rank"): "its place in the list",
    ("profiles_expert", "most_a_day"): "the maximum that somebody chose",
    ("profiles_week", "mornings"): "days of the week, as bits",
    ("profiles_week", "afternoons"): "days of the week, as bits",
    ("programme_level", "part"): "of a scope, of many people",
    ("programme_level", "whole"): "of a scope, of many people",
    ("questions_card", "version"): "the number of a version",
    ("questions_question", "urgent_minutes"): "the term that was chosen",
    ("search_bestbet", "object_id"): "the id of what it leads to",
    ("stewardship_session", "minutes"): "how long a training lasts",
    ("stream_placement", "audience"): "for whom it is, as a code",
    ("stream_post", "version"): "the number of a version",
    ("stream_seenmarker", "post_id"): "the id of the newest post that was on the screen",
    ("surveys_round", "most_names"): "a setting",
    ("surveys_round", "team_size"): "a setting",
    ("surveys_round", "told"): "how many answered, in steps",
    ("surveys_standing", "nominations"): "the written exception: counts from 3, for one person, with consent, 90 days",
    ("surveys_standing", "rank"): "the place in a proposal, with it",
    ("updates_storyhelper", "rank"): "the order in which the author named them",
}

# (table, column): what is in it, of the columns that could hold anything. What names people is in a Holding.
OPAQUE = {
    ("activity_activity", "data"): "ids of what a fact is about, and of whom it is told",
    ("adoption_forecast", "told"): "numbers of the whole organisation",
    ("adoption_signal", "reasons"): "numbers of the whole organisation",
    ("audit_auditevent", "details"): "what an administrator changed",
    ("care_grouphealth", "lights"): "lights of a group: no ids",
    ("desk_item", "values"): "what waits: ids, titles, names of who promised it; for ten minutes",
    ("desk_round", "left_out"): "codes of sources that failed",
    ("groups_group", "tabs_on"): "codes",
    ("launch_contestbox", "voters"): "who has voted, sorted",
    ("launch_contestbox", "ballots"): "ids of names that were voted for, sorted",
    ("launch_opening", "missing"): "codes of steps",
    ("moderation_case", "signals"): "words",
    ("notifications_notification", "actors"): "the last people who did something in a conversation",
    ("people_department", "path"): "ids of departments",
    ("people_found", "words"): "words of a profile",
    ("people_organisation", "worked_holidays"): "codes",
    ("pilots_change", "after"): "codes and numbers that were asked",
    ("pilots_change", "before"): "codes and numbers that were asked",
    ("pilots_verdict", "reasons"): "codes, and numbers that were asked: never one that was found",
    ("programme_campaign", "opens"): "codes",
    ("polls_pollbox", "voters"): "who has voted, sorted",
    ("polls_pollbox", "waiting"): "ballots, sorted",
    ("polls_pollbox", "tallies"): "sums",
    ("procrastinate_jobs", "args"): "ids of what a job is about",
    ("questions_repeat", "questions"): "ids of questions",
    ("questions_sealedasker", "sealed"): "readable with a key that is not in the database",
    ("search_daykey", "key"): "the key of a day",
    ("search_daymark", "mark"): "a mark, with a key that is thrown away",
    ("search_document", "words"): "words, and marks of who may find it",
    ("search_spelledword", "variants"): "words",
    ("stream_keptdraft", "values"): "what somebody wrote and did not send",
    ("stream_post", "attached"): "codes",
    ("stream_revision", "told"): "the words as they were",
    ("culture_box", "answered"): "who has answered or would rather not, sorted",
    ("culture_part", "sheets"): "sums of points by department, sorted",
    ("culture_outcome", "told"): "sums of a scan, from the floor",
    ("surveys_outcome", "told"): "sums of a round",
    ("surveys_standing", "reasons"): "codes and numbers of a round",
}


def _models():
    return apps.get_models(include_auto_created=True)


def _holds_a_person(model):
    person = get_user_model()
    return model is person or any(one.is_relation and one.related_model is person for one in model._meta.local_fields)


def _fields(model, kinds):
    return [one for one in model._meta.local_fields if one.column and isinstance(one, kinds) and not one.is_relation]


def test_every_table_in_which_a_person_stands_is_in_the_register():
    declared = {table for holding in holdings.declared() for table in holding.tables}
    with_person = {model._meta.db_table for model in _models() if _holds_a_person(model)}
    assert with_person - declared == set()
    assert declared - {model._meta.db_table for model in _models()} == set()


def test_every_moment_beside_a_person_was_looked_at():
    found = {
        model._meta.db_table: " ".join(one.column for one in _fields(model, DAYS))
        for model in _models() if _holds_a_person(model) and _fields(model, DAYS)
    }  # fmt: skip
    assert found == MOMENTS


def test_every_number_beside_a_person_was_looked_at():
    found = {
        (model._meta.db_table, one.column)
        for model in _models() if _holds_a_person(model)
        for one in _fields(model, AMOUNTS) if not one.primary_key
    }  # fmt: skip
    assert found == set(NUMBERS)


def test_every_column_in_which_anything_could_be_was_looked_at():
    found = {
        (model._meta.db_table, one.column)
        for model in _models()
        for one in model._meta.local_fields if one.column and not isinstance(one, PLAIN)
    }  # fmt: skip
    assert found == set(OPAQUE)


def test_no_table_with_a_person_has_a_column_of_reading():
    found = {
        (model._meta.db_table, one.column)
        for model in _models() if _holds_a_person(model)
        for one in model._meta.local_fields if one.column and READING.search(one.column)
    }  # fmt: skip
    assert found == set(NOT_READING)


@pytest.mark.django_db
def test_the_database_holds_no_key_to_a_person_that_the_program_does_not_know():
    with connection.cursor() as db:
        db.execute("select distinct conrelid::regclass::text from pg_constraint"
                   " where contype = 'f' and confrelid = 'people_person'::regclass")  # fmt: skip
        tied = {table for (table,) in db.fetchall()}
        db.execute("select table_name, column_name from information_schema.columns where table_schema = 'public'")
        columns = db.fetchall()
    assert tied <= {table for holding in holdings.declared() for table in holding.tables}
    assert [pair for pair in columns if ADDRESSES.search(pair[1])] == []
    known = {model._meta.db_table for model in _models()}
    named = {table for table, column in columns if re.search(r"person|author|user_id|actor", column)}
    assert {table for table in named - known if not table.startswith("procrastinate_")} == set()
