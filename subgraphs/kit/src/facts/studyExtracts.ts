const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function isAgreementId(text: unknown): boolean {
  return typeof text === 'string' && UUID.test(text);
}

/** INVARIANT: a name that is no agreement's lets nothing leave, so it is not taken. */
export function studyExtractsFrom(text = ''): string[] {
  const names = text.split(',').flatMap((name) => name.trim().toLowerCase() || []);
  const wrong = names.find((name) => name !== '*' && !isAgreementId(name));
  if (wrong !== undefined)
    throw new Error(
      `STUDY_EXTRACTS names \`${wrong}\`, which is no id of an agreement; expected ids, or * for every one`,
    );
  return names;
}
