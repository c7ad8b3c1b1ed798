import { CareTopic } from '../careTopic';
import { LevelOfCareEdition } from '../codes/asamLevel';
import { ClinicalAssessmentTool as Tool } from '../codes/assessmentTool';
import { CareEncounterClass as Visited } from '../codes/careEncounter';
import { HarmReductionKind } from '../codes/harmReductionContact';
import { MedicationOrderStatus } from '../codes/medicationOrder';
import { CareNoteKind, CounselingNoteKind } from '../codes/note';
import type { Random } from './random';
import { Story } from './story';

const { AMB, EMER, FLD, HH, VR } = Visited;
const { ASAM_3, ASAM_4 } = LevelOfCareEdition;
const { MENTAL_HEALTH, SEXUALLY_TRANSMITTED_INFECTION, COMPETENCY } = CareTopic;
const { NALOXONE_KIT, DRUG_CHECKING, WOUND_CARE, INFECTION_TESTING } = HarmReductionKind;

/** Synthetic, all four: nobody lived this. The core knows them by these numbers. */
export function namedStories(random: Random): Story[] {
  return [rosa(random), sam(random), ada(random), theo(random)];
}

/** Opioid treatment for a year and a half, with a depression that lifts. */
function rosa(random: Random): Story {
  return new Story('seed-1', 'ets-otp', random)
    .episode('2025-03-10')
    .visit('2025-03-10', AMB, { code: 'F11.20', reason: 'Intake' })
    .visit('2025-03-24', AMB, { code: 'F11.20', reason: 'Dose review' })
    .visit('2025-09-02', VR, { code: 'F33.1', reason: 'Low mood' })
    .visit('2026-02-11', FLD, { reason: 'Found at the day center, dose brought along' })
    .visit('2026-08-19', AMB, { code: 'F11.20', reason: 'Take-home doses' })
    .diagnosis('2025-03-10', 'F11.20', 'Opioid dependence, uncomplicated')
    .diagnosis('2025-09-02', 'F33.1', 'Major depressive disorder, recurrent, moderate')
    .assessment('2025-03-10', Tool.ASAM_CRITERIA, null, 'Opioid treatment program')
    .assessment('2025-09-02', Tool.PHQ_9, 16)
    .assessment('2026-08-19', Tool.PHQ_9, 6)
    .level('2025-03-10', ASAM_3, 'OTP')
    .level('2026-02-11', ASAM_4, '1.7')
    .medication('2025-03-10', '6813', 'Methadone oral concentrate')
    .medication('2025-09-02', '36437', 'Sertraline 50 MG Oral Tablet')
    .plan('2025-03-24', 'Recovery plan', [
      'own: See my daughter on Sundays',
      'own: Keep the room I have',
      'Take-home doses by summer',
    ])
    .note('2025-03-24', CareNoteKind.PROGRESS, 'Sleeps through the night on the present dose.')
    .note('2026-08-19', CareNoteKind.SUMMARY, 'Steady for a year; works three mornings a week.', [MENTAL_HEALTH])
    .counseling(
      '2025-09-02',
      CounselingNoteKind.SUD_COUNSELING_NOTE,
      'clinician-ward',
      'Spoke of the winter she lost her brother.',
    )
    .contact('2025-03-10', NALOXONE_KIT, 2)
    .contact('2026-02-11', NALOXONE_KIT, 1);
}

/** Outreach to somebody who hears voices, outside Part 2; a competency case in the spring. */
function sam(random: Random): Story {
  return new Story('seed-2', 'desc-outreach', random)
    .episode('2025-05-06')
    .visit('2025-05-06', FLD, { reason: 'First meeting under the viaduct' })
    .visit('2025-05-20', FLD, { code: 'F20.9', reason: 'Brought socks and water' })
    .visit('2025-11-03', EMER, { hour: 8, crisis: true, code: 'R45.851', reason: 'Crisis call' })
    .visit('2025-11-04', HH, { code: 'F20.9', reason: 'Day after the crisis' })
    .visit('2026-04-15', AMB, { about: [COMPETENCY], reason: 'Restoration, first session' })
    .visit('2026-09-08', FLD, { code: 'F20.9', reason: 'Injection given' })
    .diagnosis('2025-05-20', 'F20.9', 'Schizophrenia, unspecified')
    .diagnosis('2025-05-20', 'Z59.02', 'Unsheltered homelessness')
    .assessment('2025-05-20', Tool.PSYCHOSOCIAL, null, 'Sleeps outside; income none; wants a dry place and his papers')
    .assessment('2025-11-03', Tool.C_SSRS, 4)
    .assessment('2026-04-02', Tool.COMPETENCY_EVALUATION, null, 'Not competent at present; restoration likely')
    .medication('2025-06-17', '61381', 'Olanzapine 10 MG Oral Tablet', MedicationOrderStatus.STOPPED)
    .medication('2025-11-05', '89013', 'Aripiprazole 400 MG Extended Release Injection')
    .plan('2025-06-17', 'Outreach plan', ['own: A door that locks', 'Identification card'])
    .note('2025-11-04', CareNoteKind.PROGRESS, 'Calm today. Asked for the same worker again.')
    .note('2026-09-08', CareNoteKind.SUMMARY, 'Injection every four weeks since the winter; no crisis since.')
    .counseling(
      '2025-11-18',
      CounselingNoteKind.PSYCHOTHERAPY_NOTE,
      'clinician-shah',
      'What the voices say and since when.',
    )
    .contact('2025-05-20', WOUND_CARE, 1)
    .contact('2026-09-08', NALOXONE_KIT, 1);
}

