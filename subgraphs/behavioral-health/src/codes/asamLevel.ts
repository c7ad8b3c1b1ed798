import { registerEnumType } from 'type-graphql';

/** Edition of The ASAM Criteria. The same number means another care in another edition. */
export enum LevelOfCareEdition {
  ASAM_3 = 'ASAM_3',
  ASAM_4 = 'ASAM_4',
}

registerEnumType(LevelOfCareEdition, { name: 'LevelOfCareEdition' });

export const ASAM_LEVELS: Readonly<Record<LevelOfCareEdition, Readonly<Record<string, string>>>> = {
  ASAM_3: {
    '0.5': 'early intervention',
    OTP: 'opioid treatment program',
    '1': 'outpatient',
    '2.1': 'intensive outpatient',
    '2.5': 'partial hospitalization',
    '3.1': 'clinically managed low-intensity residential',
    '3.3': 'clinically managed population-specific high-intensity residential',
    '3.5': 'clinically managed high-intensity residential',
    '3.7': 'medically monitored intensive inpatient',
    '4': 'medically managed intensive inpatient',
    '1-WM': 'ambulatory withdrawal management',
    '2-WM': 'ambulatory withdrawal management with extended on-site monitoring',
    '3.2-WM': 'clinically managed residential withdrawal management',
    '3.7-WM': 'medically monitored inpatient withdrawal management',
    '4-WM': 'medically managed intensive inpatient withdrawal management',
  },
  ASAM_4: {
    '1.0': 'long-term remission monitoring',
    '1.5': 'outpatient therapy',
    '1.7': 'medically managed outpatient',
    '2.1': 'intensive outpatient',
    '2.5': 'high-intensity outpatient',
    '2.7': 'medically managed intensive outpatient',
    '3.1': 'clinically managed low-intensity residential',
    '3.5': 'clinically managed high-intensity residential',
    '3.7': 'medically managed residential',
    '3.7-BIO': 'biomedically enhanced medically managed residential',
    '4.0': 'medically managed inpatient',
  },
};

/** What the level means in its edition. */
export function asamLevelName(edition: LevelOfCareEdition, level: string): string {
  return ASAM_LEVELS[edition][level] ?? level;
}
