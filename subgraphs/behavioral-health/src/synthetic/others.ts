import { CareTopic } from '../careTopic';
import { LevelOfCareEdition } from '../codes/asamLevel';
import { ClinicalAssessmentTool as Tool } from '../codes/assessmentTool';
import { CareEncounterClass as Visited } from '../codes/careEncounter';
import { HarmReductionKind } from '../codes/harmReductionContact';
import { daysAfter, pick, type Random } from './random';
import { Story } from './story';

/** Synthetic people without names or stories, a few rows each. */
export function otherStories(first: number, last: number, random: Random): Story[] {
  const numbers = Array.from({ length: last - first + 1 }, (_, index) => `seed-${first + index}`);
  return numbers.map((person) => pick(random, [inTreatment, onTheStreet, atTheClinic])(person, random));
}

function inTreatment(person: string, random: Random): Story {
  const began = someDay(random);
  const [icd10, display, rxnorm, drug] = pick(random, [
    ['F11.20', 'Opioid dependence, uncomplicated', '1819', 'Buprenorphine 8 MG Sublingual Film'],
    ['F11.20', 'Opioid dependence, uncomplicated', '6813', 'Methadone oral concentrate'],
    ['F10.20', 'Alcohol dependence, uncomplicated', '82819', 'Acamprosate 333 MG Delayed Release Oral Tablet'],
  ] as const);
  const story = new Story(person, 'ets-otp', random)
    .episode(began, random() < 0.3 ? daysAfter(began, 120) : null)
    .visit(began, Visited.AMB, { code: icd10, reason: 'Intake' })
    .visit(daysAfter(began, 14), Visited.AMB, { code: icd10, reason: 'Review' })
    .diagnosis(began, icd10, display)
    .level(began, LevelOfCareEdition.ASAM_4, pick(random, ['1.5', '1.7', '2.1']))
    .medication(began, rxnorm, drug)
    .contact(began, HarmReductionKind.NALOXONE_KIT, 1);
  return random() < 0.5 ? story.assessment(began, Tool.PHQ_9, Math.floor(random() * 20)) : story;
}

function onTheStreet(person: string, random: Random): Story {
  const began = someDay(random);
  const [icd10, display] = pick(random, [
    ['F20.9', 'Schizophrenia, unspecified'],
    ['F31.9', 'Bipolar disorder, unspecified'],
    ['F43.10', 'Post-traumatic stress disorder, unspecified'],
  ] as const);
  return new Story(person, 'desc-outreach', random)
    .episode(began)
    .visit(began, Visited.FLD, { reason: 'First meeting' })
    .visit(daysAfter(began, 9), pick(random, [Visited.FLD, Visited.HH]), { code: icd10, reason: 'Outreach' })
    .diagnosis(daysAfter(began, 9), icd10, display)
    .assessment(daysAfter(began, 9), Tool.PSYCHOSOCIAL, null, 'Immediate needs first')
    .plan(daysAfter(began, 30), 'Outreach plan', ['own: A place indoors'])
    .contact(began, pick(random, Object.values(HarmReductionKind).slice(0, 5)), 1);
}

function atTheClinic(person: string, random: Random): Story {
  const began = someDay(random);
  const story = new Story(person, 'desc-clinic', random)
    .visit(began, Visited.AMB, { code: 'I10', reason: 'Blood pressure' })
    .diagnosis(began, 'I10', 'Essential hypertension')
    .assessment(began, Tool.PAIN_RATING, Math.floor(random() * 10));
  if (random() < 0.3)
    story.contact(began, HarmReductionKind.INFECTION_TESTING, 1, [CareTopic.SEXUALLY_TRANSMITTED_INFECTION]);
  return random() < 0.4 ? story.visit(daysAfter(began, 21), Visited.AMB, { code: 'F41.1', reason: 'Worry' }) : story;
}

/** In 2025 or the first half of 2026. */
function someDay(random: Random): string {
  return daysAfter('2025-01-02', Math.floor(random() * 540));
}
