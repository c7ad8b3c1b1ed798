import { registerEnumType } from 'type-graphql';

/** The kinds of conduct that diversion asks about. A list of the program's own. */
export enum OffenseGroup {
  DRUG_POSSESSION = 'DRUG_POSSESSION',
  DRUG_SUBSISTENCE_SALE = 'DRUG_SUBSISTENCE_SALE',
  PROSTITUTION = 'PROSTITUTION',
  SHOPLIFT_THEFT3 = 'SHOPLIFT_THEFT3',
  TRESPASS = 'TRESPASS',
  PROPERTY_DAMAGE = 'PROPERTY_DAMAGE',
  TRANSIT = 'TRANSIT',
  OTHER_POVERTY = 'OTHER_POVERTY',
  OTHER = 'OTHER',
}

registerEnumType(OffenseGroup, {
  name: 'ContactOffenseGroup',
  description: 'The kinds of conduct that diversion asks about.',
});
