import { EC2Client } from '@aws-sdk/client-ec2';
import { STSClient } from '@aws-sdk/client-sts';
import { fromTemporaryCredentials } from '@aws-sdk/credential-providers';
import type { AwsCredentialsManager } from '@backstage/integration-aws-node';
import type { AwsAccountConfig } from '../config/AwsConfig';
import { answersOnly } from './answersOnly';
import { type AwsClientOptions, awsClientSettings } from './awsClientSettings';
import { type AwsIdentity, RenewedCredentials } from './RenewedCredentials';

/** The longest that AWS gives a role that is taken with the session of another one. */
const SESSION_SECONDS = 3_600;

/**
 * One account with the credentials for it: those of the `aws` section of
 * app-config, or a role that is taken with them. Clients are made once for each
 * region. Credentials that AWS does not take any more need another session.
 */
export class AwsSession {
  readonly credentials: RenewedCredentials;
  readonly #account: AwsAccountConfig;
  readonly #options: AwsClientOptions;
  readonly #ec2 = new Map<string, EC2Client>();
  readonly #sts = new Map<string, STSClient>();

  constructor(options: {
    account: AwsAccountConfig;
    manager: AwsCredentialsManager;
    client: AwsClientOptions;
  }) {
    this.#account = options.account;
    this.#options = options.client;
    let source: (() => Promise<AwsIdentity>) | undefined;
    this.credentials = new RenewedCredentials(async () => {
      source ??= await this.#source(options.manager);
      return source();
    });
  }

  /** The client of EC2 in a region; it must not be destroyed. */
  ec2(region: string): EC2Client {
    const client =
      this.#ec2.get(region) ??
      answersOnly(new EC2Client(this.#settings(region)));
    this.#ec2.set(region, client);
    return client;
  }

  /** The client of STS in a region; it must not be destroyed. */
  sts(region: string): STSClient {
    const client =
      this.#sts.get(region) ?? new STSClient(this.#settings(region));
    this.#sts.set(region, client);
    return client;
  }

  #settings(region: string) {
    return {
      ...awsClientSettings(region, this.#options),
      credentials: () => this.credentials.get(),
    };
  }

  async #source(
    manager: AwsCredentialsManager,
  ): Promise<() => Promise<AwsIdentity>> {
    const { accountId, regions, role } = this.#account;
    if (!role) {
      const own = await manager.getCredentialProvider({ accountId });
      return own.sdkCredentialProvider;
    }
    const { sdkCredentialProvider } = await manager.getCredentialProvider(
      role.via === undefined ? undefined : { accountId: role.via },
    );
    return fromTemporaryCredentials({
      masterCredentials: sdkCredentialProvider,
      params: {
        RoleArn: role.arn,
        RoleSessionName: 'lakeport',
        ...(role.externalId && { ExternalId: role.externalId }),
        DurationSeconds: SESSION_SECONDS,
      },
      // A session of a region's STS is taken in every region; one of the global
      // STS is not, in regions that an account has to opt in to.
      clientConfig: awsClientSettings(regions[0], this.#options),
    });
  }
}
