import { secretIn } from '../reading/secretIn';
import { textsIn } from '../reading/textsIn';
import { namesSecret } from './namesSecret';

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
