import { registerEnumType } from 'type-graphql';

/** NIBRS data element 43. */
export enum ArrestType {
  O = 'O', // on-view: taken into custody without a warrant or an earlier report
  S = 'S', // summoned or cited, not taken into custody
  T = 'T', // taken into custody on a warrant or an earlier report
}

registerEnumType(ArrestType, {
  name: 'ArrestType',
  description: 'NIBRS arrest type.',
  valuesConfig: {
    O: { description: 'On-view: taken into custody without a warrant or an earlier report.' },
    S: { description: 'Summoned or cited, not taken into custody.' },
    T: { description: 'Taken into custody on a warrant or an earlier report.' },
  },
});
