import { measureFacts } from './facts';

describe('facts of ever more people', () => {
  it('are built and asked, and how much they take is told; for more people than there is room for it is said so', async () => {
    const steps: string[] = [];
    const { systems, rows, verdicts, missing } = await measureFacts([400, 800, 1e12], (step) => void steps.push(step));
    expect(systems).toEqual(['400 people', '800 people']);
    expect(verdicts).toHaveLength(2);
    expect(missing).toEqual(['1000000000000 people: that takes 500000 GB of free memory']);
    expect(steps.at(-1)).toMatch(/^800 people: fact (\d+) of \1, \d+ MB in use$/);
    const of = (what: string) => rows.find((row) => row.what === what)!.of.map((each) => each!.median);
    const [few, more] = of('events, millions') as [number, number];
    expect(few).toBeGreaterThan(0.0004);
    expect(more / few).toBeCloseTo(2, 0);
  });
});
