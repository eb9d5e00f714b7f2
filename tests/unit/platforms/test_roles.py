"""What each bundled profile makes of a small page in the platform's markup, written for this test."""

import pytest

from l10n.html.document import read_document
from l10n.platforms.profile import known_platforms, load_platform
from l10n.units.segment import segment

BLOGGER = """
<title>Tea and rain: A walk</title>
<div class='widget Header' id='Header1'><h1 class='title'>Tea and rain</h1><p class='description'>Notes</p></div>
<div class='widget Blog' id='Blog1'><h2 class='date-header'><span>mardi 5 juin 2018</span></h2>
<div class='post hentry'><h3 class='post-title entry-title'>A walk</h3>
<div class='post-body entry-content'><p>We walked along the river.</p></div>
<div class='post-footer'><span class='post-author vcard'>Publié par <span class='fn'>Ada</span></span>
<span class='post-timestamp'>à <a class='timestamp-link'><abbr class='published'>08:00</abbr></a></span>
<span class='post-labels'>Libellés : <a rel='tag'>rivers</a></span></div></div>
<div id='comments'><h4>2 commentaires:</h4>
<ol class='comment-thread'><li class='comment'><div class='comment-header'><cite class='user'>Grace</cite></div>
<p class='comment-content'>Lovely river!</p><span class='comment-actions'><a>Répondre</a></span>
<span class='thread-toggle'>Réponses</span></li></ol>
<p class='comment-footer'><a>Publier un commentaire</a></p></div>
<div id='blog-pager'><a class='home-link'>Accueil</a></div></div>
<div class='widget BlogArchive'><h2>Archives</h2>
<ul class='hierarchy'><li><a class='post-count-link'>juin</a> <span class='post-count'>(1)</span>
<ul class='posts'><li><a>A walk</a></li></ul></li></ul></div>
<div class='widget Attribution'><div class='widget-content'>Fourni par <a>Blogger</a>.</div></div>
"""
BLOGGER_READ = """
posts | Tea and rain: A walk
interface | Tea and rain
interface | Notes
date | mardi 5 juin 2018
posts | A walk
posts | We walked along the river.
interface byline | Publié par {name}
interface timestamp | à {date}
interface byline | Libellés :
interface label | rivers
count comment-count | 2 commentaires:
name | Grace
comments | Lovely river!
interface comment-action | Répondre
interface replies | Réponses
interface comment-action | Publier un commentaire
interface pager | Accueil
interface gadget-title | Archives
date | juin
count | (1)
posts | A walk
interface attribution | Fourni par <a>Blogger</a>.
"""

BLOGGER_OF_2007 = """
<div id='comments'><h4>1 comentario:</h4><dl id='comments-block'>
<dt class='comment-author'><a name='c1'></a><a href='/profile/1'>Grace</a> dijo...</dt>
<dd class='comment-body'><p>Qué bonito.</p></dd>
<dt class='comment-author'><a name='c2'></a>Hopper dijo...</dt>
<dd class='blog-author-comment'><p>Gracias.</p></dd>
<dd class='comment-footer'><span class='comment-timestamp'><a title='comment permalink'>30/09/08 3:16</a></span></dd>
</dl></div>
"""
BLOGGER_OF_2007_READ = """
count comment-count | 1 comentario:
interface comment-author | {name} dijo...
comments | Qué bonito.
comments | Hopper dijo...
comments | Gracias.
interface comment-action | comment permalink
date | 30/09/08 3:16
"""

