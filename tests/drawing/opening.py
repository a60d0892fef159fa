"""Opening a map in a browser, with the network watched."""

SIZES = {
    "wide": {"viewport": {"width": 1440, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
    },
    "tablet": {"viewport": {"width": 820, "height": 1180}, "has_touch": True, "is_mobile": True},
    "small": {"viewport": {"width": 360, "height": 640}, "has_touch": True, "is_mobile": True},
}


def opened(browser, file, size="wide", anchor="", **context):
    """Open a page; give its tab, and the list of everything it says, asks for or fails at."""
    tab = browser.new_context(**SIZES[size], reduced_motion=context.pop("motion", "reduce"), **context).new_page()
    heard = []
    tab.on("console", lambda message: heard.append(f"console: {message.text}"))
    tab.on("pageerror", lambda error: heard.append(f"error: {error}"))
    tab.on("dialog", lambda dialog: heard.append(f"dialog: {dialog.message}"))
    tab.on("request", lambda request: heard.append(f"request: {request.url}"))
    tab.goto(file.as_uri() + anchor)
    assert heard.pop(0).startswith(f"request: {file.as_uri()}")
    tab.wait_for_selector("html[data-ready]")
    return tab, heard


def at_rest(tab):
    """Wait until the map has moved where it was to, and the address says so, ten seconds at most."""
    last = None
    for _ in range(20):
        tab.wait_for_timeout(500)
        now = tab.evaluate("[location.hash, innonet.at(0)]")
        if now == last:
            return
        last = now
    raise AssertionError("the map is still moving")


def comes_true(frame, script):
    """Wait until a script gives true, ten seconds at most; by asking again, for the page's policy lets nobody else."""
    for _ in range(40):
        if frame.evaluate(script):
            return
        frame.wait_for_timeout(250)
    raise AssertionError(f"never came true: {script}")


def shown(tab):
    """Give how many organizations and ties the counts say are shown."""
    return tab.evaluate("innonet.seen.counts")


def without_policy(html: str) -> str:
    """Give the page without its policy: what escaping alone must hold."""
    start = html.index('<meta http-equiv="Content-Security-Policy"')
    return html[:start] + html[html.index(">", start) + 1 :]
