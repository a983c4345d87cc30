"""What was searched in vain, for who keeps the pages."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from omarm.core.floor import FLOOR
from omarm.core.http import only_for
from omarm.search.queries import invain as queries
from omarm.search.queries.bestbets import may_keep


@require_GET
@only_for(may_keep)
def index(request):
    """Words and days; or, as long as the works council did not agree, that nothing is kept."""
    is_open = queries.may_be_noted()
    context = {"is_open": is_open, "rows": queries.searched_in_vain() if is_open else [], "floor": FLOOR}
    return render(request, "search/in_vain.html", context)
