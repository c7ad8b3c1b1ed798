import { registerEnumType } from 'type-graphql';

/** Where somebody stands in the program. Nobody is removed from it: the last three are facts, never sanctions. */
export enum ProgramStatus {
  REFERRED = 'REFERRED',
  SCREENED = 'SCREENED',
  DECLINED = 'DECLINED',
  INELIGIBLE = 'INELIGIBLE',
  ACCEPTED = 'ACCEPTED',
  INTAKE_IN_PROGRESS = 'INTAKE_IN_PROGRESS',
  ENROLLED = 'ENROLLED',
  ACTIVE = 'ACTIVE',
  INACTIVE = 'INACTIVE',
  DECEASED = 'DECEASED',
  WITHDREW_BY_REQUEST = 'WITHDREW_BY_REQUEST',
  MOVED_TRANSFERRED = 'MOVED_TRANSFERRED',
}

registerEnumType(ProgramStatus, {
  name: 'ProgramStatus',
  description: 'Where somebody stands in the program. Once enrolled, nobody is removed from it.',
});

/** What an enrolled participant may be said to be. */
export enum Engagement {
  ACTIVE = 'ACTIVE',
  INACTIVE = 'INACTIVE',
}

registerEnumType(Engagement, { name: 'Engagement', description: 'Whether an enrolled participant is in touch now.' });

/** Facts after which an enrolment rests; each of them can be taken back by opening it again. */
export enum EnrolmentEnd {
  DECEASED = 'DECEASED',
  WITHDREW_BY_REQUEST = 'WITHDREW_BY_REQUEST',
  MOVED_TRANSFERRED = 'MOVED_TRANSFERRED',
}

registerEnumType(EnrolmentEnd, {
  name: 'EnrolmentEnd',
  description: 'Why an enrolment rests. None of them is a sanction.',
});
