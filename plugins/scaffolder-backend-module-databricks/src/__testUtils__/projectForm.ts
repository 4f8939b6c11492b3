import { formValues } from './formValues';

/**
 * The form of a new project that is filled in well, with one environment; tests
 * change what they are about.
 */
export function projectForm(
  changes: Record<string, unknown> = {},
  environment: Record<string, unknown> = {},
): Record<string, unknown> {
  const { awsAccountId, region, availabilityZones, cidr, ...rest } =
    formValues();
  return {
    ...rest,
    environments: [
      {
        name: 'dev',
        awsAccountId,
        region,
        availabilityZones,
        cidr,
        ...environment,
      },
    ],
    ...changes,
  };
}
