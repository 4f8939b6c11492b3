import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';
import { ExternalLink } from './ExternalLink';

/** As many digits of a commit tell it apart, and fit. */
const SHOWN = 8;

/** A commit by the first of its digits, with its page where that is known. */
export function CommitName(props: { commit: string; url?: string }) {
  const { url } = props;
  const { t } = useDatabricksTranslation();
  const commit = props.commit.slice(0, SHOWN);
  return url ? (
    <ExternalLink href={url} label={t('deployments.openCommit', { commit })}>
      {commit}
    </ExternalLink>
  ) : (
    <code>{commit}</code>
  );
}
