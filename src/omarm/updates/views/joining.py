"""What stands with a report that asks for somebody: the author sees who offered, a reader can offer themselves."""

from django.template.loader import render_to_string

from omarm.updates import queries


def parts(person, post_ids):
    """Return {post_id: safe text} for the reports among these posts that ask for somebody, with two queries."""
    offers = {}
    for offer in queries.offers_on(post_ids):
        offers.setdefault(offer.report_id, []).append(offer)
    return {report.pk: _part(person, report, offers.get(report.pk, [])) for report in queries.reports_among(post_ids)}


def _part(person, report, offers):
    context = {
        "report": report,
        "is_author": report.update.post.author_id == person.pk,
        "own": next((offer for offer in offers if offer.person_id == person.pk), None),
        "offers": offers,
    }
    return render_to_string("updates/_joining.html", context)
