import { type SubgraphContext, staffOf } from '@lead-graph/kit';
import { Forbidden } from '@lead-graph/schema';
import { type ResolverData, UseMiddleware } from 'type-graphql';

/** The one organisation here whose records may never stand among those of the HMIS (VAWA, 34 USC 12291(b)(2)). */
export const VICTIM_SERVICE_PROVIDER = 'vsp';

/** Lets in the staff of the victim service provider, and of nobody else. */
export function VictimServiceStaff(): MethodDecorator {
  return onlyWhere((context) => keepsApart(context), 'this field is for the staff of the victim service provider');
}

/** Keeps out the staff of the victim service provider, whose records go into its comparable database alone. */
export function HmisStaff(): MethodDecorator {
  return onlyWhere(
    (context) => !keepsApart(context),
    'a victim service provider records nothing in the HMIS; use `recordVictimServiceStay`',
  );
}

function keepsApart(context: SubgraphContext): boolean {
  return staffOf(context).requester.organization === VICTIM_SERVICE_PROVIDER;
}

function onlyWhere(holds: (context: SubgraphContext) => boolean, otherwise: string): MethodDecorator {
  return UseMiddleware(({ context }: ResolverData<SubgraphContext>, next) => {
    if (!holds(context)) throw new Forbidden(otherwise);
    return next();
  }) as MethodDecorator;
}
