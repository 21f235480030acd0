"""The layout is ours: what every page has, and what no page may load."""

import re

import pytest
from docutils import nodes

from _ext import course, layout
from _ext.layout import HERE

# As Jupyter Book hands it to Sphinx.
MEANT = {
    "html_theme": "sphinx_book_theme",
    "html_theme_options": {
        "repository_url": "https://github.com/name/course",
        "launch_buttons": {"binderhub_url": "https://mybinder.org"},
        "search_bar_text": "Search this book...",
    },
    "html_css_files": ["theirs.css"],
}
NOTEBOOK = """\
{"cells": [{"cell_type": "markdown", "metadata": {}, "source": "%s"}],
 "metadata": {"kernelspec": {"name": "python3", "display_name": "Python"}},
 "nbformat": 4, "nbformat_minor": 4}
"""
TOC = """\
format: jb-book
root: intro
parts:
  - caption: One variable
    chapters: [{file: chapters/rates_of_change}, {file: chapters/new}]
  - caption: Exercises
    chapters: [{file: exercises/rates_of_change}]
  - caption: Solutions
    chapters: [{file: solutions/rates_of_change}]
  - caption: Appendix
    chapters: [{file: appendix/notation}]
"""
LESSON = "# How fast, right now? Rates\\n\\nAllow about 70 minutes.\\n\\n"
PAGES = {
    "_toc.yml": TOC,
    "intro.md": """\
# The course

One sentence.

## Loop

1. **Predict.** An output.

   ```python
   y_hat = w * x
   ```

2. **Compare.** One number.
3. **Ask.** Rates.
4. **Step.** Down.
5. **Again.** From 1.
6. **The input.** Its rates.

## The chapters

### One variable

[How fast, right now? Rates](chapters/rates_of_change.ipynb): what a speed is.
[Tasks](exercises/rates_of_change.md) go with it.

Look at the [notation](appendix/notation.md).
""",
    "chapters/rates_of_change.ipynb": NOTEBOOK
    % (LESSON + "## Average\\n\\n## Limit\\n"),
    "chapters/new.md": "# Waves\n\n## Sine\n",
    "exercises/rates_of_change.md": "# Tasks\n\n## Task 1: a\n\n## Task 2\n",
    "solutions/rates_of_change.md": "# Answers\n\n## Task 1: a\n",
    "appendix/notation.md": "# Notation\n",
}
EXTENSIONS = ("home", "launch", "layout", "reading_order", "stage")
JUPYTER_BOOK = {
    "external_toc_path": "_toc.yml",
    "html_sourcelink_suffix": "",
    "root_doc": "intro",
}


def built(build, pages, **settings):
    settings = {**MEANT, **JUPYTER_BOOK, **settings}
    extensions = ["myst_nb", "sphinx_external_toc", "adds_a_script"]
    extensions += [f"_ext.{name}" for name in EXTENSIONS]
    return build(pages, **settings, extensions=extensions)


