import { Text } from '@backstage/ui';
import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { SpacedList } from '../../common/SpacedList';
import { StatusText } from '../../common/StatusText';
import { FactsCard } from '../../estate/FactsCard';
import { PlainList } from '../../estate/PlainList';
import { useAbsentText } from './useAbsentText';
import styles from './detail.module.css';

type Connectivity = NonNullable<WorkspaceDetails['networkConnectivity']>;

function EndpointRules({ rules }: { rules: Connectivity['rules'] }) {
  const { t } = useDatabricksTranslation();
  return (
    <SpacedList label={t('estate.serverless.rules')}>
      {rules.map(({ id, endpointService, vpcEndpointId, state, message }) => (
        <li key={id}>
          <div>{endpointService ?? id}</div>
          <div className={styles.line}>
            {state && <StatusText status={state} />}
            <span className={styles.secondary}>
              {[endpointService && id, vpcEndpointId]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </div>
          {message && <div>{message}</div>}
        </li>
      ))}
    </SpacedList>
  );
}

/** How serverless compute of a workspace reaches what is around it. */
export function ServerlessNetworkCard(props: { details: WorkspaceDetails }) {
  const { networkConnectivity, networkPolicy } = props.details;
  const { t } = useDatabricksTranslation();
  const absent = useAbsentText(props.details);
  const domains = networkPolicy?.allowedDomains ?? [];
  const blocks = networkConnectivity?.stableCidrBlocks ?? [];
  return (
    <FactsCard title={t('estate.serverless.title')}>
      <FactList>
        <Fact label={t('estate.serverless.connectivity')}>
          {networkConnectivity ? (
            <>
              {networkConnectivity.name ?? networkConnectivity.id}
              {networkConnectivity.name && (
                <Text as="p" variant="body-small" color="secondary">
                  {networkConnectivity.id}
                </Text>
              )}
            </>
          ) : (
            absent
          )}
        </Fact>
        {networkConnectivity && (
          <Fact label={t('estate.serverless.rules')}>
            {networkConnectivity.rules.length > 0 ? (
              <EndpointRules rules={networkConnectivity.rules} />
            ) : (
              t('estate.detail.none')
            )}
          </Fact>
        )}
        {blocks.length > 0 && (
          <Fact label={t('estate.serverless.blocks')}>
            <PlainList items={blocks} label={t('estate.serverless.blocks')} />
          </Fact>
        )}
        <Fact label={t('estate.serverless.policy')}>
          {networkPolicy ? networkPolicy.id : absent}
        </Fact>
        {networkPolicy?.egressMode && (
          <Fact label={t('estate.serverless.egress')}>
            {networkPolicy.egressMode}
          </Fact>
        )}
        {domains.length > 0 && (
          <Fact label={t('estate.serverless.domains')}>
            <PlainList items={domains} label={t('estate.serverless.domains')} />
          </Fact>
        )}
      </FactList>
    </FactsCard>
  );
}
