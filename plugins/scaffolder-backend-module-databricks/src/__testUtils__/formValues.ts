/** Values of a form that is filled in well; tests change what they are about. */
export function formValues(changes: Record<string, unknown> = {}) {
  return {
    name: 'payments',
    title: 'Payments lakehouse',
    description: 'Card and account payments.',
    owner: 'group:default/payments-data',
    repository: 'acme/payments',
    databricksAccountId: '0d26daa6-5e44-4c97-a497-ef015f91254a',
    adminAccountId: '100000000001',
    awsAccountId: '100000000002',
    region: 'us-west-2',
    availabilityZones: ['us-west-2a', 'us-west-2b'],
    cidr: '10.0.0.0/22',
    stateBucket: 'acme-terraform-tf-state',
    ...changes,
  };
}
