import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useRegisteredTemplates } from '../../queries/useRegisteredTemplates';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { QueryBoundary } from '../common/QueryBoundary';
import { ActionList } from './ActionList';
import type { ActionTarget } from './TemplateAction';
import { actionTargetOf } from './actionTargetOf';
import { templateActions } from './templateActions';

function ActionsCard(props: { target: ActionTarget; entityRef: string }) {
  const { t } = useDatabricksTranslation();
  const actions = templateActions[props.target];
  const query = useRegisteredTemplates(actions.map(({ template }) => template));
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('actions.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <QueryBoundary query={query} what={t('actions.what')}>
          {registered => {
            const offered = actions.filter(({ template }) =>
              registered.includes(template),
            );
            return offered.length === 0 ? (
              <EmptyState
                title={t('actions.emptyTitle')}
                hint={t('actions.emptyHint')}
              />
            ) : (
              <ActionList actions={offered} entityRef={props.entityRef} />
            );
          }}
        </QueryBoundary>
      </CardBody>
    </Card>
  );
}

/**
 * What can be done with an environment, a project or a platform: the templates
 * that are registered, with the entity filled in. Nothing on other entities.
 */
export function EntityActionsCard() {
  const { entity } = useEntity();
  const target = actionTargetOf(entity);
  if (!target) {
    return null;
  }
  return (
    <DatabricksQueryProvider>
      <ActionsCard target={target} entityRef={stringifyEntityRef(entity)} />
    </DatabricksQueryProvider>
  );
}
