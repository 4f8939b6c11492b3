import { isSecretName } from '../reading/isSecretName';
import { secretIn } from '../reading/secretIn';
import { textsIn } from '../reading/textsIn';

/**
 * Names with a secret somewhere in them, such as `DB_PASSWORD` of a cluster's
 * environment. A rule that finds fault would find too much by it; a value that
 * is hidden without need does no harm.
 */
const NAMED =
  /(password|passwd|passphrase|secret|token|api[_-]?key|access[_-]?key|private[_-]?key|(?<!storage_)credentials?$)/i;

/** What names a secret and is none. */
const REFERS = /(_|^|[a-z])(arn|arns|id|ids|name|names|scope|policy|version)$/i;

/** Secrets that are a part of a longer text. */
const WITHIN = [
  // A web token.
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,}/,
  /\bBearer\s+\S{8,}/i,
  // The password of an address.
  /:\/\/[^/\s:@]*:[^/\s:@]+@/,
  // Not the name of a secret in an ARN, nor a reference to one.
  /(?<![:\w])(password|passwd|pwd|secret|token|api_?key)["']?\s*[=:]\s*["']?(?!\s*(\$\{|\{\{))[^\s"';&,]{4,}/i,
];

function namesSecret(name: string): boolean {
  return isSecretName(name) || (NAMED.test(name) && !REFERS.test(name));
}

function holdsSecret(text: string): boolean {
  return (
    secretIn(text) !== undefined || WITHIN.some(pattern => pattern.test(text))
  );
}

/**
 * Whether a value is not to be shown to whoever may read a report, by its name,
 * the names in it, or what it looks like. Errs towards hiding.
 *
 * @param name - of the attribute or the map's key
 */
export function hidesValue(name: string, values: readonly unknown[]): boolean {
  return (
    namesSecret(name) ||
    textsIn(values).some(
      ({ key, text }) => namesSecret(key) || holdsSecret(text),
    )
  );
}
