import type { Request } from '../TypeRules';
import { text } from '../text';

function partition(region: string | undefined): string {
  if (region?.startsWith('us-gov-')) return 'aws-us-gov';
  return region?.startsWith('cn-') ? 'aws-cn' : 'aws';
}

/** The ARN of something that belongs to a request. */
export function arn(
  request: Request,
  service: string,
  resource: string,
  { region = true, account = true } = {},
): string {
  const { caller, attributes } = request;
  const place = text(attributes.region) ?? caller.region ?? '';
  return [
    'arn',
    partition(place),
    service,
    region ? place : '',
    account ? caller.accountId ?? '' : '',
    resource,
  ].join(':');
}
