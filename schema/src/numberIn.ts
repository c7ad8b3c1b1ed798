/** A setting that is a whole number within bounds; refused at the start where it is not. */
export function numberIn(setting: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least || value > most)
    throw new Error(`${setting} is not within ${least}..${most}`);
  return value;
}
