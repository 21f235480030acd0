"""Lets the widgets of a page run without a kernel, and stand still without
JavaScript.

Each explorer of a notebook becomes a place that shows it as it is at first
(stills.py), until the script has come or where none comes; questions become
the form that the script brings to life, and a list with folded answers. The
page keeps the state that the kernel left, and loads one small script and the
one bundle of ``lib.widgets``, from ``_static``, the same file for every page.
Widgets that need a kernel leave a sentence.

What would make the page heavy stands in files of its own: the state of a
lesson, which comes beside the script; and the data of one explorer (the film
of a training is 40 kB), which the page asks for when that explorer is near.
"""

import base64
import hashlib
import html
import json
import re
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.transforms.post_transforms import SphinxPostTransform

import lib.widgets
from _ext import bundles
from _ext.formulas import in_widget
from _ext.stills import still

VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
WIDGETS = Path(lib.widgets.__file__).parent
STYLES = ("palette.css", "explorers.css")
BUNDLES = ("explorers.js", "formula.js", *STYLES)
LOADER = "explorers_loader.js"
STILL = Path(__file__).with_name("explorers_still.js")
ASLEEP = "This figure could not be made movable here."
HEAVY = 8000  # bytes of a state, or of data, that no page carries
FORM = re.compile(r'<form (class="[^"]*")[^>]*>|</form>')
FIELD = re.compile(
    r'<input type="(?:text|number)"((?:[^">]|"[^"]*")*)>'
    r"|<select\b[^>]*>.*?<option[^>]* selected>(.*?)</option>.*?</select *>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r'\b(value|placeholder)="([^"]*)"')
KERNEL_ONLY = "This cell is live where Python runs: {}."
HERE = "press “Run it here” at the top of this page, or open it as a notebook"
ELSEWHERE = "open this page as a notebook and run it there"


class Places(SphinxPostTransform):
    """Puts a place for the live explorer where its output stood."""

    default_priority = 3  # before MyST-NB chooses one form of each output
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        models = saved_models(self.app, self.env.docname)
        for bundle, forms in list(widget_outputs(self.document)):
            model_id = json.loads(script_body(forms[VIEW].astext()))[
                "model_id"
            ]
            state = models.get(model_id, {}).get("state", {})
            drawn = self.drawn(models.get(model_id))
            if drawn:
                bundle.replace_self(still_place(model_id, state, drawn))
            elif "listed" in state:
                bundle.replace_self(form_place(model_id, state))
            else:
                bundle.replace_self(kernel_only(self.app.config))
        for cell in self.document.findall(nodes.container):
            if "tag_skip-execution" in cell["classes"]:
                cell += kernel_only(self.app.config)

    def drawn(self, entry: dict[str, Any] | None) -> str | None:
        """Return the HTML of an explorer, its sentence without Node."""
        if entry is None or "description" not in entry["state"]:
            return None
        if not self.app.config.formulas_in_browser:
            return still(lean_state(entry))
        return f"<p>{html.escape(entry['state']['description'])}</p>"


def widget_outputs(
    document: nodes.document,
) -> Iterator[tuple[nodes.container, dict[str, nodes.container]]]:
    """Yield each output that has a widget, and its forms by MIME type."""
    for bundle in document.findall(nodes.container):
        if bundle.get("nb_element") != "mime_bundle":
            continue
        forms = {form["mime_type"]: form for form in bundle.children}
        if VIEW in forms:
            yield bundle, forms


def still_place(
    model_id: str, state: dict[str, Any], drawn: str
) -> nodes.Node:
    """Return an explorer as it is at first, with its sentence."""
    words = html.escape(state["description"])
    return nodes.raw(
        "",
        '<div class="stage">'
        f'<div class="ex-host" data-explorer="{html.escape(model_id)}">'
        f'<div class="ex-still" role="img" aria-label="{words}">'
        f"<div inert>{without_fields(drawn)}</div></div>"
        f'<p class="ex-asleep">{ASLEEP}</p>'
        "</div></div>",
        format="html",
    )


def form_place(model_id: str, state: dict[str, Any]) -> nodes.Node:
    """Return the forms as they will be, and a list for no script."""
    name = f"ex ex-asking ex-{html.escape(state['explorer'])}"
    waiting = FORM.sub(opened_as_box, without_fields(state["form"]))
    # Without a form, options of one name are one choice all over the page.
    waiting = waiting.replace('name="answer"', f'name="{model_id}"')
    return nodes.raw(
        "",
        f'<div class="ex-host" data-explorer="{html.escape(model_id)}">'
        f'<div class="{name} ex-waiting">{waiting}</div>'
        f'<noscript><div class="{name}">{state["listed"]}</div></noscript>'
        "</div>",
        format="html",
    )


def without_fields(markup: str) -> str:
    """Return HTML with a box in the place of each field to write in.

    A browser that offers to fill in fields looks for them as soon as a page
    has come, and lays out all that is far below to find out which are seen.

    >>> without_fields('<input type="text" class="ex-input" value="x^2">')
    '<bdi class="ex-input">x^2</bdi>'
    """
    return FIELD.sub(box, markup)


def box(field: re.Match[str]) -> str:
    """Return what a field shows: its value, else its example."""
    if field[2] is not None:
        return f'<bdi class="ex-input">{field[2]}</bdi>'
    told = dict(ATTRIBUTE.findall(field[1]))
    if told.get("value") or not told.get("placeholder"):
        return f'<bdi class="ex-input">{told.get("value", "")}</bdi>'
    return f'<bdi class="ex-input ex-empty">{told["placeholder"]}</bdi>'


def opened_as_box(tag: re.Match[str]) -> str:
    """Return the tag of a box for that of a form."""
    return f"<div {tag[1]}>" if tag[1] else "</div>"


def kernel_only(config: Config) -> nodes.Node:
    """Return what stands for a widget that needs Python (`_ext.live`)."""
    is_live = getattr(config, "live_folder", "")
    words = KERNEL_ONLY.format(HERE if is_live else ELSEWHERE)
    paragraph = nodes.paragraph("", words)
    return nodes.container("", paragraph, classes=["ex-kernel-only"])


def script_body(text: str) -> str:
    """Return what stands between the tags of one script element."""
    return text[text.index(">") + 1 : text.rindex("<")]


def saved_models(app: Sphinx, page: str) -> dict[str, Any]:
    """Return the saved state of each widget of a page by its id."""
    pages = getattr(app.env, "nb_metadata", {})
    files = pages.get(page, {}).get("js_files", {})
    _, script = files.get("ipywidgets_state", (None, {"body": "{}"}))
    models = json.loads(script["body"]).get("state", {})
    return typeset(models, app.config)


def typeset(part: Any, config: Config) -> Any:
    """Return a part of a state with its formulas as on the page."""
    if isinstance(part, dict):
        return {name: typeset(value, config) for name, value in part.items()}
    if isinstance(part, list):
        return [typeset(value, config) for value in part]
    return in_widget(part, config) if isinstance(part, str) else part


def lean_state(entry: dict[str, Any]) -> dict[str, Any]:
    """Return a model without the parts that only a widget manager reads."""
    kept = {
        name: value
        for name, value in entry["state"].items()
        if not name.startswith("_") and name not in ("layout", "tabbable")
    }
    if kept.get("explorer") in ("predict", "outcome"):
        kept.pop("listed", None)  # it stands in the page, for no script
    kept["formula_url"] = f"./{versioned('formula.js')}"
    buffers = [
        {"path": one["path"], "text": spelled(base64.b64decode(one["data"]))}
        for one in entry.get("buffers", [])
    ]
    return {"state": kept, "buffers": buffers}


def spelled(data: bytes) -> str:
    """Return bytes as signs, one each: gzip packs them better than base64.

    Small numbers and small differences, which are most, become letters; no
    sign is a control character.

    >>> spelled(b"\\x00\\x01\\xff")
    '`a_'
    """
    codes = [(byte + 0x40) % 256 + 0x20 for byte in data]
    return "".join(chr(c if c < 0x7F else c + 0x21) for c in codes)


def versioned(name: str) -> str:
    """Return a bundle's name with a hash, so that caches see a new one."""
    digest = hashlib.sha256((WIDGETS / name).read_bytes()).hexdigest()
    return f"{name}?v={digest[:8]}"


def script_of(app: Sphinx, models: Iterable[dict[str, Any]]) -> str:
    """Return the name of the script with what a page's widgets need."""
    if not app.config.bundles_by_page:
        return versioned("explorers.js")
    return bundles.bundle(app, [m["state"]["explorer"] for m in models])


def add_scripts(
    app: Sphinx, page: str, template: str, context: dict[str, Any], tree: Any
) -> None:
    """Give a page with explorers its state, the loader and the style."""
    scripts = context.get("script_files", [])
    scripts[:] = [s for s in scripts if s.attributes.get("type") != STATE]
    static = context["pathto"]("_static/", resource=True)
    told = what_explorers_need(app, page, static)
    if not told["models"]:
        return
    body = json.dumps(told, ensure_ascii=False)
    app.add_js_file(None, body=body.replace("</", "<\\/"), type=STATE)
    how = {"type": "module", "loading_method": "async"}
    app.add_js_file(LOADER, onerror="showAllStill()", **how)
    for style in STYLES:
        app.add_css_file(style)
    script = f"<script>{STILL.read_text(encoding='utf8')}</script>"
    context["metatags"] = context.get("metatags", "") + script
    context["soon"] = soon(**told)


def what_explorers_need(app: Sphinx, page: str, static: str) -> dict[str, Any]:
    """Return the address of a page's script, and its models or theirs."""
    models = {
        model_id: lean_state(entry)
        for model_id, entry in saved_models(app, page).items()
        if "explorer" in entry["state"]
    }
    if not models:
        return {"models": models}
    bundle = static + script_of(app, models.values())
    for model in models.values():
        data = model["buffers"]
        if sum(len(part["text"]) for part in data) > HEAVY:
            model["buffers"] = static + laid_apart(app, "data", data)
    told: dict[str, Any] = {"bundle": bundle, "models": models}
    if len(json.dumps(models, ensure_ascii=False)) > HEAVY:
        told["models"] = static + laid_apart(app, "state", models)
    return told


def laid_apart(app: Sphinx, kind: str, data: Any) -> str:
    """Return the name of the file with some data, below _static."""
    text = json.dumps(data, ensure_ascii=False).encode()
    name = f"{kind}-{hashlib.sha256(text).hexdigest()[:10]}.json"
    file = Path(app.outdir, "_static", name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text)
    return name


def soon(bundle: str, models: Any) -> str:
    """Return what lets the bundle and the state come while the page comes.

    It ends the head: what is seen first comes before them.
    """
    links = [f'<link rel="modulepreload" href="{bundle}" fetchpriority="low">']
    if isinstance(models, str):
        links.append(
            f'<link rel="preload" href="{models}" as="fetch" '
            'crossorigin fetchpriority="low">'
        )
    return "".join(links)


def collect(app: Sphinx, config: Config) -> None:
    """Lay the bundles where the book takes its static files from."""
    room = Path(app.doctreedir).parent / "_explorers"
    room.mkdir(parents=True, exist_ok=True)
    for file in [*(WIDGETS / name for name in BUNDLES), LOADER]:
        shutil.copy(Path(__file__).parent / file, room)
    config.html_static_path.append(str(room))


def setup(app: Sphinx) -> dict[str, bool]:
    app.setup_extension("_ext.bundles")
    app.add_post_transform(Places)
    app.connect("config-inited", collect)
    app.connect("html-page-context", add_scripts, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
