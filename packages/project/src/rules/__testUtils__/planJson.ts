/** One entry of `resource_changes`, as `terraform show -json` writes it. */
export function change(
  address: string,
  actions: string[],
  rest: Record<string, unknown> = {},
): Record<string, unknown> {
  const { module_address: module, ...attributes } = rest;
  const own = address.replace(/^module\.[^.]+\./, '');
  return {
    address,
    ...(module !== undefined && { module_address: module }),
    mode: 'managed',
    type: own.split('.')[0],
    name: own.split('.')[1],
    change: { actions, before: null, after: {}, ...attributes },
  };
}

/** A plan that does these things. */
export function planJson(...changes: unknown[]): Record<string, unknown> {
  return {
    format_version: '1.2',
    terraform_version: '1.12.0',
    resource_changes: changes,
  };
}
