export { backUp, bringLog, restore, type Restored } from './restored';
export { type EditFigure, editLedger } from './ledgerEdits';
export { breakWriters, type FaultFigure, type FaultFigures } from './ledgerFaults';
export { type KillFigure, killWriters } from './ledgerKills';
export { type Bearer, startTestIssuer, type TestIssuer } from './issuer';
export { subgraphContract } from './subgraphContract';
export type { TestFiles, TestImport } from './testImport';
export { type Answer, type Asking, openTestSubgraph, type Proving, type TestSubgraph } from './testSubgraph';
