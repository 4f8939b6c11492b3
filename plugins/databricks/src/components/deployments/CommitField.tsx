import { TextField } from '@backstage/ui';
import { useDatabricksTranslation } from '../../translations/useDatabricksTranslation';

/** As the API takes it: a full hash, for a short one may come to name two commits. */
const HASH = /^[0-9a-f]{40}$/;

/**
 * The hash of the commit that is to be deployed.
 *
 * @returns an empty text where none is named, undefined where it is no full hash
 */
export function readCommit(text: string): string | undefined {
  const commit = text.trim().toLowerCase();
  return commit === '' || HASH.test(commit) ? commit : undefined;
}

/** Asks for one commit of the branch; says at once what is no full hash. */
export function CommitField(props: {
  value: string;
  onChange: (value: string) => void;
}) {
  const { t } = useDatabricksTranslation();
  return (
    <TextField
      label={t('deploy.commit')}
      description={t('deploy.commitHint')}
      value={props.value}
      onChange={props.onChange}
      validationBehavior="aria"
      validate={value =>
        readCommit(value) === undefined ? t('deploy.commitInvalid') : null
      }
      autoComplete="off"
      spellCheck="false"
    />
  );
}
