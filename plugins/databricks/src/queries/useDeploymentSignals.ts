import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { heardSignal } from './pollInterval';

/** The channel on which the backend tells that a deployment has changed. */
const CHANNEL = 'databricks:deployments';
/** Signals come in bursts; what they are about is read once for each. */
const BURST = 300;

/** What shows more than one deployment, or something that follows from them. */
const FOLLOWERS = [
  'deployments',
  'operations',
  'project',
  'drift',
  'workspace-timeline',
] as const;

/**
 * Reads again what a signal says has changed. A signal names a deployment and
 * tells nothing of it: whether the reader may see it is for the API to decide.
 *
 * The signal API itself, not `useSignal`: a state holds one signal, and of two
 * that arrive between two renders the first would be lost.
 */
export function useDeploymentSignals(): void {
  const signals = useApiHolder().get(signalApiRef);
  const client = useQueryClient();
  useEffect(() => {
    if (!signals) {
      return undefined;
    }
    const changed = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      for (const id of changed) {
        void client.invalidateQueries({ queryKey: ['deployment', id] });
      }
      changed.clear();
      for (const follower of FOLLOWERS) {
        void client.invalidateQueries({ queryKey: [follower] });
      }
    };
    const subscription = signals.subscribe(CHANNEL, ({ id }) => {
      heardSignal(client);
      if (typeof id === 'string') {
        changed.add(id);
      }
      timer ??= setTimeout(refresh, BURST);
    });
    return () => {
      subscription.unsubscribe();
      clearTimeout(timer);
    };
  }, [signals, client]);
}
