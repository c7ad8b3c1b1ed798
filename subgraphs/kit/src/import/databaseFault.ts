import { ImportError, ImportFailed } from './errors';

/**
 * What a row did that its table does not take.
 * INVARIANT: of the database's answer only names are kept, since the rest quotes values.
 */
export interface RowFault {
  readonly field: string | null;
  readonly remedy: string;
}

interface DatabaseAnswer {
  readonly code?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly message?: string;
}

/** `null` when the fault lies not in one row (SQLSTATE classes 22 and 23). */
export function rowFault(error: unknown): RowFault | null {
  const { code, column, constraint } = answerOf(error);
  if (!/^2[23]/.test(code ?? '')) return null;
  if (constraint) return { field: column ?? null, remedy: `correct the record: it breaks \`${constraint}\`` };
  if (column) return { field: column, remedy: `correct the record: \`${column}\` must not be blank` };
  return { field: null, remedy: `correct the record: a value does not fit its column (SQLSTATE ${code})` };
}

/** For `catch`: throws what stopped the import, of which `what` the caller was writing, without a value of a row. */
export function failImport(what: string): (error: unknown) => never {
  return (error) => {
    if (error instanceof ImportError) throw error;
    const { code, message } = answerOf(error);
    if (!code) throw new ImportFailed(what, 'the connection failed');
    const tells = /^(08|42|53|57)/.test(code) && message;
    throw new ImportFailed(what, tells ? `${message} (SQLSTATE ${code})` : `SQLSTATE ${code}`);
  };
}

function answerOf(error: unknown): DatabaseAnswer {
  const { driverError } = (error ?? {}) as { driverError?: DatabaseAnswer };
  return driverError ?? (error as DatabaseAnswer) ?? {};
}
