import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Flex, Text } from '@backstage/ui';
import {
  annotations,
  isDatabricksProject,
} from '@lakeport/backstage-plugin-databricks-common';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useProject } from '../../queries/useProject';
import { useProjectTopology } from '../../queries/useProjectTopology';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { Freshness } from '../common/Freshness';
import { InvalidFileAlert } from '../common/InvalidFileAlert';
import { QueryBoundary } from '../common/QueryBoundary';
import { DeclaredNetwork } from '../topology/DeclaredNetwork';
import { ObservedNetworkLinks } from './ObservedNetworkLinks';

function ProjectTopologyContent(props: {
  entityRef: string;
  fileName: string;
}) {
  const { entityRef, fileName } = props;
  const { t } = useDatabricksTranslation();
  const query = useProjectTopology(entityRef);
  const project = useProject(entityRef);
  // The problems with their lines say more than that nothing could be drawn.
  const invalid =
    query.isError && query.data === undefined && project.data?.valid === false
      ? project.data
      : undefined;
  const observed = (
    <QueryBoundary query={project} what={t('projectTopology.environmentsWhat')}>
      {({ environments, errors }) => (
        <ObservedNetworkLinks environments={environments} errors={errors} />
      )}
    </QueryBoundary>
  );
  return (
    <Flex direction="column" gap="4">
      <Flex justify="between" align="center">
        <Text as="h2" variant="title-small" weight="bold">
          {t('projectTopology.title')}
        </Text>
        <Freshness query={query} readWith={[project]} />
      </Flex>
      {invalid ? (
        <>
          <InvalidFileAlert
            title={t('project.invalid', {
              number: String(invalid.problems.length),
            })}
            hint={t('projectTopology.invalidHint')}
            label={t('problems.label')}
            problems={invalid.problems}
            file={invalid.file}
          />
          {observed}
        </>
      ) : (
        <QueryBoundary query={query} what={t('projectTopology.what')}>
          {answer => (
            <>
              {observed}
              <DeclaredNetwork
                answer={answer}
                fileName={fileName}
                emptyHint={t('projectTopology.emptyHint')}
              />
            </>
          )}
        </QueryBoundary>
      )}
    </Flex>
  );
}

/**
 * Tab of a project's page: the declared networks of all its environments in one
 * picture, with what connects them, and the same as tables.
 */
export function ProjectTopology() {
  const { t } = useDatabricksTranslation();
  const { entity } = useEntity();
  return (
    <DatabricksQueryProvider>
      {isDatabricksProject(entity) ? (
        <ProjectTopologyContent
          entityRef={stringifyEntityRef(entity)}
          fileName={entity.metadata.name}
        />
      ) : (
        <EmptyState
          title={t('projectTopology.noProject')}
          hint={t('projectTopology.noProjectHint', {
            annotation: annotations.projectFile,
          })}
        />
      )}
    </DatabricksQueryProvider>
  );
}
