import { CapacityCard } from './CapacityCard';
import { ClustersCard } from './ClustersCard';
import { JobsCard } from './JobsCard';
import { WarehousesCard } from './WarehousesCard';

/** What runs in a workspace, how it ended last, and whether there is room for more. */
export function ComputeSection({ workspaceId }: { workspaceId: string }) {
  return (
    <>
      <CapacityCard workspaceId={workspaceId} />
      <JobsCard workspaceId={workspaceId} />
      <ClustersCard workspaceId={workspaceId} />
      <WarehousesCard workspaceId={workspaceId} />
    </>
  );
}
