import { ec2IdPrefixes } from './ec2IdPrefixes';
import type { Request } from '../TypeRules';
import { text } from '../text';

/** The id of an AWS object of a type that has no rule for it. */
export function awsId(request: Request): string {
  const prefix = ec2IdPrefixes[request.type];
  if (prefix) {
    return `${prefix}-${request.identity.hex(17)}`;
  }
  return text(request.attributes.name) ?? request.identity.hex(20);
}
