import 'reflect-metadata';
import { openTestGraph } from './graph/openGraph';
import { holdAgainstLedgers, MARK } from './completeness/harness';
import { OperationNames } from './completeness/operationNames';
(async () => {
  const names = new OperationNames(MARK);
  const g = await openTestGraph({ wrapSend: names.listen });
  const f = await holdAgainstLedgers(g, names, Number(process.argv[2]), undefined, Number(process.argv[3] ?? 1));
  const short = (s: string) => s.replace(/\s+/g, ' ').slice(0, 1500);
  console.log({ ...f, missing: f.missing.length, unreceived: f.unreceived.length });
  for (const m of f.missing.slice(0, 12)) console.log('MISSING', short(m));
  for (const m of f.unreceived.slice(0, 40)) console.log('UNREC', short(m).slice(0, 900));
  await g.stop();
})();
