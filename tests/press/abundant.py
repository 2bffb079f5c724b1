"""Articles that have one of everything, for what has to hold of any article."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

MARKDOWN = """\
---
title: "Everything & <more> at once"
date: 2026-03-04
authors: [Ada Example, Ben <Other>]
---

It begins with a paragraph[^1], as Brown (2017) says (Macy & Brown, 2014, p. 24). An ~~old~~ owl 🎉 called `read()`.

![A field](pictures/field.png)

## 1. Lists & tables

1. Wash
2. Dry
    - one
    - two
        1. two and a half
        2. three quarters

- [x] Done. And more of it.
- [ ] Open

| Bird | Eggs |
|---|---|
| Owl | 4 |
| Wren | 6 |

| a | b | c | d | e | f | g |
|---|---|---|---|---|---|---|
| 1 | 2 | 3 | 4 | 5 | 6 | 7 |

### Deeper: [a link](https://example.org/a?b=1&c=2)

See [above](#1-lists--tables), [a file](../other.md), [mail](mailto:a@example.org), [a call](tel:+123) or
[nothing](#nowhere). ![An ornament of lines](pictures/star.svg) It goes on.

#### Deepest

```python
for owl in owls:
    owl.sleep() & owl.wake()
    print("<owl>")
    print(owl)
```

Let $x$ be 5.

$$E = mc^2$$

## Вторая & <часть>

> An owl is a bird of the night. It sees.
>
> - It hears, too[^second].

* * *

![A picture that few can show](pictures/modern.avif)

![](pictures/field.png)

Notes twice[^1].

## References

- Brown, A. (2014). *Owls*. Nest. https://example.org/owls
- Macy, J. (2012). *Wrens*. Nest.

[^1]: Not all of them. Some sleep.
[^second]: So it is said[^1].
"""

HTML = """\
<!doctype html>
<html lang="ar"><head><title>مقالة عن البوم</title><meta name="author" content="Ada"></head>
<body><article><h1>مقالة عن البوم</h1>
<p>البوم طائر ليلي. He said <i lang="fr">il n’est pas là</i>. <span lang="de">Das ist gut.</span></p>
<h2>الفصل</h2>
<figure><img src="field.png" alt="An owl on a branch, asleep. It dreams."><figcaption>The owl of our garden.
Another sentence.</figcaption></figure>
<aside data-label="By the way"><p>By the way, owls.</p><ul><li>one</li><li>two</li></ul></aside>
<p class="verse">The owl is old,<br>the night is cold.</p>
<dl><dt>Cue</dt><dd>A pair of moments.</dd></dl>
<details><summary>More of it</summary><p>Owls.</p></details>
<p>Page <span role="doc-pagebreak" id="pg7" aria-label="7"></span> turns.
<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math></p>
<div role="doc-pagebreak" aria-label="8"></div>
<math display="block"><mi>E</mi><mo>=</mo><mi>m</mi></math>
<table><caption>Birds <b>and</b> eggs.</caption><thead><tr><th>Bird<th>Eggs<th>Note</thead>
<tr><th rowspan="2" scope="row">Owl<td>4. And more.<td><ul><li>a<li>b</ul><tr><td>5<td>None</table>
<figure><table><tr><td>1</td><td>2</td></tr></table><figcaption>A table in a figure.</figcaption></figure>
</article></body></html>
"""

BARE = "---\ntitle: No headings\n---\n\nOnly a paragraph. And another sentence.\n"

_SVG = """\
<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9" onload="x()">
<script>alert(1)</script><style>@import url(https://example.org/a.css); circle { fill: teal }</style>
<image xlink:href="https://example.org/a.png" width="3" height="3"/><circle cx="4" cy="4" r="4"/>
<a xlink:href="https://example.org/"><rect width="2" height="2" style="fill:url(https://example.org/b.svg#c)"/></a>
</svg>
"""


def write_abundant(content: Path) -> None:
    """The articles, and the pictures they show, in a show's content."""
    for folder in (content / "everything" / "pictures", content / "arabic"):
        folder.mkdir(parents=True)
        Image.new("RGB", (40, 30), "olive").save(folder / "field.png")
    pictures = content / "everything" / "pictures"
    Image.new("RGB", (8, 8), "teal").save(pictures / "modern.avif")
    (pictures / "star.svg").write_text(_SVG, encoding="utf-8")
    (content / "everything" / "index.md").write_text(MARKDOWN, encoding="utf-8")
    (content / "arabic" / "index.html").write_text(HTML, encoding="utf-8")
    (content / "bare.md").write_text(BARE, encoding="utf-8")
    many = "".join(f"## Part {number}\n\nIt says {number}.\n\n" for number in range(1, 101))
    (content / "many.md").write_text(f"---\ntitle: A hundred parts\n---\n\n{many}", encoding="utf-8")
