import { type Dice, sharesOf } from './dice';
import { FACTS, type SyntheticFact } from './facts';
import { Rows } from './rows';

/** 2018-01-01 and 2026-06-30: but for births nothing is earlier or later. */
export const FIRST_DAY = 17_532;
export const LAST_DAY = 20_634;

/** 1940-01-01 and 2007-12-31. */
const FIRST_BIRTH = -10_957;
const LAST_BIRTH = 13_878;

/** Part of all codes that were never entered. */
const NOT_KNOWN = 0.02;

/** Of one person. Whoever is active has many of everything, and much of it about one season. */
interface Person {
  readonly number: number;
  /** 1 on average. */
  readonly activity: number;
  readonly season: number;
}

/** What happened to synthetic people: of any fact and person alone, always the same. */
export class History {
  private readonly rows = new Rows();
  /** What others follow from. */
  private readonly causes = new Rows();
  private readonly earlierCauses = new Rows();

  /** `daysApart`: everything falls on the first of so many days. */
  constructor(
    private readonly dice: Dice,
    private readonly daysApart: number,
  ) {}

  /** The person's rows in order, until the next are drawn. */
  draw(fact: SyntheticFact, number: number): Rows {
    this.rows.clear();
    DRAWN[fact.name]!.call(this, this.personOf(number), this.rows);
    if (this.daysApart > 1) this.rows.gather(this.daysApart);
    this.rows.sort();
    return this.rows;
  }

  /** A fact's rows as a cause of others: in the order in which they were drawn. */
  contacts(person: Person, rows: Rows): Rows {
    const dice = this.of(person, 'police-contact');
    rows.clear();
    for (let left = dice.count(3.1 * person.activity); left > 0; left -= 1)
      rows.add(this.dayOf(person), this.code(CONTACT_TYPE), this.code(CATCHMENT));
    return rows;
  }

  referrals(person: Person, rows: Rows): Rows {
    const contacts = this.contacts(person, this.earlierCauses);
    const dice = this.of(person, 'referral');
    rows.clear();
    for (let row = 0; row < contacts.length; row += 1) {
      const [type, catchment] = [contacts.code(row, 0), contacts.code(row, 1)];
      const route = type === ARREST_DIVERSION ? 1 : 2;
      if (dice.chance(REFERRED[type]!)) rows.add(contacts.day(row), route, catchment, this.code(OFFENCE_GROUP));
    }
    for (let left = dice.count(0.5 * person.activity); left > 0; left -= 1)
      rows.add(this.dayOf(person), this.code(OTHER_ROUTE), this.code(CATCHMENT), this.code(OFFENCE_GROUP));
    return rows;
  }

  enrolments(person: Person, rows: Rows): Rows {
    const referrals = this.referrals(person, this.causes);
    const dice = this.of(person, 'enrolment');
    rows.clear();
    for (let row = 0; row < referrals.length; row += 1)
      if (dice.chance(0.5)) this.add(rows, referrals.day(row) + 5 + dice.upTo(55), this.code(FUNDING));
    return rows;
  }

  handOffs(person: Person, rows: Rows): void {
    const referrals = this.referrals(person, this.causes);
    const dice = this.of(person, 'hand-off');
    for (let row = 0; row < referrals.length; row += 1) {
      if (dice.chance(0.7)) this.add(rows, referrals.day(row) + dice.upTo(45), this.code(OUTCOME));
      if (dice.chance(0.2)) this.add(rows, referrals.day(row) + dice.upTo(60), this.code(OUTCOME));
    }
  }

  engagements(person: Person, rows: Rows): void {
    const enrolments = this.enrolments(person, this.earlierCauses);
    const dice = this.of(person, 'engagement');
    for (let row = 0; row < enrolments.length; row += 1) {
      let day = enrolments.day(row);
      let status = 1;
      for (let left = 1 + dice.count(1); left > 0; left -= 1) {
        this.add(rows, day, dice.chance(NOT_KNOWN) ? 0 : status);
        day += 30 + dice.upTo(370);
        status = 3 - status;
      }
    }
  }

