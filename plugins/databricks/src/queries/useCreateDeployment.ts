import { useApi } from '@backstage/core-plugin-api';
import type { CreateDeploymentRequest } from '@lakeport/backstage-plugin-databricks-common';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { databricksApiRef } from '../api/databricksApiRef';

/** Start a deployment; the environment's list is read again at once. */
export function useCreateDeployment() {
  const api = useApi(databricksApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: CreateDeploymentRequest) =>
      api.createDeployment(request),
    onSuccess: (created, request) => {
      client.setQueryData(['deployment', created.id], created);
      return client.invalidateQueries({
        queryKey: ['deployments', request.entityRef],
      });
    },
  });
}
