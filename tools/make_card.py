"""Take the picture of _ext/card.svg that links to the course are shown with.

python -m tools.make_card
"""

from pathlib import Path

from playwright.sync_api import sync_playwright

from tools.find_browser import found
from tools.serve import served

ROOT = Path(__file__).parents[1]
PICTURE = ROOT / "_static" / "card.png"
SIZE = {"width": 1200, "height": 630}


def main():
    """Write the picture; feeds and chats show no SVG."""
    with served(ROOT) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found(), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport=SIZE)
        page.goto(f"{address}/_ext/card.svg")
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
