import { Html } from '@lead-graph/schema';

/** One sheet for screen and paper; it fetches nothing. The head of the table is repeated on every page. */
export const STYLE = new Html(`
@page { size: letter; margin: 0.7in 0.8in; }
* { box-sizing: border-box; }
body { font: 13pt/1.45 "Atkinson Hyperlegible", Verdana, Arial, sans-serif; color: #111; max-width: 46rem; margin: 0 auto; padding: 1rem; }
table.page { width: 100%; border-collapse: collapse; }
table.page > thead td { font-size: 9.5pt; color: #444; border-bottom: 1px solid #888; padding: 0 0 0.25rem; }
table.page > thead span { float: right; }
h1 { font-size: 20pt; line-height: 1.2; margin: 1rem 0 0.5rem; }
h2 { font-size: 14pt; margin: 1.3rem 0 0.3rem; break-after: avoid; }
p { margin: 0.35rem 0; }
ul { margin: 0.3rem 0; padding-left: 1.4rem; }
li { margin: 0.15rem 0; }
ul.boxes { list-style: none; padding-left: 0; }
ul.boxes li::before { content: "\\2610"; margin-right: 0.5rem; }
.choice { border: 2px solid #111; padding: 0.4rem 0.7rem; margin: 0.5rem 0; }
.choice.no { border-style: double; border-width: 4px; }
.choice h3 { font-size: 12.5pt; margin: 0 0 0.2rem; break-after: avoid; }
dl div, li { break-inside: avoid; }
dt { break-after: avoid; }
dl { margin: 0; }
dt { font-weight: bold; }
dd { margin: 0 0 0.3rem 1.2rem; }
.blank { display: inline-block; min-width: 60%; border-bottom: 1px solid #111; height: 1.5em; }
.sign { break-inside: avoid; }
.sign .row { display: flex; gap: 1.5rem; margin-top: 1.9rem; }
.sign .row div { flex: 3; border-top: 1px solid #111; font-size: 10.5pt; padding-top: 0.15rem; }
.sign .row div.short { flex: 1; }
@media print { body { max-width: none; padding: 0; font-size: 12pt; } }
`);