@pytest.fixture(scope="module")
def an_extension(tmp_path_factory):
    """An extension that puts a script and a style on every page."""
    folder = tmp_path_factory.mktemp("extension")
    (folder / "adds_a_script.py").write_text(
        "def setup(app):\n"
        "    app.add_js_file('theirs.js')\n"
        "    app.add_css_file('theirs.css')\n"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(folder)
        yield


@pytest.fixture(scope="module")
def book(build_once, an_extension):
    """A course of two chapters, built as Jupyter Book would build it."""
    return built(build_once, PAGES)


@pytest.fixture
def lesson(book):
    return book.page("chapters/rates_of_change")


def test_the_book_is_built_without_a_word(book):
    assert book.warnings == ""


def test_a_page_has_one_main_heading_one_viewport_and_a_title(lesson):
    assert len(lesson("h1")) == 1
    assert len(lesson("meta", attrs={"name": "viewport"})) == 1
    assert lesson.title.text.startswith("How fast, right now? Rates · ")
    assert lesson.html["data-theme"] == "light"


def test_a_page_loads_our_style_and_script_and_no_others(book):
    for name in ("intro", "chapters/rates_of_change", "chapters/new"):
        page = book.page(name)
        loaded = [one["href"] for one in page("link", rel="stylesheet")]
        loaded += [one["src"] for one in page("script", src=True)]
        names = [re.split("[/?]", url)[-2] for url in loaded]
        own = ["course.css", "course.js"]
        own += ["first_page.js"] if name == "intro" else []
        assert names == own


def test_the_fonts_of_the_first_lines_are_loaded_early(book):
    links = book.page("appendix/notation")("link", rel="preload")
    early = [re.split("[/.]", one["href"])[-2] for one in links]
    assert early == ["serif", "sans"]
    style = (book.html / "_static/course.css").read_text()
    assert "data:" not in style  # the first paint waits for the style


def test_a_page_of_too_many_elements_is_laid_out_in_parts(
    build, an_extension, monkeypatch
):
    monkeypatch.setattr(layout, "LONG", 20)
    words = "\n\n".join(["Word."] * 30)
    pages = {**PAGES, "chapters/new.md": f"# Waves\n\n{words}\n"}
    book = built(build, pages)
    assert "long" in book.page("chapters/new").article["class"]
    assert "long" not in book.page("appendix/notation").article["class"]


def test_only_the_search_page_loads_the_index(book):
    assert "searchindex.js" in str(book.page("search"))
    assert "searchindex.js" not in str(book.page("intro"))


def test_the_style_asks_only_for_files_that_are_there():
    style = layout.joined_style()
    named = set(re.findall(r"url\(([\w/.-]+)\)", style))
    assert named
    static = HERE.parent / "_static"
    assert not [name for name in named if not (static / name).is_file()]


def test_each_font_has_its_licence_beside_it():
    fonts = HERE.parent / "_static" / "fonts"
    licences = [file.read_text() for file in fonts.glob("*.txt")]
    assert len(licences) == 4
    assert all("SIL Open Font License" in text for text in licences)
    assert sum(f.stat().st_size for f in fonts.glob("*.woff2")) < 110_000


@pytest.mark.parametrize("changed", ["style/a.css", "palette.css"])
def test_a_changed_style_reaches_pages_that_did_not_change(
    build, an_extension, tmp_path, monkeypatch, changed
):
    monkeypatch.setattr(layout, "STYLE", tmp_path / "style")
    monkeypatch.setattr(layout, "PALETTE", tmp_path / "palette.css")
    (tmp_path / "style").mkdir()
    for file in ("style/a.css", "palette.css"):
        (tmp_path / file).write_text("p {}")
    page = built(build, PAGES).page("chapters/new")
    (tmp_path / changed).write_text("q {}")
    again = built(build, {})
    assert "q {}" in (again.html / "_static/course.css").read_text()
    style = page.find("link", rel="stylesheet")["href"]
    changed = again.page("chapters/new").find("link", rel="stylesheet")
    assert changed["href"] != style


# The map of the course


def map_of(page):
    return page.select_one("nav[aria-label='Map of the course']")


def words(element):
    return " ".join(element.get_text(" ").split())


def test_the_map_has_the_chapters_with_numbers_and_short_names(book):
    entries = map_of(book.page("intro")).select("ol > li")
    assert [words(one) for one in entries] == ["1 Rates of change", "2 Waves"]


def test_the_open_chapter_shows_its_sections_and_what_belongs_to_it(lesson):
    here = map_of(lesson).select_one(".here")
    sections = here.select(".map-sections a")
    assert [one["href"] for one in sections] == ["#average", "#limit"]
    rooms = [words(one) for one in here.select(".map-rooms a")]
    assert rooms == ["Exercises", "Solutions"]


def test_exercises_belong_to_their_chapter_and_are_no_list(book):
    page = book.page("exercises/rates_of_change")
    here = map_of(page).select_one(".here")
    assert here.select_one("a[aria-current=page]").text == "Exercises"
    assert len(here.select(".map-sections a")) == 2
    assert [words(one) for one in map_of(page).select(".map-part")] == [
        "One variable",
        "Look up",
    ]


def test_a_narrow_screen_has_the_same_pages_without_a_script(lesson):
    menu = lesson.select_one(".bar details.bar-menu")
    assert menu.summary["aria-label"] == "All pages"
    found = {one["href"] for one in menu.select("nav a")}
    assert {one["href"] for one in map_of(lesson)("a")} >= found
    assert "../appendix/notation.html" in found


def test_every_landmark_of_a_kind_has_a_name_of_its_own(lesson):
    names = [nav["aria-label"] for nav in lesson("nav")]
    assert len(names) == len(set(names))
    assert lesson.select_one("nav[aria-label=Home] a img")["alt"] == ""


# What a chapter opens with


def test_a_chapter_opens_with_number_question_subject_and_counts(lesson):
    opener = lesson.select_one(".opener")
    assert words(opener.select_one(".kicker")) == "Chapter 1 · One variable"
    assert words(opener.h1) == "How fast, right now? Rates"
    facts = [words(one) for one in opener.select(".facts li")]
    assert facts == ["about 70 minutes", "2 sections", "2 exercises"]
    assert opener.select_one("svg.drawing path")


def test_a_chapter_that_nothing_is_known_of_opens_all_the_same(book):
    opener = book.page("chapters/new").select_one(".opener")
    assert words(opener.h1) == "Waves"
    assert [words(one) for one in opener.select(".facts li")] == ["1 sections"]
    assert opener.svg is None


def test_every_chapter_of_the_course_has_a_short_name_and_a_drawing():
    contents = (HERE.parent / "_toc.yml").read_text(encoding="utf8")
    for name in re.findall(r"chapters/(\w+)", contents):
        assert course.EXTRAS[name]["short"], name
        assert "<path" in course.EXTRAS[name]["drawing"], name


def test_a_drawing_wears_only_classes_that_the_style_gives_drawings():
    style = layout.joined_style()
    given = set(re.findall(r"^\.drawing \.([\w.]+)", style, re.MULTILINE))
    given |= {word for one in given for word in one.split(".")}
    taken = set(re.findall(r"^ *\.(\w+)(?: \{|,)$", style, re.MULTILINE))
    drawings = "".join(one["drawing"] for one in course.EXTRAS.values())
    worn = set(" ".join(re.findall('class="([^"]+)"', drawings)).split())
    assert worn <= given
    assert not worn & taken


def test_sections_are_those_of_the_second_level():
    def entry(title, *below):
        link = nodes.reference("", title, anchorname=f"#{title}")
        item = nodes.list_item("", nodes.paragraph("", "", link))
        item += [nodes.bullet_list("", *below)] if below else []
        return item

    class Env:
        tocs = {
            "a": nodes.bullet_list(
                "", entry("Title", entry("One", entry("Deep")), entry("Two"))
            )
        }

    found = course.sections(Env, "a")
    assert [(one.title, one.anchor) for one in found] == [
        ("One", "One"),
        ("Two", "Two"),
    ]
    assert course.sections(Env, "b") == ()


# The first page


def test_the_first_page_has_a_sentence_a_picture_and_a_way_in(book):
    hero = book.page("intro").select_one(".hero")
    assert hero.h1.find(string=True) == "The course"
    assert words(hero.select_one(".hero-line")) == "One sentence."
    assert hero.select_one("svg[role=img]")["aria-label"]
    assert hero.select_one("a.cta")["href"] == "chapters/rates_of_change.html"


def test_the_loop_leads_to_the_chapters(book):
    page = book.page("intro")
    names = ["Predict", "Compare", "Ask", "Step", "Again", "The input"]
    arrows = page.select(".loop > li")
    assert [words(one.strong) for one in arrows] == names
    assert [words(one.b) for one in page.select(".walk label")] == names
    assert arrows[0].pre.text == "y_hat = w * x\n"
    leads = arrows[2].select_one(".chips a")
    assert leads["href"] == "chapters/rates_of_change.html"


def test_each_chapter_has_a_card_with_its_words_and_its_exercises(book):
    first, second = book.page("intro").select(".cards > li")
    assert words(first.select_one(".card-said")) == "What a speed is."
    assert words(first.select_one(".card-exercises")) == "2 exercises"
    assert second.select_one(".card-said") is None
    assert second.a["href"] == "chapters/new.html"


def test_words_that_are_no_card_stay_on_the_first_page(book):
    assert "Look at the" in book.page("intro").article.text


# What Jupyter Book's settings still do


def test_a_notebook_can_be_launched_and_downloaded(lesson, book):
    # What stands outside of all landmarks is passed over by those who jump.
    (run,) = lesson.select("main .elsewhere a[href*=mybinder]")
    assert words(run) == "Binder"
    download = lesson.select_one("main .elsewhere a[download]")["href"]
    file = book.html / "chapters" / download
    assert file.resolve().is_file()
    assert not book.page("chapters/new").select(".elsewhere")


def test_a_new_title_and_a_new_order_reach_every_page(build, an_extension):
    book = built(build, PAGES)
    assert "Waves" in str(map_of(book.page("appendix/notation")))
    book = built(build, {"chapters/new.md": "# Tides\n\n## Sine\n"})
    assert "Tides" in str(map_of(book.page("appendix/notation")))
    toc = TOC.replace("{file: chapters/rates_of_change}, ", "")
    toc = toc.replace("chapters/new}]", "chapters/new}, {file: %s}]")
    book = built(build, {"_toc.yml": toc % "chapters/rates_of_change"})
    first = map_of(book.page("solutions/rates_of_change")).ol.li
    assert words(first) == "1 Tides"
