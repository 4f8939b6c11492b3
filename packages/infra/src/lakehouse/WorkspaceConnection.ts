import { CloudwatchEventConnection } from '#aws/cloudwatch-event-connection';
import { Construct } from '#constructs';

/**
 * What EventBridge signs in to a workspace with.
 *
 * @public
 */
export interface WorkspaceConnectionProps {
  readonly name: string;
  /** The workspace's address, with its scheme. */
  readonly host: string;
  /** The service principal's application id and OAuth secret. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/**
 * An EventBridge connection to a workspace as a service principal, for what calls
 * the workspace's API from AWS. EventBridge keeps the credentials in a secret of
 * its own, gets tokens by itself and renews them.
 *
 * Sources: Amazon EventBridge user guide, authorization methods for connections;
 * Databricks docs, OAuth machine-to-machine, 2026.
 *
 * @public
 */
export class WorkspaceConnection extends Construct {
  readonly connectionArn: string;
  readonly secretArn: string;

  constructor(scope: Construct, id: string, props: WorkspaceConnectionProps) {
    super(scope, id);
    const connection = new CloudwatchEventConnection(this, 'Resource', {
      name: props.name,
      description: 'Signs in to the Databricks workspace',
      authorizationType: 'OAUTH_CLIENT_CREDENTIALS',
      authParameters: {
        oauth: {
          authorizationEndpoint: `${props.host}/oidc/v1/token`,
          httpMethod: 'POST',
          clientParameters: {
            clientId: props.clientId,
            clientSecret: props.clientSecret,
          },
          oauthHttpParameters: {
            body: [
              {
                key: 'grant_type',
                value: 'client_credentials',
                isValueSecret: false,
              },
              { key: 'scope', value: 'all-apis', isValueSecret: false },
            ],
          },
        },
      },
    });
    this.connectionArn = connection.arn;
    this.secretArn = connection.secretArn;
  }
}
