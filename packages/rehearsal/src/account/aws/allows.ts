import { z } from 'zod';

const oneOrMany = z
  .union([z.string(), z.array(z.string())])
  .transform(value => [value].flat());

const policy = z.object({
  Statement: z.preprocess(
    value => [value].flat(),
    z.array(
      z.object({
        Effect: z.string(),
        Principal: z
          .union([z.string(), z.record(z.string(), oneOrMany)])
          .optional(),
        Action: oneOrMany.optional(),
        NotAction: oneOrMany.optional(),
        Resource: oneOrMany.optional(),
      }),
    ),
  ),
});

/** What is asked for; without a resource or principal that is not looked at. */
export interface Asked {
  action: string;
  resource?: string;
  principal?: (name: string) => boolean;
}

function matches(pattern: string, value: string): boolean {
  const escaped = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${escaped}$`, 'i').test(value);
}

/**
 * Whether a statement of a policy allows something. Conditions are taken to
 * hold and denials are not looked at, so that a `false` is certain.
 *
 * @param text - the policy as JSON
 */
export function allows(
  text: string,
  { action, resource, principal }: Asked,
): boolean {
  const { data } = policy.safeParse(JSON.parse(text));
  return (
    data?.Statement.some(statement => {
      const names =
        typeof statement.Principal === 'object'
          ? Object.values(statement.Principal).flat()
          : [statement.Principal ?? ''];
      const isAction = statement.Action
        ? statement.Action.some(pattern => matches(pattern, action))
        : !statement.NotAction?.some(pattern => matches(pattern, action));
      return (
        statement.Effect === 'Allow' &&
        isAction &&
        (!resource ||
          (statement.Resource ?? []).some(pattern =>
            matches(pattern, resource),
          )) &&
        (!principal || names.some(principal))
      );
    }) ?? false
  );
}