/** Two programs at once: alcohol and trauma at one, an infection found at the other. */
function ada(random: Random): Story {
  const story = new Story('seed-3', 'ets-otp', random)
    .episode('2025-08-04')
    .visit('2025-08-04', AMB, { code: 'F10.20', reason: 'Intake' })
    .visit('2025-10-13', AMB, { code: 'F43.10', reason: 'Nightmares' })
    .visit('2026-03-02', VR, { code: 'F10.20', reason: 'Check-in' })
    .diagnosis('2025-08-04', 'F10.20', 'Alcohol dependence, uncomplicated')
    .diagnosis('2025-10-13', 'F43.10', 'Post-traumatic stress disorder, unspecified')
    .assessment('2025-08-04', Tool.AUDIT, 24)
    .assessment('2025-10-13', Tool.GAD_7, 15)
    .level('2025-08-04', ASAM_4, '2.1')
    .medication('2025-08-11', '7243', 'Naltrexone 380 MG Extended Release Injection')
    .plan('2025-08-11', 'Recovery plan', ['own: One drink less each week', 'own: Sleep without the light'])
    .counseling(
      '2025-10-13',
      CounselingNoteKind.PSYCHOTHERAPY_NOTE,
      'clinician-ward',
      'The night of the fire, told for the first time.',
    )
    .note('2026-03-02', CareNoteKind.PROGRESS, 'Four dry days a week.');
  story
    .at('desc-clinic')
    .visit('2026-01-20', AMB, { code: 'Z11.4', reason: 'Testing' })
    .visit('2026-05-27', AMB, { code: 'I10', reason: 'Blood pressure' })
    .diagnosis('2026-01-20', 'B18.2', 'Chronic viral hepatitis C')
    .diagnosis('2026-05-27', 'I10', 'Essential hypertension')
    .assessment('2026-01-20', Tool.HIV_STATUS, null, 'Negative')
    .medication('2026-05-27', '316049', 'Hydrochlorothiazide 25 MG')
    .contact('2026-01-20', INFECTION_TESTING, 1, [SEXUALLY_TRANSMITTED_INFECTION]);
  return story;
}

/** Wounds first; treatment when he asked for it. */
function theo(random: Random): Story {
  const story = new Story('seed-4', 'desc-clinic', random)
    .visit('2025-01-15', FLD, { code: 'L03.115', reason: 'Leg wound' })
    .visit('2025-01-22', FLD, { code: 'L03.115', reason: 'Dressing' })
    .visit('2025-07-09', EMER, { hour: 7, crisis: true, code: 'L03.115', reason: 'Fever' })
    .visit('2026-06-30', AMB, { code: 'J45.20', reason: 'Inhaler' })
    .diagnosis('2025-01-15', 'L03.115', 'Cellulitis of right lower limb')
    .diagnosis('2025-01-15', 'Z59.02', 'Unsheltered homelessness')
    .diagnosis('2026-06-30', 'J45.20', 'Mild intermittent asthma')
    .assessment('2025-01-22', Tool.PAIN_RATING, 7)
    .assessment('2025-02-05', Tool.PSYCHOSOCIAL, null, 'Lives in a van; disability income pending')
    .medication('2025-01-15', '2231', 'Cephalexin 500 MG Oral Capsule', MedicationOrderStatus.COMPLETED)
    .plan('2025-02-05', 'Care plan', ['own: Walk to the water again', 'Wound closed'])
    .note('2025-02-05', CareNoteKind.PROGRESS, 'Wound half its size.')
    .contact('2025-01-15', WOUND_CARE, 1)
    .contact('2025-01-22', WOUND_CARE, 1)
    .contact('2025-07-16', DRUG_CHECKING, 1);
  story
    .at('ets-otp')
    .episode('2026-02-02', '2026-05-29')
    .visit('2026-02-02', AMB, { code: 'F15.20', reason: 'Intake' })
    .diagnosis('2026-02-02', 'F15.20', 'Other stimulant dependence, uncomplicated')
    .assessment('2026-02-02', Tool.DAST_10, 7)
    .level('2026-02-02', ASAM_4, '1.5');
  return story;
}
