import { registerEnumType } from 'type-graphql';

/** How a victim service provider houses somebody; our own list, without anything that tells where. */
export enum VictimServiceStayKind {
  CONFIDENTIAL_SHELTER = 'CONFIDENTIAL_SHELTER',
  SAFE_HOME = 'SAFE_HOME',
  HOTEL_STAY = 'HOTEL_STAY',
  TRANSITIONAL_HOUSING = 'TRANSITIONAL_HOUSING',
}

registerEnumType(VictimServiceStayKind, {
  name: 'VictimServiceStayKind',
  description: 'How a victim service provider houses somebody.',
});
