from django.urls import path

from omarm.planboard.views import board, contributions, handing, promises, sponsors, team, weaving

app_name = "planboard"

urlpatterns = [
    path("programme/board/", board.index, name="board"),
    path("programme/board/new/", board.new, name="new"),
    path("programme/board/settled/", board.settled, name="settled"),
    path("programme/board/weeks/<slug:week>/", board.week, name="week"),
    path("programme/board/<int:pk>/", board.change, name="change"),
    path("programme/board/left/<int:pk>/", handing.hand_over, name="hand-over"),
    path("programme/board/<int:pk>/done/", board.finish, name="finish"),
    path("programme/board/<int:pk>/drop/", board.drop, name="drop"),
    path("programme/board/<int:pk>/reopen/", board.reopen, name="reopen"),
    path("programme/board/<int:pk>/complimented/", board.complimented, name="complimented"),
    path("programme/board/<int:pk>/delete/", board.remove, name="remove"),
    path("programme/contributions/", contributions.index, name="contributions"),
    path("programme/contributions/<int:pk>/thanks/", contributions.thank, name="thank"),
    path("programme/contributions/<int:pk>/thanks/delete/", contributions.take_back, name="take-back"),
    path("programme/contributions/<int:pk>/delete/", contributions.remove, name="remove-contribution"),
    path("adoption/team/", team.index, name="team"),
    path("adoption/team/new/", team.new, name="add-member"),
    path("adoption/team/required/", team.required, name="required"),
    path("adoption/team/<int:pk>/", team.change, name="member"),
    path("adoption/team/<int:pk>/delete/", team.remove, name="remove-member"),
    path("adoption/sponsors/", sponsors.index, name="sponsors"),
    path("adoption/sponsors/new/", sponsors.new, name="name-sponsor"),
    path("adoption/sponsors/<int:pk>/promise/", promises.new, name="promise"),
    path("adoption/sponsors/<int:pk>/delete/", sponsors.end, name="end-sponsor"),
    path("adoption/sponsors/<int:pk>/seen-to/", sponsors.see_to, name="see-to-sponsor"),
    path("adoption/promises/<int:pk>/", promises.keep, name="keep"),
    path("adoption/promises/<int:pk>/reopen/", promises.reopen, name="reopen-promise"),
    path("adoption/promises/<int:pk>/delete/", promises.end, name="end-promise"),
    path("adoption/weave-in/", weaving.index, name="weave-in"),
    path("adoption/weave-in/new/", weaving.new, name="add-step"),
    path("adoption/weave-in/<int:pk>/", weaving.change, name="step"),
    path("adoption/weave-in/<int:pk>/delete/", weaving.remove, name="remove-step"),
]
