import type {
  DeploymentOperation,
  DeploymentState,
} from '@lakeport/backstage-plugin-databricks-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Every state, in the order in which a deployment comes to them. */
export const STATES: readonly DeploymentState[] = [
  'queued',
  'requested',
  'dispatched',
  'running',
  'waiting',
  'succeeded',
  'failed',
  'cancelled',
  'lost',
];

/** Every operation, the harmless first. */
export const OPERATIONS: readonly DeploymentOperation[] = [
  'plan',
  'apply',
  'sleep',
  'wake',
  'rotate',
  'destroy',
];

/** Which deployments of an environment are listed, and from which on. */
export interface HistoryFilter {
  state: DeploymentState[];
  operation: DeploymentOperation[];
  requestedBy: string;
  offset: number;
}

/** Nothing left out, from the newest on. */
export const NO_FILTER: HistoryFilter = {
  state: [],
  operation: [],
  requestedBy: '',
  offset: 0,
};

const PARAMETERS = {
  state: 'state',
  operation: 'operation',
  requestedBy: 'by',
  offset: 'from',
} as const;

function offsetOf(text: string | null): number {
  const offset = Number(text);
  return Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
}

/** The filter of the history, kept in the address so that it can be linked to. */
export function useHistoryFilter(): [
  HistoryFilter,
  (filter: HistoryFilter) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const filter = useMemo(
    (): HistoryFilter => ({
      // What somebody wrote into the address and is none of ours is left out.
      state: STATES.filter(state =>
        parameters.getAll(PARAMETERS.state).includes(state),
      ),
      operation: OPERATIONS.filter(operation =>
        parameters.getAll(PARAMETERS.operation).includes(operation),
      ),
      requestedBy: parameters.get(PARAMETERS.requestedBy) ?? '',
      offset: offsetOf(parameters.get(PARAMETERS.offset)),
    }),
    [parameters],
  );
  const change = useCallback(
    (next: HistoryFilter) =>
      setParameters(
        current => {
          const changed = new URLSearchParams(current);
          for (const name of Object.values(PARAMETERS)) {
            changed.delete(name);
          }
          next.state.forEach(state => changed.append(PARAMETERS.state, state));
          next.operation.forEach(operation =>
            changed.append(PARAMETERS.operation, operation),
          );
          if (next.requestedBy) {
            changed.set(PARAMETERS.requestedBy, next.requestedBy);
          }
          if (next.offset > 0) {
            changed.set(PARAMETERS.offset, String(next.offset));
          }
          return changed;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [filter, change];
}
