"""The list of colleagues, and the departments they work in."""

from django.shortcuts import render
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_GET

from omarm.core.http import found_or_404, page_or_fragment
from omarm.core.pagination import number
from omarm.people import queries


@require_GET
def index(request):
    """Colleagues by surname, narrowed by words and department."""
    text, department_id = request.GET.get("q", "").strip()[:100], number(request.GET.get("department", ""))
    department = found_or_404(queries.department, department_id) if department_id else None
    page = queries.people_for(request.user, text=text, department=department, after=request.GET.get("after", ""))
    # Asked only by the whole page: while somebody types, the results come alone.
    departments = SimpleLazyObject(lambda: queries.department_choices(request.user))
    context = {"page": page, "text": text, "department": department, "departments": departments}
    return page_or_fragment(request, "people/directory.html", context, fragment="results")


@require_GET
def departments(request):
    """The tree of departments."""
    return render(request, "people/departments.html", {"departments": queries.departments_for(request.user)})
