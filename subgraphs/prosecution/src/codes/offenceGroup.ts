import { registerEnumType } from 'type-graphql';

/** The program's own groups of divertible conduct. */
export enum OffenceGroup {
  DRUG_POSSESSION = 'DRUG_POSSESSION', // RCW 69.50.4013
  DRUG_SUBSISTENCE_SALE = 'DRUG_SUBSISTENCE_SALE', // RCW 69.50.401
  PROSTITUTION = 'PROSTITUTION', // RCW 9A.88.030
  SHOPLIFT_THEFT3 = 'SHOPLIFT_THEFT3', // RCW 9A.56.050
  TRESPASS = 'TRESPASS', // RCW 9A.52.070, .080
  PROPERTY_DAMAGE = 'PROPERTY_DAMAGE', // RCW 9A.48.090
  TRANSIT = 'TRANSIT',
  OTHER_POVERTY = 'OTHER_POVERTY',
  OTHER = 'OTHER',
}

registerEnumType(OffenceGroup, { name: 'ChargeOffenceGroup', description: "The program's own groups of conduct." });
