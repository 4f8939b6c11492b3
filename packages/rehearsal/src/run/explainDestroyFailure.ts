const IDS =
  /\b(?:eni|subnet|sg|vpc|igw|vpce|i)-(?:[0-9a-f]{17}|[0-9a-f]{8})\b/g;

function idsIn(message: string, prefix: string): string[] {
  const found = message.match(IDS) ?? [];
  return [...new Set(found)].filter(id => id.startsWith(`${prefix}-`)).sort();
}

function strayInterfaces(message: string): string {
  const interfaces = idsIn(message, 'eni');
  const [subnet] = idsIn(message, 'subnet');
  const [group] = idsIn(message, 'sg');
  const [vpc] = idsIn(message, 'vpc');
  const filter =
    (subnet && `subnet-id,Values=${subnet}`) ??
    (group && `group-id,Values=${group}`) ??
    (vpc && `vpc-id,Values=${vpc}`);
  const which = interfaces.length
    ? `the network interfaces ${interfaces.join(
        ', ',
      )}, which Terraform did not make`
    : 'something that Terraform did not make, usually network interfaces of clusters that are still ending';
  const look =
    !interfaces.length && filter
      ? ` Which they are tells \`aws ec2 describe-network-interfaces --filters Name=${filter}\`.`
      : '';
  return `What is in the way: ${which}.${look} End the clusters and instances that they belong to, or delete them, and destroy again: it goes on where it stopped.`;
}

const EXPLANATIONS: ReadonlyArray<
  readonly [sign: RegExp, explain: (message: string) => string]
> = [
  [
    /DependencyViolation|has dependencies|dependent object|mapped public address/,
    strayInterfaces,
  ],
  [
    /BucketNotEmpty/,
    () =>
      'The bucket still holds objects. A protected environment does not throw data away: empty the bucket, or set deletionProtection to false and apply first, so that it may be emptied, and destroy again.',
  ],
  [
    /(catalog|schema)\b.* is not empty/i,
    () =>
      'It holds what Terraform did not make, such as tables. A protected environment does not throw data away: drop or move them, or set deletionProtection to false and apply first, so that they may go with it, and destroy again.',
  ],
  [
    /disable deletion protection/,
    () =>
      'RDS keeps a database that is protected from deletion. Set deletionProtection to false in the project file, apply that, and destroy again.',
  ],
  [
    /prevent_destroy|Instance cannot be destroyed/,
    () =>
      'It is protected by deletionProtection. Set that to false in the project file and destroy again.',
  ],
  [
    /private.access.settings.*(attached|in use)|vpc.endpoint.*in use/i,
    () =>
      'A workspace of this or of another project still uses it. Destroy that one first, or bring the thing in as an existing one.',
  ],
];

/**
 * What a failed destroy means and what to do about it, in words after those
 * of the provider; empty when nothing is known about it.
 */
export function explainDestroyFailure(message: string): string {
  return EXPLANATIONS.filter(([sign]) => sign.test(message))
    .map(([, explain]) => explain(message))
    .join('\n');
}
