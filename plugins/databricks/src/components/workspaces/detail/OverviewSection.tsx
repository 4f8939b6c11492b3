import { Flex, Grid } from '@backstage/ui';
import { useWorkspace } from '../../../queries/useWorkspace';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Freshness } from '../../common/Freshness';
import { QueryBoundary } from '../../common/QueryBoundary';
import { SourceErrors } from '../../common/SourceErrors';
import { StaleAlert } from '../../estate/StaleAlert';
import { MissingRights } from './MissingRights';
import { NetworkCard } from './NetworkCard';
import { PeopleCard } from './PeopleCard';
import { PrivateAccessCard } from './PrivateAccessCard';
import { ServerlessNetworkCard } from './ServerlessNetworkCard';
import { StorageCard } from './StorageCard';
import { TimelineCard } from './TimelineCard';
import { WorkspaceFactsCard } from './WorkspaceFactsCard';

/** What a workspace was made from, with Databricks' ids and AWS's, and what became of it. */
export function OverviewSection({ workspaceId }: { workspaceId: string }) {
  const { t } = useDatabricksTranslation();
  const query = useWorkspace(workspaceId);
  return (
    <>
      <Flex justify="end">
        <Freshness
          query={query}
          readAt={query.data?.age.readAt}
          what={t('estate.detail.what')}
        />
      </Flex>
      <QueryBoundary query={query} what={t('estate.detail.what')}>
        {details => (
          <>
            <StaleAlert age={details.age} />
            <SourceErrors errors={details.errors} />
            <MissingRights missing={details.missing} />
            <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
              <WorkspaceFactsCard details={details} />
              <StorageCard details={details} />
            </Grid.Root>
            <NetworkCard details={details} />
            <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
              <PrivateAccessCard details={details} />
              <ServerlessNetworkCard details={details} />
            </Grid.Root>
            <PeopleCard details={details} />
          </>
        )}
      </QueryBoundary>
      <TimelineCard workspaceId={workspaceId} />
    </>
  );
}
