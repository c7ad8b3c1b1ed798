import { registerEnumType } from 'type-graphql';

/** How a contact ended. A list of the program's own. */
export enum ContactDisposition {
  DIVERTED_IN_LIEU_OF_BOOKING = 'DIVERTED_IN_LIEU_OF_BOOKING',
  REFERRED = 'REFERRED',
  RELEASED = 'RELEASED',
  CITED = 'CITED',
  BOOKED = 'BOOKED',
}

registerEnumType(ContactDisposition, { name: 'ContactDisposition', description: 'How a contact ended.' });
