"""A colleague for one's address book."""

from urllib.parse import quote

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404
from omarm.people.queries import colleague_for
from omarm.profiles.queries.vcard import vcard_for


@require_GET
def show(request, username):
    """What this person may see of a colleague, as a vCard."""
    colleague = found_or_404(colleague_for, request.user, username)
    text = vcard_for(request.user, colleague, address=request.build_absolute_uri(colleague.get_absolute_url()))
    response = HttpResponse(text, content_type="text/vcard; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{quote(colleague.username)}.vcf"'
    response["Cache-Control"] = "private, no-store"
    return response
