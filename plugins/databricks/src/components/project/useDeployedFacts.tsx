import type {
  ProjectEnvironment,
  ProjectTarget,
} from '@lakeport/backstage-plugin-databricks-common';
import { useMemo, type ReactNode } from 'react';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EnvironmentActive } from './EnvironmentActive';
import { EnvironmentApplied } from './EnvironmentApplied';
import { EnvironmentCost } from './EnvironmentCost';
import { EnvironmentDeployment } from './EnvironmentDeployment';
import { EnvironmentDriftState } from './EnvironmentDriftState';

/** An environment, or what is between environments, which never sleeps. */
type Target = ProjectTarget & Pick<ProjectEnvironment, 'monthlyCostAsleep'>;

/** One thing to be told of whatever is deployed. */
export interface DeployedFact {
  id: string;
  label: string;
  render: (target: Target) => ReactNode;
}

type Deployed = 'applied' | 'drift' | 'active' | 'lastDeployment' | 'cost';

/** What is told of environments and of what is between them alike. */
export function useDeployedFacts(): Record<Deployed, DeployedFact> {
  const { t } = useDatabricksTranslation();
  return useMemo(
    () => ({
      applied: {
        id: 'applied',
        label: t('project.applied'),
        render: target => <EnvironmentApplied environment={target} />,
      },
      drift: {
        id: 'drift',
        label: t('project.drift'),
        render: target => <EnvironmentDriftState environment={target} />,
      },
      active: {
        id: 'active',
        label: t('project.active'),
        render: target => <EnvironmentActive environment={target} />,
      },
      lastDeployment: {
        id: 'lastDeployment',
        label: t('project.lastDeployment'),
        render: target => <EnvironmentDeployment environment={target} />,
      },
      cost: {
        id: 'cost',
        label: t('project.cost'),
        render: target => <EnvironmentCost environment={target} />,
      },
    }),
    [t],
  );
}
