import { literalOf } from '../../run/literalOf';
import type { AccountObject } from '../AccountObject';
import { SeedContext } from './SeedContext';

const KEY = /^arn:aws[\w-]*:kms:([a-z0-9-]+):(\d{12}):key\/([\w-]+)$/;

function* texts(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    const literal = literalOf(value);
    if (literal) yield literal;
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) yield* texts(inner);
  }
}

function made(context: SeedContext): string[] {
  return context
    .blocks('resource', 'aws_kms_alias')
    .flatMap(block => literalOf(block.name) ?? []);
}

/** Aliases of keys, where a stack says both. */
function aliases(context: SeedContext): AccountObject[] {
  const own = made(context);
  return context
    .blocks('resource', 'databricks_mws_customer_managed_keys')
    .flatMap(block => SeedContext.nested(block, 'aws_key_info'))
    .flatMap(info => {
      const alias = literalOf(info.key_alias);
      const arn = literalOf(info.key_arn);
      const [, region, accountId, key] = KEY.exec(arn ?? '') ?? [];
      return alias && key && !own.includes(alias)
        ? context.aws(
            'aws_kms_alias',
            alias,
            {
              arn: `arn:aws:kms:${region}:${accountId}:${alias}`,
              name: alias,
              target_key_arn: arn ?? '',
              target_key_id: key,
            },
            { accountId, region },
          )
        : [];
    });
}

/** The KMS keys that a stack names anywhere by their ARN, with their aliases. */
export function keySeeds(context: SeedContext): AccountObject[] {
  const { resource, output, data } = context.stack;
  const keys = [...new Set(texts([resource, output, data]))].flatMap(arn => {
    const [, region, accountId, id] = KEY.exec(arn) ?? [];
    return id
      ? context.aws(
          'aws_kms_key',
          id,
          {
            arn,
            enable_key_rotation: true,
            is_enabled: true,
            key_id: id,
            key_usage: 'ENCRYPT_DECRYPT',
          },
          { accountId, region },
        )
      : [];
  });
  return [...keys, ...aliases(context)];
}
