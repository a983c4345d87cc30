"""The lessons of the course as they come, in both languages: one idea each, an example, one assignment in one's own group.

`finds` says what the product can see of the assignment by itself (queries/finding.py): "post", "question", "praise", what
one said under a colleague's post ("answer"), or "done" in one of the columns of the planner (care/planner.py). Something that
shows it is asked with each, but where the pages of the group show it themselves (`group_shows`): its purpose, who looks after it.
"""

from dataclasses import dataclass

OWN = "own"  # what somebody did for the group outside the lessons


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a lesson says in one language."""

    title: str
    idea: str
    example: str
    assignment: str


@dataclass(frozen=True, kw_only=True)
class Lesson:
    """One lesson. Codes never change: what was handed in names them."""

    code: str
    finds: tuple
    nl: Words
    en: Words
    group_shows: bool = False


LESSONS = (
    Lesson(
        code="purpose", finds=("post",), group_shows=True,
        nl=Words(
            title="Waar je groep voor is",
            idea="Mensen doen mee als ze in één zin lezen wat ze er halen en brengen. Een naam is niet genoeg. Een doel dat over iedereen gaat, gaat over niemand.",
            example="Niet: “Groep voor communicatie”. Wel: “Hier schrijven we samen brieven die inwoners begrijpen. Leg je brief voor, en kijk mee met die van een ander.”",
            assignment="Schrijf het doel van je groep in één of twee zinnen en zet het op de pagina Over. Vraag drie leden of zij hun groep erin herkennen. Wat veranderde er door hun antwoord?",
        ),
        en=Words(
            title="What your group is for",
            idea="People take part when one sentence tells what they get and what they bring. A name is not enough. A purpose that is about everybody is about nobody.",
            example="Not: “Group for communication”. But: “Here we write letters that residents understand. Show us your letter, and look at somebody else's.”",
            assignment="Write what your group is for in one or two sentences and put it on the page About. Ask three members whether they see their group in it. What did their answer change?",
        ),
    ),
    Lesson(
        code="first-post", finds=("post",),
        nl=Words(
            title="Een eerste bericht dat antwoord krijgt",
            idea="Een aankondiging wordt gelezen, een half idee krijgt antwoord. Laat iets zien wat nog niet af is en zeg wat je van een ander wilt.",
            example="“Dit is de eerste schets van het fietsplan. Ik twijfel over de oversteek bij de school. Wie fietst daar weleens?”",
            assignment="Zet een bericht in je groep over iets waar je nu aan werkt. Laat zien wat nog niet af is en eindig met iets kleins wat een ander kan doen. Wie reageerde, en hoe kwam dat?",
        ),
        en=Words(
            title="A first post that gets an answer",
            idea="An announcement is read, half an idea is answered. Show something that is not finished and say what you want from others.",
            example="“This is the first sketch of the cycle plan. I am not sure about the crossing near the school. Who cycles there?”",
            assignment="Write a post in your group about something you are working on now. Show what is not finished and end with something small that others can do. Who answered, and why do you think so?",
        ),
    ),
    Lesson(
        code="asking", finds=("question", "post"),
        nl=Words(
            title="Vragen stellen",
            idea="Een goede vraag is in een minuut te beantwoorden, ook door wie geen expert is. Vraag naar ervaring, niet naar een oordeel.",
            example="Niet: “Wat vinden we van het nieuwe beleid?” Wel: “Welke vraag kreeg jij deze week aan de balie die je niet kon beantwoorden?”",
            assignment="Stel een vraag in je groep die iedereen kan beantwoorden. Noem twee collega's van wie je denkt dat ze iets weten. Hoeveel mensen antwoordden, en zat er iemand bij die zelden schrijft?",
        ),
        en=Words(
            title="Asking",
            idea="A good question can be answered within a minute, also by who is no expert. Ask for experience, not for a judgement.",
            example="Not: “What do we think of the new policy?” But: “Which question did you get at the desk this week that you could not answer?”",
            assignment="Ask a question in your group that everybody can answer. Name two colleagues who may know something. How many people answered, and was there somebody who rarely writes?",
        ),
    ),
    Lesson(
        code="answering", finds=("answer", "done:answer"),
        nl=Words(
            title="Op tijd antwoorden",
            idea="Wie geen antwoord krijgt, vraagt niet nog eens. Jij hoeft het antwoord niet te weten. Je zorgt dat de vraag bij iemand komt die het weet.",
            example="“Goede vraag. Ik weet het niet, maar de buitendienst deed dit vorig jaar.” En dan met een @ de collega noemen die erbij was: “Hoe pakten jullie dat aan?”",
            assignment="Kijk een week lang elke werkdag of er een vraag open staat. Zorg bij elke vraag voor een antwoord binnen de belofte van je groep. Bij welke vraag moest je iemand anders zoeken?",
        ),
        en=Words(
            title="Answering on time",
            idea="Who gets no answer does not ask again. You need not know the answer yourself. You see to it that the question reaches somebody who does.",
            example="“Good question. I do not know, but the outdoor team did this last year.” Then name with an @ the colleague who was there: “How did you go about it?”",
            assignment="For one week, look every working day whether a question is open. See that each gets an answer within the promise of your group. For which question did you have to find somebody else?",
        ),
    ),
    Lesson(
        code="welcoming", finds=("answer", "done:expand", "post"),
        nl=Words(
            title="Welkom heten",
            idea="De eerste dag beslist of iemand ooit iets schrijft. Een naam, een reden waarom je blij bent met deze persoon, en één kleine vraag zijn genoeg.",
            example="“Welkom in de groep. Jij werkte bij de buitendienst, dus jij weet hoe het er echt uitziet. Welke plek zouden we als eerste moeten bekijken?”",
            assignment="Heet iemand die nieuw is in je groep bij naam welkom en stel één kleine vraag. Schreef deze collega daarna iets? Antwoord dan binnen een dag.",
        ),
        en=Words(
            title="Welcoming",
            idea="The first day decides whether somebody ever writes. A name, a reason why you are glad of this person and one small question are enough.",
            example="“Welcome to the group. You worked outdoors, so you know what it really looks like. Which place should we see first?”",
            assignment="Welcome somebody who is new in your group by name and ask one small question. Did this colleague write something after that? Answer within a day.",
        ),
    ),
    Lesson(
        code="thanking", finds=("praise", "done:post", "answer"),
        nl=Words(
            title="Bedanken",
            idea="Mensen delen vaker als ze merken dat het iets opleverde. Zeg waarvoor je dankt en wat er daardoor gebeurde. Doe het waar anderen het lezen.",
            example="“Dank je wel. Door jouw tekening zag de aannemer de leiding op tijd. Dat scheelde een week.”",
            assignment="Bedank iemand in je groep voor iets wat een ander verder hielp. Zeg wat het opleverde. Kies iemand die je nog niet eerder bedankte.",
        ),
        en=Words(
            title="Thanking",
            idea="People share more often when they see that it helped. Say what you are thankful for and what came of it. Do it where others read it.",
            example="“Thank you. By your drawing the builder saw the pipe in time. That saved a week.”",
            assignment="Thank somebody in your group for something that helped others along. Say what came of it. Choose somebody whom you did not thank before.",
        ),
    ),
    Lesson(
        code="quiet", finds=("done:host", "done:schedule", "post"),
        nl=Words(
            title="Als het stil is",
            idea="Stil is niet altijd erg: misschien is het werk klaar, of is het vakantie. Is het dat niet, dan helpt een vast moment meer dan een oproep.",
            example="Een groep van toezichthouders was stil. Sinds ze op de eerste maandag één foto van een lastig geval delen, kijkt iedereen weer mee.",
            assignment="Kies één vast moment voor je groep en zet het in de planner. Doe het minstens één keer. Of besluit met de leden dat de groep klaar is. Wat koos je, en waarom?",
        ),
        en=Words(
            title="When it is quiet",
            idea="Quiet is not always bad: the work may be done, or it is holiday. When it is neither, a fixed moment helps more than a call.",
            example="A group of inspectors was quiet. Since they share one photo of a hard case on the first Monday of the month, everybody looks along again.",
            assignment="Choose one fixed moment for your group and put it in the planner. Do it at least once. Or decide with the members that the group is done. What did you choose, and why?",
        ),
    ),
    Lesson(
        code="handing-over", finds=("done:expand", "post"), group_shows=True,
        nl=Words(
            title="Overdragen",
            idea="Een groep die aan één persoon hangt, stopt als die persoon weggaat. Zoek je opvolger terwijl je er nog bent.",
            example="Een beheerder vroeg de collega die het vaakst antwoordde om mee te doen. Eerst één maand samen, daarna om en om.",
            assignment="Vraag een lid om de groep samen met jou te beheren. Spreek af wie wat doet en schrijf het in de groep. Wat heb je uit handen gegeven?",
        ),
        en=Words(
            title="Handing over",
            idea="A group that hangs on one person stops when that person leaves. Look for who comes after you while you are still there.",
            example="Somebody asked the colleague who answered most to look after the group together. One month together first, then in turns.",
            assignment="Ask a member to look after the group with you. Agree on who does what and write it in the group. What did you give out of your hands?",
        ),
    ),
)  # fmt: skip

_BY_CODE = {lesson.code: lesson for lesson in LESSONS}


def lesson_of(code):
    """Return the Lesson with this code. Raises KeyError."""
    return _BY_CODE[code]
