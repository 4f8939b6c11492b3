import type { Deployment } from '@lakeport/backstage-plugin-databricks-common';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';

/**
 * Takes over what the backend has answered to a change of a deployment, and
 * reads again what follows from it.
 */
export function useDeploymentChanged(): (
  deployment: Deployment,
) => Promise<void> {
  const client = useQueryClient();
  return useCallback(
    async deployment => {
      client.setQueryData(['deployment', deployment.id], deployment);
      await Promise.all(
        ['deployments', 'operations', 'project'].map(key =>
          client.invalidateQueries({ queryKey: [key] }),
        ),
      );
    },
    [client],
  );
}
