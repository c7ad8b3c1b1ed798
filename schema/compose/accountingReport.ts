import { type DocumentNode, type EnumTypeDefinitionNode, Kind, type TypeDefinitionNode } from 'graphql';
import { AccountingReport } from '../src/accounting';
import { type Finding, findingAt } from './finding';
import { typesIn } from './subgraphText';

const VALUES = Object.values(AccountingReport);

/**
 * The one enumeration that agencies share, and it is the kit's. It is asked with and never answered; Federation keeps only the
 * values that every agency has, so that one who drops a value would take it from all.
 */
export function checkAccountingReport(document: DocumentNode): Finding[] {
  return typesIn(document).flatMap((type) => {
    if (type.name.value !== 'AccountingReport' || isTheKits(type)) return [];
    return [
      findingAt(type, {
        code: 'ACCOUNTING_REPORT',
        what: `\`AccountingReport\` is \`enum { ${VALUES.join(', ')} }\``,
        why: 'all agencies are asked for the same reports of law in one operation',
        fix: 'take the disclosures of the kit, and give another enumeration another name',
      }),
    ];
  });
}

function isTheKits(type: TypeDefinitionNode): boolean {
  return type.kind === Kind.ENUM_TYPE_DEFINITION && (type.directives ?? []).length === 0 && holdsAll(type);
}

function holdsAll({ values = [] }: EnumTypeDefinitionNode): boolean {
  const plain = values.every(({ directives = [] }) => directives.length === 0);
  return (
    plain && values.length === VALUES.length && VALUES.every((name) => values.some((each) => each.name.value === name))
  );
}
