import { labelText } from '@lead-graph/kit';
import { CARE_LABELS, COMPETENCY_CARE_LABELS, labelAbout, labelRead, labelTogether } from '../src/careLabel';
import { CareTopic } from '../src/careTopic';
import { asamLevelName, LevelOfCareEdition } from '../src/codes/asamLevel';
import { icd10Printed, isSubstanceUse, topicsOfCodes } from '../src/codes/clinicalTopics';
import { listed } from '../src/codes/codeSet';
import { ingredientsOf, isMoud, tellsOfSubstanceUse } from '../src/codes/ingredient';

const { MENTAL_HEALTH, SEXUALLY_TRANSMITTED_INFECTION, COMPETENCY, PART2_RECORD } = CareTopic;

describe('clinical codes', () => {
  it.each(['F10.20', 'F11.20', 'F15.10', 'F19.99', 'T40.1X1A', '75544000', '7200002', '55680006'])(
    'takes %s for substance use',
    (code) => expect(isSubstanceUse([code])).toBe(true),
  );

  it.each(['F17.210', 'F20.9', 'I10', 'T41.0X1A', '38341003'])('does not take %s for substance use', (code) =>
    expect(isSubstanceUse([code])).toBe(false),
  );

  it.each([
    ['F20.9', [MENTAL_HEALTH]],
    ['F33.1', [MENTAL_HEALTH]],
    ['F43.10', [MENTAL_HEALTH]],
    ['R45.851', [MENTAL_HEALTH]],
    ['370143000', [MENTAL_HEALTH]],
    ['F11.20', []],
    ['F17.210', []],
    ['B20', [SEXUALLY_TRANSMITTED_INFECTION]],
    ['Z21', [SEXUALLY_TRANSMITTED_INFECTION]],
    ['A53.9', [SEXUALLY_TRANSMITTED_INFECTION]],
    ['B18.2', [SEXUALLY_TRANSMITTED_INFECTION]],
    ['86406008', [SEXUALLY_TRANSMITTED_INFECTION]],
    ['B21', []],
    ['A65', []],
    ['I10', []],
  ])('reads %s as %j', (code, topics) => expect(topicsOfCodes([code])).toEqual(topics));

  it('prints an ICD-10-CM code as the book does', () => {
    expect(['f1120', 'F11.20', 'B20', ' i10 '].map(icd10Printed)).toEqual(['F11.20', 'F11.20', 'B20', 'I10']);
  });

  it('knows no code that is a name of the language', () => {
    expect(listed(['constructor', 'toString'], {})).toBeUndefined();
    expect(topicsOfCodes(['constructor', '__proto__'])).toEqual([]);
  });

  it('names a level by its edition', () => {
    expect(asamLevelName(LevelOfCareEdition.ASAM_3, '3.7')).toBe('medically monitored intensive inpatient');
    expect(asamLevelName(LevelOfCareEdition.ASAM_4, '3.7')).toBe('medically managed residential');
  });
});

describe('ingredients', () => {
  it('finds the ingredient in the name of a drug', () => {
    expect(ingredientsOf('351266', 'Buprenorphine 8 MG / Naloxone 2 MG Sublingual Tablet')).toEqual(['1819', '7242']);
    expect(ingredientsOf('6813', 'a drug by its ingredient')).toEqual(['6813']);
    expect(ingredientsOf('197361', 'Amlodipine 5 MG Oral Tablet')).toEqual([]);
  });

  it('counts buprenorphine, methadone and naltrexone as medication for opioid use disorder, naloxone alone not', () => {
    expect(['1819', '6813', '7243', '7242', '3554'].map((code) => isMoud([code]))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(tellsOfSubstanceUse(['7242'])).toBe(true);
  });
});

describe('labels', () => {
  it('is other health information where nothing else is told', () => {
    expect(labelText(labelAbout([]))).toBe('PHI');
  });

  it('only grows with every topic', () => {
    expect(labelText(labelAbout([MENTAL_HEALTH, PART2_RECORD, MENTAL_HEALTH]))).toBe('MH+SUD_P2');
    expect(labelText(labelAbout([COMPETENCY, SEXUALLY_TRANSMITTED_INFECTION]))).toBe('COMP+STI');
  });

  it('gives derived text the categories of all it draws on', () => {
    const together = labelTogether([labelAbout([]), labelRead('MH+SUD_P2'), labelRead('STI')]);
    expect(labelText(together)).toBe('MH+STI+SUD_P2');
    expect(labelText(labelTogether([labelRead('PHI'), labelRead('PHI')]))).toBe('PHI');
  });

  it('lists every label once', () => {
    expect([CARE_LABELS.length, new Set(CARE_LABELS.map(labelText)).size]).toEqual([8, 8]);
    expect(new Set(COMPETENCY_CARE_LABELS.map(labelText)).size).toBe(16);
  });
});
