import { Html } from '@lead-graph/schema';

/** For paper of either size, and for a screen; it fetches nothing. */
export const STYLE = new Html(`
@page { margin: 18mm 16mm 20mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.45 Georgia, "Times New Roman", serif; color: #111; max-width: 50rem; margin: 0 auto; padding: 1.5rem; }
header.from { border-bottom: 2px solid #111; padding-bottom: 0.4rem; margin-bottom: 1.4rem; }
header.from strong { font-size: 13pt; }
h1 { font-size: 17pt; line-height: 1.25; margin: 1.2rem 0 0.6rem; }
h2 { font-size: 12.5pt; margin: 1.5rem 0 0.3rem; break-after: avoid; }
p { margin: 0.35rem 0; }
dl { display: grid; grid-template-columns: 9rem 1fr; gap: 0.2rem 1rem; margin: 0.8rem 0 1rem; }
dt { color: #444; }
dd { margin: 0; }
p.silent { border: 2px solid #111; padding: 0.4rem 0.7rem; font-weight: bold; }
p.synthetic { border: 1px dashed #111; padding: 0.3rem 0.7rem; }
table { width: 100%; table-layout: fixed; border-collapse: collapse; font: 8.5pt/1.35 Verdana, Arial, sans-serif; margin-top: 0.4rem; }
thead { display: table-header-group; }
th { text-align: left; border-bottom: 1.5px solid #111; padding: 0.2rem 0.5rem 0.2rem 0; vertical-align: bottom; }
td { border-bottom: 0.5px solid #999; padding: 0.25rem 0.5rem 0.25rem 0; vertical-align: top; overflow-wrap: anywhere; }
th.when { width: 15%; }
th.who { width: 21%; }
th.what { width: 23%; }
th.records { width: 9%; }
th.records, td.records { text-align: right; padding-right: 0; }
tr { break-inside: avoid; }
footer { margin-top: 2rem; border-top: 1px solid #888; padding-top: 0.4rem; font-size: 9pt; color: #333; }
@media print { body { max-width: none; padding: 0; } }
`);
