"""Asks the windows of a program to close.

Sends what a window manager sends when its close button is pressed: the client message
WM_DELETE_WINDOW of the Inter-Client Communication Conventions Manual, section 4.2.8.1.
There is no window manager on a virtual display, and WebDriver cannot press its buttons.

Usage: close_window.py TITLE [--look]

With --look nothing is closed; the exit status tells whether there is such a window.
"""

import ctypes
import ctypes.util
import sys

CLIENT_MESSAGE = 33


class ClientMessage(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
    ]


class Event(ctypes.Union):
    _fields_ = [("client", ClientMessage), ("pad", ctypes.c_long * 24)]


x11 = ctypes.CDLL(ctypes.util.find_library("X11") or "libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
x11.XInternAtom.restype = ctypes.c_ulong
x11.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
x11.XQueryTree.argtypes = [ctypes.c_void_p, ctypes.c_ulong] + [ctypes.c_void_p] * 4
x11.XFetchName.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p]
x11.XGetWMProtocols.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p, ctypes.c_void_p]
x11.XSendEvent.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_long, ctypes.c_void_p]
x11.XSync.argtypes = [ctypes.c_void_p, ctypes.c_int]
x11.XFree.argtypes = [ctypes.c_void_p]


def children(display, window):
    root, parent = ctypes.c_ulong(), ctypes.c_ulong()
    found, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint()
    x11.XQueryTree(
        display, window, ctypes.byref(root), ctypes.byref(parent), ctypes.byref(found), ctypes.byref(count)
    )
    windows = [found[index] for index in range(count.value)]
    if found:
        x11.XFree(found)
    return windows


def title(display, window):
    name = ctypes.c_char_p()
    if not x11.XFetchName(display, window, ctypes.byref(name)) or not name.value:
        return ""
    return name.value.decode("utf-8", "replace")


def listens(display, window, protocol):
    atoms, count = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_int()
    if not x11.XGetWMProtocols(display, window, ctypes.byref(atoms), ctypes.byref(count)):
        return False
    return protocol in [atoms[index] for index in range(count.value)]


def main():
    display = x11.XOpenDisplay(None)
    if not display:
        sys.exit("no display")
    protocols = x11.XInternAtom(display, b"WM_PROTOCOLS", 0)
    delete = x11.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
    asked = 0
    for window in children(display, x11.XDefaultRootWindow(display)):
        if sys.argv[1] in title(display, window) and listens(display, window, delete):
            event = Event()
            event.client.type = CLIENT_MESSAGE
            event.client.window = window
            event.client.message_type = protocols
            event.client.format = 32
            event.client.data[0] = delete
            if "--look" not in sys.argv:
                x11.XSendEvent(display, window, 0, 0, ctypes.byref(event))
            asked += 1
    x11.XSync(display, 0)
    if not asked:
        sys.exit(f"no window named {sys.argv[1]} that listens to its close button")


main()
