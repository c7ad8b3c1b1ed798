export { categoriesOf } from './categoriesOf';
export { type ColumnAsk, FIRST_DAY, LAST_DAY } from './columnAsk';
export type {
  CountAnswer,
  CountRequest,
  Evaluation,
  EvaluationCall,
  FactsAsk,
  FactsHeader,
} from './countDoor';
export { type Fact, type FactOutline, OF_PERSON, outlineOf } from './fact';
export { listOf, localDayOf, wordOf, YES_NO, yesNo } from './factSql';
export type { FactColumns } from './factColumns';
export { CountDoor } from './countDoor';
export { countRefusedFrom } from './countRefused';
export { FactTable } from './factTable';
export { framed, frameOf, type Part, readFrame } from './frame';
export { keyFor, type Masks, masksAt, NOWHERE, openedAnswer, sealedAnswer, tagsOf, wordsOf } from './masks';
export { REF_BYTES } from './people';
export { readWord } from './ownersWord';
export { isAgreementId, LEAST_IN_EXTRACT } from './studyExtracts';
export { type Column, readRows } from './readRows';
export type { RowShape } from './rowFormat';
export type { DeliveredTotals, QuarterTotal, Total, TotalOutline, TotalsAsk } from './totals';
