import { Recipient, Role } from '@lead-graph/schema';
import type { Allowance } from '../src/rates';
import { allowanceHeaders, Rates } from '../src/rates';

const asker = (id: string | null) => ({
  requester: id === null ? null : { id, role: Role.CASE_MANAGER, recipient: Recipient.CM, organization: 'reach' },
  allowance: null as Allowance | null,
});

/** What became of a charge: the code of the refusal, or none; and where the account stands. */
function charged(rates: Rates, account: string, cost: number, second: number) {
  const operation = asker(account);
  try {
    rates.charge(operation, cost, second * 1_000);
    return { code: null, ...operation.allowance };
  } catch (error) {
    return { code: (error as { code: string }).code, ...operation.allowance };
  }
}

describe('the rate of an account', () => {
  it('lets a burst through and then as many as a minute refills', () => {
    const rates = new Rates({ perMinute: 60, burst: 100 });
    expect(charged(rates, 'ito', 100, 0)).toEqual({
      code: null,
      limit: 100,
      remaining: 0,
      reset: 100,
      retryAfter: null,
    });
    expect(charged(rates, 'ito', 30, 10)).toMatchObject({ code: 'RATE_LIMITED', remaining: 10, retryAfter: 20 });
    expect(charged(rates, 'ito', 30, 30)).toMatchObject({ code: null, remaining: 0 });
  });

  it('is not spent by a refusal, and never holds more than the burst', () => {
    const rates = new Rates({ perMinute: 60, burst: 10 });
    charged(rates, 'ito', 10, 0);
    for (let tries = 0; tries < 5; tries += 1) expect(charged(rates, 'ito', 5, 1).code).toBe('RATE_LIMITED');
    expect(charged(rates, 'ito', 5, 5).code).toBeNull();
    expect(charged(rates, 'ito', 1, 10_000)).toMatchObject({ remaining: 9, reset: 1 });
  });

  it("is each account's own", () => {
    const rates = new Rates({ perMinute: 60, burst: 10 });
    expect(charged(rates, 'ito', 10, 0).code).toBeNull();
    expect(charged(rates, 'reyes', 10, 0).code).toBeNull();
    expect(charged(rates, 'ito', 1, 0).code).toBe('RATE_LIMITED');
  });

  it('refuses for good what no waiting would admit', () => {
    expect(charged(new Rates({ perMinute: 60, burst: 10 }), 'ito', 11, 0).code).toBe('COST_LIMIT');
  });

  it('charges nobody where nobody is named', () => {
    const rates = new Rates({ perMinute: 1, burst: 1 });
    const nobody = asker(null);
    for (let tries = 0; tries < 3; tries += 1) rates.charge(nobody, 1, 0);
    expect(nobody.allowance).toBeNull();
  });

  it('remembers no more accounts than it may, and forgets first who has not asked for longest', () => {
    const rates = new Rates({ perMinute: 1, burst: 1 }, 2);
    for (const account of ['a', 'b']) charged(rates, account, 1, 0);
    charged(rates, 'a', 1, 0);
    charged(rates, 'c', 1, 0);
    expect(charged(rates, 'a', 1, 0).code).toBe('RATE_LIMITED');
    expect(charged(rates, 'b', 1, 0).code).toBeNull();
  });

  it('limits nothing when every account is forgotten at once (sabotaged)', () => {
    const rates = new Rates({ perMinute: 1, burst: 1 }, 0);
    for (let tries = 0; tries < 3; tries += 1) expect(charged(rates, 'a', 1, 0).code).toBeNull();
  });
});

describe('headers of an allowance', () => {
  it('say where the account stands, and when to ask again', () => {
    expect(allowanceHeaders({ limit: 10, remaining: 3, reset: 7, retryAfter: null })).toEqual({
      'x-ratelimit-limit': '10',
      'x-ratelimit-remaining': '3',
      'x-ratelimit-reset': '7',
    });
    expect(allowanceHeaders({ limit: 10, remaining: 0, reset: 7, retryAfter: 2 })).toMatchObject({
      'retry-after': '2',
    });
    expect(allowanceHeaders(null)).toEqual({});
  });
});
