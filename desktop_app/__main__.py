"""Postil as a program: with no command it opens the window, with one it answers on the command line."""

import gc
import os
import sys

TYPE_CHECKING = False  # that of `typing` would be imported before the worker is started, which the first page waits for
if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence
    from pathlib import Path

    from desktop_app.cli.snapshot import Picture
    from desktop_app.pdf.head_start import HeadStart
    from desktop_app.pdf.tones import Tone

#: A thread that wants its turn waits this long for one at work, in seconds. Measured with another thread at work all
#: the time: thirty such waits take 155 ms with Python's five milliseconds, 39 with this.
TURN_S = 0.001


class _Wish:
    """What a window is wished with."""

    def __init__(self) -> None:
        self.files: list[str] = []
        self.library: str | None = None
        self.debug_latency = False


def main(argv: "Sequence[str] | None" = None) -> int:
    """Run with these arguments; the exit status."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["--pdf-worker"]:
        return _pdf_worker()
    if arguments[:1] == ["--formula-worker"]:
        return _formula_worker()
    try:
        wish = _wish(arguments)
        if wish is not None:
            return _window(wish)
        from desktop_app.cli.program import run

        return run(arguments, _draw)
    except KeyboardInterrupt:
        return _refused("stopped; what was saved before is kept.", 130)
    except ImportError as error:  # also Qt on a machine that misses a library of the system
        return _refused(f"a part of the program cannot be loaded ({error}); packaging/run installs what is missing.", 3)


def _wish(arguments: list[str]) -> _Wish | None:
    """What a window is wished with; None when something else is asked for: a command, another option.

    Read by hand: argparse takes 6 ms to import, and the first page would wait for them.
    """
    wish = _Wish()
    rest = iter(arguments)
    for argument in rest:
        if argument == "--library":
            wish.library = next(rest, None)
            if wish.library is None:
                return None
        elif argument.startswith("--library="):
            wish.library = argument.partition("=")[2]
        elif argument == "--debug-latency":
            wish.debug_latency = True
        elif argument == "--":
            wish.files += rest
        elif argument.startswith("-"):
            return None
        else:
            wish.files.append(argument)
    return None if wish.files and not wish.files[0].lower().endswith(".pdf") else wish


def _window(wish: _Wish) -> int:
    gc.disable()  # what is imported and built now stays: to look for garbage in it is time; see `gui.Program`
    sys.setswitchinterval(TURN_S)
    worker = _started_worker() if wish.files else None
    from desktop_app.system.display import missing_display

    reason = missing_display(os.environ, sys.platform)
    if reason is not None:
        if worker is not None:
            worker.kill()
        called = os.environ.get("POSTIL_CALLED", "postil")
        return _refused(f"{reason}; `{called} --help` lists what can be done without a window.", 3)
    from pathlib import Path

    files = [Path(name).absolute() for name in wish.files]
    head_start = _head_start(files[0] if files else None, worker)
    try:
        from desktop_app.ui.plain_imports import import_qt_plainly

        import_qt_plainly()
        from desktop_app import gui

        library = Path(wish.library) if wish.library is not None else None
        return gui.main(files, library, head_start, debug_latency=wish.debug_latency)
    finally:
        head_start.close()


def _started_worker() -> "subprocess.Popen[bytes] | None":
    """It starts on another core while all the rest is imported here."""
    from desktop_app.pdf.worker_start import start_process, worker_command

    try:
        return start_process(worker_command())
    except OSError:  # tried again by whoever keeps the worker, and told there
        return None


def _head_start(path: "Path | None", worker: "subprocess.Popen[bytes] | None") -> "HeadStart":
    from desktop_app.pdf.head_start import HeadStart
    from desktop_app.pdf.supervisor import process_launcher

    head_start = HeadStart(path, process_launcher(first=worker))
    if path is not None:
        head_start.tone = _kept_tone()
    return head_start


def _kept_tone() -> "Tone":
    """In which tone pages will be shown; what is imported for it is needed by the window, too."""
    from desktop_app.system.paths import find_paths
    from desktop_app.ui.window_layout import kept_tone

    return kept_tone(find_paths().config)


def _pdf_worker() -> int:
    """The packaged program starts itself as the worker; elsewhere Python is started on the worker's own file."""
    import runpy

    gc.disable()  # see `pdf.worker_start`
    runpy.run_module("desktop_app.pdf.worker.main", run_name="__main__")
    return 0


def _formula_worker() -> int:
    from desktop_app.formulas.worker import main as work

    return work()


def _draw(picture: "Picture", library: "Path | None") -> tuple[int, int]:
    from desktop_app import gui

    wish = gui.StillWish(
        picture.screen, picture.out, picture.paper, picture.theme, (picture.width, picture.height), picture.scale
    )
    return gui.snapshot(wish, library)


def _refused(message: str, status: int) -> int:
    sys.stderr.write(f"postil: {message}\n")
    return status


if __name__ == "__main__":
    sys.exit(main())
