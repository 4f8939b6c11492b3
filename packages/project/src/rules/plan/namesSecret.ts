import { isSecretName } from '../reading/isSecretName';

/**
 * Names with a secret somewhere in them, such as `DB_PASSWORD` of a cluster's
 * environment. A rule that finds fault would find too much by it; a value that
 * is hidden without need does no harm.
 */
const NAMED =
  /(password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|(?<!storage_)credentials?$)/i;

/** What names a secret and is none. */
const REFERS = /(_|^|[a-z])(arn|arns|id|ids|name|names|scope|policy|version)$/i;

/**
 * Whether what stands under a name is not to be shown to whoever may read a
 * report. Errs towards hiding.
 */
export function namesSecret(name: string): boolean {
  return isSecretName(name) || (NAMED.test(name) && !REFERS.test(name));
}
