"""The menu of a page: each entry opens that very notebook."""

from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup

from _ext.launch import links, menu

OPTIONS = {
    "repository_url": "https://github.com/owner/course/",
    "repository_branch": "main",
    "launch_buttons": {
        "binderhub_url": "https://mybinder.org",
        "colab_url": "https://colab.research.google.com",
        "jupyterhub_url": "https://hub.school.example/",
    },
}
PAGE = "exercises/waves"


def entries(options):
    found = menu(links(options, PAGE), "../_sources/exercises/waves.ipynb")
    page = BeautifulSoup(found, "html.parser")
    return {one.get_text(): one for one in page("a")}


def test_binder_opens_the_file_that_the_repository_has():
    address = urlsplit(entries(OPTIONS)["Binder"]["href"])
    assert address.netloc == "mybinder.org"
    assert address.path == "/v2/gh/owner/course/main"
    place = {"urlpath": ["lab/tree/exercises/waves.ipynb"]}
    assert parse_qs(address.query) == place


def test_colab_opens_the_file_that_the_repository_has():
    assert entries(OPTIONS)["Colab"]["href"] == (
        "https://colab.research.google.com/github/owner/course/blob/main/"
        "exercises/waves.ipynb"
    )


def test_a_hub_pulls_the_repository_and_opens_the_file_in_its_folder():
    address = urlsplit(entries(OPTIONS)["JupyterHub"]["href"])
    assert address.path == "/hub/user-redirect/git-pull"
    assert parse_qs(address.query) == {
        "repo": ["https://github.com/owner/course"],
        "branch": ["main"],
        "urlpath": ["lab/tree/course/exercises/waves.ipynb"],
    }


def test_a_place_that_is_not_set_has_no_entry_and_the_file_is_always_there():
    found = entries({**OPTIONS, "launch_buttons": {}})
    assert list(found) == ["The file"]
    file = found["The file"]
    assert file["href"] == "../_sources/exercises/waves.ipynb"
    assert file.has_attr("download")


def test_each_entry_says_what_it_is_for():
    page = BeautifulSoup(menu(links(OPTIONS, PAGE), "x"), "html.parser")
    assert all(len(one.get_text().split()) > 6 for one in page("li"))
