import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import type { PlatformFacts } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from '../common/ExternalLink';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';

/** Which account, roles and repository every project of the platform shares. */
export function PlatformFactsCard(props: { facts: PlatformFacts }) {
  const { facts } = props;
  const { host, organization, repository, runsOn } = facts.github;
  const { t } = useDatabricksTranslation();
  const listed = (names: readonly string[] = []) =>
    names.length > 0 ? names.join(', ') : t('platform.none');
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small" weight="bold">
          {t('platform.factsTitle')}
        </Text>
      </CardHeader>
      <CardBody>
        <FactList>
          <Fact label={t('platform.accountId')}>{facts.accountId}</Fact>
          {facts.pricingTier && (
            <Fact label={t('platform.pricingTier')}>{facts.pricingTier}</Fact>
          )}
          <Fact label={t('platform.adminAccountId')}>
            {facts.adminAccountId}
          </Fact>
          <Fact label={t('platform.adminRole')}>{facts.adminRole}</Fact>
          <Fact label={t('platform.childRole')}>{facts.childRole}</Fact>
          <Fact label={t('platform.state')}>
            {t('platform.stateIn', facts.state)}
          </Fact>
          <Fact label={t('platform.repository')}>
            <ExternalLink
              href={`https://${host}/${organization}/${repository}`}
            >
              {`${organization}/${repository}`}
            </ExternalLink>
          </Fact>
          <Fact label={t('platform.runsOn')}>{runsOn}</Fact>
          <Fact label={t('platform.regions')}>{listed(facts.regions)}</Fact>
          <Fact label={t('platform.groups')}>{listed(facts.groups)}</Fact>
        </FactList>
      </CardBody>
    </Card>
  );
}
