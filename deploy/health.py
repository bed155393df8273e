"""Ends with 0 while the site on this machine is well; for containers and monitors."""

import os
import sys
import urllib.request
from urllib.parse import urlsplit

port = os.environ.get("BIND", f":{os.environ.get('PORT', '8000')}").rpartition(":")[2]
host = urlsplit(os.environ.get("SITE_URL", "http://127.0.0.1")).hostname or "127.0.0.1"
request = urllib.request.Request(f"http://127.0.0.1:{port}/health/", headers={"Host": host})
try:
    urllib.request.urlopen(request, timeout=5).close()  # noqa: S310 - our own address
except OSError as fault:
    sys.exit(str(fault))
