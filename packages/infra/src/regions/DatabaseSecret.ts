import { Fn, TerraformProvider } from '#cdk';
import { SecretsmanagerSecret } from '#aws/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '#aws/secretsmanager-secret-version';
import { Construct } from '#constructs';
import { Password } from '#random/password';
import { RandomProvider } from '#random/provider';
import { LakeportStack } from '../framework/LakeportStack';
import { pinProvider } from '../framework/pinProvider';

/** The administrator of the database; `admin` and `root` are reserved. */
const USERNAME = 'lakeport';

/**
 * What the secret is made from.
 *
 * @public
 */
export interface DatabaseSecretProps {
  readonly stack: LakeportStack;
  /** Of the region that the secret is written in. */
  readonly provider: TerraformProvider;
  readonly name: string;
  readonly engine: string;
  readonly databaseName: string;
  readonly port: number;
  readonly kmsKeyArn: string;
  /** The further regions that it is there in. */
  readonly replicas: ReadonlyArray<{ region: string; kmsKeyArn: string }>;
  readonly deletionProtection: boolean;
}

/**
 * The administrator of a database and a random password, in Secrets Manager in
 * every region.
 *
 * RDS could keep the password itself (`manage_master_user_password`), but not
 * of a cluster of a global database, nor of an instance that replicas are made
 * of: so it is made here, and never put out.
 *
 * Sources: Amazon Aurora User Guide and Amazon RDS User Guide, "Password
 * management with AWS Secrets Manager", limitations, 2026.
 *
 * @public
 */
export class DatabaseSecret extends Construct {
  readonly username = USERNAME;
  readonly password: string;

  constructor(scope: Construct, id: string, props: DatabaseSecretProps) {
    super(scope, id);
    pinProvider(props.stack, 'random');
    new RandomProvider(props.stack, 'random');
    this.password = new Password(this, 'password', {
      length: 32,
      // RDS takes no `/`, `@`, `"` or space.
      special: false,
    }).result;
    const secret = new SecretsmanagerSecret(this, 'Resource', {
      provider: props.provider,
      name: props.name,
      description: 'Administrator of the database across regions',
      kmsKeyId: props.kmsKeyArn,
      replica: props.replicas.map(({ region, kmsKeyArn }) => ({
        region,
        kmsKeyId: kmsKeyArn,
      })),
      // Without a waiting time the name is free again at once.
      recoveryWindowInDays: props.deletionProtection ? 30 : 0,
    });
    new SecretsmanagerSecretVersion(this, 'version', {
      provider: props.provider,
      secretId: secret.id,
      secretString: Fn.jsonencode({
        username: this.username,
        password: this.password,
        engine: props.engine,
        port: props.port,
        dbname: props.databaseName,
      }),
    });
  }
}
