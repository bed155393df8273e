"""What a screen takes of its browser's memory at the start and after a day of playing without network.

    python -m benchmarks.media.player http://127.0.0.1:8000/media/led/SLUG/ [--hours 24]

The site must run (`make run`); the day is simulated: the browser's clock goes on second by second.
"""

from __future__ import annotations

import argparse
import os
import time
from datetime import date
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.media.results_file import keep

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
MINUTE = 60_000
KEPT = """async () => {
  if (navigator.serviceWorker.controller === null) return false;
  const state = await (await caches.match(location.pathname + "state"))?.json();
  const all = state ? [...state.data.shell, ...state.data.files] : [null];
  const found = await Promise.all(all.map((each) => each && caches.match(each)));
  return found.every(Boolean);
}"""
COUNT_CUTS = """() => {
  window.cuts = 0;
  new MutationObserver(() => window.cuts++).observe(document.getElementById("words"), { childList: true });
}"""


def measured(page: Any, session: Any) -> dict[str, float]:
    """Kilobytes of JavaScript's heap, and nodes and listeners of the document, after waste was collected."""
    for _time in range(3):
        session.send("HeapProfiler.collectGarbage")
    told = {
        each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]
    }
    return {
        "heap_kilobytes": round(told["JSHeapUsedSize"] / 1024),
        "nodes": int(told["Nodes"]),
        "listeners": int(told["JSEventListeners"]),
        "elements": page.evaluate("document.getElementsByTagName('*').length"),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("address")
    parser.add_argument("--hours", type=int, default=24)
    asked = parser.parse_args()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1920, "height": 1080})
        context.set_default_timeout(0)
        page = context.new_page()
        page.clock.install()
        page.goto(asked.address)
        while not page.evaluate(KEPT):
            time.sleep(0.1)
        page.clock.pause_at(page.evaluate("Date.now() + 1000") / 1000)
        context.set_offline(True)
        session = context.new_cdp_session(page)
        session.send("Performance.enable")
        page.clock.run_for(10 * MINUTE)
        page.evaluate(COUNT_CUTS)
        began, start = time.monotonic(), measured(page, session)
        rows = [{"hour": 0, **start}]
        for hour in range(1, asked.hours + 1):
            for _ten in range(6):
                page.clock.run_for(10 * MINUTE)
            rows.append({"hour": hour, **measured(page, session)})
            print(rows[-1], flush=True)
        figures = {
            "on": date.today().isoformat(),  # noqa: DTZ011 - of the machine that measures
            "load": round(os.getloadavg()[0], 1),
            "hours": asked.hours,
            "texts_drawn": page.evaluate("window.cuts"),
            "seconds_taken": round(time.monotonic() - began),
            "rows": [row for row in rows if row["hour"] in (0, 1, asked.hours // 2, asked.hours)],
            "animations": page.evaluate("document.getAnimations().length"),
        }
        browser.close()
    keep("player", figures)


if __name__ == "__main__":
    main()
