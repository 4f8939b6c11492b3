import { Card, CardBody, CardHeader, Flex, Text } from '@backstage/ui';
import { useState } from 'react';
import { useLakeportVersions } from '../../queries/useLakeportVersions';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { Freshness } from '../common/Freshness';
import { QueryBoundary } from '../common/QueryBoundary';
import { VersionsView } from './VersionsView';

const PAGE_SIZE = 10;

/** Which versions of lakeport the repositories of one platform use. */
export function VersionsCard(props: { platform: string }) {
  const { t } = useDatabricksTranslation();
  const [offset, setOffset] = useState(0);
  const query = useLakeportVersions({
    platform: props.platform,
    limit: PAGE_SIZE,
    offset,
  });
  return (
    <Card>
      <CardHeader>
        <Flex justify="between" align="center">
          <Text as="h2" variant="title-x-small" weight="bold">
            {t('versions.title')}
          </Text>
          <Freshness
            query={query}
            readAt={query.data?.readAt}
            what={t('versions.what')}
          />
        </Flex>
      </CardHeader>
      <CardBody>
        <QueryBoundary query={query} what={t('versions.what')}>
          {list => (
            <VersionsView
              list={list}
              pageSize={PAGE_SIZE}
              offset={offset}
              onOffset={setOffset}
            />
          )}
        </QueryBoundary>
      </CardBody>
    </Card>
  );
}
