import { arn } from './arn';
import type { Request } from '../TypeRules';

/** What an EC2 ARN calls a thing. */
const ARN_NAME: Record<string, string> = {
  aws_eip: 'elastic-ip',
  aws_nat_gateway: 'natgateway',
  aws_vpc_security_group_ingress_rule: 'security-group-rule',
  aws_vpc_security_group_egress_rule: 'security-group-rule',
  aws_flow_log: 'vpc-flow-log',
};

/** The ARN of an EC2 object. */
export function ec2Arn(request: Request, id: string): string {
  const name =
    ARN_NAME[request.type] ??
    request.type.replace(/^aws_(ec2_)?/, '').replaceAll('_', '-');
  return arn(request, 'ec2', `${name}/${id}`);
}