WORDPRESS = """
<body class='single single-post postid-7'><a class='skip-link' href='#content'>Zum Inhalt</a>
<header><p class='site-title'><a>Tee und Regen</a></p><p class='site-description'>Notizen</p></header>
<article class='post hentry'><h1 class='entry-title'>Ein Gang</h1>
<div class='entry-content'><p>Wir gingen am Fluss entlang.</p></div>
<footer class='entry-footer'><span class='posted-on'>Am <time class='entry-date'>6. März 2021</time></span>
<span class='cat-links'>In <a rel='category tag'>Flüsse</a></span></footer></article>
<div id='comments' class='comments-area'><h2 class='comments-title'>2 Kommentare</h2>
<ol class='comment-list'><li class='comment'><div class='comment-author vcard'><b class='fn'>Grete</b>
<span class='says'>sagt:</span></div><div class='comment-metadata'><a><time>7. März 2021</time></a></div>
<article class='comment-body'><div class='comment-content'><p>Schöner Fluss!</p></div>
<a class='comment-reply-link'>Antworten</a></article></li></ol></div>
<div id='respond'><h3 id='reply-title'>Schreibe einen Kommentar</h3></div>
<nav class='navigation post-navigation'><div class='nav-previous'><a><span class='meta-nav'>Zurück</span>
<span class='post-title'>Ein See</span></a></div></nav>
<aside><section class='widget widget_recent_comments'><h2 class='widget-title'>Neue Kommentare</h2>
<ul><li class='recentcomments'><span class='comment-author-link'>Grete</span> zu <a>Ein Gang</a></li></ul></section>
<section class='widget widget_archive'><ul><li><a>März 2021</a></li></ul></section></aside>
<div class='site-info'>Mit Stolz präsentiert von <a>WordPress</a></div>
"""
WORDPRESS_READ = """
interface skip-link | Zum Inhalt
interface | Tee und Regen
interface | Notizen
posts | Ein Gang
posts | Wir gingen am Fluss entlang.
interface byline | Am {date}
interface byline | In
interface label | Flüsse
count comment-count | 2 Kommentare
name | Grete
interface comment-author | sagt:
date | 7. März 2021
comments | Schöner Fluss!
interface comment-action | Antworten
interface comment-form | Schreibe einen Kommentar
interface pager | Zurück
posts | Ein See
interface widget-title | Neue Kommentare
interface recent-comments | {name} zu
posts | Ein Gang
date | März 2021
interface attribution | Mit Stolz präsentiert von <a>WordPress</a>
"""

WORDPRESS_BLOCKS = """
<div class='wp-site-blocks'><h1 class='wp-block-site-title'>Tea</h1>
<h2 class='wp-block-post-title'>A walk</h2><div class='wp-block-post-date'><time>June 5, 2018</time></div>
<div class='entry-content wp-block-post-content'><p>We walked.</p></div>
<ol class='wp-block-comment-template'><li><div class='wp-block-comment-author-name'>Grace</div>
<div class='wp-block-comment-content'><p>Lovely!</p></div>
<div class='wp-block-comment-reply-link'><a class='comment-reply-link'>Reply</a></div></li></ol></div>
"""
WORDPRESS_BLOCKS_READ = """
interface | Tea
posts | A walk
date | June 5, 2018
posts | We walked.
name | Grace
comments | Lovely!
interface comment-action | Reply
"""

GENERIC = """
<header><a>Tea and rain</a></header><nav><a>About</a></nav>
<main><article><h1>A walk</h1><p>We walked.</p><p><time>5 June 2018</time><p><a rel=tag>rivers</a></article>
<section id=comments><h2>1 comment</h2><article class=comment><p>Lovely!</p></article></section></main>
<aside>Elsewhere</aside><footer>© Ada</footer>
"""
GENERIC_READ = """
interface | Tea and rain
interface | About
posts | A walk
posts | We walked.
date | 5 June 2018
interface label | rivers
count comment-count | 1 comment
comments | Lovely!
interface | Elsewhere
interface | © Ada
"""

MEDIUM = """
<article class='postArticle'><div class='postMetaInline'><button>Follow</button> <time>Feb 24</time></div>
<p class='graf'>We walked.</p></article><div class='responsesWrapper'><p>Lovely!</p></div><footer>Help</footer>
"""
MEDIUM_READ = """
interface | Follow
date | Feb 24
posts | We walked.
comments | Lovely!
interface | Help
"""

MEDIUM_EXPORT = """
<article class='h-entry'><header><h1 class='p-name'>A walk</h1></header>
<section data-field='subtitle'>Along the river…</section><section data-field='body'><p>We walked.</p></section>
<footer><p>Exported from <a>Medium</a> on April 4.</p></footer></article>
"""
MEDIUM_EXPORT_READ = """
posts | A walk
posts | Along the river…
posts | We walked.
interface | Exported from <a>Medium</a> on April 4.
"""

TUMBLR = """
<div id='posts'><div class='post text'><h3><a>A walk</a></h3><p>We walked.</p></div></div>
<div id='pagination'><a>Older</a></div><ol class='notes'><li>grace liked this</li></ol>
"""
TUMBLR_READ = """
posts | A walk
posts | We walked.
interface pager | Older
comments | grace liked this
"""

