import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { importer } from '../src/import';
import { subgraph } from '../src/main';
import { openWorld, type World } from './world';

const FOLDER = join(__dirname, '../../../../shared/data/prosecution/cook-county-sao-2019');

const whenThere = existsSync(FOLDER)
  ? it
  : (name: string, _test: unknown, _timeout: number) =>
      it.skip(`${name}: needs ../shared/data (absent)`, () => undefined);

let world: World;
beforeAll(async () => {
  world = await openWorld(subgraph);
});
afterAll(() => world.close());

describe('the felony files of Cook County as published', () => {
  whenThere(
    'are read whole: every line becomes a row or a reject that says why',
    async () => {
      const { nouns, all } = await world.import(importer, FOLDER);
      const lines = (file: string) =>
        new Set(all.filter((reject) => reject.file === file).map((reject) => reject.line)).size;
      expect({ loaded: nouns.CaseReferral!.created, rejected: lines('intake.csv') }).toEqual({
        loaded: 10_792,
        rejected: 24,
      });
      expect({ loaded: nouns.Charge!.created, rejected: lines('initiation.csv') }).toEqual({
        loaded: 21_954,
        rejected: 63,
      });
      expect({ loaded: nouns.Disposition!.created, rejected: lines('dispositions.csv') }).toEqual({
        loaded: 6_080,
        rejected: 28,
      });
      expect({ loaded: nouns.Sentence!.created, rejected: lines('sentencing.csv') }).toEqual({
        loaded: 1_317,
        rejected: 7,
      });
      expect(nouns.FilingDecision!.created).toBe(10_435);

      const strange = await world.db.query(`
      SELECT d.id FROM disposition d JOIN charge c ON c.id = d."chargeId" WHERE d.category <> c.category
      UNION ALL SELECT s.id FROM sentence s JOIN charge c ON c.id = s."chargeId" WHERE s.category <> c.category
      UNION ALL SELECT c.id FROM charge c JOIN case_referral r ON r.id = c."referralId"
        WHERE r.juvenile <> (c.category LIKE '%JUV%')
      UNION ALL SELECT id FROM charge
        WHERE category LIKE 'CURRENT%' AND "categoryUntil" > "incidentOn" + interval '1 year'`);
      expect(strange).toEqual([]);
    },
    60_000,
  );
});
