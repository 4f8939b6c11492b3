import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { CreateDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';

/** What of a step's input says what is to be deployed. */
export interface DeploymentInput
  extends Omit<
    CreateDeploymentRequest,
    'entityRef' | 'operation' | 'idempotencyKey'
  > {
  entityRef?: string;
  project?: string;
  environment?: string;
  operation?: CreateDeploymentRequest['operation'];
}

/**
 * A step's input as a request: references in full, defaults filled in. A task
 * has nobody who would come back to a busy environment, so it queues unless it
 * is told not to.
 *
 * @throws InputError where the input contradicts itself, before anything is asked
 */
export function deploymentRequest(
  input: DeploymentInput,
): Omit<CreateDeploymentRequest, 'idempotencyKey'> {
  const entityRef = environmentRef(input);
  const { operation = 'apply', whenBusy = 'queue', confirm } = input;
  const { ref, commit, promoteFrom, comment, approveInAdvance } = input;
  if (operation === 'destroy') {
    assertConfirmed(entityRef, confirm);
  }
  if (commit && promoteFrom) {
    throw new InputError(
      'Say either which "commit" to deploy or which environment to take it from ("promoteFrom"), not both',
    );
  }
  const from = promoteFrom && fullRef(promoteFrom);
  if (from === entityRef) {
    throw new InputError(
      `${entityRef} cannot be promoted from itself; "promoteFrom" names the environment before it`,
    );
  }
  return {
    entityRef,
    operation,
    whenBusy,
    ...(ref && { ref }),
    ...(commit && { commit }),
    ...(from && { promoteFrom: from }),
    ...(confirm && { confirm }),
    ...(comment && { comment }),
    ...(approveInAdvance && { approveInAdvance }),
  };
}

function environmentRef(input: DeploymentInput): string {
  const { entityRef, project, environment } = input;
  if (entityRef && !project && !environment) {
    return fullRef(entityRef);
  }
  if (!entityRef && project && environment) {
    return stringifyEntityRef({
      kind: 'resource',
      namespace: 'default',
      name: `${project}-${environment}`,
    });
  }
  throw new InputError(
    'Name the environment either by "entityRef" or by "project" and "environment" together',
  );
}

function fullRef(entityRef: string): string {
  return stringifyEntityRef(
    parseEntityRef(entityRef, {
      defaultKind: 'resource',
      defaultNamespace: 'default',
    }),
  );
}

function assertConfirmed(entityRef: string, confirm: string | undefined) {
  const { name } = parseEntityRef(entityRef);
  if (confirm !== name) {
    throw new InputError(
      `destroy removes everything that ${entityRef} holds; set "confirm" to ${name} to go on`,
    );
  }
}
