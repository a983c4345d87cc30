"""Counts the queries of every page. Only there with OMARM_BENCH=1."""

from contextlib import ExitStack

from django.db import connections


class QueryCountMiddleware:
    """Says in the header X-Queries how many statements a page took."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        count = Count()
        with ExitStack() as stack:
            for connection in connections.all():
                stack.enter_context(connection.execute_wrapper(count))
            response = self.get_response(request)
        response.headers["X-Queries"] = str(count.statements)
        return response


class Count:
    """Counts the statements that pass through it."""

    def __init__(self):
        self.statements = 0

    def __call__(self, execute, sql, params, many, context):
        self.statements += 1
        return execute(sql, params, many, context)