  arrests(person: Person, rows: Rows): void {
    const contacts = this.contacts(person, this.causes);
    const dice = this.of(person, 'arrest');
    for (let row = 0; row < contacts.length; row += 1) {
      const type = contacts.code(row, 0);
      if (type === CUSTODY_ARREST) this.add(rows, contacts.day(row), 2, this.code(BOOKED));
      if (type === WARRANT_SERVICE) this.add(rows, contacts.day(row), 1, this.code(BOOKED));
    }
    for (let left = dice.count(0.1 * person.activity); left > 0; left -= 1)
      rows.add(this.dayOf(person), this.code(BASIS), this.code(BOOKED));
  }

  encounters(person: Person, rows: Rows): void {
    const contacts = this.contacts(person, this.causes);
    const dice = this.of(person, 'encounter');
    for (let row = 0; row < contacts.length; row += 1)
      if (contacts.code(row, 0) === CRISIS_CALL && dice.chance(0.3))
        this.add(rows, contacts.day(row) + dice.upTo(10), this.code(ENCOUNTER_CLASS), 1);
    for (let left = dice.count(4.9 * person.activity); left > 0; left -= 1) {
      const of = this.code(ENCOUNTER_CLASS);
      rows.add(this.dayOf(person), of, dice.chance(NOT_KNOWN) ? 0 : dice.chance(CRISIS[of]!) ? 1 : 2);
    }
  }

  charges(person: Person, rows: Rows): void {
    const contacts = this.contacts(person, this.causes);
    const dice = this.of(person, 'charge');
    for (let row = 0; row < contacts.length; row += 1)
      if (dice.chance(CHARGED[contacts.code(row, 0)]!))
        this.add(rows, contacts.day(row) + dice.upTo(120), this.code(CHARGE_CLASS), this.code(CHARGE_OUTCOME));
    for (let left = dice.count(0.8 * person.activity); left > 0; left -= 1)
      rows.add(this.dayOf(person), this.code(CHARGE_CLASS), this.code(CHARGE_OUTCOME));
  }

  medications(person: Person, rows: Rows): void {
    const dice = this.of(person, 'medication');
    if (dice.chance(0.12))
      for (let left = dice.count(8); left > 0; left -= 1) rows.add(this.dayOf(person), dice.chance(NOT_KNOWN) ? 0 : 1);
    for (let left = dice.count(0.3); left > 0; left -= 1) rows.add(this.dayOf(person), 2);
  }

  housings(person: Person, rows: Rows): Rows {
    const dice = this.of(person, 'housing-enrolment');
    rows.clear();
    for (let left = dice.count(2); left > 0; left -= 1) rows.add(this.dayOf(person), this.code(PROJECT));
    return rows;
  }

  livingSituations(person: Person, rows: Rows): void {
    const housings = this.housings(person, this.causes);
    const dice = this.of(person, 'living-situation');
    for (let row = 0; row < housings.length; row += 1)
      if (housings.code(row, 0) === PSH && dice.chance(0.6)) rows.add(housings.day(row), PERMANENT);
    for (let left = dice.chance(0.9) ? 1 + dice.count(1.5) : 0; left > 0; left -= 1)
      rows.add(this.dayOf(person), this.code(LIVING_SITUATION));
  }

  /** As many as `mean` for everybody, on any day. */
  few(person: Person, rows: Rows, fact: string, mean: number, shares?: Float64Array): void {
    const dice = this.of(person, fact);
    for (let left = dice.count(mean); left > 0; left -= 1) rows.add(this.dayOf(person), shares ? this.code(shares) : 0);
  }

  once(person: Person, rows: Rows): void {
    const dice = this.of(person, 'person');
    rows.add(FIRST_BIRTH + dice.upTo(LAST_BIRTH - FIRST_BIRTH), this.code(SEX), this.code(RACE));
  }

