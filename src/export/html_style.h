/* html_style: the style sheet of export_html, in one place that a designer can find. */
#ifndef HTML_STYLE_H
#define HTML_STYLE_H

static const char html_style[] =
	"\n:root{color-scheme:light dark;--ink:#1b1f23;--paper:#fff;--line:#c9ced6;--quiet:#545b64;--accent:#1f5f8b}\n"
	"@media(prefers-color-scheme:dark){:root{--ink:#e6e8eb;--paper:#16191d;--line:#444b55;--quiet:#a9b1bb;"
	"--accent:#7fb8e0}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0 auto;padding:1rem;max-width:44rem;background:var(--paper);color:var(--ink);"
	"font:1rem/1.55 system-ui,sans-serif;overflow-wrap:break-word}\n"
	"h1,h2,h3,h4{line-height:1.25;margin:2em 0 .5em}\n"
	"h1{font-size:1.9rem;margin-top:.5em}h2{font-size:1.4rem;border-top:1px solid var(--line);padding-top:1em}\n"
	"h3{font-size:1.1rem}h4{font-size:1rem;color:var(--quiet)}\n"
	"a{color:var(--accent)}\n"
	".skip{position:absolute;left:-999rem}.skip:focus{position:static}\n"
	".notice{border:2px solid;padding:.5rem .75rem;font-weight:600}\n"
	".mark{display:none}\n"
	"nav h2{font-size:1rem;border:0;padding:0;margin:1em 0 .25em}nav ol{margin:0;padding-left:1.5rem}\n"
	"blockquote{margin:1em 0;padding:.1em 0 .1em 1rem;border-left:3px solid var(--line)}\n"
	"li{margin:.35em 0}\n"
	".wide{overflow-x:auto;margin:1em 0}\n"
	"table{border-collapse:collapse;width:100%;font-size:.95rem}\n"
	"caption{text-align:left;font-weight:600;padding:.25rem 0}\n"
	"th,td{text-align:left;vertical-align:top;padding:.4rem .6rem .4rem 0;border-bottom:1px solid var(--line)}\n"
	".figure{text-align:right;font-variant-numeric:tabular-nums}\n"
	"figure{margin:1.5em 0}svg{width:100%;max-width:30rem;height:auto;display:block}\n"
	"svg text{font:12px system-ui,sans-serif;fill:var(--ink)}svg rect{fill:var(--accent)}\n"
	"@page{size:A4;margin:22mm 20mm}\n"
	"@media print{:root{--ink:#000;--paper:#fff;--line:#999;--quiet:#333;--accent:#333}\n"
	"body{max-width:none;padding:0 8mm 0 0;font-size:11pt}.skip,nav{display:none}\n"
	".mark{display:block;position:fixed;top:0;right:0;writing-mode:vertical-rl;font-size:9pt}\n"
	"h2,h3,h4{break-after:avoid}blockquote,tr,figure,li{break-inside:avoid}thead{display:table-header-group}\n"
	".wide{overflow:visible}}\n";

#endif
