import { type DocumentNode, type GraphQLSchema, parse, validate } from 'graphql';
import { LeadError } from '@lead-graph/schema';

/** Documents kept: a gateway's plans repeat, so a few hundred are all there are. */
const MAX_DOCUMENTS = 2_000;

/** Parses and validates each document once. Holds texts of operations, never variables. */
export class Operations {
  private readonly known = new Map<string, DocumentNode>();

  constructor(private readonly schema: GraphQLSchema) {}

  document(query: string): DocumentNode {
    const known = this.known.get(query);
    if (known) return known;
    const document = parsed(query);
    const [error] = validate(this.schema, document);
    if (error) throw new LeadError('GRAPHQL_VALIDATION_FAILED', error.message);
    if (this.known.size >= MAX_DOCUMENTS) this.known.clear();
    this.known.set(query, document);
    return document;
  }
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query);
  } catch (error) {
    throw new LeadError('GRAPHQL_PARSE_FAILED', (error as Error).message);
  }
}
