from django.db import migrations, models

REASONS = [
    (10, "Something new in a group that I follow"),
    (20, "Something new about a topic that I follow"),
    (30, "Something new from a colleague whom I follow"),
    (40, "An answer in a thread in which I take part"),
    (45, "Something that I should read"),
    (47, "A message to everybody in a group of mine"),
    (50, "An answer in a conversation that I follow"),
    (55, "A question that waits too long in a group that I look after"),
    (56, "A question in a place that I look after, and that is mine to see to"),
    (57, "Something that waits for me in a group that I look after"),
    (58, "A knowledge card that is mine to look at"),
    (59, "A proposal for me alone, about what I answer"),
    (60, "An offer to join in with my post"),
    (62, "Something about the adoption programme that I take part in"),
    (65, "An invitation to a group, or news of my place in one"),
    (67, "Something that waits for other hands, because somebody left or moved"),
    (70, "An answer to my post"),
    (72, "A question of mine whose solution is gone"),
    (75, "An answer of mine that solved a question"),
    (77, "An answer of mine that is kept on a knowledge card"),
    (80, "An answer to my comment"),
    (85, "A question that I am asked"),
    (90, "Somebody mentions me"),
    (100, "A compliment for me"),
    (110, "Something that I must read"),
]


class Migration(migrations.Migration):
    """What people who take part in the adoption programme are told."""

    dependencies = [
        ("notifications", "0012_cards"),
    ]

    operations = [
        migrations.AlterField("notification", "reason", models.PositiveSmallIntegerField(choices=REASONS)),
        migrations.AlterField("silence", "reason", models.PositiveSmallIntegerField(choices=REASONS)),
    ]
