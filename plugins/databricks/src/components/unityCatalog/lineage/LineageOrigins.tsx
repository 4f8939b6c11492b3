import { Text } from '@backstage/ui';
import type { UnityLineageNode } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../../translations/useDatabricksTranslation';
import { ExternalLink } from '../../common/ExternalLink';
import styles from '../detail/detail.module.css';

/** Jobs and notebooks that moved the data, at Databricks where that is known. */
export function LineageOrigins({ node }: { node: UnityLineageNode }) {
  const { jobs = [], notebooks = [] } = node;
  const { t } = useDatabricksTranslation();
  const origins = [
    ...jobs.map(job => ({
      ...job,
      text: t('explorer.lineage.job', { id: job.id }),
    })),
    ...notebooks.map(notebook => ({
      ...notebook,
      text: t('explorer.lineage.notebook', { id: notebook.id }),
    })),
  ];
  return origins.length === 0 ? (
    <Text color="secondary">–</Text>
  ) : (
    <ul className={styles.privileges}>
      {origins.map(({ text, url, workspaceId }) => (
        <li key={`${workspaceId} ${text}`}>
          {url ? <ExternalLink href={url}>{text}</ExternalLink> : text}
        </li>
      ))}
    </ul>
  );
}
