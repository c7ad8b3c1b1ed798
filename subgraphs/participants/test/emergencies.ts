import type { Answer, TestSubgraph } from '@lead-graph/kit/testing';
import { THEO } from '../src/seed/people';

export type Asker = { as: string; purpose?: 'ETREAT' | 'DIVOPS' | 'PATRQT' | 'AUDIT' | 'TREAT' };

export const MEDICS = { as: 'paramedic-diaz', purpose: 'ETREAT' } as const;

/** A whole record of an emergency of Theo's. */
export const overdose = (change: object = {}) => ({
  participantId: THEO,
  kind: 'MEDICAL',
  nature: 'an overdose in the street',
  medicalPerson: 'Luis Diaz',
  affiliation: 'King County Emergency Medical Services',
  discloser: 'Evergreen Treatment Services',
  consentCannotBeObtained: true,
  ...change,
});

/** A way to declare emergencies to one open core. */
export class Emergencies {
  constructor(private readonly core: TestSubgraph) {}

  declare(input: object, asker: Asker = MEDICS): Promise<Answer> {
    const query =
      'mutation ($input: DeclareEmergencyInput!) { declareEmergency(input: $input) { emergencyId endsAt } }';
    return this.core.ask(query, { ...asker, variables: { input } });
  }

  async declared(change: object = {}): Promise<{ emergencyId: string; endsAt: string }> {
    return (await this.declare(overdose(change))).data.declareEmergency;
  }

  /** Categories that are permitted of a participant; null where nothing is known of them. */
  async reads(id: string, asker: Asker = MEDICS): Promise<string[] | null> {
    const query = 'query ($id: ID!) { participant(id: $id) { access { category permitted } } }';
    const { data } = await this.core.ask(query, { ...asker, variables: { id } });
    return data.participant?.access.flatMap((each: any) => (each.permitted ? [each.category] : [])) ?? null;
  }
}
