import { Text } from '@backstage/ui';
import type { DeclaredFile } from '@lakeport/backstage-plugin-databricks-common';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { DeclaredCommit } from '../topology/DeclaredCommit';
import { ExternalLink } from './ExternalLink';

/** Which file at which commit is shown. */
export function FileOrigin(props: { file: DeclaredFile }) {
  const { url, commit, commitUrl } = props.file;
  const { t } = useDatabricksTranslation();
  return (
    <Text variant="body-small" color="secondary">
      <ExternalLink href={url}>{url.split('/').pop() || url}</ExternalLink>
      {': '}
      {commit ? (
        <>
          {t('topology.atCommit')}{' '}
          <DeclaredCommit commit={commit} url={commitUrl} />
        </>
      ) : (
        t('topology.noCommit')
      )}
    </Text>
  );
}
