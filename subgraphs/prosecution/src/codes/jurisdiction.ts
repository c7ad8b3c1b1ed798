import { registerEnumType } from 'type-graphql';

/** In whose name a charge is brought. */
export enum Jurisdiction {
  KING_COUNTY = 'KING_COUNTY',
  SEATTLE = 'SEATTLE',
  BURIEN = 'BURIEN',
  KENT = 'KENT',
  AUBURN = 'AUBURN',
  RENTON = 'RENTON',
  FEDERAL_WAY = 'FEDERAL_WAY',
  SEATAC = 'SEATAC',
  TUKWILA = 'TUKWILA',
  TRIBAL = 'TRIBAL',
  OUT_OF_COUNTY = 'OUT_OF_COUNTY',
}

registerEnumType(Jurisdiction, { name: 'ProsecutionJurisdiction', description: 'In whose name a charge is brought.' });
