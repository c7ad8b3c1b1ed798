/** Precincts of the Seattle Police Department and the transit zone of the King County Sheriff. */
export const CATCHMENTS = ['spd-west', 'spd-east', 'spd-north', 'spd-south', 'spd-southwest', 'kcso-transit'] as const;
