import { type ImportRow, type RejectSink, RowReader, readCsv, type SourceFiles } from '@lead-graph/kit';
import { HOUSING_PROJECT_TYPE_CODES } from '../codes/housingProjectType';
import { HousingOrganization } from '../housingOrganization';
import { HousingProject } from '../housingProject';
import type { Format } from './format';
import { isGone, isTakenBack, KEPT_APART, type Known, meant, removal } from './known';
import type { HmisMapping } from './mapping';
import { isVictimServiceProvider } from './victimServiceProvider';

const ORGANIZATION = {
  required: ['OrganizationID', 'OrganizationName', 'VictimServiceProvider', 'DateDeleted'],
  optional: [],
};

const PROJECT = {
  required: [
    'ProjectID',
    'OrganizationID',
    'ProjectName',
    'OperatingStartDate',
    'OperatingEndDate',
    'ProjectType',
    'DateDeleted',
  ],
  optional: ['TrackingMethod'],
};

export async function* organizationRows(
  files: SourceFiles,
  rejects: RejectSink,
  known: Known,
  mapping: HmisMapping,
): AsyncGenerator<ImportRow> {
  for await (const record of readCsv(files, 'Organization.csv', ORGANIZATION, rejects)) {
    const row = organizationRow(new RowReader(record, rejects), known, mapping);
    if (row) yield row;
  }
}

export async function* projectRows(
  files: SourceFiles,
  rejects: RejectSink,
  known: Known,
  format: Format,
): AsyncGenerator<ImportRow> {
  for await (const record of readCsv(files, 'Project.csv', PROJECT, rejects)) {
    const row = projectRow(new RowReader(record, rejects), known, format);
    if (row) yield row;
  }
}

function organizationRow(reader: RowReader, known: Known, mapping: HmisMapping): ImportRow | null {
  const localId = reader.id('OrganizationID');
  if (isTakenBack(reader)) {
    known.organizations.set(localId, 'taken back');
    return removal(HousingOrganization, localId, reader);
  }
  const stated = mapping.organizations[localId];
  const apart = isVictimServiceProvider(reader, stated);
  if (apart) {
    reader.reject('VictimServiceProvider', KEPT_APART.rule, KEPT_APART.remedy);
    known.organizations.set(localId, 'apart');
    return removal(HousingOrganization, localId, reader);
  }
  const name = reader.required('OrganizationName');
  if (reader.rejected) return null;
  known.organizations.set(localId, { keptBy: stated?.keptBy ?? mapping.keptBy });
  return { noun: HousingOrganization, localId, values: { name }, record: reader.record };
}

function projectRow(reader: RowReader, known: Known, format: Format): ImportRow | null {
  const localId = reader.id('ProjectID');
  const organization = isTakenBack(reader) ? 'taken back' : meant(known.organizations, 'OrganizationID', reader);
  if (isGone(organization)) {
    known.projects.set(localId, organization);
    return removal(HousingProject, localId, reader);
  }
  const name = reader.required('ProjectName');
  const typeCode = projectTypeCode(reader, format);
  const opensOn = reader.dateOn('OperatingStartDate');
  const closesOn = reader.dateOn('OperatingEndDate');
  reader.notBefore('OperatingEndDate', closesOn, opensOn);
  if (reader.rejected || !organization) return null;
  known.projects.set(localId, { keptBy: organization.keptBy, localId, typeCode });
  return {
    noun: HousingProject,
    localId,
    values: { keptBy: organization.keptBy, name, typeCode, opensOn, closesOn },
    references: {
      organizationId: { noun: HousingOrganization, localId: reader.id('OrganizationID'), field: 'OrganizationID' },
    },
    record: reader.record,
  };
}

const TYPES: Readonly<Record<string, number>> = Object.fromEntries(
  Object.values(HOUSING_PROJECT_TYPE_CODES).map((code) => [code, code]),
);

/** In FY2022 every emergency shelter was a 1, and its tracking method 3 said night by night. */
function projectTypeCode(reader: RowReader, format: Format): number | null {
  const code = reader.oneOf('ProjectType', TYPES);
  return format === '2022' && code === 1 && reader.text('TrackingMethod') !== '3' ? 0 : code;
}
