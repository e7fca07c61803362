"""Runs one program and writes how long it took, how much memory it had at most, and how it ended.

Started anew for each measurement, with nothing imported that it does not need: what `wait4` says of a program
begins with the memory of the one that started it, so that the starter must be smaller than what it measures.

    python -I -S launch.py RESULT PROGRAM [ARGUMENT…]
"""

import os
import sys
import time


def main() -> None:
    """Write `seconds exit-code kilobytes` to RESULT."""
    result, *command = sys.argv[1:]
    silence = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0o600)]
    begin = time.perf_counter()
    process = os.posix_spawn(command[0], command, os.environ, file_actions=silence)
    _, status, usage = os.wait4(process, 0)
    seconds = time.perf_counter() - begin
    kilobytes = usage.ru_maxrss // 1024 if sys.platform == "darwin" else usage.ru_maxrss
    with open(result, "w", encoding="ascii") as file:  # noqa: PTH123 - pathlib would be the largest part of this program
        file.write(f"{seconds} {os.waitstatus_to_exitcode(status)} {kilobytes}")


main()
