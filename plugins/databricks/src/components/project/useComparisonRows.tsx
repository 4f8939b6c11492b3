import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import type { ProjectEnvironment } from '@lakeport/backstage-plugin-databricks-common';
import { useMemo, type ReactNode } from 'react';
import { databricksTranslationRef } from '../../translation';
import { EnvironmentActive } from './EnvironmentActive';
import { EnvironmentApplied } from './EnvironmentApplied';
import { EnvironmentCost } from './EnvironmentCost';
import { EnvironmentDeployment } from './EnvironmentDeployment';
import { EnvironmentDriftState } from './EnvironmentDriftState';
import { EnvironmentPromotion } from './EnvironmentPromotion';
import { EnvironmentWorkspace } from './EnvironmentWorkspace';

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
  const { t } = useTranslationRef(databricksTranslationRef);
  return useMemo(() => {
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
      {
        id: 'applied',
        label: t('project.applied'),
        render: environment => <EnvironmentApplied environment={environment} />,
      },
      {
        id: 'promotion',
        label: t('promote.row'),
        render: (environment, previous) => (
          <EnvironmentPromotion environment={environment} previous={previous} />
        ),
      },
      {
        id: 'drift',
        label: t('project.drift'),
        render: environment => (
          <EnvironmentDriftState environment={environment} />
        ),
      },
      {
        id: 'active',
        label: t('project.active'),
        render: environment => <EnvironmentActive environment={environment} />,
      },
      {
        id: 'lastDeployment',
        label: t('project.lastDeployment'),
        render: environment => (
          <EnvironmentDeployment environment={environment} />
        ),
      },
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
      {
        id: 'cost',
        label: t('project.cost'),
        render: environment => <EnvironmentCost environment={environment} />,
      },
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
  }, [t]);
}
