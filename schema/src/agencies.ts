import list from '../agencies.json';
import type { DataCategory } from './vocabulary';

/** One partner of the graph: a subgraph, its database and the organisations whose rows it keeps. */
export interface Agency {
  readonly name: string;
  /** npm package that serves it; loaded by name, so that a new agency edits nobody else's code. */
  readonly package: string;
  readonly core?: boolean;
  /** Counts across the others, and holds no record of a person. */
  readonly counter?: boolean;
  /** TCP port when it runs alone on 127.0.0.1. */
  readonly port: number;
  /** Who reviews its part of the schema. */
  readonly owner: string;
  readonly organizations: readonly string[];
  /** Field of `Participant` that holds this agency's own name for the person; the core has none. */
  readonly reference?: string;
  /** Field of `Participant` that holds the proof made for this agency alone; the core has none. */
  readonly proof?: string;
  /** Categories its rows may carry; its proof names no other. */
  readonly categories: readonly DataCategory[];
}

/** A partner that holds records of its own, next to the core. */
export type RecordAgency = Agency & { readonly reference: string; readonly proof: string };

export const AGENCIES = list as readonly Agency[];

export const RECORD_AGENCIES = AGENCIES.filter((agency) => !agency.core && !agency.counter) as readonly RecordAgency[];

/** Owners whose facts are counted: the core's too. */
export const COUNTED_AGENCIES: readonly Agency[] = AGENCIES.filter((agency) => !agency.counter);

/** Owners that sign, as witnesses, what this owner's ledger came to: the two after it in the list. */
export function witnessesOf({ name }: Agency): readonly Agency[] {
  const place = AGENCIES.findIndex((each) => each.name === name);
  return [1, 2].map((next) => AGENCIES[(place + next) % AGENCIES.length]!);
}

export function agencyNamed(name: string): Agency {
  const agency = AGENCIES.find((each) => each.name === name);
  if (!agency)
    throw new Error(
      `no agency \`${name}\` in schema/agencies.json; expected one of ${AGENCIES.map((each) => each.name).join(', ')}`,
    );
  return agency;
}
