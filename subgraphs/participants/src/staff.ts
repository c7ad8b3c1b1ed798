import { type SubgraphContext, staffOf } from '@lead-graph/kit';
import { Forbidden, Recipient, Role } from '@lead-graph/schema';
import { type ResolverData, UseMiddleware } from 'type-graphql';

/** A member of the program's staff who calls. */
export interface Staff {
  /** Their account. */
  readonly id: string;
  readonly organization: string;
  readonly role: Role;
}

/** Lets in case management and program administration of the core's organisations; with roles, these alone. */
export function ProgramStaff(...roles: readonly Role[]): MethodDecorator {
  return UseMiddleware(({ context }: ResolverData<SubgraphContext>, next) => {
    const { role } = programStaff(context);
    if (roles.length > 0 && !roles.includes(role)) throw new Forbidden('this field is for other roles of the program');
    return next();
  }) as MethodDecorator;
}

export function programStaff(context: SubgraphContext): Staff {
  const { requester } = staffOf(context);
  if (requester.recipient !== Recipient.CM)
    throw new Forbidden('this field is for case management and program administration');
  return requester;
}

export function administers({ role }: Staff): boolean {
  return role === Role.PROGRAM_ADMINISTRATOR;
}
