"""A new project of a known platform: what a translator finds done already."""

from pathlib import Path

import polib
import pytest
from click.testing import CliRunner

from l10n.cli import main
from l10n.platforms.lexicon import load_lexicon

POST = """<!DOCTYPE html><html lang='en'><head><meta name='generator' content='blogger'><title>Tea: A walk</title>
</head><body>
<div class='widget Blog' id='Blog1'><div class='post hentry'><h3 class='post-title entry-title'>A walk</h3>
<div class='post-body entry-content'><p>We walked along the river until the lamps were lit.</p></div>
<div class='post-footer'><span class='post-author vcard'>Posted by <span class='fn'>Ada</span></span>
<span class='post-timestamp'>at <a class='timestamp-link'><abbr class='published'>8:00 AM</abbr></a></span>
<span class='post-comment-link'><a class='comment-link'>3 comments</a></span>
<div class='post-share-buttons'><a class='share-button' title='Email This'>Email This</a>
<a class='share-button' title='BlogThis!'>BlogThis!</a> <a class='share-button'>Share to Facebook</a>
<a class='share-button'>Share to Pinterest</a></div><span class='post-labels'>Labels:</span></div></div>
<div id='comments' class='comments'><h4>1 comment:</h4>
<ol class='comment-thread'><li class='comment'><div class='comment-header'><cite class='user'>Grace</cite></div>
<p class='comment-content'>Lovely river!</p><span class='comment-actions'><a>Reply</a></span>
<span class='item-control'><a>Delete</a></span>
<div class='comment-replies'><span class='thread-toggle'><span class='thread-count'><a>Replies</a></span></span></div>
</li></ol><p class='comment-footer'><a>Add comment</a></p></div>
<div id='blog-pager'><a title='Newer Post'>Newer Post</a> <a>Older Post</a> <a class='home-link'>Home</a></div>
<div class='post-feeds'><div class='feed-links'>Subscribe to: <a class='feed-link'>Post Comments (Atom)</a></div>
</div></div>
<div class='widget BlogArchive'><h2>Blog Archive</h2></div><div class='widget Label'><h2>Labels</h2></div>
<div class='widget Followers'><h2 class='title'>Followers</h2></div>
<div class='widget PopularPosts'><h2>Popular Posts</h2></div>
<div class='widget BlogSearch'><h2 class='title'>Search This Blog</h2></div>
<div class='widget Profile'><h2>About Me</h2><div class='widget-content'>
<a class='profile-link'>View my complete profile</a></div></div>
<div class='widget Attribution'><div class='widget-content'>Simple theme. Powered by <a>Blogger</a>.</div></div>
</body></html>"""
INDEX = """<!DOCTYPE html><html lang='en'><head><meta name='generator' content='blogger'></head><body>
<div class='widget Blog' id='Blog1'><div class='post hentry'><h3 class='post-title entry-title'>A walk</h3>
<div class='jump-link'><a>Read more »</a></div></div>
<div id='comments' class='comments'><h4>No comments:</h4><p class='comment-footer'><a>Post a Comment</a></p></div>
<div id='blog-pager'><a>Newer Posts</a> <a>Older Posts</a></div>
<div class='blog-feeds'><div class='feed-links'>Subscribe to: <a class='feed-link'>Posts (Atom)</a></div></div></div>
</body></html>"""
FEWEST = 30
"""Standard texts on the two pages, counted by hand; "Labels" and its like come with and without a colon."""

LOCALES = [tag for tag in load_lexicon("blogger").locales if tag != "en"]


@pytest.mark.parametrize("locale", LOCALES)
def test_every_standard_text_of_a_new_blogger_project_is_translated(tmp_path: Path, locale: str) -> None:
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "walk.html").write_text(POST, encoding="utf-8")
    (tmp_path / "export" / "index.html").write_text(INDEX, encoding="utf-8")
    result = CliRunner().invoke(main, ["-C", str(tmp_path), "init", locale], catch_exceptions=False)
    assert result.exit_code == 0, result.output
    (file,) = (tmp_path / "locales").rglob("interface.po")
    catalog = polib.pofile(str(file))
    assert len(catalog) >= FEWEST
    assert [entry.msgid for entry in catalog.untranslated_entries()] == []
    assert not catalog.fuzzy_entries()


def test_thirty_locales_and_more_are_tried() -> None:
    assert len(LOCALES) > 30
