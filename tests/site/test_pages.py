"""What each built page must be, read from its files."""

import re
from urllib.parse import unquote, urlsplit

import pytest
from built import HTML, built_pages, parsed

pytestmark = pytest.mark.book

FETCHED = [
    ("script", "src"),
    ("img", "src"),
    ("img", "srcset"),
    ("source", "src"),
    ("source", "srcset"),
    ("iframe", "src"),
    ("video", "src"),
    ("audio", "src"),
    ("object", "data"),
]
FETCHING_LINKS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch"}
FILE_NAME = re.compile(r"\.(png|svg|jpe?g|gif|webp)$", re.IGNORECASE)


def test_nothing_on_a_page_is_fetched_from_another_host(name):
    page = parsed(name)
    fetched = [
        element[attribute]
        for tag, attribute in FETCHED
        for element in page.find_all(tag, attrs={attribute: True})
    ]
    fetched += [
        link["href"]
        for link in page("link", href=True)
        if FETCHING_LINKS.intersection(link["rel"])
    ]
    assert [url for url in fetched if urlsplit(url).netloc] == []


@pytest.mark.parametrize(
    ("suffix", "fetching"),
    [
        (".css", r"(?:@import|url\()\s*[\"']?(?:https?:)?//"),
        (".js", r"(?:import|fetch|from)\s*\(?\s*[\"'`]https?://"),
        (".html", r"(?:import|fetch|from)\s*\(?\s*[\"'`]https?://"),
    ],
)
def test_no_style_or_script_names_another_host(suffix, fetching):
    assert [
        file.name
        for file in HTML.rglob(f"*{suffix}")
        if re.search(fetching, file.read_text(encoding="utf8"))
    ] == []


def test_every_link_within_the_site_arrives(name):
    page = parsed(name)
    lost = []
    for link in page("a", href=True):
        url = urlsplit(link["href"])
        if url.scheme or url.netloc:
            continue
        target = (HTML / name).parent / unquote(url.path)
        if not url.path:
            target = HTML / name
        if not target.is_file() or not has_anchor(target, url.fragment):
            lost.append(link["href"])
    assert lost == []


def test_next_does_not_lead_into_the_solutions(name):
    link = parsed(name).select_one("a.right-next")
    assert link is None or "solutions/" not in link["href"]


def has_anchor(target, fragment):
    if not fragment or target.suffix != ".html":
        return True
    page = parsed(target.relative_to(HTML.resolve()).as_posix())
    return page.find(id=unquote(fragment)) is not None


def test_every_picture_has_words_and_a_size(name):
    for picture in parsed(name)("img"):
        assert picture.has_attr("alt"), picture
        assert not FILE_NAME.search(picture["alt"]), picture
        # Only a picture beside the words that it would repeat has none.
        beside_words = picture.find_parent(["a", "button"])
        has_words = beside_words and beside_words.get_text(strip=True)
        assert picture["alt"].strip() or has_words, picture
        assert picture["width"].isdigit(), picture
        assert picture["height"].isdigit(), picture


def test_every_file_that_a_page_loads_is_there(name):
    page = parsed(name)
    loaded = [element["src"] for element in page(["img", "script"], src=True)]
    loaded += [link["href"] for link in page("link", rel="stylesheet")]
    loaded += [link["href"] for link in page("link", rel="icon")]
    folder = (HTML / name).parent
    missing = [
        url
        for url in loaded
        if urlsplit(url).scheme != "data"  # it brings itself
        and not (folder / unquote(urlsplit(url).path)).is_file()
    ]
    assert missing == []


def test_a_page_has_one_main_heading_and_one_viewport(name):
    page = parsed(name)
    assert len(page("h1")) == 1
    assert len(page("meta", attrs={"name": "viewport"})) == 1
    assert page.html["lang"] == "en"
    assert page.title.text.strip()


def test_every_formula_is_readable_without_a_script(name):
    page = parsed(name)
    if page.find("script", src=re.compile("formulas_in_browser")):
        pytest.skip("built without Node: formulas are written in the browser")
    for formula in page.select(".formula"):
        assert formula.select_one(":scope > math"), formula


def test_no_page_shows_what_a_cell_complained_of(name):
    assert parsed(name).select(".output.stderr") == []


def test_every_id_on_a_page_is_its_own(name):
    ids = [element["id"] for element in parsed(name)(id=True)]
    assert sorted({one for one in ids if ids.count(one) > 1}) == []


def test_the_first_page_opens_the_course():
    index = (HTML / "index.html").read_text(encoding="utf8")
    assert "intro.html" in index
    assert "intro.html" in built_pages()


def test_a_page_says_what_it_is_to_those_that_link_to_it(name):
    page = parsed(name)
    told = {
        tag.get("name") or tag.get("property"): tag["content"]
        for tag in page("meta", content=True)
    }
    assert 20 <= len(told["description"]) <= 250
    assert told["og:description"] == told["description"]
    assert told["og:title"].strip()
    picture = (HTML / name).parent / urlsplit(told["og:image"]).path
    assert picture.is_file() or urlsplit(told["og:image"]).netloc


def test_no_two_pages_are_described_in_the_same_words():
    told = [
        parsed(name).find("meta", attrs={"name": "description"})["content"]
        for name in built_pages()
    ]
    assert sorted({one for one in told if told.count(one) > 1}) == []
