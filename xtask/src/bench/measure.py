"""Runs one command and prints what it cost, as one line: seconds, CPU seconds, peak KiB, status.

Usage: measure.py OUTPUT COMMAND…            standard output goes to the file OUTPUT
       measure.py --type TEXT OUTPUT COMMAND…  on a terminal of its own, TEXT typed at every question
                                               that ends in a colon
       measure.py --interrupt SECONDS OUTPUT COMMAND…  interrupted after so many seconds; the seconds printed
                                               are those it took to end after that

The figures are those of wait4(2): the process and the children it waited for. Linux counts what this
script had in memory when it started the command, about 10 MiB, as the least that a command can peak at.
"""

import os
import pty
import signal
import sys
import time


def on_a_terminal(command, text):
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    shown = b""
    answered = 0
    while True:
        try:
            piece = os.read(terminal, 4096)
        except OSError:  # the terminal is closed when the command ends
            piece = b""
        if not piece:
            break
        shown += piece
        if shown[answered:].rstrip(b" ").endswith(b":"):
            answered = len(shown)
            os.write(terminal, text.encode() + b"\n")
    return child


def in_the_open(command, output):
    child = os.fork()
    if child == 0:
        file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        null = os.open(os.devnull, os.O_RDWR)
        os.dup2(null, 0)
        os.dup2(file, 1)
        os.dup2(null, 2)
        os.execvp(command[0], command)
    return child


def main(arguments):
    text = moment = None
    if arguments[0] == "--type":
        text, arguments = arguments[1], arguments[2:]
    elif arguments[0] == "--interrupt":
        moment, arguments = float(arguments[1]), arguments[2:]
    output, command = arguments[0], arguments[1:]
    start = time.monotonic()
    child = in_the_open(command, output) if text is None else on_a_terminal(command, text)
    if moment is not None:
        time.sleep(moment)
        start = time.monotonic()
        os.kill(child, signal.SIGINT)
    _, status, used = os.wait4(child, 0)
    seconds = time.monotonic() - start
    print(f"{seconds:.6f} {used.ru_utime + used.ru_stime:.6f} {used.ru_maxrss} {os.waitstatus_to_exitcode(status)}")


main(sys.argv[1:])
