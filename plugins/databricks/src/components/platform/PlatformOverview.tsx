import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Grid, Text } from '@backstage/ui';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { usePlatform } from '../../queries/usePlatform';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { FileOrigin } from '../common/FileOrigin';
import { Freshness } from '../common/Freshness';
import { InvalidFileAlert } from '../common/InvalidFileAlert';
import { PullRequestsCard } from '../common/PullRequestsCard';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { VersionsCard } from '../versions/VersionsCard';
import { AddressPoolsCard } from './AddressPoolsCard';
import { PlatformFactsCard } from './PlatformFactsCard';
import { PlatformProjectsCard } from './PlatformProjectsCard';

function PlatformContent(props: { entityRef: string }) {
  const { t } = useDatabricksTranslation();
  const query = usePlatform(props.entityRef);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {query.data?.facts?.title ?? t('platform.title')}
        </Text>
        <Flex align="center" gap="3">
          {query.data && <FileOrigin file={query.data.file} />}
          <Freshness query={query} readAt={query.data?.readAt} />
        </Flex>
      </Flex>
      <QueryBoundary query={query} what={t('platform.what')}>
        {({ file, valid, problems, facts, pools, projects, ...data }) => (
          <>
            <SourceErrors errors={data.errors} />
            {!valid && (
              <InvalidFileAlert
                title={t('platform.invalid', {
                  number: String(problems.length),
                })}
                hint={t('platform.invalidHint')}
                label={t('problems.label')}
                problems={problems}
                file={file}
              />
            )}
            <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
              {facts && <PlatformFactsCard facts={facts} />}
              <PullRequestsCard
                pullRequests={data.pullRequests}
                isPartial={data.errors.length > 0}
              />
            </Grid.Root>
            {/* Of a file that is not valid, no pools does not mean that there are none. */}
            {(valid || pools.length > 0) && <AddressPoolsCard pools={pools} />}
            {(valid || projects.length > 0) && (
              <PlatformProjectsCard
                projects={projects}
                host={facts?.github.host}
              />
            )}
          </>
        )}
      </QueryBoundary>
      <VersionsCard platform={props.entityRef} />
    </Flex>
  );
}

/** Tab of a platform's page: account, address pools, projects, what waits and what is old. */
export function PlatformOverview() {
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      <PlatformContent entityRef={stringifyEntityRef(entity)} />
    </DatabricksQueryProvider>
  );
}
