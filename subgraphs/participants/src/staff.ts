import { type SubgraphContext, staffOf } from '@lead-graph/kit';
import { Forbidden, Recipient, Role } from '@lead-graph/schema';
import { type ResolverData, UseMiddleware } from 'type-graphql';
import { hasLeft } from './bases/staffDeparture';

/** A member of the program's staff who calls. */
export interface Staff {
  /** Their account. */
  readonly id: string;
  readonly organization: string;
  readonly role: Role;
}

/** Lets in case management and program administration of the core's organisations; with roles, these alone. */
export function ProgramStaff(...roles: readonly Role[]): MethodDecorator {
  return LetIn(programStaff, roles.length > 0 ? roles : Object.values(Role));
}

/** Lets in those who review afterwards what was done in an emergency: privacy officers and program administrators. */
export function Reviewers(): MethodDecorator {
  return LetIn(ownStaff, [Role.PRIVACY_OFFICER, Role.PROGRAM_ADMINISTRATOR]);
}

/** INVARIANT: whoever has left is let in nowhere, whatever their token says. */
function LetIn(staff: (context: SubgraphContext) => Staff, roles: readonly Role[]): MethodDecorator {
  return UseMiddleware(async ({ context }: ResolverData<SubgraphContext>, next) => {
    if (!roles.includes(staff(context).role)) throw new Forbidden('this field is for other roles of the program');
    await assertHere(context);
    return next();
  }) as MethodDecorator;
}

/** Refuses whoever has left. */
export async function assertHere(context: SubgraphContext): Promise<void> {
  if (await hasLeft(context)) throw new Forbidden('this account has left the program');
}

export function programStaff(context: SubgraphContext): Staff {
  const staff = ownStaff(context);
  if (staff.recipient !== Recipient.CM)
    throw new Forbidden('this field is for case management and program administration');
  return staff;
}

function ownStaff(context: SubgraphContext): Staff & { readonly recipient: Recipient } {
  return staffOf(context).requester;
}

export function administers({ role }: Staff): boolean {
  return role === Role.PROGRAM_ADMINISTRATOR;
}
