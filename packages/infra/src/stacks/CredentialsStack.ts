import { LAKEHOUSE_PRINCIPAL } from '@lakeport/project';
import { TerraformOutput } from '#cdk';
import { Construct } from '#constructs';
import { awsProvider } from '../framework/awsProvider';
import { constructId } from '../framework/constructId';
import { databricksAccountProvider } from '../framework/databricksAccountProvider';
import { ProjectStack } from '../framework/ProjectStack';
import { required } from '../framework/required';
import { timeProvider } from '../framework/timeProvider';
import { RotatingSecret } from '../credentials/RotatingSecret';
import { WorkspaceConnection } from '../lakehouse/WorkspaceConnection';
import { BaseStack } from './BaseStack';
import { EnvironmentStackProps } from './EnvironmentStackProps';
import { WorkspaceStack } from './WorkspaceStack';

/**
 * What the credentials stack is made from.
 *
 * @public
 */
export interface CredentialsStackProps extends EnvironmentStackProps {
  readonly base: BaseStack;
  readonly workspace: WorkspaceStack;
}

/**
 * What the credentials stack puts out for the stacks above it.
 *
 * @public
 */
export interface CredentialsOutputs {
  /** What signs in to the workspace to start the lakehouse's job. */
  readonly connection?: {
    readonly arn: TerraformOutput;
    readonly secretArn: TerraformOutput;
  };
}

/**
 * The OAuth secrets of an environment's service principals, and what is made of
 * them: the EventBridge connection of a lakehouse. They are apart
 * from everything else, so that rotating them changes nothing else. The stack
 * is there before the first secret and after the last one, which it destroys.
 *
 * @public
 */
export class CredentialsStack extends ProjectStack {
  readonly kind = 'credentials';
  readonly outputs: CredentialsOutputs;

  constructor(scope: Construct, name: string, props: CredentialsStackProps) {
    super(scope, name, props);
    const { base, environment, names, project, workspace } = props;
    awsProvider(this, project, environment, names);
    const provider = databricksAccountProvider(this, {
      accountId: project.spec.databricks.accountId,
      isOnPlatform: project.spec.platform !== undefined,
    });
    timeProvider(this);

    // Whoever brings a key decides what it is for; ours is for all storage.
    const { storage } = environment.encryption;
    const hasKey = storage && storage.key.mode === 'create';
    const kmsKeyArn = () =>
      hasKey ? this.readString(base.required('storageKeyArn')) : undefined;
    let connection: CredentialsOutputs['connection'];
    for (const [principal, { secret }] of Object.entries(
      environment.servicePrincipals,
    )) {
      if (!secret) {
        continue;
      }
      const outputs = required(
        workspace.outputs.servicePrincipals,
        principal,
        'service principal',
      );
      const id = constructId(principal);
      const rotating = new RotatingSecret(this, `secret-${id}`, {
        provider,
        secretName: names.servicePrincipals[principal].secret,
        host: this.readString(workspace.outputs.workspaceUrl),
        servicePrincipalId: this.readString(outputs.id),
        applicationId: this.readString(outputs.applicationId),
        rotateDays: secret.rotateDays,
        kmsKeyArn: kmsKeyArn(),
        deletionProtection: environment.deletionProtection,
      });
      this.putOut(
        `secret_arn_${id}`,
        rotating.secretArn,
        `Where the OAuth secret of ${principal} is kept`,
      );
      if (
        principal === LAKEHOUSE_PRINCIPAL &&
        names.lakehouse &&
        project.spec.lakehouse?.orchestration?.trigger === 'eventbridge'
      ) {
        connection = this.#connection(
          new WorkspaceConnection(this, 'lakehouse-connection', {
            name: names.lakehouse.connection,
            host: this.readString(workspace.outputs.workspaceUrl),
            clientId: this.readString(outputs.applicationId),
            clientSecret: rotating.clientSecret,
          }),
        );
      }
    }
    this.outputs = { ...(connection && { connection }) };
  }

  #connection({
    connectionArn,
    secretArn,
  }: WorkspaceConnection): CredentialsOutputs['connection'] {
    return {
      arn: this.putOut(
        'lakehouse_connection_arn',
        connectionArn,
        'EventBridge connection to the workspace',
      ),
      secretArn: this.putOut(
        'lakehouse_connection_secret_arn',
        secretArn,
        'Where EventBridge keeps its credentials',
      ),
    };
  }
}
