import { arn } from './arn';
import { ec2Arn } from './ec2Arn';
import { ec2IdPrefixes } from './ec2IdPrefixes';
import type { Request } from '../TypeRules';

/** The ARN of an AWS object of a type that has no rule for it. */
export function awsArn(request: Request, id: string): string {
  if (ec2IdPrefixes[request.type]) {
    return ec2Arn(request, id);
  }
  const [, service, ...rest] = request.type.split('_');
  const resource = rest.length > 0 ? `${rest.join('-')}/${id}` : id;
  return arn(request, service, resource);
}
