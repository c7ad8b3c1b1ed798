import { categoriesOf, type Fact, listOf, OF_PERSON, wordOf } from '@lead-graph/kit';
import { HOUSING_PROJECT_TYPE_CODES, HousingProjectType, PERMANENT_HOUSING_TYPES } from './codes/housingProjectType';
import { LIVING_SITUATION_CODES, LivingSituationGroup, livingSituationGroupOf } from './codes/livingSituation';
import { HousingEnrolment } from './housingEnrolment';
import { HousingExit } from './housingExit';
import { LivingSituation } from './livingSituation';

const OF_ITS_PEOPLE = `unnest(ARRAY(SELECT "personRef" FROM housing_enrolment e WHERE e."projectId" = changed.id))`;

const { HOMELESS, INSTITUTIONAL, TEMPORARY, PERMANENT, OTHER } = LivingSituationGroup;
const HUNDREDS = Object.fromEntries([1, 2, 3, 4].map((hundred) => [hundred, livingSituationGroupOf(hundred * 100)!]));

/** The group of a code and never the code: what kind of institution it was stays here. */
const groupOf = (column: string): string => `coalesce(${wordOf(`(${column} / 100)`, HUNDREDS)}, '${OTHER}')`;

const TYPE_BY_CODE = Object.fromEntries(Object.entries(HOUSING_PROJECT_TYPE_CODES).map(([type, code]) => [code, type]));
const PROJECT_TYPE = `${wordOf('p."typeCode"', TYPE_BY_CODE)} AS "projectType"`;
const PROJECT_TYPES = Object.values(HousingProjectType);
const STAYS = 'housing_enrolment e JOIN housing_project p ON p.id = e."projectId"';

const ENROLMENT: Fact = {
  name: 'housing-enrolment',
  description: 'Entry into a housing project (HMIS 3.10), by its type.',
  kind: 'EVENT',
  categories: categoriesOf(HousingEnrolment),
  tables: { housing_enrolment: OF_PERSON, housing_project: OF_ITS_PEOPLE },
  sql: `SELECT e."personRef", e."servicedOn" AS day, ${PROJECT_TYPE} FROM ${STAYS}`,
  attributes: { projectType: PROJECT_TYPES },
};

const MOVE_IN: Fact = {
  name: 'move-in',
  description: 'Move into a home through a housing project (HMIS 3.20), by its type.',
  kind: 'EVENT',
  categories: categoriesOf(HousingEnrolment),
  tables: { housing_enrolment: OF_PERSON, housing_project: OF_ITS_PEOPLE },
  sql: `SELECT e."personRef", e."movedInOn" AS day, ${PROJECT_TYPE} FROM ${STAYS} WHERE e."movedInOn" IS NOT NULL`,
  attributes: { projectType: PROJECT_TYPES },
};

const EXIT: Fact = {
  name: 'housing-exit',
  description: 'End of a stay in a housing project (HMIS 3.11), by where the person went and the type of project.',
  kind: 'EVENT',
  categories: categoriesOf(HousingExit),
  tables: { housing_exit: OF_PERSON, housing_enrolment: OF_PERSON, housing_project: OF_ITS_PEOPLE },
  sql: `SELECT x."personRef", x."servicedOn" AS day, ${groupOf('x."destinationCode"')} AS destination, ${PROJECT_TYPE}
    FROM housing_exit x JOIN ${STAYS} ON e.id = x."enrolmentId"`,
  attributes: { destination: Object.values(LivingSituationGroup), projectType: PROJECT_TYPES },
};

const { DOES_NOT_KNOW, PREFERS_NOT_TO_ANSWER, NOT_COLLECTED, WORKER_UNABLE_TO_DETERMINE } = LIVING_SITUATION_CODES;
const UNANSWERED = listOf([DOES_NOT_KNOW, PREFERS_NOT_TO_ANSWER, NOT_COLLECTED, WORKER_UNABLE_TO_DETERMINE]);

/** What an entry says by itself of where somebody sleeps from then on. */
const SLEEPS_THERE = Object.fromEntries(
  Object.entries({
    [HousingProjectType.EMERGENCY_SHELTER_ENTRY_EXIT]: HOMELESS,
    [HousingProjectType.EMERGENCY_SHELTER_NIGHT_BY_NIGHT]: HOMELESS,
    [HousingProjectType.SAFE_HAVEN]: HOMELESS,
    [HousingProjectType.TRANSITIONAL_HOUSING]: TEMPORARY,
  }).map(([type, group]) => [HOUSING_PROJECT_TYPE_CODES[type as HousingProjectType], group]),
);

/** Where the person slept before an entry (HMIS 3.917) was so the night before. Of two on one day the later group holds. */
const LIVING_SITUATION: Fact = {
  name: 'living-situation',
  description:
    'Where a person sleeps, by the group of the place: as asked, as an entry or exit says, or at home from a move-in.',
  kind: 'STATE',
  categories: categoriesOf(LivingSituation, HousingEnrolment, HousingExit),
  tables: {
    living_situation: OF_PERSON,
    housing_enrolment: OF_PERSON,
    housing_exit: OF_PERSON,
    housing_project: OF_ITS_PEOPLE,
  },
  sql: `SELECT "personRef", "servicedOn" AS day, ${groupOf('code')} AS kind FROM living_situation WHERE code NOT IN ${UNANSWERED}
    UNION ALL SELECT "personRef", "servicedOn" - 1, ${groupOf('"priorCode"')} FROM housing_enrolment
      WHERE "priorCode" NOT IN ${UNANSWERED}
    UNION ALL SELECT e."personRef", e."servicedOn", ${wordOf('p."typeCode"', SLEEPS_THERE)} FROM ${STAYS}
      WHERE p."typeCode" IN ${listOf(Object.keys(SLEEPS_THERE).map(Number))}
    UNION ALL SELECT e."personRef", e."movedInOn", '${PERMANENT}' FROM ${STAYS}
      WHERE e."movedInOn" IS NOT NULL AND p."typeCode" IN ${listOf(PERMANENT_HOUSING_TYPES)}
    UNION ALL SELECT "personRef", "servicedOn", ${groupOf('"destinationCode"')} FROM housing_exit`,
  attributes: { kind: [OTHER, HOMELESS, INSTITUTIONAL, TEMPORARY, PERMANENT] },
};

export const facts: readonly Fact[] = [ENROLMENT, MOVE_IN, EXIT, LIVING_SITUATION];
