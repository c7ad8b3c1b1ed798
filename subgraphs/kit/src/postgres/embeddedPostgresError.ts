export type EmbeddedPostgresCode =
  | 'BINARIES_BROKEN'
  | 'BINARIES_MISSING'
  | 'DATA_FOLDER_IN_USE'
  | 'DATA_FOLDER_OWNER'
  | 'DATA_FOLDER_UNREACHABLE'
  | 'DATA_FOLDER_VERSION'
  | 'INITDB_FAILED'
  | 'OWNER_NAME'
  | 'OWNER_UNKNOWN'
  | 'PASSWORDS_LOST'
  | 'PLATFORM_UNSUPPORTED'
  | 'POSTMASTER_STUCK'
  | 'START_FAILED';

/** What kept the embedded PostgreSQL from starting or stopping; the message says what to do next. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';

  constructor(
    readonly code: EmbeddedPostgresCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The system's own code of a failed call (`ENOENT`, `EACCES`, or an SQLSTATE), or an empty string. */
export function codeOf(cause: unknown): string {
  return typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : '';
}
