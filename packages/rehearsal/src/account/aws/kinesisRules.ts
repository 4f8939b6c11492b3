import { arn } from './arn';
import { checkKeyHere } from './checkKeyHere';
import { ServiceError } from '../ServiceError';
import { text } from '../text';
import type { Request, TypeRules } from '../TypeRules';
import { isValueObject } from '../../wire/Value';

function isOnDemand({ attributes }: Request): boolean {
  return [attributes.stream_mode_details ?? []]
    .flat()
    .filter(isValueObject)
    .some(({ stream_mode: mode }) => mode === 'ON_DEMAND');
}

/** Refuses shards where AWS counts them, and none where it does not. */
function checkShards(request: Request): void {
  const { name, shard_count: shards } = request.attributes;
  const given = typeof shards === 'number' && shards > 0;
  if (isOnDemand(request) && given) {
    throw new ServiceError(
      `shard_count must not be set when stream_mode is ON_DEMAND: ${text(
        name,
      )}`,
      'Leave shard_count out, or use PROVISIONED.',
    );
  }
  if (!isOnDemand(request) && !given) {
    throw new ServiceError(
      `shard_count must be at least 1 when stream_mode is PROVISIONED: ${text(
        name,
      )}`,
      'Say how many shards, or use ON_DEMAND.',
    );
  }
}

function checkRetention({ attributes }: Request): void {
  const { retention_period: hours } = attributes;
  if (typeof hours === 'number' && (hours < 24 || hours > 8760)) {
    throw new ServiceError(
      `InvalidArgumentException: retention of ${hours} hours`,
      'retention_period is between 24 and 8760.',
    );
  }
}

/** Refuses encryption without a key, and a key that is not used. */
function checkStreamKey(request: Request): void {
  const { encryption_type: kind, kms_key_id: key } = request.attributes;
  if ((kind === 'KMS') !== (text(key) !== undefined)) {
    throw new ServiceError(
      `InvalidArgumentException: encryption ${text(kind)} with the key ${text(
        key,
      )}`,
      'A stream has encryption_type KMS and a kms_key_id, or neither; alias/aws/kinesis is the key of AWS.',
    );
  }
  checkKeyHere(request, key);
}

/**
 * What Kinesis Data Streams are known to do.
 *
 * From the AWS provider's documentation 6.25.0 and the Kinesis API reference, 2025.
 */
export const kinesisRules: Record<string, TypeRules> = {
  aws_kinesis_stream: {
    id: request =>
      arn(request, 'kinesis', `stream/${text(request.attributes.name)}`),
    check: request => {
      checkShards(request);
      checkRetention(request);
      checkStreamKey(request);
    },
    computed: (_request, id) => ({ arn: id }),
    defaults: {
      encryption_type: 'NONE',
      enforce_consumer_deletion: false,
      retention_period: 24,
    },
    replace: ['name'],
  },
};
