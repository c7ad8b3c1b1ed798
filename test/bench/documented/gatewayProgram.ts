import { readFileSync } from 'node:fs';
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { answersAt } from '../answering';
import { UndiciDataSource } from './undiciDataSource';

/** @apollo/gateway as documented; `pooled`: with a data source on connections that are kept. */
async function serve(supergraphPath: string, pooled: boolean): Promise<void> {
  const sources = pooled
    ? { buildService: ({ url }: { url?: string }): GraphQLDataSource => new UndiciDataSource(url!) }
    : {};
  const gateway = new ApolloGateway({ supergraphSdl: readFileSync(supergraphPath, 'utf8'), ...sources });
  const server = new ApolloServer({ gateway });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  answersAt(url);
}

void serve(process.argv[2]!, process.argv[3] === 'pooled');
