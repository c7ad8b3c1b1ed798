/** Something that whoever starts or asks the local identity provider can put right; says where and how. */
export abstract class IdentityFault extends Error {
  abstract readonly code: string;
}

export class DevelopmentOnly extends IdentityFault {
  readonly code = 'IDENTITY_DEVELOPMENT_ONLY';

  constructor() {
    super(
      'the local identity provider signs in anybody as a synthetic person and does not start with `LEAD_ENV` set to ' +
        '`production`; point the gateway to your own OpenID issuer instead',
    );
  }
}

export class SettingNotValid extends IdentityFault {
  readonly code = 'IDENTITY_SETTING_NOT_VALID';

  constructor(setting: string, came: string, expected: string) {
    super(`\`${setting}\` is \`${came}\`; expected ${expected}`);
  }
}

export class AddressTaken extends IdentityFault {
  readonly code = 'IDENTITY_ADDRESS_TAKEN';

  constructor(host: string, port: number, reason: string) {
    super(
      `the local identity provider can not listen on \`${host}:${port}\` (${reason}); stop what uses it or set ` +
        '`IDENTITY_HOST` and `IDENTITY_PORT`',
    );
  }
}

export class KeysUnreadable extends IdentityFault {
  readonly code = 'IDENTITY_KEYS_UNREADABLE';

  constructor(file: string, reason: string) {
    super(
      `\`${file}\` is not what the local identity provider wrote (${reason}); delete it to have it made again, ` +
        'and ask for new tokens',
    );
  }
}

export class PersonaNotValid extends IdentityFault {
  readonly code = 'PERSONA_NOT_VALID';

  constructor(name: string, reason: string) {
    super(`persona \`${name}\` ${reason}; correct schema/personas.json`);
  }
}

export class PersonaUnknown extends IdentityFault {
  readonly code = 'PERSONA_UNKNOWN';

  constructor(name: string, known: readonly string[]) {
    super(
      known.length === 0
        ? `no persona \`${name}\`: no local identity provider has started with this keys folder yet; run \`npm start\``
        : `no persona \`${name}\`; expected one of ${known.join(', ')}`,
    );
  }
}

export class PersonaRefused extends IdentityFault {
  readonly code = 'PERSONA_REFUSED';

  /** `reason` is the error code of RFC 6749, section 5.2, or the HTTP status. */
  constructor(name: string, issuer: string, reason: string) {
    super(
      `\`${issuer}\` gave no token to persona \`${name}\` (${reason}); ` +
        'check that it runs with the same keys folder and start it again',
    );
  }
}

export class IssuerUnreachable extends IdentityFault {
  readonly code = 'IDENTITY_UNREACHABLE';

  constructor(issuer: string, reason: string) {
    super(`\`${issuer}\` does not answer (${reason}); start the local identity provider with \`npm start\``);
  }
}
