import { isRecord } from '../reading/json';
import { isSecretName } from '../reading/isSecretName';
import { plainText } from '../reading/plainText';
import { secretIn } from '../reading/secretIn';
import { textsIn } from '../reading/textsIn';
import type { TextAt } from '../reading/textsIn';
import type { StackRule } from '../StackRule';
import { allOf, forEachResource } from './forEach';

const SECONDS_PER_DAY = 86_400;

/** Content that Terraform is given in base64, as it will lie in the workspace. */
function decoded(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}

function found({ key, text }: TextAt): string | undefined {
  const what = secretIn(key === 'content_base64' ? decoded(text) : text);
  if (what) return `${key || 'a value'} holds ${what}`;
  return isSecretName(key) && text !== '' && !text.includes('${')
    ? `${key} is written out`
    : undefined;
}

/** Secrets in files and states. */
export const secretRules: readonly StackRule[] = [
  {
    id: 'secrets.hard-coded',
    title: 'A secret in the configuration',
    severity: 'error',
    reason:
      'What stands in the configuration is in the repository, its history, every plan and the state.',
    source:
      'AWS Well-Architected Framework, SEC02-BP03 "Store and use secrets securely", 2026',
    fix: 'Take it out, revoke it, and read it from AWS Secrets Manager or use workload identity federation.',
    check: allOf(
      forEachResource([], ({ attributes }) => [
        ...new Set(textsIn(attributes).flatMap(text => found(text) ?? [])),
      ]),
      ({ reader }) =>
        reader.stacks.flatMap(({ name, environment, json }) => {
          const { resource: _, ...rest } = isRecord(json) ? json : {};
          return [
            ...new Set(textsIn(rest).flatMap(text => found(text) ?? [])),
          ].map(message => ({ environment, stack: name, message }));
        }),
    ),
  },
  {
    id: 'secrets.personal-access-token',
    title: 'A personal access token made by Terraform',
    severity: 'warning',
    reason:
      'The token lies in the state, acts as a person, and when it expires the stack that made it cannot even be planned.',
    source:
      'Databricks documentation, "Authorize access with OAuth": personal access tokens are legacy, 2026',
    fix: 'Use a service principal with OAuth or workload identity federation.',
    check: forEachResource(
      ['databricks_token', 'databricks_obo_token'],
      () => 'it makes a personal access token',
    ),
  },
  {
    id: 'secrets.expires-before-rotation',
    title: 'A secret that expires before it is rotated',
    severity: 'warning',
    reason:
      'Between the end of its lifetime and the next rotation nothing that uses it can sign in.',
    source:
      'Databricks Terraform provider 1.128.0, databricks_service_principal_secret, lifetime, 2026-08',
    fix: 'Make the lifetime longer than the time between rotations.',
    check: forEachResource(
      ['databricks_service_principal_secret'],
      (secret, stack) => {
        const lifetime = Number(
          /^(\d+)s$/.exec(plainText(secret.attributes.lifetime))?.[1],
        );
        const days = stack
          .referred(secret.attributes)
          .concat(
            stack
              .resources('time_rotating')
              .filter(({ address }) =>
                textsIn(secret.attributes.lifecycle).some(({ text }) =>
                  text.startsWith(address),
                ),
              ),
          )
          .filter(({ type }) => type === 'time_rotating')
          .map(({ attributes }) => Number(plainText(attributes.rotation_days)))
          .find(rotation => lifetime <= rotation * SECONDS_PER_DAY);
        return days === undefined
          ? undefined
          : `it lives ${Math.floor(
              lifetime / SECONDS_PER_DAY,
            )} days and is rotated every ${days}`;
      },
    ),
  },
];
