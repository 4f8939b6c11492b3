import { Text } from '@backstage/ui';
import type { ProjectEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo, type ReactNode } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EnvironmentPromotion } from './EnvironmentPromotion';
import { EnvironmentWorkspace } from './EnvironmentWorkspace';
import { useDeployedFacts } from './useDeployedFacts';

/** One thing that environments are compared by. */
export interface ComparisonRow {
  id: string;
  label: string;
  render: (
    environment: ProjectEnvironment,
    /** The one before it in the project file. */
    previous: ProjectEnvironment | undefined,
  ) => ReactNode;
}

/** What environments are compared by, in the order of interest. */
export function useComparisonRows(): ComparisonRow[] {
  const { t } = useDatabricksTranslation();
  const deployed = useDeployedFacts();
  return useMemo<ComparisonRow[]>(() => {
    const none = t('project.none');
    const text = (value: string | undefined) => <Text>{value ?? none}</Text>;
    const onOff = (value: boolean) => t(value ? 'project.on' : 'project.off');
    return [
      {
        id: 'workspace',
        label: t('project.workspace'),
        render: ({ workspace }) => (
          <EnvironmentWorkspace workspace={workspace} />
        ),
      },
      deployed.applied,
      {
        id: 'promotion',
        label: t('promote.row'),
        render: (environment, previous) => (
          <EnvironmentPromotion environment={environment} previous={previous} />
        ),
      },
      deployed.drift,
      deployed.active,
      deployed.lastDeployment,
      {
        id: 'region',
        label: t('project.region'),
        render: ({ region }) => text(region),
      },
      {
        id: 'account',
        label: t('project.account'),
        render: ({ awsAccountId }) => text(awsAccountId),
      },
      {
        id: 'securityProfile',
        label: t('project.securityProfile'),
        render: ({ securityProfile }) => text(securityProfile),
      },
      {
        id: 'network',
        label: t('project.network'),
        render: ({ cidr, declared }) =>
          // Of what the file does not have, nothing is known of its network.
          text(cidr ?? (declared ? t('project.noNetwork') : undefined)),
      },
      {
        id: 'catalogs',
        label: t('project.catalogs'),
        render: ({ catalogs }) => text(catalogs.join(', ') || undefined),
      },
      deployed.cost,
      {
        id: 'deletionProtection',
        label: t('project.deletionProtection'),
        render: ({ deletionProtection }) =>
          text(
            deletionProtection === undefined
              ? undefined
              : onOff(deletionProtection),
          ),
      },
    ];
  }, [t, deployed]);
}
