import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { HmisMapping } from '../src/hmis/mapping';
import { importFrom, MAPPING } from './csvFolder';
import { type Housing, openHousing } from './openHousing';

const SHARED = join(__dirname, '../../../../shared/data/housing');
const FIXTURES = join(SHARED, 'hmis-warehouse-importer-fixtures');
const there = existsSync(SHARED);
const needing = there ? it : it.skip;
const named = (name: string) => (there ? name : `${name}: needs ../shared/data (absent)`);

let housing: Housing;
beforeAll(async () => {
  if (there) housing = await openHousing();
});
afterAll(() => housing?.close());

function tally(rejects: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const each of rejects) counts[each] = (counts[each] ?? 0) + 1;
  return counts;
}

function created(nouns: Readonly<Record<string, { readonly created: number }>>): Record<string, number> {
  return Object.fromEntries(Object.entries(nouns).map(([noun, counts]) => [noun, counts.created]));
}

describe('files nobody here wrote', () => {
  needing(named('an FY2026 export with seeded faults is imported but for its faults, and once'), async () => {
    const zip = join(SHARED, 'eva/eva-demo-FY2026-2025-10-01.zip');
    const first = await importFrom(housing, zip);
    expect(created(first.nouns)).toEqual({
      HousingExport: 1,
      HousingOrganization: 3,
      HousingProject: 27,
      HousingEnrolment: 4756,
      HousingExit: 4282,
      LivingSituation: 335,
      CurrentLocation: 0,
      HousingService: 4472,
    });
    expect(tally(first.rejects)).toEqual({
      'Enrollment.csv MoveInDate ORDER': 15,
      'Exit.csv EnrollmentID REFERENCE': 13,
      'CurrentLivingSituation.csv CurrentLivingSituation CODE': 1,
    });
    const second = await importFrom(housing, zip);
    expect(Object.values(created(second.nouns)).every((count) => count === 0)).toBe(true);
    expect(second.rejects).toEqual(first.rejects);
  });

  needing(named('an FY2022 export is imported by the crosswalk'), async () => {
    const { nouns, rejects } = await importFrom(housing, join(SHARED, 'hud-lsa-fy2021-sample'), {
      ...MAPPING,
      source: 'lsa',
    });
    expect(created(nouns)).toEqual({
      HousingExport: 1,
      HousingOrganization: 1,
      HousingProject: 19,
      HousingEnrolment: 6082,
      HousingExit: 5648,
      HousingService: 403,
    });
    expect(rejects).toEqual(['Enrollment.csv MoveInDate ORDER']);
  });

  needing(
    named(
      'every small export of FY2024 and FY2026 is read, and none that leaves the victim service flag blank is loaded',
    ),
    async () => {
      const folders = exportFolders();
      expect(folders.length).toBeGreaterThan(35);
      for (const [index, folder] of folders.entries()) {
        const { nouns } = await importFrom(housing, folder, { ...MAPPING, source: `strict-${index}` });
        expect(Object.keys(created(nouns)).filter((noun) => created(nouns)[noun]! > 0)).toEqual(['HousingExport']);
      }
    },
  );

  needing(
    named('the same exports load once the mapping says that no organisation is a victim service provider'),
    async () => {
      const totals: Record<string, number> = {};
      for (const [index, folder] of exportFolders().entries()) {
        const { nouns } = await importFrom(housing, folder, {
          ...MAPPING,
          source: `stated-${index}`,
          organizations: noVictimServiceProvider,
        });
        for (const [noun, count] of Object.entries(created(nouns))) totals[noun] = (totals[noun] ?? 0) + count;
      }
      expect(totals).toEqual({
        HousingExport: 46,
        HousingOrganization: 66,
        HousingProject: 72,
        HousingEnrolment: 133,
        HousingExit: 48,
        HousingService: 152,
        LivingSituation: 0,
        CurrentLocation: 0,
      });
    },
  );
});

const noVictimServiceProvider = new Proxy(
  {},
  { get: () => ({ victimServiceProvider: false }) },
) as HmisMapping['organizations'];

/** Folders below that hold an export. */
function exportFolders(folder: string = FIXTURES): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const below = entries
    .filter((entry) => entry.isDirectory())
    .flatMap((entry) => exportFolders(join(folder, entry.name)));
  return entries.some((entry) => entry.name === 'Export.csv') ? [folder, ...below] : below;
}
