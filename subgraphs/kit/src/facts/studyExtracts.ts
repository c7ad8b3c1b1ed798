/** Fewest people from among whom rows for a study are drawn, and who have one: of fewer, each has to be told for certain (45 CFR 164.528(b)(4)(i)). */
export const LEAST_IN_EXTRACT = 50;

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
