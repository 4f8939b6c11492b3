import { checkProject } from '../checkProject';
import { validProject } from './validProject';
import { withValue } from './withValue';

/** The day on which {@link changedEnvironment} is checked. */
const TODAY = '2026-11-20';

/** Checks of the valid project after changes, as the tests of switches make them. */
export const changedEnvironment = {
  today: TODAY,
  path: 'spec.environments.dev',
  ids: {
    key: 'arn:aws:kms:us-west-2:100000000002:key/1234abcd-12ab-34cd-56ef-1234567890ab',
    one: '5d3f2c1e-8a4b-4d0e-9a51-2f6c7b8d9e01',
    other: '9b1f6d0e-3c2a-4f5b-8e7d-6a5c4b3d2e1f',
  },
  /** A network that is there already. */
  existing: {
    vpcId: 'vpc-0a1b2c3d4e5f60718',
    subnetIds: ['subnet-0a1b2c3d4e5f60718', 'subnet-1a1b2c3d4e5f60718'],
    securityGroupIds: ['sg-0a1b2c3d4e5f60718'],
  },
  /** Problems as `path: message -> hint`. */
  said(value: unknown): string[] {
    return checkProject(value, { today: TODAY }).map(
      ({ path, message, hint }) => `${path}: ${message} -> ${hint}`,
    );
  },
  /** The valid project with its environment changed. */
  environment(changes: object): unknown {
    return withValue('spec.environments.dev', {
      ...validProject().spec.environments.dev,
      ...changes,
    });
  },
};
