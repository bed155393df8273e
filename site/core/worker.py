"""The one background process: duties by the clock, and tasks that requests left behind."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from threading import Thread

from django.db import Error as DatabaseFault
from django.db import close_old_connections, connections
from django.utils import timezone

from django_tasks_db.management.commands.db_worker import Worker as TaskWorker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import exclusive_transaction

from core.duties import Schedule, some_must_be_on_time

logger = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 1.0
SECONDS_AFTER_AN_OUTAGE = 5.0


class BackgroundWorker(TaskWorker):
    """Runs the site's tasks and duties in turn, one at a time; beside them, in a thread, what must be on time.

    There is one worker for a site. So what a dead one left half done is certainly nobody's any more, and is
    queued again; a task must bear being run twice.
    """

    def __init__(self) -> None:
        super().__init__(
            queue_names=["*"],
            interval=SECONDS_BETWEEN_LOOKS,
            batch=False,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id="worker",
            excluded_queue_names=[],
        )
        self.schedule: Schedule | None = None
        self.schedule_on_time: Schedule | None = None

    def run(self) -> None:
        """Work until told to stop."""
        beside = Thread(target=self.repeat, args=(self.keep_time,), name="duties on time")
        # Without such duties there is nothing to hold a connection for.
        if some_must_be_on_time():
            beside.start()
        self.repeat(self.look_around)

    def repeat(self, look: Callable[[], bool]) -> None:
        """Look again and again until told to stop. While the database is away, wait for it."""
        try:
            while self.running:
                self.look_once(look)
        finally:
            # Whatever ends the one ends the other, so that a new worker can start.
            self.running = False

    def look_once(self, look: Callable[[], bool]) -> None:
        """Look, and rest where nothing was found."""
        try:
            close_old_connections()
            worked = look()
        except DatabaseFault:
            logger.exception(
                "The database does not answer; next try in %d s", SECONDS_AFTER_AN_OUTAGE
            )
            connections.close_all()
            time.sleep(SECONDS_AFTER_AN_OUTAGE)
            return
        if self.running and not worked:
            time.sleep(self.interval)

    def look_around(self) -> bool:
        """Do the duties that are due and the next waiting task; says whether there was a task."""
        if self.schedule is None:
            self.requeue_abandoned()
            self.schedule = Schedule()
        self.schedule.run_due(timezone.now())
        task = self.claim_next()
        if task is None:
            return False
        self.run_task(task)
        return True

    def keep_time(self) -> bool:
        """Do the duties that must be on time; there is never a next one at once."""
        if self.schedule_on_time is None:
            self.schedule_on_time = Schedule(on_time=True)
        self.schedule_on_time.run_due(timezone.now())
        return False

    def claim_next(self) -> DBTaskResult | None:
        """The next task that waits, marked as ours."""
        ready = DBTaskResult.objects.ready().filter(backend_name=self.backend_name)
        # Looking takes no lock, so an idle worker is in no writer's way.
        if not ready.exists():
            return None
        with exclusive_transaction(ready.db):
            task = ready.get_locked()
            if task is not None:
                task.claim(self.worker_id)
        return task

    def requeue_abandoned(self) -> None:
        """Put back the tasks that the previous worker was running when it died."""
        count = (
            DBTaskResult.objects.running()
            .filter(backend_name=self.backend_name)
            .update(status="READY")
        )
        if count:
            logger.warning("%d unfinished tasks of the previous worker are queued again", count)
