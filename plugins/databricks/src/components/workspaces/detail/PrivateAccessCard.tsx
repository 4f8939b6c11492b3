import { Text } from '@backstage/ui';
import type { WorkspaceDetails } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { Fact } from '../../common/Fact';
import { FactList } from '../../common/FactList';
import { FactsCard } from '../../estate/FactsCard';
import { PlainList } from '../../estate/PlainList';
import { useAbsentText } from './useAbsentText';

/** Who reaches a workspace: from the internet, and through which endpoints. */
export function PrivateAccessCard({ details }: { details: WorkspaceDetails }) {
  const { privateAccess } = details;
  const { t } = useDatabricksTranslation();
  const absent = useAbsentText(details);
  return (
    <FactsCard title={t('estate.privateAccess.title')}>
      {privateAccess ? (
        <FactList>
          <Fact label={t('estate.name')}>
            {privateAccess.name ?? privateAccess.id}
            {privateAccess.name && (
              <Text as="p" variant="body-small" color="secondary">
                {privateAccess.id}
              </Text>
            )}
          </Fact>
          <Fact label={t('estate.privateAccess.public')}>
            {privateAccess.publicAccessEnabled === undefined
              ? t('estate.detail.notKnown')
              : t(
                  privateAccess.publicAccessEnabled
                    ? 'estate.privateAccess.open'
                    : 'estate.privateAccess.closed',
                )}
          </Fact>
          {privateAccess.level && (
            <Fact label={t('estate.privateAccess.level')}>
              {privateAccess.level}
            </Fact>
          )}
          <Fact label={t('estate.privateAccess.endpoints')}>
            {privateAccess.allowedEndpointIds.length > 0 ? (
              <PlainList
                items={privateAccess.allowedEndpointIds}
                label={t('estate.privateAccess.endpoints')}
              />
            ) : (
              t('estate.detail.none')
            )}
          </Fact>
        </FactList>
      ) : (
        <Text as="p" color="secondary">
          {t('estate.privateAccess.absent', { state: absent })}
        </Text>
      )}
    </FactsCard>
  );
}
