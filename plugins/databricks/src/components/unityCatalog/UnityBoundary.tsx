import { useApiHolder } from '@backstage/core-plugin-api';
import { Alert, Flex } from '@backstage/ui';
import { ResponseError } from '@backstage/errors';
import type { MetastoreList } from '@lakeport/backstage-plugin-databricks-common';
import type { ReactNode } from 'react';
import { databricksUserAuthApiRef } from '../../api/databricksUserAuthApiRef';
import { useMetastores } from '../../queries/useMetastores';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { QueryBoundary } from '../common/QueryBoundary';

/**
 * What all of Unity Catalog needs first: its metastores, and a way to read with
 * the rights that the backend wants. Says what is missing where there is none.
 */
export function UnityBoundary(props: {
  children: (metastores: MetastoreList) => ReactNode;
}) {
  const { t } = useDatabricksTranslation();
  const canSignIn = Boolean(useApiHolder().get(databricksUserAuthApiRef));
  const query = useMetastores();
  const noSignIn = (
    <Alert
      role="alert"
      status="warning"
      icon
      title={t('explorer.user.noSignInTitle')}
      description={t('explorer.user.noSignInHint', {
        api: databricksUserAuthApiRef.id,
      })}
    />
  );
  const wantsToken =
    query.error instanceof ResponseError && query.error.statusCode === 401;
  return (
    <Flex direction="column" gap="4">
      {wantsToken && !canSignIn && noSignIn}
      <QueryBoundary query={query} what={t('explorer.metastores')}>
        {data =>
          data.readAs === 'user' && !canSignIn ? noSignIn : props.children(data)
        }
      </QueryBoundary>
    </Flex>
  );
}
