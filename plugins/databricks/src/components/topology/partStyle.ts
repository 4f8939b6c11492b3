import type { NodeKind } from '@lakeport/topology';
import type { CSSProperties } from 'react';

const COLOURS: Record<NodeKind, string> = {
  account: '#5f6b7a',
  region: '#5f6b7a',
  vpc: '#7c4dd6',
  'availability-zone': '#3b7dc4',
  subnet: '#2f8f4e',
  'route-table': '#7c4dd6',
  'internet-gateway': '#7c4dd6',
  'nat-gateway': '#7c4dd6',
  'egress-only-internet-gateway': '#7c4dd6',
  'peering-connection': '#7c4dd6',
  'transit-gateway': '#7c4dd6',
  'vpc-endpoint': '#7c4dd6',
  'security-group': '#c43b33',
  bucket: '#5c8a1f',
  'control-plane': '#c4500a',
  workspace: '#c4500a',
  'elastic-ip': '#7c4dd6',
  'network-acl': '#c43b33',
  'hosted-zone': '#7c4dd6',
  'kms-key': '#c2458c',
  'instance-profile': '#c2458c',
  'registered-endpoint': '#c4500a',
  'private-access-settings': '#c43b33',
  'ip-access-list': '#c43b33',
  'network-connectivity': '#c4500a',
  'network-policy': '#c43b33',
};

/**
 * The colour that marks a kind. Backgrounds mix it into the theme's own colour,
 * so that light and dark themes both stay readable; the kind is always written
 * on the part as well.
 */
export function partStyle(
  kind: NodeKind,
): CSSProperties & Record<'--part-colour', string> {
  return { '--part-colour': COLOURS[kind] };
}
