"""The style sheet of a bilingual web page: for paper, and for light and dark screens."""

FACE = "Nastaliq inside"
"""The embedded face's name: one that no installed font has, for older ones draw overlapping glyphs."""

STYLE = (
    """
:root{color-scheme:light dark;--ink:#1d2127;--faint:#5f6773;--line:#d5d9df;--head:#eef1f5;--page:#fff;--mark:#fff3b0;
--not-started:#5f6773;--draft:#8a5a00;--translated:#1d5fa8;--returned:#b42318;--approved:#1a7f37;--final:#14532d}
@media (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--faint:#a2abb8;--line:#3a414b;--head:#232830;--page:#16191d;
--mark:#5a4a00;--not-started:#a2abb8;--draft:#e0a84a;--translated:#7db4f0;--returned:#ff9a8f;--approved:#6cc982;
--final:#9adbaa}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:2rem 1.25rem;background:var(--page);color:var(--ink);
font:1rem/1.5 Cambria,Georgia,"Noto Serif","FACE",serif}
h1{margin:0 0 .25rem;font-size:1.6rem;line-height:1.3}
header{margin-bottom:1.5rem}
header p{margin:.1rem 0;color:var(--faint);font-size:.9rem}
.document{margin:2rem 0 .75rem;font-size:1.15rem}
table{width:100%;border-collapse:collapse;table-layout:auto}
th,td{padding:.45rem .7rem;border:1px solid var(--line);vertical-align:baseline;text-align:start}
th{background:var(--head);color:var(--faint);font-size:.8rem;white-space:nowrap}
td[lang]{width:46%}
[lang=ur]{font-family:"FACE",serif;font-size:1.2rem;line-height:2.4;overflow-wrap:anywhere}
[lang=en]{font-family:Cambria,Georgia,"Noto Serif","FACE",serif;font-size:1rem;line-height:1.5;overflow-wrap:anywhere}
bdi[lang=ur]{font-size:1.1em;line-height:1.9}
bdi[lang=en]{font-size:.85em;line-height:inherit}
.heading [lang=ur]{font-size:1.45rem}
.heading [lang=en],tr.heading td[lang=en]{font-weight:bold;font-size:1.1rem}
.pair{margin:0 0 1.25rem}
.pair p{margin:0 0 .4rem;padding-top:.2rem}
.blessing{font-size:.6em;line-height:0}
.running{margin:0 0 .8rem}
.number{color:var(--faint);font-size:.8rem;white-space:nowrap}
sup{font-size:.7em;line-height:0}
sup.number{margin-inline-end:.2em}
.tag{color:var(--faint);font:.72em/1 Cambria,Georgia,"Noto Serif",serif}
code{font-size:.92em}
small,.place{color:var(--faint);font-size:.8rem}
.place{display:block;line-height:1.5}
.picture{display:block;max-width:100%;height:auto;margin:.6rem auto}
.status{font-size:.8rem;white-space:nowrap;color:var(--faint)}
.status.draft{color:var(--draft)}.status.translated{color:var(--translated)}.status.returned{color:var(--returned)}
.status.approved{color:var(--approved)}.status.final{color:var(--final)}
mark{background:var(--mark);color:inherit}
.comment{margin:.4rem 0 .5rem;padding:.1rem 0 .1rem .6rem;border-inline-start:3px solid var(--line);font-size:.85rem}
.comment cite{font-weight:bold;font-style:normal}
.comment time{color:var(--faint)}
.comment span{display:block}
.notes{margin-top:2rem;font-size:.9rem}
a{color:inherit}
@page{margin:1.8cm}
@media print{:root{color-scheme:light}html{font-size:10.5pt}body{max-width:none;padding:0}
thead{display:table-header-group}
tr,.pair,.picture{break-inside:avoid}h1,h2,h3,.document,.heading{break-after:avoid}.notes a{text-decoration:none}}
"""
).replace("FACE", FACE)
