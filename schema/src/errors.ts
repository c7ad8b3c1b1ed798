import { GraphQLError } from 'graphql';

/** Every code a caller can meet, and what to do about it. The gateway lets no other code out. */
export const REMEDY = {
  UNAUTHENTICATED: 'send `Authorization: Bearer <token>` with a token that is valid now',
  PURPOSE_REQUIRED: 'send one `Purpose-Of-Use` header, for example `Purpose-Of-Use: DIVOPS`',
  PURPOSE_UNKNOWN: 'send one code of HL7 ActReason, or DIVOPS, AUDIT or MANDATE',
  PURPOSE_NOT_ALLOWED: 'claim a purpose that your role allows',
  FORBIDDEN: 'ask somebody whose role allows it',
  BAD_USER_INPUT: 'correct the part the message names and send it again',
  CONSENT_NOT_VALID: 'correct every element that `defects` names and have the form signed again',
  NOT_FOUND: 'check the id; an id one may not see is answered alike',
  CONFLICT: 'read the present state and send the change again',
  GRAPHQL_PARSE_FAILED: 'correct the syntax of the operation',
  GRAPHQL_VALIDATION_FAILED: 'compare the operation with the schema',
  BAD_REQUEST: 'send one JSON object with `query`, and optionally `variables` and `operationName`',
  OPERATION_TOO_LARGE: 'ask for less: fewer levels, aliases or fields',
  OPERATION_NOT_LISTED: 'send an operation that is listed for this app; whoever runs the graph lists them',
  COST_LIMIT: 'ask for fewer participants or agencies at once',
  RATE_LIMITED: 'ask again after the seconds that `Retry-After` names, or for fewer participants',
  OVERLOADED: 'ask again after the seconds that `Retry-After` names',
  LEASE_ENDED: 'ask for a smaller page',
  SUBGRAPH_UNAVAILABLE: 'ask again later; other agencies are not affected',
  TRANSITION_FORBIDDEN: 'choose a state that may follow the present one',
  LEDGER_UNCONFIRMED: "ask again in a second; where it lasts, the subgraph's /ready says what is missing",
  NOT_RECORDED: 'ask again later; nothing is handed on that could not be recorded',
  INTERNAL_SERVER_ERROR: 'report the request id',
} as const;

export type ErrorCode = keyof typeof REMEDY;

/** An error a caller may read. The message is lowercase, without a period, and says nothing of a person. */
export class LeadError extends GraphQLError {
  constructor(
    readonly code: ErrorCode,
    message: string,
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(message, { extensions: { code, ...extensions } });
  }
}

export class Unauthenticated extends LeadError {
  constructor(why: string) {
    super('UNAUTHENTICATED', why);
  }
}

export class Forbidden extends LeadError {
  constructor(what: string) {
    super('FORBIDDEN', what);
  }
}

export class BadUserInput extends LeadError {
  constructor(where: string, why: string) {
    super('BAD_USER_INPUT', `\`${where}\`: ${why}`, { argument: where });
  }
}

/** What is wrong with a consent form: which element, by which paragraph of 42 CFR part 2 unless another text is named. */
export interface FormDefect {
  readonly element: string;
  readonly paragraph: string;
  readonly message: string;
}

/** For a consent form that lacks an element, or carries what it may not: every defect is named. */
export class ConsentNotValid extends LeadError {
  constructor(defects: readonly FormDefect[]) {
    const [first] = defects;
    const more = defects.length > 1 ? `, and ${defects.length - 1} more in \`defects\`` : '';
    super('CONSENT_NOT_VALID', `\`${first!.element}\`: ${first!.message} (${first!.paragraph})${more}`, {
      argument: first!.element,
      defects,
    });
  }
}

/** For a record that does not exist or may not be seen: the two are one answer. */
export class NotFound extends LeadError {
  constructor(what: string) {
    super('NOT_FOUND', `no such ${what}`);
  }
}
