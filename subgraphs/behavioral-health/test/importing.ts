import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectRejects, importRows, openSource } from '@lead-graph/kit';
import type { DataSource } from 'typeorm';
import { importer } from '../src/import';

/** Imports what a path holds. */
export async function importPath(db: DataSource, path: string) {
  const files = await openSource(path);
  try {
    const rejects = collectRejects();
    const rows = importer.rows(files, rejects);
    const summary = await importRows({ db, source: importer.source, rows, dryRun: false, rejects });
    return { ...summary, all: rejects.all };
  } finally {
    await files.close();
  }
}

/** Imports files given by name and content. */
export async function importFiles(db: DataSource, files: Readonly<Record<string, unknown>>) {
  const folder = mkdtempSync(join(tmpdir(), 'lead-graph-import-'));
  try {
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return await importPath(db, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export type Content = Readonly<Record<string, unknown>>;

/** The bundle of one invented person; resources are about them unless they say otherwise. */
export function bundleOf(person: string, ...resources: readonly Content[]): Content {
  const patient = { resourceType: 'Patient', id: person, name: [{ family: 'Invented' }], birthDate: '1980-02-03' };
  const subject = { subject: { reference: `urn:uuid:${person}` } };
  const entry = [patient, ...resources.map((resource) => ({ ...subject, ...resource }))].map((resource) => ({
    fullUrl: `urn:uuid:${(resource as { id?: string }).id}`,
    resource,
  }));
  return { resourceType: 'Bundle', type: 'transaction', entry };
}

export function snomed(code: string, display: string): Content {
  return { coding: [{ system: 'http://snomed.info/sct', code, display }], text: display };
}

export function icd10(code: string, display: string): Content {
  return { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display }] };
}

export function encounter(id: string, more: Content = {}): Content {
  const period = { start: '2025-03-04T17:00:00-08:00', end: '2025-03-04T18:00:00-08:00' };
  return { resourceType: 'Encounter', id, status: 'finished', class: { code: 'AMB' }, period, ...more };
}

export function condition(id: string, code: Content, more: Content = {}): Content {
  return { resourceType: 'Condition', id, code, recordedDate: '2025-03-04', ...more };
}

export function at(visit: string): Content {
  return { encounter: { reference: `Encounter/${visit}` } };
}

/** Imports the bundle of one invented person. */
export function importOne(db: DataSource, ...resources: readonly Content[]) {
  return importFiles(db, { 'one.json': bundleOf('p-1', ...resources) });
}

/** Whose each row of a table is, by the key of the source. */
export function belongingOf(db: DataSource, table: string) {
  return db.query(
    `SELECT "localId", category, "sourceProgram" AS program, organization FROM ${table} ORDER BY "localId"`,
  );
}

/** Takes all that was imported out again. */
export async function emptied(db: DataSource): Promise<void> {
  const nouns = ['care_episode', 'care_plan', 'diagnosis', 'clinical_assessment', 'medication_order'];
  await db.query(`TRUNCATE person, ${nouns.join(', ')}, harm_reduction_contact CASCADE`);
}
