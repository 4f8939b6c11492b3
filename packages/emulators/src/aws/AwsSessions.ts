import { randomBytes } from 'node:crypto';
import { BoundedMap } from '../BoundedMap';
import type { TokenLife } from '../faults/ServiceFaults';
import { AwsError } from './AwsError';

/** Who asks AWS, and where. */
export interface AwsCaller {
  /** Twelve digits. */
  accountId: string;
  region: string;
  arn: string;
}

interface Session {
  accountId: string;
  arn: string;
  until: number;
  usesLeft: number;
  token: string;
}

/** Credentials of a role that somebody has taken. */
export interface RoleCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiration: Date;
  arn: string;
  id: string;
}

const CREDENTIAL =
  /^AWS4-HMAC-SHA256 Credential=(\w+)\/\d{8}\/([a-z0-9-]+)\/(ec2|sts)\/aws4_request/;
const USER_KEY = /^AKIA(\d{12})$/;
const ROLE = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/([\w+=,.@/-]+)$/;

function unknownKey(): AwsError {
  return new AwsError(
    403,
    'InvalidClientTokenId',
    'The security token included in the request is invalid.',
  );
}

/**
 * Whose credentials signed a request. A user of an account has the access key id
 * AKIA and the twelve digits of the account; a role the one that it was given.
 * Signatures are not looked at.
 */
export class AwsSessions {
  private readonly sessions = new BoundedMap<Session>(10_000);

  constructor(
    private readonly options: {
      /** Whether the account is one of those that are emulated. */
      isAccount: (accountId: string) => boolean;
      life: (seconds: number) => TokenLife;
    },
  ) {}

  /** @throws AwsError for a request that nobody known has signed */
  caller(headers: {
    authorization?: string;
    'x-amz-security-token'?: string | string[];
  }): AwsCaller {
    const signed = CREDENTIAL.exec(headers.authorization ?? '');
    if (!signed) {
      throw new AwsError(
        403,
        'MissingAuthenticationToken',
        'Request is missing Authentication Token',
      );
    }
    const [, key, region] = signed;
    const [, accountId] = USER_KEY.exec(key) ?? [];
    if (accountId && this.options.isAccount(accountId)) {
      return { accountId, region, arn: `arn:aws:iam::${accountId}:user/demo` };
    }
    const session = this.sessions.get(key);
    if (!session || session.token !== headers['x-amz-security-token']) {
      throw unknownKey();
    }
    if (session.until < Date.now() || session.usesLeft === 0) {
      throw new AwsError(
        403,
        'ExpiredToken',
        'The security token included in the request is expired',
      );
    }
    session.usesLeft -= 1;
    return { accountId: session.accountId, region, arn: session.arn };
  }

  /**
   * Lets a caller take a role of an account that is emulated.
   *
   * @throws AwsError AccessDenied for another one
   */
  assume(
    caller: AwsCaller,
    role: { arn: string; session: string; seconds: number },
  ): RoleCredentials {
    const [, partition, accountId, name] = ROLE.exec(role.arn) ?? [];
    if (!accountId || !this.options.isAccount(accountId)) {
      throw new AwsError(
        403,
        'AccessDenied',
        `User: ${caller.arn} is not authorized to perform: sts:AssumeRole on resource: ${role.arn}`,
      );
    }
    const { saidSeconds, livedSeconds, uses } = this.options.life(role.seconds);
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const token = randomBytes(48).toString('base64');
    const arn = `arn:${partition}:sts::${accountId}:assumed-role/${name
      .split('/')
      .pop()}/${role.session}`;
    this.sessions.set(accessKeyId, {
      accountId,
      arn,
      until: Date.now() + livedSeconds * 1000,
      usesLeft: uses ?? Infinity,
      token,
    });
    return {
      accessKeyId,
      secretAccessKey: randomBytes(30).toString('base64'),
      sessionToken: token,
      expiration: new Date(Date.now() + saidSeconds * 1000),
      arn,
      id: `AROA${randomBytes(8).toString('hex').toUpperCase()}:${role.session}`,
    };
  }
}
