import { awsArn } from './aws/awsArn';
import { text } from './text';
import type { Request } from './TypeRules';
import type { CtyType } from '../schema/ProviderSchema';
import { isValueObject } from '../wire/Value';
import type { Value } from '../wire/Value';

function mergedTags(request: Request): Value {
  const tags = request.attributes.tags;
  return {
    ...request.caller.defaultTags,
    ...(isValueObject(tags) ? tags : {}),
  };
}

/**
 * What a service would fill in for a computed attribute, judged by its name
 * and type; undefined where nothing is known, which then stays null.
 */
export function computedValue(
  request: Request,
  id: string,
  name: string,
  type: CtyType | undefined,
): Value | undefined {
  const { caller, attributes, identity } = request;
  const own = request.type.replace(/^[^_]+_(mws_)?/, '').replace(/s$/, '');
  switch (name) {
    case 'id':
      return id;
    case 'arn':
      return caller.provider === 'aws' ? awsArn(request, id) : undefined;
    case 'region':
      return text(attributes.region) ?? caller.region;
    case 'owner_id':
    case 'account_id':
      return caller.accountId;
    case 'tags_all':
      return mergedTags(request);
    case 'vpc_id':
      return undefined;
    case 'create_date':
      return new Date(identity.time()).toISOString();
    case 'creation_time':
    case 'created_at':
    case 'updated_at':
      return type === 'number' ? identity.time() : undefined;
    default:
  }
  if (name === `${own}_id` && type === 'string') {
    return id.slice(id.lastIndexOf('/') + 1);
  }
  if (type === 'number') {
    return 0;
  }
  return type === 'bool' ? false : undefined;
}
