import { useEntity } from '@backstage/plugin-catalog-react';
import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { DatabricksQueryProvider } from '../../queries/DatabricksQueryProvider';
import { useNetworks } from '../../queries/useNetworks';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { EmptyState } from '../common/EmptyState';
import { Fact } from '../common/Fact';
import { FactList } from '../common/FactList';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { SourceErrors } from '../common/SourceErrors';
import { formatCount } from '../common/formatCount';
import { StaleAlert } from '../estate/StaleAlert';
import { FindingCounts } from './FindingCounts';
import { NetworkWorkspaces } from './NetworkWorkspaces';
import { vpcOf } from './vpcOf';

function VpcFacts(props: { account?: string; region?: string; vpc: string }) {
  const { account, region, vpc } = props;
  const { t } = useDatabricksTranslation();
  // Ids are searched as names are; another VPC's name may hold this id.
  const query = useNetworks({ account, region, q: vpc, limit: 10 });
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center">
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('observed.vpc.title')}
          </Text>
          <Freshness
            query={query}
            readAt={query.data?.age.readAt}
            what={t('observed.vpc.what')}
          />
        </Flex>
      </CardHeader>
      <CardBody>
        <QueryBoundary query={query} what={t('observed.vpc.what')}>
          {({ items, age, errors }) => {
            const network = items.find(({ vpcId }) => vpcId === vpc);
            return (
              <Flex direction="column" gap="3">
                <StaleAlert age={age} />
                <SourceErrors errors={errors} />
                {network && (
                  <FactList>
                    <Fact label={t('observed.health.title')}>
                      <FindingCounts findings={network.findings} />
                    </Fact>
                    <Fact label={t('observed.networks.workspaces')}>
                      <NetworkWorkspaces workspaces={network.workspaces} />
                    </Fact>
                    <Fact label={t('observed.networks.freeAddresses')}>
                      {network.freeAddresses === undefined
                        ? t('observed.networks.notRead')
                        : t('observed.vpc.addresses', {
                            free: formatCount(network.freeAddresses),
                            total:
                              network.totalAddresses === undefined
                                ? '?'
                                : formatCount(network.totalAddresses),
                          })}
                    </Fact>
                    <Fact label={t('observed.networks.cidrs')}>
                      {network.cidrs.join(', ') || '–'}
                    </Fact>
                    <Fact label={t('observed.networks.account')}>
                      {network.accountId}
                    </Fact>
                    <Fact label={t('observed.networks.region')}>
                      {network.region}
                    </Fact>
                  </FactList>
                )}
                {!network && errors.length === 0 && (
                  <EmptyState
                    title={t('observed.vpc.gone')}
                    hint={t('observed.vpc.goneHint', { vpc })}
                  />
                )}
              </Flex>
            );
          }}
        </QueryBoundary>
      </CardBody>
    </Card>
  );
}

/** Card of a VPC's page: workspaces in it, free addresses, and what is wrong. */
export function VpcCard() {
  const { entity } = useEntity();
  const { vpc, ...place } = vpcOf(entity);
  // A card is nothing where there is nothing to say.
  return vpc ? (
    <DatabricksQueryProvider>
      {/* What was read for another VPC says nothing of this one. */}
      <VpcFacts key={vpc} {...place} vpc={vpc} />
    </DatabricksQueryProvider>
  ) : null;
}
