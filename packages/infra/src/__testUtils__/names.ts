import fc from 'fast-check';

/** Names in Unity Catalog, some of which the stacks use themselves. */
export const identifier = fc.oneof(
  fc.constantFrom('aws', 'backend', 'base', 'databricks', 'time', 'workspace'),
  fc.stringMatching(/^[a-z][a-z0-9_]{0,11}$/),
);

/** Names as people give them to groups, with what Terraform might trip over. */
export const groupName = fc.oneof(
  fc.constantFrom(
    'data-engineers',
    'data-engineers-lookup',
    'Data Engineers',
    'data_engineers',
    'a ${aws_vpc.x.id} group',
    '%{ if true }group',
    '$${escaped}',
    'group "quoted" \\ back',
    'Größe/Ω',
  ),
  fc.stringMatching(/^[a-zA-Z0-9._-]{1,20}$/),
);

export const groups = fc.uniqueArray(groupName, { maxLength: 2 });
