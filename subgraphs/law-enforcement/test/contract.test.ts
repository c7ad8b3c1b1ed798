import { subgraphContract } from '@lead-graph/kit/testing';
import { subgraph } from '../src/main';

subgraphContract(subgraph);
