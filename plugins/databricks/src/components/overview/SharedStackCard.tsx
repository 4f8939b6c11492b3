import { RELATION_DEPENDS_ON, type Entity } from '@backstage/catalog-model';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { deploymentTargetOf } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EntityLink } from '../common/EntityLink';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { SpacedList } from '../common/SpacedList';

/** What is between environments: as what it is deployed, which it joins, and what it has not. */
export function SharedStackCard(props: { entity: Entity }) {
  const { entity } = props;
  const { t } = useDatabricksTranslation();
  const joined = (entity.relations ?? []).flatMap(({ type, targetRef }) =>
    type === RELATION_DEPENDS_ON ? [targetRef] : [],
  );
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('sharedStack.title')}
        </Text>
      </CardHeader>
      <CardBody>
        <Flex direction="column" gap="3">
          {entity.metadata.description && (
            <Text as="p">{entity.metadata.description}</Text>
          )}
          <FactList>
            <Fact label={t('sharedStack.name')}>
              {deploymentTargetOf(entity)?.environment ?? entity.metadata.name}
            </Fact>
            <Fact label={t('sharedStack.joins')}>
              {joined.length === 0 ? (
                t('sharedStack.nothing')
              ) : (
                <SpacedList label={t('sharedStack.joins')}>
                  {joined.map(entityRef => (
                    <li key={entityRef}>
                      <EntityLink entityRef={entityRef} />
                    </li>
                  ))}
                </SpacedList>
              )}
            </Fact>
          </FactList>
          <Text as="p" color="secondary">
            {t('sharedStack.hint')}
          </Text>
        </Flex>
      </CardBody>
    </Card>
  );
}
