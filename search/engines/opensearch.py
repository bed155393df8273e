"""OpenSearch 3, by its official client."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.connection_pool import RandomSelector
from opensearchpy.exceptions import (
    ConnectionError,
    ConnectionTimeout,
    OpenSearchException,
    SerializationError,
    SSLError,
    TransportError,
)

from search.engines.base import EngineFault
from search.engines.http import EngineSettings, HTTPEngine, refusal

# The client has a line for every request, with what readers asked, and a page for every failed one. What
# matters is logged by the breaker.
for _name in ("opensearch", "opensearchpy.trace"):
    logging.getLogger(_name).setLevel(logging.CRITICAL)


class OpenSearchEngine(HTTPEngine):
    """Asks an OpenSearch cluster."""

    name = "opensearch"

    def __init__(self, settings: EngineSettings) -> None:
        super().__init__(settings)
        self.client = OpenSearch(
            settings["HOSTS"],
            headers=self.headers,
            # Each host is tried once.
            max_retries=len(settings["HOSTS"]) - 1,
            retry_on_timeout=True,
            retry_on_status=(429, 502, 503, 504),
            # Taking turns is counted by thread, and every question has a thread of its own.
            selector_class=RandomSelector,
            # As many as may wait at once; further connections are closed after one answer.
            pool_maxsize=10,
            ca_certs=settings["CA_FILE"] or None,
        )

    def send(
        self, method: str, path: str, body: Any, params: Mapping[str, str], seconds: float
    ) -> Any:
        try:
            return self.client.transport.perform_request(
                method, path, params=dict(params), body=body, timeout=seconds
            )
        except ConnectionTimeout:
            raise EngineFault("no answer in time") from None
        except SSLError:
            raise EngineFault("no connection: the certificate is not trusted") from None
        except ConnectionError:
            raise EngineFault("no connection") from None
        except TransportError as fault:
            raise refusal(fault.status_code, fault.error) from None
        except SerializationError:
            raise EngineFault("an answer that cannot be read") from None
        except OpenSearchException as fault:
            raise EngineFault(type(fault).__name__) from None
