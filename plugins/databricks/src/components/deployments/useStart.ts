import type {
  CreateDeploymentRequest,
  Deployment,
} from '@lakeport/backstage-plugin-databricks-common';
import { useRef } from 'react';
import { useCreateDeployment } from '../../queries/useCreateDeployment';
import { newIdempotencyKey } from './newIdempotencyKey';

/**
 * Starts at most one deployment of each kind, however often it is asked to: the
 * same request has the same key, a changed one a key of its own.
 */
export function useStart(onStarted: (deployment: Deployment) => void) {
  const create = useCreateDeployment();
  const keys = useRef(new Map<string, string>());
  const start = (
    request: Omit<CreateDeploymentRequest, 'idempotencyKey'>,
  ): void => {
    if (create.isPending) {
      return;
    }
    const text = JSON.stringify(request);
    const idempotencyKey = keys.current.get(text) ?? newIdempotencyKey();
    keys.current.set(text, idempotencyKey);
    create.mutate({ ...request, idempotencyKey }, { onSuccess: onStarted });
  };
  return { start, isPending: create.isPending, error: create.error };
}
