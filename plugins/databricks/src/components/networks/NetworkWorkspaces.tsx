import { Link, Text } from '@backstage/ui';
import type { Network } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { useWorkspaceHref } from '../workspaces/useWorkspaceHref';
import styles from './networks.module.css';

/** The workspaces that run their compute in a VPC, with Databricks' verdict. */
export function NetworkWorkspaces(props: {
  workspaces: Network['workspaces'];
}) {
  const { workspaces } = props;
  const { t } = useDatabricksTranslation();
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
