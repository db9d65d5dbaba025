/* html_style: the style sheet of export_html, in one place that a designer can find. It fetches nothing; colours keep
 * a contrast of 7 to 1 for text by day and by night. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

static const char html_style[] =
	"\n"
	":root{color-scheme:light dark;--ink:#1b1f23;--paper:#fff;--line:#c9ced6;--quiet:#495059;--accent:#12507b;"
	"--tint:#f1f5f8}\n"
	"@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#14171a;--line:#454c55;--quiet:#b4bcc6;"
	"--accent:#8cc3ea;--tint:#1f252b}}\n"
	"*{box-sizing:border-box}\n"
	"html{scroll-padding-top:1rem}\n"
	"body{margin:0 auto;padding:1rem 1.25rem 4rem;max-width:42rem;background:var(--paper);color:var(--ink);"
	"font:1.0625rem/1.6 \"Source Sans 3\",\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"Liberation Sans\",sans-serif;"
	"overflow-wrap:break-word}\n"
	"p{margin:.75em 0}\n"
	"h1,h2,h3,h4{line-height:1.2;text-wrap:balance}\n"
	"h1{font-size:2.25rem;margin:1rem 0 1.25rem}\n"
	"header{border-bottom:4px solid var(--accent)}\n"
	"h2{font-size:1.55rem;margin:3rem 0 .75rem;color:var(--accent)}\n"
	"h3{font-size:1.2rem;margin:2rem 0 .5rem}\n"
	"h4{font-size:1.0625rem;margin:1.5rem 0 .5rem;color:var(--quiet)}\n"
	"a{color:var(--accent);text-underline-offset:.15em}\n"
	"a:focus-visible,.wide:focus-visible{outline:3px solid var(--accent);outline-offset:2px}\n"
	"main:focus{outline:0}\n"
	".skip{position:absolute;left:-999rem}.skip:focus{position:static}\n"
	".notice{border:2px solid;padding:.5rem .75rem;font-weight:600}\n"
	".mark{display:none}\n"
	".unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}\n"
	"nav{margin:1.5rem 0;padding:.25rem 1rem;background:var(--tint)}\n"
	"nav h2{font-size:1rem;margin:.75rem 0 .25rem;color:inherit}\n"
	"nav ul{list-style:none;margin:0 0 .5rem;padding:0}nav li{margin:0;padding:.2rem 0;line-height:1.35}\n"
	"nav a{text-decoration:none}nav a:hover{text-decoration:underline}\n"
	"blockquote{margin:1.25em 0;padding:.1em 0 .1em 1.1rem;border-left:4px solid var(--accent)}blockquote p{margin:.4em 0}\n"
	"ul{padding-left:1.25rem}li{margin:.5em 0}li::marker{color:var(--accent)}\n"
	".wide{position:relative;overflow-x:auto;margin:1.25em 0}\n"
	"table{border-collapse:collapse;width:100%;font-size:.95rem;line-height:1.4}\n"
	"caption{text-align:left;font-weight:600}caption span{display:block;margin-bottom:.5rem}caption span,svg{max-width:calc(100vw - 2.5rem)}\n"
	"th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--line);"
	"overflow-wrap:normal}\n"
	"thead th{border-bottom:2px solid var(--accent);vertical-align:bottom}\n"
	"tbody th{font-weight:400}.items tbody th{font-variant-numeric:tabular-nums;white-space:nowrap}\n"
	".items{min-width:36rem}.items td:nth-child(2){width:48%}.items td:last-child{min-width:6rem}\n"
	".figures tbody tr:last-child>*{font-weight:600;border-bottom:2px solid var(--line)}\n"
	".figure{text-align:right;font-variant-numeric:tabular-nums;padding-right:.25rem;padding-left:.5rem}\n"
	"figure{margin:1.75em 0}svg{width:26rem;height:auto;display:block;margin:.75rem 0 .25rem}\n"
	"svg text{font:400 13px \"Source Sans 3\",\"Segoe UI\",Roboto,\"Helvetica Neue\",Arial,\"Liberation Sans\",sans-serif;"
	"fill:var(--ink)}svg rect{fill:var(--accent)}\n"
	/* Room for the contents beside the text: they stay in sight while one reads. */
	"@media screen and (min-width:68rem){body{max-width:66rem;display:grid;grid-template-columns:17rem 42rem;"
	"column-gap:4rem;align-items:start}header,.skip{grid-column:1/-1}nav{position:sticky;top:1rem;margin:2rem 0;"
	"max-height:calc(100vh - 2rem);overflow-y:auto}main{padding-top:1.25rem;min-width:0}}\n";

static const char html_print_style[] =
	"@page{size:A4;margin:20mm 22mm 22mm;@bottom-center{content:counter(page);font:9pt Arial,sans-serif}}\n"
	"@media print{:root{--ink:#000;--paper:#fff;--line:#999;--quiet:#333;--accent:#12507b;--tint:#fff}\n"
	"body{max-width:none;padding:0;font-size:10.5pt;line-height:1.45}.skip,nav{display:none}\n"
	"h1{font-size:22pt}h2{font-size:15pt;margin-top:18pt}h3{font-size:12pt;margin-top:13pt}h4{font-size:10.5pt}\n"
	"p{orphans:3;widows:3}\n"
	"body:has(.mark){padding-right:9mm}\n"
	".mark{display:block;position:fixed;top:0;right:0;writing-mode:vertical-rl;font-size:9pt;font-weight:600}\n"
	"h2,h3,h4,caption{break-after:avoid}blockquote,tr,figure,li{break-inside:avoid}\n"
	"thead{display:table-header-group}.wide{overflow:visible}.items{min-width:0}\n"
	"svg{width:11cm;max-width:none}table{font-size:9.5pt}\n"
	/* A summary has fewer than 450 words, and is handed out as one sheet. */
	".summary{font-size:9.5pt;line-height:1.35}.summary h1{font-size:18pt;margin:0 0 8pt}.summary h2{font-size:12.5pt;"
	"margin:10pt 0 3pt}.summary h3{font-size:10pt;margin:7pt 0 2pt}.summary p,.summary li{margin:.3em 0}"
	".summary blockquote{margin:.5em 0}.summary ul{margin:.3em 0}}\n";

#endif
