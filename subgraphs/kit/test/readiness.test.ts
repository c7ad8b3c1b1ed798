import type { DataSource } from 'typeorm';
import { readinessOf } from '../src/readiness';

type Asked = Parameters<typeof readinessOf>[0];

const answering = { query: async () => [{ appends: true }] } as unknown as DataSource;
const silent = { query: () => new Promise(() => undefined) } as unknown as DataSource;
const all: Asked = {
  db: answering,
  continuity: { whole: true, status: 'whole', heardAge: 3 },
  sequencer: { failing: false },
  verifyBearer: { hasKeys: async () => true },
};
const READY = { database: 'ready', ledger: 'ready', witnesses: 'ready', issuer: 'ready' };

describe('readiness', () => {
  it('is there when everything is', async () => {
    expect(await readinessOf(all)).toEqual({ ready: true, dependencies: READY });
  });

  it('waits for nothing that does not answer', async () => {
    const began = performance.now();
    const verifyBearer = { hasKeys: () => new Promise<boolean>(() => undefined) };
    const { ready, dependencies } = await readinessOf({ ...all, db: silent, verifyBearer });
    expect(performance.now() - began).toBeLessThan(950);
    expect(ready).toBe(false);
    expect(dependencies).toEqual({
      database: 'database unreachable',
      ledger: 'nothing can be recorded',
      witnesses: 'ready',
      issuer: "no key of the issuer's is known",
    });
  });

  it('names witnesses that have fallen silent, and stays', async () => {
    const late = await readinessOf({ ...all, continuity: { whole: true, status: 'whole', heardAge: 75.4 } });
    const witnesses = 'ready, though no witness has spoken for 75 s';
    expect(late).toEqual({ ready: true, dependencies: { ...READY, witnesses } });
  });

  it('ends where what was signed is gone, whoever spoke lately', async () => {
    const status = 'this process knows 7 entries that this database does not hold';
    const { ready, dependencies } = await readinessOf({ ...all, continuity: { whole: false, status, heardAge: 1 } });
    expect([ready, dependencies.witnesses]).toEqual([false, status]);
  });
});
