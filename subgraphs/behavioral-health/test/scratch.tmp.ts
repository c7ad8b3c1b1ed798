import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { randomBytes } from 'node:crypto';
import { openSubgraph, openSource, collectRejects, importRows } from '@lead-graph/kit';
import { agencyNamed } from '@lead-graph/schema';
import { startEmbeddedPostgres } from '../../kit/src/postgres/embedded';
import { subgraph } from '../src/main';
import { importer } from '../src/import';
async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'bh-')); chmodSync(folder, 0o755);
  const postgres = await startEmbeddedPostgres({ folder, owners: ['behavioral-health'], throwaway: true });
  try {
    const keys = [{ id: 't', secret: randomBytes(32) }] as never;
    const s = await openSubgraph(subgraph, { agency: agencyNamed('behavioral-health'), production: false, host: '127.0.0.1', port: 0, databaseUrl: postgres.urlFor('behavioral-health'), callKeys: keys, proofKeys: { 'behavioral-health': keys }, issuer: 'http://127.0.0.1:1', jwksUri: 'http://127.0.0.1:1/jwks', audience: 'lead-graph' });
    for (const group of ['bh', 'control', 'bh']) {
      const t = Date.now();
      const source = await openSource(`/work/shared/data/behavioral-health/synthea-r4/${group}`);
      const rejects = collectRejects();
      const out = await importRows({ db: s.db, source: importer.source, rows: importer.rows(source, rejects), dryRun: false, rejects });
      console.log(group, Date.now() - t, 'ms', JSON.stringify(out), rejects.all.slice(0, 5));
    }
    for (const t of ['care_encounter','clinical_assessment','diagnosis','medication_order','care_plan','care_goal','harm_reduction_contact'])
      console.log(t, JSON.stringify(await s.db.query(`select category, "sourceProgram" p, count(*)::int n from ${t} group by 1,2 order by 1,2`)));
    console.log(await s.db.query(`select type, reason, services, category, count(*) from care_encounter where category<>'PHI' group by 1,2,3,4`));
    console.log(await s.db.query(`select display, category, count(*) from diagnosis where category<>'PHI' group by 1,2`));
    console.log(await s.db.query(`select tool, finding, category, count(*) from clinical_assessment group by 1,2,3`));
    console.log(await s.db.query(`select display, category, count(*) from medication_order where category<>'PHI' group by 1,2`));
    console.log(await s.db.query(`select title, category, count(*) from care_plan where category<>'PHI' group by 1,2`));
    console.log(await s.db.query(`select count(*) from person`));
    require('node:fs').writeFileSync('/tmp/bhs/sdl.graphql', s.sdl);
    await s.close();
  } finally { await postgres.stop(); rmSync(folder, { recursive: true, force: true }); }
}
main().catch((e) => { console.error(e); process.exitCode = 1; });
