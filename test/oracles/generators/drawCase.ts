import { DataCategory, type RuleTable, ruleTableFrom, WASHINGTON } from '@lead-graph/schema';
import type { Asked } from '../reference/asked';
import { sampleRows } from '../reference/rows';
import { drawBases } from './drawBases';
import { calmDraw, type Draw, once, pick, some } from './draw';
import { drawQuestion } from './drawQuestion';
import { drawMoments } from './moments';

/** The law under the policies counsel may choose: as it stands, and with every element the other way. */
const POLICIES: readonly RuleTable[] = [
  WASHINGTON,
  withPolicy({ monitoringConsents: true }),
  withPolicy({ maxConsentAgeDays: 100, reaffirm: ['HMIS', 'PROG'] }),
];

/** One case, and the categories worth asking about: those something in it is about, and a few others. */
export interface DrawnCase {
  readonly asked: Asked;
  readonly categories: readonly DataCategory[];
}

export function drawCase(draw: Draw): DrawnCase {
  const rules = pick(draw, POLICIES);
  const drawn = drawQuestion(draw, rules);
  const moments = drawMoments(draw);
  const bases = drawBases(once(draw, 3) ? draw : calmDraw(draw), drawn, moments);
  const { question, open } = drawn;
  const listed = [...bases.consents.flatMap(({ provisions }) => provisions), ...bases.orders].flatMap(
    ({ categories }) => categories,
  );
  const others = some(draw, Object.values(DataCategory), 1);
  return {
    asked: { question, bases, rules, at: moments.at, rows: sampleRows({ question, bases }) },
    categories: [...new Set([DataCategory.PROG, pick(draw, open), ...listed, ...others])],
  };
}

function withPolicy(change: object): RuleTable {
  const policy = { ...JSON.parse(WASHINGTON.texts.policy), ...change };
  return ruleTableFrom({ ...WASHINGTON.texts, policy: JSON.stringify(policy) });
}
