import { type DocumentNode, Kind } from 'graphql';
import type { Agency } from '../src/agencies';
import { type Finding, findingAt } from './finding';
import { fieldHoldersIn, namedType, typesIn } from './subgraphText';

const CROSSING = ['Participant', 'PersonLink'];

/** Only the core leads to a `Participant`, and nobody through an interface or a union. */
export function checkRoads(agency: Agency, document: DocumentNode): Finding[] {
  return [...(agency.core ? [] : checkFields(document)), ...checkAbstract(document)];
}

function checkFields(document: DocumentNode): Finding[] {
  return fieldHoldersIn(document).flatMap((type) =>
    (type.fields ?? [])
      .filter((field) => namedType(field.type) === 'Participant')
      .map((field) =>
        findingAt(field, {
          code: 'ROAD_TO_PARTICIPANT',
          what: `\`${type.name.value}.${field.name.value}\` returns \`Participant\``,
          why: 'an agency that names a participant says who is in the program, to whom it does not know they may know',
          fix: 'return `PersonLink`, which the core alone follows',
        }),
      ),
  );
}

function checkAbstract(document: DocumentNode): Finding[] {
  return typesIn(document).flatMap((type) => {
    const names =
      type.kind === Kind.UNION_TYPE_DEFINITION
        ? (type.types ?? []).filter(({ name }) => CROSSING.includes(name.value))
        : CROSSING.includes(type.name.value) && 'interfaces' in type
          ? (type.interfaces ?? [])
          : [];
    return names.map((node) =>
      findingAt(node, {
        code: 'ROAD_THROUGH_ABSTRACT',
        what:
          type.kind === Kind.UNION_TYPE_DEFINITION
            ? `union \`${type.name.value}\` holds \`${node.name.value}\``
            : `\`${type.name.value}\` implements \`${node.name.value}\``,
        why: 'a fragment on an interface or union is a road that no guard was written for',
        fix: 'return the type itself, or leave it out',
      }),
    );
  });
}
