import { HOUSING_PROJECT_TYPE_CODES } from '../src/codes/housingProjectType';
import { HOUSING_SUBSIDY_CODES } from '../src/codes/housingSubsidy';
import { FY2022_LIVING_SITUATIONS } from '../src/codes/fiscalYear2022';
import {
  institutionMasked,
  LIVING_SITUATION_CODES,
  LivingSituationGroup,
  LivingSituationKind,
  livingSituationGroupOf,
  livingSituationOf,
} from '../src/codes/livingSituation';

/** HUD HMIS list 3.12.1 as published for FY2024 and FY2026. */
const PUBLISHED = [
  8, 9, 17, 24, 30, 37, 99, 101, 116, 118, 204, 205, 206, 207, 215, 225, 302, 312, 313, 314, 327, 329, 332, 335, 336,
  410, 411, 421, 422, 423, 426, 435,
];
const TELL_OF_HIV = [327, 426];

describe('living situations', () => {
  it('are the list HUD publishes, less the two that tell of HIV', () => {
    expect(Object.values(LIVING_SITUATION_CODES).sort((a, b) => a - b)).toEqual(
      PUBLISHED.filter((code) => !TELL_OF_HIV.includes(code)),
    );
  });

  it('have a name each, and none is the mask', () => {
    const names = Object.values(LIVING_SITUATION_CODES).map(livingSituationOf);
    expect(new Set(names).size).toBe(names.length);
    expect(names).not.toContain(LivingSituationKind.INSTITUTIONAL);
  });

  it('read the same for every code from 200 to 299, and as they are for any other', () => {
    for (const code of Object.values(LIVING_SITUATION_CODES)) {
      const kind = livingSituationOf(code);
      expect(institutionMasked(kind)).toBe(code >= 200 && code <= 299 ? LivingSituationKind.INSTITUTIONAL : kind);
    }
    expect(institutionMasked(null)).toBeNull();
  });

  it('fall into groups by the hundred', () => {
    expect([116, 204, 302, 435, 24, null].map(livingSituationGroupOf)).toEqual([
      LivingSituationGroup.HOMELESS,
      LivingSituationGroup.INSTITUTIONAL,
      LivingSituationGroup.TEMPORARY,
      LivingSituationGroup.PERMANENT,
      LivingSituationGroup.OTHER,
      null,
    ]);
  });

  it('of FY2022 all have a successor that HUD publishes', () => {
    for (const { code, subsidy } of Object.values(FY2022_LIVING_SITUATIONS)) {
      expect(PUBLISHED).toContain(code);
      if (subsidy !== null) expect(Object.values(HOUSING_SUBSIDY_CODES)).toContain(subsidy);
    }
  });
});

describe('project types', () => {
  it('are the list HUD publishes, without the 5 it has retired', () => {
    expect(Object.values(HOUSING_PROJECT_TYPE_CODES)).toEqual([0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 13, 14]);
  });
});
