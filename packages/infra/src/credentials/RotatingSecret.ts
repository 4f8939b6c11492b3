import { Fn, TerraformProvider } from '#cdk';
import { SecretsmanagerSecret } from '#aws/secretsmanager-secret';
import { SecretsmanagerSecretVersion } from '#aws/secretsmanager-secret-version';
import { Construct } from '#constructs';
import { ServicePrincipalSecret } from '#dbx/service-principal-secret';
import { Rotating } from '#time/rotating';
import { literal } from '../framework/literal';

/** The longest life of an OAuth secret, in days (Databricks docs, 2026). */
const LONGEST_LIFE = 730;
const SECONDS_A_DAY = 86_400;

/**
 * What a rotating secret is made from.
 *
 * @public
 */
export interface RotatingSecretProps {
  /** An account-level Databricks provider. */
  readonly provider: TerraformProvider;
  /** Its name in AWS Secrets Manager. */
  readonly secretName: string;
  /** Address of the workspace that it signs in to. */
  readonly host: string;
  readonly servicePrincipalId: string;
  readonly applicationId: string;
  /** Days after which the next apply makes a new one. */
  readonly rotateDays: number;
  /** A key of the customer; else the one of Secrets Manager is used. */
  readonly kmsKeyArn?: string;
  readonly deletionProtection: boolean;
}

/**
 * The OAuth secret of a service principal, kept in AWS Secrets Manager as
 * JSON with `host`, `client_id` and `client_secret`. When its time has come,
 * the next apply makes a new one, stores it, and only then takes the old one
 * away.
 *
 * It lives twice as long as it is used, so that a late apply finds it working,
 * and no longer, so that a forgotten one dies by itself.
 *
 * Source: Databricks Terraform provider 1.128.0,
 * `databricks_service_principal_secret`, 2026-08-19.
 *
 * @public
 */
export class RotatingSecret extends Construct {
  readonly secretArn: string;
  /** The secret itself, for what signs in with it. */
  readonly clientSecret: string;

  constructor(scope: Construct, id: string, props: RotatingSecretProps) {
    super(scope, id);
    const { rotateDays } = props;
    const rotation = new Rotating(this, 'rotation', {
      rotationDays: rotateDays,
    });
    const oauth = new ServicePrincipalSecret(this, 'Resource', {
      provider: props.provider,
      servicePrincipalId: props.servicePrincipalId,
      timeRotating: rotation.id,
      lifetime: `${Math.min(2 * rotateDays, LONGEST_LIFE) * SECONDS_A_DAY}s`,
      lifecycle: { createBeforeDestroy: true },
    });
    const secret = new SecretsmanagerSecret(this, 'store', {
      name: literal(props.secretName),
      description: 'OAuth secret of a Databricks service principal',
      kmsKeyId: props.kmsKeyArn,
      // Without a waiting time the name is free again at once.
      recoveryWindowInDays: props.deletionProtection ? 30 : 0,
    });
    new SecretsmanagerSecretVersion(this, 'version', {
      secretId: secret.id,
      secretString: Fn.jsonencode({
        host: props.host,
        client_id: props.applicationId,
        client_secret: oauth.secret,
      }),
      lifecycle: { createBeforeDestroy: true },
    });
    this.secretArn = secret.arn;
    this.clientSecret = oauth.secret;
  }
}
