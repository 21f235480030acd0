"""A page whose scripts are forbidden: nothing on it has to be waited for.

Firefox cannot even wait there: what Playwright says with ``expect`` or
``click`` would never end. What looks once, and this, goes in every browser.
"""

CENTRE = """([one]) => {
  one.scrollIntoView({ block: "center", behavior: "instant" });
  const { x, y, width, height } = one.getBoundingClientRect();
  return [x + width / 2, y + height / 2];
}"""


def press(locator):
    """Click on the first that a locator finds, once it stands still."""
    spot = None
    while spot != (spot := locator.evaluate_all(CENTRE)):
        locator.page.wait_for_timeout(100)
    locator.page.mouse.click(*spot)
