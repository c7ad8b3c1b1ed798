import { registerEnumType } from 'type-graphql';

/** The doors into LEAD. */
export enum ReferralRoute {
  ARREST_DIVERSION = 'ARREST_DIVERSION',
  SOCIAL_CONTACT = 'SOCIAL_CONTACT',
  COMMUNITY_REFERRAL = 'COMMUNITY_REFERRAL',
  PROSECUTOR_REFERRAL = 'PROSECUTOR_REFERRAL',
  JAIL_REFERRAL = 'JAIL_REFERRAL',
  COURT_REFERRAL = 'COURT_REFERRAL',
}

registerEnumType(ReferralRoute, { name: 'ReferralRoute', description: 'The door by which somebody came to LEAD.' });

/** How the warm hand-off to a case manager went. */
export enum ReferralHandOff {
  MET = 'MET',
  PHONE = 'PHONE',
  MISSED = 'MISSED',
  DECLINED = 'DECLINED',
}

registerEnumType(ReferralHandOff, {
  name: 'ReferralHandOff',
  description: 'How the warm hand-off to a case manager went.',
});

/** What drove the conduct, as the referrer stated it. */
export enum ReferralDriver {
  BH = 'BH',
  POVERTY = 'POVERTY',
  BOTH = 'BOTH',
  UNKNOWN = 'UNKNOWN',
}

registerEnumType(ReferralDriver, {
  name: 'ReferralDriver',
  description: 'Behavioral health, poverty or both, as the referrer stated it: of low trust.',
});

export enum ReferralOffenseGroup {
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

registerEnumType(ReferralOffenseGroup, {
  name: 'ReferralOffenseGroup',
  description: 'Group of the offense the referral arose from, where there was one.',
});

export enum ScreenResult {
  ELIGIBLE = 'ELIGIBLE',
  PRESUMPTIVELY_ELIGIBLE = 'PRESUMPTIVELY_ELIGIBLE',
  INELIGIBLE = 'INELIGIBLE',
  OVERRIDDEN = 'OVERRIDDEN',
}

registerEnumType(ScreenResult, {
  name: 'ScreenResult',
  description: 'What a screen came to. `OVERRIDDEN`: let in though a criterion speaks against it, for a reason.',
});
