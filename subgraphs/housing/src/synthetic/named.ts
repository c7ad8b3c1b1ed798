import { HousingServiceKind as Did } from '../codes/housingServiceKind';
import { HousingSubsidy } from '../codes/housingSubsidy';
import { LivingSituationKind as At } from '../codes/livingSituation';
import { VictimServiceStayKind } from '../codes/victimServiceStayKind';
import type { Story } from './story';

/** Synthetic: the four participants whose stories the program's tests tell. This agency knows them by number alone. */
export const NAMED: readonly Story[] = [
  {
    person: 'seed-1',
    stays: [
      {
        project: 'outreach',
        enteredOn: '2025-02-03',
        prior: At.PLACE_NOT_MEANT_FOR_HABITATION,
        exit: ['2025-04-11', At.EMERGENCY_SHELTER],
        asked: [
          ['2025-02-03', At.PLACE_NOT_MEANT_FOR_HABITATION],
          ['2025-02-24', At.HOSPITAL],
          ['2025-03-19', At.PLACE_NOT_MEANT_FOR_HABITATION],
        ],
        provided: [
          ['2025-02-24', Did.OUTREACH],
          ['2025-03-19', Did.TRANSPORT, 550],
        ],
      },
      {
        project: 'shelter',
        enteredOn: '2025-04-11',
        prior: At.PLACE_NOT_MEANT_FOR_HABITATION,
        exit: ['2025-09-01', At.RENTAL_WITH_SUBSIDY, HousingSubsidy.PERMANENT_SUPPORTIVE_HOUSING],
        asked: [['2025-06-02', At.EMERGENCY_SHELTER]],
        provided: [
          ['2025-05-06', Did.CASE_MANAGEMENT],
          ['2025-06-17', Did.CASE_MANAGEMENT],
          ['2025-08-21', Did.BENEFITS],
        ],
      },
      {
        project: 'supportive',
        enteredOn: '2025-09-01',
        movedInOn: '2025-09-15',
        prior: At.EMERGENCY_SHELTER,
        provided: [
          ['2025-09-15', Did.DEPOSIT, 60_000],
          ['2025-10-01', Did.RENT, 48_500],
          ['2025-11-18', Did.CASE_MANAGEMENT],
          ['2026-03-10', Did.CASE_MANAGEMENT],
          ['2026-06-09', Did.UTILITIES, 7_340],
        ],
      },
    ],
    places: [
      ['2025-02-03', 'Tents under the north ramp of the Yesler overpass'],
      ['2025-03-19', 'Doorway of the closed bookshop on Third Avenue'],
    ],
  },
  {
    person: 'seed-2',
    stays: [
      {
        project: 'nights',
        enteredOn: '2025-01-14',
        prior: At.JAIL_PRISON_OR_JUVENILE_FACILITY,
        exit: ['2025-03-30', At.WITH_FRIENDS_TEMPORARILY],
        asked: [['2025-02-10', At.EMERGENCY_SHELTER]],
        provided: [
          ['2025-01-14', Did.BED_NIGHT],
          ['2025-01-15', Did.BED_NIGHT],
          ['2025-02-10', Did.BED_NIGHT],
          ['2025-03-29', Did.BED_NIGHT],
        ],
      },
      {
        project: 'interim',
        enteredOn: '2025-07-21',
        prior: At.PSYCHIATRIC_FACILITY,
        exit: ['2026-01-12', At.RENTAL_WITH_SUBSIDY, HousingSubsidy.RAPID_REHOUSING],
        asked: [
          ['2025-07-21', At.PSYCHIATRIC_FACILITY],
          ['2025-10-20', At.TRANSITIONAL_HOUSING],
        ],
        provided: [
          ['2025-08-04', Did.CASE_MANAGEMENT],
          ['2025-11-10', Did.CASE_MANAGEMENT],
        ],
      },
      {
        project: 'rehousing',
        enteredOn: '2026-01-05',
        movedInOn: '2026-01-12',
        prior: At.TRANSITIONAL_HOUSING,
        provided: [
          ['2026-01-12', Did.DEPOSIT, 90_000],
          ['2026-02-01', Did.RENT, 75_000],
          ['2026-03-01', Did.RENT, 75_000],
        ],
      },
    ],
    places: [['2025-06-11', 'Parked van near the ferry dock, west lot']],
  },
  {
    person: 'seed-3',
    stays: [
      {
        project: 'entry',
        enteredOn: '2025-05-08',
        prior: At.SUBSTANCE_USE_TREATMENT_FACILITY,
        exit: ['2025-05-29', At.EMERGENCY_SHELTER],
        asked: [['2025-05-08', At.SUBSTANCE_USE_TREATMENT_FACILITY]],
      },
      {
        project: 'shelter',
        enteredOn: '2025-05-29',
        prior: At.SUBSTANCE_USE_TREATMENT_FACILITY,
        exit: ['2026-02-20', At.NO_EXIT_INTERVIEW],
        asked: [
          ['2025-08-13', At.EMERGENCY_SHELTER],
          ['2025-12-03', At.WITH_FAMILY],
        ],
        provided: [
          ['2025-06-05', Did.CASE_MANAGEMENT],
          ['2025-09-16', Did.CHILD_CARE, 21_000],
          ['2025-12-03', Did.CASE_MANAGEMENT],
        ],
      },
      {
        project: 'rehousing',
        enteredOn: '2026-05-04',
        movedInOn: '2026-06-01',
        prior: At.HOTEL_OR_MOTEL,
        asked: [['2026-05-04', At.HOTEL_OR_MOTEL]],
        provided: [
          ['2026-06-01', Did.DEPOSIT, 110_000],
          ['2026-06-01', Did.MOVING_COSTS, 18_500],
          ['2026-07-01', Did.RENT, 96_000],
        ],
      },
    ],
    places: [['2025-05-07', "Cousin's porch room off Rainier Avenue"]],
    victimServices: [
      ['2026-02-20', '2026-04-06', VictimServiceStayKind.CONFIDENTIAL_SHELTER],
      ['2026-04-06', '2026-05-04', VictimServiceStayKind.HOTEL_STAY],
    ],
  },
  {
    person: 'seed-4',
    stays: [
      {
        project: 'outreach',
        enteredOn: '2025-03-17',
        prior: At.PLACE_NOT_MEANT_FOR_HABITATION,
        exit: ['2025-10-02', At.JAIL_PRISON_OR_JUVENILE_FACILITY],
        asked: [
          ['2025-03-17', At.PLACE_NOT_MEANT_FOR_HABITATION],
          ['2025-05-22', At.PLACE_NOT_MEANT_FOR_HABITATION],
          ['2025-08-05', At.HOTEL_OR_MOTEL],
        ],
        provided: [
          ['2025-05-22', Did.OUTREACH],
          ['2025-06-30', Did.FOOD, 2_500],
          ['2025-08-05', Did.EMERGENCY_HOUSING, 31_500],
        ],
      },
      {
        project: 'nights',
        enteredOn: '2025-12-09',
        prior: At.JAIL_PRISON_OR_JUVENILE_FACILITY,
        exit: ['2026-04-01', At.TRANSITIONAL_HOUSING],
        asked: [['2026-01-20', At.EMERGENCY_SHELTER]],
        provided: [
          ['2025-12-09', Did.BED_NIGHT],
          ['2025-12-10', Did.BED_NIGHT],
          ['2026-01-20', Did.BED_NIGHT],
        ],
      },
      {
        project: 'interim',
        enteredOn: '2026-04-01',
        prior: At.EMERGENCY_SHELTER,
        asked: [['2026-07-15', At.TRANSITIONAL_HOUSING]],
        provided: [['2026-04-15', Did.CASE_MANAGEMENT]],
      },
    ],
    places: [
      ['2025-03-17', 'Greenbelt above the south rail yard'],
      ['2025-05-22', 'Bus shelter at the end of the line'],
    ],
  },
];
