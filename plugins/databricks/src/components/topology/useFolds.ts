import type { Topology } from '@lakeport/topology';
import { useCallback, useMemo, useState } from 'react';
import { ancestorsOf } from './ancestorsOf';
import { foldTopology, type FoldedTopology } from './foldTopology';
import { initialFolds } from './initialFolds';
import { unfoldWithin } from './unfoldWithin';
import { visibleBudget } from './visibleBudget';

/** What is folded away, and ways to change it. */
export interface Folds {
  folds: ReadonlySet<string>;
  folded: FoldedTopology;
  /** Folds a container, or unfolds it. */
  toggle: (id: string) => void;
  /** Unfolds what is around a part, so that it is drawn. */
  reveal: (id: string) => void;
  unfoldAll: () => void;
  /** Folds what was folded at first. */
  reset: () => void;
  /** Unfolds as much as can be drawn of what is about to be shown. */
  refold: (shown: Topology) => void;
}

/**
 * Which containers are folded. What was folded stays so when the network is read
 * again.
 *
 * @param topology - the network with the layers that are on
 * @param shown - what of it is not filtered away
 * @param all - the network with all layers
 */
export function useFolds(
  topology: Topology,
  shown: Topology,
  all: Topology = topology,
): Folds {
  const [folds, setFolds] = useState(() => initialFolds(shown));
  const folded = useMemo(() => foldTopology(shown, folds), [shown, folds]);
  const toggle = useCallback(
    (id: string) =>
      setFolds(current =>
        current.has(id)
          ? unfoldWithin(shown, current, [id])
          : new Set([...current, id]),
      ),
    [shown],
  );
  const reveal = useCallback(
    (id: string) =>
      setFolds(current => {
        const around = ancestorsOf(all, id);
        return around.some(item => current.has(item))
          ? unfoldWithin(all, current, around)
          : current;
      }),
    [all],
  );
  const unfoldAll = useCallback(() => setFolds(new Set()), []);
  const reset = useCallback(() => setFolds(initialFolds(shown)), [shown]);
  const refold = useCallback(
    (next: Topology) =>
      setFolds(initialFolds(next, next === topology ? 0 : visibleBudget)),
    [topology],
  );
  return { folds, folded, toggle, reveal, unfoldAll, reset, refold };
}
