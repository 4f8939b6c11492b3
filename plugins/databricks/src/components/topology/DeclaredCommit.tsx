import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from '../common/ExternalLink';

/** Enough of a commit to find it by. */
const COMMIT_LENGTH = 8;

/** A commit by the beginning of its hash, with a link to its page where it has one. */
export function DeclaredCommit(props: { commit: string; url?: string }) {
  const { t } = useDatabricksTranslation();
  const commit = props.commit.slice(0, COMMIT_LENGTH);
  return props.url ? (
    <ExternalLink href={props.url} label={t('topology.openCommit', { commit })}>
      {commit}
    </ExternalLink>
  ) : (
    <>{commit}</>
  );
}
