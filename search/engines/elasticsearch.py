"""Elasticsearch 9, by its official client."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from elastic_transport import (
    ConnectionTimeout,
    RandomSelector,
    SerializationError,
    TlsError,
    TransportError,
)
from elastic_transport.client_utils import DEFAULT
from elasticsearch import ApiError, Elasticsearch, UnsupportedProductError

from search.engines.base import EngineFault
from search.engines.http import EngineSettings, HTTPEngine, refusal

# The client has a line for every request, and a page for every failed one; what matters is logged by the
# breaker.
logging.getLogger("elastic_transport").setLevel(logging.CRITICAL)

_LINES, _ONE = "application/x-ndjson", "application/json"


class ElasticsearchEngine(HTTPEngine):
    """Asks an Elasticsearch cluster."""

    name = "elasticsearch"

    def __init__(self, settings: EngineSettings) -> None:
        super().__init__(settings)
        self.client = Elasticsearch(
            settings["HOSTS"],
            headers=self.headers,
            # Each host is tried once.
            max_retries=len(settings["HOSTS"]) - 1,
            retry_on_timeout=True,
            # Taking turns is counted by thread, and every question has a thread of its own.
            node_selector_class=RandomSelector,
            ca_certs=settings["CA_FILE"] or DEFAULT,
        )

    def send(
        self, method: str, path: str, body: Any, params: Mapping[str, str], seconds: float
    ) -> Any:
        headers = {"accept": _ONE}
        if body is not None:
            headers["content-type"] = _LINES if isinstance(body, str) else _ONE
        try:
            client = self.client.options(request_timeout=seconds)
            return client.perform_request(
                method, path, params=params, headers=headers, body=body
            ).body
        except UnsupportedProductError:
            raise EngineFault("this is no Elasticsearch") from None
        except ApiError as fault:
            raise refusal(fault.meta.status, fault.message) from None
        except ConnectionTimeout:
            raise EngineFault("no answer in time") from None
        except SerializationError:
            raise EngineFault("an answer that cannot be read") from None
        except TlsError:
            raise EngineFault("no connection: the certificate is not trusted") from None
        except TransportError:
            raise EngineFault("no connection") from None
