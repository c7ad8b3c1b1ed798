import { registerEnumType } from 'type-graphql';

/** HL7 v3 ActCode, of its encounter classes those that our programs use. */
export enum CareEncounterClass {
  AMB = 'AMB',
  EMER = 'EMER',
  FLD = 'FLD',
  HH = 'HH',
  IMP = 'IMP',
  VR = 'VR',
}

registerEnumType(CareEncounterClass, {
  name: 'CareEncounterClass',
  valuesConfig: {
    AMB: { description: 'Ambulatory: the person came to the program.' },
    EMER: { description: 'Emergency.' },
    FLD: { description: 'In the field: outreach.' },
    HH: { description: 'At home.' },
    IMP: { description: 'Inpatient or residential.' },
    VR: { description: 'Virtual: by telephone or video.' },
  },
});

/** FHIR R4 Encounter.status. */
export enum CareEncounterStatus {
  PLANNED = 'PLANNED',
  ARRIVED = 'ARRIVED',
  TRIAGED = 'TRIAGED',
  IN_PROGRESS = 'IN_PROGRESS',
  ON_LEAVE = 'ON_LEAVE',
  FINISHED = 'FINISHED',
  CANCELLED = 'CANCELLED',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(CareEncounterStatus, { name: 'CareEncounterStatus' });