GHOST = """
<header class='gh-head'><a>Tea</a></header><article class='gh-article'><h1 class='gh-article-title'>A walk</h1>
<div class='gh-content'><p>We walked.</p></div></article><footer class='gh-foot'>Published with Ghost</footer>
"""
GHOST_READ = """
interface | Tea
posts | A walk
posts | We walked.
interface | Published with Ghost
"""

JEKYLL = """
<header class='site-header'><a class='site-title'>Tea</a></header>
<ul class='post-list'><li><span class='post-meta'>Jun 5, 2018</span><h3><a class='post-link'>A walk</a></h3></li></ul>
<footer class='site-footer'>subscribe</footer>
"""
JEKYLL_READ = """
interface | Tea
date | Jun 5, 2018
posts | A walk
interface | subscribe
"""

HUGO = """
<nav class='navigation'><a class='navigation-link'>Blog</a></nav>
<h1 class='post-title'>A walk</h1><div class='post-meta'><span class='posted-on'><time>June 5, 2018</time></span></div>
<span class='reading-time'>3 minutes read</span><p>We walked.</p><footer class='footer'>Powered by Hugo</footer>
"""
HUGO_READ = """
interface menu | Blog
posts | A walk
date | June 5, 2018
count reading-time | 3 minutes read
posts | We walked.
interface | Powered by Hugo
"""

PELICAN = """
<header id='banner'><h1>Tea</h1></header>
<section id='content'><article><h1 class='entry-title'>A walk</h1><div class='entry-content'>
<footer class='post-info'><address class='vcard author'>By <a class='url fn'>Ada</a></address></footer>
<p>We walked.</p></div></article></section><section id='extras'><h2>links</h2></section>
"""
PELICAN_READ = """
interface | Tea
posts | A walk
interface byline | By {name}
posts | We walked.
interface | links
"""

HEXO = """
<header id='header'><a>Tea</a></header><article><h1 class='article-title'>A walk</h1>
<div class='article-meta'><a class='article-date'><time>2018-06-05</time></a></div>
<div class='article-entry'><p>We walked.</p></div></article>
<ul><li><a class='tag-list-link'>rivers</a></li></ul><footer id='footer'>Powered by Hexo</footer>
"""
HEXO_READ = """
interface | Tea
posts | A walk
date | 2018-06-05
posts | We walked.
interface label | rivers
interface | Powered by Hexo
"""

SPIP = """
<div id='entete'><a>Accueil du site</a></div><h1 class='crayon article-titre-7'>Une promenade</h1>
<p class='info-publi'><abbr class='published'>jeudi 27 juin 2019</abbr></p>
<div class='crayon article-texte-7 texte'><p>Nous marchions.</p></div>
<p class='repondre'><a>Répondre à cet article</a></p><div id='pied'>Plan du site</div>
"""
SPIP_READ = """
interface | Accueil du site
posts | Une promenade
date | jeudi 27 juin 2019
posts | Nous marchions.
interface | Répondre à cet article
interface | Plan du site
"""

SAMPLES = [
    ("blogger", BLOGGER, BLOGGER_READ),
    ("blogger", BLOGGER_OF_2007, BLOGGER_OF_2007_READ),
    ("wordpress", WORDPRESS, WORDPRESS_READ),
    ("wordpress", WORDPRESS_BLOCKS, WORDPRESS_BLOCKS_READ),
    ("generic", GENERIC, GENERIC_READ),
    ("medium", MEDIUM, MEDIUM_READ),
    ("medium-export", MEDIUM_EXPORT, MEDIUM_EXPORT_READ),
    ("tumblr", TUMBLR, TUMBLR_READ),
    ("ghost", GHOST, GHOST_READ),
    ("jekyll", JEKYLL, JEKYLL_READ),
    ("hugo", HUGO, HUGO_READ),
    ("pelican", PELICAN, PELICAN_READ),
    ("hexo", HEXO, HEXO_READ),
    ("spip", SPIP, SPIP_READ),
]


@pytest.mark.parametrize(("name", "page", "read"), SAMPLES)
def test_each_text_plays_its_role(name: str, page: str, read: str) -> None:
    platform = load_platform(name)
    lines = []
    for unit in segment(read_document(page.encode(), platform.rules)):
        context = unit.rule.context if unit.rule else ""
        lines.append(f"{unit.role or platform.default} {context}".rstrip() + f" | {unit.message}")
    assert lines == read.strip().splitlines()


def test_every_profile_has_a_sample() -> None:
    assert {name for name, _, _ in SAMPLES} == set(known_platforms())
