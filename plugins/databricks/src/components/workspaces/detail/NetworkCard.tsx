import { useRouteRef } from '@backstage/core-plugin-api';
import { Alert, Flex, Link, Text } from '@backstage/ui';
import type {
  WorkspaceDetails,
  WorkspaceNetwork,
} from '@lakeport/backstage-plugin-databricks-common';
import { rootRouteRef } from '../../../routes';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { EntityLink } from '../../common/EntityLink';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { StatusText } from '../../common/StatusText';
import { FactsCard } from '../../estate/FactsCard';
import { PlainList } from '../../estate/PlainList';
import { EndpointTable } from './EndpointTable';
import { SubnetTable } from './SubnetTable';

/** What Databricks says is wrong with a network, errors first. */
function NetworkMessages({ network }: { network: WorkspaceNetwork }) {
  return (
    <>
      {network.messages.map(({ severity, type, message }, index) => (
        <Alert
          // Nothing of a message is unique; the list is never reordered.
          key={`${index} ${type}`}
          status={severity === 'error' ? 'danger' : 'warning'}
          icon
          title={type ?? message}
          description={type === undefined ? undefined : message}
        />
      ))}
    </>
  );
}

/** The VPC, and a way to see it drawn. */
function VpcName(props: { network: WorkspaceNetwork; region: string }) {
  const { vpcId, vpcName, vpcEntityRef, awsAccountId } = props.network;
  const { t } = useDatabricksTranslation();
  const root = useRouteRef(rootRouteRef)();
  if (!vpcId) {
    return <>{t('estate.detail.notKnown')}</>;
  }
  const name = vpcName ?? vpcId;
  const drawn = new URLSearchParams({
    vpc: vpcId,
    ...(awsAccountId && { account: awsAccountId }),
    ...(props.region && { region: props.region }),
  });
  return (
    <>
      {vpcEntityRef ? (
        <EntityLink entityRef={vpcEntityRef}>{name}</EntityLink>
      ) : (
        name
      )}
      {vpcName && (
        <Text as="p" variant="body-small" color="secondary">
          {vpcId}
        </Text>
      )}
      <div>
        <Link href={`${root}/networks?${drawn}`}>
          {t('estate.network.draw')}
        </Link>
      </div>
    </>
  );
}

/** The network that a workspace runs its compute in: as Databricks has it, and as AWS has it. */
export function NetworkCard({ details }: { details: WorkspaceDetails }) {
  const { network, workspace, errors, missing } = details;
  const { t } = useDatabricksTranslation();
  if (!network) {
    return (
      <FactsCard title={t('estate.network.title')}>
        <Text as="p" color="secondary">
          {errors.length > 0 || missing.length > 0
            ? t('estate.network.notRead')
            : t('estate.network.managed')}
        </Text>
      </FactsCard>
    );
  }
  const { securityGroupIds, vpcCidrs = [] } = network;
  return (
    <FactsCard title={t('estate.network.title')}>
      <Flex direction="column" gap="4">
        <NetworkMessages network={network} />
        <FactList>
          <Fact label={t('estate.network.status')}>
            {network.status ? (
              <StatusText status={network.status} />
            ) : (
              t('estate.detail.notKnown')
            )}
          </Fact>
          <Fact label={t('estate.network.configuration')}>
            {network.name}
            <Text as="p" variant="body-small" color="secondary">
              {network.id}
            </Text>
          </Fact>
          <Fact label={t('estate.network.vpc')}>
            <VpcName network={network} region={workspace.region} />
          </Fact>
          <Fact label={t('estate.network.cidrs')}>
            {vpcCidrs.join(', ') || t('estate.detail.notKnown')}
          </Fact>
          <Fact label={t('estate.network.awsAccount')}>
            {network.awsAccountId ?? t('estate.detail.notKnown')}
          </Fact>
          <Fact label={t('estate.network.securityGroups')}>
            {securityGroupIds.length > 0 ? (
              <PlainList
                items={securityGroupIds}
                label={t('estate.network.securityGroups')}
              />
            ) : (
              t('estate.detail.none')
            )}
          </Fact>
        </FactList>
        <SubnetTable subnets={network.subnets} />
        <EndpointTable endpoints={network.endpoints} />
      </Flex>
    </FactsCard>
  );
}
