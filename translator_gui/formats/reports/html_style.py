"""The style sheet of a review report: A4 on paper, light and dark on a screen."""

from translator_gui.formats.html.style import FACE

STYLE = (
    """
:root{color-scheme:light dark;--ink:#1d2127;--faint:#5f6773;--line:#d5d9df;--head:#eef1f5;--page:#fff;
--went:#fde3df;--went-ink:#9b1c13;--came:#dcf3e0;--came-ink:#125b2b;--paper:#fff;
--draft:#8a5a00;--translated:#1d5fa8;--returned:#b42318;--approved:#1a7f37;--final:#14532d}
@media screen and (prefers-color-scheme:dark){:root{--ink:#e6e8eb;--faint:#a2abb8;--line:#3a414b;--head:#232830;
--page:#16191d;--paper:#dfe3e8;--went:#54211c;--went-ink:#ffb4aa;--came:#173f24;--came-ink:#97e0aa;
--draft:#e0a84a;--translated:#7db4f0;--returned:#ff9a8f;--approved:#6cc982;--final:#9adbaa}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:60rem;padding:2rem 1.25rem;background:var(--page);color:var(--ink);
font:1rem/1.5 Cambria,Georgia,"Noto Serif",serif}
h1{margin:0;font-size:1.7rem;line-height:1.3}
h1 small{display:block;color:var(--faint);font-size:.9rem;font-weight:normal}
h2{margin:2rem 0 .5rem;font-size:1.15rem;line-height:1.3}
h3{margin:1.5rem 0 .5rem;font-size:1rem}
p{margin:.25rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1.2rem;margin:.8rem 0;font-size:.9rem}
dt{color:var(--faint)}dd{margin:0;overflow-wrap:anywhere}
.tiles{display:flex;flex-wrap:wrap;gap:.6rem;margin:1.2rem 0}
.tiles div{flex:1 1 7rem;padding:.5rem .7rem;border:1px solid var(--line);border-radius:.4rem}
.tiles b{display:block;font-size:1.25rem;line-height:1.3;white-space:nowrap}
.tiles span{display:block;color:var(--faint);font-size:.8rem;line-height:1.3}
.note{color:var(--faint);font-size:.85rem}
table{width:100%;border-collapse:collapse}
th,td{padding:.35rem .6rem;border:1px solid var(--line);vertical-align:top;text-align:start}
th{background:var(--head);font-size:.8rem}
thead th{color:var(--faint)}
.figures{width:auto;min-width:60%;font-size:.9rem}
.figures td,.figures thead th+th{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}
.figures tbody th{background:none;font-size:inherit;font-weight:normal}
.figures .indented th{padding-inline-start:1.8rem}
.figures .strong th,.figures .strong td{font-weight:bold;background:var(--head)}
svg{display:block;width:100%;height:7.5rem;background:var(--paper);border:1px solid var(--line)}
.axis{display:flex;justify-content:space-between;color:var(--faint);font-size:.8rem}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:.3rem 0;padding:0;list-style:none;font-size:.8rem}
.legend svg{display:inline-block;width:.8rem;height:.8rem;margin-inline-end:.35rem;vertical-align:-.1rem;border:0}
.changes{table-layout:fixed}
.changes .number{width:3.4rem;color:var(--faint);font-size:.8rem}
.changes .urdu{width:37%}
.changes .state{width:8.5rem;font-size:.8rem;color:var(--faint)}
[lang=ur]{font-family:"FACE",serif;font-size:1.15rem;line-height:2.3;overflow-wrap:anywhere}
[lang=en]{overflow-wrap:anywhere}
bdi[lang=ur]{font-size:1.1em;line-height:1.9}
bdi[lang=en]{font-size:.85em;line-height:inherit;font-family:Cambria,Georgia,"Noto Serif",serif}
del{background:var(--went);color:var(--went-ink);text-decoration:line-through}
del+ins{margin-inline-start:.15em}
ins{background:var(--came);color:var(--came-ink);text-decoration:underline}
.status{font-weight:bold}
.status.draft{color:var(--draft)}.status.translated{color:var(--translated)}.status.returned{color:var(--returned)}
.status.approved{color:var(--approved)}.status.final{color:var(--final)}
.state span{display:block;overflow-wrap:anywhere}
.comment{margin:.45rem 0 .1rem;padding:.05rem 0 .05rem .6rem;border-inline-start:3px solid var(--line);font-size:.85rem}
.comment.minor{border-color:#edbe4e}.comment.major{border-color:#d06a14}.comment.critical{border-color:#7a1414}
.comment div{margin-bottom:.2rem}
.comment cite{color:var(--faint);font-style:normal}
.comment q{color:var(--faint)}
.comment p{margin:0}
@page{size:A4;margin:1.8cm 1.8cm 1.9cm;
@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt Cambria,Georgia,serif;color:#5f6773}}
@media print{:root{color-scheme:light}html{font-size:9.5pt}body{max-width:none;padding:0 1px}
.figures th,.figures td{padding-block:.2rem}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
thead{display:table-header-group}
tr,.figures,.tiles,.chart,.comment,dl{break-inside:avoid}h1,h2,h3,.key,.chart .note{break-after:avoid}}
"""
).replace("FACE", FACE)