  /** What is recorded late stands there too: the dead are no exception. */
  deaths(person: Person, rows: Rows): void {
    if (this.of(person, 'death').chance(0.02)) rows.add(this.dayOf(person));
  }

  private personOf(number: number): Person {
    const dice = this.dice.of(number, FACTS.length);
    const activity = dice.chance(0.8) ? 0.5 : 3;
    return { number, activity, season: FIRST_DAY + dice.upTo(LAST_DAY - FIRST_DAY) };
  }

  private of(person: Person, fact: string): Dice {
    return this.dice.of(person.number, STREAM[fact]!);
  }

  private dayOf({ season }: Person): number {
    const near = season - 90 + this.dice.upTo(180);
    const inSeason = this.dice.chance(0.4) && near >= FIRST_DAY && near <= LAST_DAY;
    return inSeason ? near : FIRST_DAY + this.dice.upTo(LAST_DAY - FIRST_DAY);
  }

  private code(shares: Float64Array): number {
    return this.dice.chance(NOT_KNOWN) ? 0 : 1 + this.dice.pick(shares);
  }

  private add(rows: Rows, day: number, first: number, second = 0): void {
    if (day <= LAST_DAY) rows.add(day, first, second);
  }
}

const STREAM = Object.fromEntries(FACTS.map(({ name }, index) => [name, index]));

const DRAWN: Readonly<Record<string, (this: History, person: Person, rows: Rows) => unknown>> = {
  person: History.prototype.once,
  referral: History.prototype.referrals,
  'hand-off': History.prototype.handOffs,
  enrolment: History.prototype.enrolments,
  engagement: History.prototype.engagements,
  death: History.prototype.deaths,
  'police-contact': History.prototype.contacts,
  arrest: History.prototype.arrests,
  encounter: History.prototype.encounters,
  medication: History.prototype.medications,
  'housing-enrolment': History.prototype.housings,
  'living-situation': History.prototype.livingSituations,
  charge: History.prototype.charges,
  'competency-order'(person, rows) {
    this.few(person, rows, 'competency-order', 0.15, FINDING);
  },
};

/** Types of a police contact, as codes. */
const ARREST_DIVERSION = 2;
const CUSTODY_ARREST = 3;
const CRISIS_CALL = 6;
const WARRANT_SERVICE = 9;
const PSH = 4;
const PERMANENT = 4;

/** By type of contact, the first of them not known. */
const REFERRED = [0, 0.5, 0.9, 0, 0, 0, 0, 0, 0, 0, 0];
const CHARGED = [0, 0, 0, 0.85, 0.85, 0, 0, 0, 0, 0.85, 0];
/** By class of encounter, the first of them not known. */
const CRISIS = [0.1, 0.06, 0.5, 0.3, 0.06, 0.06, 0.06];

const CONTACT_TYPE = sharesOf(15, 12, 15, 10, 20, 10, 6, 6, 4, 2);
const CATCHMENT = sharesOf(30, 18, 15, 14, 11, 12);
/** The first two follow from a contact. */
const OTHER_ROUTE = sharesOf(1, 1, 8, 4, 4, 2);
const OFFENCE_GROUP = sharesOf(28, 12, 5, 20, 12, 6, 7, 6, 4);
const OUTCOME = sharesOf(60, 15, 17, 8);
const FUNDING = sharesOf(50, 20, 18, 12);
const BASIS = sharesOf(30, 70);
const BOOKED = sharesOf(70, 30);
const ENCOUNTER_CLASS = sharesOf(55, 12, 10, 5, 8, 10);
const CHARGE_CLASS = sharesOf(25, 75);
const CHARGE_OUTCOME = sharesOf(45, 35, 20);
const PROJECT = sharesOf(35, 12, 25, 10, 12, 6);
const LIVING_SITUATION = sharesOf(55, 12, 18, 15);
const FINDING = sharesOf(50, 30, 20);
const SEX = sharesOf(36, 62, 2);
const RACE = sharesOf(6, 6, 26, 2, 44, 11, 5);
