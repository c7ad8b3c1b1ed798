import { CareTopic } from '../careTopic';

interface Ingredient {
  /** As drug names spell it. */
  readonly name: string;
  readonly substanceUse?: boolean;
  /** Medication for opioid use disorder. */
  readonly moud?: boolean;
  /** Medication for alcohol use disorder, and for no other. */
  readonly alcohol?: boolean;
  readonly topic?: CareTopic;
}

const { MENTAL_HEALTH, SEXUALLY_TRANSMITTED_INFECTION } = CareTopic;

/** RxNorm ingredients that tell what a medication is for. One that does so only at times counts as if it always did. */
const INGREDIENTS: Readonly<Record<string, Ingredient>> = {
  '1819': { name: 'buprenorphine', substanceUse: true, moud: true },
  '6813': { name: 'methadone', substanceUse: true, moud: true },
  '7243': { name: 'naltrexone', substanceUse: true, moud: true },
  '7242': { name: 'naloxone', substanceUse: true },
  '3554': { name: 'disulfiram', substanceUse: true, alcohol: true },
  '82819': { name: 'acamprosate', substanceUse: true, alcohol: true },
  '2556': { name: 'citalopram', topic: MENTAL_HEALTH },
  '2626': { name: 'clozapine', topic: MENTAL_HEALTH },
  '4493': { name: 'fluoxetine', topic: MENTAL_HEALTH },
  '5093': { name: 'haloperidol', topic: MENTAL_HEALTH },
  '6448': { name: 'lithium', topic: MENTAL_HEALTH },
  '6901': { name: 'methylphenidate', topic: MENTAL_HEALTH },
  '10737': { name: 'trazodone', topic: MENTAL_HEALTH },
  '15996': { name: 'mirtazapine', topic: MENTAL_HEALTH },
  '35636': { name: 'risperidone', topic: MENTAL_HEALTH },
  '36437': { name: 'sertraline', topic: MENTAL_HEALTH },
  '39786': { name: 'venlafaxine', topic: MENTAL_HEALTH },
  '42347': { name: 'bupropion', topic: MENTAL_HEALTH },
  '51272': { name: 'quetiapine', topic: MENTAL_HEALTH },
  '61381': { name: 'olanzapine', topic: MENTAL_HEALTH },
  '89013': { name: 'aripiprazole', topic: MENTAL_HEALTH },
  '321988': { name: 'escitalopram', topic: MENTAL_HEALTH },
  '68244': { name: 'lamivudine', topic: SEXUALLY_TRANSMITTED_INFECTION },
  '117466': { name: 'tenofovir', topic: SEXUALLY_TRANSMITTED_INFECTION },
  '276237': { name: 'emtricitabine', topic: SEXUALLY_TRANSMITTED_INFECTION },
  '1433868': { name: 'dolutegravir', topic: SEXUALLY_TRANSMITTED_INFECTION },
  '1999660': { name: 'bictegravir', topic: SEXUALLY_TRANSMITTED_INFECTION },
};

export const MOUD_INGREDIENTS = Object.keys(INGREDIENTS).filter((code) => INGREDIENTS[code]!.moud);
export const ALCOHOL_USE_INGREDIENTS = Object.keys(INGREDIENTS).filter((code) => INGREDIENTS[code]!.alcohol);

/** The RxNorm ingredients, of those above, of a drug that a record knows by its own code and name. */
export function ingredientsOf(rxnorm: string | null, name: string): string[] {
  const words = name.toLowerCase().split(/[^a-z]+/);
  const found = Object.entries(INGREDIENTS).filter(([code, each]) => code === rxnorm || words.includes(each.name));
  return found.map(([code]) => code);
}

/** True for medication for opioid use disorder. */
export function isMoud(ingredients: readonly string[]): boolean {
  return ingredients.some((code) => INGREDIENTS[code]?.moud);
}

export function tellsOfSubstanceUse(ingredients: readonly string[]): boolean {
  return ingredients.some((code) => INGREDIENTS[code]?.substanceUse);
}

export function topicsOfIngredients(ingredients: readonly string[]): CareTopic[] {
  return ingredients.flatMap((code) => INGREDIENTS[code]?.topic ?? []);
}
