import { registerEnumType } from 'type-graphql';

/** Courts whose warrants police here meet. A list of the program's own; the county's courts by name. */
export enum IssuingCourt {
  KING_COUNTY_SUPERIOR = 'KING_COUNTY_SUPERIOR',
  KING_COUNTY_DISTRICT = 'KING_COUNTY_DISTRICT',
  SEATTLE_MUNICIPAL = 'SEATTLE_MUNICIPAL',
  BURIEN_MUNICIPAL = 'BURIEN_MUNICIPAL',
  KENT_MUNICIPAL = 'KENT_MUNICIPAL',
  AUBURN_MUNICIPAL = 'AUBURN_MUNICIPAL',
  RENTON_MUNICIPAL = 'RENTON_MUNICIPAL',
  FEDERAL_WAY_MUNICIPAL = 'FEDERAL_WAY_MUNICIPAL',
  SEATAC_MUNICIPAL = 'SEATAC_MUNICIPAL',
  TUKWILA_MUNICIPAL = 'TUKWILA_MUNICIPAL',
  TRIBAL = 'TRIBAL',
  OUT_OF_COUNTY = 'OUT_OF_COUNTY',
}

registerEnumType(IssuingCourt, { name: 'PoliceWarrantCourt', description: 'Court that issued a warrant.' });
