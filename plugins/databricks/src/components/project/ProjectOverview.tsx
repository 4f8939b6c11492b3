import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Grid } from '@backstage/ui';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useDeploymentSignals } from '../../queries/useDeploymentSignals';
import { useProject } from '../../queries/useProject';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { FileOrigin } from '../common/FileOrigin';
import { Freshness } from '../common/Freshness';
import { InvalidFileAlert } from '../common/InvalidFileAlert';
import { PullRequestsCard } from '../common/PullRequestsCard';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { DifferencesCard } from './DifferencesCard';
import { EnvironmentComparison } from './EnvironmentComparison';
import { LakeportVersionCard } from './LakeportVersionCard';
import { ProjectPlatformLine } from './ProjectPlatformLine';
import { SharedStacksCard } from './SharedStacksCard';

function ProjectContent(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useDatabricksTranslation();
  useDeploymentSignals();
  const query = useProject(entityRef);
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        {query.data && <ProjectPlatformLine platform={query.data.platform} />}
        <Flex align="center" gap="3">
          {query.data && <FileOrigin file={query.data.file} />}
          <Freshness query={query} readAt={query.data?.readAt} />
        </Flex>
      </Flex>
      <QueryBoundary query={query} what={t('project.what')}>
        {({ file, valid, problems, platform, lakeport, ...data }) => (
          <>
            <SourceErrors errors={data.errors} />
            {!valid && (
              <InvalidFileAlert
                title={t('project.invalid', {
                  number: String(problems.length),
                })}
                hint={t('project.invalidHint')}
                label={t('problems.label')}
                problems={problems}
                file={file}
              />
            )}
            {(valid || data.environments.length > 0) && (
              <EnvironmentComparison environments={data.environments} />
            )}
            {data.sharedStacks.length > 0 && (
              <SharedStacksCard sharedStacks={data.sharedStacks} />
            )}
            <Grid.Root columns={{ initial: '1', md: '2' }} gap="4">
              <PullRequestsCard
                pullRequests={data.pullRequests}
                isPartial={data.errors.length > 0}
              />
              {lakeport && (
                <LakeportVersionCard
                  entityRef={entityRef}
                  name={data.name}
                  lakeport={lakeport}
                />
              )}
            </Grid.Root>
            {/* Who may not see the platform is told of no differences, not that there are none. */}
            {platform &&
              (platform.entityRef || data.differences.length > 0) && (
                <DifferencesCard
                  differences={data.differences}
                  file={file}
                  isPartial={data.errors.length > 0}
                />
              )}
          </>
        )}
      </QueryBoundary>
    </Flex>
  );
}

/** Tab of a project's page: its environments side by side, what is between them, and what waits or is old. */
export function ProjectOverview() {
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      <ProjectContent entityRef={stringifyEntityRef(entity)} />
    </DatabricksQueryProvider>
  );
}
