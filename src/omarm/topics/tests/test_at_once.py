"""Two who give the same word to a topic at the same moment, over two connections."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection
from django.test import TransactionTestCase

from omarm.core.errors import DomainError
from omarm.topics.commands import TopicText, add_topic
from omarm.topics.models import Topic, TopicWord


class AtOnceTests(TransactionTestCase):
    def both(self, *texts):
        """Add topics over a connection each, at the same moment. Returns how many were refused."""
        barrier = Barrier(len(texts))

        def add(text):
            try:
                barrier.wait()
                add_topic(actor=None, text=text)
            except DomainError:
                return 1
            finally:
                connection.close()
            return 0

        with ThreadPoolExecutor(len(texts)) as pool:
            return sum(pool.map(add, texts))

    def test_of_the_same_name_there_is_one(self):
        for number in range(6):
            self.assertEqual(self.both(TopicText(name=f"Bodem {number}"), TopicText(name=f"bódem {number}")), 1)
        self.assertEqual(Topic.objects.count(), 6)

    def test_a_synonym_goes_to_one_of_them_and_the_other_leaves_nothing(self):
        for number in range(6):
            shared = (f"Grond {number}", f"Aarde {number}")
            texts = (
                TopicText(name=f"Een {number}", synonyms=shared),
                TopicText(name=f"Ander {number}", synonyms=shared[::-1]),
            )
            self.assertEqual(self.both(*texts), 1)
        self.assertEqual((Topic.objects.count(), TopicWord.objects.count()), (6, 18))
