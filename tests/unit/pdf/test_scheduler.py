"""The order of jobs: opening, what shows, texts, what is nearby; the newest view first; stale wishes gone."""

from desktop_app.pdf.jobs import Job, Operation, text_job, tile_job
from desktop_app.pdf.scheduler import Level, Scheduler
from desktop_app.pdf.tiles import Tile


def tile(page_index: int, document: int = 1) -> Job:
    return tile_job(document, Tile(page_index, 1.0, 0, 0, 10, 10))


def drained(scheduler: Scheduler) -> list[Job]:
    jobs = []
    while (job := scheduler.next()) is not None:
        jobs.append(job)
        scheduler.drop(job)
    return jobs


def test_what_shows_comes_before_texts_and_what_is_nearby() -> None:
    scheduler = Scheduler()
    wishes = [
        (Level.VISIBLE, tile(2)),
        (Level.VISIBLE, tile(3)),
        (Level.TEXT, text_job(1, 2)),
        (Level.NEARBY, tile(4)),
    ]
    scheduler.wish(1, wishes)
    scheduler.ask(Job(Operation.OPEN, 7))
    assert drained(scheduler) == [Job(Operation.OPEN, 7), tile(2), tile(3), text_job(1, 2), tile(4)]


def test_the_newest_view_comes_first_at_the_same_level() -> None:
    scheduler = Scheduler()
    scheduler.wish(1, [(Level.VISIBLE, tile(0, 1)), (Level.NEARBY, tile(1, 1))])
    scheduler.wish(2, [(Level.VISIBLE, tile(0, 2))])
    assert drained(scheduler) == [tile(0, 2), tile(0, 1), tile(1, 1)]


def test_new_wishes_replace_the_old_ones_of_the_same_document() -> None:
    scheduler = Scheduler()
    scheduler.wish(1, [(Level.VISIBLE, tile(0)), (Level.VISIBLE, tile(1))])
    scheduler.wish(1, [(Level.VISIBLE, tile(1)), (Level.VISIBLE, tile(2))])
    assert not scheduler.wants(tile(0))
    assert drained(scheduler) == [tile(1), tile(2)]


def test_equal_jobs_are_one_and_the_most_urgent_wish_counts() -> None:
    scheduler = Scheduler()
    scheduler.ask(text_job(1, 0), Level.TEXT)
    scheduler.wish(1, [(Level.VISIBLE, tile(0)), (Level.TEXT, text_job(1, 0)), (Level.NEARBY, tile(0))])
    assert scheduler.level(tile(0)) is Level.VISIBLE
    assert drained(scheduler) == [tile(0), text_job(1, 0)]


def test_an_asked_job_outlives_new_wishes_until_its_document_is_forgotten() -> None:
    scheduler = Scheduler()
    scheduler.ask(text_job(1, 5), Level.TEXT)
    scheduler.wish(1, [(Level.VISIBLE, tile(0))])
    scheduler.wish(1, [])
    assert scheduler.wants(text_job(1, 5))
    scheduler.forget(1)
    assert drained(scheduler) == []
