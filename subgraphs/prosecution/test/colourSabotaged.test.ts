import { subgraph } from '../src/main';
import * as colour from './colour';
import { gone, type Protection } from './gone';
import { openWorld, type World } from './world';

jest.mock('@lead-graph/kit', () => ({
  ...jest.requireActual('@lead-graph/kit'),
  CategoryExpires: () => () => undefined,
}));

jest.mock('../src/together', () => {
  const { gone } = jest.requireActual('./gone');
  const { together } = jest.requireActual('../src/together');
  return {
    together: (context: never, write: (within: never) => unknown) =>
      gone.transaction ? write(context) : together(context, write),
  };
});

jest.mock('../src/caseFile', () => {
  const { gone, meeting } = jest.requireActual('./gone');
  const { holdCase, labelCase } = jest.requireActual('../src/caseFile');
  const { CaseReferral } = jest.requireActual('../src/caseReferral');
  const unheld = (id: string, context: any) => context.db.getRepository(CaseReferral).findOneByOrFail({ id });
  return {
    holdCase: (id: string, context: never) =>
      gone.lock || gone.transaction ? unheld(id, context) : holdCase(id, context),
    labelCase: async (referral: never, context: never) => {
      if (gone.lock) await meeting();
      if (!gone.labels) await labelCase(referral, context);
    },
  };
});

jest.mock('../src/courtWarrant', () => {
  const { gone } = jest.requireActual('./gone');
  const actual = jest.requireActual('../src/courtWarrant');
  return {
    ...actual,
    warrantObtainedVia: (...of: never[]) => (gone.hold ? 'COURT' : actual.warrantObtainedVia(...of)),
  };
});

let world: World;
beforeAll(async () => {
  world = await openWorld(subgraph);
});
afterAll(() => world.close());

afterEach(() => Object.assign(gone, { labels: false, lock: false, transaction: false, hold: false }));

/** The same world, in which the protection is gone during calls that say this. */
function without(protection: Protection, during: RegExp): World {
  return {
    ...world,
    ask: (persona, query, variables, purpose) => {
      gone[protection] = during.test(query + JSON.stringify(variables));
      return world.ask(persona, query, variables, purpose);
    },
  };
}

describe('a case that changes its colour (sabotaged)', () => {
  it('outlives the thirteenth month where nobody looks at the calendar', async () => {
    await expect(colour.monthThirteenHidesTheCase(world)).rejects.toThrow('RCW 69.50.4013');
  });

  it('stays after a dismissal where the case is not labelled anew', async () => {
    await expect(colour.dismissalHidesTheCase(without('labels', /recordDisposition/))).rejects.toThrow(
      'RCW 69.50.4013',
    );
  });

  it('stays after a decision not to file where the case is not labelled anew', async () => {
    await expect(colour.refusalHidesTheCase(without('labels', /DECLINED_LEAD/))).rejects.toThrow(
      'PENDING_INTAKE_WINDOW',
    );
  });

  it('keeps a disposition without its label where they are two transactions', async () => {
    await expect(colour.dispositionAndLabelStandTogether(without('transaction', /recordDisposition/))).rejects.toThrow(
      'CONVICTED',
    );
  });

  it('does not end alike when two end its charges at once and nobody holds it', async () => {
    await expect(colour.twoDispositionsAtOnceAgree(without('lock', /recordDisposition/))).rejects.toThrow();
  });
});

describe('an active warrant (sabotaged)', () => {
  it('is refused by the table where nothing holds it from the participant', async () => {
    await expect(colour.unservedWarrantIsHeldFromTheParticipant(without('hold', /recordWarrant/))).rejects.toThrow();
    expect(await world.db.query('SELECT 1 FROM court_warrant')).toEqual([]);
  });
});
