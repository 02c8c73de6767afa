"""Run the command line with ``python -m osce_press``, or by its name."""

import os
import signal
import sys

__all__ = ["run"]


def run() -> int:
    """Run the command line; Ctrl-C ends it with 130 at any time, however often it is pressed.

    Raises:
        SystemExit: It was told to end (143).
    """
    usual = signal.getsignal(signal.SIGINT)
    usual_end = signal.getsignal(signal.SIGTERM)
    try:
        if usual_end is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, _end)
        if usual is signal.default_int_handler:
            # Nothing is begun, and an import that is interrupted prints where it was.
            signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(130))
        from osce_press.cli import main  # noqa: PLC0415 - long enough to be interrupted

        try:
            signal.signal(signal.SIGINT, usual)
            return main()
        finally:
            signal.signal(signal.SIGINT, signal.SIG_IGN)
            signal.signal(signal.SIGTERM, usual_end)
    except KeyboardInterrupt:
        return 130


def _end(number: int, _: object) -> None:
    """End in good order, with the status of a process that a signal has ended."""
    signal.signal(number, signal.SIG_IGN)
    sys.exit(128 + number)


if __name__ == "__main__":
    sys.exit(run())
