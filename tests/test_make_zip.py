"""The site as one file, and as a book: both are offered where they are."""

import zipfile

from tools import make_pdf, offers
from tools.make_zip import NAME, offer, pack, withdraw

PLACES = "<!-- download --><!-- /download --><!-- print --><!-- /print -->"
HTML = f"<footer>{PLACES}</footer>"


def site_of(folder):
    (folder / "chapters").mkdir()
    (folder / "index.html").write_text(HTML)
    (folder / "chapters" / "a.html").write_text(HTML)
    (folder / "a.css").write_text("a {}")
    return folder


def packed(file):
    with zipfile.ZipFile(file) as whole:
        return {name: whole.read(name).decode() for name in whole.namelist()}


def test_the_file_holds_every_page_and_no_link_to_itself(tmp_path):
    site = site_of(tmp_path)
    for _ in range(2):  # the second time the pages have their links
        held = packed(pack(site))
        offer(site)
        assert held.pop(f"{NAME}/READ_ME.txt").startswith("Calculus")
        assert sorted(held) == [
            f"{NAME}/a.css",
            f"{NAME}/chapters/a.html",
            f"{NAME}/index.html",
        ]
        assert held[f"{NAME}/chapters/a.html"] == HTML


def test_each_page_leads_to_the_file_once_it_is_there(tmp_path):
    site = site_of(tmp_path)
    pack(site)
    assert "href" not in (site / "index.html").read_text()
    for _ in range(2):
        offer(site)
        assert f'href="{NAME}.zip"' in (site / "index.html").read_text()
        below = (site / "chapters" / "a.html").read_text()
        assert below.count(f'href="../{NAME}.zip"') == 1
    assert (site / "chapters" / f"../{NAME}.zip").is_file()


def test_a_site_that_is_built_anew_no_longer_offers_the_old_file(tmp_path):
    site = site_of(tmp_path)
    withdraw(site)  # there is none
    before = {page: page.read_text() for page in site.rglob("*.html")}
    whole = pack(site)
    offer(site)
    withdraw(site)
    assert not whole.exists()
    assert {page: page.read_text() for page in before} == before


def test_a_printed_book_is_offered_beside_the_file_and_not_in_it(tmp_path):
    site = site_of(tmp_path)
    (site / make_pdf.NAME).write_bytes(b"%PDF")
    offers.offer(site, make_pdf.KIND, make_pdf.NAME, make_pdf.WORDS)
    held = packed(pack(site))
    offer(site)
    assert make_pdf.NAME not in " ".join(held)
    assert held[f"{NAME}/index.html"] == HTML
    below = (site / "chapters" / "a.html").read_text()
    assert f'href="../{make_pdf.NAME}"' in below
    assert f'href="../{NAME}.zip"' in below
    offers.withdraw(site, make_pdf.KIND, make_pdf.NAME)
    assert make_pdf.NAME not in (site / "index.html").read_text()
    assert not (site / make_pdf.NAME).exists()
