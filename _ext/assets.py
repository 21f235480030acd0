"""Makes every page light and its own host: no script, style, font or image
comes from elsewhere, and none is loaded that the page does not use.

The theme brings 1400 icons, as half a megabyte of script and 270 kilobytes of
fonts. Here they are fonts that hold the icons the pages name, cut from the
theme's own with fontTools (which Matplotlib brings), and no script.

Leaves out KaTeX (``formulas``), the explorers, and the template that drops the
script (``templates/static``).
"""

import re
from pathlib import Path

from fontTools import subset

from _ext.fingerprint import fingerprint

TEMPLATES = Path(__file__).parent / "templates"
STYLE = "styles/pydata-sphinx-theme.css"
FONTS = "vendor/fontawesome/webfonts"
ICON_RULE = re.compile(
    r'((?:\.fa-[\w-]+:before,?)+)\{content:"\\([0-9a-f]+)"\}'
)
ICON_NAME = re.compile(r"\bfa-[\w-]+")
FONT_SOURCES = re.compile(
    r"url\(\.\./vendor/fontawesome/webfonts/([\w-]+)\.woff2\)[^;}]*"
)
PRIVATE_USE = re.compile("[\ue000-\uf8ff]")  # how the theme writes an icon


def settings(app, config):
    """Set what every page loads."""
    # Jupyter Book puts every style and script below _static on every page.
    config.html_css_files = ["course.css"]
    config.html_js_files = []
    # Sphinx copies styles and applies templates only when a page or a setting
    # has changed: this is the setting that changes with them.
    look = fingerprint(Path(app.srcdir, "_static"), TEMPLATES)
    config.html_context = {**config.html_context, "look": look}


def draw_launch_buttons(app, pagename, templatename, context, doctree):
    """Give launch buttons an icon of the font in place of a picture each."""
    for group in context.get("header_buttons", []):
        for button in group.get("buttons", []):
            if button["icon"].startswith("_static"):
                button["icon"] = "fa-solid fa-rocket"


def slim_icons(app, exception):
    """Cut the theme's icon fonts and their rules down to those in use."""
    if exception or app.builder.name != "html":
        return
    static = Path(app.outdir, "_static")
    style = static / STYLE
    css, glyphs = used_icons(
        style.read_text(encoding="utf8"), names_in(app.outdir)
    )
    css = FONT_SOURCES.sub(
        r'url(../vendor/fontawesome/webfonts/\1.woff) format("woff")', css
    )
    style.write_text(css, encoding="utf8")
    for font in sorted((static / FONTS).glob("*.ttf")):
        write_subset(font, glyphs)
        font.unlink()
        font.with_suffix(".woff2").unlink()
    for script in (static / "scripts").glob("fontawesome.js*"):
        script.unlink()


def names_in(folder):
    """Return the names of the icons in the pages and scripts of ``folder``."""
    files = [*Path(folder).rglob("*.html")]
    files += Path(folder).glob("_static/scripts/*theme.js")
    texts = (file.read_text(encoding="utf8") for file in files)
    return {name for text in texts for name in ICON_NAME.findall(text)}


def used_icons(css, names):
    """Return ``css`` with the rules of the icons in use, and their glyphs.

    >>> css = '.fa-sun:before{content:"\\\\f185"}'
    >>> css += '.fa-cat:before{content:"\\\\f6be"}'
    >>> used_icons(css, {"fa-sun"})
    ('.fa-sun:before{content:"\\\\f185"}', {61829})
    """
    glyphs = {ord(char) for char in PRIVATE_USE.findall(css)}

    def keep(rule):
        if names.isdisjoint(ICON_NAME.findall(rule[1])):
            return ""
        glyphs.add(int(rule[2], 16))
        # The second form says that there is nothing to read out.
        return rule[0].replace('"}', f'";content:"\\{rule[2]}" / ""}}')

    return ICON_RULE.sub(keep, css), glyphs


def write_subset(font, glyphs):
    """Write beside ``font`` a .woff with only ``glyphs``."""
    # woff needs zlib only; woff2 would need one more package.
    options = subset.Options(flavor="woff", layout_features=[])
    with subset.load_font(str(font), options) as loaded:
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=glyphs)
        subsetter.subset(loaded)
        subset.save_font(loaded, str(font.with_suffix(".woff")), options)


def setup(app):
    # Jupyter Book sets it also where its comments extension is not loaded.
    app.add_config_value("comments_config", {}, "html")
    app.connect("config-inited", settings)
    # After the theme, which puts the buttons there.
    app.connect("html-page-context", draw_launch_buttons, priority=900)
    app.connect("build-finished", slim_icons)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
