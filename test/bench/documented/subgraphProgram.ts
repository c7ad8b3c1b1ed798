import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { DataSource, type MixedList } from 'typeorm';
import { answersAt } from '../answering';
import { countStatements } from '../statements';
import { Context } from './context';
import { federatedSchema, type SubgraphParts } from './subgraph';

/** One agency's subgraph in a program of its own, as Apollo Server, TypeGraphQL and TypeORM document it. */
async function serve(agency: string, url: string, organization: string): Promise<void> {
  const statements = countStatements();
  const { parts }: { parts: SubgraphParts } = require(`./${agency}`);
  const db = new DataSource({ type: 'postgres', url, entities: parts.entities as MixedList<never>, poolSize: 10 });
  await db.initialize();
  const { schema, sdl } = await federatedSchema(parts);
  const server = new ApolloServer<Context>({ schema });
  const { url: served } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async () => new Context(db, organization),
  });
  answersAt(served, statements, sdl);
}

void serve(process.argv[2]!, process.argv[3]!, process.argv[4]!);
