import { mutatedEngine } from '../oracles/mutants/mutatedEngine';
import { breaches, monotone } from './monotone';

const REVOCATION_UNDOES_A_NO = {
  file: 'refusals',
  find: "consent.status === 'ACTIVE' && inForce(consent, at)",
  replace: "consent.status === 'ACTIVE' && inForce(consent, at) && consent.revokedAt === null",
  why: 'revoking a form takes back what it denied',
};
const NEWEST_ALONE = {
  file: 'consents',
  find: 'standing.flatMap(',
  replace: 'standing.slice(-1).flatMap(',
  why: 'the newest consent alone counts',
};

describe('permissions', () => {
  it('never grow by taking back, and never shrink by giving', () => {
    expect(monotone.measure(2_000)).toMatchObject({ holds: true });
  });

  it('would grow where a revocation undid a no', () => {
    expect(breaches(2_000, mutatedEngine(REVOCATION_UNDOES_A_NO)).join()).toMatch(/revoking a consent adds/);
  });

  it('would shrink where the newest consent alone counted', () => {
    expect(breaches(2_000, mutatedEngine(NEWEST_ALONE)).join()).toMatch(/a further consent removes/);
  });
});
