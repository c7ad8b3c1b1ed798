import { CareGoal } from '../careGoal';
import { CarePlan } from '../carePlan';
import { CareGoalStatus, CarePlanStatus } from '../codes/carePlan';
import { listed } from '../codes/codeSet';
import { HARM_REDUCTION_PROCEDURES } from '../codes/harmReductionContact';
import { ingredientsOf } from '../codes/ingredient';
import { MedicationOrderStatus } from '../codes/medicationOrder';
import { HarmReductionContact } from '../harmReductionContact';
import { MedicationOrder } from '../medicationOrder';
import { DONE, ENTERED_IN_ERROR, NOT_DONE, type ResourceMapper } from './mapped';
import { codeOf, codesAt, listAt, type Resource, textAt, valueAt, wordsOf } from './resource';

const ORDER_STATUS: Readonly<Record<string, MedicationOrderStatus>> = {
  active: MedicationOrderStatus.ACTIVE,
  'on-hold': MedicationOrderStatus.ON_HOLD,
  cancelled: MedicationOrderStatus.CANCELLED,
  completed: MedicationOrderStatus.COMPLETED,
  stopped: MedicationOrderStatus.STOPPED,
  draft: MedicationOrderStatus.DRAFT,
  unknown: MedicationOrderStatus.UNKNOWN,
};

const PLAN_STATUS: Readonly<Record<string, CarePlanStatus>> = {
  draft: CarePlanStatus.DRAFT,
  active: CarePlanStatus.ACTIVE,
  'on-hold': CarePlanStatus.ON_HOLD,
  revoked: CarePlanStatus.REVOKED,
  completed: CarePlanStatus.COMPLETED,
  unknown: CarePlanStatus.UNKNOWN,
};

const GOAL_STATUS: Readonly<Record<string, CareGoalStatus>> = {
  proposed: CareGoalStatus.PROPOSED,
  planned: CareGoalStatus.PLANNED,
  accepted: CareGoalStatus.ACCEPTED,
  active: CareGoalStatus.ACTIVE,
  'on-hold': CareGoalStatus.ON_HOLD,
  completed: CareGoalStatus.COMPLETED,
  cancelled: CareGoalStatus.CANCELLED,
  rejected: CareGoalStatus.REJECTED,
};

export const medications: ResourceMapper = {
  type: 'MedicationRequest',
  noun: MedicationOrder,
  status: 'status',
  takenBack: [ENTERED_IN_ERROR],
  patient: 'subject',
  paths: ['authoredOn'],
  read(reader, { content }) {
    const drug = valueAt(content, 'medicationCodeableConcept');
    const [rxnorm, display] = [codeOf(drug, 'rxnorm'), wordsOf(drug)];
    if (display === '')
      reader.reject('medicationCodeableConcept', 'REQUIRED', 'name the medication in the order itself');
    const values = {
      servicedOn: reader.dateOn('authoredOn'),
      rxnorm: rxnorm || null,
      display,
      status: reader.oneOf('status', ORDER_STATUS),
      ingredients: ingredientsOf(rxnorm, display),
    };
    return { values };
  },
};

export const plans: ResourceMapper = {
  type: 'CarePlan',
  noun: CarePlan,
  status: 'status',
  takenBack: [ENTERED_IN_ERROR],
  patient: 'subject',
  paths: ['title', 'period.start', 'period.end'],
  read(reader, { content }) {
    const [servicedOn, endedOn] = [reader.dateOn('period.start'), reader.dateOn('period.end')];
    reader.notBefore('period.end', endedOn, servicedOn);
    const activities = listAt(content, 'activity').map((activity) => wordsOf(valueAt(activity, 'detail.code')));
    const values = {
      servicedOn,
      endedOn,
      title: reader.text('title') ?? (wordsOf(listAt(content, 'category')[0]) || 'Care plan'),
      status: reader.oneOf('status', PLAN_STATUS),
      activities: [...new Set(activities)].filter((words) => words !== ''),
    };
    return { values };
  },
};

/** A goal without a day of its own has the day its plan begins. */
export const goals: ResourceMapper = {
  type: 'Goal',
  noun: CareGoal,
  status: 'lifecycleStatus',
  takenBack: [ENTERED_IN_ERROR],
  patient: 'subject',
  paths: ['startDate', 'description.text', 'expressedBy.reference'],
  read(reader, resource, { sorting, isPatient }) {
    const plan = sorting.planOf(resource);
    const values = {
      servicedOn: reader.dateOn('startDate') ?? (textAt(plan?.content, 'period.start').slice(0, 10) || null),
      description: reader.required('description.text'),
      status: reader.oneOf('lifecycleStatus', GOAL_STATUS),
      participantAuthored: isPatient(reader.text('expressedBy.reference') ?? ''),
    };
    return { values, references: { carePlanId: plan ? { noun: CarePlan, localId: plan.id, field: 'goal' } : null } };
  },
};

export const contacts: ResourceMapper = {
  type: 'Procedure',
  noun: HarmReductionContact,
  status: 'status',
  takenBack: NOT_DONE,
  patient: 'subject',
  paths: ['performedDateTime', 'performedPeriod.start'],
  takes: (resource) => kindOf(resource) !== undefined,
  read(reader, resource) {
    reader.oneOf('status', DONE);
    const servicedOn = reader.dateOn('performedDateTime') ?? reader.dateOn('performedPeriod.start');
    return { values: { servicedOn, kind: kindOf(resource), quantity: null } };
  },
};

function kindOf({ content }: Resource) {
  return listed(codesAt(content, 'code'), HARM_REDUCTION_PROCEDURES);
}
