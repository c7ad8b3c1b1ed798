/** Those of HUD's codes of living situations (3.12.1) that the measured people's rows hold. */
export const SITUATIONS: Readonly<Record<number, string>> = {
  101: 'EMERGENCY_SHELTER',
  116: 'PLACE_NOT_MEANT_FOR_HABITATION',
  206: 'HOSPITAL',
  410: 'RENTAL_WITHOUT_SUBSIDY',
  435: 'RENTAL_WITH_SUBSIDY',
};
