from django.urls import path

from omarm.ambassadors.views import calling, public, room, team

app_name = "ambassadors"

urlpatterns = [
    path("ambassadors/", public.index, name="public"),
    path("ambassadors/mine/", public.terms, name="terms"),
    path("ambassadors/mine/leave/", public.leave, name="leave"),
    path("ambassadors/mine/show/", public.show_badge, name="show-badge"),
    path("ambassadors/mine/hide/", public.hide_badge, name="hide-badge"),
    path("ambassadors/mine/group/", public.enter_group, name="enter-group"),
    path("ambassadors/ask-me/", public.ask_me, name="ask-me"),
    path("ambassadors/ask-me-not/", public.ask_me_not, name="ask-me-not"),
    path("ambassadors/asked/<int:pk>/", public.asked, name="asked"),
    path("ambassadors/asked/<int:pk>/not-now/", public.not_now, name="not-now"),
    path("ambassadors/asked/<int:pk>/never/", public.never, name="never"),
    path("ambassadors/meetings/", room.index, name="meetings"),
    path("ambassadors/meetings/<int:pk>/", room.meeting, name="meeting"),
    path("ambassadors/meetings/<int:pk>/notes/", room.notes, name="notes"),
    path("ambassadors/meetings/<int:pk>/sheet/", room.sheet, name="sheet"),
    path("ambassadors/meetings/<int:pk>/sheet/remove/", room.remove_sheet, name="remove-sheet"),
    path("ambassadors/stories/", room.add_story, name="add-story"),
    path("ambassadors/stories/<int:pk>/remove/", room.remove_story, name="remove-story"),
    path("adoption/ambassadors/team/", team.index, name="team"),
    path("adoption/ambassadors/team/call/", calling.call, name="call"),
    path("adoption/ambassadors/team/call/close/", calling.close, name="close-call"),
    path("adoption/ambassadors/team/places/", team.places, name="places"),
    path("adoption/ambassadors/team/go-live/", team.live, name="go-live"),
    path("adoption/ambassadors/team/ask/", team.ask, name="ask"),
    path("adoption/ambassadors/team/ask/<int:pk>/no-more/", team.ask_no_more, name="ask-no-more"),
    path("adoption/ambassadors/team/<int:pk>/end/", team.end_serving, name="end-serving"),
    path("adoption/ambassadors/team/first/", team.give_first, name="give-first"),
    path("adoption/ambassadors/team/first/end/", team.take_first, name="take-first"),
    path("adoption/ambassadors/team/meetings/new/", calling.plan, name="plan-meeting"),
    path("adoption/ambassadors/team/meetings/<int:pk>/", calling.change, name="change-meeting"),
    path("adoption/ambassadors/team/meetings/<int:pk>/drop/", calling.drop, name="drop-meeting"),
    path("adoption/ambassadors/team/end/", team.end, name="end"),
]
