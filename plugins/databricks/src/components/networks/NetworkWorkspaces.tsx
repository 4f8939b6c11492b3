import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link, Text } from '@backstage/ui';
import type { Network } from '@lakeport/backstage-plugin-databricks-common';
import { databricksTranslationRef } from '../../translation';
import { useWorkspaceHref } from '../workspaces/useWorkspaceHref';
import styles from './networks.module.css';

/** The workspaces that run their compute in a VPC, with Databricks' verdict. */
export function NetworkWorkspaces(props: {
  workspaces: Network['workspaces'];
}) {
  const { workspaces } = props;
  const { t } = useTranslationRef(databricksTranslationRef);
  const hrefOf = useWorkspaceHref();
  if (workspaces.length === 0) {
    return <Text color="secondary">{t('observed.networks.noWorkspaces')}</Text>;
  }
  return (
    <ul className={styles.plainList}>
      {workspaces.map(({ id, name, networkStatus }) => (
        <li key={id}>
          <Link href={hrefOf(id)}>
            {networkStatus
              ? t('observed.networks.workspaceStatus', {
                  name,
                  status: networkStatus,
                })
              : name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
