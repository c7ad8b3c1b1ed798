import { DataCategory } from '@lead-graph/schema';
import { importer } from '../src/import';
import { subgraph } from '../src/main';
import { type CookCountyFiles, textsOf } from './cookCounty';
import { disposed } from './story';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
  world = await openWorld(subgraph);
});
afterAll(() => world.close());

async function imported(written: Partial<CookCountyFiles>) {
  const { nouns, all } = await world.import(importer, textsOf(written));
  const counts = Object.values(nouns).map(({ created, updated }) => `${created}+${updated}`);
  return { counts: counts.join(' '), rejects: all.map(({ field, rule }) => `${field} ${rule}`) };
}

const chargeOf = async (person: string) => {
  const personRef = await world.referenceOf(person, 'cook-county');
  const [row] = await world.db.query('SELECT id, category, outcome, "chargeClass" FROM charge WHERE "personRef" = $1', [
    personRef,
  ]);
  return row;
};

/** The office dismisses an imported charge; then the county corrects the line, still without a disposition. */
async function aCorrectionLeavesTheDecision(person: string): Promise<void> {
  const [one, charge] = [{ case_participant_id: person }, { case_participant_id: person, charge_id: '1' }];
  await imported({ intake: [one], initiation: [charge] });
  await disposed(world, (await chargeOf(person)).id, 'DISMISSED_WITH_PREJUDICE');
  const corrected = await imported({ intake: [one], initiation: [{ ...charge, class: '2' }] });
  expect(corrected.counts).toBe('0+0 0+0 0+1');
  const { category, outcome, chargeClass } = await chargeOf(person);
  expect(chargeClass).toBe('FELONY_B');
  expect({ category, outcome }).toEqual({ category: 'NONCONV', outcome: 'DISMISSED_WITH_PREJUDICE' });
}

describe('an import into the database', () => {
  it('writes what it read, rejects what hangs on nothing, and changes nothing the second time', async () => {
    const charged = { case_participant_id: '11', charge_id: '7' };
    const files: Partial<CookCountyFiles> = {
      intake: [{ case_participant_id: '11' }, { case_participant_id: '12', participant_status: 'Rejected' }],
      initiation: [charged, { case_participant_id: '99', charge_id: '8' }],
      dispositions: [{ ...charged, charge_disposition: 'Plea Of Guilty' }],
      sentencing: [charged],
    };
    const rejects = ['case_participant_id REFERENCE'];
    expect(await imported(files)).toEqual({ counts: '2+0 2+0 1+0 1+0 1+0', rejects });
    expect(await imported(files)).toEqual({ counts: '0+0 0+0 0+0 0+0 0+0', rejects });

    const fields = 'charges { citation dispositions { outcome } sentences { kind } }';
    const reader = { source: 'cook-county' };
    expect(await world.read('11', [DataCategory.CONV, DataCategory.PROS_PUB], fields, reader)).toEqual({
      charges: [
        {
          citation: '720 ILCS 570/402(c)',
          dispositions: [{ outcome: 'CONVICTED' }],
          sentences: [{ kind: 'PROBATION' }],
        },
      ],
    });
  });

  it('corrects a charge without undoing what was decided here', () => aCorrectionLeavesTheDecision('21'));

  it('corrects a charge without undoing what was decided here (sabotaged: the table does not keep it)', async () => {
    await world.db.query('DROP TRIGGER keep_charge ON charge');
    await expect(aCorrectionLeavesTheDecision('22')).rejects.toThrow('CURRENT+PROS_PUB');
  });
});
