import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectRejects, importRows, openSource, personRefs } from '@lead-graph/kit';
import { openTestSubgraph, type TestSubgraph } from '@lead-graph/kit/testing';
import { importer } from '../src/import';
import { subgraph as definition } from '../src/main';

export const TABLE = {
  episode: 'care_episode',
  encounter: 'care_encounter',
  assessment: 'clinical_assessment',
  diagnosis: 'diagnosis',
  levelOfCare: 'level_of_care',
  medication: 'medication_order',
  carePlan: 'care_plan',
  goal: 'care_goal',
  careNote: 'care_note',
  harmReduction: 'harm_reduction_contact',
  counselingNote: 'counseling.counseling_note',
} as const;

/** One open subgraph over a database of its own. */
export class World {
  private constructor(private readonly test: TestSubgraph) {}

  static async open(): Promise<World> {
    return new World(await openTestSubgraph(definition));
  }

  get db() {
    return this.test.db;
  }

  /** As a member of staff, by root fields. */
  ask: TestSubgraph['ask'] = (query, asking) => this.test.ask(query, asking);

  /** Through `Participant`: what a proof with these grants opens of one person. */
  read: TestSubgraph['read'] = (references, selection, proving) => this.test.read(references, selection, proving);

  /** Imports files given by name and content, or a folder that is there. */
  async import(files: Readonly<Record<string, string>> | string) {
    const folder = mkdtempSync(join(tmpdir(), 'lead-graph-import-'));
    try {
      for (const [name, text] of typeof files === 'string' ? [] : Object.entries(files)) {
        writeFileSync(join(folder, name), text);
      }
      const source = await openSource(typeof files === 'string' ? files : folder);
      const rejects = collectRejects();
      const rows = importer.rows(source, rejects);
      const summary = await importRows({ db: this.db, source: importer.source, rows, dryRun: false, rejects });
      return { ...summary, all: rejects.all };
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  /** This agency's name for the person of this key in the tests; minted where the person is new. */
  async personKnownAs(localId: string): Promise<string> {
    const refs = await personRefs(this.db, 'test', [localId]);
    return refs.get(localId)!;
  }

  /** Programs stay. */
  async empty(): Promise<void> {
    await this.db.query(`TRUNCATE ${Object.values(TABLE).join(', ')}, person CASCADE`);
  }

  async close(): Promise<void> {
    await this.test?.close();
  }
}
