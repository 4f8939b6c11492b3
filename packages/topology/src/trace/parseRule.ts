/** Ports from the first to the last. */
export interface Ports {
  first: number;
  last: number;
}

/** A security group's rule, read from its text in the graph. */
export interface GroupRule {
  text: string;
  protocol: string;
  ports: Ports;
  /** A CIDR block, the name of a group or service, `itself`. */
  peer: string;
}

/** A network ACL's rule. */
export interface AclRule extends GroupRule {
  number: number;
  allow: boolean;
}

const RULE = /^(\S+)(?: (\d+)(?:-(\d+))?)? (?:from|to) (.+)$/;
const ACL_RULE = /^(\d+) (allow|deny) (.*)$/;
const PROTOCOLS: Record<string, string> = { '6': 'tcp', '17': 'udp' };
const ALL_PORTS: Ports = { first: 0, last: 65535 };

/**
 * `tcp 443 to 0.0.0.0/0`, `all from itself`, … Undefined where it is not
 * written so: what cannot be read lets nothing through.
 */
export function parseRule(text: string): GroupRule | undefined {
  const [, said, first, last, peer] = RULE.exec(text) ?? [];
  if (!said || !peer) return undefined;
  const protocol = PROTOCOLS[said] ?? said;
  if (protocol === 'all') return { text, protocol, ports: ALL_PORTS, peer };
  if (first === undefined) return undefined;
  const ports = { first: Number(first), last: Number(last ?? first) };
  return { text, protocol, ports, peer };
}

/** `100 allow tcp 443 to 0.0.0.0/0`, … */
export function parseAclRule(text: string): AclRule | undefined {
  const [, number, action, rest = ''] = ACL_RULE.exec(text) ?? [];
  const rule = parseRule(rest);
  return (
    rule && { ...rule, text, number: Number(number), allow: action === 'allow' }
  );
}

/** Whether a rule is about TCP to all of these ports. */
export function coversPorts(rule: GroupRule, ports: Ports): boolean {
  return (
    (rule.protocol === 'all' || rule.protocol === 'tcp') &&
    rule.ports.first <= ports.first &&
    ports.last <= rule.ports.last
  );
}

/** `443`, `8443-8451` */
export function writePorts({ first, last }: Ports): string {
  return first === last ? String(first) : `${first}-${last}`;
}
