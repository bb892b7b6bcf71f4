"""A shell with one job, run in a Pane: starts RunStrong, and says and does what is typed.

It takes the terminal back where the job stops, as every shell with job control does, and then
understands ``fg``, ``bg``, ``kill`` (SIGTERM, then go on), ``gone`` (end without a word).
``python shell.py WORD...`` runs RunStrong with these words; with ``--through`` in front through
another program of the same job, as ``make`` does.
"""

import os
import signal
import subprocess
import sys
import termios

THROUGH = "import subprocess, sys; sys.exit(subprocess.run(sys.argv[1:]).returncode)"


def job_of(words: list[str]) -> list[str]:
    """The command of the job."""
    if words[0] == "--through":
        return [sys.executable, "-c", THROUGH, *job_of(words[1:])]
    return [sys.executable, "-m", "runstrong_tui", *words]


def main() -> None:
    """Run the job to its end."""
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # It sets the terminal while not in front.
    tidy = termios.tcgetattr(0)
    job = subprocess.Popen(job_of(sys.argv[1:]), process_group=0).pid
    os.tcsetpgrp(0, job)
    print(f"job {job}", flush=True)
    while True:
        _, status = os.waitpid(job, os.WUNTRACED)
        os.tcsetpgrp(0, os.getpgrp())
        if not os.WIFSTOPPED(status):
            print(f"ended {os.waitstatus_to_exitcode(status)}", flush=True)
            return
        as_left = termios.tcgetattr(0) == tidy
        print(f"stopped, terminal {'as before' if as_left else 'changed'}", flush=True)
        while (answer := input("$ ")) not in ("fg", "bg", "kill", "gone"):
            print(f"heard {answer}", flush=True)
        if answer == "gone":
            os._exit(0)
        if answer == "fg":
            os.tcsetpgrp(0, job)
        if answer == "kill":
            os.killpg(job, signal.SIGTERM)
        os.killpg(job, signal.SIGCONT)


if __name__ == "__main__":
    main()
