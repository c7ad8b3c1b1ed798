import { registerEnumType } from 'type-graphql';

/** Kinds of paper a court, or somebody at court, sends. */
export enum CourtOrderType {
  PART2_2_64 = 'PART2_2_64',
  PART2_2_65 = 'PART2_2_65',
  GENERAL = 'GENERAL',
  SUBPOENA = 'SUBPOENA',
}

registerEnumType(CourtOrderType, {
  name: 'CourtOrderType',
  description:
    'An order under 42 CFR 2.64 (not criminal) or 2.65 (to proceed against a patient), any other order, or a subpoena, which is none.',
});
