import { Field, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import { Evaluation } from '../count/evaluate';
import { codesOf, type OwnedFact } from '../count/plan';
import { DIMENSIONS } from '../dimensions';
import { FACTS } from '../facts';
import { understood } from '../question/understood';
import { sourcesOf } from '../table/sourcesOf';
import { MEASURES } from '.';
import { FAMILIES, type Measure } from './measure';

const PolicyFamily = Object.fromEntries(FAMILIES.map((family) => [family, family]));
registerEnumType(PolicyFamily, { name: 'PolicyFamily', description: 'What measures are about.' });

@ObjectType({ description: 'Facts of one agency that a measure reads.' })
export class PolicyMeasureSource {
  @Field(() => String)
  agency!: string;

  @Field(() => [String])
  facts!: string[];

  @Field(() => [String], { description: 'Codes of data categories.' })
  categories!: string[];
}

@ObjectType({ description: 'A dimension a measure is shown by where none is asked for.' })
export class PolicyMeasureDimension {
  @Field(() => String)
  dimension!: string;

  @Field(() => Int, { nullable: true, description: 'Days after the index event.' })
  at!: number | null;
}

@ObjectType({ description: 'A measure that can be asked for by its name.' })
export class PolicyMeasure {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  title!: string;

  @Field(() => PolicyFamily)
  family!: Measure['family'];

  @Field(() => [Int], { description: "Numbers of the program's questions that it answers." })
  questions!: number[];

  @Field(() => String, { description: 'Who is in it.' })
  universe!: string;

  @Field(() => String)
  numerator!: string;

  @Field(() => String, { nullable: true, description: 'Null where nothing is divided.' })
  denominator!: string | null;

  @Field(() => String, { description: 'The event people are followed from; its attributes are dimensions `index.*`.' })
  indexFact!: string;

  @Field(() => [PolicyMeasureSource])
  sources!: PolicyMeasureSource[];

  @Field(() => [PolicyMeasureDimension])
  by!: PolicyMeasureDimension[];

  @Field(() => String, { nullable: true, description: 'What of it no partner keeps.' })
  notCollected!: string | null;

  @Field(() => Boolean, { description: 'False where nothing of it is collected: its table has marks alone.' })
  answered!: boolean;

  @Field(() => [String])
  notes!: string[];
}

@ObjectType({ description: 'By what any table can be divided.' })
export class PolicyDimension {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  description!: string;

  @Field(() => Boolean, { description: 'Whether it can be looked at some days after the index event, with `at`.' })
  dated!: boolean;

  @Field(() => [String], { nullable: true, description: 'Null where they follow from the period.' })
  codes!: string[] | null;
}

@ObjectType({ description: 'Something that can be told of an event.' })
export class PolicyAttribute {
  @Field(() => String)
  name!: string;

  @Field(() => [String])
  codes!: string[];
}

@ObjectType({ description: 'What an agency lets others count.' })
export class PolicyFact {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  owner!: string;

  @Field(() => String)
  description!: string;

  @Field(() => String, { description: 'EVENT happened on its day; STATE holds until the next.' })
  kind!: string;

  @Field(() => [String], { description: 'Codes of data categories.' })
  categories!: string[];

  @Field(() => [PolicyAttribute])
  attributes!: PolicyAttribute[];
}

/** Nothing of it is about anybody, so it is for everybody who may ask at all. */
@Resolver()
export class PolicyCatalogue {
  @Query(() => [PolicyMeasure], { description: 'Measures that `policyTable` answers by name.' })
  policyMeasures(): PolicyMeasure[] {
    return LISTED;
  }

  @Query(() => [PolicyDimension], {
    description: 'Dimensions of any table. Those of a measure also are `index.` and an attribute of its index fact.',
  })
  policyDimensions(): PolicyDimension[] {
    return DIMENSIONS.map(({ name, description, dated, of }) => {
      const dimension = of(0);
      const ofPeriod = dimension.kind === 'QUARTER' || dimension.kind === 'YEAR';
      return { name, description, dated, codes: ofPeriod ? null : [...codesOf(dimension, SOME_QUESTION, FACTS)] };
    });
  }

  @Query(() => [PolicyFact], { description: 'What each agency lets be counted.' })
  policyFacts(): PolicyFact[] {
    return FACTS.map(factOf);
  }
}

const SOME_DAY = { from: '2026-01-01', to: '2026-01-01' };
const SOME_QUESTION = questionOf(MEASURES[0]!);
const LISTED = MEASURES.map(measureOf);

function questionOf({ asked, by = [], filters = [] }: Measure) {
  return understood({ ...asked, index: { ...asked.index, ...SOME_DAY }, by, filters }, FACTS);
}

function measureOf(measure: Measure): PolicyMeasure {
  const { asked, by = [], notCollected = null, wholly, notes = [], questions, ...words } = measure;
  const facts = wholly ? [] : [...new Evaluation(questionOf(measure), FACTS, 0).plan.facts.values()];
  return {
    name: words.name,
    title: words.title,
    family: words.family,
    universe: words.universe,
    numerator: words.numerator,
    denominator: words.denominator,
    questions: [...questions],
    indexFact: asked.index.fact,
    sources: sourcesOf(facts),
    by: by.map(({ dimension, at }) => ({ dimension, at: at ?? null })),
    notCollected,
    answered: !wholly,
    notes: [...notes],
  };
}

function factOf({ name, owner, description, kind, categories, attributes }: OwnedFact): PolicyFact {
  return {
    name,
    owner,
    description,
    kind,
    categories: [...categories],
    attributes: Object.entries(attributes).map(([attribute, codes]) => ({ name: attribute, codes: [...codes] })),
  };
}
