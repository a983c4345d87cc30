import gzip
import json
import re
import tempfile
from pathlib import Path

import brotli
from django.contrib.staticfiles.finders import get_finders
from django.template import Context, Template
from django.test import SimpleTestCase, override_settings

from omarm.core.static_storage import ALL_STYLES, StaticStorage, in_reading_order
from omarm.core.templatetags import assets

KILOBYTE = 1024
# Fetched when the composer opens, not before.
OF_THE_COMPOSER = {
    "chip-picker", "mention-picker", "picks", "rich-editor", "sender", "sending", "upload-area", "writing-coach",
}  # fmt: skip

OF_THE_CHART = {"branches", "org-tree"}  # fetched on the organisation chart only


def brotli_size(paths):
    return len(brotli.compress(b"".join(path.read_bytes() for path in paths)))


class CollectedTests(SimpleTestCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.root = Path(cls.enterClassContext(tempfile.TemporaryDirectory()))
        cls.storage = StaticStorage(location=cls.root, base_url="/static/")
        sources = {
            path: source
            for finder in get_finders()
            for path, source in finder.list([])
            if path.startswith(("css/", "js/"))
        }
        for path, source in sources.items():
            with source.open(path) as original:
                cls.storage.save(path, original)
        paths = {path: (cls.storage, path) for path in sources}
        failed = [error for _, _, error in cls.storage.post_process(paths) if isinstance(error, Exception)]
        assert not failed, failed

    def test_all_style_sheets_are_one_file_with_the_layers_first(self):
        text = (self.root / ALL_STYLES).read_text()
        self.assertTrue(text.startswith("@layer reset, tokens,"))
        self.assertIn(".post-card {", text)
        self.assertRegex(self.storage.url(ALL_STYLES), r"^/static/css/omarm\.[0-9a-f]{12}\.css$")

    def test_styles_and_scripts_stay_small(self):
        styles = (self.root / ALL_STYLES).read_bytes()
        scripts = [path for path in sorted((self.root / "js").rglob("*.js")) if path.stem.count(".") == 0]
        chart = [path for path in scripts if path.stem in OF_THE_CHART]
        scripts = [path for path in scripts if path not in chart]
        before = [path for path in scripts if "editor" not in path.parts and path.stem not in OF_THE_COMPOSER]
        self.assertLessEqual(len(gzip.compress(styles)), 25 * KILOBYTE)
        self.assertLessEqual(brotli_size(scripts), 20 * KILOBYTE)
        self.assertLessEqual(brotli_size(chart), 2 * KILOBYTE)
        self.assertLessEqual(brotli_size(before), 13 * KILOBYTE)  # of 30 in all; htmx takes 15.6

    def test_files_are_compressed_beside_themselves(self):
        hashed = self.storage.url(ALL_STYLES).removeprefix("/static/")
        self.assertTrue((self.root / f"{hashed}.br").exists())
        self.assertTrue((self.root / ALL_STYLES).exists())
        self.assertFalse((self.root / f"{ALL_STYLES}.br").exists())

    def test_what_was_collected_is_known_by_its_own_manifest(self):
        again = StaticStorage(location=self.root, base_url="/static/")
        self.assertTrue(again.has_collected())
        with override_settings(DEBUG=True):
            self.assertFalse(again.has_collected())


class DevelopmentTests(SimpleTestCase):
    def setUp(self):
        assets._kept.cache_clear()
        self.addCleanup(assets._kept.cache_clear)
        fresh = StaticStorage(location=self.enterContext(tempfile.TemporaryDirectory()), base_url="/static/")
        self.enterContext(self.settings())
        original, assets.staticfiles_storage = assets.staticfiles_storage, fresh
        self.addCleanup(setattr, assets, "staticfiles_storage", original)

    def test_every_sheet_is_linked_and_app_css_is_the_first(self):
        html = Template("{% load assets %}{% stylesheets %}").render(Context())
        links = re.findall(r'href="([^"]+)"', html)
        self.assertEqual(links[0], "/static/css/app.css")
        self.assertIn("/static/css/components/button.css", links)

    def test_modules_have_bare_names_and_the_map_has_the_nonce(self):
        html = Template("{% load assets %}{% importmap %}").render(Context({"csp_nonce": "abc"}))
        self.assertIn('<script type="importmap" nonce="abc">', html)
        imports = json.loads(re.search(r">(\{.*?\})</script>", html)[1])["imports"]
        self.assertEqual(imports["elements/draft-keeper"], "/static/js/elements/draft-keeper.js")
        self.assertIn("live", imports)
        self.assertNotIn("app", imports)

    def test_reading_order_needs_only_the_first(self):
        self.assertEqual(in_reading_order(["css/b.css", "css/app.css", "css/a.css"])[0], "css/app.css")
