"""What the report of the site counts, and when it fails."""

import gzip

from tools import site_report
from tools.site_report import GOALS, LONG, is_lost, lines, remarks, weight


def test_text_weighs_what_a_host_sends_and_a_picture_what_it_is(tmp_path):
    (tmp_path / "a.html").write_text("tell " * 1000)
    (tmp_path / "b.png").write_bytes(bytes(1000))
    page, picture = "http://here/course/a.html", "http://here/course/b.png"
    text = len(gzip.compress(b"tell " * 1000, 6))
    assert weight([page], tmp_path) == text < 100
    assert weight([page, picture, f"{picture}?v=1"], tmp_path) == text + 1000


def test_a_link_is_lost_if_its_page_or_its_place_is_not_there(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(site_report, "SITE", tmp_path)
    (tmp_path / "a.html").write_text("")
    there = {"a.html": {"one"}}

    def lost(link):
        return is_lost(f"http://here/{link}", "http://here", there)

    assert not lost("course/a.html") and not lost("course/a.html#one")
    assert lost("course/a.html#two") and lost("course/b.html")
    assert lost("a.html")  # it leaves the path below which the site is
    assert not is_lost("https://else.org/", "http://here", there)


def test_the_worst_page_is_named_and_a_goal_that_is_missed():
    table = {column: {"a.html": 0, "b.html": 0} for column in GOALS}
    shown, met = lines(table)
    assert met and len(shown) == len(GOALS) + 1
    table["requests at first load"]["b.html"] = 16
    shown, met = lines(table)
    assert not met
    (line,) = (one for one in shown if "MISSED" in one)
    assert "b.html" in line and "16" in line


def test_a_long_page_is_excused_only_if_it_is_laid_out_in_parts():
    (page,) = LONG
    table = {column: {page: 0, "b.html": 0} for column in GOALS}
    table["DOM nodes"][page] = 7000
    table["deferred"] = {page: False, "b.html": False}
    assert not lines(table)[1]
    table["deferred"][page] = True
    assert lines(table)[1]
    assert LONG[page] in remarks(table)[0]


def test_the_shift_of_each_page_is_said_worst_first():
    table = {column: {"a.html": 0, "b.html": 0} for column in GOALS}
    table["deferred"] = {}
    table["layout shift"]["b.html"] = 0.0123
    assert remarks(table)[-2:] == [
        "  0.0123  b.html",
        "  0.0000  a.html",
    ]
