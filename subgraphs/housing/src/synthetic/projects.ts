import { HousingProjectType } from '../codes/housingProjectType';

/** Synthetic, all of them: organisations and projects that nobody runs. */
export const ORGANIZATIONS = {
  authority: { keptBy: 'kcha', name: 'Synthetic County Housing Authority' },
  community: { keptBy: 'chmh', name: 'Synthetic Community House' },
} as const;

export const PROJECTS = {
  outreach: { organization: 'authority', name: 'Alder Outreach', type: HousingProjectType.STREET_OUTREACH },
  nights: {
    organization: 'authority',
    name: 'Cedar Night Shelter',
    type: HousingProjectType.EMERGENCY_SHELTER_NIGHT_BY_NIGHT,
  },
  shelter: {
    organization: 'authority',
    name: 'Dogwood Shelter',
    type: HousingProjectType.EMERGENCY_SHELTER_ENTRY_EXIT,
  },
  interim: {
    organization: 'community',
    name: 'Fir Bridge Interim Housing',
    type: HousingProjectType.TRANSITIONAL_HOUSING,
  },
  rehousing: { organization: 'authority', name: 'Hemlock Rapid Rehousing', type: HousingProjectType.RAPID_REHOUSING },
  supportive: {
    organization: 'authority',
    name: 'Juniper Court',
    type: HousingProjectType.PERMANENT_SUPPORTIVE_HOUSING,
  },
  entry: { organization: 'authority', name: 'Larch Coordinated Entry', type: HousingProjectType.COORDINATED_ENTRY },
} as const;

export type ProjectName = keyof typeof PROJECTS;
