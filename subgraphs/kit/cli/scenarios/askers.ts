import { Role, STANDING } from '@lead-graph/schema';
import { BadStory } from './badStory';
import type { Written } from './format';
import type { Asker, Organization, Person } from './story';

const { PARTICIPANT } = Role;

/** Who asks for an organisation of each kind, where the story does not say; a community partner has nobody by rule. */
const ROLES: Readonly<Partial<Record<Organization['kind'], Role>>> = {
  POLICE: Role.POLICE_OFFICER,
  PROJECT_MANAGEMENT: Role.PROGRAM_ADMINISTRATOR,
  CASE_MANAGEMENT: Role.CASE_MANAGER,
  BEHAVIORAL_HEALTH: Role.BH_CLINICIAN,
  HOUSING: Role.HOUSING_STAFF,
  VICTIM_SERVICES: Role.HOUSING_STAFF,
  PROSECUTION: Role.PROSECUTOR,
  DEFENSE: Role.PUBLIC_DEFENDER,
  COURT: Role.COURT_CLERK,
  EMERGENCY_MEDICAL: Role.PARAMEDIC,
  POLICY: Role.POLICY_ANALYST,
  EVALUATION: Role.EVALUATOR,
};

export type AskerNamed = (by: string, line: number, role?: Role) => Asker;

/** Whoever `by` names: a requester of the story, a person in it, or somebody of an organisation. */
export function askersOf(
  { requesters }: Written,
  people: ReadonlyMap<string, Person>,
  organizations: ReadonlyMap<string, Organization>,
  file: string,
): AskerNamed {
  const ofOrganization = (code: string, line: number, role?: Role, account?: string): Asker => {
    const kind = organizations.get(code)?.kind;
    const acting = role ?? (kind && ROLES[kind]);
    if (!kind) throw new BadStory(file, line, `\`${code}\` is no requester, no person and no organization here`);
    if (!acting)
      throw new BadStory(file, line, `nobody asks for \`${code}\` by rule; name a requester with its \`role\``);
    return { account: account ?? `${code} ${acting}`, role: acting, organization: code };
  };
  return (by, line, role) => {
    const requester = Object.hasOwn(requesters, by) ? requesters[by] : undefined;
    const person = people.get(by);
    if (!requester && !person) return ofOrganization(by, line, role);
    if (!requester?.by && role !== undefined && !isSelf(role))
      throw new BadStory(file, line, `\`${by}\` asks as the participant does; \`role\` goes with an organization`);
    if (!requester) return asThemself(person!.account);
    const { role: own, account, atLine } = requester;
    if (requester.by !== null) return ofOrganization(requester.by, atLine, role ?? own, account ?? by);
    if (own !== undefined && !isSelf(own))
      throw new BadStory(file, atLine, `requester \`${by}\` needs \`by\`: the code of an organization`);
    return asThemself(account ?? by);
  };
}

function isSelf(role: Role): boolean {
  return STANDING[role].recipient === STANDING[PARTICIPANT].recipient;
}

function asThemself(account: string): Asker {
  return { account, role: PARTICIPANT, organization: null };
}
