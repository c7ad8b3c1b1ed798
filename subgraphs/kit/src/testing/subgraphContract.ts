import { DataCategory, type Scope } from '@lead-graph/schema';
import { type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';
import { categoryExpires, isNoun, labelsOf, labelText, type Noun } from '../categories';
import { subgraphSchema } from '../subgraphSchema';
import type { SubgraphDefinition } from '../subgraph';
import { openTestSubgraph, type TestSubgraph } from './testSubgraph';

const EVERYTHING = Object.fromEntries(Object.values(DataCategory).map((category) => [category, [{}]])) as Record<
  DataCategory,
  Scope[]
>;
const NOBODY = '00000000-0000-4000-8000-00000000dead';

/**
 * What every agency's subgraph must keep, whatever its nouns: guards that hold without a proof and cost nothing,
 * one statement, labels and limits obeyed, own rows for own staff. Obligation: the definition has a seed.
 */
export function subgraphContract(definition: SubgraphDefinition): void {
  describe(`the contract of a subgraph, kept by ${definition.name}`, () => {
    let test: TestSubgraph;
    let fields: readonly GraphQLField<unknown, unknown>[];
    let person: string;

    beforeAll(async () => {
      test = await openTestSubgraph(definition);
      await definition.seed!(test.db);
      const { schema } = await subgraphSchema(test.subgraph.agency, definition.types, definition.resolvers);
      const nouns = new Set(definition.types.filter(isNoun).map(({ name }) => name));
      fields = guardedFields(schema).filter(({ type }) => nouns.has(getNamedType(type).name));
      person = await test.referenceOf('seed-1', 'seed');
      test.statements();
    });
    afterAll(() => test?.close());

    const selection = () => fields.map(({ name }) => `${name} { id }`).join(' ');
    const spoilt: readonly [string, (proof: string) => unknown][] = [
      ['no proof', () => undefined],
      ['null', () => null],
      ['an object', () => ({ message: 'failed' })],
      ['a proof with a letter changed', (proof) => `${proof.slice(0, -1)}${proof.endsWith('A') ? 'B' : 'A'}`],
      ['an over-long text', () => 'x'.repeat(1_000_000)],
    ];

    it.each(spoilt)('gives null for %s, without a statement or an error', async (_, spoil) => {
      const { data, errors } = await test.read(person, selection(), { grants: EVERYTHING, spoil });
      expect(errors).toBeUndefined();
      expect(Object.values(data)).toEqual(fields.map(() => null));
      expect(test.statements()).toEqual([]);
    });

    it('gives lists to a proof that permits everything, by one statement whatever the number of people', async () => {
      const other = await test.referenceOf('seed-2', 'seed');
      test.statements();
      const { data, errors } = await test.read([person, NOBODY, other], selection(), { grants: EVERYTHING });
      expect(errors).toBeUndefined();
      for (const { name } of fields) expect(data[0][name]).toEqual(expect.any(Array));
      expect(Object.values(data[1])).toEqual(fields.map(() => []));
      expect(Object.values(data[0]).some((rows) => (rows as unknown[]).length > 0)).toBe(true);
      expect(test.statements()).toHaveLength(1);
    });

    it('is byte-identical for a person with and without records where everything is denied', async () => {
      const answers = await Promise.all(
        [person, NOBODY].map((reference) => test.read(reference, selection(), { grants: {} })),
      );
      expect(JSON.stringify(answers[0])).toBe(JSON.stringify(answers[1]));
      expect(test.statements()).toEqual([]);
    });

    it('obeys dates of service: a row without one is out', async () => {
      const before = await test.read(person, withDates(fields), { grants: limited({ until: '1900-01-01' }) });
      expect(Object.values(before.data)).toEqual(fields.map(() => []));
      const within = await test.read(person, withDates(fields), { grants: limited({ from: '2026-01-01' }) });
      const days = Object.values(within.data).flatMap((rows) =>
        (rows as { servicedOn: string }[]).map(({ servicedOn }) => servicedOn),
      );
      expect(days.every((day) => day !== null && day >= '2026-01-01')).toBe(true);
    });

    it('obeys sources and ways of obtaining', async () => {
      const elsewhere = await test.read(person, selection(), { grants: limited({ sources: ['somewhere-else'] }) });
      expect(Object.values(elsewhere.data)).toEqual(fields.map(() => []));
    });

    it('leaves out rows of a label the reader does not hold whole', async () => {
      const everybody = await allPeople(test);
      const labels = definition.types
        .filter(isNoun)
        .flatMap((noun) => labelsOf(noun).map((label) => ({ noun, label })));
      for (const lacking of new Set(labels.flatMap(({ label }) => label))) {
        const held = Object.fromEntries(Object.entries(EVERYTHING).filter(([category]) => category !== lacking));
        const told = JSON.stringify(await test.read(everybody, selection(), { grants: held }));
        for (const { noun, label } of labels.filter(({ label }) => label.includes(lacking))) {
          const rows = await rowsLabelled(test, noun, labelText(label));
          expect(rows.filter(({ id }) => told.includes(id))).toEqual([]);
        }
      }
    });

    it("refuses its own staff's fields to everyone else", async () => {
      const { schema } = await subgraphSchema(test.subgraph.agency, definition.types, definition.resolvers);
      const roots = Object.values(schema.getQueryType()!.getFields()).filter(
        ({ name, type }) => !name.startsWith('_') && getNamedType(type).name.endsWith('Connection'),
      );
      for (const { name } of roots) {
        const { errors } = await test.ask(`{ ${name} { nodes { id } } }`, {
          as: { sub: 'a stranger', role: 'CASE_MANAGER' as never, organization: 'nobody' },
        });
        expect([name, errors?.[0]?.extensions.code]).toEqual([name, 'FORBIDDEN']);
      }
    });
  });
}

function guardedFields(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  const participant = schema.getType('Participant');
  if (!isObjectType(participant)) return [];
  return Object.values(participant.getFields()).filter((field) => isObjectType(getNamedType(field.type)));
}

function withDates(fields: readonly GraphQLField<unknown, unknown>[]): string {
  return fields.map(({ name }) => `${name} { id servicedOn }`).join(' ');
}

function limited(scope: Scope): Record<DataCategory, Scope[]> {
  return Object.fromEntries(Object.keys(EVERYTHING).map((category) => [category, [scope]])) as Record<
    DataCategory,
    Scope[]
  >;
}

/** Rows that bear a label now: the calendar may have given a row its second one. */
function rowsLabelled(test: TestSubgraph, noun: Noun, label: string): Promise<{ id: string }[]> {
  const { schema, tableName } = test.db.getMetadata(noun);
  const table = schema ? `"${schema}"."${tableName}"` : `"${tableName}"`;
  const now = categoryExpires(noun) ? 'AND ("categoryUntil" IS NULL OR "categoryUntil" > now())' : '';
  return test.db.query(`SELECT id FROM ${table} WHERE category = $1 ${now}`, [label]);
}

async function allPeople(test: TestSubgraph): Promise<string[]> {
  const rows: { personRef: string }[] = await test.db.query('SELECT "personRef" FROM person');
  return rows.map(({ personRef }) => personRef);
}
