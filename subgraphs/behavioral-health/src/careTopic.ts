import { registerEnumType } from 'type-graphql';

/** What a row is about beside health at large. Each adds a category: one too many only closes the row further. */
export enum CareTopic {
  MENTAL_HEALTH = 'MENTAL_HEALTH',
  SEXUALLY_TRANSMITTED_INFECTION = 'SEXUALLY_TRANSMITTED_INFECTION',
  COMPETENCY = 'COMPETENCY',
  PART2_RECORD = 'PART2_RECORD',
}

registerEnumType(CareTopic, {
  name: 'CareTopic',
  description: 'What a record is about beside health at large. Each adds a category; none takes one away.',
  valuesConfig: {
    COMPETENCY: { description: 'Competency to stand trial: evaluation or restoration under ch. 10.77 RCW.' },
    PART2_RECORD: { description: 'It repeats what a program under 42 CFR Part 2 recorded, whichever that is.' },
  },
});
