import { type FSWatcher, readFileSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';
import { ApolloGateway } from '@apollo/gateway';
import { agencyNamed, log } from '@lead-graph/schema';
import { buildSchema, type GraphQLSchema, printSchema } from 'graphql';
import { AgencySource } from './agencySource';
import { type GatewayConfig, keepPlannerSilent } from './config';
import { type PageSizes, pageSizesOf } from './limits';
import type { Operation } from './operation';
import type { Send } from './send';
import { categoriesOf, type FieldCategories } from './traits';

const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** The graph as it is served now: from the committed supergraph, never from asking subgraphs. */
export class Supergraph {
  readonly gateway: ApolloGateway;
  categories: FieldCategories;
  /** The schema callers see. */
  schema: GraphQLSchema | null = null;
  /** What a list of it returns where nobody says how much. */
  pages: PageSizes = new Map();
  /** The same as text; nothing inaccessible is in it. */
  publicText = '';
  /** With what callers do not see: what subgraphs are asked for. */
  private whole: GraphQLSchema;
  private readonly sources = new Map<string, AgencySource>();
  private watcher: FSWatcher | null = null;
  private text: string;

  constructor(
    private readonly config: GatewayConfig,
    send: Send,
  ) {
    this.text = readFileSync(config.supergraphPath, 'utf8');
    this.categories = categoriesOf(this.text);
    this.whole = wholeSchema(this.text);
    keepPlannerSilent();
    this.gateway = new ApolloGateway({
      logger: silent,
      buildService: ({ name }) => {
        const source = new AgencySource(agencyNamed(name), config, send, () => this.whole);
        this.sources.set(name, source);
        return source;
      },
      supergraphSdl: async ({ update }) => {
        this.watch(update);
        return { supergraphSdl: this.text, cleanup: async () => this.watcher?.close() };
      },
    });
    this.gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
      this.schema = apiSchema;
      this.pages = pageSizesOf(apiSchema);
      this.publicText = printSchema(apiSchema);
    });
  }

  /** Tells every owner that was called that nothing of this operation was handed on. */
  async reportWithheld(operation: Operation): Promise<void> {
    await Promise.all([...this.sources.values()].map((source) => source.reportWithheld(operation)));
  }

  /** Takes a new supergraph when the file changes; one that does not load is reported and the last good one kept. */
  private watch(update: (sdl: string) => void): void {
    const { supergraphPath } = this.config;
    this.watcher = watch(dirname(supergraphPath), (_, name) => {
      if (name !== basename(supergraphPath)) return;
      try {
        const text = readFileSync(supergraphPath, 'utf8');
        if (text === this.text || text === '') return;
        update(text);
        this.text = text;
        this.categories = categoriesOf(text);
        this.whole = wholeSchema(text);
        log({ event: 'supergraph replaced' });
      } catch {
        log({ event: 'supergraph not loaded; the last good one is kept' });
      }
    });
  }
}

function wholeSchema(text: string): GraphQLSchema {
  return buildSchema(text, { assumeValid: true, noLocation: true });
}

function nothing(): void {}
