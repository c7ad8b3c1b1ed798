import { decide, DenyReason } from '@lead-graph/participants/engine';
import { cedarText, DataCategory, Purpose, Recipient, WASHINGTON } from '@lead-graph/schema';
import { assert, gen, property } from 'fast-check';
import { seededDraw, shrinkingDraw } from '../oracles/generators/draw';
import { drawCase } from '../oracles/generators/drawCase';
import { mutatedEngine } from '../oracles/mutants/mutatedEngine';
import { compareDeciders, deciders, differenceFromReference, REAL_ENGINE } from './deciders';

const TIE = { file: 'refusals', find: 'granted > denied', replace: 'granted >= denied', why: 'a tie permits' };

describe('three deciders', () => {
  it('agree on 4,000 decisions near the boundaries', () => {
    expect(deciders.measure(4_000)).toMatchObject({ holds: true });
  });

  it('agree on whatever fast-check draws, which shrinks what it finds', () => {
    const agree = property(gen(), (value) => {
      expect(differenceFromReference(drawCase(shrinkingDraw(value)), REAL_ENGINE)).toBeNull();
    });
    assert(agree, { numRuns: 200, seed: 42 });
  });

  it('do not agree with an engine that permits at a tie', () => {
    expect(compareDeciders(4_000, mutatedEngine(TIE)).apart).not.toEqual([]);
  });

  it('draw each reason of a denial, and a permit in at least one decision of five', () => {
    const reasons = new Set<string>();
    for (let seed = 1; seed <= 4_000; seed += 1) {
      const { asked, categories } = drawCase(seededDraw(seed));
      for (const category of categories) {
        const decision = decide(category, asked.question, asked.bases, asked.rules, asked.at);
        if (decision.effect === 'DENY') reasons.add(decision.reason);
      }
    }
    const { PROGRAM_STATUS_WITHHELD, ...byItself } = DenyReason;
    expect([...reasons].sort()).toEqual(Object.values(byItself).sort());
    const { permits, decisions } = compareDeciders(2_000, REAL_ENGINE);
    expect(permits / decisions).toBeGreaterThan(0.2);
    expect(PROGRAM_STATUS_WITHHELD).toBe('PROGRAM_STATUS_WITHHELD');
  });

  it('have one Cedar policy for each cell that permits, and none for the others', () => {
    const ids = new Set([...cedarText(WASHINGTON).matchAll(/^@id\("(.+)"\)\npermit/gm)].map(([, id]) => id));
    const closed = ['DENY', 'DENY_NOT_APPLICABLE', 'DEIDENTIFIED_ONLY'];
    for (const category of Object.values(DataCategory))
      for (const recipient of Object.values(Recipient))
        for (const purpose of Object.values(Purpose)) {
          const { id, outcome, requires } = WASHINGTON.rule(category, recipient, purpose);
          const carriesStatus = category === DataCategory.PROG && !outcome.startsWith('DENY');
          const opens = !closed.includes(outcome) && !['HUMAN_DECISION', 'NOT_HELD'].includes(requires);
          expect([id, ids.has(id)]).toEqual([id, opens || carriesStatus]);
        }
  });
});
