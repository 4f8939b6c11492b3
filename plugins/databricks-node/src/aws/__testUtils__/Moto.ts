import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  PutRolePolicyCommand,
  PutUserPolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';

const REGION = 'us-west-2';

/** Credentials of the AWS SDK. */
export interface MotoCredentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/** An AWS in memory, which `npm run test:aws` starts. */
export class Moto {
  readonly url: string;

  constructor() {
    const { LAKEPORT_TEST_MOTO_URL: url } = process.env;
    if (!url) {
      throw new Error('These tests need moto: npm run test:aws');
    }
    this.url = url;
  }

  /** Forgets everything, and lets everybody do everything. */
  async reset(): Promise<void> {
    await this.#post('reset-auth', '1000000000');
    await this.#post('reset');
  }

  /** From now on everybody may do what IAM allows, and nothing else. */
  async enforce(): Promise<void> {
    await this.#post('reset-auth', '0');
  }

  /** Settings of a client of the AWS SDK. */
  settings(credentials: MotoCredentials, region = REGION) {
    return { region, endpoint: this.url, credentials, maxAttempts: 1 };
  }

  /** Somebody who may do everything in an account, before IAM is enforced. */
  async owner(accountId: string): Promise<MotoCredentials> {
    const sts = new STSClient(
      this.settings({ accessKeyId: 'owner', secretAccessKey: 'owner' }),
    );
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${accountId}:role/owner`,
        RoleSessionName: 'owner',
      }),
    );
    return {
      accessKeyId: given?.AccessKeyId ?? '',
      secretAccessKey: given?.SecretAccessKey ?? '',
      sessionToken: given?.SessionToken,
    };
  }

  /** A user with a policy and an access key. */
  async user(
    owner: MotoCredentials,
    name: string,
    policy: object,
  ): Promise<MotoCredentials> {
    const iam = new IAMClient(this.settings(owner));
    await iam.send(new CreateUserCommand({ UserName: name }));
    await iam.send(
      new PutUserPolicyCommand({
        UserName: name,
        PolicyName: 'portal',
        PolicyDocument: JSON.stringify(policy),
      }),
    );
    const { AccessKey: key } = await iam.send(
      new CreateAccessKeyCommand({ UserName: name }),
    );
    return {
      accessKeyId: key?.AccessKeyId ?? '',
      secretAccessKey: key?.SecretAccessKey ?? '',
    };
  }

  /** A role with a policy and those whom it trusts. */
  async role(
    owner: MotoCredentials,
    name: string,
    options: { trust: object; policy: object },
  ): Promise<void> {
    const iam = new IAMClient(this.settings(owner));
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: JSON.stringify(options.trust),
      }),
    );
    await iam.send(
      new PutRolePolicyCommand({
        RoleName: name,
        PolicyName: 'portal',
        PolicyDocument: JSON.stringify(options.policy),
      }),
    );
  }

  async #post(path: string, body?: string): Promise<void> {
    const { ok, status } = await fetch(`${this.url}/moto-api/${path}`, {
      method: 'POST',
      body,
    });
    if (!ok) {
      throw new Error(`moto answered ${status} to ${path}`);
    }
  }
}
