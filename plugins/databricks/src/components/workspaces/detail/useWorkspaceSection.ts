import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** What the page of a workspace shows, in the order of its tabs. */
export const SECTIONS = ['overview', 'compute', 'cost'] as const;

/** One of the tabs of a workspace. */
export type WorkspaceSection = (typeof SECTIONS)[number];

const PARAMETER = 'show';

/** The tab of a workspace's page, kept in the address so that it can be linked to. */
export function useWorkspaceSection(): [
  WorkspaceSection,
  (section: WorkspaceSection) => void,
] {
  const [parameters, setParameters] = useSearchParams();
  const section =
    SECTIONS.find(known => known === parameters.get(PARAMETER)) ?? 'overview';
  const show = useCallback(
    (wanted: WorkspaceSection) =>
      setParameters(
        current => {
          const next = new URLSearchParams(current);
          if (wanted === 'overview') {
            next.delete(PARAMETER);
          } else {
            next.set(PARAMETER, wanted);
          }
          return next;
        },
        { replace: true },
      ),
    [setParameters],
  );
  return [section, show];
}
