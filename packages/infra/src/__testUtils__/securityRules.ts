import { StackUnderTest } from './synthesized';

/** The rules of a stack's security groups, a line each, sorted. */
export function securityRules(
  base: StackUnderTest,
  direction: 'ingress' | 'egress',
): string[] {
  const short = (reference: unknown) =>
    String(reference).replace(
      /\$\{aws_(?:security_group|vpc_endpoint)\.([\w-]+)\.(?:id|(prefix_list)_id)\}/,
      '$1',
    );
  return Object.values(
    base.resources(`aws_vpc_security_group_${direction}_rule`),
  )
    .map(rule =>
      [
        short(rule.security_group_id),
        rule.ip_protocol,
        rule.from_port === rule.to_port
          ? rule.from_port
          : `${rule.from_port}-${rule.to_port}`,
        short(
          rule.cidr_ipv4 ??
            rule.referenced_security_group_id ??
            rule.prefix_list_id,
        ),
      ].join(' '),
    )
    .sort();
}
