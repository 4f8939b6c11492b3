import { homedir, tmpdir } from 'os';

const SECRETS = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/g,
  /\bdapi[0-9a-f]{32}(-\d)?\b/g,
  /\bdose[0-9a-f]{32}\b/g,
  /\bgh[pousr]_[A-Za-z0-9]{20,}\b/g,
  /\bgithub_pat_\w{20,}\b/g,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  /\b(?<=Bearer )\S+/g,
];

const SECRET_NAME = /SECRET|TOKEN|PASSWORD|ACCESS_KEY|PRIVATE_KEY/i;
/** What is said about a token: whom it is for, where it lies. */
const ABOUT_SECRET = /_(AUDIENCE|FILE|TYPE)$/i;
const SHORTEST_SECRET = 8;

/**
 * Takes secrets out of a text, by their form.
 *
 * @param env - variables whose values are secret if their names say so
 */
export function redactSecrets(
  text: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  let clean = text;
  for (const [name, value] of Object.entries(env)) {
    if (
      value &&
      value.length >= SHORTEST_SECRET &&
      SECRET_NAME.test(name) &&
      !ABOUT_SECRET.test(name)
    ) {
      clean = clean.replaceAll(value, '(redacted)');
    }
  }
  for (const secret of SECRETS) {
    clean = clean.replace(secret, '(redacted)');
  }
  return clean;
}

/**
 * Takes secrets and this machine's paths out of a text.
 *
 * @param text - what Terraform said
 * @param paths - folders to be left out, such as the work folder
 * @param env - variables whose values are secret if their names say so
 *
 * @public
 */
export function redact(
  text: string,
  paths: readonly string[] = [],
  env: NodeJS.ProcessEnv = process.env,
): string {
  let clean = redactSecrets(text, env);
  const folders = [...paths, tmpdir(), homedir()]
    .filter(folder => folder.length > 1)
    .sort((a, b) => b.length - a.length);
  for (const folder of folders) {
    clean = clean.replaceAll(`${folder}/`, '').replaceAll(folder, '.');
  }
  return clean;
}
