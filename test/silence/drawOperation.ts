import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';

/** A number from 0 to 1, the same for the same seed. */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Levels below the root. */
const DEPTH = 5;
/** Fields of one object. */
const FIELDS = 6;

type Root = GraphQLField<unknown, unknown>;

/** Draws a query over the whole schema: any root fields, or those of `among`, any way down, fragments, aliases, `__typename`. */
export function drawOperation(
  schema: GraphQLSchema,
  ids: readonly string[],
  random: Random,
  among: (root: Root) => boolean = () => true,
): string {
  const draw = new Draw(ids, random);
  const roots = draw.some(Object.values(schema.getQueryType()!.getFields()).filter(among), 2);
  return `{ ${roots.map((field, index) => draw.field(field, `r${index}`, DEPTH)).join(' ')} }`;
}

class Draw {
  constructor(
    private readonly ids: readonly string[],
    private readonly random: Random,
  ) {}

  /** One to `most` of them, each once; of none, none. */
  some<T>(all: readonly T[], most: number): T[] {
    const left = [...all];
    const count = left.length === 0 ? 0 : 1 + this.below(Math.min(most, left.length));
    return Array.from({ length: count }, () => left.splice(this.below(left.length), 1)[0]!);
  }

  field(field: GraphQLField<unknown, unknown>, alias: string | null, depth: number): string {
    const type = getNamedType(field.type as GraphQLOutputType);
    const name = alias === null ? field.name : `${alias}: ${field.name}`;
    const given = this.given(field.args);
    if (!isObjectType(type)) return `${name}${given}`;
    return `${name}${given} ${this.selection(type, depth - 1)}`;
  }

  private selection(type: GraphQLObjectType, depth: number): string {
    const fields = Object.values(type.getFields());
    const leaves = fields.filter((field) => !isObjectType(getNamedType(field.type)));
    const drawn = this.some(depth > 0 ? fields : leaves, FIELDS).map((field, index) =>
      this.field(field, this.random() < 0.1 ? `a${index}` : null, depth),
    );
    const selected = ['__typename', ...drawn].join(' ');
    return this.random() < 0.2 ? `{ ... on ${type.name} { ${selected} } }` : `{ ${selected} }`;
  }

  private given(args: readonly GraphQLArgument[]): string {
    const used = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
    const optional = args.filter((arg) => !used.includes(arg) && arg.name !== 'after' && this.random() < 0.3);
    const texts = [...used, ...optional].map((arg) => `${arg.name}: ${this.value(arg.type, arg.name)}`);
    return texts.length > 0 ? `(${texts.join(', ')})` : '';
  }

  private value(type: GraphQLInputType, name: string): string {
    if (isNonNullType(type)) return this.value(type.ofType, name);
    if (isListType(type)) return `[${this.value(type.ofType, name)}]`;
    if (isEnumType(type)) return this.some(type.getValues(), 1)[0]!.name;
    if (isInputObjectType(type)) {
      const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
      return `{ ${needed.map((field) => `${field.name}: ${this.value(field.type, field.name)}`).join(', ')} }`;
    }
    return this.scalar(type.name, name);
  }

  private scalar(type: string, name: string): string {
    switch (type) {
      case 'ID':
        return JSON.stringify(this.ids[this.below(this.ids.length)]);
      case 'Int':
        return String(1 + this.below(20));
      case 'Boolean':
        return String(this.random() < 0.5);
      case 'LocalDate':
        return '"1988-09-14"';
      case 'DateTimeISO':
        return '"2026-06-01T00:00:00Z"';
      default:
        return name === 'organization' ? '"kcpao"' : '"Quinn"';
    }
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}
